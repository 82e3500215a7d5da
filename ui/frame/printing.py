"""Scripts of the frame: links, tables, and charts made ready for paper (the rest: style.css)."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import htpy as h
import streamlit as st
from markupsafe import Markup

from ui.browser_code import Code
from ui.look import theme
from ui.look.theme import Mode
from ui.screen import reading

FOLDER: Final = "cetak"  # in addresses, below the dashboard's own
CODE: Final = Code(FOLDER, Path(__file__).parent / "browser")


def links(pages: Sequence[str]) -> None:
    """Let links to pages open them within the session. pages: their whole paths, '/tren'."""
    _run("links.js", f"links => links.listen({json.dumps(pages)})")


def ready(mode: Mode) -> None:
    """Let the browser fit charts to the sheet, and paint them light, whenever it prints.

    Tables can be sorted and links copied from here on.
    """
    pairs = json.dumps(theme.in_the_light() if mode == "dark" else {})
    _run("paper.js", f"paper => paper.ready({pairs})", reading.script())


def _run(name: str, call: str, *more: str) -> None:
    code = json.dumps(CODE.address_of(name))
    scripts = [f"import(new URL({code}, document.baseURI).href).then({call})", *more]
    st.html(h.script[Markup(";".join(scripts))], unsafe_allow_javascript=True)
