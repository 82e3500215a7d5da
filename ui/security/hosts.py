"""By which names this server may be asked, and who asks from this very computer.

A page of another site can let its own name lead here (DNS rebinding): to the browser it is then one
site with ours, and may read what it answers. But the browser says which name was asked for, and a
name that is not ours is refused. An address in digits is no name that could be led elsewhere.
"""

import socket
from collections.abc import Iterable, Mapping
from functools import cache
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from data.settings import settings
from language import text
from language.text import _

LOCAL: Final = ("localhost", "127.0.0.1", "::1")
# What a proxy adds: then whoever asks sits elsewhere, however near the proxy is.
FORWARDED: Final = (
    *("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"),
    *("x-forwarded-server", "x-real-ip", "x-client-ip", "cf-connecting-ip", "true-client-ip"),
)
MISDIRECTED: Final = 421


def name_in(host: str | None) -> str:
    """The name in a Host header, in small letters and without the port; '' for what is none."""
    try:
        parts = urlsplit(f"//{host or ''}")
        _port = parts.port
    except ValueError:
        return ""
    if parts.netloc != host or "@" in parts.netloc or not parts.hostname:
        return ""
    return parts.hostname.lower().rstrip(".")


def is_allowed(host: str | None) -> bool:
    """Whether a Host header names this server."""
    name = name_in(host)
    if not name:
        return False
    return _is_address(name) or name in _own_names() or _fits(name, _allowed())


def is_local(headers: Mapping[str, str]) -> bool:
    """Whether a question was asked on this computer, with nobody between; headers: in any case."""
    given = {name.lower(): word for name, word in headers.items()}
    # A proxy may say nothing of itself; the browser's own word for where it is comes through.
    origin = urlsplit(given.get("origin", "http://localhost")).netloc
    is_near = name_in(given.get("host")) in LOCAL and name_in(origin) in LOCAL
    return is_near and not any(name in given for name in FORWARDED)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


@cache
def _own_names() -> frozenset[str]:
    """What this computer is called, here and in the office's network."""
    public = urlsplit(settings().public_address).hostname or ""
    own = socket.gethostname().lower()
    short = own.partition(".")[0]
    return frozenset({*LOCAL, own, short, f"{short}.local", public.lower()} - {""})


def _allowed() -> Iterable[str]:
    return (name.strip().lower() for name in st.get_option("server.allowedHosts") or ())


def _fits(name: str, patterns: Iterable[str]) -> bool:
    """Whether one of the patterns is the name, or `*.` and its end."""
    return any(
        name == pattern or (pattern.startswith("*.") and name.endswith(pattern[1:]))
        for pattern in patterns
    )


class OwnHosts:
    """Refuses whatever was asked by another name, of pages, files and windows alike."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        hosts = Headers(scope=scope).getlist("host")
        if len(hosts) == 1 and is_allowed(hosts[0]):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocket(scope, receive, send).close(1008)
        else:
            await _refusal(HTTPConnection(scope))(scope, receive, send)


def _refusal(asked: HTTPConnection) -> PlainTextResponse:
    """What is said, without the name that was asked for."""
    wanted = asked.query_params.get("lang", "")
    text.use(wanted if text.is_language(wanted) else settings().language)
    return PlainTextResponse(
        _(
            "Dasbor ini tidak dikenal dengan nama itu. Buka dengan alamat yang diberikan kantor; "
            "nama lain ditambahkan di server.allowedHosts (docs/OPERATIONS.md)."
        ),
        MISDIRECTED,
    )
