"""A real server and a real browser: `visit(address)` opens a page and waits until it is drawn.

A visit fails when anything is asked of another host, or the browser's console shows an error.
BROWSER_SLOWED=3 makes the processor three times slower for every page, as an old laptop's is.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect, sync_playwright

from data.settings import PROJECT
from tests.browser.chromium import FLAGS, chromium
from ui import links

Visit = Callable[..., Page]
Window = Callable[..., Page]

SLOWED = float(os.environ.get("BROWSER_SLOWED", "1"))
PATIENCE = 60_000 * SLOWED  # ms; nothing here judges speed, so only what hangs may end a wait
expect.set_options(timeout=PATIENCE)

# What a page still lacks, by the signs that it gives of itself. Only together do they count: parts
# that are not there yet lack nothing.
LACKS = """() => {
  const app = document.querySelector('[data-testid="stApp"]')
  const every = (parts, isDone) => [...document.querySelectorAll(parts)].every(isDone)
  const inside = part =>
    part.querySelector('[data-testid="stBidiComponentIsolated"]')?.shadowRoot ?? part
  const signs = {
    answered: !window.isAsking,
    connected: app?.dataset.testConnectionState === 'CONNECTED',
    run: app?.dataset.testScriptState === 'notRunning' && document.querySelector('.footer'),
    uncovered: !document.getElementById('first-paint'),
    fresh: !document.querySelector('[data-stale="true"]'),
    loaded: !document.querySelector('[data-testid="stSkeleton"]'),
    written: document.fonts.status === 'loaded',
    printable: every('footer.footer', () => 'printable' in document.documentElement.dataset),
    charts: every('.stPlotlyChart', chart => chart.querySelector('.main-svg')),
    components: every('.stBidiComponent', part => inside(part).querySelector('[data-drawn]')),
    presented: every('.st-key-presented img', picture => picture.complete),
  }
  return Object.keys(signs).filter(sign => !signs[sign])
}"""

ASKING = Path(__file__).with_name("asking.js")


@contextmanager
def server(store: Path, port: int = 0, base: str = "") -> Iterator[str]:
    """A server of a store; port: a free one, or one that a browser already knows.

    base: the path below which it serves, as an office writes it.
    """
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run", "dashboard.py"),
            *("--server.port", str(port), "--server.address", "127.0.0.1"),
            *("--server.baseUrlPath", base),
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
            yield f"http://127.0.0.1:{port}{links.folder(base)}"
        finally:
            process.terminate()
            process.wait(timeout=60)


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
def servers() -> Iterator[ExitStack]:
    """Servers of a test's own: `servers.enter_context(server(store))`; they outlive its windows."""
    with ExitStack() as running:
        yield running


@pytest.fixture
def own_address(servers: ExitStack, own_store: Path) -> str:
    """A server of a store that the test may publish to."""
    return servers.enter_context(server(own_store))


@pytest.fixture
def window(browser: Browser, servers: ExitStack) -> Iterator[Window]:
    """Open an empty page in a window of its own: `window(viewport=PROJECTOR)`."""
    with ExitStack() as contexts:

        def opened(**options: Any) -> Page:
            # Waiting evaluates text, which our policy forbids (tests/browser/test_policy.py).
            context = browser.new_context(**{"bypass_csp": True, **options})
            contexts.callback(context.close)
            context.set_default_timeout(PATIENCE)
            context.add_init_script(path=ASKING)
            if SLOWED > 1:
                context.on("page", slow)
            return context.new_page()

        yield opened


@pytest.fixture
def visit(window: Window) -> Iterator[Visit]:
    """Open an address in a window of its own: `visit(url, width=390, height=844, dark=False)`.

    `wait` says when it is drawn, where it is not a page of the dashboard; `before` is a script that
    runs before its own.
    """
    pages: list[Page] = []
    complaints: list[str] = []

    def opened(
        url: str,
        *,
        width: int = 1366,
        height: int = 768,
        dark: bool = False,
        wait: Callable[[Page], None] = settled,
        before: str = "",
    ) -> Page:
        page = window(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        pages.append(page)
        if before:
            page.add_init_script(before)
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
    for page in pages:
        if not page.is_closed():
            page.context.cookies()  # its answer comes after all that the page has said before
    # What is still being loaded breaks off when the windows are closed: after this, and unheard.
    assert complaints == []


def settled(page: Page) -> None:
    """Wait until the page is connected, its script has ended, and every part says it is done."""
    try:
        page.wait_for_function(f"!({LACKS})().length")
    except TimeoutError:
        pytest.fail(f"{page.url} still lacks {page.evaluate(LACKS)}")


def slow(page: Page) -> None:
    """Slow the processor for one page."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
