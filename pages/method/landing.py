"""Comes to the definition that an address names; see browser/landing.js."""

from pathlib import Path
from typing import Final

import htpy as h
from starlette.routing import Route

from ui.browser_code import Code
from ui.server import code

CODE: Final = Code("ukuran", Path(__file__).parent / "browser")  # below the dashboard's own folder


def routes(base: str) -> list[Route]:
    """The address of the script."""
    return [Route(f"{base}/{CODE.address}/{{version}}/{{name}}", code(CODE))]


def script() -> h.Element:
    """What the page runs."""
    return CODE.call("landing.js", "land")
