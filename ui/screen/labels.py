"""Labels at the end of lines, moved apart so that none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import htpy as h
import plotly.graph_objects as go
from markupsafe import Markup

from ui.look import theme
from ui.look.theme import Mode
from ui.screen import canvas

SIZE: Final = 14  # px
LINE: Final = 18  # px: Plotly sets lines at 1.3 em
GAP: Final = 4  # px between two labels
OFFSET: Final = 12  # px from a point to its label
NARROWEST: Final = 190  # px: the plot between its margins on a phone

# Widths in em of Source Sans, rounded up; what is not listed is taken as a lower-case letter.
_WIDTHS: Final = {
    **dict.fromkeys(" .,:;'|!ijl", 0.27),
    **dict.fromkeys("frt-()", 0.36),
    **dict.fromkeys("mwMW%", 0.86),
    **dict.fromkeys("ABCDEFGHIKLNOPQRSTUVXYZ", 0.62),  # pragma: allowlist secret
}


@dataclass(frozen=True)
class EndLabel:
    """A name and, under it, its value, beside the point (x, y) in data units."""

    x: date
    y: float
    name: str
    value: str
    color: str
    note: str = ""  # behind the value: the period of the figure

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        lines = 1 + self.name.count("\n") if self.name else 0
        return LINE * (lines + bool(self.value or self.note))

    @property
    def width(self) -> int:
        """Pixels from left to right, at most."""
        names = [text_width(line) for line in self.name.split("\n")]
        return max(*names, text_width(f"{self.value} {self.note}".strip(), bold=True))

    @property
    def html(self) -> Markup:
        """The label as Plotly takes it."""
        return label_html(self.name, self.value, self.note)


def label_html(name: str, value: str, note: str) -> Markup:
    """A label as Plotly takes it: lines of a name, then a value in bold and a note."""
    parts = [value and h.b[value], note]
    lines = [*name.split("\n"), Markup(" ").join(filter(None, parts))]
    return canvas.BREAK.join(filter(None, lines))


def text_width(words: str, size: int = SIZE, *, bold: bool = False) -> int:
    """About how many pixels a line of text takes in Source Sans; rather too many than too few."""
    em = sum(_WIDTHS.get(letter, 0.52) for letter in words)
    return round(em * size * (1.06 if bold else 1)) + 2


def stack(wanted: Sequence[float], heights: Sequence[int], room: float) -> list[float]:
    """Centres (px from the top) nearest to the wanted ones, in their order, without overlap.

    Labels that would overlap are pooled and spread around the mean of what they wanted; the pile
    stays between 0 and `room` when it fits.
    """
    pools: list[tuple[list[int], float, float]] = []  # members, top, foot
    for index in sorted(range(len(wanted)), key=lambda i: wanted[i]):
        members = [index]
        top, foot = _span(members, wanted, heights, room)
        while pools and pools[-1][2] > top:
            members = pools.pop()[0] + members
            top, foot = _span(members, wanted, heights, room)
        pools.append((members, top, foot))
    centres = [0.0] * len(wanted)
    for members, top, _foot in pools:
        for index in members:
            centres[index] = top + (heights[index] + GAP) / 2
            top += heights[index] + GAP
    return centres


def _span(
    members: list[int], wanted: Sequence[float], heights: Sequence[int], room: float
) -> tuple[float, float]:
    """Top and foot of a pile that puts its members, on average, where they wanted to be."""
    height, tops = 0.0, []
    for index in members:
        tops.append(wanted[index] - (heights[index] + GAP) / 2 - height)
        height += heights[index] + GAP
    top = max(0.0, min(sum(tops) / len(tops), room - height))
    return top, top + height


def room_for(labels: Sequence[EndLabel]) -> int:
    """Pixels of height that all labels take together."""
    return sum(label.height + GAP for label in labels)


def margin_for(labels: Sequence[EndLabel], first: date, last: date) -> int:
    """The right margin in px that keeps every label whole on a phone."""
    days = max((last - first).days, 1)
    spare = [label.width - (last - label.x).days / days * NARROWEST for label in labels]
    return max(16, round(max(spare, default=0)) + OFFSET + 4)


def write_labels(
    figure: go.Figure,
    labels: Sequence[EndLabel],
    low: float,
    high: float,
    mode: Mode,
) -> None:
    """Write the labels beside their points; one that had to move gets a thin line to its point.

    Args:
        low, high: the y range of the figure, whose height and margins are already set.
    """
    layout: Any = figure.layout  # Plotly declares no types here
    room = float(layout.height - layout.margin.t - layout.margin.b)
    wanted = [(high - label.y) / (high - low) * room for label in labels]
    centres = stack(wanted, [label.height for label in labels], room)
    paper = theme.tint(theme.palette(mode).paper, 0.85)
    for label, at, centre in zip(labels, wanted, centres, strict=True):
        moved = round(centre - at)
        is_far = abs(moved) > LINE // 2
        figure.add_annotation(
            name="end-label",
            text=label.html,
            x=label.x.isoformat(),
            y=label.y,
            xanchor="left",
            yanchor="middle",
            align="left",
            bgcolor=paper,
            borderpad=2,
            font={"size": SIZE, "color": label.color},
            # without an arrow the text is shifted; with one, its tail carries the text
            showarrow=is_far,
            xshift=0 if is_far else OFFSET,
            yshift=0 if is_far else -moved,
            ax=OFFSET + 5,
            ay=moved,
            arrowhead=0,
            arrowwidth=1,
            arrowcolor=label.color,
            standoff=6,
        )
