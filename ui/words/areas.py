"""What an area is called: in a sentence, in a list of hundreds, and when it was mistyped."""

from difflib import get_close_matches

import pandas as pd

from ui.kept import kept
from ui.records import records

_COLUMNS = ("area_code", "area_name", "level", "kind", "parent_name")


def full_name(name: str, kind: str | None) -> str:
    """The name in a sentence: 'Kecamatan Balerejo', 'Desa Sumberbening', 'Kabupaten Madiun'."""
    word = {"kecamatan": "Kecamatan", "desa": "Desa", "kelurahan": "Kelurahan"}.get(kind or "")
    return f"{word} {name}" if word and not name.startswith(f"{word} ") else name


@kept
def full_names(areas: pd.DataFrame) -> dict[str, str]:
    """Name in a sentence by area_code; areas: area_code, area_name, level, kind, parent_name."""
    return {
        str(row["area_code"]): full_name(str(row["area_name"]), row["kind"])
        for row in records(areas, _COLUMNS)
    }


@kept
def list_names(areas: pd.DataFrame) -> dict[str, str]:
    """Name in a list by area_code: a desa says its kecamatan, because names occur twice."""
    rows = records(areas, _COLUMNS)
    names = full_names(areas)
    return {
        str(row["area_code"]): names[str(row["area_code"])]
        + (f" · Kec. {row['parent_name']}" if row["level"] == "desa" else "")
        for row in rows
    }


@kept
def nearest(text: str, areas: pd.DataFrame, count: int = 3) -> dict[str, str]:
    """Areas that a mistyped code or name may have meant: list name by area_code."""
    names = list_names(areas)
    by_word = {}
    for row in records(areas, _COLUMNS):
        if row["level"] != "kabupaten":
            by_word[str(row["area_code"])] = str(row["area_code"])
            by_word.setdefault(str(row["area_name"]).casefold(), str(row["area_code"]))
    words = get_close_matches(text.strip().casefold(), by_word, n=count, cutoff=0.8)
    return {by_word[word]: names[by_word[word]] for word in words}


def short_name(name: str, level: str | None = None) -> str:
    """A name for a tight place: 'Kabupaten Madiun' -> 'Kab. Madiun'; a kecamatan gets 'Kec.'."""
    for long, short in (("Kabupaten ", "Kab. "), ("Kecamatan ", "Kec. ")):
        if name.startswith(long):
            return short + name.removeprefix(long)
    if name.startswith(("Kab. ", "Kec. ", "Kota ")):
        return name
    return {"kabupaten": "Kab. ", "kecamatan": "Kec. "}.get(level or "", "") + name
