"""By which names the server may be asked: its own, and those that the office has allowed."""

import socket
from collections.abc import Iterator, MutableMapping
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from data.settings import Settings
from tests.asgi import alone, ask
from ui.security import hosts
from ui.security.hosts import OwnHosts


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer called PC-07, an address for readers, and two more names."""
    told = Settings(public_address="https://kemiskinan.example.go.id/dasbor/")
    options = {"server.allowedHosts": ["dasbor.lan", "*.example.ac.id"]}
    monkeypatch.setattr(hosts, "settings", lambda: told)
    monkeypatch.setattr(hosts.st, "get_option", options.get)
    monkeypatch.setattr(socket, "gethostname", lambda: "PC-07.kantor.lan")
    hosts._own_names.cache_clear()
    yield
    hosts._own_names.cache_clear()


OWN = [
    *("localhost:8501", "127.0.0.1", "[::1]:8501", "192.168.1.20:8501", "LOCALHOST", "localhost."),
    *("kemiskinan.example.go.id", "pc-07", "PC-07.kantor.lan:8501", "pc-07.local", "dasbor.lan"),
    "statistik.example.ac.id:443",
]
STRANGE = [
    *("evil.example", "localhost.evil.example", "dasbor.lan.evil.example", "example.ac.id"),
    *("a@localhost", "localhost:port", "localhost/evil", "localhost?x", "", "localhost:8501:1"),
    *("local host", "[::1", "evil.example#localhost"),
]


@pytest.mark.parametrize("host", OWN)
def test_our_own_names_come_in(host: str) -> None:
    assert _ask(host) == (200, b"page")


@pytest.mark.parametrize("host", STRANGE)
def test_a_name_that_was_led_here_is_refused(host: str) -> None:
    status, said = _ask(host)
    assert status == 421
    assert not (host and host.encode() in said), "what was asked for is not said back"


def test_no_name_and_two_names_are_refused() -> None:
    assert _status([]) == 421
    assert _status([b"localhost", b"evil.example"]) == 421
    assert _status([b"localhost"]) == 200


@pytest.mark.parametrize(("host", "is_open"), [("localhost", True), ("evil.example", False)])
def test_a_session_is_opened_by_our_own_names_only(host: str, is_open: bool) -> None:
    scope = {"type": "websocket", "path": "/_stcore/stream", "query_string": b""}
    said = alone(_said({**scope, "headers": [(b"host", host.encode())]}))
    assert said[0]["type"] == ("websocket.accept" if is_open else "websocket.close")


@pytest.mark.parametrize(
    ("headers", "is_local"),
    [
        ({"host": "localhost:8501"}, True),
        ({"Host": "[::1]"}, True),
        ({"Host": "pc-07"}, False),
        ({"Host": "localhost", "X-Real-IP": "192.0.2.1"}, False),
        ({"Host": "localhost:8501", "Origin": "http://127.0.0.1:8501"}, True),
        ({"Host": "127.0.0.1:8501", "Origin": "https://kemiskinan.example.go.id"}, False),
        ({"Host": "127.0.0.1:8501", "Origin": "null"}, False),
        ({}, False),
    ],
)
def test_local_is_who_asks_at_this_computer(headers: dict[str, str], is_local: bool) -> None:
    assert hosts.is_local(headers) is is_local


def _app() -> Starlette:
    async def opened(socket: WebSocket) -> None:
        await socket.accept()
        await socket.close()

    return Starlette(
        routes=[
            Route("/", lambda _request: PlainTextResponse("page")),
            WebSocketRoute("/_stcore/stream", opened),
        ],
        middleware=[Middleware(OwnHosts)],
    )


def _ask(host: str) -> tuple[int, bytes]:
    answer = ask(_app(), "/", {"host": host})
    return answer.status, answer.content


def _status(named: list[bytes]) -> int:
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b""}
    said = alone(_said({**scope, "headers": [(b"host", host) for host in named]}))
    return int(said[0]["status"])


async def _said(scope: MutableMapping[str, Any]) -> list[MutableMapping[str, Any]]:
    said: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        is_http = scope["type"] == "http"
        return {"type": "http.request"} if is_http else {"type": "websocket.connect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        said.append(message)

    await _app()(scope, receive, send)
    return said
