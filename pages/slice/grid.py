"""A view as a heat table: every cell in words, the totals beside and below."""

import htpy as h
from markupsafe import Markup

from language import numbers
from language.text import _
from pages.slice import titles
from pages.slice.cross import Cell
from pages.slice.view import View, less
from ui.screen.heat import HeatCell, HeatTable, heat_html


def heat_table(view: View) -> HeatTable:
    """Every drawn value as a row or a column; differences where two sides are compared."""
    question = view.question
    by_row, by_column = view.shown == "row_pct", view.shown == "column_pct"
    count = _("Jumlah keluarga") if question.unit == "family" else _("Jumlah orang")
    return HeatTable(
        caption=f"{titles.title(question)}: {titles.subtitle(view)}",
        rows_of=question.row.label,
        columns_of=question.column.label,
        rows=[value.label for value in view.rows],
        columns=[value.label for value in view.columns],
        cells=[
            [_cell(view, (row.value, column.value)) for column in view.columns] for row in view.rows
        ],
        row_totals=[_total(view, row.value, None) for row in view.rows],
        column_totals=[_total(view, None, column.value) for column in view.columns],
        total=_total(view, None, None),
        total_row=count if by_column else _("Semua"),
        total_column=count if by_row else _("Semua"),
        unit=numbers.percent_sign() if view.is_share else "",
        scale="around" if view.is_compared else "heat",
        least_step=1.0 if view.is_compared else 0.0,
    )


def table_html(view: View, *remarks: str) -> Markup:
    """The heat table; under it what is not drawn, and where more is shown."""
    note = " ".join(filter(None, [titles.folded(view), *remarks]))
    return Markup(h.fragment[heat_html(heat_table(view)), note and h.p(".source")[note]])


def _cell(view: View, cell: Cell) -> HeatCell:
    own = view.value(cell)
    if not view.is_compared:
        return HeatCell(own, _number(view, own))
    return _compared(view, own, view.other_value(cell))


def _total(view: View, row: str | None, column: str | None) -> HeatCell:
    own = view.shared(row, column)
    if view.is_base(row, column):
        return HeatCell(own, numbers.count(own))
    if not view.is_compared:
        return HeatCell(own, _number(view, own))
    return _compared(view, own, view.other_shared(row, column))


def _compared(view: View, own: float | None, theirs: float | None) -> HeatCell:
    """A difference over the two numbers it is of; what is written 0,0 gets no colour."""
    if own is None and theirs is None:
        return HeatCell(None, numbers.too_few())
    digits = 1 if view.is_share else 0
    size = less(own, theirs)
    return HeatCell(
        None if size is None else round(size, digits),
        numbers.number(size, digits, signed=True),
        f"{_number(view, own)} · {_number(view, theirs)}",
    )


def _number(view: View, value: float | None) -> str:
    """A number of a cell without its unit, which stands in the title."""
    if not view.is_share:
        return numbers.count(value)
    return numbers.number(value, 1, missing=numbers.too_few())
