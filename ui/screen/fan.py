"""Official rates with the targets set against them, and the fan of the coming Marches.

March rounds are joined. September's belong to another sample: only one newer than the last March is
shown, as a loose point; before 2015 they stand as loose points of their own, and the breaks are
marked. Bands of 50, 80 and 95 % open from the last official figure in the area's colour, the median
as a thin line. The area around keeps its dashed line; where its figure is not known, its own band.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Final

import plotly.graph_objects as go

from language import numbers
from language.text import _
from ui.exhibit import Ahead, Fan, Mark, Rounds
from ui.look import theme
from ui.look.theme import Mode
from ui.screen import canvas, rounds
from ui.screen.labels import EndLabel, label_html, margin_for, room_for, text_width, write_labels
from ui.words.areas import short_name
from ui.words.official import FIRST_COMPARABLE

HEIGHT: Final = 420
FAN_HEIGHT: Final = 440
NARROWEST: Final = 190  # px: the plot between its margins on a phone
# Share of futures inside, opacity over the wider band beneath it.
BANDS: Final = ((95, 0.10), (80, 0.14), (50, 0.20))


@dataclass(frozen=True)
class Opening:
    """The coming Marches, in order, and the figure that they open from."""

    start: date
    rate: float
    marches: tuple[Ahead, ...]

    @property
    def days(self) -> list[date]:
        """The last official March, and every coming one."""
        return [self.start, *(numbers.first_day(march.period) for march in self.marches)]

    def low(self, share: int) -> list[float]:
        """The lower ends of a band over those days, from the official figure on."""
        return [self.rate, *(march.low[share] for march in self.marches)]

    def high(self, share: int) -> list[float]:
        """The upper ends."""
        return [self.rate, *(march.high[share] for march in self.marches)]

    @property
    def middle(self) -> list[float]:
        """The median."""
        return [self.rate, *(march.middle for march in self.marches)]


def figure(picture: Fan, alt: str, mode: Mode) -> go.Figure:
    """The official series, and the fan where there is a forecast."""
    own, around = picture.own, picture.around
    if own is None:
        return canvas.nothing_yet(HEIGHT, mode)
    common = rounds.common_marches(own, around) if around else []
    if picture.ahead and around and common:
        start = common[-1]
        opening = Opening(numbers.first_day(start), own.rates[start], picture.ahead)
        return _fan(picture, own, around, opening, alt, mode)
    return _series(picture, own, around, alt, mode)


def _series(picture: Fan, own: Rounds, around: Rounds | None, alt: str, mode: Mode) -> go.Figure:
    areas = [own] if around is None else [own, around]
    is_early = picture.since < FIRST_COMPARABLE
    shown = [
        area.rates if is_early else {**rounds.marches(area), **rounds.newer(area)} for area in areas
    ]
    days = [numbers.first_day(period) for rates in shown for period in rates]
    first, last = min(days), max([*days, *(aim.day for aim in picture.aims)])
    rates = [rate for area in shown for rate in area.values() if rate is not None]
    low, high = canvas.rate_range([*rates, *(aim.value for aim in picture.aims)])
    labels = [*_series_labels(own, around, mode), *_aim_labels(picture.aims, mode)]
    drawn = _start(HEIGHT, labels, first, last, mode)
    if around is not None:
        rounds.shade_gap(drawn, own, around, mode)
    _draw_areas(drawn, own, around, mode)
    rounds.draw_aims(drawn, picture.aims, mode)
    if is_early:
        colors = theme.palette(mode)
        for area, color in zip(areas, (colors.area, colors.province), strict=False):
            rounds.draw_septembers(drawn, area, color)
        rounds.mark_breaks(drawn, mode)
    canvas.rate_axis(drawn, low, high)
    rounds.year_axis(drawn, first, last)
    write_labels(drawn, labels, low, high, mode)
    return canvas.described(drawn, alt)


def _fan(
    picture: Fan, own: Rounds, around: Rounds, opening: Opening, alt: str, mode: Mode
) -> go.Figure:
    last = max([*opening.days, *(aim.day for aim in picture.aims)])
    first = numbers.first_day(next(iter(rounds.marches(own))))
    labels = [*_fan_labels(opening, around, last, mode), *_aim_labels(picture.aims, mode, last)]
    low, high = canvas.rate_range(
        [
            *(rate for area in (own, around) for rate in area.rates.values()),
            *(aim.value for aim in picture.aims),
            *opening.low(95),
            *opening.high(95),
            *(
                end
                for march in picture.ahead
                for end in (march.other_low, march.other_high)
                if end is not None
            ),
        ],
        above=0.14,  # room for the name above the last figure
    )
    drawn = _start(FAN_HEIGHT, labels, first, last, mode)
    rounds.shade_gap(drawn, own, around, mode)
    _draw_bands(drawn, opening, mode)
    _draw_around(drawn, opening.marches, around, mode)
    _draw_areas(drawn, own, around, mode)
    _draw_median(drawn, opening, mode)
    rounds.draw_aims(drawn, picture.aims, mode, until=last)
    canvas.rate_axis(drawn, low, high)
    rounds.year_axis(drawn, first, last)
    write_labels(drawn, labels, low, high, mode)
    _name_last(drawn, own, opening, (first, last), (low, high), theme.palette(mode).area)
    return canvas.described(drawn, alt)


def _start(height: int, labels: list[EndLabel], first: date, last: date, mode: Mode) -> go.Figure:
    height = max(height, room_for(labels) + canvas.TOP + canvas.BOTTOM)
    return canvas.start(height, mode, right=margin_for(labels, first, last))


def _draw_areas(drawn: go.Figure, own: Rounds, around: Rounds | None, mode: Mode) -> None:
    colors = theme.palette(mode)
    if around is not None:
        dashed = {"color": colors.province, "width": 2, "dash": "dash"}
        rounds.draw_rounds(drawn, around, "around", dashed, 5)
    rounds.draw_rounds(drawn, own, "own", {"color": colors.area, "width": 4}, 9)


def _aim_labels(aims: tuple[Mark, ...], mode: Mode, last: date | None = None) -> list[EndLabel]:
    ink = theme.palette(mode).target_ink
    return [EndLabel(last or aim.day, aim.value, aim.words, aim.value_words, ink) for aim in aims]


def _series_labels(own: Rounds, around: Rounds | None, mode: Mode) -> list[EndLabel]:
    colors = theme.palette(mode)

    def label(area: Rounds, color: str) -> EndLabel:
        period = rounds.last(area)
        return EndLabel(
            x=numbers.first_day(period),
            y=area.rates[period],
            name=short_name(area.name),
            value=numbers.percent(area.rates[period]),
            color=color,
            note=numbers.short_period(period),
        )

    labels = [label(own, colors.area)]
    if around is None:
        return labels
    labels.append(label(around, colors.province))
    common = rounds.common_marches(own, around)
    if common:
        ours, other = own.rates[common[-1]], around.rates[common[-1]]
        gap = numbers.points(abs(ours - other), signed=False)
        labels.append(
            EndLabel(
                x=numbers.first_day(common[-1]),
                y=(ours + other) / 2,
                name=_("selisih {gap}").format(gap=gap),
                value="",
                color=colors.ink,
            )
        )
    return labels


def _fan_labels(opening: Opening, around: Rounds, last: date, mode: Mode) -> list[EndLabel]:
    """Names in the margin: the bands, the middle of the fan, the area around."""
    colors, newest = theme.palette(mode), opening.marches[-1]
    labels = [
        EndLabel(
            last,
            newest.high[share],
            "",
            "",
            colors.area,
            note=numbers.percent(share, 0),
        )
        for share, _opacity in BANDS
    ]
    known = rounds.last(around)
    return [
        *labels,
        EndLabel(
            last,
            newest.middle,
            _("perkiraan"),
            numbers.percent(newest.middle),
            colors.area,
            note=numbers.short_period(newest.period),
        ),
        EndLabel(
            last,
            newest.other,
            short_name(around.name),
            numbers.percent(around.rates[known]),
            colors.province,
            note=numbers.short_period(known),
        ),
    ]


def _draw_bands(drawn: go.Figure, opening: Opening, mode: Mode) -> None:
    """The widest band first; each lies over the one before, so the middle is the darkest."""
    color = theme.palette(mode).area
    days = [day.isoformat() for day in opening.days]
    for share, opacity in BANDS:
        drawn.add_scatter(
            x=[*days, *reversed(days)],
            y=[*opening.high(share), *reversed(opening.low(share))],
            name=f"fan-{share}",
            mode="lines",
            line={"width": 0},
            fill="toself",
            fillcolor=theme.tint(color, opacity),
            hoverinfo="skip",
        )


def _draw_median(drawn: go.Figure, opening: Opening, mode: Mode) -> None:
    drawn.add_scatter(
        x=[day.isoformat() for day in opening.days],
        y=opening.middle,
        name="fan-middle",
        mode="lines",
        line={"color": theme.palette(mode).area, "width": 2},
        hovertext=["", *(canvas.hover(march.hover) for march in opening.marches)],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _draw_around(drawn: go.Figure, marches: tuple[Ahead, ...], around: Rounds, mode: Mode) -> None:
    """The area around beyond its last figure: a band in its own colour, and a dotted line."""
    color = theme.palette(mode).province
    start = list(rounds.marches(around))[-1]
    rate = around.rates[start]
    days, low, high, middle = [numbers.first_day(start).isoformat()], [rate], [rate], [rate]
    for march in marches:
        if march.other_low is not None and march.other_high is not None:
            days.append(numbers.first_day(march.period).isoformat())
            low.append(march.other_low)
            high.append(march.other_high)
            middle.append(march.other)
    if len(days) == 1:
        return
    drawn.add_scatter(
        x=[*days, *reversed(days)],
        y=[*high, *reversed(low)],
        name="around-fan",
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=theme.tint(color, 0.18),
        hoverinfo="skip",
    )
    drawn.add_scatter(
        x=days,
        y=middle,
        name="around-ahead",
        mode="lines",
        line={"color": color, "width": 1.5, "dash": "dot"},
        hoverinfo="skip",
    )


def _name_last(
    drawn: go.Figure,
    own: Rounds,
    opening: Opening,
    days: tuple[date, date],
    span: tuple[float, float],
    color: str,
) -> None:
    """Name the last official figure above everything that is drawn near it."""
    period = rounds.last(own)
    name, rate = short_name(own.name), numbers.percent(own.rates[period])
    note = numbers.short_period(period)
    at, value = numbers.first_day(period), own.rates[period]
    half = (days[1] - days[0]) * text_width(f"{rate} {note}") / NARROWEST / 1.6
    points = [
        (numbers.first_day(each), known)
        for each, known in rounds.marches(own).items()
        if known is not None
    ]
    points += list(zip(opening.days, opening.high(95), strict=True))
    near = [y for line in pairwise(sorted(points)) for y in _within(line, at - half, at + half)]
    layout: Any = drawn.layout  # Plotly declares no types here
    room = layout.height - layout.margin.t - layout.margin.b
    up = (max([value, *near]) - value) / (span[1] - span[0]) * room
    drawn.add_annotation(
        name="last-figure",
        text=label_html(name, rate, note),
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
