"""Single figures behind lines: filled circles, named where there is room."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

import plotly.graph_objects as go

from ui.exhibit import Mark
from ui.look import theme
from ui.look.theme import Mode
from ui.screen import canvas
from ui.screen.labels import LINE, NARROWEST, text_width

Point = tuple[date, float]

SHIFTS: Final = (-24, 24, -42, 42, -60, 60)  # px down from a circle to its words, the best first


def draw_circles(
    drawn: go.Figure, marks: Sequence[Mark], lines: Sequence[Sequence[Point]], mode: Mode
) -> None:
    """The figures of each colour as circles.

    One with words is named where they keep clear of every line, even on a phone; the others say
    what they are when pointed at.
    """
    ways = sorted(point for line in lines for point in _along(line))
    for colour in dict.fromkeys(mark.colour for mark in marks):
        own = [mark for mark in marks if mark.colour == colour]
        color = theme.colour(colour, mode)
        drawn.add_scatter(
            x=[mark.day.isoformat() for mark in own],
            y=[mark.value for mark in own],
            name="official",
            mode="markers",
            marker={"symbol": "circle", "size": 11, "color": color},
            hovertext=[canvas.hover(mark.hover) for mark in own],
            hovertemplate="%{hovertext}<extra></extra>",
        )
        for mark in own:
            if mark.words:
                _name(drawn, mark, color, ways)


def _name(drawn: go.Figure, mark: Mark, color: str, ways: Sequence[Point]) -> None:
    """Write the words of a circle at the first place that is clear."""
    first, last = ways[0][0], ways[-1][0]
    to_right = mark.day < first + (last - first) / 2
    reach = (last - first) * text_width(mark.words) / NARROWEST
    start = mark.day - (timedelta() if to_right else reach)
    layout: Any = drawn.layout  # Plotly declares no types here
    low, high = layout.yaxis.range
    room = layout.height - layout.margin.t - layout.margin.b

    def down(value: float) -> float:
        return (high - value) / (high - low) * room

    around = [down(value) for day, value in ways if start <= day <= start + reach]
    for shift in SHIFTS:
        at = down(mark.value) + shift
        if all(abs(at - y) > LINE * 0.7 for y in [0, room, *around]):
            drawn.add_annotation(
                name="official-label",
                text=canvas.label(mark.words),
                x=mark.day.isoformat(),
                y=mark.value,
                xanchor="left" if to_right else "right",
                ax=0,
                ay=shift,
                showarrow=True,
                arrowhead=0,
                arrowwidth=1,
                arrowcolor=color,
                standoff=6,
                font={"size": 14, "color": color},
            )
            return


def _along(line: Sequence[Point]) -> list[Point]:
    """Points along a line, close enough to see what it runs through."""
    between = [
        (day + (next_day - day) * part / 6, value + (next_value - value) * part / 6)
        for (day, value), (next_day, next_value) in pairwise(line)
        for part in range(6)
    ]
    return [*between, *line[-1:]]
