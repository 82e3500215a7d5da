"""A table of two characteristics: counts, totals and shares."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from pages.slice import choices
from pages.slice.question import DECILE, Question, Value
from ui.asking import Ask
from ui.records import records
from ui.words import withheld
from ui.words.shares import percent_of

Cell = tuple[str, str]  # value of the row, value of the column


@dataclass(frozen=True)
class Cross:
    """Counts by cell, row and column, each protected by itself; no counts where withheld.

    Args:
        is_absent: the release has no such table of any area: every count in it is too small, or
            it was kept before there were any.
        is_withheld: this pair is not published of this area.
    """

    counts: Mapping[Cell, int]
    row_totals: Mapping[str, int]
    column_totals: Mapping[str, int]
    total: int
    is_absent: bool = False
    is_withheld: bool = False

    def row_pct(self, cell: Cell) -> float | None:
        """The share of its row in percent; None where the row is too small."""
        return percent_of(self.counts.get(cell), self.row_totals.get(cell[0]))

    def column_pct(self, cell: Cell) -> float | None:
        """The share of its column in percent; None where the column is too small."""
        return percent_of(self.counts.get(cell), self.column_totals.get(cell[1]))

    def of_all_rows(self, column: str) -> float | None:
        """The share of a column in the whole table, in percent."""
        return percent_of(self.column_totals.get(column), self.total)

    def of_all_columns(self, row: str) -> float | None:
        """The share of a row in the whole table, in percent."""
        return percent_of(self.row_totals.get(row), self.total)


def table(ask: Ask, question: Question) -> Cross:
    """Put a question to the cube.

    Args:
        ask: `ui.fetch.fetch`; asked for `slice_by_two`, `value_by_characteristic` and
            `poverty_by_release`.

    The totals are published numbers, never sums of cells, in which what moves each would add up.
    """
    decile = question.decile.value if question.decile else None
    cells = ask("slice_by_two", **question.two_way(), decile_group=decile)
    found = records(cells, ("row_value", "column_value", "count"))
    counts = {
        (str(row["row_value"]), str(row["column_value"])): int(row["count"])
        for row in found
        if row["count"] is not None
    }
    is_withheld = any(withheld.reason(row, "count") for row in found)
    single = _one_way(ask("value_by_characteristic", **question.one_way()))
    if question.decile is None:
        rows, columns = single.get(question.row.name, {}), single.get(question.column.name, {})
        return Cross(counts, rows, columns, _total(ask, question), not found, is_withheld)
    group = question.decile
    by_row = ask("slice_by_two", **question.two_way(DECILE), decile_group=None)
    by_column = ask(
        "slice_by_two", **question.two_way(DECILE, question.column.name), decile_group=None
    )
    total = single.get(DECILE, {}).get(group.value, 0)
    totals = (_within(by_row, group), _within(by_column, group), total)
    return Cross(counts, *totals, not found, is_withheld)


def _one_way(frame: pd.DataFrame) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for row in records(frame, ("characteristic", "value", "count")):
        counts.setdefault(str(row["characteristic"]), {})[str(row["value"])] = int(row["count"])
    return counts


def _within(frame: pd.DataFrame, group: Value) -> dict[str, int]:
    """The counts of a characteristic in one decile group, which only large areas are asked for."""
    rows = records(frame, ("row_value", "column_value", "count"))
    return {
        str(row["row_value"]): int(row["count"])
        for row in rows
        if row["column_value"] == group.value
    }


def _total(ask: Ask, question: Question) -> int:
    """All families or persons of the area; 0 where the release does not know it."""
    measure = choices.measure(question.unit)
    by_release = ask("poverty_by_release", area=question.area.code)
    rows = records(by_release, ("release", measure))
    return next((int(row[measure]) for row in rows if row["release"] == question.release), 0)
