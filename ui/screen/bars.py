"""Plain bars from zero: the falls of the scenarios, and the persons of each area."""

from dataclasses import dataclass
from html import escape
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from language import numbers
from language.text import _
from ui.look import theme
from ui.look.theme import Mode
from ui.records import records
from ui.screen import canvas
from ui.screen.labels import text_width

ROW: Final = 28  # px
NARROWEST: Final = 220  # px: the plot on a phone
EMPTY_HEIGHT: Final = 200


@dataclass(frozen=True)
class Bar:
    """One bar: its name, length, the words at its end, and what it says when pointed at."""

    name: str
    length: float
    words: str
    color: str
    hover: str


def persons_bars(frame: pd.DataFrame, mode: Mode) -> go.Figure:
    """Persons who would have to leave poverty, one bar for each area, the longest at the top.

    Args:
        frame: area_name, persons_to_leave, persons_a_month; an area without them, because it
            has too few persons for an estimate, stands at the foot and says so.
    """
    rows = records(frame, ("area_name", "persons_to_leave", "persons_a_month"))
    if not rows:
        return canvas.nothing_yet(EMPTY_HEIGHT, mode)
    rows.sort(key=lambda row: (-(row["persons_to_leave"] or 0), str(row["area_name"])))
    color = theme.palette(mode).area
    bars = [_persons_bar(row, color) for row in rows]
    figure = _draw(bars, mode)
    said = [f"{bar.name} {bar.words}" for bar in bars[:3]]
    return canvas.described(
        figure,
        _("Grafik batang orang yang harus keluar dari kemiskinan; terbanyak {areas}.").format(
            areas=", ".join(said)
        ),
    )


def _persons_bar(row: dict[str, Any], color: str) -> Bar:
    name, persons = str(row["area_name"]), row["persons_to_leave"]
    if persons is None:
        return Bar(name, 0.0, numbers.too_few(), color, "")
    hover = _("<b>{area}</b><br>perkiraan {people}, {month} per bulan").format(
        area=escape(name),
        people=numbers.about_people(persons),
        month=numbers.about_people(row["persons_a_month"]),
    )
    return Bar(name, float(persons), numbers.about(persons), color, hover)


def fall_bars(frame: pd.DataFrame, mode: Mode) -> go.Figure:
    """Falls in one step, the smallest at the top: scenarios, and the largest ever seen.

    Args:
        frame: name, change_pp (points, negative for a fall), rate_pct (percent, or NULL), kind:
            'estimate' and 'official' in the area's colour, 'target' in the target's.
    """
    rows = records(frame, ("name", "change_pp", "rate_pct", "kind"))
    if not rows:
        return canvas.nothing_yet(EMPTY_HEIGHT, mode)
    colors = theme.palette(mode)
    shades = {
        "estimate": theme.tint(colors.area, 0.45),
        "official": colors.area,
        "target": colors.target,
    }
    bars = []
    for row in rows:
        change, name = float(row["change_pp"]), str(row["name"])
        rate = row["rate_pct"]
        words = numbers.number(change, signed=True)
        if rate is not None:
            words += " → " + numbers.percent(rate)
        bars.append(
            Bar(
                name,
                -change,
                words,
                shades[row["kind"]],
                f"<b>{escape(name)}</b><br>{numbers.change(change).words}",
            )
        )
    figure = _draw(bars, mode)
    return canvas.described(
        figure,
        _("Grafik batang penurunan: {areas}.").format(
            areas="; ".join(f"{bar.name} {bar.words}" for bar in bars)
        ),
    )


def _draw(bars: list[Bar], mode: Mode) -> go.Figure:
    colors = theme.palette(mode)
    left = max(text_width(line, 14) for bar in bars for line in bar.name.split("\n")) + 22
    row = ROW * max(1 + bar.name.count("\n") for bar in bars)
    row = row if row == ROW else 44
    figure = canvas.start(row * len(bars) + 16, mode, left=left, right=12, top=8, bottom=8)
    figure.update_layout(bargap=0.45)
    places = list(range(len(bars)))
    figure.add_bar(
        x=[bar.length for bar in bars],
        y=places,
        orientation="h",
        name="bar",
        marker={"color": [bar.color for bar in bars], "line": {"width": 0}},
        text=["\u2002" + bar.words for bar in bars],
        textposition="outside",
        textfont={"size": 14, "color": colors.ink},
        cliponaxis=False,
        constraintext="none",
        hovertext=[bar.hover for bar in bars],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    low, high = min(0.0, *(bar.length for bar in bars)), max(bar.length for bar in bars)
    room = max(text_width("\u2002" + bar.words, 14) for bar in bars) + 8
    scale = ((high - low) or 1.0) / max(NARROWEST - room, 60)
    figure.update_xaxes(
        range=[low, ((high - low) or 1.0) + low + room * scale],
        showticklabels=False,
        ticks="",
        showline=False,
        zeroline=True,
        zerolinecolor=colors.rule,
        zerolinewidth=1,
    )
    figure.update_yaxes(
        range=[len(bars) - 0.5, -0.5],
        tickmode="array",
        tickvals=places,
        ticktext=[escape(bar.name).replace("\n", "<br>") for bar in bars],
        tickfont={"size": 14, "color": colors.ink},
        ticklabelstandoff=8,
        showgrid=False,
    )
    return figure
