"""The server's first answer for a page: readable before any script has run, and without any."""

import gzip
import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Final
from urllib.parse import urlencode, urlsplit

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data.generation import generations
from data.generation.generations import Generation
from data.problems import StoreProblem
from data.settings import settings
from language import text
from ui import visitor
from ui.asking import Asking
from ui.browser_code import FOR_EVER
from ui.exhibit import Exhibit
from ui.fetch import PRESENT
from ui.first_paint.cover import cover, give_way, words_html
from ui.first_paint.head import ICON, Words, head
from ui.first_paint.opening import Opening, Shape
from ui.first_paint.shell import Shell
from ui.paper import press, slide
from ui.words.telling import plain

PICTURES: Final = "pratinjau"  # in addresses, below the dashboard's own
ICON_FILE: Final = Path(__file__).parents[1] / "frame" / "icon.png"
BARE: Final = (PRESENT, "embed")  # in the address of a page that is shown without its frame
FIRST: Final = "ringkasan"  # what the picture of the first page is called


@dataclass(frozen=True)
class Asked:
    """A page as it was asked for.

    page: its address, '' for the first. state: what stands behind the question mark. root: the
    whole address of the dashboard, without a slash at its end; base: its path, '' for the root.
    """

    page: str
    state: Mapping[str, str]
    root: str
    base: str


@dataclass(frozen=True)
class Front:
    """What the pages say before they are drawn. All words are of the running thread's language.

    Args:
        titles: the title of each page by its address.
        opening: of a page about an area; None where it says nothing beforehand.
        of_areas: the pages that speak of the area in their address.
        band: what stands above each page; is_made_up: whether the registry is.
        absent: of an address that is no page.
    """

    titles: Callable[[], Mapping[str, str]]
    opening: Callable[[str, Asking], Opening | None]
    of_areas: Collection[str]
    band: Callable[[Asked, str, bool], Markup]
    absent: Callable[[str, Asking], Opening]


@dataclass(frozen=True)
class Said:
    """What a page says of a generation, made once for each language."""

    question: str = ""
    sentence: str = ""
    html: Markup | None = None
    shape: Shape | None = "chart"
    place: str = ""
    has_picture: bool = False


def routes(base: str, shell: Shell, front: Front) -> list[Route]:
    """The addresses of the pages, below the dashboard's own."""
    return [
        Route(f"{base}/{ICON}", icon),
        Route(
            f"{base}/{PICTURES}/{{generation}}/{{language}}/{{page}}.png", partial(picture, front)
        ),
        *(
            Route(f"{base}/{address}", partial(answer, front, shell, base, address))
            for address in front.titles()
        ),
    ]


def icon(_request: Request) -> Response:
    """The picture in the browser's tab."""
    return Response(ICON_FILE.read_bytes(), media_type="image/png")


def answer(front: Front, shell: Shell, base: str, page: str, request: Request) -> Response:
    """A page: head, words and what Streamlit loads. Without data it is empty, and the app tells."""
    language = visitor.language(request)
    text.use(language)
    asked = Asked(page, dict(request.query_params), _root(request, base), base)
    found = _current()
    area = asked.state.get("area", "") if page in front.of_areas else ""
    said = _of_page(front, found, language, page, area)
    return _packed(request, _html(front, shell, asked, front.titles()[page], said, found))


def not_found(front: Front, shell: Shell, base: str, address: str, request: Request) -> Response:
    """What is told where no page is, and the search stands above it."""
    text.use(visitor.language(request))
    asked = Asked(address, dict(request.query_params), _root(request, base), base)
    found = _current()
    said = _of_none(front, found, address)
    return _packed(request, _html(front, shell, asked, said.question, said, found), status=404)


def _html(
    front: Front, shell: Shell, asked: Asked, title: str, said: Said, found: Generation | None
) -> bytes:
    language = text.language()
    whole = " · ".join(filter(None, [title, said.place]))
    words = Words(whole, said.question, said.sentence, said.place)
    is_bare = any(name in asked.state for name in BARE)
    band = front.band(asked, said.place, bool(found and found.is_made_up))
    made = shell.page(
        language,
        head(words, _address(asked, language), _picture(asked, said, found, language)),
        None if is_bare else cover(band, said.html, said.shape, shell.font),
        None if is_bare else give_way(),
    )
    return made.encode()


