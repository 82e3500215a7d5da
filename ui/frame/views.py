"""An exhibit on a page as its picture, as a table, or by its source, and what can be taken along.

Only what is looked at is made: another view runs this exhibit again and nothing else of the page. A
map is no such part: what is chosen on it stands in the address, which the rest of the page reads.
"""

from collections.abc import Callable
from typing import Final, Literal

import htpy as h
import streamlit as st
from markupsafe import Markup

from language import numbers, text
from language.text import _
from ui import fetch
from ui.exhibit import Exhibit, Places
from ui.files import downloads
from ui.kept import kept

View = Literal["picture", "table", "source"]
VIEW: Final = "view"  # ends the key of the switch


def views(
    exhibit: Exhibit,
    draw: Callable[[], None],
    *,
    key: str,
    anchor: str,
    name: str,
    language: text.Language,
) -> None:
    """A quiet row, and under it what was chosen in it.

    Args:
        draw: puts the picture on the page.
        key: heads the keys of its widgets. anchor: what it is called in a link, behind '#'.
        name: heads the names of its files.
        language: of the page; run alone, a fragment would speak the first one.
    """
    run = _views if isinstance(exhibit.picture, Places) else st.fragment(_views)
    run(exhibit, draw, key, anchor, name, language)


def _views(
    exhibit: Exhibit,
    draw: Callable[[], None],
    key: str,
    anchor: str,
    name: str,
    language: text.Language,
) -> None:
    text.use(language)
    protection = fetch.fetch_row("protection")
    numbers.protect(int(protection["unseen"]), int(protection["most"]))
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap=None,
        key=f"{key}-tools",
    ):
        chosen = _switch(exhibit, f"{key}-{VIEW}")
        with st.container(horizontal=True, width="content", vertical_alignment="center", gap=None):
            st.html(_copy_link(exhibit.title, anchor), width="content")
            downloads.at_hand(exhibit, name, key)
    match chosen:
        case "picture":
            draw()
        case "table":
            st.html(downloads.data_table(exhibit, fetch.answers()))
        case "source":
            downloads.source(exhibit, name, key)


def _switch(exhibit: Exhibit, key: str) -> View:
    """Which view is shown; a table has no other picture."""
    first = _("Peta") if isinstance(exhibit.picture, Places) else _("Grafik")
    words: dict[View, str] = {"picture": first, "table": _("Tabel"), "source": _("Sumber")}
    if downloads.is_table(exhibit):
        words = {"picture": _("Tabel"), "source": _("Sumber")}
    default: View = "picture"
    return (
        st.segmented_control(
            _("Tampilan: {title}").format(title=exhibit.title),
            list(words),
            default=default,
            required=True,
            format_func=lambda view: words[view],
            label_visibility="collapsed",
            key=key,
        )
        or default
    )


@kept
def _copy_link(title: str, anchor: str) -> Markup:
    """A link to the exhibit; ui/screen/browser/exhibits.js copies it."""
    words = _("Salin tautan")
    return Markup(
        h.a(
            ".copy-link",
            href=f"#{anchor}",
            target="_self",
            aria_label=f"{words}: {title}",
            data_copied=_("Tautan disalin"),
            data_title=title,
        )[words],
    )
