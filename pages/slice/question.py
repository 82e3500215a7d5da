"""What a reader asks of the cube: two characteristics, an area, a release, perhaps one decile."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

import pandas as pd

from language import numbers
from language.text import language
from ui.kept import kept
from ui.records import records
from ui.words import areas

DECILE: Final = "decile_group"
LAST: Final = ("unknown", "undetermined")  # values that stand after all others


class Value(NamedTuple):
    """One value of a characteristic and its word, in the language of the screen."""

    value: str
    label: str

    @property
    def is_known(self) -> bool:
        """False for 'tidak diketahui' and 'belum ditentukan'."""
        return self.value not in LAST


@dataclass(frozen=True)
class Characteristic:
    """A characteristic with its values in the order in which they are shown."""

    name: str
    label: str
    values: tuple[Value, ...]

    @property
    def word(self) -> str:
        """The label inside a sentence: 'Air minum' -> 'air minum'."""
        return self.label[:1].lower() + self.label[1:]


@dataclass(frozen=True)
class Area:
    """An area: its name in a sentence, its level, and the area above it."""

    code: str
    name: str
    level: str
    parent_code: str
    parent_name: str


@dataclass(frozen=True)
class Question:
    """One question to the cube; `unit` is 'family' or 'person'."""

    unit: str
    row: Characteristic
    column: Characteristic
    area: Area
    release: str
    decile: Value | None = None

    @property
    def is_by_decile(self) -> bool:
        """Whether groups of deciles are crossed, or one of them is looked at."""
        return self.decile is not None or DECILE in (self.row.name, self.column.name)

    def one_way(self) -> dict[str, Any]:
        """The values that `value_by_characteristic` wants."""
        return {"area": self.area.code, "release": self.release, "unit": self.unit}

    def two_way(self, column: str | None = None, row: str | None = None) -> dict[str, Any]:
        """The values that `slice_by_two` wants, without the decile."""
        return {
            **self.one_way(),
            "row": row or self.row.name,
            "column": column or self.column.name,
        }

    def against(self, other: str | None, known: pd.DataFrame) -> "Question | None":
        """The same question to another area ('35.19.06') or release ('2026-3'); None for ''."""
        if not other:
            return None
        if re.fullmatch(r"\d{4}-\d", other):
            return replace(self, release=other)
        return replace(self, area=_area(known, other))

    def address(self) -> dict[str, str]:
        """What of the question stands in the address of the page."""
        return {
            "unit": self.unit,
            "row": self.row.name,
            "column": self.column.name,
            "area": self.area.code,
            "release": self.release,
            "decile": self.decile.value if self.decile else "",
        }


@kept
def question_of(
    described: pd.DataFrame,
    known: pd.DataFrame,
    *,
    unit: str,
    row: str | None,
    column: str | None,
    area: str | None,
    release: str,
    decile: str | None = None,
) -> Question:
    """The question, from what was picked.

    Args:
        described: rows of `characteristic_value`; known: rows of `area_by_level`.
    Raises KeyError for a characteristic or area that is not there.
    """
    of_unit = characteristics(described, unit)
    deciles = {value.value: value for value in of_unit[DECILE].values} if decile else {}
    return Question(
        unit,
        of_unit[str(row)],
        of_unit[str(column)],
        _area(known, str(area)),
        release,
        deciles[decile] if decile else None,
    )


@kept
def characteristics(described: pd.DataFrame, unit: str) -> Mapping[str, Characteristic]:
    """The characteristics of a unit by name, in the order to offer; what is unknown last."""
    spoken = language()
    columns = ("unit", "characteristic", f"label_{spoken}", "value", f"value_label_{spoken}")
    labels: dict[str, str] = {}
    values: dict[str, list[Value]] = {}
    for row in records(described, columns):
        if row["unit"] == unit:
            name = str(row["characteristic"])
            labels[name] = str(row[f"label_{spoken}"])
            value = Value(str(row["value"]), str(row[f"value_label_{spoken}"]))
            values.setdefault(name, []).append(value)
    return {
        name: Characteristic(
            name, label, tuple(sorted(values[name], key=lambda value: not value.is_known))
        )
        for name, label in labels.items()
    }


def _area(known: pd.DataFrame, code: str) -> Area:
    names = areas.full_names(known)
    columns = ("area_code", "level", "parent_code", "parent_name")
    rows = {str(row["area_code"]): row for row in records(known, columns)}
    row = rows[code]
    parent = str(row["parent_code"])
    return Area(
        code,
        names[code],
        str(row["level"]),
        parent,
        names.get(parent, str(row["parent_name"])),
    )


def other_words(mine: Question, other: Question) -> str:
    """What the other side of a comparison is called: its release, or its area."""
    if mine.area == other.area:
        return numbers.release(other.release)
    return other.area.name
