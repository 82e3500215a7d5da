"""The course of areas over the releases: a line for each, the official figures around them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

import pandas as pd

from language import numbers
from language.text import _
from ui.exhibit import HUES, Band, Colour, Line, Lines, Mark
from ui.records import Record, records
from ui.words import official
from ui.words.areas import short_name

Measure = Literal["poverty_rate_pct", "decile1_share_pct"]
BAND: Final = ("poverty_rate_low_pct", "poverty_rate_high_pct")
MOST_BANDS: Final = 2  # more would cover each other: then only the compared area keeps its own


@dataclass(frozen=True)
class Release:
    """A release with its cut-off."""

    name: str
    day: date


def lines(
    trend: pd.DataFrame,
    measure: Measure,
    *,
    chosen: str = "",
    province: str = "",
    around: pd.DataFrame | None = None,
    places: Sequence[str] = (),
) -> Lines:
    """A measure by the cut-off date of each release, for one or several areas.

    Args:
        trend: rows of `trend_by_area`, areas in the order in which they get a colour; NULL where
            a value is missing (the line breaks there). The province's official rate, as it was
            known at each cut-off, is drawn with the estimate only: the registry's share is another
            concept.
        chosen: the area that the others are compared with; the kabupaten without one, else the
            first.
        province: what the dashed line is called; 'provinsi' without one.
        around: rows of `official_by_area`, to lie behind the estimate as filled circles, over the
            time of the releases, or the last before it. The province's and the nation's are left
            out: the dashed line says the same.
        places: codes in the order of their colours, '' for one that nobody has now; else the order
            of the frame.

    At most seven areas (the chosen one and six more): ValueError above that.
    """
    is_estimate = measure == "poverty_rate_pct"
    bands = BAND if is_estimate and set(BAND) <= set(trend.columns) else ()
    rows = records(trend, ("area_code", "area_name", "level", "release", "cutoff", measure, *bands))
    releases = _releases(rows)
    by_area: dict[str, dict[str, dict[str, Any]]] = {}
    for row in rows:
        by_area.setdefault(str(row["area_code"]), {})[str(row["release"])] = row
    first = {code: next(iter(own.values())) for code, own in by_area.items()}
    chosen = chosen or _compared(first)
    others = [code for code in by_area if code != chosen]
    hues = _hues(others, places)
    only = len(by_area) == 1 and not is_estimate
    colours: dict[str, Colour] = {
        code: ("registry" if only else "area") if code == chosen else hues[code] for code in by_area
    }
    known = {code for code, own in by_area.items() if any(_values(own, measure))}
    drawn = tuple(
        _line(
            own,
            releases,
            measure,
            colours[code],
            is_main=code == chosen,
            has_band=bool(bands) and (len(known) <= MOST_BANDS or code == chosen),
        )
        for code, own in by_area.items()
    )
    steps = _steps(trend, releases, province or _("provinsi")) if is_estimate else ()
    marks = _marks(around, releases, {code: colours[code] for code in known}) if is_estimate else ()
    return Lines(
        tuple(release.name for release in releases),
        tuple(release.day for release in releases),
        (*drawn, *steps),
        "percent",
        marks,
    )


def description(drawn: Lines, measure: Measure) -> str:
    """What the lines show, in a sentence."""
    said, newest = [], 0
    for line in drawn.lines:
        places = [place for place, value in enumerate(line.values) if value is not None]
        if line.is_step or not places:
            continue
        newest = max(newest, places[-1])
        said.append(
            _("{area} {first} menjadi {last}").format(
                area=line.name,
                first=numbers.percent(line.values[places[0]]),
                last=numbers.percent(line.values[places[-1]]),
            )
        )
    if not said:
        return _("belum ada data")
    kind = (
        _("perkiraan angka kemiskinan")
        if measure == "poverty_rate_pct"
        else _("bagian warga di desil 1 menurut registri")
    )
    return _("Grafik garis {kind} sampai {release}: {areas}.").format(
        kind=kind, release=numbers.release(drawn.labels[newest]), areas="; ".join(said)
    )


def _releases(rows: list[dict[str, Any]]) -> tuple[Release, ...]:
    """Every release in the frame with its cut-off, in their order."""
    cutoffs = {str(row["release"]): numbers.day(row["cutoff"]) for row in rows}
    pairs = sorted(cutoffs.items(), key=lambda pair: (pair[1], pair[0]))
    return tuple(Release(name, day) for name, day in pairs)


def _compared(areas: Mapping[str, Record]) -> str:
    regencies = [code for code, row in areas.items() if row["level"] == "kabupaten"]
    return next(iter([*regencies, *areas]), "")


def _hues(codes: Sequence[str], places: Sequence[str]) -> dict[str, Colour]:
    """Colours for the areas beside the chosen one: each of its place, so that it keeps it."""
    if len(codes) > len(HUES):
        raise ValueError(
            f"the course can tell {len(HUES) + 1} areas apart and the frame has {len(codes) + 1}: "
            "choose fewer"
        )
    own: dict[str, Colour] = {
        code: hue for code, hue in zip(places, HUES, strict=False) if code in codes
    }
    free: Iterator[Colour] = (hue for hue in HUES if hue not in own.values())
    rest: dict[str, Colour] = {code: next(free) for code in codes if code not in own}
    return own | rest


def _values(own: Mapping[str, Record], measure: str) -> Iterator[bool]:
    return (row[measure] is not None for row in own.values())


def _line(
    own: Mapping[str, Record],
    releases: tuple[Release, ...],
    measure: Measure,
    colour: Colour,
    *,
    is_main: bool,
    has_band: bool,
) -> Line:
    about = next(iter(own.values()))
    name = short_name(str(about["area_name"]), str(about["level"]))
    rows = [own.get(release.name, {}) for release in releases]
    values = tuple(_number(row, measure) for row in rows)
    low, high = (tuple(_number(row, end) for row in rows) for end in BAND)
    return Line(
        name,
        values,
        colour,
        is_main=is_main,
        has_squares=measure != "poverty_rate_pct",
        bands=(Band(low, high),) if has_band else (),
        hovers=tuple(
            "" if value is None else _hover(name, release, value, measure) + _band_words(row)
            for release, value, row in zip(releases, values, rows, strict=True)
        ),
        note=_ended(values, releases),
    )


def _number(row: Record, name: str) -> float | None:
    value = row.get(name)
    return None if value is None else float(value)


def _ended(values: tuple[float | None, ...], releases: tuple[Release, ...]) -> str:
    """When a line ends that ends before the newest release."""
    places = [place for place, value in enumerate(values) if value is not None]
    if not places or places[-1] == len(releases) - 1:
        return ""
    return numbers.short_period(f"{releases[places[-1]].day:%Y-%m}")


def _hover(name: str, release: Release, rate: float, measure: Measure) -> str:
    words = (
        _("**{area}**\nperkiraan {rate} miskin\n{release}, data per {date}")
        if measure == "poverty_rate_pct"
        else _("**{area}**\n{rate} warga di desil 1 menurut registri\n{release}, data per {date}")
    )
    return words.format(
        area=name,
        rate=numbers.percent(rate),
        release=numbers.release(release.name),
        date=numbers.date(release.day),
    )


def _band_words(row: Record) -> str:
    low, high = (row.get(end) for end in BAND)
    if low is None or high is None:
        return ""
    return "\n" + _("kisaran 90 %: {low} sampai {high}").format(
        low=numbers.percent(low), high=numbers.percent(high)
    )


def _steps(trend: pd.DataFrame, releases: tuple[Release, ...], name: str) -> tuple[Line, ...]:
    """The province's official rate as it was known at each cut-off."""
    rows = records(trend, ("release", "province_rate_pct"))
    rates = {
        str(row["release"]): float(row["province_rate_pct"])
        for row in rows
        if row["province_rate_pct"] is not None
    }
    if not rates:
        return ()
    words = _("**{area}**\n{rate} miskin, angka resmi BPS\nterbaru pada {date}")
    values = tuple(rates.get(release.name) for release in releases)
    hovers = tuple(
        ""
        if rate is None
        else words.format(area=name, rate=numbers.percent(rate), date=numbers.date(release.day))
        for release, rate in zip(releases, values, strict=True)
    )
    return (
        Line(
            name,
            values,
            "province",
            is_dashed=True,
            is_step=True,
            hovers=hovers,
            note=_("resmi"),
        ),
    )


