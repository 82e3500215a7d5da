"""The answer to an address that is no page: its status, and where a deep one leads."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route
from starlette.types import Message
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_handler

from tests.asgi import alone
from ui.frame.absent import AbsentPages


class Answer(NamedTuple):
    status: int
    location: str
    body: bytes


Ask = Callable[..., Answer]


@pytest.fixture(params=["", "/kantor"])
def ask(request: pytest.FixtureRequest, tmp_path: Path) -> Ask:
    """Ask a server of the pages '' and 'tren', Streamlit's own files, and a route of ours."""
    base = str(request.param)
    (tmp_path / "index.html").write_text("<title>Streamlit</title>")
    (tmp_path / "favicon.png").write_bytes(b"")
    app = Starlette(
        routes=[
            Route(f"{base}/sajian", lambda _request: HTMLResponse("slides")),
            Mount(base or "/", create_streamlit_static_handler(str(tmp_path), base)),
        ],
        middleware=[
            Middleware(
                AbsentPages,
                base=base,
                addresses=["", "tren"],
                tell=lambda asked, _request: HTMLResponse(f"no {asked}", 404),
            )
        ],
    )

    def asked(address: str, method: str = "GET") -> Answer:
        path, _, query = address.removeprefix(base).partition("?")
        return alone(_call(app, method, base + path, query))

    return asked


async def _call(app: Starlette, method: str, path: str, query: str) -> Answer:
    scope: dict[str, Any] = {
        **{"type": "http", "method": method, "path": path, "query_string": query.encode()},
        **{"headers": [], "server": ("host", 80), "scheme": "http", "http_version": "1.1"},
    }
    told: list[Message] = []

    async def receive() -> Message:
        await asyncio.Event().wait()  # nothing more comes
        raise AssertionError

    async def send(message: Message) -> None:
        told.append(message)

    await app(scope, receive, send)
    begin, *rest = told
    location = dict(begin["headers"]).get(b"location", b"").decode()
    return Answer(begin["status"], location, b"".join(each["body"] for each in rest))


@pytest.mark.parametrize("path", ["/", "/tren", "/tren?area=35.19", "/sajian", "/favicon.png"])
def test_what_is_there_is_answered_as_before(ask: Ask, path: str) -> None:
    assert ask(path).status == 200


@pytest.mark.parametrize("path", ["/abc", "/Tren", "/tidak ada?lang=en", "/abc.html"])
def test_what_is_not_there_is_told(ask: Ask, path: str) -> None:
    answer = ask(path)
    asked = path.removeprefix("/").partition("?")[0]
    assert (answer.status, answer.body) == (404, f"no {asked}".encode())
    assert ask(path, "HEAD").status == 404


def test_a_deep_address_becomes_one_of_one_step(ask: Ask) -> None:
    answer = ask("/desa/35.19?lang=en")
    assert answer.status == 303
    assert answer.location.endswith("/desa-35.19?lang=en")
    assert ask(answer.location).status == 404


def test_the_health_of_the_server_is_nobodys_page(ask: Ask) -> None:
    assert ask("/abc/_stcore/health").status == 404
