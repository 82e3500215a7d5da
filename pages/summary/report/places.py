"""Where poverty is, and where it moves: the map, movers, every village."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from data.area_code import parent_of
from language import numbers
from language.text import _
from pages.map import exhibits as places
from pages.summary import exhibits
from pages.summary.report.official import prose
from pages.village.exhibits import class_word
from ui.asking import Asking
from ui.exhibit import is_empty
from ui.paper import draw, ground
from ui.paper.blocks import Block
from ui.paper.draw import Ground
from ui.paper.ground import Districts
from ui.paper.subject import Subject
from ui.records import records


def village_map(subject: Subject, over: Districts) -> Block:
    """The villages by their class around the province."""
    return draw.chart(
        places.villages(subject.asking(subject.issue.region)),
        on=Ground(subject.outlines, over),
        remark=ground.ground_words(subject.outlines),
    )


def movers(on: Asking) -> list[Block]:
    """Which kecamatan and which villages moved most since the release before."""
    shown = [exhibits.movers(on, level) for level in ("kecamatan", "desa")]
    if on.before is None:
        return [prose(shown[0].title + ".")]
    return [draw.chart(each) for each in shown if not is_empty(each.picture)]


def every_village(subject: Subject) -> Block:
    """All villages by kecamatan, in the order of their codes, to look one up."""
    given = {"parent": subject.issue.region, "release": subject.release, "level": "desa"}
    banded = subject.ask("poverty_estimate_by_area", **given)
    unreached = {
        str(row["area_code"]): row["families_none"]
        for row in records(subject.ask("pillars_by_area", **given), ("area_code", "families_none"))
    }
    rows = records(banded)
    heads = [
        _("Desa"),
        _("perkiraan"),
        _("kisaran"),
        _("provinsi"),
        *([_("tanpa program")] if unreached else []),
    ]
    groups = groupby(rows, lambda row: parent_of(str(row["area_code"])))
    return {
        "kind": "directory",
        "heads": heads,
        "groups": [
            {
                "name": subject.names[code],
                "rows": [_village(row, unreached) for row in own],
            }
            for code, own in groups
        ],
    }


def _village(row: Mapping[str, Any], unreached: Mapping[str, float | None]) -> list[str]:
    return [
        str(row["area_name"]),
        numbers.percent(row["poverty_rate_pct"], 1),
        _band(row),
        class_word(row["province_class"]),
        *([numbers.count(unreached.get(str(row["area_code"])))] if unreached else []),
    ]


def _band(row: Mapping[str, Any]) -> str:
    """Both ends of the band of an estimate."""
    low, high = row["poverty_rate_low_pct"], row["poverty_rate_high_pct"]
    if low is None or high is None:
        return numbers.MISSING
    return f"{numbers.number(low, 1)}–{numbers.number(high, 1)}"
