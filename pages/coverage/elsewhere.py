"""What other pages say of programmes: one line on Ringkasan, a short part on Profil desa."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from language import numbers
from language.text import _
from pages.coverage import lists, pillars, words
from pages.coverage.programmes import Row
from ui.asking import Asking
from ui.look.markup import marked
from ui.words.measures import kind_words


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
