"""The fan: what BPS may announce for the coming Marches, opening from the last official figure."""

from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import pairwise
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from language import numbers
from language.text import _
from ui.look import theme
from ui.look.theme import Mode
from ui.records import records
from ui.screen import aims, canvas
from ui.screen.aims import Aim, aims_of, draw_aims
from ui.screen.labels import EndLabel, margin_for, room_for, text_width, write_labels
from ui.screen.official import official_series
from ui.screen.rounds import (
    FIRST_PERIOD,
    Rounds,
    common_marches,
    draw_rounds,
    rounds_of,
    shade_gap,
    year_axis,
)
from ui.words.areas import short_name

HEIGHT: Final = 440
NARROWEST: Final = 190  # px: the plot between its margins on a phone
# Share of futures inside, the words of its columns, opacity over the wider band beneath it.
BANDS: Final = ((95, 0.10), (80, 0.14), (50, 0.20))
_SERIES: Final = ("area_name", "level", "period", "p0_pct")
_AHEAD: Final = (
    "period",
    "situation",
    "p0_pct",
    "province_pct",
    "province_low80_pct",
    "province_high80_pct",
    "gap_pp",
    "gap_low80_pp",
    "gap_high80_pp",
    *(f"p0_{end}{share}_pct" for share, _opacity in BANDS for end in ("low", "high")),
)


@dataclass(frozen=True)
class Ahead:
    """The coming Marches, in order: rows of `gap_forecast`, and the figure they open from."""

    start: date
    rate: float
    rows: list[dict[str, Any]]

    @property
    def days(self) -> list[date]:
        """The last official March, and every coming one."""
        return [self.start, *(numbers.first_day(str(row["period"])) for row in self.rows)]

    def path(self, column: str) -> list[float]:
        """One quantile over those days, from the official figure on."""
        return [self.rate, *(float(row[column]) for row in self.rows)]


def fan(
    official: pd.DataFrame, targets: pd.DataFrame, forecast: pd.DataFrame, mode: Mode
) -> go.Figure:
    """Official rates since 2015 with the fan of the coming Marches, and the targets.

    Args:
        official, targets: as for `official_series`, which is what is drawn without a forecast.
        forecast: one row for each coming March: period, situation ('nowcast' where the province's
            figure is known), and quantiles of the kabupaten's rate (p0_*), the province's
            (province_*) and the gap (gap_*), as `gap_forecast` gives them.

    Bands of 50, 80 and 95 % in the kabupaten's colour, the median as a thin line. The province
    keeps its dashed line; where its figure is not known, its own band of 80 %.
    """
    ahead_rows = records(forecast, _AHEAD)
    series = records(official, _SERIES)
    rows = [row for row in series if row["period"] >= FIRST_PERIOD]
    kabupaten, province = rounds_of(rows, "kabupaten"), rounds_of(rows, "province")
    if not ahead_rows or kabupaten is None or province is None:
        return official_series(official, targets, mode)

    start = common_marches(kabupaten, province)[-1]
    ahead = Ahead(numbers.first_day(start), kabupaten.rates[start], ahead_rows)
    marks = aims_of(records(targets, aims.COLUMNS), kabupaten, province)
    last = max([*ahead.days, *(mark.at for mark in marks)])
    first = numbers.first_day(next(iter(kabupaten.marches)))
    labels = _labels(ahead, province, marks, last, mode)
    low, high = canvas.rate_range(
        [
            *(rate for area in (kabupaten, province) for rate in area.rates.values()),
            *(mark.rate for mark in marks),
            *ahead.path("p0_low95_pct"),
            *ahead.path("p0_high95_pct"),
            *(float(row["province_low80_pct"]) for row in ahead.rows),
            *(float(row["province_high80_pct"]) for row in ahead.rows),
        ],
        above=0.14,  # room for the name above the last figure
    )
    colors = theme.palette(mode)
    height = max(canvas.tall(HEIGHT), room_for(labels) + canvas.TOP + canvas.BOTTOM)
    figure = canvas.start(height, mode, right=margin_for(labels, first, last))
    shade_gap(figure, kabupaten, province, mode)
    _draw_bands(figure, ahead, mode)
    _draw_province(figure, ahead, province, mode)
    dashed = {"color": colors.province, "width": 2, "dash": "dash"}
    draw_rounds(figure, province, "province", dashed, 5)
    draw_rounds(figure, kabupaten, "kabupaten", {"color": colors.area, "width": 4}, 9)
    _draw_median(figure, ahead, kabupaten.name, mode)
    draw_aims(figure, marks, mode, until=last)
    canvas.rate_axis(figure, low, high)
    year_axis(figure, first, last)
    write_labels(figure, labels, low, high, mode)
    _name_last(figure, kabupaten, ahead, first, last, (low, high), colors.area)
    return canvas.described(figure, _description(kabupaten, ahead))


def _labels(
    ahead: Ahead, province: Rounds, marks: list[Aim], last: date, mode: Mode
) -> list[EndLabel]:
    """Names in the margin: the bands, the middle of the fan, the province, the targets."""
    colors, newest = theme.palette(mode), ahead.rows[-1]
    labels = [
        EndLabel(
            last,
            float(newest[f"p0_high{share}_pct"]),
            "",
            "",
            colors.area,
            note=numbers.percent(share, 0),
        )
        for share, _opacity in BANDS
    ]
    labels.append(
        EndLabel(
            last,
            float(newest["p0_pct"]),
            _("perkiraan"),
            numbers.percent(newest["p0_pct"]),
            colors.area,
            note=numbers.short_period(str(newest["period"])),
        )
    )
    labels.append(
        EndLabel(
            last,
            float(newest["province_pct"]),
            short_name(province.name),
            numbers.percent(province.rates[province.last]),
            colors.province,
            note=numbers.short_period(province.last),
        )
    )
    labels += [
        EndLabel(last, mark.rate, mark.name, mark.value, colors.target_ink) for mark in marks
    ]
    return labels


