"""What Irisan offers to choose from; the first of each is the default."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from language.text import _
from pages.slice.question import DECILE, characteristics
from ui.asking import releases
from ui.kept import kept
from ui.records import records
from ui.words import areas as area_names

FIRST_COLUMN: Final = ("floor", "age_group")  # where a reader who chose nothing begins


def units() -> Mapping[str, str]:
    """What is counted."""
    return {"family": _("Keluarga"), "person": _("Orang")}


def shown() -> Mapping[str, str]:
    """What stands in the cells."""
    return {"row_pct": _("% baris"), "column_pct": _("% kolom"), "count": _("Jumlah")}


@kept
def rows(described: pd.DataFrame, unit: str) -> Mapping[str, str]:
    """Every characteristic of the unit."""
    return {name: each.label for name, each in characteristics(described, unit).items()}


@kept
def columns(described: pd.DataFrame, unit: str, row: str | None) -> Mapping[str, str]:
    """Every characteristic of the unit but the one of the rows."""
    offered = {name: word for name, word in rows(described, unit).items() if name != row}
    return dict(sorted(offered.items(), key=lambda pair: pair[0] not in FIRST_COLUMN))


@kept
def deciles(
    described: pd.DataFrame,
    known: pd.DataFrame,
    *,
    unit: str,
    row: str | None,
    column: str | None,
    area: str | None,
) -> Mapping[str, str]:
    """Every decile group as a filter; nothing for a desa, or while it is row or column."""
    if DECILE in (row, column) or area not in _large(known):
        return {}
    groups = characteristics(described, unit)[DECILE].values
    return {"": _("Semua desil"), **{group.value: group.label for group in groups}}


@kept
def others(
    known: pd.DataFrame,
    by_cutoff: pd.DataFrame,
    *,
    area: str | None,
    release: str | None,
    decile: str | None,
) -> Mapping[str, str]:
    """What the table may be held against: another release, or another area."""
    large = _large(known)
    names = {
        code: name
        for code, name in area_names.list_names(known).items()
        if code != area and (not decile or code in large)
    }
    earlier = {name: words for name, words in releases(by_cutoff).items() if name != release}
    return {"": _("Tanpa pembanding"), **earlier, **names}


def measure(unit: str) -> str:
    """What is counted, as a key of queries/measures.toml."""
    return {"family": "families", "person": "persons"}[unit]


@kept
def level_words(known: pd.DataFrame, area: str | None) -> str:
    """Why there is no filter by decile in a desa; '' elsewhere."""
    if area in _large(known):
        return ""
    return _("Saringan kelompok desil hanya ada untuk kecamatan dan kabupaten.")


def _large(known: pd.DataFrame) -> set[str]:
    rows = records(known, ("area_code", "level"))
    return {str(row["area_code"]) for row in rows if row["level"] != "desa"}
