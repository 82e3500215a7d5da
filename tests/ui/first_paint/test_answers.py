"""The server's first answer for every page: head, words, pictures, and what it withstands."""

import gzip
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest
from PIL import Image
from starlette.applications import Starlette

from data.generation import generations
from data.settings import settings
from language import text
from pages import front, menu
from pages.meeting import hall
from pages.papers import served
from tests.asgi import Answer, ask
from tests.samples import Serve
from ui import server, visitor
from ui.first_paint import shell
from ui.words.telling import plain

ADDRESSES: Final = tuple(front.PAGES)
SAYS: Final = {"id": ("Ringkasan", "id_ID"), "en": ("Overview", "en_GB")}


class Read(HTMLParser):
    """What stands in a page: tags with their attributes, and the words inside each element."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._words: list[tuple[str, str]] = []
        self._open = ""
        self.feed(answer.content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open = tag
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self._words.append((self._open, data))

    def all(self, tag: str, **given: str) -> list[dict[str, str | None]]:
        return [
            attrs
            for name, attrs in self.tags
            if name == tag and all(attrs.get(key) == word for key, word in given.items())
        ]

    def meta(self, name: str) -> str:
        """The content of a property; fails where there is not exactly one."""
        key = "property" if name.startswith("og:") else "name"
        (found,) = self.all("meta", **{key: name})
        return found["content"] or ""

    def words(self, *tags: str) -> str:
        return "".join(words for tag, words in self._words if tag in tags)

    @property
    def said(self) -> str:
        """All words that are read."""
        return "".join(words for tag, words in self._words if tag not in ("style", "script"))


@pytest.fixture
def office(serve: Serve, published: Path) -> Starlette:
    serve(published)
    return Starlette(routes=front.routes(""))


def spaced(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def opened(app: Starlette, path: str = "/", query: str = "", **headers: str) -> Read:
    answer = ask(app, path, headers, query=query)
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return Read(answer)


def test_every_page_of_the_menu_says_something_beforehand() -> None:
    assert set(front.PAGES) == {entry.address for entry in menu.entries()}
    assert set(front.OF_AREAS) <= set(front.PAGES)


@pytest.mark.parametrize("language", SAYS)
@pytest.mark.parametrize("page", ADDRESSES)
def test_a_page_is_readable_at_once(office: Starlette, page: str, language: str) -> None:
    read = opened(office, f"/{page}", f"lang={language}")
    text.use(language)
    said = front.opening(page, visitor.asking(generations.current(settings().store)))
    assert said is not None
    sentence = plain(said.sentences[0])
    assert read.all("html")[0]["lang"] == language
    assert read.words("title").endswith(" · Kabupaten Madiun")
    assert said.question in " ".join(read.words("h1", "span").split())
    assert spaced(sentence) in spaced(read.said)
    assert read.meta("description") == read.meta("og:description") == sentence
    assert read.meta("og:title") == said.question
    assert read.meta("og:locale") == SAYS[language][1]
    assert read.meta("og:url").startswith(f"http://office.test/{page}")
    assert read.meta("og:image").startswith("http://office.test/pratinjau/")
    assert len(read.all("h1")) == 1
    assert len(read.all("div", id="root")) == 1
    assert "**" not in read.said


def test_what_streamlit_loads_is_kept_and_its_own_words_are_not(office: Starlette) -> None:
    page = (server.STREAMLIT / "index.html").read_text(encoding="utf-8")
    answer = ask(office, "/")
    ours = answer.content.decode()
    for address in re.findall(r'(?:src|href)="(\./static/[^"]+)"', page):
        assert f'"{address}"' in ours
    said = Read(answer).said
    assert "Streamlit" not in said
    assert "_stcore/agent" not in ours
    assert "JavaScript" in Read(answer).words("p")
    assert Read(answer).all("link", rel="shortcut icon")[0]["href"] == "./favicon.png"
    icon = ask(office, "/favicon.png")
    assert Image.open(BytesIO(icon.content)).format == "PNG"


def test_the_language_is_of_the_address_then_of_the_last_visit_then_of_the_office(
    office: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoken(query: str = "", **headers: str) -> str | None:
        return opened(office, "/", query, **headers).all("html")[0]["lang"]

    assert spoken() == "id"
    assert spoken(cookie="lang=en") == "en"
    assert spoken("lang=id", cookie="lang=en") == "id"
    assert spoken("lang=xx", cookie="lang=yy") == "id"
    monkeypatch.setattr(settings(), "language", "en")
    assert spoken() == "en"


@pytest.mark.parametrize("page", front.OF_AREAS)
def test_a_deep_link_speaks_of_its_area(office: Starlette, page: str) -> None:
    read = opened(office, f"/{page}", "area=35.19.09")
    assert "Jiwan" in f"{read.meta('description')} {read.meta('og:title')}"
    assert read.meta("og:url") == f"http://office.test/{page}?area=35.19.09"
    assert read.meta("og:image").endswith(f"/id/{page}.png?area=35.19.09")


HOSTILE: Final = (
    "area=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "lang=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E&area=35.19.09%00",
    "area=35.19.99&area=../../etc/passwd",
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
)


@pytest.mark.parametrize("query", HOSTILE)
@pytest.mark.parametrize("page", ["", "desa"])
def test_hostile_words_in_an_address_do_nothing(office: Starlette, page: str, query: str) -> None:
    answer = ask(
        office, f"/{page}", {"host": 'office.test"><script>alert(1)</script>'}, query=query
    )
    assert answer.status == 200
    assert b"<script>alert" not in answer.content
    assert Read(answer).words("h1") == opened(office, f"/{page}").words("h1")


def test_the_address_that_readers_type_stands_in_previews(
    office: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings(), "public_address", "https://madiun.test/kemiskinan/")
    read = opened(office, "/tren", "lang=en")
    assert read.meta("og:url") == "https://madiun.test/kemiskinan/tren?lang=en"
    assert read.meta("og:image").startswith("https://madiun.test/kemiskinan/pratinjau/")


def test_below_a_path_everything_lies_there(serve: Serve, published: Path) -> None:
    serve(published)
    app = Starlette(routes=front.routes("/kantor/kemiskinan"))
    read = opened(app, "/kantor/kemiskinan/tren")
    picture = read.meta("og:image").removeprefix("http://office.test")
    assert picture.startswith("/kantor/kemiskinan/pratinjau/")
    assert ask(app, picture).status == 200
    assert ask(app, "/tren").status == 404
    assert ask(app, "/kantor/kemiskinan/").status == 200


@pytest.mark.parametrize("page", ADDRESSES)
def test_the_picture_of_a_link(office: Starlette, page: str) -> None:
    path = opened(office, f"/{page}").meta("og:image").removeprefix("http://office.test")
    answer = ask(office, path)
    assert answer.headers["content-type"] == "image/png"
    assert "immutable" in answer.headers["cache-control"]
    picture = Image.open(BytesIO(answer.content))
    assert picture.size == (1200, 630)
    assert len(picture.convert("L").getcolors(256) or ()) > 20  # something is drawn


@pytest.mark.parametrize(
    "path", ["{id}/xx/tren.png", "{id}/id/entah.png", "none/id/tren.png", "..%2f/id/tren.png"]
)
def test_there_is_no_picture_of_anything_else(office: Starlette, path: str) -> None:
    id = generations.current_id(settings().store)
    assert ask(office, f"/pratinjau/{path.format(id=id)}").status == 404


def test_a_reader_asks_again_and_gets_nothing_new(office: Starlette) -> None:
    answer = ask(office, "/", {"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["vary"] == "Accept-Encoding, Cookie"
    assert gzip.decompress(answer.content) == ask(office, "/").content
    again = ask(office, "/", {"if-none-match": answer.headers["etag"]})
    assert (again.status, again.content) == (304, b"")
    assert (
        ask(office, "/", {"if-none-match": answer.headers["etag"]}, query="lang=en").status == 200
    )


def empty(store: Path) -> None:
    shutil.rmtree(store)


def without_generation(store: Path) -> None:
    (store / "CURRENT").unlink()


def damaged(store: Path) -> None:
    for path in (store / "generations").rglob("*.duckdb"):
        path.write_bytes(b"no database")


def of_another_version(store: Path) -> None:
    for path in (store / "generations").rglob("*.json"):
        path.write_text("{}")


@pytest.mark.parametrize("spoil", [empty, without_generation, damaged, of_another_version])
@pytest.mark.parametrize("page", ["", "desa", "metode"])
def test_without_data_nothing_is_said(
    serve: Serve, own_store: Path, spoil: Callable[[Path], Any], page: str
) -> None:
    spoil(own_store)
    serve(own_store)
    read = opened(Starlette(routes=front.routes("")), f"/{page}", "area=35.19.09")
    assert not read.all("h1")
    assert not read.all("meta", property="og:image")
    assert not re.search(r"\d", read.said)
    assert len(read.all("div", id="root")) == 1
    assert read.all("div", id="first-paint")


@pytest.mark.parametrize("spoil", [empty, without_generation, damaged, of_another_version])
@pytest.mark.parametrize("path", ["/sajian", "/catatan", "/lembar/35.19.12.pdf", "/healthz"])
def test_without_data_no_answer_says_where_the_store_lies(
    serve: Serve, own_store: Path, spoil: Callable[[Path], Any], path: str
) -> None:
    spoil(own_store)
    serve(own_store)
    app = Starlette(routes=server.routes(hall.routes, served.routes))
    query = "agenda=peta@35.19&room=" + "0" * 32
    answer = ask(app, path, query=query)
    assert answer.status == 503
    assert answer.content
    assert str(own_store).encode() not in answer.content


@pytest.mark.parametrize("query", ["present=answer", "embed=true"])
def test_a_page_without_its_frame_is_not_covered(office: Starlette, query: str) -> None:
    read = opened(office, "/tren", query)
    assert not read.all("div", id="first-paint")
    assert not read.all("h1")


def test_before_the_second_release(serve: Serve, first_release: Path) -> None:
    serve(first_release)
    app = Starlette(routes=front.routes(""))
    for page in ADDRESSES:
        opened(app, f"/{page}")


def test_a_page_of_streamlit_that_is_not_as_expected_stops_the_start(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text("<html><body><div id=app></div></body></html>")
    with pytest.raises(shell.Unexpected, match="root"):
        shell.Shell(path)
