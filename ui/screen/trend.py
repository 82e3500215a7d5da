"""Registry measures by release: one line for each area, the province as a dashed step."""

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any, Final, Literal

import pandas as pd
import plotly.graph_objects as go

from language import numbers
from language.text import _
from ui.look import theme
from ui.look.theme import Mode
from ui.records import records
from ui.screen import canvas
from ui.screen.circles import draw_circles, official_circles
from ui.screen.labels import EndLabel, margin_for, room_for, write_labels
from ui.screen.releases import release_axis
from ui.screen.ribbon import draw_band
from ui.words.areas import short_name

Measure = Literal["poverty_rate_pct", "decile1_share_pct"]
BAND: Final = ("poverty_rate_low_pct", "poverty_rate_high_pct")
MEASURES: Final[tuple[Measure, ...]] = ("poverty_rate_pct", "decile1_share_pct")

HEIGHT: Final = 420
BOTTOM: Final = 60  # px: two lines of tick labels, and the note about the axis
MOST_BANDS: Final = 2  # more would cover each other: then only the compared area keeps its own


@dataclass(frozen=True)
class Line:
    """One area over all releases of the frame; None where it is missing."""

    code: str
    name: str
    rates: dict[str, float | None]
    color: str
    is_chosen: bool  # the one that the others are compared with
    bands: dict[str, tuple[float, float]]  # low and high by release, where both are known

    @property
    def known(self) -> dict[str, float]:
        """The releases that can be seen."""
        return {release: rate for release, rate in self.rates.items() if rate is not None}


@dataclass(frozen=True)
class Step:
    """The province's official rate as it was known at a cut-off."""

    day: date
    rate: float


def trend(
    trend: pd.DataFrame,
    province: pd.DataFrame,
    measure: Measure,
    mode: Mode,
    official: pd.DataFrame | None = None,
    *,
    province_name: str = "",
    chosen: str = "",
) -> go.Figure:
    """A measure by the cut-off date of each release, for one or several areas.

    Args:
        trend: one row for each area and release, areas in the order in which they get a colour:
            area_code, area_name, level, release ('2026-4'), cutoff (date), and the measure in
            percent, NULL where it is missing (the line breaks there). With the estimate,
            poverty_rate_low_pct and poverty_rate_high_pct draw its band, where they are there.
        province: release, cutoff, province_rate_pct: the official rate known at each release.
            Drawn with the estimate only: the registry's share is another concept.
        measure: 'poverty_rate_pct' (estimate) or 'decile1_share_pct' (registry).
        official: area_code, area_name, level, period, p0_pct: official figures to lie behind the
            estimate as filled circles, over the time of the releases, or the last before it. The
            province's and the nation's are left out: the dashed line says the same.
        province_name: what the dashed line is called; 'provinsi' without one.
        chosen: the area that the others are compared with; the kabupaten without one.

    At most seven areas (the kabupaten, or the first, and six more): ValueError above that.
    """
    if measure not in MEASURES:
        raise ValueError(f"trend has no measure {measure!r}: choose one of {', '.join(MEASURES)}")
    columns = ("area_code", "area_name", "level", "release", "cutoff", measure)
    if measure == "poverty_rate_pct" and set(BAND) <= set(trend.columns):
        columns = (*columns, *BAND)
    rows = records(trend, columns)
    releases = _releases(rows)
    lines = [line for line in _lines(rows, releases, measure, mode, chosen) if line.known]
    if not lines:
        return canvas.nothing_yet(HEIGHT, mode)

    is_estimate = measure == "poverty_rate_pct"
    steps = _steps(province) if is_estimate else []
    called = province_name or _("provinsi")
    first, last = min(releases.values()), max(releases.values())
    circles = (
        official_circles(official, first, last) if is_estimate and official is not None else []
    )
    first = min([first, *(circle.day for circle in circles)])

    labels = _labels(lines, steps, called, releases, mode)
    banded = [line for line in lines if len(lines) <= MOST_BANDS or line.is_chosen]
    rates = [rate for line in lines for rate in line.known.values()]
    rates += [end for line in banded for ends in line.bands.values() for end in ends]
    rates += [mark.rate for mark in (*steps, *circles)]
    low, high = canvas.rate_range(rates)
    room = max(canvas.tall(HEIGHT) - canvas.TOP - BOTTOM, room_for(labels))
    figure = canvas.start(
        room + canvas.TOP + BOTTOM, mode, right=margin_for(labels, first, last), bottom=BOTTOM
    )
    for line in banded:
        draw_band(figure, line.bands, releases, line.color)
    _draw_province(figure, steps, called, mode)
    for line in lines:
        _draw_area(figure, line, releases, measure)
    canvas.rate_axis(figure, low, high)
    drawn = [[(step.day, step.rate) for step in steps]]
    drawn += [[(releases[release], rate) for release, rate in line.known.items()] for line in lines]
    draw_circles(figure, circles, {line.code: line.color for line in lines}, drawn, mode)
    release_axis(figure, list(releases.values()), first)
    write_labels(figure, labels, low, high, mode)
    return canvas.described(figure, _description(lines, measure))


