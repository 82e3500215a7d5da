"""What was withdrawn is shown by no page, file, meeting or bookmark, opened before or after."""

from pathlib import Path

import pytest
from starlette.applications import Starlette

from data.generation import generations
from pages import front
from pages.meeting import hall
from pages.summary import send
from tests import commands
from tests.asgi import Answer, ask
from tests.pages.reading import TREND, Reader, words
from tests.samples import Serve, publish_clone

OLD_SAID = "Terbitan ini sudah tidak disimpan"


@pytest.fixture
def office(serve: Serve, own_store: Path) -> Starlette:
    serve(own_store)
    return Starlette(routes=[*front.routes(""), *hall.routes(""), *send.routes("")])


def withdraw(store: Path, id: str) -> None:
    done = commands.data(store, "withdraw", id)
    assert done.code == 0, done.err


def test_a_session_that_holds_it_is_offered_the_newest(reader: Reader, own_store: Path) -> None:
    app = reader(store=own_store)
    old = generations.current_id(own_store)
    new = publish_clone(own_store)
    withdraw(own_store, old)
    app.switch_page(TREND).run()
    assert not app.exception
    assert OLD_SAID in words(app)
    app.button(key="open-newest").click().run()
    assert app.session_state["pinned_generation"].id == new


def test_no_address_answers_with_it_though_it_did_before(
    office: Starlette, own_store: Path, serve: Serve
) -> None:
    old = generations.current_id(own_store)
    kept = [f"/kirim/kartu/{old}/id.png", f"/pratinjau/{old}/id/tren.png"]
    assert {ask(office, path).status for path in kept} == {200}
    new = publish_clone(own_store)
    assert {ask(office, path).status for path in kept} == {200}  # a bookmark of before
    withdraw(own_store, old)
    serve(own_store)
    assert {ask(office, path).status for path in kept} == {404}

    def meeting(path: str, query: str) -> Answer:
        answer = ask(office, path, query=query)
        assert answer.status == 200
        return answer

    for answer in (
        meeting("/sajian", f"generation={old}"),
        meeting("/catatan", f"agenda=jawaban&room={'0' * 32}&generation={old}"),
    ):
        assert old not in answer.content.decode().replace(new, "")
        assert new in answer.content.decode()
