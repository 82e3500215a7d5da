"""The row of at most four numbers: each with its unit, date, change, and what kind it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, Literal

from language.numbers import Change
from language.text import _
from ui.look.markup import marked

Kind = Literal["official", "registry", "estimate", "target"]

MOST: Final = 4


def kind_words(kind: str) -> str:
    """What a number is, in words: official BPS, registry, or our estimate."""
    return {
        "official": _("resmi BPS"),
        "registry": _("registri"),
        "estimate": _("perkiraan"),
        "target": _("target"),
    }[kind]


def difference_words(kinds: Sequence[str]) -> str:
    """How two quantities in one chart differ; '' for one alone."""
    said = {
        "official": _("angka resmi diukur BPS dengan survei"),
        "registry": _("angka registri adalah peringkat kesejahteraan, bukan kemiskinan"),
        "estimate": _("perkiraan dihitung dasbor ini dan bukan angka BPS"),
    }
    parts = [said[kind] for kind in dict.fromkeys(kinds) if kind in said]
    if len(parts) < 2:
        return ""
    return _("Bedanya: {parts}.").format(parts="; ".join(parts))


@dataclass(frozen=True, slots=True)
class Figure:
    """One large number.

    Args:
        number, unit: as they stand on screen, e.g. '10,40' and '%'.
        label: what is counted, of which area.
        kind, date: what it is, and of when.
        change: since the figure before, in words; since: the date of that figure.
        of_province: whether it wears the province's colour.
    """

    number: str
    unit: str
    label: str
    kind: Kind
    date: str
    change: Change | None = None
    since: str = ""
    of_province: bool = False


def figures_html(figures: Sequence[Figure]) -> str:
    """The row as HTML. ValueError for more than four: choose what matters."""
    if len(figures) > MOST:
        raise ValueError(f"{len(figures)} numbers in one row; at most {MOST}")
    return f'<div class="figures">{"".join(map(_figure, figures))}</div>'


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
