"""Stacked bars as HTML: what each group is made of, with the numbers in the parts.

HTML and not Plotly: the key and the names fold on a phone, and a change repaints nothing else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import htpy as h
from markupsafe import Markup

from language import numbers
from ui.exhibit import Colour, Part
from ui.look import theme
from ui.look.theme import MODES, Mode

_INK_FITS: Final = 58  # percent of a step


@dataclass(frozen=True)
class Bar:
    """One bar.

    Args:
        lengths: of each part, in percent or as a count; all 0 in an empty bar.
        said: of each part, in full; stands there when pointed at.
        end: behind the bar: how many it is of.
        is_other: the other side of a comparison, close under the bar before it.
    """

    name: str
    lengths: Sequence[float]
    said: Sequence[str]
    end: str
    is_other: bool = False


@dataclass(frozen=True)
class Fill:
    """The colour of a part and of the words on it, as '#RRGGBB'."""

    ground: str
    words: str


def stacked_html(bars: Sequence[Bar], parts: Sequence[Part], *, is_share: bool, alt: str) -> Markup:
    """One bar for each group, from the top, under the key of its parts.

    Args:
        is_share: whether lengths are percent of the whole bar, which is then always full although
            they do not quite add up; else they are counts.
        alt: the sentence that a screen reader says; the table beside it says every number.
    """
    styles = list(_styles(parts))
    longest = max((sum(bar.lengths) for bar in bars), default=0.0) or 1.0
    key = (
        h.li[h.span(".swatch", style=style), part.name]
        for part, style in zip(parts, styles, strict=True)
    )
    drawn = (
        _bar(bar, parts, styles, sum(bar.lengths) if is_share else longest, is_share)
        for bar in bars
    )
    return Markup(
        h.fragment[
            h.ul(".heat-key", aria_hidden="true")[key],
            h.div(".stacked", role="img", aria_label=alt)[drawn],
        ]
    )


def fill(colour: Colour, mode: Mode) -> Fill:
    """A part's colour, and the ink or the paper on it."""
    is_step = colour.startswith("step")
    is_pale = int(colour.removeprefix("step")) <= _INK_FITS if is_step else colour == "rule"
    colors = theme.palette(mode)
    return Fill(theme.colour(colour, mode), colors.ink if is_pale else colors.paper)


def _styles(parts: Sequence[Part]) -> Iterator[str]:
    """The colours of each part in both modes; the light one first, for browsers that know one."""
    for part in parts:
        day, night = (fill(part.colour, mode) for mode in MODES)
        yield (
            f"background:{day.ground};background:light-dark({day.ground},{night.ground});"
            f"color:{day.words};color:light-dark({day.words},{night.words})"
        )


def _bar(
    bar: Bar, parts: Sequence[Part], styles: Sequence[str], whole: float, is_share: bool
) -> h.Element:
    drawn = (
        h.span(
            ".part",
            title=f"{part.name}: {said}",
            style=f"width:{100 * length / whole:.3f}%;{style}",
        )[h.span[_number(length, is_share)]]
        for part, style, length, said in zip(parts, styles, bar.lengths, bar.said, strict=True)
        if length
    )
    return h.div(class_=["bar", {"other": bar.is_other}])[
        h.span(".bar-name")[bar.name],
        h.span(".track")[drawn],
        h.span(".bar-end")[bar.end],
    ]


def _number(length: float, is_share: bool) -> str:
    return numbers.percent(length, 0) if is_share else numbers.integer(length)