def _marks(
    around: pd.DataFrame | None,
    releases: tuple[Release, ...],
    colours: Mapping[str, Colour],
) -> tuple[Mark, ...]:
    """The official figures between the first release and the last, else the last one before.

    In the colour of their area, muted when it has no line; the newest of an area is named.
    """
    if around is None or not releases:
        return ()
    columns = ("area_code", "area_name", "level", "period", "p0_pct")
    last = releases[-1].day
    rows = sorted(
        (
            row
            for row in records(around, columns)
            if row["p0_pct"] is not None
            and row["level"] not in ("province", "nation")
            and numbers.first_day(str(row["period"])) <= last
        ),
        key=lambda row: str(row["period"]),
    )
    first = releases[0].day
    shown = [row for row in rows if numbers.first_day(str(row["period"])) >= first] or rows[-1:]
    newest = {str(row["area_code"]): str(row["period"]) for row in shown}
    return tuple(_mark(row, newest, colours) for row in shown)


def _mark(row: Record, newest: Mapping[str, str], colours: Mapping[str, Colour]) -> Mark:
    code, period, rate = str(row["area_code"]), str(row["period"]), float(row["p0_pct"])
    name = short_name(str(row["area_name"]))
    words = _("resmi {rate}").format(rate=numbers.percent(rate))
    if code not in colours:
        words = f"{name}, {words}"
    return Mark(
        numbers.first_day(period),
        rate,
        words if newest[code] == period else "",
        colours.get(code, "muted"),
        official.hover(name, period, rate),
        numbers.percent(rate),
    )
