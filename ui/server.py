"""What happens once, when the server starts, and what it serves besides the pages."""

import gc
import gzip
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit import file_util
from streamlit.runtime.pages_manager import PagesManager

from data.generation import generations
from data.problems import StoreProblem
from data.settings import settings
from ui import links
from ui.browser_code import CALLER, FOR_EVER, Code, Packed
from ui.connections import allow_many, send_at_once
from ui.first_paint import cover
from ui.first_paint.static_files import PackedFiles
from ui.frame import printing, search
from ui.frame.absent import AbsentPages
from ui.map import files
from ui.screen import reading
from ui.security.closed import ClosedDoors
from ui.security.headers import SafeHeaders
from ui.security.hosts import OwnHosts

READY: Final = "healthz"  # in addresses, below the dashboard's own
NOT_KEPT: Final = {"Cache-Control": "no-store"}
STREAMLIT: Final = Path(file_util.get_static_dir())  # its page, scripts and styles
COLLECTION: Final = (10_000, 10, 50)  # seldom: objects, collections of them, and of these


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Before the first reader comes, make ready what all of them share.

    Streamlit's old page discovery is turned off: beside a folder called pages/ it would answer the
    first deep link after a start with "Page not found", before our own script has run
    (docs/DECISIONS.md, 14). What is loaded by now stays for ever, so no collection of garbage looks
    at it again (91).
    """
    allow_many()
    send_at_once()
    PagesManager.uses_pages_directory = False
    with suppress(StoreProblem):  # the pages say what is wrong
        files.ground(settings().store, settings().region)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTION)
    yield


def middleware(
    addresses: Collection[str], not_found: Callable[[str, str, Request], Response]
) -> list[Middleware]:
    """What stands around every answer, from the outside in.

    Every answer tells the browser what it may do; only questions by our own names come in, and none
    to what is not used. Streamlit's files are packed, and an address that is no page says so.

    Args:
        addresses: of the pages, '' for the first.
        not_found: what tells it, see `AbsentPages`; given the dashboard's own path first.
    """
    return [
        Middleware(SafeHeaders, frames=settings().frames),
        Middleware(OwnHosts),
        Middleware(ClosedDoors, base=_base()),
        Middleware(PackedFiles, base=_base(), folder=STREAMLIT),
        Middleware(
            AbsentPages, base=_base(), addresses=addresses, tell=partial(not_found, _base())
        ),
    ]


def routes(*more: Callable[[str], list[Route]]) -> list[Route]:
    """What is served besides the pages: the map, what prints, and more below the same folder."""
    base = _base()
    return [
        Route(f"{base}/{READY}", ready),
        Route(f"{base}/{CALLER.address}/{{version}}/{{name}}", code(CALLER)),
        Route(f"{base}/{cover.CODE.address}/{{version}}/{{name}}", code(cover.CODE)),
        Route(f"{base}/{files.FOLDER}/{{version}}/{{name}}", code(files.CODE)),
        Route(f"{base}/{files.FOLDER}/{{name}}", map_shapes),
        *(route for each in more for route in each(base)),
        Route(f"{base}/{printing.FOLDER}/{{version}}/{{name}}", code(printing.CODE)),
        Route(f"{base}/{search.FOLDER}/{{version}}/{{name}}", code(search.CODE)),
        Route(f"{base}/{search.FOLDER}/{{name}}", search_list),
        Route(f"{base}/{reading.FOLDER}/{{version}}/{{name}}", code(reading.CODE)),
    ]


def _base() -> str:
    return links.folder(str(st.get_option("server.baseUrlPath")))


def code(of: Code) -> Callable[[Request], Response]:
    """What answers with a file of some code."""

    def answer(request: Request) -> Response:
        parts = request.path_params
        return _answer(request, of.file(parts["version"], parts["name"]))

    return answer


def ready(_request: Request) -> Response:
    """Whether pages can be made, for what watches over the server: 200, else 503 and why."""
    try:
        generations.read(generations.current(settings().store), "public", "protection", {})
    except StoreProblem as problem:
        return PlainTextResponse(type(problem).__name__, 503, NOT_KEPT)
    return PlainTextResponse("ok", headers=NOT_KEPT)


def map_shapes(request: Request) -> Response:
    """The shapes on the map: outlines and codes, nothing about people."""
    try:
        shapes = files.ground(settings().store, settings().region).shapes
    except StoreProblem:
        return Response(status_code=404)  # the page says what is wrong
    return _answer(request, files.shapes_file(request.path_params["name"], shapes))


def search_list(request: Request) -> Response:
    """What can be found: names and codes of areas, programmes and pages."""
    return _answer(request, search.FILES.file(request.path_params["name"]))


def _answer(request: Request, file: Packed | None) -> Response:
    if file is None:
        return Response(status_code=404)
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(file.content, media_type=file.kind, headers=headers)
    return Response(gzip.decompress(file.content), media_type=file.kind, headers=headers)
