"""Ask an application of this process, as a server would."""

import asyncio
from collections.abc import Coroutine, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from starlette.datastructures import Headers
from starlette.types import ASGIApp

Made = TypeVar("Made")


@dataclass(frozen=True)
class Answer:
    """What came back, as it crosses the wire."""

    status: int
    headers: Headers
    content: bytes


def ask(
    app: ASGIApp,
    path: str,
    headers: Mapping[str, str] | None = None,
    *,
    query: str = "",
    method: str = "GET",
    client: str | None = None,
    body: bytes = b"",
) -> Answer:
    """The answer to one question; headers besides the host, which is 'office.test'."""
    given = {"host": "office.test", **(headers or {})}
    scope = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "server": ("office.test", 80),
        "client": (client, 50_000) if client else None,
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.encode(), word.encode("latin-1")) for name, word in given.items()],
    }
    said: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        said.append(message)

    async def run() -> None:
        await app(scope, receive, send)

    alone(run())
    begun, *rest = said
    content = b"".join(each.get("body", b"") for each in rest)
    return Answer(begun["status"], Headers(raw=begun["headers"]), content)


def alone(work: Coroutine[Any, Any, Made]) -> Made:
    """What this comes to, in a loop of its own: after a browser test this thread runs one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()
