"""The slides about one kecamatan: how poor, since when, which villages, which deciles."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from language import numbers
from language.text import _
from pages.meeting.question import Asked, numbers_of
from pages.meeting.slide import Slide
from pages.village import bands
from pages.village import words as said
from pages.village.profile import Profile, profile_of
from pages.village.profile import deciles as decile_block
from ui.exhibit import Figure
from ui.records import records
from ui.slides.pictures import Band, Bars, Lines, Series
from ui.words import sources, telling, top_decile


def answer(on: Asked) -> Slide | None:
    """The newest estimate with its band, against the province and the kabupaten."""
    trend, around = _trend(on), bands.names_around(on.known, on.area)
    profile, by_release = _profile(on), on.ask("poverty_by_release", area=on.area)
    return on.slide(
        said.estimate_answer(trend, on.area, around, on.province_name),
        numbers.release(on.release),
        "estimate",
        numbers_of(_numbers(on, trend, by_release)),
        sources.both(sources.official(on.official), on.registry),
        *_sureness(on, trend),
        said.change_answer(trend, on.area, profile, by_release),
        said.who_answer(profile, by_release),
        said.living_answer(profile, on.names[on.region]),
    )


def course(on: Asked) -> Slide | None:
    """Whether its estimate has moved since the first release."""
    trend = _trend(on)
    rows = said.history_of(trend, on.area)
    whole = {str(row["release"]): row for row in said.history_of(trend, on.region)}
    if not rows:
        return None
    names = [str(row["release"]) for row in rows]
    official = on.ask("official_by_area", areas=[on.province])
    return on.slide(
        said.trend_title(trend, on.area),
        _("perkiraan penduduk miskin; pita: kisaran 90 %"),
        "estimate",
        Lines(
            tuple(names),
            (
                Series(on.names[on.area], tuple(row["poverty_rate_pct"] for row in rows), "area"),
                Series(
                    on.names[on.region],
                    tuple(whole.get(name, {}).get("poverty_rate_pct") for name in names),
                    "muted",
                ),
                Series(
                    on.province_name,
                    tuple(row["province_rate_pct"] for row in rows),
                    "province",
                    is_dashed=True,
                ),
            ),
            "percent",
            Band(
                tuple(row["poverty_rate_low_pct"] for row in rows),
                tuple(row["poverty_rate_high_pct"] for row in rows),
            ),
        ),
        sources.both(sources.registry_span(on.releases), sources.official(official)),
        *_standing(on, rows[-1]),
        said.change_answer(
            trend, on.area, _profile(on), on.ask("poverty_by_release", area=on.area)
        ),
    )


def deciles(on: Asked) -> Slide | None:
    """Families by decile group."""
    profile = _profile(on)
    rows = decile_block(profile).rows
    return on.slide(
        said.deciles_title(profile),
        bands.subtitle(on.release, _("keluarga menurut desil nasional")),
        "registry",
        Bars(
            tuple(row.label for row in rows),
            (Series(on.names[on.area], tuple(row.share for row in rows), "registry"),),
            "percent",
        ),
        on.registry,
        said.who_answer(profile, on.ask("poverty_by_release", area=on.area)),
        top_decile.note(on.of_release),
    )


def _sureness(on: Asked, trend: pd.DataFrame) -> list[str]:
    """How sure the newest estimate is, and the class that follows."""
    last = next(iter(said.history_of(trend, on.area)[::-1]), {})
    ends = (last.get("poverty_rate_low_pct"), last.get("poverty_rate_high_pct"))
    return [
        telling.uncertainty("poverty_rate_pct", *ends),
        telling.rank_class(on.names[on.area], last.get("province_class"), on.province_name),
    ]


def _standing(on: Asked, last: Mapping[str, Any]) -> list[str]:
    """The newest estimate, and how far it is from the province's official figure."""
    name, rate = on.names[on.area], last["poverty_rate_pct"]
    return [
        telling.level(
            "poverty_rate_pct",
            name,
            rate,
            numbers.release(str(last["release"])),
            low=last["poverty_rate_low_pct"],
            high=last["poverty_rate_high_pct"],
        ),
        telling.against(
            name,
            rate,
            on.province_name,
            last["province_rate_pct"],
            last["province_class"],
        ),
    ]


def _trend(on: Asked) -> pd.DataFrame:
    return on.ask("trend_by_area", areas=list(bands.names_around(on.known, on.area)))


def _profile(on: Asked) -> Profile:
    rows = on.ask("village_profile", area=on.area, release=on.release)
    return profile_of(rows, on.ask("characteristic_value"), on.known, on.area, "public")


def _numbers(on: Asked, trend: pd.DataFrame, by_release: pd.DataFrame) -> list[Figure]:
    """The estimate, the registry's share, and the families; of too few a word."""
    last = next(iter(said.history_of(trend, on.area)[::-1]), {})
    counted = next(iter(records(by_release)[::-1]), {})
    when = numbers.release(on.release)
    rate, share = last.get("poverty_rate_pct"), counted.get("decile1_share_pct")
    low, high = last.get("poverty_rate_low_pct"), last.get("poverty_rate_high_pct")
    band = (
        ""
        if low is None
        else _("{release} (90 %: {low} sampai {high})").format(
            release=when, low=numbers.number(low, 1), high=numbers.percent(high, 1)
        )
    )
    return [
        Figure(
            numbers.percent(rate, 1, missing=numbers.too_few()),
            "",
            _("miskin di {area}").format(area=on.names[on.area]),
            "estimate",
            band or when,
        ),
        Figure(
            numbers.percent(share, 1, missing=numbers.too_few()),
            "",
            _("warga di desil 1 nasional"),
            "registry",
            when,
        ),
        Figure(
            numbers.count(counted.get("families")),
            "",
            _("keluarga di registri"),
            "registry",
            when,
        ),
    ]
