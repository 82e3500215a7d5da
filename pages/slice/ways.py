"""Ways on from Irisan: rows and columns swapped, and the area above where a table is withheld."""

import htpy as h
from markupsafe import Markup

from language.text import _
from pages.slice.view import View
from ui import links
from ui.kept import kept
from ui.look.markup import link


@kept
def swap_html(view: View, other: str | None) -> Markup:
    """The link that makes rows of the columns; percentages stay those of the same groups."""
    turned = {"row_pct": "column_pct", "column_pct": "row_pct"}.get(view.shown, view.shown)
    address = {
        **view.question.address(),
        "row": view.question.column.name,
        "column": view.question.row.name,
        "show": turned,
        "against": other or "",
    }
    return Markup(
        h.a(".swap", href=links.link("", address), target="_self")[
            h.span(aria_hidden="true")["⇄"],
            " ",
            _("Tukar"),
            h.span(".visually-hidden")[" ", _("baris dan kolom")],
        ]
    )


@kept
def above_html(view: View) -> Markup:
    """A table that a desa does not have: that of its kecamatan; nothing elsewhere."""
    area = view.question.area
    if area.level != "desa" or not view.table.is_withheld:
        return Markup()
    address = {**view.question.address(), "area": area.parent_code, "show": view.shown}
    words = _("Lihat tabel ini untuk {area}").format(area=area.parent_name)
    return Markup(h.p(".way-up")[link(links.link("", address), words)])
