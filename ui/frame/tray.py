"""Areas set aside for comparison: at most four, kept in the address, shown as a line of names."""

from collections.abc import Collection, Mapping, Sequence
from html import escape
from typing import Final

from markupsafe import Markup

from language.text import _
from ui import links
from ui.links import COMPARE

MOST: Final = 4


def codes_in(address: str, known: Collection[str]) -> list[str]:
    """The areas that an address sets aside: the first four that exist, each once."""
    asked = dict.fromkeys(word.strip() for word in address.split(","))
    return [code for code in asked if code in known][:MOST]


def tray_html(
    compared: Sequence[str], names: Mapping[str, str], state: Mapping[str, str] | None = None
) -> Markup:
    """The areas set aside, each with a way out, and where they can be seen; '' for none.

    Args:
        names: what to call each area, by code.
        state: the address of the page that is open, kept when an area is taken out.
    """
    if not compared:
        return Markup()
    kept = {key: value for key, value in (state or {}).items() if key not in (COMPARE, "lang")}

    def without(code: str) -> str:
        rest = [other for other in compared if other != code]
        return escape(links.link("", {**kept, COMPARE: rest}))

    areas = "".join(
        f'<li>{escape(names[code])} <a href="{without(code)}" target="_self" aria-label="'
        f'{escape(_("Keluarkan {area} dari perbandingan").format(area=names[code]))}">×</a></li>'
        for code in compared
    )
    ways = ""
    if len(compared) > 1:
        side_by_side = escape(links.comparison(compared))
        lines = escape(links.link("tren", {"area": compared, COMPARE: compared}))
        ways = (
            f'<a href="{side_by_side}" target="_self">{escape(_("Bandingkan berdampingan"))}</a>'
            f'<a href="{lines}" target="_self">{escape(_("Lihat di Tren"))}</a>'
        )
    else:
        ways = f"<span>{escape(_('tambahkan satu wilayah lagi'))}</span>"
    label = escape(_("Dibandingkan"))
    return Markup(
        f'<div class="tray" role="group" aria-label="{label}"><span>{label}</span>'
        f"<ul>{areas}</ul><p>{ways}</p></div>"
    )


def button_html(code: str, compared: Sequence[str]) -> Markup:
    """The link that sets the area of a page aside; words where it is, or where no room is left."""
    if code in compared:
        return Markup(f'<span class="tray-add">{escape(_("Sudah di perbandingan"))}</span>')
    if len(compared) >= MOST:
        words = _("Perbandingan sudah memuat {most} wilayah").format(most=MOST)
        return Markup(f'<span class="tray-add">{escape(words)}</span>')
    address = escape(links.profile(code, [*compared, code]))
    return Markup(
        f'<a class="tray-add" href="{address}" target="_self">{escape(_("+ Bandingkan"))}</a>'
    )
