"""What the server gives of a meeting: pictures of slides, whole, parts of them, and small."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from starlette.requests import Request
from starlette.responses import Response

from pages.meeting import files, hall
from pages.meeting.agenda import Step
from tests.samples import Serve

LONG = Step("wilayah", "35.19.03")  # 19 desa
SHORT = Step("resmi", "35.19")


def picture(address: str) -> Response:
    path, _mark, query = address.partition("?")
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "server": ("office.test", 80),
        "path": path.removeprefix("."),
        "path_params": {"step": path.rpartition("/")[2]},
        "query_string": query.encode(),
        "headers": [(b"host", b"office.test")],
    }
    return hall.picture(Request(scope))


@pytest.mark.parametrize(
    ("step", "part", "status"),
    [
        *((LONG, part, status) for part, status in enumerate([200, 200, 200, 404])),
        *((SHORT, 0, 200), (SHORT, 1, 404), (Step("peta", "35.19.03"), 0, 404)),
    ],
)
def test_a_slide_has_the_parts_that_it_needs(
    serve: Serve, published: Path, step: Step, part: int, status: int
) -> None:
    serve(published)
    given = picture(files.picture(step, "", "id", part))
    assert given.status_code == status
    if status == 200:
        assert given.media_type == "image/svg+xml"
        assert (f"({part}/2)" in bytes(given.body).decode()) == bool(part)


def test_a_small_picture_is_one_that_may_be_kept(serve: Serve, published: Path) -> None:
    serve(published)
    given = picture(files.small(LONG, "", "en"))
    assert given.media_type == "image/png"
    assert "max-age" in given.headers["Cache-Control"]
    assert Image.open(BytesIO(bytes(given.body))).size == (320, 169)
