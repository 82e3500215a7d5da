"""The pictures of the README: python -m docs.screenshots (make screenshots).

Makes a made-up store, serves it, and photographs the pages: small, in palette colours.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import FLAGS, chromium

PROJECT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "pictures"
FAMILIES = 60_000
PICTURES = {
    "ringkasan": "/",
    "ringkasan-en": "/?lang=en",
    "tren": "/tren?area=35.19.12,35.19.13",
    "tren-en": "/tren?area=35.19.12,35.19.13&lang=en",
}


@contextmanager
def server(store: Path) -> Iterator[str]:
    """A dashboard of that store on a free port of this machine; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    process = subprocess.Popen(
        [*command, *options],
        cwd=PROJECT,
        env={**os.environ, "DATA_STORE": str(store)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        if not any("URL:" in line for line in process.stdout):
            raise SystemExit("the server did not start")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def settle(page: Page) -> None:
    """Wait until the page is drawn."""
    page.locator(".footer").wait_for(state="attached")
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    page.locator("#first-paint").wait_for(state="detached")


def main() -> None:
    """Take every picture of PICTURES."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        subprocess.run(
            [sys.executable, "-m", "data", "sample", "--families", str(FAMILIES)],
            cwd=PROJECT,
            env={**os.environ, "DATA_STORE": str(store)},
            check=True,
        )
        with server(store) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
            for name, path in PICTURES.items():
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                page.goto(address + path)
                settle(page)
                picture = FOLDER / f"{name}.png"
                page.screenshot(path=picture)
                shrink(picture)
                page.close()
            browser.close()


def shrink(picture: Path) -> None:
    """Keep a picture small: 64 colours are enough for text and lines."""
    with Image.open(picture) as image:
        image.convert("RGB").quantize(64, dither=Image.Dither.NONE).save(picture, optimize=True)


if __name__ == "__main__":
    main()
