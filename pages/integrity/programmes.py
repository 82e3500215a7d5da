"""Findings of the kabupaten by programme: only programmes whose lists were received."""

import pandas as pd

from language import numbers
from language.text import _
from pages.integrity.band import Band
from pages.integrity.files import long_form
from pages.integrity.grid import CELL, Row, cells_by, grid_html, used
from pages.integrity.kinds import kinds
from ui.records import records

_FACTS = ("programme_code", "programme_name", "is_listed")


def names(programmes: pd.DataFrame) -> dict[str, str]:
    """Name by code of the programmes with a list, in the order of `programme_by_release`."""
    return {
        str(row["programme_code"]): str(row["programme_name"])
        for row in records(programmes, _FACTS)
        if row["is_listed"]
    }


def short(code: str) -> str:
    """A programme where there is little room: 'PBI JK'."""
    return code.replace("_", " ")


def band(by_programme: pd.DataFrame, programmes: pd.DataFrame, shown: str, release: str) -> Band:
    """The programmes as a table, of the whole kabupaten.

    Args:
        by_programme: rows of `integrity_by_programme`.
        programmes: rows of `programme_by_release`.
        shown: 'findings' or 'amount_idr'.
    """
    cells = cells_by(by_programme, "programme_code")
    rows = [
        Row(name, short(code), "", cells[code])
        for code, name in names(programmes).items()
        if code in cells
    ]
    title = _("Yang perlu dicek di setiap program")
    words = {
        "findings": _("temuan dan, di bawahnya, yang diperiksa; {release}, seluruh kabupaten"),
        "amount_idr": _("rupiah yang melekat pada temuan; {release}, seluruh kabupaten"),
    }
    return {
        "html": grid_html(rows, used(kinds(), rows), shown, head=_("Program"), caption=title),
        "title": title,
        "subtitle": words[shown].format(release=numbers.release(release)),
        "data": _saved(by_programme, programmes, release),
        "remark": _(
            "Dua program sekaligus dihitung pada program yang lebih dulu disebut aturannya. "
            "Tanda – berarti tidak ada, atau hampir tidak ada."
        ),
    }


def _saved(by_programme: pd.DataFrame, programmes: pd.DataFrame, release: str) -> pd.DataFrame:
    listed = names(programmes)
    rows = [
        {**row, "release": release, "programme_name": listed[row["programme_code"]]}
        for row in records(by_programme, ("programme_code", *CELL))
        if row["programme_code"] in listed
    ]
    return long_form(rows, ("release", "programme_code", "programme_name"))
