"""A dot and its band for each area, in the colour and shape of its class; one line through all."""

from dataclasses import dataclass
from html import escape
from typing import Final

import plotly.graph_objects as go

from language import numbers
from ui.look import theme
from ui.look.theme import Mode
from ui.screen import canvas
from ui.screen.labels import text_width
from ui.words import classes

ROW: Final = 28  # px
TOP: Final = 28
BOTTOM: Final = 8
NARROWEST: Final = 220  # px: the plot on a phone
VALUE: Final = 64  # px: '14,21 %' behind its band


@dataclass(frozen=True)
class Band:
    """One row: a value (None where there is none) with the band around it, and its class."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    kind: str | None
    words: str  # the value as it is written
    hover: str
    is_own: bool = False  # the area that the page is about


def in_order(bands: list[Band]) -> list[Band]:
    """By class, above first, within a class by value; without one at the foot."""
    return sorted(
        bands,
        key=lambda band: (
            band.value is None,
            classes.place(band.kind),
            -(band.value or 0),
            band.name,
        ),
    )


def draw_bands(
    bands: list[Band], line: float | None, line_words: str, mode: Mode, *, row: int = ROW
) -> go.Figure:
    """The rows in their order, the first at the top; `line` runs through all, with its words."""
    everything, own = bands, next((band for band in bands if band.is_own), None)
    bands, gap = canvas.rows_shown(everything, own)
    colors = theme.palette(mode)
    left = max(text_width(band.name, 14, bold=band.is_own) for band in bands) + 18
    top = 8 if line is None else TOP
    figure = canvas.start(
        row * len(bands) + top + BOTTOM, mode, left=left, right=12, top=top, bottom=BOTTOM
    )
    low, high = _range(bands, line)
    if line is not None:
        _draw_line(figure, line_words, line, low, high, len(bands), mode)
    for kind in (*classes.ORDER, None):
        _draw_class(figure, bands, kind, line, mode)
    for place, band in enumerate(bands):
        if band.value is None:
            _say_too_few(figure, place, low, high, mode)
    figure.update_yaxes(
        range=[len(bands) - 0.5, -0.5],
        tickmode="array",
        tickvals=list(range(len(bands))),
        ticktext=[
            f"<b>{escape(band.name)}</b>" if band.is_own else escape(band.name) for band in bands
        ],
        tickfont={"size": 14, "color": colors.ink},
        ticklabelstandoff=4,
        showgrid=False,
    )
    figure.update_xaxes(range=[low, high], showticklabels=False, ticks="", showline=False)
    if gap is not None:
        canvas.left_out(figure, len(everything) - len(bands), gap, mode)
    return figure


def _range(bands: list[Band], line: float | None) -> tuple[float, float]:
    """An x range with room, in px of a phone, for the value behind the longest band."""
    ends = [end for band in bands for end in (band.low, band.value, band.high) if end is not None]
    ends = [*ends, *([] if line is None else [line])] or [0.0]
    low, high = min(ends), max(ends)
    if high - low < 1:
        low, high = (low + high) / 2 - 0.5, (low + high) / 2 + 0.5
    left = VALUE if any(_is_left(band, line) for band in bands) else 8
    scale = (high - low) / (NARROWEST - left - VALUE)
    return low - left * scale, high + VALUE * scale


def _is_left(band: Band, line: float | None) -> bool:
    """Whether the value looks away from the line, to the left: its band ends before it."""
    ends = [end for end in (band.value, band.high) if end is not None]
    return line is not None and bool(ends) and max(ends) < line


def _outer_end(band: Band, line: float | None) -> float:
    ends = [end for end in (band.low, band.value, band.high) if end is not None]
    return min(ends) if _is_left(band, line) else max(ends)


def _draw_class(
    figure: go.Figure, bands: list[Band], kind: str | None, line: float | None, mode: Mode
) -> None:
    """All rows of one class: bands, then marks, then values behind the bands."""
    own = [
        (place, band)
        for place, band in enumerate(bands)
        if band.kind == kind and band.value is not None
    ]
    if not own:
        return
    colors = theme.palette(mode)
    color = getattr(colors, classes.COLOURS[kind]) if kind else colors.muted
    figure.add_scatter(
        x=[x for _place, band in own for x in (band.low, band.high, None)],
        y=[y for place, _band in own for y in (place, place, None)],
        name="band",
        mode="lines",
        line={"color": theme.tint(color, 0.45), "width": 5},
        connectgaps=False,
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=[band.value for _place, band in own],
        y=[place for place, _band in own],
        name=f"class-{kind}",
        mode="markers",
        marker={
            "symbol": classes.SYMBOLS[kind] if kind else "circle",
            "size": [13 if band.is_own else 11 for _place, band in own],
            "color": color,
            "line": {"color": colors.paper, "width": 1},
        },
        cliponaxis=False,
        hovertext=[band.hover for _place, band in own],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    figure.add_scatter(
        x=[_outer_end(band, line) for _place, band in own],
        y=[place for place, _band in own],
        name="value",
        mode="text",
        text=[
            f"\u2002<b>{band.words}</b>\u2002" if band.is_own else f"\u2002{band.words}\u2002"
            for _place, band in own
        ],
        textposition=[
            "middle left" if _is_left(band, line) else "middle right" for _place, band in own
        ],
        textfont={"size": 14, "color": colors.ink},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _draw_line(
    figure: go.Figure, words: str, line: float, low: float, high: float, rows: int, mode: Mode
) -> None:
    color = theme.palette(mode).province
    figure.add_scatter(
        x=[line, line],
        y=[-0.5, rows - 0.5],
        name="province",
        mode="lines",
        line={"color": color, "width": 2, "dash": "dash"},
        hoverinfo="skip",
    )
    # centred over its line, unless that would leave the plot of a phone
    half = text_width(words, 14) / 2
    at = (line - low) / (high - low) * NARROWEST
    anchor = "left" if at < half else "right" if NARROWEST - at < half else "center"
    figure.add_annotation(
        name="province-label",
        text=escape(words),
        x=line,
        y=1,
        yref="paper",
        yanchor="bottom",
        xanchor=anchor,
        xshift={"left": -6, "right": 6, "center": 0}[anchor],
        showarrow=False,
        font={"size": 14, "color": color},
    )


def _say_too_few(figure: go.Figure, row: int, low: float, high: float, mode: Mode) -> None:
    """Words in place of a dot, never a zero or a blank."""
    colors = theme.palette(mode)
    figure.add_annotation(
        name="too-few",
        text=numbers.too_few(),
        x=low + (high - low) * 0.02,
        y=row,
        xanchor="left",
        showarrow=False,
        bgcolor=colors.paper,  # the province's line does not cross the words
        font={"size": 14, "color": colors.muted},
    )