def _releases(rows: list[dict[str, Any]]) -> dict[str, date]:
    """Cut-off date of every release in the frame, in their order."""
    cutoffs = {str(row["release"]): numbers.day(row["cutoff"]) for row in rows}
    return dict(sorted(cutoffs.items(), key=lambda pair: (pair[1], pair[0])))


def _lines(
    rows: list[dict[str, Any]],
    releases: dict[str, date],
    measure: Measure,
    mode: Mode,
    chosen: str,
) -> list[Line]:
    """A line for each area; the chosen one keeps the area's own colour."""
    areas: dict[str, dict[str, Any]] = {}
    for row in rows:
        areas.setdefault(str(row["area_code"]), row)
    others = theme.area_colors(mode)
    if len(areas) > len(others) + 1:
        raise ValueError(
            f"trend can tell {len(others) + 1} areas apart and the frame has {len(areas)}: "
            "choose fewer"
        )
    regencies = [code for code, row in areas.items() if row["level"] == "kabupaten"]
    chosen = chosen or next(iter([*regencies, *areas]), "")
    rates = {(str(row["area_code"]), str(row["release"])): row[measure] for row in rows}
    bands: dict[str, dict[str, tuple[float, float]]] = {}
    for row in rows:
        low, high = (row.get(end) for end in BAND)
        if low is not None and high is not None:
            bands.setdefault(str(row["area_code"]), {})[str(row["release"])] = (low, high)
    colors, rest = theme.palette(mode), iter(others)
    own = colors.registry if len(areas) == 1 and measure == "decile1_share_pct" else colors.area
    return [
        Line(
            code,
            short_name(str(row["area_name"]), str(row["level"])),
            {
                release: None if (rate := rates.get((code, release))) is None else float(rate)
                for release in releases
            },
            own if code == chosen else next(rest),
            is_chosen=code == chosen,
            bands=bands.get(code, {}),
        )
        for code, row in areas.items()
    ]


def _steps(province: pd.DataFrame) -> list[Step]:
    rows = records(province, ("release", "cutoff", "province_rate_pct"))
    steps = {
        numbers.day(row["cutoff"]): float(row["province_rate_pct"])
        for row in rows
        if row["province_rate_pct"] is not None
    }
    return [Step(day, steps[day]) for day in sorted(steps)]


def _labels(
    lines: list[Line],
    steps: list[Step],
    province: str,
    releases: dict[str, date],
    mode: Mode,
) -> list[EndLabel]:
    """A label for each line in the margin; one that ends early says when."""
    newest, last = list(releases.items())[-1]
    labels = []
    for line in lines:
        release, rate = list(line.known.items())[-1]
        note = "" if release == newest else numbers.short_period(f"{releases[release]:%Y-%m}")
        labels.append(EndLabel(last, rate, line.name, numbers.percent(rate), line.color, note))
    if steps:
        rate = steps[-1].rate
        color = theme.palette(mode).province
        labels.append(EndLabel(last, rate, province, numbers.percent(rate), color, _("resmi")))
    return labels


