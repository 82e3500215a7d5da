"""Registry measures by release: one line for each area, the province as a dashed step."""

from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Any, Final, Literal

import pandas as pd
import plotly.graph_objects as go
from babel.dates import format_date

from ui import format, text, theme
from ui.charts import canvas
from ui.charts.labels import EndLabel, margin_for, room_for, short_name, write_labels
from ui.charts.official import official_hover
from ui.records import records
from ui.text import _
from ui.theme import Mode

Measure = Literal["poverty_rate_pct", "decile1_share_pct"]
MEASURES: Final[tuple[Measure, ...]] = ("poverty_rate_pct", "decile1_share_pct")

HEIGHT: Final = 420
LOOK_BACK: Final = timedelta(days=366)  # how long before the first release official figures show


@dataclass(frozen=True)
class Line:
    """One area over all releases of the frame; None where it is hidden or missing."""

    code: str
    name: str
    level: str
    rates: dict[str, float | None]
    color: str

    @property
    def known(self) -> dict[str, float]:
        """The releases that can be seen."""
        return {release: rate for release, rate in self.rates.items() if rate is not None}


@dataclass(frozen=True)
class Step:
    """The province's official rate as it was known at a cut-off."""

    day: date
    rate: float


@dataclass(frozen=True)
class Circle:
    """An official figure behind the lines."""

    code: str
    name: str
    period: str
    rate: float

    @property
    def day(self) -> date:
        """The first day of its period."""
        return format.first_day(self.period)


def trend(
    trend: pd.DataFrame,
    province: pd.DataFrame,
    measure: Measure,
    mode: Mode,
    official: pd.DataFrame | None = None,
) -> go.Figure:
    """A measure by the cut-off date of each release, for one or several areas.

    Args:
        trend: one row for each area and release, areas in the order in which they get a colour:
            area_code, area_name, level, release ('2026-4'), cutoff (date), and the measure in
            percent, NULL where it is hidden (the line breaks there).
        province: release, cutoff, province_rate_pct: the official rate known at each release.
            Drawn with the estimate only: the registry's share is another concept.
        measure: 'poverty_rate_pct' (estimate) or 'decile1_share_pct' (registry).
        official: area_code, area_name, period, p0_pct: official figures to lie behind the
            estimate as filled circles, from a year before the first release on.

    At most seven areas (the kabupaten, or the first, and six more): ValueError above that.
    """
    if measure not in MEASURES:
        raise ValueError(f"trend has no measure {measure!r}: choose one of {', '.join(MEASURES)}")
    columns = ("area_code", "area_name", "level", "release", "cutoff", measure)
    rows = records(trend, columns, "trend")
    releases = _releases(rows)
    lines = [line for line in _lines(rows, releases, measure, mode) if line.known]
    if not lines:
        return canvas.nothing_yet(HEIGHT, mode)

    is_estimate = measure == "poverty_rate_pct"
    steps = _steps(province) if is_estimate else []
    first, last = min(releases.values()), max(releases.values())
    circles = _circles(official, first, last) if is_estimate and official is not None else []
    first = min([first, *(circle.day for circle in circles)])

    chosen = _chosen({line.code: line.level for line in lines})
    labels = _labels(lines, steps, releases, mode)
    rates = [rate for line in lines for rate in line.known.values()]
    rates += [mark.rate for mark in (*steps, *circles)]
    low, high = canvas.rate_range(rates)
    height = max(HEIGHT, room_for(labels) + canvas.TOP + canvas.BOTTOM)
    figure = canvas.start(height, mode, right=margin_for(labels, first, last))
    _draw_circles(figure, circles, lines, mode)
    _draw_province(figure, steps, mode)
    for line in lines:
        _draw_area(figure, line, releases, measure, thick=line.code == chosen)
    canvas.rate_axis(figure, low, high)
    _release_axis(figure, list(releases.values()), first)
    write_labels(figure, labels, low, high, mode)
    return canvas.described(figure, _description(lines, measure))


def _releases(rows: list[dict[str, Any]]) -> dict[str, date]:
    """Cut-off date of every release in the frame, in their order."""
    cutoffs = {str(row["release"]): format.day(row["cutoff"]) for row in rows}
    return dict(sorted(cutoffs.items(), key=lambda pair: (pair[1], pair[0])))


def _lines(
    rows: list[dict[str, Any]], releases: dict[str, date], measure: Measure, mode: Mode
) -> list[Line]:
    areas: dict[str, dict[str, Any]] = {}
    for row in rows:
        areas.setdefault(str(row["area_code"]), row)
    colors = _colors(areas, measure, mode)
    rates = {(str(row["area_code"]), str(row["release"])): row[measure] for row in rows}
    return [
        Line(
            code,
            short_name(str(row["area_name"]), str(row["level"])),
            str(row["level"]),
            {
                release: None if (rate := rates.get((code, release))) is None else float(rate)
                for release in releases
            },
            colors[code],
        )
        for code, row in areas.items()
    ]


def _colors(areas: dict[str, dict[str, Any]], measure: Measure, mode: Mode) -> dict[str, str]:
    """The colour of each area: the kabupaten keeps its own; a registry share alone is violet."""
    others = theme.area_colors(mode)
    if len(areas) > len(others) + 1:
        raise ValueError(
            f"trend can tell {len(others) + 1} areas apart and the frame has {len(areas)}: "
            "choose fewer"
        )
    colors = theme.palette(mode)
    if len(areas) == 1 and measure == "decile1_share_pct":
        return dict.fromkeys(areas, colors.registry)
    chosen = _chosen({code: str(row["level"]) for code, row in areas.items()})
    rest = iter(others)
    return {code: colors.area if code == chosen else next(rest) for code in areas}


