"""Where windows meet: bounded, forgetful, and deaf to everything but numbers."""

import pytest

from pages.meeting.rooms import EXPIRES, MOST_ROOMS, BadWords, NoRoom, Rooms

NAME = "0123456789abcdef" * 2
SAID = {"agenda": "peta@35.19", "language": "id", "generation": "g", "step": 2, "elapsed": 61}


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_phone_sees_what_is_shown_and_its_wish_is_heard() -> None:
    rooms = Rooms()
    rooms.tell(NAME, SAID)
    assert rooms.room(NAME).step == 2
    rooms.wish(NAME, {"asked": 3})
    heard = rooms.tell(NAME, {**SAID, "elapsed": 62})
    assert (heard.asked, heard.wish) == (3, 1)
    assert rooms.tell(NAME, {**SAID, "step": 3}).wish == 1


def test_a_phone_opens_no_room() -> None:
    with pytest.raises(NoRoom):
        Rooms().wish(NAME, {"asked": 1})


@pytest.mark.parametrize(
    "said",
    [
        None,
        [],
        "peta",
        {},
        {**SAID, "step": -1},
        {**SAID, "step": 10**9},
        {**SAID, "step": "2"},
        {**SAID, "step": True},
        {**SAID, "agenda": "x" * 5000},
        {**SAID, "agenda": 7},
    ],
)
def test_nothing_else_is_kept(said: object) -> None:
    with pytest.raises(BadWords):
        Rooms().tell(NAME, said)


@pytest.mark.parametrize("name", ["", "1", "g" * 32, "0" * 33, "../../etc"])
def test_a_name_that_could_be_guessed_is_refused(name: str) -> None:
    with pytest.raises(BadWords):
        Rooms().tell(name, SAID)


@pytest.mark.parametrize("said", [None, {}, {"asked": -1}, {"asked": "1"}, {"asked": 10**6}])
def test_a_wish_is_a_number(said: object) -> None:
    rooms = Rooms()
    rooms.tell(NAME, SAID)
    with pytest.raises(BadWords):
        rooms.wish(NAME, said)


def test_a_room_is_forgotten_after_the_meeting() -> None:
    clock = Clock()
    rooms = Rooms(clock)
    rooms.tell(NAME, SAID)
    clock.now = EXPIRES
    assert rooms.room(NAME)
    clock.now = EXPIRES + 1
    with pytest.raises(NoRoom):
        rooms.room(NAME)


def test_of_too_many_rooms_the_quietest_goes() -> None:
    rooms = Rooms()
    names = [f"{number:032x}" for number in range(MOST_ROOMS + 1)]
    for name in names[:-1]:
        rooms.tell(name, SAID)
    rooms.tell(names[0], SAID)  # this one still speaks
    rooms.tell(names[-1], SAID)
    assert rooms.room(names[0])
    with pytest.raises(NoRoom):
        rooms.room(names[1])
