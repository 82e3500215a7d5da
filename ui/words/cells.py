"""What stands in a cell of a table, in words."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from language import numbers
from ui.exhibit import Column
from ui.records import Record, records
from ui.words import poorest, withheld
from ui.words.classes import class_words

# Where one is not given, so is not what follows from it: band, class, change, persons.
SAYS_WHY: Final = ("percent", "chance", "points", "count")


def empty(row: Record, column: Column) -> str:
    """Why a cell is empty; a dash where the rate beside it says so."""
    return withheld.words(row, column.key) if column.kind in SAYS_WHY else numbers.MISSING


def words(row: Record, column: Column) -> str:
    """The value of a column as the column writes it, or why there is none."""
    value = row[column.key]
    if numbers.is_missing(value):
        return empty(row, column)
    if column.kind == "change":
        return f"{numbers.change(value).arrow} {numbers.moved(value)}"
    if column.kind == "class":
        return class_words(value)
    if column.kind == "range":
        until = numbers.percent(row[column.until], 1)
        return f"{numbers.number(value, 1)}{numbers.MISSING}{until}"
    if column.kind == "about":
        return about(value, row[column.since], row[column.until])
    if column.kind == "sparkline":
        ends = [each for each in value if not numbers.is_missing(each)]
        return ", ".join(map(numbers.percent, ends)) or numbers.MISSING
    write = {
        "count": numbers.count,
        "integer": numbers.integer,
        "number": numbers.number,
        "percent": numbers.percent,
        "chance": poorest.chance,
        "cuts": poorest.cuts,
        "points": numbers.points,
        "text": str,
        "period": numbers.period,
    }[column.kind]
    return write(value)


def rows_of(frame: pd.DataFrame, columns: Sequence[Column]) -> list[tuple[str, ...]]:
    """The cells of a table in words, row by row."""
    return [
        tuple(words(row, column) for column in columns) for row in records(frame, keys_of(columns))
    ]


def keys_of(columns: Sequence[Column]) -> list[str]:
    """Every column of a frame that these show."""
    return list(dict.fromkeys(key for column in columns for key in column.keys))


def about(value: float | None, low: float | None, high: float | None) -> str:
    """An estimated count with its range, at the precision they have: '440 (190–870)'."""
    if low is None or high is None:
        return numbers.about(value)
    return f"{numbers.about(value)} ({numbers.about(low)}{numbers.MISSING}{numbers.about(high)})"
