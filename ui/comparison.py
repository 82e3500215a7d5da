"""What Tren offers to choose from, and how it names what was chosen."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from ui import area_names, format, ranking
from ui.charts.trend import Measure
from ui.records import records
from ui.text import _, language


def measures() -> Mapping[Measure, str]:
    """The two measures of a release."""
    return {"poverty_rate_pct": _("Perkiraan"), "decile1_share_pct": _("Registri")}


def levels() -> Mapping[str, str]:
    """The levels that can be ranked."""
    return {"kecamatan": _("Kecamatan"), "desa": _("Desa & kelurahan")}


def releases_before(releases: pd.DataFrame) -> Mapping[str, str]:
    """What a change may be counted from, the newest first; rows of `release_by_cutoff`."""
    cutoffs = dict(zip(releases["release"], releases["cutoff"], strict=True))
    return {
        release: f"{format.release(release)} ({format.short_date(cutoffs[release])})"
        for release in ranking.release_before(releases)
    }


def names(known: pd.DataFrame) -> Mapping[str, str]:
    """What to call each area in a list; rows of `area_by_level`."""
    return area_names.list_names(known)


def focus(codes: list[str]) -> str:
    """The area that the answer speaks of: the first one chosen, else the kabupaten."""
    return codes[1] if len(codes) > 1 else codes[0]


def kind(known: pd.DataFrame, code: str) -> str | None:
    """Whether an area is called kecamatan, desa or kelurahan."""
    rows: list[dict[str, Any]] = records(known, ("area_code", "kind"), "comparison.kind")
    return next((row["kind"] for row in rows if row["area_code"] == code), None)


def subtitle(measure: str) -> str:
    """What the lines count."""
    if measure == "poverty_rate_pct":
        return _("penduduk miskin menurut rilis DTSEN; lingkaran: angka resmi BPS")
    return _("warga di desil 1 nasional, menurut rilis DTSEN; bukan angka kemiskinan")


def is_estimate(measure: str) -> bool:
    """Whether BPS stands behind a measure, as it does not behind the registry's share."""
    return measure == "poverty_rate_pct"


def ranking_title(areas: pd.DataFrame, known: pd.DataFrame) -> str:
    """The span of the ranking: area_code, poverty_rate_pct; known: rows of `area_by_level`."""
    names = area_names.full_names(known)
    rows = records(areas, ("area_code", "poverty_rate_pct"), "ranking_title")
    shown = [row for row in rows if row["poverty_rate_pct"] is not None]
    if not shown:
        return _("Belum ada angka yang dapat ditampilkan")
    top = max(shown, key=lambda row: float(row["poverty_rate_pct"]))
    low = min(shown, key=lambda row: float(row["poverty_rate_pct"]))
    return _("Dari {low_rate} di {low} sampai {top_rate} di {top}").format(
        low=names[low["area_code"]],
        low_rate=format.percent(low["poverty_rate_pct"]),
        top=names[top["area_code"]],
        top_rate=format.percent(top["poverty_rate_pct"]),
    )


def ranking_subtitle(release: str) -> str:
    """What is ranked, and of which release."""
    return _("penduduk miskin, {release}; tertinggi di atas").format(
        release=format.release(release)
    )


def link(measure: str) -> str:
    """Where the name of an area leads: this page, for that area."""
    address = {"lang": language()}
    if measure != "poverty_rate_pct":
        address["measure"] = measure
    return "?area={area_code}&" + urlencode(address)
