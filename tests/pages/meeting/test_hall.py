"""What the server gives of a meeting: pictures of slides, whole, parts of them, and small."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response

from pages.meeting import files, hall
from pages.meeting.agenda import Step
from pages.meeting.rooms import Rooms
from tests.asgi import Answer, ask
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


ROOM = "0123456789abcdef" * 2
SAID = {
    **{"agenda": "peta@35.19", "language": "id", "generation": "g"},
    **{"step": 0, "elapsed": 0, "key": "a" * 32},
}


@pytest.fixture
def meet(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    """Say something in the room, as a window does."""
    monkeypatch.setattr(hall, "_rooms", Rooms(lambda: 0.0))
    app = Starlette(routes=hall.routes(""))

    def said(method: str, words: object) -> Answer:
        body = json.dumps(words).encode()
        return ask(app, f"/catatan/{ROOM}", method=method, body=body)

    return said


def test_a_room_answers_its_windows_and_refuses_others(meet: Callable[..., Answer]) -> None:
    phone = {"asked": 1, "key": "b" * 32}
    assert meet("POST", phone).status == 404
    assert meet("PUT", SAID).status == 200
    assert meet("PUT", {**SAID, "key": "c" * 32}).status == 403
    assert meet("POST", {"asked": 1}).status == 400
    assert meet("POST", "x" * 20_000).status == 400
    answers = [meet("POST", phone) for _each in range(40)]
    assert {each.status for each in answers} == {200, 429}
    assert answers[-1].headers["retry-after"]
    # What a window hears holds no key of another.
    heard = answers[0].content + meet("PUT", SAID).content + meet("GET", None).content
    assert b"aaaa" not in heard
    assert b"bbbb" not in heard
