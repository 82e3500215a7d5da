"""Makes a page ready to be read and printed; the stylesheet does the rest (ui/look/style.css)."""

import json
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
ENTRY: Final = "paper.js"


def ready(mode: Mode) -> None:
    """Let the browser fit charts to the sheet, and paint them light, whenever it prints.

    Tables can be sorted and links copied from here on.
    """
    code = json.dumps(CODE.address_of(ENTRY))
    pairs = json.dumps(theme.in_the_light() if mode == "dark" else {})
    script = f"import(new URL({code}, document.baseURI).href).then(paper => paper.ready({pairs}))"
    st.html(h.script[Markup(f"{script};{reading.script()}")], unsafe_allow_javascript=True)
