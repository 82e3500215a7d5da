"""The row of at most four numbers: each with its unit, date, change, and what kind it is."""

from collections.abc import Sequence
from html import escape
from typing import Final

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
    return Markup(f'<div class="figures">{"".join(map(_figure, figures))}</div>')


def _figure(figure: Figure) -> str:
    place = " of-province" if figure.of_province else ""
    change = ""
    if figure.change is not None and figure.change.verdict != "unknown":
        since = " " + _("sejak {date}").format(date=figure.since) if figure.since else ""
        change = (
            f'<p class="figure-change {figure.change.verdict}">'
            f'<span class="arrow" aria-hidden="true">{figure.change.arrow}</span> '
            f"{marked(figure.change.words + since)}</p>"
        )
    return (
        f'<div class="figure"><p class="figure-number">{escape(figure.number)}'
        f'<span class="figure-unit">{escape(figure.unit)}</span></p>'
        f'<p class="figure-label">{escape(figure.label)}</p>'
        f'<p class="figure-kind"><span class="kind kind-{figure.kind}{place}">'
        f"{escape(kind_words(figure.kind))}</span>, {marked(figure.date)}</p>{change}</div>"
    )
