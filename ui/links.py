"""Addresses inside the dashboard: every state of a page is a link, and keeps the language."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from language.text import SOURCE, language

PROFILE = "desa"
COMPARE = "compare"
SHEETS = "lembar"


def folder(base: str) -> str:
    """Where the dashboard lies on its server: '' for the root, else like '/kantor/kemiskinan'.

    Args:
        base: server.baseUrlPath, with or without slashes around it.
    """
    inside = base.strip("/")
    return f"/{inside}" if inside else ""


def link(page: str, state: Mapping[str, str | Sequence[str]]) -> str:
    """The address of a page in a state: 'desa?area=35.19.01&compare=35.19.02,35.19.03'.

    Args:
        page: its path, '' for the page that is open.
        state: what stands in the address; empty values are left out, several are joined by commas.
    """
    words = {
        key: value if isinstance(value, str) else ",".join(value) for key, value in state.items()
    }
    if language() != SOURCE:
        words["lang"] = language()
    query = urlencode({key: value for key, value in words.items() if value}, safe=",")
    return f"{page}?{query}" if query or not page else page


def profile(code: str, compared: Sequence[str] = ()) -> str:
    """The page of one area, the areas set aside for comparison kept."""
    return link(PROFILE, {"area": code, COMPARE: compared})


def sheet(code: str) -> str:
    """The printed sheet of one desa or kecamatan, a file."""
    return link(f"{SHEETS}/{code}.pdf", {})


def comparison(compared: Sequence[str]) -> str:
    """The page that sets areas side by side."""
    return link(PROFILE, {COMPARE: compared})
