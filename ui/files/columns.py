"""Columns of a data table, from the names of a frame: the words, the unit, and what is left out."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from language import numbers
from language.text import _, language
from queries import measures
from ui.exhibit import Cell, Column
from ui.words import classes

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
    "other_area",
    "other_release",
    "group_name",
    "programme_code",
    "other_code",
    "rule",
    # Said in the cells themselves.
    "withheld",
}
# Index numbers and scores, which have no ending that says so.
_DECIMAL: Final = {
    *("p1", "p2", "poor_spread", "poor_spread_low", "poor_spread_high"),
    *("value", "shift_logit", "error_correlation", "design_effect"),
}
# Columns that show a measure under another name.
_ROLES: Final = {
    "province_same_pct": "p0_pct",
    "previous_p0_pct": "p0_pct",
    "province_pct": "p0_pct",
    "figure_pct": "p0_pct",
    "from_pct": "p0_pct",
    "low": "poverty_rate_low_pct",
    "high": "poverty_rate_high_pct",
    "low_pct": "poverty_rate_low_pct",
    "high_pct": "poverty_rate_high_pct",
    "class": "province_class",
    "poverty_rate_change_pp": "change_pp",
    "kecamatan_share_pct": "share_pct",
    "kabupaten_share_pct": "share_pct",
    "previous_count": "count",
    "other_count": "count",
    "other_row_pct": "row_pct",
    "other_column_pct": "column_pct",
}
_COUNTED: Final = {"families", "persons", "families or persons"}
_KINDS: Final[Mapping[str, Cell]] = {"_pct": "percent", "_pp": "points"}


def columns_of(frame: pd.DataFrame) -> list[Column]:
    """What to show of a frame, in its order."""
    return [
        Column(
            str(name),
            _label(str(name)),
            _kind(str(name), _is_number(frame[name])),
        )
        for name in frame.columns
        if name not in NOT_SHOWN
    ]


def _is_number(column: Any) -> bool:
    """Whether it holds numbers: to pandas a column of yes and no does too."""
    kinds = pd.api.types
    return kinds.is_numeric_dtype(column) and not kinds.is_bool_dtype(column)


def readable(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with periods and dates in words, ready for a table of text."""
    words = {
        "period": numbers.period,
        "cutoff": numbers.date,
        "release": numbers.release,
        "class": classes.class_words,
        "province_class": classes.class_words,
        "situation": situation_words,
        "is_se_assumed": lambda is_assumed: _("asumsi") if is_assumed else "BPS",
    }
    shown = frame.copy()
    for name in words.keys() & set(map(str, frame.columns)):
        shown[name] = [
            None if numbers.is_missing(value) else words[name](value) for value in frame[name]
        ]
    return shown


def heads(frame: pd.DataFrame) -> dict[str, str]:
    """Words above every column of a file, no two alike; the code of a column that has none."""
    found: dict[str, str] = {}
    for name in map(str, frame.columns):
        words = _label(name)
        taken = words in found.values()
        found[name] = f"{words} ({name})" if taken else words[:1].upper() + words[1:]
    return found


def measure_of(name: str) -> str:
    """The measure of queries/measures.toml that a column shows, or its own name."""
    return _ROLES.get(name, name)


def word(name: str, value: Any) -> Any:
    """A cell as people read it: classes and marks in words, all else as it is."""
    if numbers.is_missing(value):
        return value
    if name in ("class", "province_class"):
        return classes.class_words(value)
    if name == "situation":
        return situation_words(value)
    if name == "level":
        return level_words(value)
    if name.startswith("is_") or isinstance(value, bool):
        return _("ya") if value in (True, "true") else _("tidak")
    return value


def level_words(level: str) -> str:
    """A level of area in words; any other as it is."""
    words = {
        "nation": _("nasional"),
        "province": _("provinsi"),
        "kabupaten": _("kabupaten"),
        "kecamatan": _("kecamatan"),
        "desa": _("desa atau kelurahan"),
    }
    return words.get(level, level)


