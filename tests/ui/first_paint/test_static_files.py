"""Streamlit's own scripts and styles cross the wire compressed, and are asked for once."""

import gzip

import pytest
from starlette.responses import PlainTextResponse

from tests.asgi import Answer, ask
from ui.first_paint.static_files import PackedFiles
from ui.server import STREAMLIT

FOLDER = STREAMLIT / "static"
PACKED = {"accept-encoding": "gzip, deflate, br"}


def asked(path: str, headers: dict[str, str], base: str = "", method: str = "GET") -> Answer:
    """Of a server that says 'behind' to whatever is not answered before it."""
    return ask(
        PackedFiles(PlainTextResponse("behind"), base, STREAMLIT), path, headers, method=method
    )


def script() -> str:
    return next(FOLDER.glob("js/PlotlyChart.*.js")).relative_to(FOLDER).as_posix()


@pytest.mark.parametrize("base", ["", "/kantor/kemiskinan"])
def test_a_script_goes_out_once_and_small(base: str) -> None:
    path = f"{base}/static/{script()}"
    answer = asked(path, PACKED, base)
    whole = (FOLDER / script()).read_bytes()
    assert gzip.decompress(answer.content) == whole
    assert len(answer.content) < len(whole) / 3
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-length"] == str(len(answer.content))
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]
    again = asked(path, {**PACKED, "if-none-match": answer.headers["etag"]}, base)
    assert (again.status, again.content) == (304, b"")


def test_every_style_is_packed() -> None:
    styles = list(FOLDER.rglob("*.css"))
    assert styles
    for path in styles:
        answer = asked(f"/static/{path.relative_to(FOLDER).as_posix()}", PACKED)
        assert gzip.decompress(answer.content) == path.read_bytes()
        assert answer.headers["content-type"] == "text/css; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/{script}", {"accept-encoding": "identity"}),
        ("/static/{script}", {**PACKED, "range": "bytes=0-9"}),
        ("/static/js/none.js", PACKED),
        ("/static/../index.html", PACKED),
        ("/static/js/../{script}", PACKED),
        ("/static", PACKED),
        ("/other/static/{script}", PACKED),
    ],
)
def test_all_else_is_left_to_streamlit(path: str, headers: dict[str, str]) -> None:
    assert asked(path.format(script=script()), headers).content == b"behind"


def test_nothing_is_taken_but_questions() -> None:
    assert asked(f"/static/{script()}", PACKED, method="POST").content == b"behind"
