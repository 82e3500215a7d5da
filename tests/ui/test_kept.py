"""What is kept for all readers: never shared by what differs, bounded, made whole by any thread."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier, Thread

import pandas as pd
import pytest
from markupsafe import Markup

from data.generation.generations import Generation
from data.settings import Edition
from language import numbers, text
from ui import kept as shelf
from ui.answers import Answers
from ui.asking import shared
from ui.kept import forget, kept


@pytest.fixture(autouse=True)
def nothing_is_kept() -> None:
    forget()


@dataclass(frozen=True, eq=False)
class Thing:
    """What a maker makes: two are the same only where one was kept."""

    given: tuple[object, ...]


@kept
def thing(*given: object) -> Thing:
    return Thing(given)


def answers(id: str = "one", edition: Edition = "public", store: str = "/store") -> Answers:
    return Answers(Generation(id, Path(store) / id, {"id": id}), edition)


def asked(ask: Answers, area: str = "35.19", release: str = "2026-4") -> object:
    return shared(ask, "35.19", "35", area, release, ask.edition)


def test_the_same_is_made_once() -> None:
    assert thing(1, [2, 3]) is thing(1, [2, 3])
    assert thing(1, [2, 3]).given == (1, (2, 3))
    assert asked(answers()) is asked(answers())
    assert thing(asked(answers())) is thing(asked(answers()))


@pytest.mark.parametrize(
    "other",
    [
        lambda: asked(answers(edition="internal")),
        lambda: asked(answers("two")),
        lambda: asked(answers(store="/other")),
        lambda: asked(answers(), area="35.19.06"),
        lambda: asked(answers(), release="2026-3"),
    ],
)
def test_no_other_edition_generation_store_area_or_release_is_shown(
    other: Callable[[], object],
) -> None:
    assert other() is not asked(answers())
    assert thing(other()) is not thing(asked(answers()))


def test_each_language_has_its_own() -> None:
    indonesian = thing(1)
    text.use("en")
    assert thing(1) is not indonesian
    text.use("id")
    assert thing(1) is indonesian


def test_each_protection_has_its_own() -> None:
    exact = thing(1)
    numbers.protect(4, 5)
    hidden = thing(1)
    numbers.protect(4, 6)
    assert len({exact, hidden, thing(1)}) == 3


def test_makers_and_kinds_of_arguments_are_told_apart() -> None:
    other = kept(Thing)
    assert other((1,)) is not thing((1,))
    assert thing("<b>") is not thing(Markup("<b>"))
    assert thing(1) is not thing(True)


def test_a_frame_is_told_by_what_it_is() -> None:
    frame = pd.DataFrame({"a": [1]})
    assert thing(frame) is thing(frame)
    assert thing(frame).given[0] is frame
    assert thing(frame) is not thing(frame.copy())


def test_no_more_is_kept_than_there_is_room_for() -> None:
    first = thing(0)
    for number in range(1, shelf.MOST + 1):
        thing(number)
    assert shelf._made.cache_info().currsize == shelf.MOST
    assert thing(0) is not first


def test_a_failure_is_not_kept() -> None:
    calls = []

    @kept
    def fails(on: int) -> int:
        calls.append(on)
        if len(calls) == 1:
            raise ValueError(on)
        return on

    with pytest.raises(ValueError):
        fails(1)
    assert fails(1) == 1


def test_threads_of_many_readers_each_get_their_own_language() -> None:
    begin, wrong = Barrier(8), []

    @kept
    def spoken(number: int) -> tuple[str, int]:
        return text.language(), number

    def read(code: str) -> None:
        text.use(code)
        begin.wait()
        for number in range(3000):
            if spoken(number % 300) != (code, number % 300):
                wrong.append(code)

    threads = [Thread(target=read, args=(("id", "en")[place % 2],)) for place in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert wrong == []
