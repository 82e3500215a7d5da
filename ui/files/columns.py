"""Columns of a data table, from the names of a frame: the words, the unit, and what is left out."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import pandas as pd

from language import numbers
from language.text import _, language
from queries import columns, measures
from ui.exhibit import WORDS, Cell, Column
from ui.words import classes

# Index numbers and scores, which have no ending that says so.
_DECIMAL: Final = {
    *("p1", "p2", "poor_spread", "poor_spread_low", "poor_spread_high"),
    *("value", "shift_logit", "error_correlation", "design_effect"),
    *("own_error_logit", "logit_error"),
}
MOST: Final = 6  # numbers in a row of a table on a page
# The ends of further bands, which a chart draws and few read.
_QUANTILE: Final = re.compile(r"_(low|high)(50|95)_")
_SAID_ELSEWHERE: Final = {"source", "is_se_assumed", "cutoff"}
_COUNTED: Final = {"families", "persons", "families or persons"}
_KINDS: Final[Mapping[str, Cell]] = {"_pct": "percent", "_pp": "points"}


def columns_of(frame: pd.DataFrame) -> list[Column]:
    """Every column of a frame for people, in its order: all but what is for machines."""
    return [
        Column(
            str(name),
            _label(str(name)),
            _kind(str(name), _is_number(frame[name])),
        )
        for name in frame.columns
        if not columns().get(str(name), {}).get("is_code")
    ]


def shown_columns(frame: pd.DataFrame, measures: Collection[str] = ()) -> list[Column]:
    """What a page shows of a frame: what tells its rows apart, then at most MOST numbers.

    Left out is what is the same in every row, which the title says, and what is nowhere given. The
    ends of a band stand in one column. Files hold all of it.

    Args:
        measures: what it is about: shown before other numbers, where there are too many.
    """
    varied = [column for column in _in_bands(columns_of(frame)) if _tells(frame, column, measures)]
    words = [column for column in varied if column.kind in WORDS]
    counted = [column for column in varied if column.kind not in WORDS]
    first = [column for column in counted if measure_of(column.key) in measures]
    kept = [*first, *(column for column in counted if column not in first)][:MOST]
    return [*words, *(column for column in counted if column in kept)] or columns_of(frame)


def _tells(frame: pd.DataFrame, column: Column, measures: Collection[str]) -> bool:
    """Whether it says anything that the title of the table does not."""
    values = frame[column.key].tolist()
    if column.key in _SAID_ELSEWHERE or _QUANTILE.search(column.key):
        return False
    if all(map(numbers.is_missing, values)):
        return False
    is_varied = len(values) < 2 or len(set(map(str, values))) > 1
    return is_varied or column.kind not in WORDS or measure_of(column.key) in measures


def _in_bands(named: Sequence[Column]) -> list[Column]:
    """The same, the two ends of a band in one column, beside the middle if it is a count."""
    by_key = {column.key: column for column in named}
    joined: dict[str, Column] = {}
    for key, column in by_key.items():
        low, high = key.replace("_pct", "_low_pct"), key.replace("_pct", "_high_pct")
        if column.kind == "percent" and {low, high} <= by_key.keys() - {key}:
            joined[low] = Column(low, _("Kisaran 90 %"), "range", until=high)
            joined[high] = joined[low]
        low, high = f"{key}_low", f"{key}_high"
        if {low, high} <= by_key.keys() and key == "poor_persons":
            about = Column(key, column.label, "about", since=low, until=high)
            joined |= {key: about, low: about, high: about}
    return list(dict.fromkeys(joined.get(key, column) for key, column in by_key.items()))


def _is_number(column: Any) -> bool:
    """Whether it holds numbers: to pandas a column of yes and no does too."""
    kinds = pd.api.types
    return kinds.is_numeric_dtype(column) and not kinds.is_bool_dtype(column)


def readable(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with releases and dates in words, ready for a table."""
    words = {
        "cutoff": numbers.date,
        "release": numbers.release,
        "situation": situation_words,
        "is_se_assumed": lambda is_assumed: _("asumsi") if is_assumed else "BPS",
    }
    table = frame.copy()
    for name in words.keys() & set(map(str, frame.columns)):
        table[name] = [
            None if numbers.is_missing(value) else words[name](value) for value in frame[name]
        ]
    return table


def heads(frame: pd.DataFrame) -> dict[str, str]:
    """Words above every column of a file, no two alike; the code of a column that has none."""
    by_name: dict[str, str] = {}
    for name in map(str, frame.columns):
        words = _label(name)
        is_taken = words in by_name.values()
        by_name[name] = f"{words} ({name})" if is_taken else words[:1].upper() + words[1:]
    return by_name


def measure_of(name: str) -> str:
    """The measure of queries/measures.toml that a column shows, or its own name."""
    return str(columns().get(name, {}).get("shows", name))


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
        Column("period", _("Periode"), "period"),
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
    return rows.assign(area_code=rows["period"]).reset_index(drop=True)


def situation_words(situation: str) -> str:
    """What is known when a forecast is made. KeyError for any other word."""
    return {
        "forecast": _("belum ada angka tahun itu"),
        "september": _("angka September provinsi sudah terbit"),
        "nowcast": _("angka provinsi sudah terbit"),
    }[situation]


def _label(name: str) -> str:
    about = measures().get(name) or columns().get(name)
    return str(about[f"label_{language()}"]) if about else name


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
    if name in ("class", "province_class"):
        return "class"
    if name.endswith("period"):
        return "period"
    return "integer" if is_number else "text"


def is_of_cases(name: str) -> bool:
    """Whether a column counts cases, which are exact for the whole kabupaten only."""
    return measures().get(measure_of(name), {}).get("unit") == "cases"


def is_protected(name: str) -> bool:
    """Whether a column holds protected counts of families or persons of the registry."""
    about = measures().get(measure_of(name), {})
    return about.get("kind") == "registry" and about.get("unit") in _COUNTED
