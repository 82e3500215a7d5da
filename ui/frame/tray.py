"""Areas set aside for comparison: at most four, kept in the address, shown as a line of names."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import htpy as h
from markupsafe import Markup

from language.text import _
from ui import links
from ui.links import COMPARE
from ui.look.markup import link

MOST: Final = 4


def codes_in(address: str, areas: Collection[str]) -> list[str]:
    """The areas that an address sets aside: the first four that exist, each once."""
    words = dict.fromkeys(word.strip() for word in address.split(","))
    return [code for code in words if code in areas][:MOST]


def tray_html(
    codes: Sequence[str], names: Mapping[str, str], state: Mapping[str, str] | None = None
) -> Markup:
    """The areas set aside, each with a way out, and where they can be seen; '' for none.

    Args:
        names: what to call each area, by code.
        state: the address of the page that is open, kept when an area is taken out.
    """
    if not codes:
        return Markup()
    others = {key: value for key, value in (state or {}).items() if key not in (COMPARE, "lang")}
    label = _("Dibandingkan")
    return Markup(
        h.div(".tray", role="group", aria_label=label)[
            h.span[label],
            h.ul[(_entry(code, names[code], codes, others) for code in codes)],
            h.p[_ways(codes)],
        ]
    )


def _entry(code: str, name: str, codes: Sequence[str], state: Mapping[str, str]) -> h.Element:
    """An area, with the way out."""
    others = [other for other in codes if other != code]
    words = _("Keluarkan {area} dari perbandingan").format(area=name)
    address = links.link("", {**state, COMPARE: others})
    return h.li[name, " ", h.a(href=address, target="_self", aria_label=words)["×"]]


def _ways(codes: Sequence[str]) -> h.Node:
    """Where the areas can be seen."""
    if len(codes) == 1:
        return h.span[_("tambahkan satu wilayah lagi")]
    trend = links.link("tren", {"area": codes, COMPARE: codes})
    return [
        link(links.comparison(codes), _("Bandingkan berdampingan")),
        link(trend, _("Lihat di Tren")),
    ]


def button_html(code: str, codes: Sequence[str]) -> Markup:
    """The link that sets the area of a page aside; words where it is, or where no room is left."""
    if code in codes:
        return Markup(h.span(".tray-add")[_("Sudah di perbandingan")])
    if len(codes) >= MOST:
        words = _("Perbandingan sudah memuat {most} wilayah").format(most=MOST)
        return Markup(h.span(".tray-add")[words])
    address = links.profile(code, [*codes, code])
    return Markup(h.a(".tray-add", href=address, target="_self")[_("+ Bandingkan")])
