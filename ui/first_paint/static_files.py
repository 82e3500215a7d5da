"""Streamlit's own scripts and styles, compressed once: Plotly's 4.7 MB go out as 1.4 MB.

Streamlit sends them as they are (its own compression would be made anew for every reader).
"""

import gzip
import hashlib
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.browser_code import FOR_EVER

FOLDER: Final = "static"  # in addresses, below the dashboard's own
KINDS: Final = {".js": "text/javascript", ".css": "text/css"}


class Packed(NamedTuple):
    """A file as it crosses the wire, and its ETag."""

    content: bytes
    etag: str


class PackedFiles:
    """Answers for Streamlit's scripts and styles; all else goes to the application behind it."""

    def __init__(self, app: ASGIApp, base: str, folder: Path) -> None:
        """base: where the dashboard lies on its server; folder: where Streamlit keeps its page."""
        self._app = app
        self._start = f"{base}/{FOLDER}/"
        files = folder / FOLDER
        found = (path for path in files.rglob("*") if path.suffix in KINDS)
        self._paths = {path.relative_to(files).as_posix(): path for path in found}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = None
        if scope["type"] == "http" and scope["path"].startswith(self._start):
            path = self._paths.get(scope["path"].removeprefix(self._start))
            request = Request(scope)
            if path and _is_packable(request):
                answer = await run_in_threadpool(_answer, request, path)
        await (answer or self._app)(scope, receive, send)


def _is_packable(request: Request) -> bool:
    is_asked = request.method in ("GET", "HEAD") and "range" not in request.headers
    return is_asked and "gzip" in request.headers.get("accept-encoding", "")


def _answer(request: Request, path: Path) -> Response:
    packed = pack(path)
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding", "ETag": packed.etag}
    if packed.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(packed.content, media_type=KINDS[path.suffix], headers=headers)


@cache
def pack(path: Path) -> Packed:
    """A file of Streamlit's, which does not change while the server runs."""
    content = gzip.compress(path.read_bytes(), mtime=0)
    return Packed(content, f'"{hashlib.sha256(content).hexdigest()[:24]}"')
