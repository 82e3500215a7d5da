"""Rows of columns, one above the other, each on a scale of its own from zero."""

from typing import Final

import plotly.graph_objects as go

from ui.exhibit import Panel, PanelBar, Panels
from ui.look import theme
from ui.look.theme import Mode
from ui.screen import canvas

PANEL: Final = 104  # px of a row of columns
HEAD: Final = 30  # px above it: its name
BOTTOM: Final = 26
EMPTY_HEIGHT: Final = 200


def figure(picture: Panels, alt: str, mode: Mode) -> go.Figure:
    """The panels in their order; columns of the same label stand below each other."""
    panels = picture.panels
    if not panels:
        return canvas.nothing_yet(EMPTY_HEIGHT, mode)
    labels = sorted({column.label for panel in panels for column in panel.columns})
    height = len(panels) * (PANEL + HEAD) + BOTTOM
    drawn = canvas.start(height, mode, right=8, left=8, top=0, bottom=BOTTOM)
    plot = height - BOTTOM
    for place, panel in enumerate(panels):
        top = 1 - (place * (PANEL + HEAD) + HEAD) / plot
        number = "" if place == 0 else str(place + 1)
        shade = theme.colour(picture.colour, mode)
        _draw(drawn, panel, number, labels, (top - PANEL / plot, top), shade, mode)
        drawn.add_annotation(
            text=canvas.label(panel.name),
            name="panel-name",
            x=0,
            xref="paper",
            xanchor="left",
            y=top,
            yref="paper",
            yanchor="bottom",
            showarrow=False,
            font={"size": 14},
        )
    drawn.update_xaxes(
        tickmode="array",
        tickvals=labels,
        ticktext=labels,
        tickangle=0,
        ticks="",
        type="category",
        categoryorder="array",
        categoryarray=labels,
        anchor="free",
        position=0,
    )
    drawn.update_layout(bargap=0.35)
    return canvas.described(drawn, alt)


def _draw(
    drawn: go.Figure,
    panel: Panel,
    number: str,
    labels: list[str],
    domain: tuple[float, float],
    shade: str,
    mode: Mode,
) -> None:
    """One row of columns, its words above each; the words alone where there is no column.

    number: of its axis, '' for the first.
    """
    colors = theme.palette(mode)
    by_label = {column.label: column for column in panel.columns}
    columns = [by_label.get(label, PanelBar(label, None, "")) for label in labels]
    values = [column.value for column in columns]
    most = max([value for value in values if value is not None], default=0) or 1
    drawn.add_bar(
        x=labels,
        y=values,
        xaxis="x",
        yaxis=f"y{number}",
        marker={"color": shade},
        text=["" if column.value is None else column.words for column in columns],
        textposition="outside",
        textfont={"size": 14, "color": colors.ink},
        cliponaxis=False,
        hovertext=[canvas.hover(column.hover) for column in columns],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    for column in columns:
        if column.value is None and column.words:
            _say_why(drawn, column, f"y{number}", mode)
    drawn.update_layout(
        {
            f"yaxis{number}": {
                "domain": list(domain),
                "range": [0, most * 1.3],
                "visible": False,
                "anchor": "x",
                "fixedrange": True,
            }
        }
    )
    drawn.add_hline(y=0, line={"color": colors.rule, "width": 1}, yref=f"y{number}")


def _say_why(drawn: go.Figure, column: PanelBar, axis: str, mode: Mode) -> None:
    """Why there is no column."""
    colors = theme.palette(mode)
    drawn.add_annotation(
        text=canvas.label(column.words),
        x=column.label,
        xref="x",
        y=0,
        yref=axis,
        yanchor="bottom",
        yshift=2,
        showarrow=False,
        textangle=-90,
        bgcolor=colors.paper,
        borderpad=1,
        font={"size": 14, "color": colors.muted},
    )
