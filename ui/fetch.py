"""The only road to the database: named questions to the generation this session opened with.

A session pins the generation that was current when it began, so no number changes under a
speaker's hand; the frame offers a newer one, and only the reader's click moves on.
"""

from typing import Any, Final

import pandas as pd
import streamlit as st

from data.generation import generations
from data.generation.generations import DamagedGeneration, Generation, OutdatedGeneration
from data.problems import StoreProblem
from data.settings import Edition, settings
from ui.answers import Answers
from ui.security import hosts

PINNED: Final = "pinned_generation"
PRESENT: Final = "present"  # in the address: the piece of a page that a meeting is shown
GENERATION: Final = "generation"  # in the address of a meeting: the one it began with
MEETING: Final = "is_meeting"


def generation() -> Generation:
    """The generation of this session; the current one is pinned on the first call.

    The slides of a meeting are many sessions, and each pins the one with which the meeting began.
    Raises NoGeneration or DamagedGeneration when there is none to pin, WithdrawnGeneration when the
    pinned one is not to be shown any more.
    """
    if PINNED not in st.session_state:
        begun = st.query_params.get(GENERATION) if is_meeting() else None
        st.session_state[PINNED] = _pinned(begun) or generations.current(settings().store)
    pinned: Generation = st.session_state[PINNED]
    generations.refuse_withdrawn(settings().store, pinned.id)
    return pinned


def _pinned(id: str | None) -> Generation | None:
    """The generation of that id while it is still kept."""
    try:
        return generations.find(settings().store, id) if id else None
    except (DamagedGeneration, OutdatedGeneration):
        return None


def newer() -> Generation | None:
    """The generation to offer: what is current now, if it is not the pinned one."""
    try:
        pinned = st.session_state.get(PINNED) or generation()
        if generations.current_id(settings().store) == pinned.id:
            return None
        return generations.current(settings().store)
    except StoreProblem:
        return None  # this session still has its own; whoever publishes is told by the command


def open_newest() -> None:
    """Let go of the pinned generation: the next question pins the current one."""
    st.session_state.pop(PINNED, None)


def is_meeting() -> bool:
    """Whether this run is for a meeting: a slide of it, or its agenda."""
    return bool(st.session_state.get(MEETING))


def edition() -> Edition:
    """The edition on screen: 'internal' only at this computer, while nobody else can ask.

    A meeting is shown the public one, whatever the settings say; so is whoever comes by another
    name than this computer's own, or through a proxy.
    """
    if is_meeting():
        return "public"
    is_closed = st.get_option("server.address") in hosts.LOCAL
    is_private = is_closed and hosts.is_local(st.context.headers)
    return settings().edition if is_private else "public"


def answers() -> Answers:
    """What this session may ask now."""
    return Answers(generation(), edition())


class _Fetch:
    """What each session asks for itself: without a hash, so that nothing can be kept under it."""

    __hash__ = None  # type: ignore[assignment]

    def __call__(self, name: str, **values: Any) -> pd.DataFrame:
        """The answer of the pinned generation: see `Answers`."""
        return answers()(name, **values)


fetch: Final = _Fetch()


def fetch_row(name: str, **values: Any) -> dict[str, Any]:
    """The first row of an answer: see `Answers.row`."""
    return answers().row(name, **values)
