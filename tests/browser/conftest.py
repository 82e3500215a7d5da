"""A real server and a real browser: `visit(address)` opens a page and waits until it is drawn.

A visit fails when anything is asked of another host, or the browser's console shows an error.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from data.settings import PROJECT
from tests import samples
from tests.browser.chromium import FLAGS, chromium

published, own_store = samples.published, samples.own_store

Visit = Callable[..., Page]


@contextmanager
def server(store: Path, port: int = 0) -> Iterator[str]:
    """A server of a store; port: a free one, or one that a browser already knows."""
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run", "dashboard.py"),
            *("--server.port", str(port), "--server.address", "127.0.0.1"),
        ],
        cwd=PROJECT,
        env={**os.environ, "DATA_STORE": str(store)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    with process.stdout:
        try:
            # The line with the address is printed once the server listens.
            assert any("URL:" in line for line in process.stdout), "the server did not start"
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def address(published: Path) -> Iterator[str]:
    """A server of the published store, for tests that change nothing."""
    with server(published) as url:
        yield url


@pytest.fixture
def own_address(own_store: Path) -> Iterator[str]:
    """A server of a store that the test may publish to."""
    with server(own_store) as url:
        yield url


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open an address in a window of its own: `visit(url, width=390, height=844, dark=False)`.

    `wait` says when it is drawn, where it is not a page of the dashboard.
    """
    contexts, complaints = [], []

    def opened(
        url: str,
        *,
        width: int = 1366,
        height: int = 768,
        dark: bool = False,
        wait: Callable[[Page], None] = settled,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        host = urlsplit(url).netloc

        def check_request(asked: str) -> None:
            parts = urlsplit(asked)
            if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != host:
                complaints.append(f"asked another host: {asked}")

        def check_answer(asked: str, status: int) -> None:
            # Streamlit looks for its health endpoint below the page's own path first.
            if status >= 400 and "/_stcore/" not in asked:
                complaints.append(f"{status} for {asked}")

        page.on("request", lambda request: check_request(request.url))
        page.on("websocket", lambda socket: check_request(socket.url))
        page.on("response", lambda answer: check_answer(answer.url, answer.status))
        page.on("pageerror", lambda error: complaints.append(f"page error: {error}"))
        page.on(
            "console",
            lambda line: (
                complaints.append(f"console: {line.text}")
                if line.type == "error" and "Failed to load resource" not in line.text
                else None
            ),
        )
        page.goto(url)
        wait(page)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def settled(page: Page) -> None:
    """Wait until the page is connected, its script has ended, and nothing on it is stale."""
    page.locator('[data-testid="stApp"][data-test-connection-state="CONNECTED"]').wait_for()
    page.locator(".footer").wait_for(state="attached")
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    expect(page.locator('[data-stale="true"]')).to_have_count(0)