def _draw_bands(figure: go.Figure, ahead: Ahead, mode: Mode) -> None:
    """The widest band first; each lies over the one before, so the middle is the darkest."""
    color = theme.palette(mode).area
    days = [day.isoformat() for day in ahead.days]
    for share, opacity in BANDS:
        figure.add_scatter(
            x=[*days, *reversed(days)],
            y=[*ahead.path(f"p0_high{share}_pct"), *reversed(ahead.path(f"p0_low{share}_pct"))],
            name=f"fan-{share}",
            mode="lines",
            line={"width": 0},
            fill="toself",
            fillcolor=theme.tint(color, opacity),
            hoverinfo="skip",
        )


def _draw_median(figure: go.Figure, ahead: Ahead, area: str, mode: Mode) -> None:
    color = theme.palette(mode).area
    words = _(
        "<b>{area}, {period}</b><br>perkiraan {rate} (80 %: {low} sampai {high})"
        "<br>selisih {gap} ({gap_low} sampai {gap_high})"
    )
    hover = [
        words.format(
            area=escape(area),
            period=numbers.period(str(row["period"])),
            rate=numbers.percent(row["p0_pct"]),
            low=numbers.percent(row["p0_low80_pct"]),
            high=numbers.percent(row["p0_high80_pct"]),
            gap=numbers.points(row["gap_pp"]),
            gap_low=numbers.number(row["gap_low80_pp"], signed=True),
            gap_high=numbers.number(row["gap_high80_pp"], signed=True),
        )
        for row in ahead.rows
    ]
    figure.add_scatter(
        x=[day.isoformat() for day in ahead.days],
        y=ahead.path("p0_pct"),
        name="fan-middle",
        mode="lines",
        line={"color": color, "width": 2},
        hovertext=["", *hover],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _draw_province(figure: go.Figure, ahead: Ahead, province: Rounds, mode: Mode) -> None:
    """The province beyond its last figure: a band of 80 % in its own colour, and a dashed line."""
    unknown = [row for row in ahead.rows if row["situation"] == "forecast"]
    if not unknown:
        return
    color = theme.palette(mode).province
    start = list(province.marches)[-1]
    rate = province.rates[start]
    days = [start, *(str(row["period"]) for row in unknown)]
    days = [numbers.first_day(period).isoformat() for period in days]
    low = [rate, *(float(row["province_low80_pct"]) for row in unknown)]
    high = [rate, *(float(row["province_high80_pct"]) for row in unknown)]
    figure.add_scatter(
        x=[*days, *reversed(days)],
        y=[*high, *reversed(low)],
        name="province-fan",
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=theme.tint(color, 0.18),
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=days,
        y=[rate, *(float(row["province_pct"]) for row in unknown)],
        name="province-ahead",
        mode="lines",
        line={"color": color, "width": 1.5, "dash": "dot"},
        hoverinfo="skip",
    )


def _name_last(
    figure: go.Figure,
    kabupaten: Rounds,
    ahead: Ahead,
    first: date,
    last: date,
    span: tuple[float, float],
    color: str,
) -> None:
    """Name the last official figure above everything that is drawn near it."""
    period = kabupaten.last
    name, rate = short_name(kabupaten.name), numbers.percent(kabupaten.rates[period])
    note = numbers.short_period(period)
    at, value = numbers.first_day(period), kabupaten.rates[period]
    half = (last - first) * text_width(f"{rate} {note}") / NARROWEST / 1.6
    drawn = [
        (numbers.first_day(each), known)
        for each, known in kabupaten.marches.items()
        if known is not None
    ]
    drawn += list(zip(ahead.days, ahead.path("p0_high95_pct"), strict=True))
    near = [y for line in pairwise(sorted(drawn)) for y in _within(line, at - half, at + half)]
    layout: Any = figure.layout
    room = layout.height - layout.margin.t - layout.margin.b
    up = (max([value, *near]) - value) / (span[1] - span[0]) * room
    figure.add_annotation(
        name="last-figure",
        text=f'{escape(name)}<br><b>{rate}</b> <span style="font-size:12px">{note}</span>',
        x=at.isoformat(),
        y=value,
        ax=0,
        ay=-(up + 10),
        xanchor="center",
        yanchor="bottom",
        align="center",
        showarrow=True,
        arrowhead=0,
        arrowwidth=1,
        arrowcolor=color,
        standoff=6,
        font={"size": 14, "color": color},
    )


def _within(line: tuple[tuple[date, float], ...], start: date, end: date) -> list[float]:
    """Heights of a straight piece of a line between two days, its crossing of them included."""
    (one, low), (other, high) = line
    if other < start or one > end:
        return []
    days = max((other - one).days, 1)
    slope = (high - low) / days
    return [low + slope * (min(max(day, one), other) - one).days for day in (start, end)]


def _description(kabupaten: Rounds, ahead: Ahead) -> str:
    period = kabupaten.last
    said = [
        _("{period} perkiraan {rate} (80 %: {low} sampai {high})").format(
            period=numbers.period(str(row["period"])),
            rate=numbers.percent(row["p0_pct"]),
            low=numbers.percent(row["p0_low80_pct"]),
            high=numbers.percent(row["p0_high80_pct"]),
        )
        for row in ahead.rows
    ]
    return _(
        "Grafik garis angka kemiskinan resmi {area} sampai {rate} ({last}), dengan kipas "
        "perkiraan: {said}."
    ).format(
        area=kabupaten.name,
        rate=numbers.percent(kabupaten.rates[period]),
        last=numbers.period(period),
        said="; ".join(said),
    )
