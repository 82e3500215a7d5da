"""Registry measures by release: one line for each area, the province as a dashed step."""

from datetime import date
from html import escape
from typing import Any, Final, Literal

import pandas as pd
import plotly.graph_objects as go
from babel.dates import format_date

from ui import format, text, theme
from ui.charts import canvas
from ui.charts.labels import EndLabel, margin_for, room_for, short_name, write_labels
from ui.text import _
from ui.theme import Mode

Measure = Literal["poverty_rate_pct", "decile1_share_pct"]
MEASURES: Final[tuple[Measure, ...]] = ("poverty_rate_pct", "decile1_share_pct")

HEIGHT: Final = 420
# How far before the first release an official figure is still shown behind the lines.
LOOK_BACK: Final = pd.DateOffset(years=1)


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
    canvas.require(
        trend, ["area_code", "area_name", "level", "release", "cutoff", measure], "trend"
    )
    if measure not in MEASURES:
        raise ValueError(f"trend has no measure {measure!r}: choose one of {', '.join(MEASURES)}")
    known = trend.dropna(subset=[measure])
    if known.empty:
        return canvas.nothing_yet(HEIGHT, mode)

    releases = _releases(trend)
    estimate = measure == "poverty_rate_pct"
    colors = _colors(trend, measure, mode)
    steps = (
        province.dropna(subset=["province_rate_pct"]).sort_values("cutoff") if estimate else None
    )
    first, last = min(releases.values()), max(releases.values())
    circles = _circles(official, first, last) if estimate and official is not None else None
    if circles is not None and not circles.empty:
        first = min(first, *map(format.first_day, circles["period"]))

    labels = [
        EndLabel(
            x=releases[str(rows["release"].iloc[-1])],
            y=float(rows[measure].iloc[-1]),
            name=short_name(str(rows["area_name"].iloc[-1]), str(rows["level"].iloc[-1])),
            value=format.percent(rows[measure].iloc[-1]),
            color=colors[str(code)],
        )
        for code, rows in known.sort_values("cutoff").groupby("area_code", sort=False)
    ]
    if steps is not None and not steps.empty:
        rate = float(steps["province_rate_pct"].iloc[-1])
        labels.append(
            EndLabel(
                x=format.day(steps["cutoff"].iloc[-1]),
                y=rate,
                name=_("Jawa Timur"),
                value=format.percent(rate),
                color=theme.palette(mode).province,
                note=_("resmi"),
            )
        )
    rates = known[measure].astype(float).tolist()
    rates += [] if steps is None else steps["province_rate_pct"].astype(float).tolist()
    rates += [] if circles is None else circles["p0_pct"].astype(float).tolist()
    low, high = canvas.rate_range(rates)

    height = max(HEIGHT, room_for(labels) + canvas.TOP + canvas.BOTTOM)
    figure = canvas.start(height, mode, right=margin_for(labels, first, last))
    if circles is not None:
        _draw_circles(figure, circles, colors, mode)
    if steps is not None and not steps.empty:
        _draw_province(figure, steps, mode)
    for code in colors:
        _draw_area(
            figure, trend[trend["area_code"] == code], releases, measure, colors[code], len(colors)
        )
    canvas.rate_axis(figure, low, high)
    _release_axis(figure, releases, first)
    write_labels(figure, labels, low, high, mode)
    return canvas.described(figure, _description(known, measure))


def _releases(trend: pd.DataFrame) -> dict[str, date]:
    """Cut-off date of every release in the frame, in their order."""
    pairs = trend[["release", "cutoff"]].drop_duplicates("release").sort_values("cutoff")
    return {str(r): format.day(c) for r, c in zip(pairs["release"], pairs["cutoff"], strict=True)}


def _colors(trend: pd.DataFrame, measure: Measure, mode: Mode) -> dict[str, str]:
    """The colour of each area: the kabupaten keeps its own; a registry share alone is violet."""
    areas = trend.drop_duplicates("area_code")
    codes = [str(code) for code in areas["area_code"]]
    others = theme.area_colors(mode)
    if len(codes) > len(others) + 1:
        raise ValueError(
            f"trend can tell {len(others) + 1} areas apart and the frame has {len(codes)}: "
            "choose fewer"
        )
    if len(codes) == 1 and measure == "decile1_share_pct":
        return {codes[0]: theme.palette(mode).registry}
    regencies = [str(c) for c in areas.loc[areas["level"] == "kabupaten", "area_code"]]
    chosen = regencies[0] if regencies else codes[0]
    rest = iter(others)
    return {code: theme.palette(mode).area if code == chosen else next(rest) for code in codes}


