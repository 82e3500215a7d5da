"""Where the presenter's window and phones meet: which slide is shown, and which is asked for.

Kept in memory and nowhere else: an agenda, a number, and how long the meeting lasts. The name of a
room is random and 128 bits long: whoever knows it was given it, and may look. What is shown is said
by the window that opened the room, which has a key of its own; a phone may ask for a slide once
that window has let it.
"""

import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

NAME: Final = re.compile(r"[0-9a-f]{32}")
MOST_ROOMS: Final = 50
MOST_WORDS: Final = 4000  # of an agenda
MOST_STEPS: Final = 1000
MOST_PHONES: Final = 5  # that may ask for slides
EXPIRES: Final = 4 * 3600  # seconds after the last word of the presenter
WAITS: Final = 60  # seconds that a phone's question stands
SIGNS: Final = 90  # two digits, from 10 on


class NoRoom(Exception):
    """There is no room of that name, or no longer."""


class BadWords(ValueError):
    """What was sent is not what two windows of a meeting say to each other."""


class NotAllowed(Exception):
    """Somebody else opened that room, or has not let this phone ask for slides."""


class TooMany(Exception):
    """More rooms, or more words in a room, than meetings need."""


@dataclass
class Allowance:
    """How often something may happen: `most` at once, and one more every `every` seconds."""

    most: float
    every: float
    clock: Callable[[], float]
    _left: float = field(init=False)
    _counted: float = field(init=False)

    def __post_init__(self) -> None:
        self._left, self._counted = self.most, self.clock()

    def take(self) -> None:
        """Use one of them; TooMany where none is left."""
        now = self.clock()
        self._left = min(self.most, self._left + (now - self._counted) / self.every)
        self._counted = now
        if self._left < 1:
            raise TooMany
        self._left -= 1


@dataclass(frozen=True)
class Room:
    """One meeting: what is shown, and the last wish of a phone.

    Args:
        step: the slide on screen, from 0. elapsed: seconds since the meeting began.
        heard: when the presenter last spoke, on this server's clock. key: of the presenter.
        asked: the slide that a phone wishes for; wish: how many wishes there were.
        phones: the keys of those that may wish. waiting: the sign of the phone that asks to be
            one of them, 0 for none; since: when it asked.
    """

    agenda: str
    language: str
    generation: str
    step: int
    elapsed: int
    heard: float
    key: str
    wishes: Allowance = field(repr=False, compare=False)
    asked: int = 0
    wish: int = 0
    phones: tuple[str, ...] = ()
    waiting: int = 0
    since: float = 0
    guest: str = ""


@dataclass
class Rooms:
    """All rooms; those of meetings that are over make way, those of others never do."""

    clock: Callable[[], float] = time.monotonic
    _rooms: dict[str, Room] = field(default_factory=dict)
    _opened: Allowance = field(init=False)

    def __post_init__(self) -> None:
        self._opened = Allowance(20, 15, self.clock)

    def tell(self, name: str, said: Any) -> Room:
        """What the presenter's window says; opens the room. Returns it, with the last wish.

        said: agenda, language, generation, step, elapsed and key; allow: the sign of a phone that
        may ask for slides from now on, 0 for none. BadWords for anything else, NotAllowed for a
        room with another key, TooMany where no more rooms can be opened.
        """
        room = self._read(name, said)
        sign = _whole(said.get("allow", 0), SIGNS + 10)
        known = self._known(name)
        if known is None:
            self._make_place()
        elif known.key != room.key:
            raise NotAllowed(name)
        else:
            room = replace(
                known,
                agenda=room.agenda,
                language=room.language,
                generation=room.generation,
                step=room.step,
                elapsed=room.elapsed,
                heard=room.heard,
            )
            room = _allowed(self._asking(room), sign)
        self._rooms[name] = room
        return room

    def wish(self, name: str, said: Any) -> tuple[Room, int]:
        """What a phone asks for: {"asked": 3, "key": …}. The room, and the phone's sign: 0 once it
        is allowed, else what the presenter's window shows of it while it waits.

        NoRoom, TooMany for a phone that asks too often, or BadWords for anything else.
        """
        room = self.room(name)
        given = said if isinstance(said, dict) else {}
        asked, key = _whole(given.get("asked"), MOST_STEPS), _key(given.get("key"))
        room.wishes.take()
        sign = 0 if key in room.phones else sign_of(key)
        if not sign:
            room = replace(room, asked=asked, wish=room.wish + 1)
        elif not self._asking(room).waiting:
            room = replace(room, waiting=sign, since=self.clock(), guest=key)
        self._rooms[name] = room
        return room, sign

    def room(self, name: str) -> Room:
        """The room of that name; NoRoom where it was never opened or has expired."""
        room = self._known(name)
        if room is None:
            raise NoRoom(name)
        return room

    def _known(self, name: str) -> Room | None:
        room = self._rooms.get(name)
        if room and self.clock() - room.heard > EXPIRES:
            del self._rooms[name]
            return None
        return room

    def _asking(self, room: Room) -> Room:
        """The room without a phone that has asked too long ago."""
        if room.waiting and self.clock() - room.since > WAITS:
            return replace(room, waiting=0, guest="")
        return room

    def _make_place(self) -> None:
        self._opened.take()
        for name in list(self._rooms):
            self._known(name)
        if len(self._rooms) >= MOST_ROOMS:
            raise TooMany

    def _read(self, name: str, said: Any) -> Room:
        if not NAME.fullmatch(name) or not isinstance(said, dict):
            raise BadWords(name)
        words = [said.get(key) for key in ("agenda", "language", "generation")]
        if not all(isinstance(word, str) and len(word) <= MOST_WORDS for word in words):
            raise BadWords("agenda, language, generation")
        agenda, language, generation = map(str, words)
        return Room(
            agenda,
            language,
            generation,
            _whole(said.get("step"), MOST_STEPS),
            _whole(said.get("elapsed"), EXPIRES * 6),
            self.clock(),
            _key(said.get("key")),
            Allowance(20, 0.25, self.clock),
        )


def sign_of(key: str) -> int:
    """Two digits by which a speaker knows the phone in hand from any other that asks."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % SIGNS + 10


def _allowed(room: Room, sign: int) -> Room:
    """The room after the presenter has let the phone of that sign in; any other stays out."""
    if not sign or sign != room.waiting:
        return room
    phones = (*room.phones, room.guest)[-MOST_PHONES:]
    return replace(room, phones=phones, waiting=0, guest="")


def _key(value: Any) -> str:
    if not isinstance(value, str) or not NAME.fullmatch(value):
        raise BadWords("key")
    return value


def _whole(value: Any, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise BadWords(value)
    return value
