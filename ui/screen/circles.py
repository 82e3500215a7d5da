"""Official figures behind the lines of a trend: filled circles, named where there is room."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from language import numbers
from language.text import _
from ui.look import theme
from ui.look.theme import Mode
from ui.records import records
from ui.screen.labels import LINE, NARROWEST, text_width
from ui.screen.rounds import official_hover
from ui.words.areas import short_name

Point = tuple[date, float]

SHIFTS: Final = (-24, 24, -42, 42, -60, 60)  # px down from a circle to its words, the best first


@dataclass(frozen=True)
class Circle:
    """An official figure behind the lines."""

    code: str
    name: str
    period: str
    rate: float

    @property
    def day(self) -> date:
        """The first day of its period."""
        return numbers.first_day(self.period)


def official_circles(official: pd.DataFrame, first: date, last: date) -> list[Circle]:
    """The official figures between the first release and the last, else the last one before."""
    rows = records(official, ("area_code", "area_name", "level", "period", "p0_pct"))
    circles = [
        Circle(
            str(row["area_code"]),
            short_name(str(row["area_name"])),
            str(row["period"]),
            float(row["p0_pct"]),
        )
        for row in rows
        if row["p0_pct"] is not None and row["level"] not in ("province", "nation")
    ]
    known = sorted(
        (circle for circle in circles if circle.day <= last), key=lambda circle: circle.period
    )
    return [circle for circle in known if circle.day >= first] or known[-1:]


def draw_circles(
    figure: go.Figure,
    circles: list[Circle],
    colors: dict[str, str],
    lines: list[list[Point]],
    mode: Mode,
) -> None:
    """Official figures in the colour of their area, muted when it has no line.

    The newest of an area is named where its words keep clear of every line, even on a phone; the
    others say what they are when pointed at.
    """
    drawn = sorted(point for line in lines for point in _along(line))
    for code in dict.fromkeys(circle.code for circle in circles):
        own = [circle for circle in circles if circle.code == code]
        color = colors.get(code, theme.palette(mode).muted)
        figure.add_scatter(
            x=[circle.day.isoformat() for circle in own],
            y=[circle.rate for circle in own],
            name="official",
            mode="markers",
            marker={"symbol": "circle", "size": 11, "color": color},
            hovertext=[official_hover(c.name, c.period, c.rate) for c in own],
            hovertemplate="%{hovertext}<extra></extra>",
        )
        name = "" if code in colors else own[-1].name + ", "
        words = name + _("resmi {rate}").format(rate=numbers.percent(own[-1].rate))
        _name(figure, own[-1], words, color, drawn)


def _name(figure: go.Figure, circle: Circle, words: str, color: str, drawn: list[Point]) -> None:
    """Write the words of a circle at the first place that is clear."""
    first, last = drawn[0][0], drawn[-1][0]
    to_right = circle.day < first + (last - first) / 2
    reach = (last - first) * text_width(words) / NARROWEST
    start = circle.day - (timedelta() if to_right else reach)
    layout: Any = figure.layout  # Plotly declares no types here
    low, high = layout.yaxis.range
    room = layout.height - layout.margin.t - layout.margin.b

    def down(rate: float) -> float:
        return (high - rate) / (high - low) * room

    around = [down(rate) for day, rate in drawn if start <= day <= start + reach]
    for shift in SHIFTS:
        at = down(circle.rate) + shift
        if all(abs(at - y) > LINE * 0.7 for y in [0, room, *around]):
            figure.add_annotation(
                name="official-label",
                text=words,
                x=circle.day.isoformat(),
                y=circle.rate,
                xanchor="left" if to_right else "right",
                ax=0,
                ay=shift,
                showarrow=True,
                arrowhead=0,
                arrowwidth=1,
                arrowcolor=color,
                standoff=6,
                font={"size": 13, "color": color},
            )
            return


def _along(line: list[Point]) -> list[Point]:
    """Points along a line, close enough to see what it runs through."""
    between = [
        (day + (next_day - day) * part / 6, rate + (next_rate - rate) * part / 6)
        for (day, rate), (next_day, next_rate) in pairwise(line)
        for part in range(6)
    ]
    return [*between, *line[-1:]]
