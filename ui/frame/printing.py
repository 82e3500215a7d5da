"""Scripts of the frame: links, tables, and charts made ready for paper (the rest: style.css)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import htpy as h
import streamlit as st
from markupsafe import Markup

from language.text import _
from ui import links
from ui.browser_code import Code
from ui.kept import kept
from ui.look import theme
from ui.look.theme import Mode
from ui.page import PART, WHOLE
from ui.screen import reading

FOLDER: Final = "cetak"  # in addresses, below the dashboard's own
PRINT: Final = "cetak"  # in an address: print the page once it is drawn
CODE: Final = Code(FOLDER, Path(__file__).parent / "browser")


def listen(pages: Sequence[str]) -> None:
    """Let links to pages open them within the session. pages: their whole paths, '/tren'."""
    _run(_listening(tuple(pages)))


def ready(mode: Mode) -> None:
    """Let the browser fit charts to the sheet, and paint them light, whenever it prints.

    Tables can be sorted and links copied from here on.
    """
    _run(_ready(mode))
    if PRINT in st.query_params:
        _run(_printing())


@kept
def _listening(pages: Sequence[str]) -> Markup:
    return Markup(CODE.call("links.js", "listen", list(pages)))


@kept
def _ready(mode: Mode) -> Markup:
    pairs = theme.in_the_light() if mode == "dark" else {}
    return Markup(h.fragment[CODE.call("paper.js", "ready", pairs), reading.script()])


@kept
def _printing() -> Markup:
    return Markup(CODE.call("paper.js", "print", PRINT))


def link() -> Markup:
    """A way to print all of the page, once all of it is drawn."""
    state = {**st.query_params.to_dict(), PART: WHOLE, PRINT: "ya"}
    return _link(links.link("", state))


@kept
def _link(address: str) -> Markup:
    return Markup(
        h.a(".print-page.screen-only", href=address, target="_self", data_print=True)[
            _("Cetak halaman ini")
        ]
    )


def _run(scripts: Markup) -> None:
    st.html(scripts, unsafe_allow_javascript=True)
