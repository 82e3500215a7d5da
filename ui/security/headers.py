"""What every answer tells the browser: what a page may load, and who may show it in a frame."""

from collections.abc import Mapping, Sequence
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Scripts come from this server alone, or are made by such a script (blob:, as Streamlit loads the
# code of its components). Styles stand in the page, as Streamlit and the charts write them.
POLICY: Final = (
    "default-src 'self'",
    "script-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' blob: data:",
    "worker-src 'self' blob:",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
)
HEADERS: Final[Mapping[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SafeHeaders:
    """Adds them to every answer that does not say stricter ones itself."""

    def __init__(self, app: ASGIApp, frames: Sequence[str]) -> None:
        """frames: the sites that may show the dashboard in a frame, besides itself."""
        self._app = app
        ancestors = " ".join(["frame-ancestors 'self'", *frames])
        self._headers = {"Content-Security-Policy": "; ".join([*POLICY, ancestors]), **HEADERS}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def say(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, words in self._headers.items():
                    headers.setdefault(name, words)
            await send(message)

        await self._app(scope, receive, say if scope["type"] == "http" else send)
