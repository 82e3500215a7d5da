"""Scripts of the frame: links, tables, and charts made ready for paper (the rest: style.css)."""

import json
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
    _run("links.js", f"links => links.listen({json.dumps(pages)})")


def ready(mode: Mode) -> None:
    """Let the browser fit charts to the sheet, and paint them light, whenever it prints.

    Tables can be sorted and links copied from here on.
    """
    _run("paper.js", _call(mode), reading.script())
    if PRINT in st.query_params:
        _run("paper.js", f"paper => paper.print({json.dumps(PRINT)})")


@kept
def _call(mode: Mode) -> str:
    pairs = json.dumps(theme.in_the_light() if mode == "dark" else {})
    return f"paper => paper.ready({pairs})"


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


def _run(name: str, call: str, *more: str) -> None:
    st.html(_script(name, call, *more), unsafe_allow_javascript=True)


@kept
def _script(name: str, call: str, *more: str) -> Markup:
    code = json.dumps(CODE.address_of(name))
    scripts = [f"import(new URL({code}, document.baseURI).href).then({call})", *more]
    return Markup(h.script[Markup(";".join(scripts))])
