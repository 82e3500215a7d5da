"""Which of many cases of one kind guard every day; the others are for `make test`."""

from collections.abc import Iterable
from typing import Any

import pytest


def one_in(count: int, cases: Iterable[Any]) -> list[Any]:
    """The cases, of which only the first of each `count` is not marked slow."""
    return [
        case if place % count == 0 else pytest.param(case, marks=pytest.mark.slow)
        for place, case in enumerate(cases)
    ]
