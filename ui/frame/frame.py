"""Around every page: language, theme, the generation on screen, made-up mark, foot."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import htpy as h
import streamlit as st
from markupsafe import Markup

from data.generation.generations import DamagedGeneration, NoGeneration, OutdatedGeneration
from data.problems import StoreProblem
from data.settings import settings
from language import text
from language.text import _
from ui import fetch, links, states
from ui.files.downloads import published_on
from ui.frame import presentation, printing, search, speech, tray
from ui.links import COMPARE
from ui.look import theme
from ui.page import mode
from ui.states import State, UnknownArea
from ui.words import losses, sources
from ui.words.areas import list_names
from ui.words.imprint import edition_words, protection_note

ICON: Final = Path(__file__).parent / "icon.png"
LANGUAGE: Final = "lang"
PAGE: Final = "page_title"
LOOK_AGAIN: Final = "30s"  # how often an idle screen asks whether newer data was published


def open_window() -> None:
    """Page settings, language and stylesheet; the first call of every run.

    The language is in the address (?lang=en); without it, the reader's last one counts.
    """
    # A local picture: a Material icon would be fetched from another host.
    st.set_page_config(page_icon=str(ICON), layout="wide", initial_sidebar_state="collapsed")
    text.use(_language())
    st.html(theme.css(mode()) + _no_match_css() + presentation.css())


def _no_match_css() -> Markup:
    """A list without a match says so in the reader's language; Streamlit has English only."""
    place = '[role="listbox"][data-empty="true"] [role="option"]>span'
    words = _("tidak ditemukan")
    rules = f'{place}{{font-size:0}}{place}::after{{content:"{words}";font-size:1rem}}'
    return Markup(h.style[Markup(rules)])


def _language() -> text.Language:
    last = st.session_state.get("reader_language") or st.context.cookies.get(LANGUAGE)
    for code in (st.query_params.get(LANGUAGE), last, settings().language):
        if code and text.is_language(code):
            st.session_state["reader_language"] = code
            return code
    return text.SOURCE


def head(title: str, pages: Sequence[search.Place]) -> None:
    """The place, the search, and the switch of languages; `title` goes to the browser's tab.

    pages: the menu.
    """
    language = text.language()
    place = _place()
    st.set_page_config(page_title=" · ".join(filter(None, [title, place])))
    _keep_in_address(language)
    if presentation.piece():
        return
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="page-head",
    ):
        st.html(h.p(".place")[place], width="content")
        if place:
            search.box(pages)
        st.session_state["language"] = language
        st.segmented_control(
            _("Bahasa"),
            list(text.LOCALES),
            format_func=str.upper,
            required=True,
            label_visibility="collapsed",
            key="language",
            on_change=_switch,
        )
    if place:
        _tray(title)


def _tray(title: str) -> None:
    """The areas set aside for comparison; a change of page by the menu does not lose them."""
    if COMPARE not in st.query_params and st.session_state.get(PAGE) not in (None, title):
        last = st.session_state.get(COMPARE)
        if last:
            st.query_params[COMPARE] = last
    codes = st.query_params.get(COMPARE, "")
    st.session_state[PAGE], st.session_state[COMPARE] = title, codes
    names = list_names(fetch.fetch("area_by_level"))
    line = tray.tray_html(tray.codes_in(codes, names), names, st.query_params.to_dict())
    if line:
        st.html(line)


def _place() -> str:
    """The name of the region; '' while there is no data to ask."""
    try:
        return str(fetch.fetch_row("headline", area=settings().region).get("area_name") or "")
    except StoreProblem:
        return ""


def _switch() -> None:
    st.session_state["reader_language"] = st.session_state["language"]
    _keep_in_address(st.session_state["language"])


def _keep_in_address(language: str) -> None:
    """The default language leaves the address; a page change has dropped any other."""
    if language == settings().language:
        st.query_params.pop(LANGUAGE, None)
    elif st.query_params.get(LANGUAGE) != language:
        st.query_params[LANGUAGE] = language


@contextmanager
def calm() -> Iterator[None]:
    """A helpful page in place of a traceback, for what may go wrong with data or address."""
    try:
        yield
    except NoGeneration:
        _show(states.no_generation())
    except UnknownArea as problem:
        _show(states.unknown_area(problem, text.language()))
    except OutdatedGeneration:
        _show(states.outdated())
    except DamagedGeneration as problem:
        is_replaced = fetch.PINNED in st.session_state and fetch.newer() is not None
        _show(states.gone() if is_replaced else states.damaged(str(problem)))
    except StoreProblem as problem:
        _show(states.damaged(str(problem)))


def _show(state: State) -> None:
    presentation.say_instead()
    st.html(states.state_html(state))


def mark_made_up() -> None:
    """The strip that says 'data sintetis', on every page while the persons are made up."""
    if presentation.piece() or not fetch.generation().is_made_up:
        return
    words = _(
        "Data registri di dasbor ini buatan komputer, untuk mencoba. Hanya angka resmi BPS yang "
        "asli."
    )
    mark = _("Data sintetis")
    st.html(h.div(".synthetic", role="note")[h.span[h.strong[mark], " ", words]])


@st.fragment(run_every=LOOK_AGAIN)
def offer_newer() -> None:
    """One line when another generation is current; the numbers stay until it is clicked."""
    text.use(_language())  # alone, a fragment runs without the page before it
    newer = None if presentation.piece() else fetch.newer()
    if newer is None:
        return
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="left", key="newer"
    ):
        words = _(
            "Terbitan lain sudah tersedia ({date}). Angka di layar ini tetap sampai Anda memuatnya."
        ).format(date=published_on(newer))
        st.html(h.p[words], width="content")
        if st.button(_("Tampilkan data terbaru"), key="open-newest"):
            fetch.open_newest()
            st.rerun()


def foot() -> None:
    """Date and version of every source, the edition, and how its counts are protected."""
    if presentation.piece():
        presentation.foot()
        return
    lines, published = [], ""
    try:
        head = fetch.fetch_row("headline", area=settings().region)
        generation, edition = fetch.generation(), fetch.edition()
        published = published_on(generation)
        official = fetch.fetch("official_by_area", areas=[settings().region, settings().province])
        lines = [
            _("Sumber: {sources}").format(
                sources=sources.both(sources.official(official), sources.registry(head))
            ),
            _("Terbitan {id}, {date} · {edition}. {protection}").format(
                id=generation.id,
                date=published,
                edition=edition_words(edition),
                protection=protection_note(fetch.fetch_row("protection")),
            ),
        ]
        if loss := losses.note(fetch.fetch("accepted_loss")):
            lines.append(loss)
    except StoreProblem:
        pass  # the page above already says what is wrong
    # Streamlit's page is English for every browser: say the language, and remember it, here only:
    # other folders of this host belong to other programs.
    here = links.folder(str(st.get_option("server.baseUrlPath"))) or "/"
    remember = (
        f'document.documentElement.lang="{text.language()}";'
        f'document.cookie="{LANGUAGE}={text.language()};path={here};max-age=31536000;samesite=lax"'
    )
    st.html(
        h.fragment[
            h.footer(class_=["footer", {"empty": not lines}])[(h.p[line] for line in lines)],
            h.script[Markup(remember)],
        ],
        unsafe_allow_javascript=True,
    )
    printing.ready(mode())
    speech.speak(published)
