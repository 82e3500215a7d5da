"""A history in one table cell, as a picture with a text.

An <img> and not an inline <svg>: `st.html` keeps HTML only and drops SVG elements. The picture
carries both colours and follows the theme around it.
"""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import htpy as h
from markupsafe import Markup

from language import numbers
from language.text import _
from ui.look import theme
from ui.look.markup import filled

WIDTH: Final = 96  # px
HEIGHT: Final = 24
EDGE: Final = 4  # px kept free for the stroke and the last dot


def _style() -> str:
    light, dark = theme.palette("light").area, theme.palette("dark").area
    return (
        f"path{{fill:none;stroke:{light};stroke-width:2;stroke-linejoin:round}}"
        f"circle{{fill:{light}}}"
        f"@media(prefers-color-scheme:dark){{path{{stroke:{dark}}}circle{{fill:{dark}}}}}"
    )


# Forms, filled for every row of a table; those of the picture with numbers only.
_PICTURE: Final = str(
    Markup(
        h.svg(xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {HEIGHT}")[
            h.style[_style()], h.path(d="%s"), "%s"
        ]
    )
)
_CIRCLE: Final = str(Markup(h.circle(cx="%s", cy="%s", r="2.5")))
_IMAGE: Final = Markup(
    h.img(".sparkline", width=WIDTH, height=HEIGHT, src="%s", alt="%s", title="%s")
)


@dataclass(frozen=True, slots=True)
class Scale:
    """What all sparklines of a column share: the same steepness means the same change."""

    span: float  # percentage points over the height
    steps: int  # releases over the width


def scale_of(histories: Iterable[Any]) -> Scale:
    """The scale of a column of histories: its widest range, and its longest history."""
    spans, steps = [1.0], 1  # never blow up noise of less than one point
    for history in histories:
        values = _values(history)
        known = [value for value in values if value is not None]
        if known:
            spans.append(max(known) - min(known))
        steps = max(steps, len(values))
    return Scale(max(spans), steps)


def sparkline(history: Sequence[Any] | None, scale: Scale) -> Markup:
    """An <img> of a history of rates in percent, gaps where a value is empty, newest right.

    Without any value: the dash of a missing cell.
    """
    values = _values(history)
    known = [value for value in values if value is not None]
    if not known:
        return Markup.escape(numbers.MISSING)
    middle = (max(known) + min(known)) / 2
    first_step = scale.steps - len(values)  # a short history ends where the others end

    def at(step: int, value: float) -> tuple[float, float]:
        across = (first_step + step) / max(scale.steps - 1, 1)
        up = (value - middle) / scale.span
        return (
            round(EDGE + across * (WIDTH - 2 * EDGE), 1),
            round(HEIGHT / 2 - up * (HEIGHT - 2 * EDGE), 1),
        )

    points = [None if value is None else at(step, value) for step, value in enumerate(values)]
    path, dots, pen_down = [], [], False
    for step, point in enumerate(points):
        if point is None:
            pen_down = False
            continue
        path.append(f"{'L' if pen_down else 'M'}{point[0]} {point[1]}")
        alone = not pen_down and (step + 1 == len(points) or points[step + 1] is None)
        if alone:
            dots.append(f"M{point[0] - 2} {point[1]}h4")
        pen_down = True
    end = points[-1]
    circle = "" if end is None else _CIRCLE % end
    words = _("dari {first} ke {last}").format(
        first=numbers.percent(known[0]), last=numbers.percent(known[-1])
    )
    picture = _PICTURE % ("".join(path + dots), circle)
    source = "data:image/svg+xml;base64," + b64encode(picture.encode()).decode()
    return filled(_IMAGE, (source, words, words))


def _values(history: Any) -> list[float | None]:
    if history is None or isinstance(history, float):  # a missing history arrives as NaN
        return []
    return [None if numbers.is_missing(value) else float(value) for value in history]
