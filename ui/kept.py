"""What is made once and then shown to every reader: exhibits, their markup, their figures.

Whatever is kept lies under all that it may depend on: its maker and arguments, the language, and
how the edition protects its counts. What depends on the data is given an `Asking` (or the `Answers`
behind it), which says the generation, the edition, the area and the release. A maker reads nothing
else: no session, no address, no clock. What it was given and what it returns is never changed.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, Final, ParamSpec, TypeVar

import pandas as pd

from language import numbers, text

P = ParamSpec("P")
Made = TypeVar("Made")

MOST: Final = 3000  # of all makers together; the one longest unused goes first


def kept(make: Callable[P, Made]) -> Callable[P, Made]:
    """The same maker, which makes each thing once a server, and is given lists as tuples.

    A frame or record is told by what it is, not by what it holds: one that is kept itself.
    TypeError for what else has no hash, as `ui.fetch.fetch`, which reads the session.
    """

    @wraps(make)
    def once(*args: P.args, **named: P.kwargs) -> Made:
        spoken = (text.language(), numbers.unseen(), numbers.most())
        given = {name: _told(value) for name, value in named.items()}
        return _made(make, spoken, *map(_told, args), **given)

    return once


class _Itself:
    """A frame or a record as part of a key."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


def _told(value: Any) -> Hashable:
    if isinstance(value, list):
        return tuple(value)
    return _Itself(value) if isinstance(value, (pd.DataFrame, dict)) else value


def _given(value: Any) -> Any:
    return value.value if isinstance(value, _Itself) else value


@lru_cache(maxsize=MOST, typed=True)  # words and HTML of the same letters are not the same
def _made(make: Callable[..., Any], spoken: Hashable, *args: Hashable, **named: Hashable) -> Any:
    del spoken
    return make(*map(_given, args), **{name: _given(value) for name, value in named.items()})


def kept_data(read: Callable[P, Made]) -> Callable[P, Made]:
    """As `kept`, for what holds no words: the same in every language."""

    @wraps(read)
    def once(*args: P.args, **named: P.kwargs) -> Made:
        return _made(read, None, *args, **named)

    return once


def forget() -> None:
    """Make everything anew; for tests that change what is behind it."""
    _made.cache_clear()
