"""Which areas moved most: bars from zero, better on the left, worse on the right."""

from html import escape
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from language import numbers
from language.numbers import ARROW_DOWN, ARROW_UP, Better, Verdict
from language.text import _
from ui.look import theme
from ui.look.theme import Mode
from ui.records import records
from ui.screen import canvas
from ui.screen.labels import text_width

ROW: Final = 28  # px
TOP: Final = 28
BOTTOM: Final = 8
EMPTY_HEIGHT: Final = 200
NARROWEST: Final = 220  # px: the plot on a phone
VALUE: Final = 66  # px: an arrow and '0,42' at the end of its bar


def movers(frame: pd.DataFrame, mode: Mode, *, better: Better = "lower") -> go.Figure:
    """One bar for each area, the greatest fall at the top and the greatest rise at the foot.

    Args:
        frame: area_name, change_pp (percentage points). An area without a change (NULL: no
            estimate in one of the two releases) cannot be a mover and is left out.
        better: which direction is good news; for poverty, lower.
    """
    rows = records(frame, ("area_name", "change_pp"))
    moved = [row for row in rows if row["change_pp"] is not None]
    if not moved:
        return canvas.nothing_yet(EMPTY_HEIGHT, mode)
    moved.sort(key=lambda row: (row["change_pp"], row["area_name"]))
    colors = theme.palette(mode)
    names = [str(row["area_name"]) for row in moved]
    changes = [float(row["change_pp"]) for row in moved]
    verdicts = [numbers.change(value, better=better) for value in changes]
    words_at_bars = [
        f"{verdict.arrow} {numbers.number(value, signed=True)}"
        for verdict, value in zip(verdicts, changes, strict=True)
    ]
    shades = {"better": colors.better, "worse": colors.worse, "unchanged": colors.muted}
    shade = [shades[verdict.verdict] for verdict in verdicts]

    left = max(text_width(name, 14) for name in names) + 14
    figure = canvas.start(ROW * len(names) + TOP + BOTTOM, mode, left=left, right=12, top=TOP)
    figure.update_layout(margin_b=BOTTOM, bargap=0.45)
    places = list(range(len(names)))
    figure.add_bar(
        x=changes,
        y=places,
        orientation="h",
        name="change",
        marker={"color": shade, "line": {"width": 0}},
        text=words_at_bars,
        textposition="outside",
        textfont={"size": 14, "color": shade},
        cliponaxis=False,
        constraintext="none",
        hovertext=[
            f"<b>{escape(name)}</b><br>{v}" for name, v in zip(names, verdicts, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    low, high = _range(changes)
    figure.update_xaxes(
        range=[low, high],
        showticklabels=False,
        ticks="",
        showline=False,
        zeroline=True,
        zerolinecolor=colors.rule,
        zerolinewidth=1,
    )
    figure.update_yaxes(
        range=[len(names) - 0.5, -0.5],
        tickmode="array",
        tickvals=places,
        ticktext=[escape(name) for name in names],
        tickfont={"size": 14, "color": colors.ink},
        showgrid=False,
    )
    fall: Verdict = "better" if better == "lower" else "worse"
    rise: Verdict = "worse" if better == "lower" else "better"
    heads = {"better": _("membaik"), "worse": _("memburuk")}
    if changes[0] < 0:
        _head(figure, f"{ARROW_DOWN} {heads[fall]}", "right", shades[fall])
    if changes[-1] > 0:
        _head(figure, f"{ARROW_UP} {heads[rise]}", "left", shades[rise])
    said = [f"{name} {v.words}" for name, v in zip(names, verdicts, strict=True)]
    if len(said) > 6:  # a sentence, not the whole table
        said = [*said[:3], "…", *said[-3:]]
    words = _("Grafik batang perubahan {count} wilayah: {areas}.")
    return canvas.described(figure, words.format(count=len(names), areas="; ".join(said)))


def _range(changes: list[float]) -> tuple[float, float]:
    """An x range around zero with room, in px of a phone, for the value at the end of each bar."""
    fall, rise = -min(0.0, *changes), max(0.0, *changes)
    if fall + rise == 0:
        return -1.0, 1.0
    left, right = VALUE if fall else 8, VALUE if rise or not fall else 8
    scale = (fall + rise) / (NARROWEST - left - right)
    return -fall - left * scale, rise + right * scale


def _head(figure: go.Figure, words: str, anchor: str, color: str) -> None:
    figure.add_annotation(
        name="direction",
        text=words,
        x=0,
        y=1,
        yref="paper",
        xanchor=anchor,
        xshift=-8 if anchor == "right" else 8,
        yanchor="bottom",
        showarrow=False,
        font={"size": 14, "color": color},
    )
