"""What is put in order: areas of a level below one, by how much of what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import pandas as pd

from ui import lists
from ui.asking import Asking
from ui.records import Record, records
from ui.words import withheld
from ui.words.poorest import CHANCE

Weight = Literal["missed", "percent", "persons", "chance"]

MARKED: Final = 10  # areas on the map and in the table; of few areas a third
FEWEST: Final = 100  # families or persons, to be placed by percent: see priority_by_area.sql
# By weight: the column of `priority_by_area` with the place, and the measure that decides it.
PLACES: Final[Mapping[Weight, str]] = {
    "missed": "place_by_missed",
    "percent": "place_by_pct",
    "persons": "place_by_persons",
    "chance": "place_by_chance",
}
PERSONS: Final = ("persons_to_leave", "persons_to_leave_low", "persons_to_leave_high")
# What `priority_by_area` counts without a programme.
NONE: Final[Mapping[str, str]] = {
    "missed": "families_none",
    "eligible": "families_decile12",
    "exclusion_pct": "unreached_pct",
}


@dataclass(frozen=True)
class Question:
    """programme: its code, '' for none at all; parent: the area whose parts are put in order."""

    programme: str
    level: str
    weight: Weight
    parent: str

    @property
    def missed(self) -> str:
        """The measure of the count, of queries/measures.toml."""
        return self._name("missed")

    @property
    def eligible(self) -> str:
        return self._name("eligible")

    @property
    def percent(self) -> str:
        return self._name("exclusion_pct")

    @property
    def measure(self) -> str:
        """What decides the order."""
        others = {"percent": self.percent, "persons": PERSONS[0], "chance": CHANCE}
        return others.get(self.weight, self.missed)

    @property
    def place(self) -> str:
        return PLACES[self.weight]

    def _name(self, column: str) -> str:
        return column if self.programme else NONE[column]


def areas(on: Asking, question: Question) -> pd.DataFrame:
    """The areas in their order, those without a place last.

    Columns of `priority_by_area`, the counts under the names of their measures, and beside them
    the persons to leave poverty of `persons_to_leave_by_area`.
    """
    below = {"release": on.release, "parent": question.parent, "level": question.level}
    programme = question.programme or None
    found = withheld.beside(
        on.ask("priority_by_area", programme=programme, **below),
        on.ask("persons_to_leave_by_area", **below),
        *PERSONS,
    )
    named = found if question.programme else withheld.renamed(found, NONE)
    return named.sort_values(
        [question.place, "area_code"], na_position="last", kind="stable", ignore_index=True
    )


def marked(found: pd.DataFrame, question: Question) -> list[dict[str, Any]]:
    """The records of the areas that are marked; found: of `areas`."""
    return first(found, question, min(MARKED, -(-len(found) // 3)))


def first(found: pd.DataFrame, question: Question, count: int) -> list[dict[str, Any]]:
    """The records of so many areas with the first places; found: of `areas`."""
    return [row for row in records(found.head(count)) if row[question.place] is not None]


def half(found: pd.DataFrame) -> int | None:
    """In how few areas half of all missed are; None where none is. found: of `areas`."""
    rows = records(found, ("missed_cumulative_pct",))
    parts = [row["missed_cumulative_pct"] for row in rows]
    known = [part for part in parts if part is not None]
    return 1 + sum(part < 50 for part in known) if known else None


def missed_in_all(on: Asking, question: Question) -> int | None:
    """How many are missed in the whole area, as it is published for that area."""
    if not question.programme:
        return lists.whole_of(on.of(question.parent)).get("families_none")
    rows = records(on.ask("coverage_by_programme", area=question.parent, release=on.release))
    return next(
        (row["missed"] for row in rows if row["programme_code"] == question.programme), None
    )


def is_of_persons(on: Asking, question: Question) -> bool:
    """Whether the programme counts persons, not families."""
    return lists.programme_of(on, question.programme).get("unit") == "person"


def name_of(row: Record, question: Question, region: str) -> tuple[str, str]:
    """An area and the kecamatan that tells it from others of its name; '' where nothing must."""
    is_mixed = question.level == "desa" and question.parent == region
    return str(row["area_name"]), str(row["parent_name"]) if is_mixed else ""
