"""The row of at most four numbers: each with its unit, date, change, and what kind it is."""

from collections.abc import Sequence
from typing import Final

import htpy as h
from markupsafe import Markup

from language.text import _
from ui.exhibit import Figure
from ui.look.markup import marked
from ui.words.measures import kind_words

MOST: Final = 4


def figures_html(figures: Sequence[Figure]) -> Markup:
    """The row as HTML. ValueError for more than four: choose what matters."""
    if len(figures) > MOST:
        raise ValueError(f"{len(figures)} numbers in one row; at most {MOST}")
    return Markup(h.div(".figures")[map(_figure, figures)])


def _figure(figure: Figure) -> h.Element:
    kind = ["kind", f"kind-{figure.kind}", {"of-province": figure.of_province}]
    return h.div(".figure")[
        h.p(".figure-number")[figure.number, h.span(".figure-unit")[figure.unit]],
        h.p(".figure-label")[figure.label],
        h.p(".figure-kind")[
            h.span(class_=kind)[kind_words(figure.kind)], ", ", marked(figure.date)
        ],
        _change(figure),
    ]


def _change(figure: Figure) -> h.Node:
    change = figure.change
    if change is None or change.verdict == "unknown":
        return None
    since = _("sejak {date}").format(date=figure.since) if figure.since else ""
    return h.p(class_=["figure-change", change.verdict])[
        h.span(".arrow", aria_hidden="true")[change.arrow],
        " ",
        marked(" ".join(filter(None, [change.words, since]))),
    ]
