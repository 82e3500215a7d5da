"""A heat table: the numbers themselves, on a ground that darkens with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from typing import Final, Literal

from markupsafe import Markup

from language import numbers as format
from language.text import _

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
    columns = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    head = (
        f'<tr><th scope="col" rowspan="2" class="text">{escape(table.rows_of)}</th>'
        f'<th scope="colgroup" colspan="{len(table.columns)}" class="text columns-of">'
        f"<span>{escape(table.columns_of)}</span></th>"
        f'<th scope="col" rowspan="2" class="total">{escape(table.total_column)}</th></tr>'
        f"<tr>{columns}</tr>"
    )
    body = "".join(
        f'<tr><th scope="row" class="text">{escape(name)}</th>'
        + "".join(_cell(cell, ground(cell.value, step, table.scale)) for cell in row)
        + _cell(total, "total")
        + "</tr>"
        for name, row, total in zip(table.rows, table.cells, table.row_totals, strict=True)
    )
    foot = (
        f'<tr class="total"><th scope="row" class="text">{escape(table.total_row)}</th>'
        + "".join(_cell(cell, "total") for cell in [*table.column_totals, table.total])
        + "</tr>"
    )
    caption = escape(table.caption)
    return Markup(
        f"{_key(table, step)}"
        f'<div class="table-box" role="region" tabindex="0" aria-label="{caption}">'
        f'<table class="area-table heat"><caption class="visually-hidden">{caption}</caption>'
        f"<thead>{head}</thead><tbody>{body}</tbody><tfoot>{foot}</tfoot></table></div>"
    )


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


def _cell(cell: HeatCell, kind: str) -> str:
    words = f"{kind} zero".strip() if cell.value == 0 else kind
    content = escape(cell.words)
    if cell.below:
        content += f'<span class="below">{escape(cell.below)}</span>'
    return f'<td class="{words}">{content}</td>' if words else f"<td>{content}</td>"


def _key(table: HeatTable, step: float) -> str:
    """What the grounds mean, one swatch each; nothing while no number is shown."""
    values = [cell.value for row in table.cells for cell in row if cell.value is not None]
    swatches: list[tuple[str, str]] = []
    if any(values):
        if table.scale == "heat":
            last = ceil(max(values) / step - 1e-9)
            bounds = [(f"heat-{n}", (n - 1) * step, n * step) for n in range(1, last + 1)]
            swatches = [(name, _span(low, high, step)) for name, low, high in bounds]
        else:
            swatches = [
                *((f"fewer-{n}", "") for n in range(SIDE_STEPS, 0, -1)),
                *((f"more-{n}", "") for n in range(1, SIDE_STEPS + 1)),
            ]
            swatches[-1] = (swatches[-1][0], _("lebih banyak"))
    parts = [
        f'<li><span class="swatch heat {name}"></span>{escape(words)}</li>'
        for name, words in swatches
    ]
    if parts and table.scale == "heat":
        parts[-1] = parts[-1].replace("</li>", f"{escape(table.unit)}</li>")
    elif parts:
        fewer = _("lebih sedikit")
        parts.insert(0, f"<li>{escape(fewer)}</li>")
    return f'<ul class="heat-key {table.scale}">{"".join(parts)}</ul>' if parts else ""


def _span(low: float, high: float, step: float) -> str:
    digits = 0 if step >= 1 and float(step).is_integer() else 1
    first, last = format.number(low, digits), format.number(high, digits)
    return f"{first}{format.MISSING}{last}"
