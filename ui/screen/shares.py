"""Shares over releases as lines from zero, each named at its end."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import plotly.graph_objects as go

from language import numbers
from language.text import _
from ui.exhibit import Line, Lines
from ui.look import theme
from ui.look.theme import Mode
from ui.screen import canvas
from ui.screen.labels import EndLabel, margin_for, write_labels
from ui.screen.releases import release_axis

BOTTOM: Final = 60  # px: two lines of tick labels
LOWEST_TOP: Final = 2.0  # percent: small shares stay small


def figure(picture: Lines, alt: str, mode: Mode) -> go.Figure:
    """Every line that has a value; one that is dashed is dotted here."""
    days = picture.days
    lines = [line for line in picture.lines if any(value is not None for value in line.values)]
    if not days:
        return canvas.nothing_yet(picture.height, mode)
    if not lines:
        return canvas.nothing_yet(picture.height, mode, _("Terlalu sedikit untuk persen."))
    labels = [_label(line, days, mode) for line in lines]
    high = max(value for line in lines for value in line.values if value is not None)
    high = max(high * 1.15, LOWEST_TOP)
    drawn = canvas.start(
        picture.height,
        mode,
        right=margin_for(labels, days[0], days[-1]),
        bottom=BOTTOM,
    )
    for line in lines:
        _draw(drawn, line, days, mode)
    canvas.rate_axis(drawn, 0.0, high)
    release_axis(drawn, days, days[0])
    write_labels(drawn, labels, 0.0, high, mode)
    return canvas.described(drawn, alt)


def _label(line: Line, days: Sequence[date], mode: Mode) -> EndLabel:
    last = [value for value in line.values if value is not None][-1]
    shade = theme.colour(line.colour, mode)
    return EndLabel(days[-1], last, line.name, numbers.percent(last, 0), shade, line.note)


def _draw(drawn: go.Figure, line: Line, days: Sequence[date], mode: Mode) -> None:
    shade = theme.colour(line.colour, mode)
    drawn.add_scatter(
        x=[day.isoformat() for day in days],
        y=list(line.values),
        name=line.name,
        mode="lines+markers",
        line={"color": shade, "width": 3, "dash": "dot" if line.is_dashed else "solid"},
        marker={"symbol": "square", "size": 8, "color": shade, "opacity": 1},
        connectgaps=False,
        hovertext=[canvas.hover(words) for words in line.hovers],
        hovertemplate="%{hovertext}<extra></extra>",
    )
