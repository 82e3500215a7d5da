"""The map on the page: data in; what the reader chose goes into the address."""

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st
from streamlit.components.v2 import component

from ui.map.files import code_address

AREA: Final = "area"  # in the address
RELEASE: Final = "release"

# Sent with every change, so it only fetches what draws; browsers keep that.
LOADER: Final = """
const here = path => new URL(path, document.baseURI).href
export default function ({ data, parentElement, setTriggerValue }) {
  const code = here(data.code)
  import(code).then(map => map.draw({ data, parentElement, setTriggerValue }))
  return () => import(code).then(map => map.forget(parentElement))
}
"""

_component = component("area_map", js=LOADER)


def draw(data: Mapping[str, Any], key: str, selected_as: str = AREA) -> None:
    """Put the map on the page; a changed map of the same key keeps its zoom.

    The area that a reader chooses becomes `selected_as` in the address, and the release at which
    the play came to rest becomes `release`; the newest leaves the address.

    Args:
        data: see `pages.map.choices.Maps`; at least shapes, level, names, maps, releases and words.
    """
    newest = data["releases"][-1][0]

    def choose() -> None:
        _write(selected_as, st.session_state[key].selected, default="")

    def rest() -> None:
        _write(RELEASE, st.session_state[key].release, default=newest)

    _component(
        key=key,
        data={"code": code_address(), **data},
        on_selected_change=choose,
        on_release_change=rest,
    )


def _write(name: str, value: object, default: str) -> None:
    if value in (None, default):
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = str(value)
