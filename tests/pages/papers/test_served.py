"""A sheet at its address: the same paper as the button gives, for areas that there are."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from starlette.requests import Request
from starlette.responses import Response

from pages.papers import served
from tests.samples import Serve


def answer(name: str, query: str = "") -> Response:
    scope = {
        "type": "http",
        "method": "GET",
        "path": f"/lembar/{name}",
        "path_params": {"name": name},
        "query_string": query.encode(),
        "headers": [],
    }
    return served.sheet(Request(scope))


@pytest.mark.parametrize(
    ("query", "words", "name"),
    [
        ("", "Desa Pajaran", "lembar-35.19.12.2002-2026-4.pdf"),
        ("lang=en", "Desa Pajaran", "lembar-35.19.12.2002-2026-4-en.pdf"),
        ("lang=xx", "Desa Pajaran", "lembar-35.19.12.2002-2026-4.pdf"),
    ],
)
def test_the_sheet_is_in_the_language_that_is_asked_for(
    serve: Serve, published: Path, query: str, words: str, name: str
) -> None:
    serve(published)
    given = answer("35.19.12.2002.pdf", query)
    assert given.status_code == 200
    assert given.media_type == "application/pdf"
    assert name in given.headers["content-disposition"]
    assert words in PdfReader(BytesIO(bytes(given.body))).pages[0].extract_text()


@pytest.mark.parametrize(
    "name", ["35.19.99.2002.pdf", "35.19.pdf", "35.pdf", "35.19.12.2002", "x.pdf", "..pdf"]
)
def test_there_is_none_of_any_other_area(serve: Serve, published: Path, name: str) -> None:
    serve(published)
    assert answer(name).status_code == 404


def test_an_empty_store_says_so(serve: Serve, tmp_path: Path) -> None:
    serve(tmp_path / "nothing")
    assert answer("35.19.12.2002.pdf").status_code == 503
