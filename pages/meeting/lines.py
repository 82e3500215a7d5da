"""Names in a sentence of the notes."""

from collections.abc import Sequence
from typing import Final

from language import numbers
from language.text import _

MOST: Final = 6


def named(words: str, names: Sequence[str]) -> str:
    """A sentence about areas with {areas} filled; the first six by name, '' for none."""
    if not names:
        return ""
    said = ", ".join(names[:MOST])
    if len(names) > MOST:
        said = _("{some}, dan {count} lainnya").format(
            some=said, count=numbers.integer(len(names) - MOST)
        )
    return words.format(areas=said)
