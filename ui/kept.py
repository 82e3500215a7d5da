"""What is made once and then shown to every reader: exhibits, their markup, their figures.

Whatever is kept lies under all that it may depend on: its maker and arguments, the language, and
how the edition protects its counts. What depends on the data is given an `Asking` (or the `Answers`
behind it), which says the generation, the edition, the area and the release. A maker reads nothing
else: no session, no address, no clock; what it returns is never changed.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, Final, ParamSpec, TypeVar

from language import numbers, text

P = ParamSpec("P")
Made = TypeVar("Made")

MOST: Final = 4000  # of all makers together; the one longest unused goes first


def kept(make: Callable[P, Made]) -> Callable[P, Made]:
    """The same maker, which makes each thing once a server, and is given lists as tuples.

    TypeError for an argument that has no hash.
    """

    @wraps(make)
    def once(*args: P.args, **named: P.kwargs) -> Made:
        spoken = (text.language(), numbers.unseen(), numbers.most())
        given = (tuple(each) if isinstance(each, list) else each for each in args)
        return _made(make, spoken, tuple(given), tuple(named.items()))

    return once


@lru_cache(maxsize=MOST)
def _made(
    make: Callable[..., Any],
    spoken: Hashable,
    args: tuple[Hashable, ...],
    named: tuple[tuple[str, Hashable], ...],
) -> Any:
    del spoken
    return make(*args, **dict(named))


def forget() -> None:
    """Make everything anew; for tests that change what is behind it."""
    _made.cache_clear()
