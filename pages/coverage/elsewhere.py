"""What other pages and papers say of programmes: lines on Ringkasan and paper, a part of Profil."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

from language import numbers
from language.text import _
from pages.coverage import lists, pillars, programmes, words
from pages.coverage.programmes import Row
from ui.asking import Asking
from ui.look.markup import marked
from ui.words import telling
from ui.words.measures import kind_words

MOST_SPOKEN: Final = 2  # programmes that are said in a sentence on paper


def summary_html(on: Asking) -> str:
    """One line about the area with a link to Cakupan; '' without lists."""
    if not on.has_lists:
        return ""
    said = words.summary_line(lists.whole_of(on), on.name)
    if not said:
        return ""
    way = escape(_("Siapa yang terjangkau, siapa yang belum"))
    link = f'<a href="{escape(words.address(on.area))}" target="_self">{way}</a>'
    tag = f'<span class="kind kind-registry">{escape(kind_words("registry"))}</span>'
    return f'<p class="beside with-link">{tag} · {marked(said)} {link}</p>'


def profile_html(whole: Mapping[str, Any], rows: Sequence[Row], area: str) -> str:
    """The bar of the pillars, the programmes in a list, and the way to all of it.

    whole: the row of all families in `pillars_by_group`. rows: of a rule that can be told.
    """
    bar = pillars.own_html(whole, words.pillars_alt(whole)) if whole.get(pillars.WHOLE) else ""
    way = escape(_("Semua program di Cakupan"))
    link = f'<p><a href="{escape(words.address(area))}" target="_self">{way}</a></p>'
    items = "".join(map(_item, rows))
    return f'<div class="area-programmes">{bar}<ul class="reach-list">{items}</ul>{link}</div>'


def _item(row: Row) -> str:
    n = row.numbers
    said = _("{reached} dari {eligible} berhak; {missed} terlewat").format(
        reached=numbers.count(n["reached"]),
        eligible=numbers.count(n["eligible"]),
        missed=numbers.count(n["missed"]),
    )
    return (
        f'<li class="of-{row.pillar}"><span>{escape(row.name)}</span> '
        f"<small>{escape(said)}</small></li>"
    )


def answer(on: Asking) -> str:
    """How many families of deciles 1 and 2 nothing reaches; with lists only."""
    return words.answer(lists.whole_of(on), on.name)


def spoken(on: Asking) -> list[str]:
    """The largest programmes whose rule can be told, in a sentence each."""
    rows = [row for row in programmes.rows_in(on) if row.is_readable]
    largest = [row for row in rows if row.numbers["reached"] and row.numbers["missed"]]
    largest.sort(key=lambda row: -row.numbers["eligible"])
    return [
        telling.coverage(row.name, row.unit, n["reached"], n["eligible"], n["missed"])
        for row in largest[:MOST_SPOKEN]
        for n in (row.numbers,)
    ]


def others(on: Asking) -> str:
    """The recipients of programmes whose rule the registry cannot tell; '' for none."""
    names = [
        f"{row.name} {programmes.units(row.numbers['recipients'], row.unit)}"
        for row in programmes.rows_in(on)
        if not row.is_readable and row.numbers["recipients"]
    ]
    if not names:
        return ""
    said = _("Penerima program lain, yang aturannya tidak dapat dibaca dari registri: {names}.")
    return said.format(names=", ".join(names))


def unlisted(on: Asking) -> str:
    """The programmes of which no list has come; '' for none."""
    names = programmes.unlisted(lists.programmes_of(on))
    if not names:
        return ""
    return _("Belum ada daftar penerima untuk triwulan ini: {names}.").format(
        names=", ".join(names)
    )
