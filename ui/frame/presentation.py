"""One exhibit of a page on the whole screen, as a meeting sees it: `tren?present=p0_pct`.

The page runs as always, out of sight; of what it shows, the exhibit of that name is drawn as a
slide. Always light: a projector cannot throw black.
"""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import htpy as h
import pandas as pd
import streamlit as st
from markupsafe import Markup

from data.settings import settings
from ui import fetch, states
from ui.exhibit import Exhibit, Numbers, Table
from ui.fetch import PRESENT
from ui.frame import document, qr
from ui.paper import press, slide

ANSWER: Final = "answer"  # the name of what every page says first
MEETING_PAGE: Final = "rapat"
PAGE: Final = "presentation_page"
STAGE: Final = "presentation_stage"
IS_SHOWN: Final = "presentation_is_shown"
SENTENCES: Final = "presentation_sentences"  # the answer of the page
FIRST: Final = "presentation_first"  # its first exhibit
STYLESHEET: Final = Path(__file__).parent / "presentation.css"


def piece() -> str:
    """The exhibit that the address asks for; '' for a page in its usual dress."""
    return str(st.query_params.get(PRESENT, ""))


def css() -> Markup:
    """What the screen needs besides the stylesheet of every page; none when nobody presents."""
    if not piece():
        return Markup()
    return Markup(h.style[Markup(STYLESHEET.read_text(encoding="utf-8"))])


def begin(page: str) -> None:
    """The first word of a run: whether it is for a meeting, which sees the public edition only.

    page: its path in the address, '' for the first.
    """
    st.session_state[fetch.MEETING] = bool(piece()) or page == MEETING_PAGE
    st.session_state[PAGE] = page
    st.session_state[IS_SHOWN] = False
    st.session_state[SENTENCES], st.session_state[FIRST] = [], None


@contextmanager
def screen() -> Iterator[None]:
    """What a page shows, on the screen; out of sight where one exhibit of it is presented."""
    if not piece():
        yield
        return
    with st.container(key="presented"):
        st.session_state[STAGE] = st.empty()
    with st.container(key="unseen"):
        yield


def say_instead() -> None:
    """Something else is said in the place of an exhibit: a page for when data are missing."""
    st.session_state[IS_SHOWN] = True


def draw(exhibit: Exhibit) -> None:
    """The exhibit as a slide, if it is the one that the address asks for."""
    if piece() == ANSWER and exhibit.key != ANSWER:
        st.session_state[FIRST] = st.session_state[FIRST] or exhibit
        _draw_answer()
    if piece() not in (exhibit.key, _name(exhibit)):
        return
    address = page_address()
    around = slide.Around(
        fetch.generation().is_made_up, qr.svg(address).decode() if address else None
    )
    picture = slide.slide(exhibit, around, press.ground(settings()))
    words = slide.words(exhibit)
    source = "data:image/svg+xml;base64," + b64encode(picture).decode()
    st.session_state[STAGE].html(h.img(src=source, alt=words))
    st.session_state[IS_SHOWN] = True


def _name(exhibit: Exhibit) -> str:
    """What an exhibit is called in addresses: a table beside the chart of the same measure."""
    is_table = isinstance(exhibit.picture, Table) and not exhibit.markup
    return f"{exhibit.stem}-table" if is_table else exhibit.stem


def answer(sentences: list[str]) -> None:
    """What a page says first as a slide: a message, and a second sentence.

    Its source is that of the first exhibit of the page, which shows the same.
    """
    if piece() == ANSWER and sentences:
        st.session_state[SENTENCES] = sentences
        _draw_answer()


def _draw_answer() -> None:
    sentences, first = st.session_state[SENTENCES], st.session_state[FIRST]
    if not sentences or first is None or st.session_state[IS_SHOWN]:
        return
    draw(
        Exhibit(
            key=ANSWER,
            title=sentences[0],
            subtitle="",
            picture=Numbers(()),
            data=pd.DataFrame(),
            measures=first.measures,
            source=first.source,
            remark=sentences[1] if len(sentences) > 1 else "",
        )
    )


def page_address() -> str:
    """The address of this page for everybody, without the dress; '' where nobody can reach it."""
    state = {
        key: str(value)
        for key, value in st.query_params.to_dict().items()
        if key not in (PRESENT, fetch.GENERATION)
    }
    base = str(st.get_option("server.baseUrlPath"))
    # In a frame Streamlit tells the address of the window around it: only its host counts.
    page = str(st.session_state[PAGE])
    return qr.page_address(st.context.url, base, page, state, settings().public_address)


def foot() -> None:
    """What comes last: words where the address asks for an exhibit that is not there."""
    if not st.session_state[IS_SHOWN]:
        st.session_state[STAGE].html(h.h1[states.absent()])
    st.html(h.fragment[h.div(".footer"), document.language()], unsafe_allow_javascript=True)