def _draw_area(
    figure: go.Figure,
    rows: pd.DataFrame,
    releases: dict[str, date],
    measure: Measure,
    color: str,
    areas: int,
) -> None:
    """One line over all releases; a hidden or missing release leaves a gap."""
    rates = rows.set_index("release")[measure].astype("float64").reindex(list(releases))
    empty = rates.isna().tolist()
    alone = [
        not gap and (i == 0 or empty[i - 1]) and (i == len(empty) - 1 or empty[i + 1])
        for i, gap in enumerate(empty)
    ]
    name = short_name(str(rows["area_name"].iloc[0]), str(rows["level"].iloc[0]))
    registry = measure == "decile1_share_pct"
    figure.add_scatter(
        x=[day.isoformat() for day in releases.values()],
        y=rates.tolist(),
        name=str(rows["area_code"].iloc[0]),
        mode="lines+markers",
        line={
            "color": color,
            "width": 4 if areas == 1 or rows["level"].iloc[0] == "kabupaten" else 2.5,
        },
        # a registry share has its square everywhere; an estimate is a bare line, and only where
        # both neighbours are missing a dash shows that there is a value
        marker={
            "symbol": "square" if registry else "line-ew-open",
            "size": 7 if registry else [12 if single else 0 for single in alone],
            "color": color,
            "line": {"width": 0 if registry else 3, "color": color},
            "opacity": 1,
        },
        connectgaps=False,
        hovertext=[
            "" if format.is_missing(rate) else _hover(name, release, day, rate, measure)
            for (release, day), rate in zip(releases.items(), rates, strict=True)
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


def _draw_province(figure: go.Figure, steps: pd.DataFrame, mode: Mode) -> None:
    figure.add_scatter(
        x=[format.day(day).isoformat() for day in steps["cutoff"]],
        y=steps["province_rate_pct"].astype(float).tolist(),
        name="province",
        mode="lines",
        line={"color": theme.palette(mode).province, "width": 2, "dash": "dash", "shape": "hv"},
        connectgaps=False,
        hovertext=[
            _("<b>Jawa Timur</b><br>{rate} miskin, angka resmi BPS<br>terbaru pada {date}").format(
                rate=format.percent(rate), date=format.date(day)
            )
            for day, rate in zip(steps["cutoff"], steps["province_rate_pct"], strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _circles(official: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    canvas.require(official, ["area_code", "area_name", "period", "p0_pct"], "trend")
    start = (pd.Timestamp(first) - LOOK_BACK).date()
    within = [start <= format.first_day(str(period)) <= last for period in official["period"]]
    return official[within].dropna(subset=["p0_pct"]).sort_values("period")


def _draw_circles(
    figure: go.Figure, circles: pd.DataFrame, colors: dict[str, str], mode: Mode
) -> None:
    """Official figures behind the lines, in the colour of their area, muted when it has none."""
    muted = theme.palette(mode).muted
    for code, rows in circles.groupby("area_code", sort=False):
        color = colors.get(str(code), muted)
        name = short_name(str(rows["area_name"].iloc[-1]))
        figure.add_scatter(
            x=[format.first_day(str(period)).isoformat() for period in rows["period"]],
            y=rows["p0_pct"].astype(float).tolist(),
            name="official",
            mode="markers",
            marker={"symbol": "circle", "size": 11, "color": color},
            hovertext=[
                _("<b>{area}</b><br>{rate} miskin, {period}<br>angka resmi BPS").format(
                    area=escape(name), rate=format.percent(rate), period=format.period(str(period))
                )
                for period, rate in zip(rows["period"], rows["p0_pct"], strict=True)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
        newest = rows.iloc[-1]
        figure.add_annotation(
            name="official-label",
            text=_("resmi {rate}").format(rate=format.percent(newest["p0_pct"])),
            x=format.first_day(str(newest["period"])).isoformat(),
            y=float(newest["p0_pct"]),
            ax=0,
            ay=-26,
            showarrow=True,
            arrowhead=0,
            arrowwidth=1,
            standoff=7,
            arrowcolor=color,
            bgcolor=theme.tint(theme.palette(mode).paper, 0.85),
            font={"size": 13, "color": color},
        )


def _release_axis(figure: go.Figure, releases: dict[str, date], first: date) -> None:
    """The month of at most eight cut-offs, the newest among them; the year where it changes."""
    days = list(releases.values())
    step = -(-len(days) // 8)
    shown = days[::-1][::step][::-1]
    labels: list[str] = []
    year = None
    for day in shown:
        month = format_date(day, "MMM", locale=text.locale())
        labels.append(month if day.year == year else f"{month}<br>{day.year}")
        year = day.year
    span = max((days[-1] - first).days, 90)
    pad = pd.Timedelta(days=round(span * 0.04))
    settings: dict[str, Any] = {
        "range": [
            (pd.Timestamp(first) - pad).date().isoformat(),
            (pd.Timestamp(days[-1]) + pad / 2).date().isoformat(),
        ]
    }
    figure.update_xaxes(
        tickmode="array",
        tickvals=[day.isoformat() for day in shown],
        ticktext=labels,
        tickangle=0,
        **settings,
    )


def _description(known: pd.DataFrame, measure: Measure) -> str:
    said = []
    for _code, rows in known.sort_values("cutoff").groupby("area_code", sort=False):
        said.append(
            _("{area} {first} menjadi {last}").format(
                area=short_name(str(rows["area_name"].iloc[-1]), str(rows["level"].iloc[-1])),
                first=format.percent(rows[measure].iloc[0]),
                last=format.percent(rows[measure].iloc[-1]),
            )
        )
    kind = (
        _("perkiraan angka kemiskinan")
        if measure == "poverty_rate_pct"
        else _("bagian warga di desil 1 menurut registri")
    )
    newest = known.sort_values("cutoff").iloc[-1]
    return _("Grafik garis {kind} sampai {release}: {areas}.").format(
        kind=kind, release=format.release(str(newest["release"])), areas="; ".join(said)
    )
