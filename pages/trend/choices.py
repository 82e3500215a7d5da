"""What Tren offers to choose from, and how it names what was chosen."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from language import numbers
from language.text import _, language
from ui import asking
from ui.records import records
from ui.screen.trend import Measure
from ui.words import areas


def measures() -> Mapping[Measure, str]:
    """The two measures of a release."""
    return {"poverty_rate_pct": _("Perkiraan"), "decile1_share_pct": _("Registri")}


def remarks(*said: str) -> str:
    """Several remarks under one chart."""
    return " ".join(filter(None, said))


def no_targets() -> pd.DataFrame:
    """For a chart that shows what was measured, not what was promised."""
    return pd.DataFrame(columns=["deadline", "judged_on", "rule", "high_pct", "said_by"])


def years() -> Mapping[str, str]:
    """How far back the official series is shown."""
    return {"2015": _("Sejak 2015"), "2010": _("Sejak 2010")}


def years_remark(since: str) -> str:
    """What may not be compared in the official series."""
    words = _(
        "Jumlah orang memakai penduduk menurut hitungan BPS, yang lebih kecil daripada penduduk "
        "registri; keduanya jangan dibandingkan langsung."
    )
    if since == "2015":
        return words
    early = _(
        "Sampai 2014 angka kabupaten adalah angka September, maka tidak disambung dengan Maret; "
        "titik kecil adalah September. BPS tidak membuat angka September 2023."
    )
    return f"{early} {words}"


def releases_before(releases: pd.DataFrame) -> Mapping[str, str]:
    """What a change may be counted from, the newest first; rows of `release_by_cutoff`."""
    cutoffs = dict(zip(releases["release"], releases["cutoff"], strict=True))
    return {
        release: f"{numbers.release(release)} ({numbers.short_date(cutoffs[release])})"
        for release in asking.release_before(releases)
    }


def names(known: pd.DataFrame) -> Mapping[str, str]:
    """What to call each area in a list; rows of `area_by_level`."""
    return areas.list_names(known)


def focus(codes: list[str]) -> str:
    """The area that the answer speaks of: the first one chosen, else the kabupaten."""
    return codes[1] if len(codes) > 1 else codes[0]


def kind(known: pd.DataFrame, code: str) -> str | None:
    """Whether an area is called kecamatan, desa or kelurahan."""
    rows: list[dict[str, Any]] = records(known, ("area_code", "kind"))
    return next((row["kind"] for row in rows if row["area_code"] == code), None)


def subtitle(measure: str) -> str:
    """What the lines count."""
    if measure == "poverty_rate_pct":
        return _(
            "penduduk miskin menurut rilis DTSEN; pita: kisaran 90 %; lingkaran: angka resmi BPS"
        )
    return _("warga di desil 1 nasional, menurut rilis DTSEN; bukan angka kemiskinan")


def is_estimate(measure: str) -> bool:
    """Whether BPS stands behind a measure, as it does not behind the registry's share."""
    return measure == "poverty_rate_pct"


def ranking_subtitle(release: str) -> str:
    """What is ranked, and of which release."""
    return _("penduduk miskin, {release}; menurut kelas, lalu menurut perkiraan").format(
        release=numbers.release(release)
    )


def link(measure: str) -> str:
    """Where the name of an area leads: this page, for that area."""
    address = {"lang": language()}
    if measure != "poverty_rate_pct":
        address["measure"] = measure
    return "?area={area_code}&" + urlencode(address)
