"""Where poverty is, and where it moves: the map, movers, every village."""

from itertools import groupby

from data.area_code import parent_of
from pages.map import exhibits as places
from pages.summary.report.official import prose
from pages.trend import exhibits as trend
from pages.village import exhibits as village
from ui.asking import Asking
from ui.exhibit import Rows, is_empty
from ui.paper import draw, ground
from ui.paper.blocks import Block
from ui.paper.draw import Ground
from ui.paper.ground import Districts
from ui.paper.subject import Subject


def village_map(subject: Subject, over: Districts) -> Block:
    """The villages by their class around the province."""
    return draw.chart(
        places.villages(subject.asking(subject.issue.region)),
        on=Ground(subject.outlines, over),
        remark=ground.ground_words(subject.outlines),
    )


def movers(on: Asking) -> list[Block]:
    """Which kecamatan and which villages moved most since the release before."""
    shown = [trend.movers(on, level) for level in ("kecamatan", "desa")]
    if on.before is None:
        return [prose(shown[0].title + ".")]
    return [draw.chart(each) for each in shown if not is_empty(each.picture)]


def every_village(on: Asking) -> Block:
    """All villages by kecamatan, in each by the chance of the poorest fifth."""
    shown = village.every_village(on)
    assert isinstance(shown.picture, Rows)
    rows = zip(shown.data["area_code"], shown.picture.rows, strict=True)
    groups = groupby(rows, lambda row: parent_of(str(row[0])))
    return {
        "kind": "directory",
        "heads": list(shown.picture.head),
        "groups": [
            {"name": on.names[code], "rows": [list(row) for _code, row in own]}
            for code, own in groups
        ],
    }
