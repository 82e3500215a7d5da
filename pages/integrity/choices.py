"""What Ketepatan offers to choose from: areas, releases with lists, levels, what a table shows."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from language import numbers
from language.text import _
from ui.records import records
from ui.words import areas as area_names


def releases(known: pd.DataFrame, by_release: pd.DataFrame) -> Mapping[str, str]:
    """Releases with lists of recipients, the newest first.

    Args:
        known: rows of `release_by_cutoff`.
        by_release: rows of `integrity_by_release` of the kabupaten.
    """
    listed = {str(release) for release in by_release["release"]}
    rows = records(known, ("release", "cutoff"))
    return {
        str(row["release"]): f"{numbers.release(str(row['release']))} "
        f"({numbers.short_date(row['cutoff'])})"
        for row in reversed(rows)
        if row["release"] in listed
    }


def release_of(known: pd.DataFrame, release: str) -> dict[str, Any]:
    """The record of one release."""
    rows = records(known)
    return next((row for row in rows if row["release"] == release), {})


def areas(known: pd.DataFrame, region: str) -> Mapping[str, str]:
    """Every area, the kabupaten first."""
    names = area_names.list_names(known)
    return {region: names[region], **{code: names[code] for code in names if code != region}}


def levels(area: str, known: pd.DataFrame) -> Mapping[str, str]:
    """The levels below an area, none below a desa; known: rows of `area_by_level`."""
    rows = records(known, ("area_code", "level"))
    below = {str(row["level"]) for row in rows if str(row["area_code"]).startswith(f"{area}.")}
    words = {"kecamatan": _("Kecamatan"), "desa": _("Desa & kelurahan")}
    return {level: name for level, name in words.items() if level in below}


def contents() -> Mapping[str, str]:
    """What stands in the cells of a table."""
    return {"findings": _("Perlu dicek"), "amount_idr": _("Rupiah")}


def source() -> str:
    """Where the findings are from, beside the registry."""
    return _("daftar penerima program, daftar kematian Dukcapil")
