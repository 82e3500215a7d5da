"""Labels at the end of lines, moved apart so that none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

import plotly.graph_objects as go

from ui import theme
from ui.theme import Mode

SIZE: Final = 14  # px
LINE: Final = 18  # px: Plotly sets lines at 1.3 em
GAP: Final = 4  # px between two labels
OFFSET: Final = 9  # px from a point to its label
NARROWEST: Final = 190  # px: the plot between its margins on a phone

# Widths in em of Source Sans, rounded up; what is not listed is taken as a lower-case letter.
_WIDTHS: Final = {
    **dict.fromkeys(" .,:;'|!ijl", 0.27),
    **dict.fromkeys("frt-()", 0.36),
    **dict.fromkeys("mwMW%", 0.86),
    **dict.fromkeys("ABCDEFGHIKLNOPQRSTUVXYZ", 0.62),
}


@dataclass(frozen=True)
class EndLabel:
    """A name and, under it, its value, beside the point (x, y) in data units."""

    x: date
    y: float
    name: str
    value: str
    color: str
    note: str = ""  # behind the value, smaller: the period of the figure

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
    def html(self) -> str:
        """Plotly's pseudo-HTML of the label."""
        value = f"<b>{escape(self.value)}</b>" if self.value else ""
        note = f'<span style="font-size:12px">{escape(self.note)}</span>' if self.note else ""
        lines = [
            *map(escape, filter(None, self.name.split("\n"))),
            " ".join(filter(None, [value, note])),
        ]
        return "<br>".join(filter(None, lines))


def text_width(words: str, size: int = SIZE, *, bold: bool = False) -> int:
    """About how many pixels a line of text takes in Source Sans; rather too many than too few."""
    em = sum(_WIDTHS.get(letter, 0.52) for letter in words)
    return round(em * size * (1.06 if bold else 1)) + 2


def short_name(name: str, level: str | None = None) -> str:
    """A name for a tight place: 'Kabupaten Madiun' -> 'Kab. Madiun'; a kecamatan gets 'Kec.'."""
    for long, short in (("Kabupaten ", "Kab. "), ("Kecamatan ", "Kec. ")):
        if name.startswith(long):
            return short + name.removeprefix(long)
    prefix = {"kabupaten": "Kab. ", "kecamatan": "Kec. "}.get(level or "", "")
    return name if name.startswith((prefix or "\0", "Kota ")) else prefix + name


def stack(wanted: Sequence[float], heights: Sequence[int], room: float) -> list[float]:
    """Centres (px from the top) nearest to the wanted ones, in their order, without overlap.

    Labels that would overlap are pooled and spread around the mean of what they wanted; the pile
    stays between 0 and `room` when it fits.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    # a pool: (members, top of the first, total height)
    pools: list[tuple[list[int], float, float]] = []
    for index in order:
        members, height = [index], float(heights[index] + GAP)
        top = wanted[index] - height / 2
        while pools and pools[-1][1] + pools[-1][2] > top:
            before, _top, height_before = pools.pop()
            members, height = before + members, height_before + height
            top = _pooled_top(members, wanted, heights)
            top = max(0.0, min(top, room - height))
        pools.append((members, max(0.0, min(top, room - height)), height))
    centres = [0.0] * len(wanted)
    for members, top, _height in pools:
        for index in members:
            centres[index] = top + (heights[index] + GAP) / 2
            top += heights[index] + GAP
    return centres


def _pooled_top(members: list[int], wanted: Sequence[float], heights: Sequence[int]) -> float:
    """The top of a pile that puts its members, on average, where they wanted to be."""
    offset, tops = 0.0, []
    for index in members:
        height = heights[index] + GAP
        tops.append(wanted[index] - height / 2 - offset)
        offset += height
    return sum(tops) / len(tops)


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
    layout = figure.layout
    room = float(layout.height - layout.margin.t - layout.margin.b)
    wanted = [(high - label.y) / (high - low) * room for label in labels]
    centres = stack(wanted, [label.height for label in labels], room)
    paper = theme.tint(theme.palette(mode).paper, 0.85)
    for label, at, centre in zip(labels, wanted, centres, strict=True):
        moved = round(centre - at)
        figure.add_annotation(
            name="end-label",
            text=label.html,
            x=label.x.isoformat(),
            y=label.y,
            xanchor="left",
            yanchor="middle",
            align="left",
            bgcolor=paper,
            borderpad=1,
            font={"size": SIZE, "color": label.color},
            # without an arrow the text is shifted; with one, its tail carries the text
            showarrow=abs(moved) > LINE // 2,
            xshift=OFFSET if abs(moved) <= LINE // 2 else 0,
            yshift=-moved if abs(moved) <= LINE // 2 else 0,
            ax=OFFSET + 5,
            ay=moved,
            arrowhead=0,
            arrowwidth=1,
            arrowcolor=label.color,
            standoff=6,
        )
