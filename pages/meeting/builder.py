"""The agenda on its page: what is chosen, in which order, and the ways to change it.

The address is the agenda; every button writes it anew.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import htpy as h
import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from language import numbers
from language.text import _, language, ngettext
from pages.meeting import agenda, exhibits, files
from pages.meeting.agenda import AGENDA, Step
from ui import links
from ui.asking import Asking
from ui.exhibit import Exhibit
from ui.fetch import GENERATION, generation
from ui.kept import kept
from ui.look.markup import paragraphs
from ui.records import records
from ui.states import UnknownArea
from ui.words.areas import nearest
from ui.words.telling import plain

AREA: Final = "area"  # in the address: of a ready agenda
EVERY: Final = "every"  # in the list of areas: one agenda after the other


def chosen(known: pd.DataFrame, region: str, is_listed: bool) -> list[Step]:
    """The agenda in the address; without one the quarterly evaluation of the area in it, else of
    the kabupaten. UnknownArea for an area that has none.
    """
    if AGENDA not in st.query_params:
        area = str(st.query_params.get(AREA, region))
        if area not in agenda.areas(known):
            raise UnknownArea(area, nearest(area, known))
        return agenda.ready(known, area, is_listed)
    return agenda.known_steps(agenda.parse(str(st.query_params[AGENDA])), known)


def slides(steps: Sequence[Step], on: Asking) -> list[Exhibit]:
    """What each step of an agenda shows, of the public edition."""
    return [exhibits.of_step(step, on) for step in steps]


def answer(steps: Sequence[Step], known: pd.DataFrame) -> str:
    """How many slides there are, and about what."""
    if not steps:
        return _("Susunan acara ini masih kosong: pilih wilayah, atau slide di bawah.")
    names = agenda.areas(known)
    about = list(dict.fromkeys(names[step.area] for step in steps))
    count = ngettext("{count} langkah", "{count} langkah", len(steps)).format(
        count=numbers.integer(len(steps))
    )
    if len(about) == 1:
        return _("**{steps}** tentang {area}.").format(steps=count, area=about[0])
    return _("**{steps}** tentang {count} wilayah.").format(
        steps=count, count=numbers.integer(len(about))
    )


@kept
def about(steps: Sequence[Step], on: Asking) -> Markup:
    """Whom a meeting is about: a link to the ready agenda of each area."""
    now = {step.area for step in steps}

    def to(area: str, name: str) -> h.Element:
        here = "true" if now == {area} else None
        return h.li[h.a(href=links.link(agenda.PAGE, {AREA: area}), aria_current=here)[name]]

    names = {on.region: on.region_name, **on.districts}
    return Markup(
        h.nav(".agenda-areas", aria_labelledby="agenda-about")[
            h.p("#agenda-about")[_("Rapat tentang")],
            h.ul[(to(area, name) for area, name in names.items())],
        ]
    )


def row() -> DeltaGenerator:
    """The row of what is done with an agenda, always in sight (ui/look/meeting.css)."""
    return st.container(horizontal=True, key="agenda-start")


def start(steps: Sequence[Step]) -> None:
    """The way into the presentation, in a window of its own."""
    state = {AGENDA: agenda.written(steps), GENERATION: generation().id}
    st.link_button(
        _("Mulai presentasi"),
        links.link(files.FOLDER, state),
        type="primary",
        disabled=not steps,
    )


def listed(steps: Sequence[Step], made: Sequence[Exhibit], known: pd.DataFrame) -> None:
    """Every step with its slide, its message and its notes, and buttons to move it or drop it."""
    names, last = agenda.titles(steps, known), len(steps) - 1
    for place, (step, slide, name) in enumerate(zip(steps, made, names, strict=True)):
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"step-{place}", gap="small"
        ):
            st.html(_row(step, place + 1, name, slide, generation().id))
            called = {"number": place + 1, "slide": name}
            _button(_("Naikkan langkah {number}: {slide}"), called, place, "up", place == 0)
            _button(_("Turunkan langkah {number}: {slide}"), called, place, "down", place == last)
            _button(_("Keluarkan langkah {number}: {slide}"), called, place, "out", False)


def _button(words: str, called: Mapping[str, object], place: int, move: str, is_off: bool) -> None:
    """A button that shows a sign (ui/look/meeting.css) and is called by its words."""
    st.button(
        words.format(**called),
        key=f"step-{place}-{move}",
        disabled=is_off,
        on_click=_move,
        args=(place, move),
    )


@kept
def _row(step: Step, number: int, name: str, slide: Exhibit, generation: str) -> Markup:
    notes = paragraphs(*slide.notes)
    picture = files.small(step, generation, language())
    made = h.div(".agenda-step")[
        h.span[number],
        h.img(src=picture, alt="", width=320, height=169, loading="lazy"),
        h.div[
            h.p(".agenda-name")[name],
            h.p[plain(slide.title)],
            notes and h.details[h.summary[_("Catatan pembicara")], notes],
        ],
    ]
    return Markup(made)


def _move(place: int, move: str) -> None:
    """Write the agenda anew: a step goes up, down or out."""
    steps = agenda.parse(str(st.query_params.get(AGENDA, "")))
    steps = steps or list(st.session_state[_SHOWN])
    step = steps.pop(place)
    if move != "out":
        steps.insert(place + (1 if move == "down" else -1), step)
    _write(steps)


_SHOWN: Final = "agenda_shown"


def remember(steps: Sequence[Step]) -> None:
    """What the buttons change while the address does not say it yet: the ready agenda."""
    st.session_state[_SHOWN] = list(steps)


def _write(steps: Sequence[Step]) -> None:
    st.query_params[AGENDA] = agenda.written(steps[: agenda.MOST])


def more(known: pd.DataFrame, region: str, is_listed: bool) -> None:
    """Pick an area, then its ready agenda or single slides."""
    names = agenda.areas(known)
    offered = {**names, EVERY: _("Semua kecamatan, satu per satu")}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        area = st.selectbox(
            _("Wilayah"), list(offered), format_func=_words(offered), key="agenda-area"
        )
        areas = _areas(area, known, region)
        kinds = agenda.kinds(areas[0], is_listed)
        picked = st.multiselect(
            _("Slide"),
            kinds,
            format_func=agenda.label,
            placeholder=_("Semua slide Evaluasi triwulan"),
            key="agenda-slides",
            select_all=False,
        )
        ready = [step for each in areas for step in agenda.ready(known, each, is_listed)]
        steps = [Step(name, each) for each in areas for name in picked if name in kinds]
        st.button(_("Tambahkan"), on_click=_add, args=(steps or ready,), key="agenda-add")
        st.button(
            _("Ganti susunan acara"),
            on_click=_write,
            args=(steps or ready,),
            key="agenda-replace",
            help=_("Hanya pilihan ini yang tinggal dalam susunan acara."),
        )


def _add(steps: Sequence[Step]) -> None:
    _write([*st.session_state[_SHOWN], *steps])


def _areas(area: str | None, known: pd.DataFrame, region: str) -> list[str]:
    if area != EVERY:
        return [area or region]
    rows = records(known, ("area_code", "level"))
    return [str(row["area_code"]) for row in rows if row["level"] == "kecamatan"]


def _words(options: Mapping[str, str]) -> Callable[[str], str]:
    return lambda value: options.get(value, value)
