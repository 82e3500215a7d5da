"""Dots with their bands, in the colour and shape of their class; one line through all.

A dot with an earlier value stands at the end of a line that begins in a ring.
"""

from typing import Final

import plotly.graph_objects as go

from ui.exhibit import Dot, Dots
from ui.look import theme
from ui.look.theme import Mode
from ui.screen import canvas
from ui.screen.labels import text_width
from ui.words import classes

EMPTY_HEIGHT: Final = 200  # px, as below
TOP: Final = 28
BOTTOM: Final = 8
NARROWEST: Final = 220  # the plot on a phone
VALUE: Final = 64  # '14,21 %' behind its band
EDGE: Final = 16  # left of the leftmost ring


def figure(picture: Dots, alt: str, mode: Mode) -> go.Figure:
    """The rows in their order, the first at the top."""
    dots = picture.dots
    if not dots:
        return canvas.nothing_yet(EMPTY_HEIGHT, mode)
    has_moved = any(dot.before is not None for dot in dots)
    top = 8 if picture.line is None else TOP
    bold = [has_moved or dot.is_own for dot in dots]
    left = max(
        text_width(dot.name, 14, bold=is_bold) for dot, is_bold in zip(dots, bold, strict=True)
    )
    drawn = canvas.start(
        picture.row_height * len(dots) + top + BOTTOM,
        mode,
        left=left + (14 if has_moved else 18),
        right=12,
        top=top,
        bottom=BOTTOM,
    )
    low, high = _moved_range(picture) if has_moved else _range(picture)
    if picture.line is not None:
        _draw_line(drawn, picture, (low, high), is_at_side=has_moved, mode=mode)
    if has_moved:
        for colour in dict.fromkeys(dot.colour for dot in dots):
            _draw_moves(drawn, picture, colour, mode)
        _write_moves(drawn, picture, mode)
    else:
        for kind in (*classes.ORDER, None):
            _draw_class(drawn, picture, kind, mode)
    for place, dot in enumerate(dots):
        if dot.value is None:
            _say_why(drawn, place, dot.words, low, high, mode)
    drawn.update_yaxes(
        range=[len(dots) - 0.5, -0.5],
        tickmode="array",
        tickvals=list(range(len(dots))),
        ticktext=[canvas.label(dot.name, dot.is_own) for dot in dots],
        tickfont={"size": 14, "color": theme.palette(mode).ink},
        ticklabelstandoff=0 if has_moved else 4,
        showgrid=False,
    )
    drawn.update_xaxes(range=[low, high], showticklabels=False, ticks="", showline=False)
    return canvas.described(drawn, alt)


def _ends(dot: Dot) -> list[float]:
    return [end for end in (dot.low, dot.value, dot.high) if end is not None]


def _range(picture: Dots) -> tuple[float, float]:
    """An x range with room, in px of a phone, for the value behind the longest band."""
    ends = [end for dot in picture.dots for end in _ends(dot)]
    ends = [*ends, *([] if picture.line is None else [picture.line])] or [0.0]
    low, high = min(ends), max(ends)
    if high - low < 1:
        low, high = (low + high) / 2 - 0.5, (low + high) / 2 + 0.5
    left = VALUE if any(_is_left(dot, picture.line) for dot in picture.dots) else 8
    scale = (high - low) / (NARROWEST - left - VALUE)
    return low - left * scale, high + VALUE * scale


def _moved_range(picture: Dots) -> tuple[float, float]:
    """The same where each value stands at the right of its dot and ring."""
    ends = [end for dot in picture.dots for end in (dot.before, dot.value) if end is not None] + [
        0.0
    ]
    low = min(ends)
    high = max(*ends, low + 1)
    scale = (high - low) / (NARROWEST - EDGE - VALUE)
    return low - EDGE * scale, high + VALUE * scale


def _is_left(dot: Dot, line: float | None) -> bool:
    """Whether the value looks away from the line, to the left: its band ends before it."""
    ends = [end for end in (dot.value, dot.high) if end is not None]
    return line is not None and bool(ends) and max(ends) < line


