"""A few lines over time, named at their ends."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

import htpy as h
from markupsafe import Markup

from language import numbers
from ui.exhibit import Line, Lines
from ui.screen.svg.ground import picture, scale_of

ROW: Final = 22.0  # px between two names at the ends
MOST_LABELS: Final = 7  # along the foot


def lines_html(shown: Lines, alt: str) -> Markup:
    """The lines as a figure; alt: what it shows in a sentence."""
    days = [day.toordinal() for day in shown.days]
    scale = scale_of(days, shown.lines)
    ticks = scale.ticks()
    ends = _apart([scale.down(_last(line)) * shown.height / 100 for line in shown.lines])
    return Markup(
        h.figure(".plot", role="img", aria_label=alt)[
            h.div(".plot-field", style=f"height:{shown.height}px")[
                h.img(src=picture(scale, days, shown.lines, ticks), alt=""),
                (
                    h.span(".plot-tick", style=f"top:{scale.down(tick):.1f}%")[
                        numbers.percent(tick, 0)
                    ]
                    for tick in ticks
                ),
                (
                    h.span(
                        class_=f"plot-label{' odd' if place % 2 else ''}",
                        style=f"left:{scale.across(day.toordinal()):.1f}%",
                    )[label]
                    for place, (label, day) in enumerate(_some(shown.labels, shown.days))
                ),
                (
                    h.span(".plot-end", style=f"top:{top:.1f}px;color:var(--{line.colour})")[
                        h.b[numbers.percent(_last(line))], " ", line.name, " ", h.small[line.note]
                    ]
                    for line, top in zip(shown.lines, ends, strict=True)
                ),
            ]
        ]
    )


def _last(line: Line) -> float:
    return next((value for value in reversed(line.values) if value is not None), 0.0)


def _some(labels: Sequence[str], days: Sequence[date]) -> list[tuple[str, date]]:
    """The last label and others at one distance, from the last back: a phone leaves out the odd."""
    step = -(-len(labels) // MOST_LABELS)
    return list(zip(labels, days, strict=True))[::-1][::step]


def _apart(tops: Sequence[float]) -> list[float]:
    """Places of names, moved down until none lies on another."""
    found = list(tops)
    order = sorted(range(len(found)), key=found.__getitem__)
    for above, below in pairwise(order):
        found[below] = max(found[below], found[above] + ROW)
    return found
