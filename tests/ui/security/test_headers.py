"""What every answer tells the browser."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from data.settings import PROJECT, Settings
from tests.asgi import ask
from ui.security.headers import HEADERS, SafeHeaders


def app(*frames: str) -> Starlette:
    strict = {"Content-Security-Policy": "default-src 'none'"}
    return Starlette(
        routes=[
            Route("/", lambda _request: PlainTextResponse("page")),
            Route("/sajian", lambda _request: PlainTextResponse("slides", headers=strict)),
        ],
        middleware=[Middleware(SafeHeaders, frames=frames)],
    )


@pytest.mark.parametrize("path", ["/", "/sajian", "/none"])
def test_every_answer_has_them(path: str) -> None:
    found = ask(app(), path).headers
    assert {name: found[name] for name in HEADERS} == dict(HEADERS)
    assert found["Content-Security-Policy"]


def test_a_page_loads_nothing_from_elsewhere_and_runs_no_script_of_its_own() -> None:
    policy = ask(app(), "/").headers["Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["script-src"] == "'self' blob:"
    assert rules["frame-ancestors"] == rules["default-src"] == "'self'"
    assert "http" not in policy
    assert "*" not in policy


def test_a_stricter_answer_keeps_its_own() -> None:
    assert ask(app(), "/sajian").headers["Content-Security-Policy"] == "default-src 'none'"


def test_an_office_names_the_sites_that_may_show_it() -> None:
    policy = ask(app("https://portal.example.go.id"), "/").headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors 'self' https://portal.example.go.id")


@pytest.mark.parametrize("site", ["portal.example", "https://portal.example/a", "*", "https://a b"])
def test_a_site_is_written_alone(site: str) -> None:
    with pytest.raises(ValidationError):
        Settings(frames=(site,))


def test_no_page_brings_a_script_of_its_own() -> None:
    """Scripts are files with an address: the policy forbids any other."""
    inline = re.compile(r"h\.script\[|<script>|javascript:|\bon(?:click|load|error)=")
    sources = [path for folder in ("ui", "pages") for path in (PROJECT / folder).rglob("*.py")]
    assert len(sources) > 100
    found: list[Path] = [path for path in sources if inline.search(path.read_text("utf-8"))]
    assert found == []
