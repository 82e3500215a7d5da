"""A heat table: the numbers themselves, on a ground that darkens with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final, Literal

import htpy as h
from markupsafe import Markup

from language import numbers as format
from language.text import _
from ui.look.markup import table_box

Scale = Literal["heat", "around"]

STEPS: Final = 5  # grounds of a scale from zero; around zero, three to each side
SIDE_STEPS: Final = 3
_NICE: Final = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True)
class HeatCell:
    """One cell: its number (None without one), its words, and smaller words under them."""

    value: float | None
    words: str
    below: str = ""


@dataclass(frozen=True)
class HeatTable:
    """Everything a heat table shows, as words and numbers.

    Args:
        rows, columns: the names of the values; rows_of, columns_of: what they are values of.
        cells: by row, then by column; a total for each row and column, and of all.
        total_row, total_column: the names of the totals.
        unit: behind the numbers of the key, e.g. ' %'.
        scale: 'heat' from zero, or 'around' zero for differences.
        least_step: a ground spans no less, so that next to nothing gets next to no colour.
    """

    caption: str
    rows_of: str
    columns_of: str
    rows: Sequence[str]
    columns: Sequence[str]
    cells: Sequence[Sequence[HeatCell]]
    row_totals: Sequence[HeatCell]
    column_totals: Sequence[HeatCell]
    total: HeatCell
    total_row: str
    total_column: str
    unit: str = ""
    scale: Scale = "heat"
    least_step: float = 0.0


def heat_html(table: HeatTable) -> Markup:
    """The table as HTML, in a box that scrolls by itself, with the key of its grounds above."""
    numbers = [cell.value for row in table.cells for cell in row]
    step = max(step_of(numbers, table.scale), table.least_step)
    head = h.fragment[
        h.tr[
            h.th(scope="col", rowspan=2, class_="text")[table.rows_of],
            h.th(scope="colgroup", colspan=len(table.columns), class_="text columns-of")[
                h.span[table.columns_of]
            ],
            h.th(scope="col", rowspan=2, class_="total")[table.total_column],
        ],
        h.tr[(h.th(scope="col")[name] for name in table.columns)],
    ]
    body = (
        h.tr[
            h.th(scope="row", class_="text")[name],
            (_cell(cell, ground(cell.value, step, table.scale)) for cell in row),
            _cell(total, "total"),
        ]
        for name, row, total in zip(table.rows, table.cells, table.row_totals, strict=True)
    )
    foot = h.tr(".total")[
        h.th(scope="row", class_="text")[table.total_row],
        (_cell(cell, "total") for cell in [*table.column_totals, table.total]),
    ]
    drawn = h.table(".area-table.heat")[
        h.caption(".visually-hidden")[table.caption],
        h.thead[head],
        h.tbody[body],
        h.tfoot[foot],
    ]
    return Markup(h.fragment[_key(table, step), table_box(table.caption, drawn)])


def step_of(values: Sequence[float | None], scale: Scale) -> float:
    """How much one ground of the scale spans: a round number, so that the largest still fits."""
    largest = max((abs(value) for value in values if value is not None), default=0.0)
    exact = largest / (STEPS if scale == "heat" else SIDE_STEPS)
    if exact <= 0:
        return 1.0
    power = 10.0 ** floor(log10(exact))
    return next(nice * power for nice in _NICE if nice * power >= exact * (1 - 1e-9))


def ground(value: float | None, step: float, scale: Scale) -> str:
    """The ground of a number as a class of the stylesheet; '' for none and for zero."""
    if value is None or value == 0:
        return ""
    place = ceil(abs(value) / step - 1e-9)
    if scale == "heat":
        return f"heat-{min(place, STEPS)}"
    return f"{'more' if value > 0 else 'fewer'}-{min(place, SIDE_STEPS)}"


def _cell(cell: HeatCell, kind: str) -> h.Element:
    return h.td(class_=[kind, {"zero": cell.value == 0}])[
        cell.words, cell.below and h.span(".below")[cell.below]
    ]


def _key(table: HeatTable, step: float) -> h.Node:
    """What the grounds mean, one swatch each; nothing while no number is shown."""
    values = [cell.value for row in table.cells for cell in row if cell.value is not None]
    if not any(values):
        return None
    return h.ul(class_=["heat-key", table.scale])[
        _key_along(ceil(max(values) / step - 1e-9), step, table.unit)
        if table.scale == "heat"
        else _key_around()
    ]


def _key_along(last: int, step: float, unit: str) -> h.Node:
    return (
        _swatch(f"heat-{n}", _span((n - 1) * step, n * step, step) + (unit if n == last else ""))
        for n in range(1, last + 1)
    )


def _key_around() -> h.Node:
    sides = range(1, SIDE_STEPS + 1)
    return [
        h.li[_("lebih sedikit")],
        (_swatch(f"fewer-{n}") for n in reversed(sides)),
        (_swatch(f"more-{n}", _("lebih banyak") if n == SIDE_STEPS else "") for n in sides),
    ]


def _swatch(name: str, words: str = "") -> h.Element:
    return h.li[h.span(class_=["swatch", "heat", name]), words]


def _span(low: float, high: float, step: float) -> str:
    digits = 0 if step >= 1 and float(step).is_integer() else 1
    first, last = format.number(low, digits), format.number(high, digits)
    return f"{first}{format.MISSING}{last}"