def _of_page(front: Front, found: Generation | None, language: str, page: str, area: str) -> Said:
    """What the page says; nothing where there are no data, or damaged ones."""
    if found is None:
        return Said()
    try:
        place = visitor.asking(found)
        is_area = area in place.names
        return _said(front, settings().store, found.id, language, page, area if is_area else "")
    except StoreProblem:
        return Said()  # the app says what is wrong


def _of_none(front: Front, found: Generation | None, address: str) -> Said:
    if found is None:
        return Said()
    try:
        on = visitor.asking(found)
        opened = front.absent(address, on)
        sentence = plain(opened.sentences[0])
        return Said(opened.question, sentence, words_html(opened), opened.shape, on.region_name)
    except StoreProblem:
        return Said()


@lru_cache(maxsize=500)
def _said(front: Front, store: Path, id: str, language: str, page: str, area: str) -> Said:
    opened, on = _opening(front, store, id, language, page, area)
    if opened is None:
        return Said(place=on.region_name)
    sentence = plain(next(iter(opened.sentences), ""))
    return Said(
        opened.question,
        sentence,
        words_html(opened),
        opened.shape,
        on.region_name,
        opened.exhibit is not None,
    )


def _opening(
    front: Front, store: Path, id: str, language: str, page: str, area: str
) -> tuple[Opening | None, Asking]:
    assert language == text.language()
    on = visitor.asking(generations.find(store, id))
    return front.opening(page, on.of(area) if area else on), on


def _current() -> Generation | None:
    try:
        return generations.current(settings().store)
    except StoreProblem:
        return None


def _root(request: Request, base: str) -> str:
    """The address that readers type, else that of this request."""
    here = urlsplit(str(request.url))
    return (settings().public_address or f"{here.scheme}://{here.netloc}{base}").rstrip("/")


def _address(asked: Asked, language: str) -> str:
    return f"{asked.root}/{asked.page}{_query(asked, language)}"


def _query(asked: Asked, language: str) -> str:
    """The part of the state that a link preview may depend on."""
    kept = {"area": asked.state.get("area", "")}
    if language != settings().language:
        kept["lang"] = language
    words = urlencode({key: word for key, word in kept.items() if word})
    return f"?{words}" if words else ""


def _picture(asked: Asked, said: Said, found: Generation | None, language: str) -> str:
    if not (said.has_picture and found):
        return ""
    area = urlencode({"area": asked.state["area"]}) if "area" in asked.state else ""
    name = f"{PICTURES}/{found.id}/{language}/{asked.page or FIRST}.png"
    return f"{asked.root}/{name}{'?' if area else ''}{area}"


def picture(front: Front, request: Request) -> Response:
    """The exhibit of a page as a picture for link previews."""
    given = request.path_params
    language, page = given["language"], given["page"].removesuffix(FIRST)
    if not text.is_language(language) or page not in front.titles():
        return Response(status_code=404)
    text.use(language)
    area = request.query_params.get("area", "") if page in front.of_areas else ""
    try:
        found = generations.find(settings().store, given["generation"])
        is_area = area in visitor.asking(found).names
        made = _drawn(front, settings().store, found.id, language, page, area if is_area else "")
    except StoreProblem:
        return Response(status_code=404)
    if made is None:
        return Response(status_code=404)
    return Response(made, media_type="image/png", headers={"Cache-Control": FOR_EVER})


@lru_cache(maxsize=40)
def _drawn(front: Front, store: Path, id: str, language: str, page: str, area: str) -> bytes | None:
    opened, _on = _opening(front, store, id, language, page, area)
    exhibit: Exhibit | None = opened.exhibit if opened else None
    if exhibit is None:
        return None
    around = slide.Around(generations.find(store, id).is_made_up)
    return slide.preview(exhibit, around, press.ground(settings()))


def _packed(request: Request, content: bytes, status: int = 200) -> Response:
    """HTML that may be kept, but is asked for again each time."""
    etag = f'"{hashlib.sha256(content).hexdigest()[:24]}"'
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding, Cookie", "ETag": etag}
    if status == 200 and etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        content = gzip.compress(content, 6, mtime=0)
    return Response(content, status, headers, "text/html")
