"""Where poverty is, and where it moves: kecamatan by class, the map, movers, every village."""

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

import pandas as pd

from language import numbers
from language.text import _
from pages.summary import numbers as summary
from pages.summary import words
from pages.village.sheet.households import class_word
from ui.map.picture import picture
from ui.paper import blocks, ground
from ui.paper.blocks import Block, Row
from ui.paper.ground import Districts
from ui.paper.subject import Subject
from ui.records import records
from ui.words.class_sentences import class_title


def _band(row: Mapping[str, Any], high: Callable[[Any, int], str]) -> str:
    """Both ends of the band of an estimate; high: writes the upper one."""
    if row["low_pct"] is None or row["high_pct"] is None:
        return numbers.MISSING
    return f"{numbers.number(row['low_pct'], 1)}–{high(row['high_pct'], 1)}"


def village_map(subject: Subject, over: Districts) -> Block:
    """The villages by their class around the province."""
    given = {"release": subject.release, "level": "desa"}
    rates = subject.ask("areas_by_measure", measure="poverty_rate_pct", **given)
    gaps = subject.ask("areas_by_measure", measure="gap_pp", **given)
    codes = list(subject.drawn.paths)
    made = picture(
        {subject.release: rates},
        {subject.release: gaps},
        subject.release,
        codes,
        title="",
        unit="percent",
        scale="around",
    )
    title = class_title(rates.rename(columns={"province_class": "class"}), "desa")
    return blocks.chart(
        ground.by_class(
            subject.drawn,
            dict(zip(codes, made.sent["classes"], strict=True)),
            dict(made.sent["legend"]),
            alt=title + ".",
            width=100,
            over=over,
            names={
                str(row["area_code"]): str(row["area_name"])
                for row in records(subject.known, ("area_code", "area_name"))
            },
        ),
        title=title,
        subtitle=_("perkiraan penduduk miskin setiap desa terhadap {province}, {release}").format(
            province=subject.province, release=numbers.release(subject.release)
        ),
        kinds=["estimate"],
        source=subject.registry(),
        remark=ground.ground_words(subject.drawn),
    )


def movers(subject: Subject) -> list[Block]:
    """Which kecamatan and which villages moved most since the release before."""
    if not subject.before:
        return [{"kind": "prose", "lines": [words.movers_title(_nobody(), None) + "."]}]
    found = []
    for level in ("kecamatan", "desa"):
        areas = subject.ask(
            "poverty_by_area", parent=subject.issue.region, release=subject.release, level=level
        )
        moved = words.biggest_movers(areas)
        if len(moved):
            found.append(_moved(subject, areas, moved))
    return found


def _moved(subject: Subject, areas: pd.DataFrame, moved: pd.DataFrame) -> Block:
    rows = records(moved, ("area_code", "area_name", "change_pp"))
    most = max(abs(row["change_pp"]) for row in rows)
    title = words.movers_title(areas, subject.before)
    changes = [numbers.change(row["change_pp"]) for row in rows]
    return blocks.chart(
        blocks.bars(
            [
                Row(
                    subject.names[str(row["area_code"])],
                    abs(row["change_pp"]) / most,
                    (str(change),),
                    colour="better" if change.verdict == "better" else "worse",
                )
                for row, change in zip(rows, changes, strict=True)
            ],
            label_width=130,
            height=9,
            alt=title,
        ),
        title=title,
        subtitle=summary.change_since(subject.before),
        kinds=["estimate"],
        source=subject.span(),
    )


def _nobody() -> pd.DataFrame:
    return pd.DataFrame(columns=["area_name", "level", "change_pp"])


def every_village(subject: Subject) -> Block:
    """All villages by kecamatan, in the order of their codes, to look one up."""
    given = {"parent": subject.issue.region, "release": subject.release, "level": "desa"}
    banded = subject.ask("poverty_estimate_by_area", **given)
    unreached = {
        str(row["area_code"]): row["families_none"]
        for row in records(subject.ask("pillars_by_area", **given), ("area_code", "families_none"))
    }
    columns = ("area_code", "area_name", "estimate_pct", "low_pct", "high_pct", "class")
    rows = records(banded, columns)
    heads = [
        _("Desa"),
        _("perkiraan"),
        _("kisaran"),
        _("provinsi"),
        *([_("tanpa program")] * bool(unreached)),
    ]
    groups = groupby(rows, lambda row: str(row["area_code"]).rpartition(".")[0])
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
        numbers.percent(row["estimate_pct"], 1),
        _band(row, numbers.number),
        class_word(row["class"]),
        *([numbers.count(unreached.get(str(row["area_code"])))] * bool(unreached)),
    ]
