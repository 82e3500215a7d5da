"""Findings of many areas or programmes: a row for each, a column for each kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import pandas as pd

from language import numbers
from language.text import _
from pages.integrity.kinds import Kind
from ui.exhibit import Rows
from ui.records import records

CELL: Final = ("kind", "findings", "checked", "findings_pct", "amount_idr")


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
    cells: dict[str, dict[str, Any]]


def cells_by(
    frame: pd.DataFrame, key: str, others: Sequence[str] = ()
) -> dict[str, dict[str, dict[str, Any]]]:
    """The cells of a frame by its key and kind, in its order; others: columns to keep with them."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for row in records(frame, (key, *CELL, *others)):
        found.setdefault(str(row[key]), {})[str(row["kind"])] = row
    return found


def grid_html(
    rows: Sequence[Row], kinds: Sequence[Kind], shown: str, *, head: str, caption: str
) -> str:
    """The table for `st.html`, in the order of the rows.

    Args:
        shown: 'findings' (with what was checked below it) or 'amount_idr'.
        head: what the first column holds.
    """
    heads = "".join(f'<th scope="col">{escape(kind.short)}</th>' for kind in kinds)
    body = "".join(
        f'<tr><th scope="row" class="text">{_name(row)}</th>'
        + "".join(_cell(row.cells.get(kind.name), shown) for kind in kinds)
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="table-box" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f'<table class="area-table finding-grid"><caption class="visually-hidden">'
        f"{escape(caption)}</caption>"
        f'<thead><tr><th scope="col" class="text">{escape(head)}</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def table(rows: Sequence[Row], kinds: Sequence[Kind], shown: str, *, head: str) -> Rows:
    """The same as words, without what was checked."""
    return Rows(
        (head, *(kind.short for kind in kinds)),
        tuple(
            (row.name, *(_words(row.cells.get(kind.name), shown) for kind in kinds)) for row in rows
        ),
    )


def _words(cell: dict[str, Any] | None, shown: str) -> str:
    if cell is None or cell["checked"] == 0:
        return numbers.MISSING
    if shown == "amount_idr":
        known = cell["amount_idr"] if cell["findings"] or not numbers.unseen() else None
        return numbers.rupiah(known)
    return numbers.count(cell["findings"])


def _name(row: Row) -> str:
    name = escape(row.name)
    if row.href:
        name = f'<a href="{escape(row.href)}" target="_self">{name}</a>'
    return name + (f"<small>{escape(row.below)}</small>" if row.below else "")


def _cell(cell: dict[str, Any] | None, shown: str) -> str:
    if cell is None or cell["checked"] == 0:
        words = f'<span class="visually-hidden">{escape(_("tidak diperiksa"))}</span>'
        return f'<td class="unchecked">{numbers.MISSING}{words}</td>'
    zero = ' class="zero"' if cell["findings"] == 0 else ""
    of = ""
    if shown == "findings":
        said = _("dari {checked}").format(checked=numbers.count(cell["checked"]))
        of = f"<small>{escape(said)}</small>"
    return f"<td{zero}>{escape(_words(cell, shown))}{of}</td>"


def used(kinds: Sequence[Kind], rows: Sequence[Row]) -> list[Kind]:
    """The kinds that were checked in any row."""
    return [
        kind
        for kind in kinds
        if any(row.cells.get(kind.name, {"checked": 0})["checked"] != 0 for row in rows)
    ]
