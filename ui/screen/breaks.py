"""Where official figures may not be compared: marked in the chart, in words."""

from typing import Final

import plotly.graph_objects as go

from language import numbers
from language.text import _
from ui.look import theme
from ui.look.theme import Mode
from ui.screen.rounds import FIRST_PERIOD, Rounds, official_hover

NOT_MADE: Final = "2023-09"  # BPS made no estimate


def draw_septembers(figure: go.Figure, area: Rounds, color: str) -> None:
    """September rounds as small loose points: another sample than March, never joined with it."""
    if not area.septembers:
        return
    figure.add_scatter(
        x=[numbers.first_day(period).isoformat() for period in area.septembers],
        y=list(area.septembers.values()),
        name="september",
        mode="markers",
        marker={"symbol": "circle", "size": 5, "color": color},
        hovertext=[official_hover(area.name, p, rate) for p, rate in area.septembers.items()],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def mark_breaks(figure: go.Figure, mode: Mode) -> None:
    """A dotted line where the kabupaten's round changed, and one at the September that is not."""
    color = theme.palette(mode).muted
    first = f"{int(FIRST_PERIOD[:4]) - 1}-12"
    for at, anchor, words in (
        (first, "right", _("kabupaten: September")),
        (NOT_MADE, "right", _("tanpa angka September 2023")),
    ):
        day = numbers.first_day(at).isoformat()
        figure.add_shape(
            type="line",
            name="break",
            x0=day,
            x1=day,
            y0=0,
            y1=1,
            yref="paper",
            line={"color": color, "width": 1, "dash": "dot"},
            layer="below",
        )
        figure.add_annotation(
            name="break-label",
            text=words,
            x=day,
            y=1 if at == NOT_MADE else 0,
            yref="paper",
            xanchor=anchor,
            yanchor="top" if at == NOT_MADE else "bottom",
            xshift=-4,
            showarrow=False,
            font={"size": 13, "color": color},
        )
