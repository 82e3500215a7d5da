"""Lying bars from zero; changes to both sides of it, with a head over each."""

from typing import Final

import plotly.graph_objects as go

from ui.exhibit import Bar, Bars
from ui.look import theme
from ui.look.theme import Mode
from ui.screen import canvas
from ui.screen.labels import text_width

ROW: Final = 28  # px
TALL_ROW: Final = 44  # of names in two lines
TOP: Final = 28  # the heads
EDGE: Final = 8
NARROWEST: Final = 220  # px: the plot on a phone
VALUE: Final = 66  # px: an arrow and '0,42' at the end of its bar
EMPTY_HEIGHT: Final = 200
PALE: Final = 0.45


def figure(picture: Bars, alt: str, mode: Mode) -> go.Figure:
    """The bars in their order, the first at the top; one without a value has its words alone."""
    bars = picture.bars
    if not bars:
        return canvas.nothing_yet(EMPTY_HEIGHT, mode)
    is_change = bool(picture.falls or picture.rises)
    names = [line for bar in bars for line in bar.name.split("\n")]
    left = max(text_width(name, 14) for name in names) + (14 if is_change else 22)
    row = TALL_ROW if any("\n" in bar.name for bar in bars) else ROW
    top = TOP if is_change else EDGE
    drawn = canvas.start(
        row * len(bars) + top + EDGE, mode, left=left, right=12, top=top, bottom=EDGE
    )
    colors = theme.palette(mode)
    shades = [_shade(bar, mode) for bar in bars]
    drawn.update_layout(bargap=0.45)
    drawn.add_bar(
        x=[bar.value or 0.0 for bar in bars],
        y=list(range(len(bars))),
        orientation="h",
        name="bar",
        marker={"color": shades, "line": {"width": 0}},
        text=[_gap(is_change) + bar.words for bar in bars],
        textposition="outside",
        textfont={"size": 14, "color": shades if is_change else colors.ink},
        cliponaxis=False,
        constraintext="none",
        hovertext=[canvas.hover(bar.hover) for bar in bars],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    _draw_marks(drawn, bars, mode)
    drawn.update_xaxes(
        range=_change_range(bars) if is_change else _range(bars),
        showticklabels=False,
        ticks="",
        showline=False,
        zeroline=True,
        zerolinecolor=colors.rule,
        zerolinewidth=1,
    )
    drawn.update_yaxes(
        range=[len(bars) - 0.5, -0.5],
        tickmode="array",
        tickvals=list(range(len(bars))),
        ticktext=[canvas.label(bar.name, bar.is_own) for bar in bars],
        tickfont={"size": 14, "color": colors.ink},
        showgrid=False,
    )
    if not is_change:
        drawn.update_yaxes(ticklabelstandoff=8)
    for words, is_fall in ((picture.falls, True), (picture.rises, False)):
        if words:
            _head(drawn, words, is_fall, _head_shade(bars, is_fall, mode))
    return canvas.described(drawn, alt)


def _gap(is_change: bool) -> str:
    """Between a bar and its words: a change begins with an arrow, which has its own."""
    return "" if is_change else "\N{EN SPACE}"


def _shade(bar: Bar, mode: Mode) -> str:
    color = theme.colour(bar.colour, mode)
    return theme.tint(color, PALE) if bar.is_pale else color


def _head_shade(bars: tuple[Bar, ...], is_fall: bool, mode: Mode) -> str:
    """The colour of the longest bar on that side."""
    longest = (min if is_fall else max)(bars, key=lambda bar: bar.value or 0.0)
    return theme.colour(longest.colour, mode)


def _draw_marks(drawn: go.Figure, bars: tuple[Bar, ...], mode: Mode) -> None:
    marked = [(place, bar.mark) for place, bar in enumerate(bars) if bar.mark is not None]
    if marked:
        drawn.add_scatter(
            x=[mark for _place, mark in marked],
            y=[place for place, _mark in marked],
            name="mark",
            mode="markers",
            marker={
                "symbol": "line-ns-open",
                "size": 16,
                "line": {"width": 2, "color": theme.palette(mode).province},
            },
            hoverinfo="skip",
        )


def _range(bars: tuple[Bar, ...]) -> list[float]:
    """From zero, or from the least below it, with room for the words behind the longest bar."""
    values = [end for bar in bars for end in (bar.value or 0.0, bar.mark or 0.0)]
    low = min(0.0, *values)
    length = (max(values) - low) or 1.0
    room = max(text_width("\N{EN SPACE}" + bar.words, 14) for bar in bars) + 8
    return [low, low + length + room * length / max(NARROWEST - room, 60)]


def _change_range(bars: tuple[Bar, ...]) -> list[float]:
    """Around zero with room, in px of a phone, for the value at the end of each bar."""
    values = [bar.value or 0.0 for bar in bars]
    fall, rise = -min(0.0, *values), max(0.0, *values)
    if fall + rise == 0:
        return [-1.0, 1.0]
    left, right = VALUE if fall else EDGE, VALUE if rise or not fall else EDGE
    scale = (fall + rise) / (NARROWEST - left - right)
    return [-fall - left * scale, rise + right * scale]


def _head(drawn: go.Figure, words: str, is_fall: bool, color: str) -> None:
    drawn.add_annotation(
        name="direction",
        text=canvas.label(words),
        x=0,
        y=1,
        yref="paper",
        xanchor="right" if is_fall else "left",
        xshift=-8 if is_fall else 8,
        yanchor="bottom",
        showarrow=False,
        font={"size": 14, "color": color},
    )
