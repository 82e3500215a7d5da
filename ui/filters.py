"""Pickers whose state is the address of the page: a link shows a colleague the same screen.

The address is read before each picker is drawn and written when the reader changes it. What the
address says in vain (a measure or release that is not there) is the default; an area that does not
exist is said aloud, because somebody meant something by it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeVar

import pandas as pd
import streamlit as st

from language.text import _
from ui.states import UnknownArea
from ui.words import areas as area_names

Word = TypeVar("Word", bound=str)

MOST_AREAS: Final = 6  # beside the kabupaten: the lines that can be told apart


def choice(key: str, label: str, options: Mapping[Word, str]) -> Word:
    """One of a few, all visible; options: words by the value in the address, the first default."""
    default = next(iter(options))
    st.session_state[key] = _in_address(key, options, default)
    chosen = st.segmented_control(
        label,
        list(options),
        required=True,
        format_func=_words(options),
        key=key,
        on_change=_write,
        args=(key, default),
    )
    return chosen or default


def part(key: str, name: str, parts: Mapping[Word, str]) -> Word:
    """One part of a page; once chosen it stays in the address, whatever else leaves it.

    parts: words by the value in the address, the first the default.
    """
    default = next(iter(parts))
    st.session_state[key] = _in_address(key, parts, default)
    chosen = st.segmented_control(
        name,
        list(parts),
        required=True,
        format_func=_words(parts),
        label_visibility="collapsed",
        key=key,
        on_change=_keep,
        args=(key,),
    )
    return chosen or default


def pick(key: str, label: str, options: Mapping[Word, str]) -> Word | None:
    """One of many in a list; None when there is nothing to pick from."""
    default = next(iter(options), None)
    if default is None:
        return None
    st.session_state[key] = _in_address(key, options, default)
    return st.selectbox(
        label,
        list(options),
        format_func=_words(options),
        key=key,
        on_change=_write,
        args=(key, default),
    )


def area_codes(key: str, areas: pd.DataFrame) -> list[str]:
    """The area codes in the address; areas: rows of `area_by_level`.

    Raises UnknownArea for the first that is not among them.
    """
    words = [word.strip() for text in st.query_params.get_all(key) for word in text.split(",")]
    codes = list(dict.fromkeys(filter(None, words)))
    for code in codes:
        if code not in set(areas["area_code"]):
            raise UnknownArea(code, area_names.nearest(code, areas))
    return codes


def areas(key: str, label: str, rows: pd.DataFrame, region: str) -> list[str]:
    """The region, and at most six areas to compare it with, as codes in the order chosen.

    rows: of `area_by_level`. Raises UnknownArea as `area_codes` does.
    """
    names = area_names.list_names(rows)
    others = [code for code in area_codes(key, rows) if code != region]
    if len(others) > MOST_AREAS:
        st.caption(
            _("Alamat ini meminta {asked} wilayah; {shown} yang pertama ditampilkan.").format(
                asked=len(others), shown=MOST_AREAS
            )
        )
    st.session_state[key] = others[:MOST_AREAS]
    chosen = st.multiselect(
        label,
        [code for code in names if code != region],
        format_func=_words(names),
        max_selections=MOST_AREAS,
        placeholder=_("Pilih kecamatan atau desa, paling banyak enam"),
        select_all=False,
        wrap=True,
        key=key,
        on_change=_write_all,
        args=(key,),
    )
    return [region, *chosen]


def places(key: str) -> list[str]:
    """The places of areas in the address, in their order; '' where one was taken away.

    An area is told by the colour of its place, so the others keep theirs when it goes.
    """
    return [word.strip() for word in st.query_params.get(key, "").split(",")]


def _words(options: Mapping[Word, str]) -> Callable[[Word], str]:
    return lambda value: options.get(value, value)


def _in_address(key: str, options: Iterable[Word], default: Word) -> Word:
    word = st.query_params.get(key)
    return next((option for option in options if option == word), default)


def _write(key: str, default: str) -> None:
    value = st.session_state[key]
    if value in (default, None):
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = value


def _keep(key: str) -> None:
    st.query_params[key] = st.session_state[key]


def _write_all(key: str) -> None:
    chosen = list(st.session_state[key])
    kept = [code if code in chosen else "" for code in places(key)]
    for code in chosen:
        if code not in kept:
            free = kept.index("") if "" in kept else len(kept)
            kept[free : free + 1] = [code]
    if chosen:
        st.query_params[key] = ",".join(kept).rstrip(",")
    else:
        st.query_params.pop(key, None)
