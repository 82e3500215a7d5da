"""Columns of a data table, from the names of a frame: the words, the unit, and what is left out."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from ui import classes, format
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
    "unit",
    "characteristic",
    "value_code",
    "state",
    "row",
    "column",
    "row_value",
    "column_value",
    "decile_group",
    "area",
    "is_hidden",
    "other_is_hidden",
    "other_area",
    "other_release",
    "group_name",
    "programme_code",
    "other_code",
    "rule",
}
# Index numbers and scores, which have no ending that says so.
_DECIMAL: Final = {"p1", "p2", "value", "shift_logit"}
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
    words = {
        "period": format.period,
        "cutoff": format.date,
        "release": format.release,
        "class": classes.class_words,
        "province_class": classes.class_words,
        "situation": situation_words,
        "is_se_assumed": lambda is_assumed: _("asumsi") if is_assumed else "BPS",
    }
    shown = frame.copy()
    for name in words.keys() & set(map(str, frame.columns)):
        shown[name] = [
            None if format.is_missing(value) else words[name](value) for value in frame[name]
        ]
    return shown


def official_columns() -> list[Column]:
    """The columns of BPS's own figures, a row for each March."""
    return [
        Column("when", _("Periode"), "text"),
        Column("p0_pct", _("Miskin (P0)"), "percent"),
        Column("p1", _("Kedalaman (P1)"), "number"),
        Column("p2", _("Keparahan (P2)"), "number"),
        Column("poor_thousand", _("Penduduk miskin, ribu"), "number"),
        Column("poverty_line_idr", _("Garis kemiskinan, Rp per orang per bulan"), "integer"),
    ]


def official_rows(official: pd.DataFrame, most: int = 6) -> pd.DataFrame:
    """The newest Marches of `official_by_period`, the newest first, keyed for a table."""
    rows = official[official["period"].str.endswith("-03")].iloc[::-1].head(most)
    when = [format.period(str(period)) for period in rows["period"]]
    return rows.assign(area_code=rows["period"], when=when).reset_index(drop=True)


def situation_words(situation: str) -> str:
    """What is known when a forecast is made. KeyError for any other word."""
    return {
        "forecast": _("belum ada angka tahun itu"),
        "nowcast": _("angka provinsi sudah terbit"),
    }[situation]


def _label(name: str, measures: Mapping[str, Mapping[str, Any]]) -> str:
    if name in measures:
        return str(measures[name][f"label_{language()}"])
    return {
        "area_name": _("Wilayah"),
        "parent_name": _("Kecamatan"),
        "release": _("Rilis"),
        "characteristic_name": _("Ciri"),
        "value_name": _("Nilai"),
        "row_label": _("Nilai baris"),
        "column_label": _("Nilai kolom"),
        "other_count": _("Jumlah pembanding"),
        "other_row_pct": _("Persen baris pembanding"),
        "other_column_pct": _("Persen kolom pembanding"),
        "count_difference": _("Selisih jumlah"),
        "row_difference_pp": _("Selisih persen baris"),
        "column_difference_pp": _("Selisih persen kolom"),
        "kecamatan_share_pct": _("Bagian di kecamatan"),
        "kabupaten_share_pct": _("Bagian di kabupaten"),
        "previous_count": _("Jumlah pada rilis sebelumnya"),
        "finding_name": _("Yang dicari"),
        "findings_pct": _("Bagian yang perlu dicek"),
        "programme_name": _("Program"),
        "other_name": _("Program lain"),
        "rule_words": _("Aturan"),
        "is_verified": _("Terverifikasi"),
        "basis": _("Dasar"),
        "is_checked": _("Daftar keduanya ada"),
        "pillar": _("Pilar"),
        "reached_pct": _("Dijangkau, dari 100 orang"),
        "incidence_pct": _("Bagian dari yang dijangkau"),
        "quota": _("Dari seribu kuota"),
        "cutoff": _("Data per"),
        "period": _("Periode"),
        "situation": _("Yang sudah diketahui"),
        "is_se_assumed": _("Asal galat baku"),
        "class": _("Kelas terhadap provinsi"),
        "p0_pct": _("Angka kemiskinan (P0)"),
        "province_rate_pct": _("Provinsi (resmi)"),
        "change_pp": _("Perubahan"),
        "gap_pp": _("Selisih dengan provinsi"),
    }.get(name, name)


def _kind(name: str, is_number: bool) -> Kind:
    if name in _DECIMAL:
        return "number"
    for ending, kind in _KINDS.items():
        if name.endswith(ending):
            return kind
    return "integer" if is_number else "text"
