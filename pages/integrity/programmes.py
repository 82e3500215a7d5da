"""Findings of the kabupaten by programme: only programmes whose lists were received."""

import pandas as pd

from language import numbers
from language.text import _
from pages.integrity.files import long_form
from pages.integrity.grid import CELL, Row, cells_by
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


def rows(by_programme: pd.DataFrame, programmes: pd.DataFrame) -> list[Row]:
    """A row for each programme with a list.

    Args:
        by_programme: rows of `integrity_by_programme`.
        programmes: rows of `programme_by_release`.
    """
    cells = cells_by(by_programme, "programme_code")
    return [
        Row(name, short(code), "", cells[code])
        for code, name in names(programmes).items()
        if code in cells
    ]


def subtitle(shown: str, release: str) -> str:
    """What stands in the cells; shown: 'findings' or 'amount_idr'."""
    words = {
        "findings": _("temuan dan, di bawahnya, yang diperiksa; {release}, seluruh kabupaten"),
        "amount_idr": _("rupiah yang melekat pada temuan; {release}, seluruh kabupaten"),
    }
    return words[shown].format(release=numbers.release(release))


def remark() -> str:
    """Where a pair is counted, and what a dash says."""
    return _(
        "Dua program sekaligus dihitung pada program yang lebih dulu disebut aturannya. "
        "Tanda – berarti tidak ada, atau hampir tidak ada."
    )


def saved(by_programme: pd.DataFrame, programmes: pd.DataFrame, release: str) -> pd.DataFrame:
    """Every cell as a row, to be read and saved."""
    listed = names(programmes)
    rows = [
        {**row, "release": release, "programme_name": listed[row["programme_code"]]}
        for row in records(by_programme, ("programme_code", *CELL))
        if row["programme_code"] in listed
    ]
    return long_form(rows, ("release", "programme_code", "programme_name"))
