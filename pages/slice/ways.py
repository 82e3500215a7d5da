"""Ways on from Irisan: rows and columns swapped, and the area above where a table is withheld."""

from html import escape

from language.text import _
from pages.slice.view import View
from ui import links


def swap_html(view: View, other: str | None) -> str:
    """The link that makes rows of the columns; percentages stay those of the same groups."""
    turned = {"row_pct": "column_pct", "column_pct": "row_pct"}.get(view.shown, view.shown)
    address = {
        **view.question.address(),
        "row": view.question.column.name,
        "column": view.question.row.name,
        "show": turned,
        "against": other or "",
    }
    target = escape(links.link("", address))
    words = escape(_("Tukar"))
    rest = escape(_("baris dan kolom"))
    return (
        f'<a class="swap" href="{target}" target="_self"><span aria-hidden="true">⇄</span> '
        f'{words}<span class="visually-hidden"> {rest}</span></a>'
    )


def above_html(view: View) -> str:
    """A table that a desa does not have: that of its kecamatan; nothing elsewhere."""
    area = view.question.area
    if area.level != "desa" or not view.table.is_withheld:
        return ""
    address = {**view.question.address(), "area": area.parent_code, "show": view.shown}
    target = escape(links.link("", address))
    way = _("Lihat tabel ini untuk {area}").format(area=area.parent_name)
    return f'<p class="way-up"><a href="{target}" target="_self">{escape(way)}</a></p>'
