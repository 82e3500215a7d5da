"""What stands in a cell of a table, in words."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from language import numbers
from ui.exhibit import Column
from ui.records import records
from ui.words.classes import class_words


def words(value: Any, column: Column, until: Any = None) -> str:
    """A value as its column writes it; a dash for none. until: the upper end of a range."""
    if numbers.is_missing(value):
        return numbers.MISSING
    if column.kind == "change":
        change = numbers.change(value, better=column.better)
        return f"{change.arrow} {change.words}"
    if column.kind == "class":
        return class_words(value)
    if column.kind == "range":
        return f"{numbers.number(value, 1)}{numbers.MISSING}{numbers.percent(until, 1)}"
    if column.kind == "sparkline":
        ends = [each for each in value if not numbers.is_missing(each)]
        return ", ".join(map(numbers.percent, ends)) or numbers.MISSING
    write = {
        "count": numbers.count,
        "integer": numbers.integer,
        "number": numbers.number,
        "percent": numbers.percent,
        "points": numbers.points,
        "text": str,
    }[column.kind]
    return write(value)


def rows_of(frame: pd.DataFrame, columns: Sequence[Column]) -> list[tuple[str, ...]]:
    """The cells of a table in words, row by row."""
    keys = [*(column.key for column in columns), *(c.until for c in columns if c.until)]
    return [
        tuple(words(row[column.key], column, row.get(column.until)) for column in columns)
        for row in records(frame, list(dict.fromkeys(keys)))
    ]
