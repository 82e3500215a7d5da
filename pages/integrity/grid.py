"""Findings of many areas or programmes: a row for each, a column for each kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeGuard

import htpy as h
import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from pages.integrity.kinds import Kind
from ui.exhibit import Rows
from ui.look.markup import filled, joined, link, table_box
from ui.records import records

Cell = dict[str, Any]
CELL: Final = ("kind", "findings", "checked", "findings_pct", "amount_idr")
# Forms, filled for every row and cell; those of a count and an amount by whether it is zero.
_ROW: Final = Markup(h.tr[h.th(".text", scope="row")["%s%s"], "%s"])
_BELOW: Final = Markup(h.small["%s"])
_COUNT: Final = {
    is_zero: Markup(h.td(class_={"zero": is_zero})["%s", h.small["%s"]])
    for is_zero in (False, True)
}
_AMOUNT: Final = {
    is_zero: Markup(h.td(class_={"zero": is_zero})["%s"]) for is_zero in (False, True)
}
_UNCHECKED: Final = Markup(h.td(".unchecked")[numbers.MISSING, h.span(".visually-hidden")["%s"]])


@dataclass(frozen=True, slots=True)
class Row:
    """One area or programme.

    Args:
        name, below: what it is called; below in small.
        href: where the name leads; '' for nowhere.
        cells: of `integrity_by_area` or `integrity_by_programme`, by kind.
    """

    name: str
    below: str
    href: str
    cells: dict[str, Cell]


def cells_by(
    frame: pd.DataFrame, key: str, others: Sequence[str] = ()
) -> dict[str, dict[str, Cell]]:
    """The cells of a frame by its key and kind, in its order; others: columns to keep with them."""
    cells: dict[str, dict[str, Cell]] = {}
    for row in records(frame, (key, *CELL, *others)):
        cells.setdefault(str(row[key]), {})[str(row["kind"])] = row
    return cells


def grid_html(
    rows: Sequence[Row], kinds: Sequence[Kind], shown: str, *, head: str, caption: str
) -> Markup:
    """The table for `st.html`, in the order of the rows.

    Args:
        shown: 'findings' (with what was checked below it) or 'amount_idr'.
        head: what the first column holds.
    """
    unchecked = filled(_UNCHECKED, [_("tidak diperiksa")])

    def line(row: Row) -> Markup:
        own = (row.cells.get(kind.name) for kind in kinds)
        cells = [_cell(cell, shown) if _is_checked(cell) else unchecked for cell in own]
        name = link(row.href, row.name) if row.href else row.name
        below = filled(_BELOW, [row.below]) if row.below else ""
        return filled(_ROW, (name, below, joined(cells)))

    return table_box(
        caption,
        h.table(".area-table.finding-grid")[
            h.caption(".visually-hidden")[caption],
            h.thead[
                h.tr[
                    h.th(".text", scope="col")[head],
                    (h.th(scope="col")[kind.short] for kind in kinds),
                ]
            ],
            h.tbody[joined(map(line, rows))],
        ],
    )


def table(rows: Sequence[Row], kinds: Sequence[Kind], shown: str, *, head: str) -> Rows:
    """The same as words, without what was checked."""
    return Rows(
        (head, *(kind.short for kind in kinds)),
        tuple(
            (row.name, *(_words(row.cells.get(kind.name), shown) for kind in kinds)) for row in rows
        ),
    )


def _is_checked(cell: Cell | None) -> TypeGuard[Cell]:
    return cell is not None and cell["checked"] != 0


def _words(cell: Cell | None, shown: str) -> str:
    if not _is_checked(cell):
        return numbers.MISSING
    if shown == "amount_idr":
        amount = cell["amount_idr"] if cell["findings"] or not numbers.unseen() else None
        return numbers.rupiah(amount)
    return numbers.count(cell["findings"])


def _cell(cell: Cell, shown: str) -> Markup:
    is_zero = cell["findings"] == 0
    if shown == "amount_idr":
        return filled(_AMOUNT[is_zero], [_words(cell, shown)])
    of = _("dari {checked}").format(checked=numbers.count(cell["checked"]))
    return filled(_COUNT[is_zero], [_words(cell, shown), of])


def used(kinds: Sequence[Kind], rows: Sequence[Row]) -> list[Kind]:
    """The kinds that were checked in any row."""
    return [kind for kind in kinds if any(_is_checked(row.cells.get(kind.name)) for row in rows)]
