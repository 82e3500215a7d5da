"""What may go wrong, each kind with the exit code that a script can rely on."""

import re
from typing import Final

# Orders to a terminal, signs that nobody sees, and those that turn the direction of reading.
_ORDERS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def in_one_line(words: str) -> str:
    """Words from an office's file as they may be told: a name may hold orders to the terminal."""
    return _ORDERS.sub(" ", words)


class Problem(Exception):
    """One line for the user: what, where, and how to repair. Never a value of a person's row.

    Some tell a line for each of several mistakes.
    """

    exit_code = 1

    def __init__(self, words: str = "") -> None:
        super().__init__("\n".join(map(in_one_line, words.split("\n"))))


class Refused(Problem):
    """The delivery cannot be taken as it is; nothing was changed."""

    exit_code = 3


class NotSound(Problem):
    """A check that blocks publishing has found something; the previous generation stays."""

    exit_code = 4


class StoreProblem(Problem):
    """The store cannot be read or written: locked, full, damaged, or empty."""

    exit_code = 5
