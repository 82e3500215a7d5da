"""Families by decile, the estimate over time, and the villages of a kecamatan, on paper."""

from dataclasses import replace
from typing import Final

from data.area_code import level_of
from pages.village import exhibits
from ui.asking import Asking
from ui.exhibit import Bars, Exhibit, Rows
from ui.paper import blocks, draw
from ui.paper.blocks import Block
from ui.paper.draw import Size

LONG: Final = 20  # letters of a name
WIDE: Final = Size(lines=98, right=128, most_labels=8)
NARROW: Final = Size(lines=104, right=104, gap=6.5, most_labels=3)


def front(on: Asking) -> list[Block]:
    """Families by decile and the course of the estimate, side by side for a kecamatan."""
    is_narrow = level_of(on.area) != "desa"
    size = NARROW if is_narrow else WIDE
    deciles, course = exhibits.deciles(on), exhibits.course(on)
    return [
        draw.chart(_short(deciles) if is_narrow else deciles, size, source=""),
        *([draw.chart(course, size, source="" if is_narrow else None)] if course else []),
    ]


def _short(shown: Exhibit) -> Exhibit:
    """Bars with the first of their further figures only; a stroke says the other."""
    assert isinstance(shown.picture, Bars)
    bars = tuple(replace(bar, more=bar.more[:1]) for bar in shown.picture.bars)
    return replace(shown, picture=replace(shown.picture, bars=bars, heads=shown.picture.heads[:2]))


def villages(on: Asking) -> Block:
    """The villages of a kecamatan by the chance of the poorest fifth, in two halves of a table."""
    shown = exhibits.every_village(on)
    assert isinstance(shown.picture, Rows)
    # No room for the band.
    heads, *rows = [
        [name, estimate, *rest]
        for name, estimate, _band, *rest in (shown.picture.head, *shown.picture.rows)
    ]
    middle = -(-len(rows) // 2)
    # A long name needs the room more than the words beside it.
    is_long = max((len(row[0]) for row in rows), default=0) > LONG
    widths = [1.9, 1.2, 1.0, 1.1] if is_long else [1.0, 0.0, 0.0, 0.0]
    return {
        "title": shown.title,
        "subtitle": shown.subtitle,
        "halves": [
            blocks.table(heads, half, widths=widths[: len(heads)], size=9.5, inset=2.2)
            for half in (rows[:middle], rows[middle:])
        ],
    }
