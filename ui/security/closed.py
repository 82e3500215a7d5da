"""What Streamlit serves and this dashboard never uses: it is not there.

No page takes a file, so nobody can send one; nobody signs in; nobody runs the pages but a browser;
and how many sessions there are is told on this computer only.
"""

from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.security import hosts

CLOSED: Final = (
    "_stcore/upload_file",
    "_stcore/agent",
    "_stcore/script-health-check",
    "auth/",
    "oauth2callback",
)
HERE_ONLY: Final = ("_stcore/metrics",)


class ClosedDoors:
    """Answers 404 for all that."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        """base: where the dashboard lies on its server."""
        self._app = app
        self._base = f"{base}/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_closed = scope["type"] == "http" and self._is_closed(scope)
        answer = Response(status_code=404) if is_closed else self._app
        await answer(scope, receive, send)

    def _is_closed(self, scope: Scope) -> bool:
        path = scope["path"].removeprefix(self._base).lstrip("/")
        if path.startswith(HERE_ONLY):
            return not (_is_from_here(scope) and hosts.is_local(Headers(scope=scope)))
        return path.startswith(CLOSED)


def _is_from_here(scope: Scope) -> bool:
    client = scope.get("client")
    return bool(client) and client[0] in hosts.LOCAL
