"""A curve from nothing to everything, beside the line on which all get alike."""

from typing import Final

import plotly.graph_objects as go

from language import numbers
from ui.exhibit import Curve
from ui.look import theme
from ui.look.theme import Mode
from ui.screen import canvas

HEIGHT: Final = 360
EMPTY_HEIGHT: Final = 120
BOTTOM: Final = 56  # px: tick labels and the name of the axis
TICKS: Final = (0, 20, 40, 60, 80, 100)


def figure(picture: Curve, alt: str, mode: Mode) -> go.Figure:
    """The points of the curve, joined from zero on; both axes in percent."""
    if not picture.points:
        return canvas.nothing_yet(EMPTY_HEIGHT, mode)
    colors = theme.palette(mode)
    drawn = canvas.start(HEIGHT, mode, right=24, bottom=BOTTOM)
    drawn.add_scatter(
        x=[0, 100],
        y=[0, 100],
        name="even",
        mode="lines",
        line={"color": colors.province, "width": 1.5, "dash": "dash"},
        hoverinfo="skip",
    )
    drawn.add_scatter(
        x=[0.0, *(point.across for point in picture.points)],
        y=[0.0, *(point.up for point in picture.points)],
        name="curve",
        mode="lines+markers",
        line={"color": theme.colour(picture.colour, mode), "width": 3},
        marker={"symbol": "square", "size": 8, "opacity": 1},
        hovertext=["", *(canvas.hover(point.hover) for point in picture.points)],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    drawn.add_annotation(
        x=72,
        y=72,
        text=canvas.label(picture.even),
        xanchor="left",
        yanchor="top",
        showarrow=False,
        font={"size": 14, "color": colors.province},
    )
    labels = [numbers.percent(tick, 0) for tick in TICKS]
    drawn.update_xaxes(
        range=[0, 102],
        tickvals=list(TICKS),
        ticktext=labels,
        title={"text": canvas.label(picture.across), "font": {"size": 14}},
    )
    drawn.update_yaxes(range=[0, 104], tickvals=list(TICKS), ticktext=labels)
    return canvas.described(drawn, alt)
