"""What Tren offers to choose from, and how it names what was chosen."""

from collections.abc import Mapping
from urllib.parse import urlencode

import pandas as pd

from language import numbers
from language.text import _, language
from pages.trend.course import Measure
from ui import asking
from ui.kept import kept


def measures() -> Mapping[Measure, str]:
    """The two measures of a release."""
    return {"poverty_rate_pct": _("Perkiraan"), "decile1_share_pct": _("Registri")}


def parts(newest: str) -> Mapping[str, str]:
    """The parts of the page; newest: the newest release, '' before the first."""
    parts = {
        "perjalanan": _("Perjalanan"),
        "wilayah": _("Wilayah"),
        "resmi": _("Angka resmi BPS"),
    }
    return {part: words for part, words in parts.items() if newest or part != "wilayah"}


def years() -> Mapping[str, str]:
    """How far back the official series is shown."""
    return {"2015": _("Sejak 2015"), "2010": _("Sejak 2010")}


@kept
def releases_before(releases: pd.DataFrame) -> Mapping[str, str]:
    """What a change may be counted from, the newest first; rows of `release_by_cutoff`."""
    cutoffs = dict(zip(releases["release"], releases["cutoff"], strict=True))
    return {
        release: f"{numbers.release(release)} ({numbers.short_date(cutoffs[release])})"
        for release in asking.release_before(releases)
    }


def focus(codes: list[str]) -> str:
    """The area that the answer speaks of: the first one chosen, else the kabupaten."""
    return codes[1] if len(codes) > 1 else codes[0]


@kept
def link(measure: str) -> str:
    """Where the name of an area leads: this page, for that area."""
    address = {"lang": language()}
    if measure != "poverty_rate_pct":
        address["measure"] = measure
    return "?area={area_code}&" + urlencode(address)
