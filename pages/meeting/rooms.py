"""Where the presenter's window and a phone meet: which slide is shown, and which is asked for.

Kept in memory and nowhere else: an agenda, a number, and how long the meeting lasts. The name of a
room is random and 128 bits long, so whoever knows it was given it.
"""

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

NAME: Final = re.compile(r"[0-9a-f]{32}")
MOST_ROOMS: Final = 50
MOST_WORDS: Final = 4000  # of an agenda
MOST_STEPS: Final = 1000
EXPIRES: Final = 4 * 3600  # seconds after the last word of the presenter


class NoRoom(Exception):
    """There is no room of that name, or no longer."""


class BadWords(ValueError):
    """What was sent is not what two windows of a meeting say to each other."""


@dataclass(frozen=True)
class Room:
    """One meeting: what is shown, and the last wish of a phone.

    Args:
        step: the slide on screen, from 0. elapsed: seconds since the meeting began.
        asked: the slide that a phone wishes for; wish: how many wishes there were.
        heard: when the presenter last spoke, on this server's clock.
    """

    agenda: str
    language: str
    generation: str
    step: int
    elapsed: int
    heard: float
    asked: int = 0
    wish: int = 0


@dataclass
class Rooms:
    """All rooms, those that spoke last at the end; when there are too many the oldest goes."""

    clock: Callable[[], float] = time.monotonic
    _rooms: OrderedDict[str, Room] = field(default_factory=OrderedDict)

    def tell(self, name: str, said: Any) -> Room:
        """What the presenter's window says; opens the room. Returns it, with the last wish.

        said: agenda, language, generation, step and elapsed. BadWords for anything else.
        """
        room = self._read(name, said)
        known = self._rooms.pop(name, None)
        if known is not None:
            room = replace(room, asked=known.asked, wish=known.wish)
        self._rooms[name] = room
        while len(self._rooms) > MOST_ROOMS:
            self._rooms.popitem(last=False)
        return room

    def wish(self, name: str, said: Any) -> Room:
        """What a phone asks for: {"asked": 3}. NoRoom, or BadWords for anything else."""
        room = self.room(name)
        asked = said.get("asked") if isinstance(said, dict) else None
        self._rooms[name] = replace(room, asked=_whole(asked, MOST_STEPS), wish=room.wish + 1)
        return self._rooms[name]

    def room(self, name: str) -> Room:
        """The room of that name; NoRoom where it was never opened or has expired."""
        room = self._rooms.get(name)
        if room is None or self.clock() - room.heard > EXPIRES:
            self._rooms.pop(name, None)
            raise NoRoom(name)
        return room

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
        )


def _whole(value: Any, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise BadWords(value)
    return value
