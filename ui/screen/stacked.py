"""Stacked bars as HTML: what each group is made of, with the numbers in the parts.

HTML and not Plotly: the key and the names fold on a phone, and a change repaints nothing else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import htpy as h
from markupsafe import Markup

from language import numbers
from ui.look import theme
from ui.look.theme import MODES, Mode

Kind = Literal["kind", "step", "rest", "unknown"]

# How strong the colour of each step is. Up to 0.58 the ink can be read on it, from 0.88 the paper.
STRENGTHS: Final = {
    1: (0.88,),
    2: (0.2, 0.88),
    3: (0.2, 0.55, 1.0),
    4: (0.15, 0.35, 0.58, 1.0),
    5: (0.12, 0.28, 0.42, 0.57, 1.0),
    6: (0.1, 0.22, 0.33, 0.45, 0.57, 1.0),
    7: (0.08, 0.18, 0.28, 0.38, 0.47, 0.57, 1.0),
}
_INK_FITS: Final = 0.58
_CALM_FIRST: Final = (1, 3, 0, 4, 2, 5)  # of the theme's colours: red is not the second part


@dataclass(frozen=True)
class Part:
    """One part of every bar, and where its colour comes from.

    Args:
        kind: 'kind' for a colour of its own, 'step' for a step of one colour, 'rest' for several
            values together, 'unknown' for what is not known.
    """

    name: str
    kind: Kind


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

    Raises ValueError for more parts than there are colours.
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


def fills(parts: Sequence[Part], mode: Mode) -> list[Fill]:
    """The colours of the parts: steps of the registry's, or hues; greys for rest and unknown.

    Raises ValueError for more parts than there are colours.
    """
    colors = theme.palette(mode)
    hues = [colors.area, *(theme.area_colors(mode)[place] for place in _CALM_FIRST)]
    steps = sum(part.kind == "step" for part in parts)
    if len(parts) > len(hues):
        raise ValueError(f"{len(parts)} parts in one bar; at most {len(hues)}")
    strength = iter(STRENGTHS.get(steps, ()))
    hue = iter(hues)
    made = {
        "kind": lambda: Fill(next(hue), colors.paper),
        "step": lambda: _step(next(strength), mode),
        "rest": lambda: Fill(colors.muted, colors.paper),
        "unknown": lambda: Fill(colors.rule, colors.ink),
    }
    return [made[part.kind]() for part in parts]


def _step(strength: float, mode: Mode) -> Fill:
    colors = theme.palette(mode)
    words = colors.ink if strength <= _INK_FITS else colors.paper
    return Fill(_over(colors.paper, colors.registry, strength), words)


def _over(paper: str, color: str, strength: float) -> str:
    """What a transparent colour looks like on the paper."""
    pairs = ((int(paper[i : i + 2], 16), int(color[i : i + 2], 16)) for i in (1, 3, 5))
    mixed = (round(low + (high - low) * strength) for low, high in pairs)
    return "#" + "".join(f"{part:02X}" for part in mixed)


def _styles(parts: Sequence[Part]) -> Iterator[str]:
    """The colours of each part in both modes; the light one first, for browsers that know one."""
    light, dark = (fills(parts, mode) for mode in MODES)
    for day, night in zip(light, dark, strict=True):
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