def _chosen(levels: dict[str, str]) -> str:
    """The area that the others are compared with: the kabupaten, else the first."""
    regencies = [code for code, level in levels.items() if level == "kabupaten"]
    return next(iter([*regencies, *levels]))


def _steps(province: pd.DataFrame) -> list[Step]:
    rows = records(province, ("release", "cutoff", "province_rate_pct"), "trend")
    steps = {
        format.day(row["cutoff"]): float(row["province_rate_pct"])
        for row in rows
        if row["province_rate_pct"] is not None
    }
    return [Step(day, steps[day]) for day in sorted(steps)]


def _circles(official: pd.DataFrame, first: date, last: date) -> list[Circle]:
    rows = records(official, ("area_code", "area_name", "period", "p0_pct"), "trend")
    circles = [
        Circle(
            str(row["area_code"]),
            short_name(str(row["area_name"])),
            str(row["period"]),
            float(row["p0_pct"]),
        )
        for row in rows
        if row["p0_pct"] is not None
    ]
    return sorted(
        (circle for circle in circles if first - LOOK_BACK <= circle.day <= last),
        key=lambda circle: circle.period,
    )


def _labels(
    lines: list[Line], steps: list[Step], releases: dict[str, date], mode: Mode
) -> list[EndLabel]:
    labels = []
    for line in lines:
        release, rate = list(line.known.items())[-1]
        labels.append(
            EndLabel(releases[release], rate, line.name, format.percent(rate), line.color)
        )
    if steps:
        labels.append(
            EndLabel(
                x=steps[-1].day,
                y=steps[-1].rate,
                name="Jawa Timur",
                value=format.percent(steps[-1].rate),
                color=theme.palette(mode).province,
                note=_("resmi"),
            )
        )
    return labels


def _draw_area(
    figure: go.Figure, line: Line, releases: dict[str, date], measure: Measure, *, thick: bool
) -> None:
    """One line over all releases; a hidden or missing release leaves a gap."""
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
        line={"color": line.color, "width": 4 if thick else 2.5},
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
            "" if rate is None else _hover(line.name, release, releases[release], rate, measure)
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
        rate=format.percent(rate),
        release=format.release(release),
        date=format.date(day),
    )


def _draw_province(figure: go.Figure, steps: list[Step], mode: Mode) -> None:
    if not steps:
        return
    words = _("<b>Jawa Timur</b><br>{rate} miskin, angka resmi BPS<br>terbaru pada {date}")
    figure.add_scatter(
        x=[step.day.isoformat() for step in steps],
        y=[step.rate for step in steps],
        name="province",
        mode="lines",
        line={"color": theme.palette(mode).province, "width": 2, "dash": "dash", "shape": "hv"},
        connectgaps=False,
        hovertext=[
            words.format(rate=format.percent(step.rate), date=format.date(step.day))
            for step in steps
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _draw_circles(figure: go.Figure, circles: list[Circle], lines: list[Line], mode: Mode) -> None:
    """Official figures behind the lines, in the colour of their area, muted when it has none."""
    colors = theme.palette(mode)
    colored = {line.code: line.color for line in lines}
    for code in dict.fromkeys(circle.code for circle in circles):
        own = [circle for circle in circles if circle.code == code]
        color = colored.get(code, colors.muted)
        figure.add_scatter(
            x=[circle.day.isoformat() for circle in own],
            y=[circle.rate for circle in own],
            name="official",
            mode="markers",
            marker={"symbol": "circle", "size": 11, "color": color},
            hovertext=[official_hover(c.name, c.period, c.rate) for c in own],
            hovertemplate="%{hovertext}<extra></extra>",
        )
        newest = own[-1]
        figure.add_annotation(
            name="official-label",
            text=_("resmi {rate}").format(rate=format.percent(newest.rate)),
            x=newest.day.isoformat(),
            y=newest.rate,
            ax=0,
            ay=-26,
            showarrow=True,
            arrowhead=0,
            arrowwidth=1,
            standoff=7,
            arrowcolor=color,
            bgcolor=theme.tint(colors.paper, 0.85),
            font={"size": 13, "color": color},
        )


def _release_axis(figure: go.Figure, days: list[date], first: date) -> None:
    """The month of at most eight cut-offs, the newest among them; the year where it changes."""
    step = -(-len(days) // 8)
    shown = days[::-1][::step][::-1]
    labels: list[str] = []
    for before, day in zip([None, *shown], shown, strict=False):
        month = format_date(day, "MMM", locale=text.locale())
        new_year = before is None or before.year != day.year
        labels.append(f"{month}<br>{day.year}" if new_year else month)
    pad = timedelta(days=round(max((days[-1] - first).days, 90) * 0.04))
    figure.update_xaxes(
        range=[(first - pad).isoformat(), (days[-1] + pad / 2).isoformat()],
        tickmode="array",
        tickvals=[day.isoformat() for day in shown],
        ticktext=labels,
        tickangle=0,
    )


def _description(lines: list[Line], measure: Measure) -> str:
    said = []
    for line in lines:
        rates = list(line.known.values())
        said.append(
            _("{area} {first} menjadi {last}").format(
                area=line.name, first=format.percent(rates[0]), last=format.percent(rates[-1])
            )
        )
    kind = (
        _("perkiraan angka kemiskinan")
        if measure == "poverty_rate_pct"
        else _("bagian warga di desil 1 menurut registri")
    )
    newest = [release for line in lines for release in line.known]
    return _("Grafik garis {kind} sampai {release}: {areas}.").format(
        kind=kind, release=format.release(max(newest)), areas="; ".join(said)
    )