def _draw_area(figure: go.Figure, line: Line, releases: dict[str, date], measure: Measure) -> None:
    """One line over all releases; a missing release leaves a gap."""
    rates = list(line.rates.values())
    around = [None, *rates, None]
    is_alone = [
        rate is not None and around[i] is None and around[i + 2] is None
        for i, rate in enumerate(rates)
    ]
    is_registry = measure == "decile1_share_pct"
    figure.add_scatter(
        x=[day.isoformat() for day in releases.values()],
        y=rates,
        name=line.code,
        mode="lines+markers",
        line={"color": line.color, "width": 4 if line.is_chosen else 2.5},
        # A registry share has its square everywhere; an estimate is a bare line, and only where
        # both neighbours are missing a dash shows that there is a value.
        marker={
            "symbol": "square" if is_registry else "line-ew-open",
            "size": 8 if is_registry else [12 if alone else 0 for alone in is_alone],
            "color": line.color,
            "line": {"width": 0 if is_registry else 4, "color": line.color},
            "opacity": 1,
        },
        connectgaps=False,
        hovertext=[
            ""
            if rate is None
            else _hover(line.name, release, releases[release], rate, measure)
            + _band_words(line.bands.get(release))
            for release, rate in line.rates.items()
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _hover(name: str, release: str, day: date, rate: float, measure: Measure) -> str:
    message = (
        _("<b>{area}</b><br>perkiraan {rate} miskin<br>{release}, data per {date}")
        if measure == "poverty_rate_pct"
        else _(
            "<b>{area}</b><br>{rate} warga di desil 1 menurut registri"
            "<br>{release}, data per {date}"
        )
    )
    return message.format(
        area=escape(name),
        rate=numbers.percent(rate),
        release=numbers.release(release),
        date=numbers.date(day),
    )


def _band_words(band: tuple[float, float] | None) -> str:
    if band is None:
        return ""
    low, high = map(numbers.percent, band)
    return "<br>" + _("kisaran 90 %: {low} sampai {high}").format(low=low, high=high)


def _draw_province(figure: go.Figure, steps: list[Step], province: str, mode: Mode) -> None:
    if not steps:
        return
    color = theme.palette(mode).province
    words = _("<b>{area}</b><br>{rate} miskin, angka resmi BPS<br>terbaru pada {date}")
    figure.add_scatter(
        x=[step.day.isoformat() for step in steps],
        y=[step.rate for step in steps],
        name="province",
        mode="lines" if len(steps) > 1 else "markers",
        line={"color": color, "width": 2, "dash": "dash", "shape": "hv"},
        marker={"symbol": "line-ew-open", "size": 12, "line": {"width": 2, "color": color}},
        connectgaps=False,
        hovertext=[
            words.format(
                area=escape(province), rate=numbers.percent(step.rate), date=numbers.date(step.day)
            )
            for step in steps
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _description(lines: list[Line], measure: Measure) -> str:
    said = []
    for line in lines:
        rates = list(line.known.values())
        said.append(
            _("{area} {first} menjadi {last}").format(
                area=line.name, first=numbers.percent(rates[0]), last=numbers.percent(rates[-1])
            )
        )
    kind = (
        _("perkiraan angka kemiskinan")
        if measure == "poverty_rate_pct"
        else _("bagian warga di desil 1 menurut registri")
    )
    newest = [release for line in lines for release in line.known]
    return _("Grafik garis {kind} sampai {release}: {areas}.").format(
        kind=kind, release=numbers.release(max(newest)), areas="; ".join(said)
    )
