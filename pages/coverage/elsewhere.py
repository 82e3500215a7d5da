"""What other pages and papers say of programmes: lines on paper, a part of Profil."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import htpy as h
from markupsafe import Markup

from language import numbers
from language.text import _
from pages.coverage import pillars, programmes, words
from pages.coverage.programmes import Row
from ui import links, lists
from ui.asking import Asking
from ui.kept import kept
from ui.look.markup import link
from ui.words import telling

MOST_SPOKEN: Final = 2  # programmes that are said in a sentence on paper


def profile_html(whole: Mapping[str, Any], rows: Sequence[Row], area: str) -> Markup:
    """The bar of the pillars, the programmes in a list, and the way to all of it.

    whole: the row of all families in `pillars_by_group`. rows: of a rule that can be told.
    """
    bar = pillars.own_html(whole, words.pillars_alt(whole)) if whole.get(pillars.WHOLE) else None
    return Markup(
        h.div(".area-programmes")[
            bar,
            h.ul(".reach-list")[(_item(row) for row in rows)],
            h.p[link(words.address(area), _("Semua program di Cakupan"))],
        ]
    )


def _item(row: Row) -> h.Node:
    n = row.numbers
    reach = _("{reached} dari {eligible} berhak; {missed} terlewat").format(
        reached=numbers.count(n["reached"]),
        eligible=numbers.count(n["eligible"]),
        missed=numbers.count(n["missed"]),
    )
    return h.li(f".of-{row.pillar}")[h.span[row.name], " ", h.small[reach]]


@kept
def answer(on: Asking) -> str:
    """How many families of deciles 1 and 2 nothing reaches; with lists only."""
    return words.answer(lists.whole_of(on), on.name)


@kept
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


@kept
def priority_html(on: Asking, programme: str) -> Markup:
    """The way to the areas in the order of how many are missed."""
    parent = lists.parent_of(on)
    kecamatan = "" if parent == on.region else parent
    address = links.link("prioritas", {"programme": programme, "kecamatan": kecamatan})
    words = _("Di mana dorong dulu: wilayah menurut jumlah yang terlewat")
    return Markup(h.p(".beside.with-link")[link(address, words)])
