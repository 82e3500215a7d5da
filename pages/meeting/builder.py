"""The agenda on its page: what is chosen, in which order, and the ways to change it.

The address is the agenda; every button writes it anew.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import htpy as h
import pandas as pd
import streamlit as st

from language import numbers
from language.text import _, ngettext
from pages.meeting import agenda, exhibits, files
from pages.meeting.agenda import AGENDA, Step
from ui import links
from ui.asking import Asking
from ui.exhibit import Exhibit
from ui.fetch import GENERATION, generation
from ui.look.markup import paragraphs
from ui.records import records
from ui.words.telling import plain

EVERY: Final = "every"  # in the list of areas: one agenda after the other


def chosen(known: pd.DataFrame, region: str, is_listed: bool) -> list[Step]:
    """The agenda in the address; the kabupaten's quarterly evaluation where there is none."""
    if AGENDA not in st.query_params:
        return agenda.ready(known, region, is_listed)
    return agenda.known_steps(agenda.parse(str(st.query_params[AGENDA])), known)


def slides(steps: Sequence[Step], on: Asking) -> list[Exhibit]:
    """What each step of an agenda shows, of the public edition."""
    return [exhibits.of_step(step, on) for step in steps]


def answer(steps: Sequence[Step], known: pd.DataFrame) -> str:
    """How many slides there are, and about what."""
    if not steps:
        return _("Susunan acara ini masih kosong: pilih slide di bawah.")
    names = agenda.areas(known)
    about = list(dict.fromkeys(names[step.area] for step in steps))
    count = ngettext("{count} slide", "{count} slide", len(steps)).format(
        count=numbers.integer(len(steps))
    )
    if len(about) == 1:
        return _("**{slides}** tentang {area}.").format(slides=count, area=about[0])
    return _("**{slides}** tentang {count} wilayah.").format(
        slides=count, count=numbers.integer(len(about))
    )


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
    """Every slide with its message and its notes, and buttons to move it or to take it out."""
    names = agenda.titles(steps, known)
    for place, (step, slide, name) in enumerate(zip(steps, made, names, strict=True)):
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"step-{place}", gap="small"
        ):
            st.html(_row(place + 1, name, slide))
            about = f"{place + 1}. {name}"
            _button("↑", _("Naikkan {slide}").format(slide=about), place, "up", place == 0)
            last = place == len(steps) - 1
            _button("↓", _("Turunkan {slide}").format(slide=about), place, "down", last)
            _button("×", _("Keluarkan {slide}").format(slide=about), place, "out", False)
        del step


def _button(sign: str, words: str, place: int, move: str, is_off: bool) -> None:
    st.button(
        sign,
        key=f"step-{place}-{move}",
        help=words,
        disabled=is_off,
        on_click=_move,
        args=(place, move),
    )


def _row(number: int, name: str, slide: Exhibit) -> h.Element:
    notes = paragraphs(*slide.notes)
    return h.div(".agenda-step")[
        h.span[number],
        h.div[
            h.p(".agenda-name")[name],
            h.p[plain(slide.title)],
            notes and h.details[h.summary[_("Catatan pembicara")], notes],
        ],
    ]


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
            _("Mulai dari sini saja"),
            on_click=_write,
            args=(steps or ready,),
            key="agenda-replace",
            help=_("Ganti seluruh susunan acara dengan pilihan ini."),
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
