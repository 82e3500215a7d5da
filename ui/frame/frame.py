"""Around every page: language, theme, band and menu, the generation on screen, foot."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import htpy as h
import streamlit as st
from markupsafe import Markup

from data.generation.generations import (
    DamagedGeneration,
    Generation,
    NoGeneration,
)
from data.problems import StoreProblem
from data.settings import settings
from language import numbers, text
from language.text import _
from ui import fetch, links, states
from ui.answers import Answers
from ui.files.downloads import published_on
from ui.frame import band, document, presentation, printing, search, speech, tray
from ui.frame.band import LANGUAGE, Band, Entry, Group
from ui.kept import kept
from ui.links import COMPARE
from ui.look import theme
from ui.look.theme import Mode
from ui.page import mode
from ui.states import State, UnknownArea
from ui.words import losses, sources
from ui.words.areas import list_names
from ui.words.imprint import edition_words, protection_note

ICON: Final = Path(__file__).parent / "icon.png"
LOOK_AGAIN: Final = "30s"  # how often an idle screen asks whether newer data was published
SOON: Final = "2s"  # the same while there is nothing to show


def open_window() -> None:
    """Page settings, language and stylesheet; the first call of every run.

    The language is in the address (?lang=en); without it, the reader's last one counts.
    """
    # A local picture: a Material icon would be fetched from another host.
    st.set_page_config(page_icon=str(ICON), layout="wide", initial_sidebar_state="collapsed")
    text.use(_language())
    st.html(_css(mode(), bool(presentation.piece())))


@kept
def _css(mode: Mode, is_presented: bool) -> Markup:
    return theme.css(mode) + _no_match_css() + (presentation.css() if is_presented else "")


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


def head(page: st.Page, groups: tuple[Group, ...]) -> None:
    """Band and menu above the open page; its title goes to the browser's tab."""
    place = _place()
    st.set_page_config(page_title=" · ".join(filter(None, [page.title, place])))
    _keep_in_address(text.language())
    if presentation.piece():
        return
    with st.container(key="frame"):
        printing.listen([f"{_folder()}/{each.address}" for each in _entries(groups)])
        above, menu = _band_html(
            groups,
            place,
            page.url_path,
            tuple(st.query_params.to_dict().items()),
            _is_made_up(),
            _folder(),
            settings().language,
            settings().office_arms,
        )
        st.html(above)
        if place:
            with st.container(key="band-search"):
                search.box(_entries(groups))
        st.html(menu)
    st.html(_paper_html(place, _is_made_up()))
    if place:
        _tray()


@kept
def _band_html(
    groups: tuple[Group, ...],
    place: str,
    page: str,
    state: tuple[tuple[str, str], ...],
    *others: Any,
) -> tuple[Markup, Markup]:
    """What stands over and under the search; the arguments are those of a `Band`."""
    around = Band(groups, place, page, dict(state), *others)
    return band.head_html(around), band.menu_html(around)


_paper_html = kept(band.paper_html)


def _entries(groups: tuple[Group, ...]) -> list[Entry]:
    return [entry for group in groups for entry in group.entries]


def _tray() -> None:
    """The areas set aside for comparison."""
    codes = st.query_params.get(COMPARE, "")
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


def _is_made_up() -> bool:
    """Whether the persons are made up; no while there are no data."""
    try:
        return fetch.generation().is_made_up
    except StoreProblem:
        return False


def _folder() -> str:
    return links.folder(str(st.get_option("server.baseUrlPath")))


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
        _open_when_published()
    except UnknownArea as problem:
        _show(states.unknown_area(problem, text.language()))
    except StoreProblem as problem:
        is_damaged = isinstance(problem, DamagedGeneration)
        is_replaced = is_damaged and fetch.PINNED in st.session_state and fetch.newer() is not None
        _show(states.gone() if is_replaced else states.of_problem(problem))


def _show(state: State) -> None:
    presentation.say_instead()
    st.html(states.state_html(state))


@st.fragment(run_every=SOON)
def _open_when_published() -> None:
    """Show the page as soon as there is something to show."""
    try:
        fetch.generation()
    except StoreProblem:
        return  # the page says what is wrong
    st.rerun()


@st.fragment(run_every=LOOK_AGAIN)
def offer_newer() -> None:
    """One line when another generation is current; the numbers stay until it is clicked.

    Until then, one about the releases of a sample that are still being made.
    """
    text.use(_language())  # alone, a fragment runs without the page before it
    if presentation.piece():
        return
    newer = fetch.newer()
    words = _awaited() if newer is None else _newer(newer)
    if not words:
        return
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="left", key="newer"
    ):
        st.html(h.p[words], width="content")
        if newer and st.button(_("Tampilkan data terbaru"), key="open-newest"):
            fetch.open_newest()
            st.rerun()


def _newer(newer: Generation) -> str:
    return _(
        "Terbitan lain sudah tersedia ({date}). Angka di layar ini tetap sampai Anda memuatnya."
    ).format(date=published_on(newer))


def _awaited() -> str:
    """Which releases of a sample are there, and which are still being made; '' where all are."""
    try:
        generation = fetch.generation()
    except StoreProblem:
        return ""  # the page says what is wrong
    if not generation.awaited:
        return ""
    newest = generation.manifest["releases"][-1]["release"]
    there, first, last = map(
        numbers.release, (newest, generation.awaited[0], generation.awaited[-1])
    )
    awaited = first if first == last else _("{first} sampai {last}").format(first=first, last=last)
    return _(
        "Baru {there} yang terbit; {awaited} masih dibuat dan akan ditawarkan di sini. Semuanya "
        "karangan, bukan data siapa pun. Bila pembuatannya terhenti, jalankan lagi "
        "“python -m data sample”."
    ).format(there=there, awaited=awaited)


def foot() -> None:
    """Date and version of every source, the edition, and how its counts are protected."""
    if presentation.piece():
        presentation.foot()
        return
    lines: Sequence[str] = ()
    published = ""
    try:
        lines = _lines(fetch.answers(), settings().region, settings().province)
        published = published_on(fetch.generation())
    except StoreProblem:
        pass  # the page above already says what is wrong
    # Remembered here only: other folders of this host belong to other programs.
    here = _folder() or "/"
    cookie = f"{LANGUAGE}={text.language()};path={here};max-age=31536000;samesite=lax"
    footer = _footer_html(lines, printing.link(), cookie)
    st.html(footer, unsafe_allow_javascript=True)
    printing.ready(mode())
    speech.speak(published)


@kept
def _footer_html(lines: Sequence[str], link: Markup, cookie: str) -> Markup:
    return Markup(
        h.fragment[
            h.footer(class_=["footer", {"empty": not lines}])[
                lines and h.p[link], (h.p[line] for line in lines)
            ],
            document.language(cookie),
        ]
    )


@kept
def _lines(ask: Answers, region: str, province: str) -> Sequence[str]:
    """Where the numbers come from, as words or as HTML."""
    head, official = (
        ask.row("headline", area=region),
        ask("official_by_area", areas=[region, province]),
    )
    lines = [
        _("Sumber: {sources}").format(
            sources=sources.both(sources.official(official), sources.registry(head))
        ),
        _("Terbitan {id}, {date} · {edition}. {protection}").format(
            id=ask.generation.id,
            date=published_on(ask.generation),
            edition=edition_words(ask.edition),
            protection=protection_note(ask.row("protection")),
        ),
    ]
    made_up = [band.made_up_html()] if ask.generation.is_made_up else []
    return tuple(filter(None, [*made_up, *lines, losses.note(ask("accepted_loss"))]))
