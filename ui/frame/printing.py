"""Scripts of the frame: the menu, and charts made ready for paper (the rest: ui/look/style.css)."""

import json
from pathlib import Path
from typing import Final

import htpy as h
import streamlit as st
from markupsafe import Markup

from ui.browser_code import Code
from ui.look import theme
from ui.look.theme import Mode

FOLDER: Final = "cetak"  # in addresses, below the dashboard's own
CODE: Final = Code(FOLDER, Path(__file__).parent / "browser")


def menu() -> None:
    """Let links of the menu open their page without loading everything anew."""
    _run("menu.js", "menu => menu.listen()")


def ready(mode: Mode) -> None:
    """Let the browser fit charts to the sheet, and paint them light, whenever it prints."""
    pairs = json.dumps(theme.in_the_light() if mode == "dark" else {})
    _run("paper.js", f"paper => paper.ready({pairs})")


def _run(name: str, call: str) -> None:
    code = json.dumps(CODE.address_of(name))
    script = f"import(new URL({code}, document.baseURI).href).then({call})"
    st.html(h.script[Markup(script)], unsafe_allow_javascript=True)
