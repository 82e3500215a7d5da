"""Many small charts on one axis, each a link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import htpy as h
from markupsafe import Markup

from ui.exhibit import Line
from ui.screen.svg.ground import Scale, picture, scale_of


@dataclass(frozen=True)
class Multiple:
    """One of them.

    Args:
        words: its newest value. alt: it in a sentence. address: where it leads.
        lines: its own, and whatever all of them have.
    """

    name: str
    words: str
    alt: str
    address: str
    lines: tuple[Line, ...]


def scale_of_all(multiples: Sequence[Multiple], days: Sequence[date]) -> Scale:
    """The axis that all of them share."""
    ordinals = [day.toordinal() for day in days]
    return scale_of(ordinals, [line for each in multiples for line in each.lines])


def multiples_html(multiples: Sequence[Multiple], days: Sequence[date]) -> Markup:
    """All of them in their order; every line has a value, or None, for each of the days."""
    scale, ordinals = scale_of_all(multiples, days), [day.toordinal() for day in days]
    return Markup(
        h.ul(".multiples")[
            (
                h.li[
                    h.a(href=each.address, target="_self")[
                        h.span(".multiple-name")[each.name],
                        h.span(".multiple-words")[each.words],
                        h.img(src=picture(scale, ordinals, each.lines, ()), alt=each.alt),
                    ]
                ]
                for each in multiples
            )
        ]
    )
