"""Lines over time, named at their ends: bands behind them, single figures as circles.

Those from zero are shares of the registry.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import plotly.graph_objects as go

from language import numbers
from language.text import _
from ui.exhibit import Band, Line, Lines, Unit
from ui.look import theme
from ui.look.theme import Mode
from ui.screen import canvas
from ui.screen.circles import draw_circles
from ui.screen.labels import EndLabel, margin_for, room_for, write_labels
from ui.screen.releases import release_axis

BOTTOM: Final = 68  # px: two lines of tick labels, and the note about the axis
LOWEST_TOP: Final = 2.0  # percent, of a scale from zero: small shares stay small
ALONE: Final = 6  # px: the width of a band that has one point in time only


def figure(picture: Lines, alt: str, mode: Mode) -> go.Figure:
    """The lines that have a value, the steps hindmost, with the single figures around them."""
    lines = [line for line in picture.lines if values_of(line)]
    days = picture.days
    if all(line.is_step for line in lines):
        is_withheld = picture.starts_at_zero and days
        words = _("Terlalu sedikit untuk persen.") if is_withheld else ""
        return canvas.nothing_yet(picture.height, mode, words)
    marks = [mark for mark in picture.marks if not mark.is_target]
    first = min([*days, *(mark.day for mark in marks)])
    labels = [_label(line, picture, mode) for line in lines]
    low, high = _range(picture, lines)
    room = max(picture.height - canvas.TOP - BOTTOM, room_for(labels))
    drawn = canvas.start(
        room + canvas.TOP + BOTTOM, mode, right=margin_for(labels, first, days[-1]), bottom=BOTTOM
    )
    for line in lines:
        for band in line.bands:
            draw_band(drawn, band, days, theme.colour(line.colour, mode))
    for line in sorted(lines, key=lambda line: not line.is_step):
        _draw(drawn, line, picture, mode)
    canvas.rate_axis(drawn, low, high)
    ways = [
        [(day, value) for day, value in zip(days, line.values, strict=True) if value is not None]
        for line in lines
    ]
    draw_circles(drawn, marks, ways, mode)
    release_axis(drawn, days, first)
    write_labels(drawn, labels, low, high, mode)
    return canvas.described(drawn, alt)


def values_of(line: Line) -> list[float]:
    """The values that can be seen."""
    return [value for value in line.values if value is not None]


def draw_band(drawn: go.Figure, band: Band, days: Sequence[date], color: str) -> None:
    """A ribbon for each run of points that have both ends; one alone is a stroke."""
    run: list[tuple[str, float, float]] = []
    for day, low, high in [*zip(days, band.low, band.high, strict=True), (None, None, None)]:
        if day is not None and low is not None and high is not None:
            run.append((day.isoformat(), low, high))
            continue
        if run:
            _draw_run(drawn, run, theme.tint(color, band.strength))
        run = []


def _draw_run(drawn: go.Figure, run: list[tuple[str, float, float]], tint: str) -> None:
    days, low, high = ([point[part] for point in run] for part in range(3))
    if len(run) == 1:
        drawn.add_scatter(
            x=days * 2,
            y=[*low, *high],
            name="band",
            mode="lines",
            line={"color": tint, "width": ALONE},
            hoverinfo="skip",
        )
        return
    drawn.add_scatter(
        x=[*days, *reversed(days)],
        y=[*high, *reversed(low)],
        name="band",
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=tint,
        hoverinfo="skip",
    )


def _range(picture: Lines, lines: list[Line]) -> tuple[float, float]:
    values = [value for line in lines for value in values_of(line)]
    values += [
        end
        for line in lines
        for band in line.bands
        for pair in zip(band.low, band.high, strict=True)
        if None not in pair
        for end in pair
        if end is not None
    ]
    values += [mark.value for mark in picture.marks]
    if picture.starts_at_zero:
        return 0.0, max(max(values) * 1.15, LOWEST_TOP)
    return canvas.rate_range(values)


def _label(line: Line, picture: Lines, mode: Mode) -> EndLabel:
    """In the margin, at the height of the last value."""
    value = values_of(line)[-1]
    color = theme.colour(line.colour, mode)
    is_share = picture.starts_at_zero
    words = numbers.percent(value, 0) if is_share else words_of(value, picture.unit)
    return EndLabel(picture.days[-1], value, line.name, words, color, line.note)


def words_of(value: float, unit: Unit) -> str:
    """A value with its unit."""
    return {
        "percent": numbers.percent,
        "points": numbers.points,
        "rupiah": numbers.rupiah,
    }.get(unit, numbers.count)(value)


def _draw(drawn: go.Figure, line: Line, picture: Lines, mode: Mode) -> None:
    days = picture.days
    color = theme.colour(line.colour, mode)
    hovers = [canvas.hover(words) for words in line.hovers] or [""] * len(days)
    points = list(zip([day.isoformat() for day in days], line.values, hovers, strict=True))
    look = _line_look(line, color, 3 if picture.starts_at_zero else 4 if line.is_main else 2.5)
    if line.is_step:  # a value holds until the next one
        points = [point for point in points if point[1] is not None]
        look = _step_look(color, len(points))
    drawn.add_scatter(
        x=[day for day, _value, _hover in points],
        y=[value for _day, value, _hover in points],
        name=line.name,
        connectgaps=False,
        hovertext=[hover for _day, _value, hover in points],
        hovertemplate="%{hovertext}<extra></extra>",
        **look,
    )


def _step_look(color: str, count: int) -> dict[str, Any]:
    return {
        "mode": "lines" if count > 1 else "markers",
        "line": {"color": color, "width": 2, "dash": "dash", "shape": "hv"},
        "marker": {"symbol": "line-ew-open", "size": 12, "line": {"width": 2, "color": color}},
    }


def _line_look(line: Line, color: str, width: float) -> dict[str, Any]:
    """Squares everywhere, or a bare line: then a dash where both neighbours are missing."""
    around = [None, *line.values, None]
    is_alone = [
        value is not None and around[i] is None and around[i + 2] is None
        for i, value in enumerate(line.values)
    ]
    look = {"color": color, "width": width}
    if line.is_dashed:
        look["dash"] = "dot"
    if line.has_squares:
        marker = {"symbol": "square", "size": 8, "line": {"width": 0, "color": color}}
    else:
        size = [12 if alone else 0 for alone in is_alone]
        marker = {"symbol": "line-ew-open", "size": size, "line": {"width": 4, "color": color}}
    return {
        "mode": "lines+markers",
        "line": look,
        "marker": {**marker, "color": color, "opacity": 1},
    }
