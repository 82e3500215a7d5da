"""What Streamlit serves and no page uses is not there."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from tests.asgi import ask
from ui.security.closed import ClosedDoors

USED = ["/", "/tren", "/_stcore/health", "/_stcore/host-config", "/media/a.pdf", "/static/js/a.js"]
UNUSED = [
    *("/_stcore/upload_file/a/b", "/_stcore/agent/interact", "/_stcore/agent/mcp"),
    *("/_stcore/agent/openapi.json", "/_stcore/script-health-check", "/auth/login"),
    *("/oauth2callback", "//_stcore/upload_file/a/b"),
]


def app(base: str = "") -> Starlette:
    def answer(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("there")

    return Starlette(
        routes=[Route("/{path:path}", answer, methods=["GET", "PUT", "POST", "DELETE"])],
        middleware=[Middleware(ClosedDoors, base=base)],
    )


@pytest.mark.parametrize("base", ["", "/kantor"])
@pytest.mark.parametrize("path", USED)
def test_what_pages_use_is_open(base: str, path: str) -> None:
    assert ask(app(base), base + path).status == 200


@pytest.mark.parametrize("base", ["", "/kantor"])
@pytest.mark.parametrize("method", ["GET", "PUT", "POST", "DELETE"])
@pytest.mark.parametrize("path", UNUSED)
def test_what_no_page_uses_is_shut(base: str, method: str, path: str) -> None:
    assert ask(app(base), base + path, method=method).status == 404


@pytest.mark.parametrize(
    ("client", "headers", "status"),
    [
        ("127.0.0.1", {"host": "localhost:8501"}, 200),
        ("127.0.0.1", {"host": "localhost", "x-forwarded-for": "192.0.2.1"}, 404),
        ("127.0.0.1", {"host": "office.test"}, 404),
        ("192.0.2.1", {"host": "localhost:8501"}, 404),
        (None, {"host": "localhost:8501"}, 404),
    ],
)
def test_the_number_of_sessions_is_told_here_only(
    client: str | None, headers: dict[str, str], status: int
) -> None:
    assert ask(app(), "/_stcore/metrics", headers, client=client).status == status
