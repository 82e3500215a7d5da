"""What a page, slide or sheet of paper is asked about: releases, areas, levels, the province."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from language import numbers
from language.text import _
from ui.records import Record, records
from ui.words import areas as area_names


def newest(releases: pd.DataFrame) -> dict[str, Any]:
    """The newest release as a record; {} before the first."""
    rows = records(releases)
    return rows[-1] if rows else {}


def of_release(releases: pd.DataFrame, release: str | None) -> dict[str, Any]:
    """The record of one release; {} when there is none."""
    rows = records(releases)
    return next((row for row in rows if row["release"] == release), {})


def release_before(releases: pd.DataFrame) -> list[str]:
    """Every release but the newest, newest first: what a change may be counted from."""
    return [str(release) for release in releases["release"]][:-1][::-1]


def levels() -> Mapping[str, str]:
    """The levels that can be ranked."""
    return {"kecamatan": _("Kecamatan"), "desa": _("Desa & kelurahan")}


def releases(by_cutoff: pd.DataFrame) -> Mapping[str, str]:
    """Every release, the newest first; rows of `release_by_cutoff`."""
    rows = records(by_cutoff, ("release", "cutoff"))
    return {
        str(row["release"]): f"{numbers.release(str(row['release']))} "
        f"({numbers.short_date(row['cutoff'])})"
        for row in reversed(rows)
    }


def areas(known: pd.DataFrame, region: str) -> Mapping[str, str]:
    """Every area, the region first."""
    names = area_names.list_names(known)
    return dict(sorted(names.items(), key=lambda pair: pair[0] != region))


def province(head: Record) -> str:
    """The name of the province; head: the row of `headline`."""
    return str(head.get("province_name") or "")


def province_rate(areas: pd.DataFrame) -> float | None:
    """The province's official rate that the areas are compared with; rows of `poverty_by_area`."""
    known = areas["province_rate_pct"].dropna()
    return None if known.empty else float(known.iloc[0])