def _draw_class(drawn: go.Figure, picture: Dots, kind: str | None, mode: Mode) -> None:
    """All rows of one class: bands, then marks, then values behind the bands."""
    own = [
        (place, dot)
        for place, dot in enumerate(picture.dots)
        if dot.kind == kind and dot.value is not None
    ]
    if not own:
        return
    colors = theme.palette(mode)
    color = getattr(colors, classes.COLOURS[kind]) if kind else colors.muted
    drawn.add_scatter(
        x=[x for _place, dot in own for x in (dot.low, dot.high, None)],
        y=[y for place, _dot in own for y in (place, place, None)],
        name="band",
        mode="lines",
        line={"color": theme.tint(color, 0.45), "width": 5},
        connectgaps=False,
        hoverinfo="skip",
    )
    drawn.add_scatter(
        x=[dot.value for _place, dot in own],
        y=[place for place, _dot in own],
        name=f"class-{kind}",
        mode="markers",
        marker={
            "symbol": classes.SYMBOLS[kind] if kind else "circle",
            "size": [13 if dot.is_own else 11 for _place, dot in own],
            "color": color,
            "line": {"color": colors.paper, "width": 1},
        },
        cliponaxis=False,
        hovertext=[canvas.hover(dot.hover) for _place, dot in own],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    is_left = [_is_left(dot, picture.line) for _place, dot in own]
    drawn.add_scatter(
        x=[
            min(_ends(dot)) if left else max(_ends(dot))
            for (_place, dot), left in zip(own, is_left, strict=True)
        ],
        y=[place for place, _dot in own],
        name="value",
        mode="text",
        text=[f"\u2002{canvas.label(dot.words, dot.is_own)}\u2002" for _place, dot in own],
        textposition=["middle left" if left else "middle right" for left in is_left],
        textfont={"size": 14, "color": colors.ink},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _draw_moves(drawn: go.Figure, picture: Dots, colour: str, mode: Mode) -> None:
    """All rows of one verdict: lines from ring to dot."""
    own = [(place, dot) for place, dot in enumerate(picture.dots) if dot.colour == colour]
    shade, paper = getattr(theme.palette(mode), colour), theme.palette(mode).paper
    drawn.add_scatter(
        x=[x for _place, dot in own for x in (dot.before, dot.value, None)],
        y=[y for place, _dot in own for y in (place, place, None)],
        name="move",
        mode="lines",
        line={"color": shade, "width": 2},
        connectgaps=False,
        hoverinfo="skip",
    )
    for name, values, fill in (
        ("before", [dot.before for _place, dot in own], paper),
        ("now", [dot.value for _place, dot in own], shade),
    ):
        drawn.add_scatter(
            x=values,
            y=[place for place, _dot in own],
            name=name,
            mode="markers",
            marker={
                "symbol": "circle",
                "size": 10,
                "color": fill,
                "line": {"color": shade, "width": 2},
            },
            cliponaxis=False,
            hovertext=[canvas.hover(dot.hover) for _place, dot in own],
            hovertemplate="%{hovertext}<extra></extra>",
        )


def _write_moves(drawn: go.Figure, picture: Dots, mode: Mode) -> None:
    """The words of each row at the right of its ring and dot, in the colour of the verdict."""
    colors = theme.palette(mode)
    drawn.add_scatter(
        x=[max(end for end in (dot.before, dot.value) if end is not None) for dot in picture.dots],
        y=list(range(len(picture.dots))),
        name="value",
        mode="text",
        text=[f"\u2002{dot.words}" for dot in picture.dots],
        textposition="middle right",
        textfont={"size": 14, "color": [getattr(colors, dot.colour) for dot in picture.dots]},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _draw_line(
    drawn: go.Figure, picture: Dots, span: tuple[float, float], *, is_at_side: bool, mode: Mode
) -> None:
    color, line = theme.palette(mode).province, picture.line
    assert line is not None
    drawn.add_scatter(
        x=[line, line],
        y=[-0.5, len(picture.dots) - 0.5],
        name="province",
        mode="lines",
        line={"color": color, "width": 2, "dash": "dash"},
        hoverinfo="skip",
    )
    # Centred over its line, unless that would leave the plot of a phone.
    half = text_width(picture.line_name, 14) / 2
    at = (line - span[0]) / (span[1] - span[0]) * NARROWEST
    anchor = "left" if is_at_side or at < half else "right" if NARROWEST - at < half else "center"
    drawn.add_annotation(
        name="province-label",
        text=canvas.label(picture.line_name),
        x=line,
        y=1,
        yref="paper",
        yanchor="bottom",
        xanchor=anchor,
        xshift={"left": -6, "right": 6, "center": 0}[anchor],
        showarrow=False,
        font={"size": 14, "color": color},
    )


def _say_why(drawn: go.Figure, row: int, words: str, low: float, high: float, mode: Mode) -> None:
    """Words in place of a dot, never a zero or a blank."""
    colors = theme.palette(mode)
    drawn.add_annotation(
        name="too-few",
        text=words,
        x=low + (high - low) * 0.02,
        y=row,
        xanchor="left",
        showarrow=False,
        bgcolor=colors.paper,  # the province's line does not cross the words
        font={"size": 14, "color": colors.muted},
    )
