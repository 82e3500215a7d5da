"""What other pages say of programmes: one line on Ringkasan, a short part on Profil desa."""

from collections.abc import Mapping, Sequence
from typing import Any

import htpy as h
from markupsafe import Markup

from language import numbers
from language.text import _
from pages.coverage import lists, pillars, words
from pages.coverage.programmes import Row
from ui.asking import Asking
from ui.look.markup import kind_tag, link, marked
from ui.words.measures import kind_words


def summary_html(on: Asking) -> Markup:
    """One line about the area with a link to Cakupan; '' without lists."""
    line = words.summary_line(lists.whole_of(on), on.name) if on.has_lists else ""
    if not line:
        return Markup()
    tag = kind_tag("registry", kind_words("registry"))
    way = link(words.address(on.area), _("Siapa yang terjangkau, siapa yang belum"))
    return Markup(h.p(".beside.with-link")[tag, " · ", marked(line), " ", way])


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
