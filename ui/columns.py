"""Columns of a data table, from the names of a frame: the words, the unit, and what is left out."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from ui import format
from ui.tables import Column, Kind
from ui.text import _, language

# Codes and flags are for machines; they stay in the files that can be saved.
NOT_SHOWN: Final = {
    "area_code",
    "parent_code",
    "level",
    "kind",
    "source",
    "is_made_up",
    "is_cutoff_assumed",
    "history",
    "list_name",
}
_KINDS: Final[Mapping[str, Kind]] = {"_pct": "percent", "_pp": "points"}


def columns_of(frame: pd.DataFrame, measures: Mapping[str, Mapping[str, Any]]) -> list[Column]:
    """What to show of a frame, in its order; measures: queries/measures.toml."""
    return [
        Column(
            str(name),
            _label(str(name), measures),
            _kind(str(name), pd.api.types.is_numeric_dtype(frame[name])),
        )
        for name in frame.columns
        if name not in NOT_SHOWN
    ]


def readable(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with periods and dates in words, ready for a table of text."""
    words = {"period": format.period, "cutoff": format.date, "release": format.release}
    shown = frame.copy()
    for name in words.keys() & set(map(str, frame.columns)):
        shown[name] = [
            None if format.is_missing(value) else words[name](value) for value in frame[name]
        ]
    return shown


def _label(name: str, measures: Mapping[str, Mapping[str, Any]]) -> str:
    if name in measures:
        return str(measures[name][f"label_{language()}"])
    return {
        "area_name": _("Wilayah"),
        "parent_name": _("Kecamatan"),
        "release": _("Rilis"),
        "cutoff": _("Data per"),
        "period": _("Periode"),
        "p0_pct": _("Angka kemiskinan (P0)"),
        "province_rate_pct": _("Provinsi (resmi)"),
        "change_pp": _("Perubahan"),
        "gap_pp": _("Selisih dengan provinsi"),
    }.get(name, name)


def _kind(name: str, is_number: bool) -> Kind:
    for ending, kind in _KINDS.items():
        if name.endswith(ending):
            return kind
    return "integer" if is_number else "text"
