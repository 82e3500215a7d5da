"""The answers of one generation in one edition, each read once a server."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.generation import generations
from data.generation.generations import Generation
from data.settings import Edition
from ui.kept import kept_data
from ui.records import records


@dataclass(frozen=True)
class Answers:
    """A way to ask one generation in one edition; equal ones give the same answers."""

    generation: Generation
    edition: Edition

    def __call__(self, name: str, **values: Any) -> pd.DataFrame:
        """The answer to queries/read/<name>.sql, in its order.

        It is the same frame for everybody who asks the same: never change it in place.
        Raises QueryProblem for a wrong name or parameter, StoreProblem when the database has gone.
        """
        return _read(self, name, **_hashable(values))

    def row(self, name: str, **values: Any) -> dict[str, Any]:
        """The first row of an answer, every empty cell None; without any row, an empty record."""
        return _row(self, name, **_hashable(values))


def _hashable(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }


@kept_data
def _read(ask: Answers, name: str, **values: Any) -> pd.DataFrame:
    given = {
        key: list(value) if isinstance(value, tuple) else value for key, value in values.items()
    }
    return generations.read(ask.generation, ask.edition, name, given)


@kept_data
def _row(ask: Answers, name: str, **values: Any) -> dict[str, Any]:
    return next(iter(records(ask(name, **values))), {})
