"""Where windows meet: bounded, forgetful, and deaf to everything but numbers."""

import pytest

from pages.meeting.rooms import (
    EXPIRES,
    MOST_ROOMS,
    WAITS,
    BadWords,
    NoRoom,
    NotAllowed,
    Rooms,
    TooMany,
    sign_of,
)

NAME = "0123456789abcdef" * 2
KEY, PHONE, OTHER = (letter * 32 for letter in "abc")
SAID = {
    **{"agenda": "peta@35.19", "language": "id", "generation": "g"},
    **{"step": 2, "elapsed": 61, "key": KEY},
}


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_phone_sees_what_is_shown() -> None:
    rooms = Rooms()
    rooms.tell(NAME, SAID)
    assert rooms.room(NAME).step == 2


def test_a_phone_steps_once_the_presenter_has_let_it() -> None:
    rooms = Rooms()
    rooms.tell(NAME, SAID)
    _room, sign = rooms.wish(NAME, {"asked": 3, "key": PHONE})
    assert sign == sign_of(PHONE)
    heard = rooms.tell(NAME, SAID)
    assert (heard.wish, heard.waiting) == (0, sign), "it is asked, and nothing moves"
    rooms.tell(NAME, {**SAID, "allow": sign})
    assert rooms.wish(NAME, {"asked": 3, "key": PHONE})[1] == 0
    heard = rooms.tell(NAME, {**SAID, "elapsed": 62})
    assert (heard.asked, heard.wish, heard.waiting) == (3, 1, 0)
    assert rooms.tell(NAME, {**SAID, "step": 3}).wish == 1


def test_no_other_phone_comes_in_by_that() -> None:
    rooms = Rooms()
    rooms.tell(NAME, SAID)
    rooms.wish(NAME, {"asked": 3, "key": PHONE})
    assert sign_of(PHONE) != sign_of(OTHER)
    assert rooms.tell(NAME, {**SAID, "allow": sign_of(OTHER)}).phones == ()
    rooms.tell(NAME, {**SAID, "allow": sign_of(PHONE)})
    assert rooms.wish(NAME, {"asked": 0, "key": OTHER})[1] == sign_of(OTHER)
    assert rooms.room(NAME).wish == 0


def test_a_question_that_is_not_answered_makes_way() -> None:
    clock = Clock()
    rooms = Rooms(clock)
    rooms.tell(NAME, SAID)
    rooms.wish(NAME, {"asked": 3, "key": OTHER})
    rooms.wish(NAME, {"asked": 3, "key": PHONE})
    assert rooms.room(NAME).waiting == sign_of(OTHER)
    clock.now = WAITS + 1
    assert rooms.tell(NAME, SAID).waiting == 0
    rooms.wish(NAME, {"asked": 3, "key": PHONE})
    assert rooms.room(NAME).waiting == sign_of(PHONE)


def test_only_who_opened_a_room_says_what_it_shows() -> None:
    rooms = Rooms()
    rooms.tell(NAME, SAID)
    with pytest.raises(NotAllowed):
        rooms.tell(NAME, {**SAID, "step": 0, "key": PHONE})
    assert rooms.room(NAME).step == 2


def test_a_phone_opens_no_room() -> None:
    with pytest.raises(NoRoom):
        Rooms().wish(NAME, {"asked": 1, "key": PHONE})


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
        {**SAID, "key": ""},
        {**SAID, "key": "x" * 32},
        {**SAID, "allow": 1000},
    ],
)
def test_nothing_else_is_kept(said: object) -> None:
    with pytest.raises(BadWords):
        Rooms().tell(NAME, said)


@pytest.mark.parametrize("name", ["", "1", "g" * 32, "0" * 33, "../../etc"])
def test_a_name_that_could_be_guessed_is_refused(name: str) -> None:
    with pytest.raises(BadWords):
        Rooms().tell(name, SAID)


@pytest.mark.parametrize(
    "said",
    [
        *(None, {}, {"asked": 1}, {"asked": 1, "key": "1"}),
        *({"asked": each, "key": PHONE} for each in (-1, "1", 10**6)),
    ],
)
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


def test_a_room_too_many_is_refused_and_nobody_is_thrown_out() -> None:
    clock = Clock()
    rooms = Rooms(clock)
    names = [f"{number:032x}" for number in range(MOST_ROOMS + 1)]
    for name in names[:-1]:
        clock.now += 60
        rooms.tell(name, SAID)
    with pytest.raises(TooMany):
        rooms.tell(names[-1], SAID)
    assert all(rooms.room(name) for name in names[:-1])
    # The first of them have spoken their last word long ago: they make way.
    clock.now = EXPIRES + 61
    rooms.tell(names[-1], SAID)
    with pytest.raises(NoRoom):
        rooms.room(names[0])


def test_rooms_are_not_opened_in_a_heap() -> None:
    clock = Clock()
    rooms = Rooms(clock)
    with pytest.raises(TooMany):
        for number in range(MOST_ROOMS):
            rooms.tell(f"{number:032x}", SAID)
    rooms.tell("0" * 32, SAID)  # what is open may always go on


def test_wishes_do_not_rain() -> None:
    clock = Clock()
    rooms = Rooms(clock)
    rooms.tell(NAME, SAID)
    with pytest.raises(TooMany):
        for number in range(1000):
            rooms.wish(NAME, {"asked": number, "key": PHONE})
    clock.now = 10
    rooms.tell(NAME, SAID)
    rooms.wish(NAME, {"asked": 1, "key": PHONE})
