"""The page for an address that is none: what was asked, what may have been meant, the search."""

from collections.abc import Callable, Collection, Sequence
from difflib import get_close_matches
from typing import Final
from urllib.parse import quote

import pandas as pd
import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.scriptrunner import get_script_run_ctx

from language.text import _
from ui import fetch, states
from ui.frame.search_entries import Place
from ui.links import link, profile
from ui.words.areas import nearest as nearest_areas

ASKED: Final = "absent_page"
MOST: Final = 3


def pages(menu: Sequence[Place]) -> list[st.Page]:
    """The page that tells it, out of the menu; none while every address asked for is a page.

    Registered under the address that was asked for: Streamlit would run the first page in its
    place, below a dialog in English.
    """
    asked = _asked({each.address for each in menu})
    if not asked:
        return []

    def tell() -> None:
        found = near(asked, menu, fetch.fetch("area_by_level"))
        st.html(states.state_html(states.unknown_page(asked, found)))

    title = _("Halaman tidak ditemukan")
    return [st.Page(tell, title=title, url_path=asked, visibility="hidden")]


def _asked(addresses: Collection[str]) -> str:
    """The last address of this session that is none; later runs of its page need it too."""
    context = get_script_run_ctx()
    name = (context.pages_manager.intended_page_name if context else "") or ""
    if name.strip("/ ") and name not in addresses:
        st.session_state[ASKED] = name.strip("/ ").replace("/", "-")
    return st.session_state.get(ASKED, "")


def near(asked: str, menu: Sequence[Place], areas: pd.DataFrame) -> dict[str, str]:
    """Pages and areas that may have been meant, and the first page: addresses by words.

    areas: rows of `area_by_level`.
    """
    words = {each.address: each for each in menu if each.address}
    words |= {each.title.casefold(): each for each in menu}
    typed = asked.casefold()
    begins = [word for word in words if typed.startswith(word)]
    found = [*begins, *get_close_matches(typed, words, n=MOST, cutoff=0.6)]
    pages = {words[word].title: link(words[word].address, {}) for word in found[:MOST]}
    named = nearest_areas(asked, areas, MOST)
    first = next(each for each in menu if not each.address)
    return {
        **pages,
        **{name: profile(code) for code, name in named.items()},
        first.title: "./" + link("", {}),  # the address alone would be this page again
    }


class AbsentPages:
    """Says 404 where Streamlit answers any address with its page, and brings deep ones to one step.

    Streamlit's page asks for its files beside itself, so it is empty below an address of two steps.
    """

    def __init__(
        self,
        app: ASGIApp,
        base: str,
        addresses: Collection[str],
        tell: Callable[[str, Request], Response],
    ) -> None:
        """Around an application.

        Args:
            base: '' or like '/kemiskinan'. addresses: of the pages, '' for the first.
            tell: the answer to an address of one step, without `base`, that is no page.
        """
        self.app = app
        self.base = base
        self.tell = tell
        self.pages = frozenset(f"{base}/{address}".rstrip("/") for address in addresses)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return await self.app(scope, receive, send)
        steps = str(scope["path"]).removeprefix(self.base).strip("/").split("/")
        is_told = False

        async def answer(message: Message) -> None:
            nonlocal is_told
            if message["type"] == "http.response.start" and self._is_absent(scope, message):
                is_told = True
                await (await self._answer(scope, steps))(scope, receive, send)
            if not is_told:
                await send(message)

        await self.app(scope, receive, answer)

    async def _answer(self, scope: Scope, steps: Sequence[str]) -> Response:
        if len(steps) == 1:
            return await run_in_threadpool(self.tell, steps[0], Request(scope))
        query = URL(scope=scope).query
        to = f"{self.base}/{quote('-'.join(steps))}{'?' if query else ''}{query}"
        return RedirectResponse(to, status_code=303)

    def _is_absent(self, scope: Scope, message: Message) -> bool:
        """Whether Streamlit gives its page, as it does for every address that nothing else has."""
        if message["status"] != 200 or not isinstance(scope.get("endpoint"), StaticFiles):
            return False
        path = str(scope["path"]).rstrip("/")
        kind = dict(message["headers"]).get(b"content-type", b"")
        is_page = path in self.pages or path.endswith("/index.html")
        return kind.startswith(b"text/html") and not is_page
