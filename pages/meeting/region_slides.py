"""The slides about the kabupaten: where it stands, what is coming, and where it is decided."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from language import numbers as format
from language.text import _
from pages.map import choices
from pages.map import words as sentences_map
from pages.meeting.question import Asked, numbers_of
from pages.meeting.slide import Slide
from pages.summary import numbers as summary
from pages.summary import outlook
from pages.summary import outlook_words as ahead
from pages.summary import words as sentences
from pages.trend import words as bps
from pages.trend import words as sentences_words
from ui import asking
from ui.map import layout
from ui.map.picture import picture
from ui.records import records
from ui.slides.pictures import Band, Bars, Colour, Lines, Places, Series
from ui.words import official as sentences_official
from ui.words import sources, telling

# As in ui/map/browser/map.css, on white.
MAP_COLOURS: Final = {
    "A": "#8C510A",
    "B": "#CB9E4F",
    "N": "#F4F4F2",
    "C": "#86CBC0",
    "D": "#35978F",
    "-": "#FFFFFF",
}
MOST_NAMED: Final = 5


def answer(on: Asked) -> Slide | None:
    """The newest official figure beside the province, the target, and what is coming."""
    head, coming = on.head, ahead.coming(on.ask("gap_forecast", area=on.region))
    if head.get("p0_pct") is None:
        return None
    numbers = summary.numbers(
        head,
        on.ask("poverty_by_release", area=on.region),
        coming,
        outlook.total(_to_leave(on), on.region),
    )
    return on.slide(
        sentences.official_answer(head),
        on.names[on.region],
        "official",
        numbers_of(numbers),
        sources.both(sources.official(on.official), sources.registry(head)),
        sentences.target_answer(on.ask("target_status", area=on.region), head),
        ahead.outlook_answer(coming, on.province_name),
    )


def official(on: Asked) -> Slide | None:
    """How the official gap to the province has gone since 2015."""
    marches = _marches(on.official)
    if not marches:
        return None
    return on.slide(
        sentences_official.gap_title(on.official, on.region, on.province),
        _("penduduk di bawah garis kemiskinan, Maret setiap tahun"),
        "official",
        Lines(
            tuple(format.short_period(period) for period in marches),
            (_line(on, on.region, marches), _line(on, on.province, marches)),
            "percent",
        ),
        sources.official(on.official),
        bps.depth_answer(on.ask("official_by_period", area=on.region)),
    )


def outlook_of(on: Asked) -> Slide | None:
    """What the coming March figures may be; without a forecast, the official series."""
    forecast = on.ask("gap_forecast", area=on.region)
    coming = ahead.coming(forecast)
    marches = _marches(on.official)
    if not coming or not marches:
        return official(on)
    rows = records(forecast)
    later = [row for row in rows if str(row["period"]) not in _spoken(on.official, on.region)]
    periods = sorted({*marches, *(str(row["period"]) for row in later)})
    by_period = {str(row["period"]): row for row in later}
    expected = [by_period.get(period, {}).get("p0_pct") for period in periods]
    error = outlook.error_of(on.official, on.region)
    return on.slide(
        ahead.fan_title(coming, on.official, on.region, on.province),
        _("penduduk di bawah garis kemiskinan, Maret setiap tahun; pita: 80 % kemungkinan"),
        "estimate",
        Lines(
            tuple(format.short_period(period) for period in periods),
            (
                _line(on, on.region, periods),
                _line(on, on.province, periods),
                Series(_("perkiraan"), tuple(expected), "area", is_dashed=True),
            ),
            "percent",
            Band(
                tuple(by_period.get(period, {}).get("p0_low80_pct") for period in periods),
                tuple(by_period.get(period, {}).get("p0_high80_pct") for period in periods),
            ),
        ),
        sources.official(on.official),
        ahead.published_reason(coming, on.province_name),
        ahead.true_reason(coming, on.province_name, error),
    )


def map_of_villages(on: Asked) -> Slide | None:
    """The villages on the map, coloured around the province."""
    measure = "poverty_rate_pct"
    known = [str(name) for name in on.releases["release"]]
    played = [r for r in known if r == on.release or r in known[-layout.MOST_RELEASES :]]
    rates, gaps = (
        {r: on.ask("areas_by_measure", measure=name, release=r, level="desa") for r in played}
        for name in (measure, "gap_pp")
    )
    codes = [str(code) for code in rates[on.release]["area_code"]]
    drawn = picture(
        rates,
        gaps,
        on.release,
        codes,
        title=layout.label(measure),
        unit=layout.unit(measure),
        scale="around",
    )
    letters = drawn.sent["classes"]
    rows = rates[on.release].rename(columns={"value": measure})
    return on.slide(
        sentences_map.around_answer(drawn.counts, "desa", on.province_name),
        choices.subtitle(on.release, "around", measure, on.province_name),
        "estimate",
        Places(
            dict(zip(codes, letters, strict=True)),
            {key: (words, MAP_COLOURS[key]) for key, words in drawn.sent["legend"]},
        ),
        on.registry,
        sentences_map.along_answer(rows, measure, layout.unit(measure)),
    )


def movers(on: Asked) -> Slide | None:
    """The kecamatan that moved most since the release before."""
    areas = _areas(on)
    before = next(iter(asking.release_before(on.releases)), None)
    moved = sentences.biggest_movers(areas)
    if before is None or moved.empty:
        return None
    rows = sorted(
        records(moved, ("area_name", "change_pp")),
        key=lambda row: (row["change_pp"], row["area_name"]),
    )
    verdicts = [format.change(row["change_pp"]).verdict for row in rows]
    shades: dict[str, Colour] = {"better": "better", "worse": "worse"}
    return on.slide(
        sentences.movers_title(areas, before),
        summary.change_since(before),
        "estimate",
        Bars(
            tuple(str(row["area_name"]) for row in rows),
            (Series(_("perubahan"), tuple(row["change_pp"] for row in rows), "area"),),
            "points",
            colours=tuple(shades.get(verdict, "muted") for verdict in verdicts),
        ),
        sources.registry_span(on.releases),
        sentences_words.trend_answer(
            on.ask("trend_by_area", areas=[on.region]),
            on.region,
            "poverty_rate_pct",
            "kabupaten",
            on.province_name,
        ),
    )


def persons(on: Asked) -> Slide | None:
    """How many would have to leave poverty to be level with the province, and where."""
    to_leave = _to_leave(on)
    total = outlook.total(to_leave, on.region)
    parts = records(outlook.parts(to_leave, on.region), ("area_name", "persons_to_leave"))
    if total.get("persons_to_leave") is None:
        return None
    parts.sort(key=lambda row: (-(row["persons_to_leave"] or 0), str(row["area_name"])))
    most = [row for row in parts if row["persons_to_leave"] is not None][:3]
    said = [f"{row['area_name']} ({format.about(row['persons_to_leave'])})" for row in most]
    return on.slide(
        ahead.persons_title(total),
        _("orang, dibagi menurut perkiraan penduduk miskin setiap kecamatan"),
        "estimate",
        Bars(
            tuple(str(row["area_name"]) for row in parts),
            (Series(_("orang"), tuple(row["persons_to_leave"] for row in parts), "area"),),
            "persons",
        ),
        sources.both(sources.official(on.official), on.registry),
        telling.of_areas(_("Terbanyak: {areas}."), said),
        ahead.fall_title(on.ask("scenario_by_name", area=on.region)) + ".",
    )


def _to_leave(on: Asked) -> pd.DataFrame:
    return on.ask("persons_to_leave_by_area", parent=on.region, release=on.release)


def _areas(on: Asked) -> pd.DataFrame:
    return on.ask("poverty_by_area", parent=on.region, release=on.release)


def _marches(official: pd.DataFrame) -> list[str]:
    """The Marches since 2015 of which BPS has spoken."""
    rows = records(official, ("period", "p0_pct"))
    found = {str(row["period"]) for row in rows if row["p0_pct"] is not None}
    return sorted(
        period
        for period in found
        if period.endswith("-03") and period >= sentences_official.FIRST_COMPARABLE
    )


def _spoken(official: pd.DataFrame, area: str) -> dict[str, Any]:
    rows = records(official, ("area_code", "period", "p0_pct"))
    return {
        str(row["period"]): row["p0_pct"]
        for row in rows
        if row["area_code"] == area and row["p0_pct"] is not None
    }


def _line(on: Asked, area: str, periods: Sequence[str]) -> Series:
    rates = _spoken(on.official, area)
    is_province = area == on.province
    return Series(
        on.province_name if is_province else on.names[area],
        tuple(rates.get(period) for period in periods),
        "province" if is_province else "area",
        is_dashed=is_province,
    )
