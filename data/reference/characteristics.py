"""The characteristics by which families and persons are counted, from characteristics.toml."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import duckdb

Unit = Literal["family", "person"]
UNITS: Final[tuple[Unit, ...]] = ("family", "person")
TABLE: Final = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class Value:
    """One value of a characteristic, and the codes that mean it (none: all that is left)."""

    name: str
    codes: frozenset[int]
    label_id: str
    label_en: str


@dataclass(frozen=True)
class Characteristic:
    """What families or persons are counted by; `values` in the order in which they are shown.

    `column` and `aliases` are the delivery's names of it, None where queries/slice makes it.
    """

    name: str
    unit: Unit
    label_id: str
    label_en: str
    values: tuple[Value, ...]
    column: str | None
    aliases: tuple[str, ...]
    is_restricted: bool

    def words(self) -> dict[str, int]:
        """What may stand in a cell instead of a code: the label of a single code, or a part of it
        ('marmer atau granit', 'marmer'), in lower case without marks."""
        codes_by_words: dict[str, set[int]] = {}
        for value in self.values:
            if len(value.codes) == 1:
                (code,) = value.codes
                for part in (value.label_id, *re.split(r",? atau |, ", value.label_id)):
                    words = " ".join(re.findall(r"[a-z0-9]+", part.lower()))
                    codes_by_words.setdefault(words, set()).add(code)
        # Words that two codes share say neither.
        return {words: min(codes) for words, codes in codes_by_words.items() if len(codes) == 1}

    def positions(self) -> list[int]:
        """The place of the value of each code from 0 to 255; the last is for any other code."""
        of = {code: place for place, value in enumerate(self.values) for code in value.codes}
        return [of.get(code, len(self.values) - 1) for code in range(256)]


@cache
def characteristics(unit: Unit) -> tuple[Characteristic, ...]:
    """The characteristics of a unit, in the order in which they are offered."""
    entries = tomllib.loads(TABLE.read_text(encoding="utf-8"))["characteristic"]
    return tuple(_read(entry) for entry in entries if entry["unit"] == unit)


def _read(entry: dict[str, Any]) -> Characteristic:
    *values, last = entry["values"]
    return Characteristic(
        name=entry["name"],
        unit=entry["unit"],
        label_id=entry["label_id"],
        label_en=entry["label_en"],
        values=(
            *(_value(value, _codes(value.get("codes", value["value"]))) for value in values),
            _value(last, frozenset()),
        ),
        column=entry.get("column"),
        aliases=tuple(entry.get("aliases", ())),
        is_restricted=entry.get("is_restricted", False),
    )


def _value(entry: dict[str, str], codes: frozenset[int]) -> Value:
    return Value(entry["value"], codes, entry["label_id"], entry["label_en"])


def _codes(words: str) -> frozenset[int]:
    """'3' is one code, '7-99' all of them."""
    first, _dash, last = words.partition("-")
    return frozenset(range(int(first), int(last or first) + 1))


def store_characteristics(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table characteristic_value: one row for each value, positions from 1."""
    connection.execute(
        "create or replace table characteristic_value (unit varchar, characteristic varchar, "
        "position integer, label_id varchar, label_en varchar, is_restricted boolean, "
        "value varchar, value_position integer, value_label_id varchar, value_label_en varchar)"
    )
    rows = [
        (
            *(unit, kind.name, position, kind.label_id, kind.label_en, kind.is_restricted),
            *(value.name, place, value.label_id, value.label_en),
        )
        for unit in UNITS
        for position, kind in enumerate(characteristics(unit), 1)
        for place, value in enumerate(kind.values, 1)
    ]
    # One statement: row by row takes a twentieth of a second.
    connection.execute(
        f"insert into characteristic_value select {', '.join(['unnest(?)'] * len(rows[0]))}",
        [list(column) for column in zip(*rows, strict=True)],
    )