def official_columns() -> list[Column]:
    """The columns of BPS's own figures and what follows from them, a row for each March."""
    return [
        Column("when", _("Periode"), "text"),
        Column("p0_pct", _("Miskin (P0)"), "percent"),
        Column("p1", _("Kedalaman (P1)"), "number"),
        Column("p2", _("Keparahan (P2)"), "number"),
        Column("poor_thousand", _("Penduduk miskin, ribu"), "number"),
        Column("poverty_line_idr", _("Garis kemiskinan, Rp per orang per bulan"), "integer"),
        Column("mean_shortfall_idr", _("Kekurangan rata-rata, Rp per orang miskin"), "integer"),
    ]


def official_rows(official: pd.DataFrame, most: int = 6) -> pd.DataFrame:
    """The newest Marches of `official_by_period`, the newest first, keyed for a table.

    What follows from a row (`depth_by_period`) may stand beside it.
    """
    rows = official[official["period"].str.endswith("-03")].iloc[::-1].head(most)
    when = [numbers.period(str(period)) for period in rows["period"]]
    return rows.assign(area_code=rows["period"], when=when).reset_index(drop=True)


def situation_words(situation: str) -> str:
    """What is known when a forecast is made. KeyError for any other word."""
    return {
        "forecast": _("belum ada angka tahun itu"),
        "september": _("angka September provinsi sudah terbit"),
        "nowcast": _("angka provinsi sudah terbit"),
    }[situation]


def _label(name: str) -> str:
    if name in measures():
        return str(measures()[name][f"label_{language()}"])
    return {
        "area_code": _("Kode wilayah (Kemendagri)"),
        "area_name": _("Wilayah"),
        "parent_code": _("Kode wilayah di atasnya"),
        "parent_name": _("Kecamatan"),
        "level": _("Tingkat"),
        "kind": _("Macam"),
        "list_name": _("Wilayah"),
        "unit": _("Yang dihitung"),
        "characteristic": _("Kode ciri"),
        "value_code": _("Kode nilai"),
        "decile_group": _("Kelompok desil"),
        "top_decile_words": _("Kelompok desil teratas"),
        "group_name": _("Golongan"),
        "programme_code": _("Kode program"),
        "other_code": _("Kode program lain"),
        "rule": _("Kode aturan"),
        "row": _("Kode baris"),
        "column": _("Kode kolom"),
        "row_value": _("Kode nilai baris"),
        "column_value": _("Kode nilai kolom"),
        "area": _("Kode wilayah (Kemendagri)"),
        "other_area": _("Kode wilayah pembanding"),
        "other_release": _("Rilis pembanding"),
        "is_cutoff_assumed": _("Tanggal data diperkirakan"),
        "is_made_up": _("Data sintetis"),
        "source": _("Sumber"),
        "measure": _("Ukuran"),
        "low": _("Batas bawah rentang 90 %"),
        "high": _("Batas atas rentang 90 %"),
        "low_pct": _("Batas bawah rentang 90 %"),
        "high_pct": _("Batas atas rentang 90 %"),
        "province_pct": _("Provinsi (resmi)"),
        "province_same_pct": _("Provinsi, periode yang sama (resmi)"),
        "previous_p0_pct": _("Angka kemiskinan sebelumnya (P0)"),
        "is_listed": _("Ada daftar penerima"),
        "has_rule": _("Ada aturan desil"),
        "is_rule_verified": _("Aturan terverifikasi"),
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
        "withheld": _("Yang tidak diberikan"),
        "finding_name": _("Yang dicari"),
        "programme_name": _("Program"),
        "other_name": _("Program lain"),
        "rule_words": _("Aturan"),
        "is_verified": _("Terverifikasi"),
        "basis": _("Dasar"),
        "is_checked": _("Daftar keduanya ada"),
        "pillar": _("Pilar"),
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


def _kind(name: str, is_number: bool) -> Cell:
    if name == "poorest_fifth_pct":
        return "chance"
    if name in _DECIMAL:
        return "number"
    for ending, kind in _KINDS.items():
        if name.endswith(ending):
            return kind
    if is_number and is_protected(name):
        return "count"
    return "integer" if is_number else "text"


def is_of_cases(name: str) -> bool:
    """Whether a column counts cases, which are exact for the whole kabupaten only."""
    return measures().get(measure_of(name), {}).get("unit") == "cases"


def is_protected(name: str) -> bool:
    """Whether a column holds protected counts of families or persons of the registry."""
    about = measures().get(measure_of(name), {})
    return about.get("kind") == "registry" and about.get("unit") in _COUNTED
