"""A table of two characteristics: counts, totals and shares. What is hidden stays None in all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ui.records import records
from ui.slicing.asked import DECILE, Asked, Value

Cell = tuple[str, str]  # value of the row, value of the column
Ask = Callable[..., pd.DataFrame]


@dataclass(frozen=True)
class Cross:
    """Counts by cell, row and column. None where hidden, and where a total is not published."""

    counts: Mapping[Cell, int | None]
    row_totals: Mapping[str, int | None]
    column_totals: Mapping[str, int | None]
    total: int | None

    @property
    def is_withheld(self) -> bool:
        """Nothing is published of this pair, not even hidden cells."""
        return not self.counts

    def is_hidden(self, cell: Cell) -> bool:
        """Whether a cell is published as hidden."""
        return self.counts.get(cell) is None

    def row_pct(self, cell: Cell) -> float | None:
        """The share of its row in percent; None unless cell and whole row are shown."""
        return share(self.counts.get(cell), self.row_totals.get(cell[0]))

    def column_pct(self, cell: Cell) -> float | None:
        """The share of its column in percent; None unless cell and whole column are shown."""
        return share(self.counts.get(cell), self.column_totals.get(cell[1]))

    def of_all_rows(self, column: str) -> float | None:
        """The share of a column in the whole table, in percent."""
        return share(self.column_totals.get(column), self.total)

    def of_all_columns(self, row: str) -> float | None:
        """The share of a row in the whole table, in percent."""
        return share(self.row_totals.get(row), self.total)


def share(part: int | None, whole: int | None) -> float | None:
    """Percent; None where either is hidden, or the whole is nothing."""
    if part is None or not whole:
        return None
    return 100 * part / whole


def table(ask: Ask, asked: Asked) -> Cross:
    """Put a question to the cube.

    Args:
        ask: `ui.fetch.fetch`; asked for `slice_by_two` and `value_by_characteristic`.

    The totals are published numbers, never sums of cells: a sum would tell what a cell hides.
    """
    decile = asked.decile.value if asked.decile else None
    cells = ask("slice_by_two", **asked.two_way(), decile_group=decile)
    found = records(cells, ("row_value", "column_value", "count"), "slicing.table")
    counts = {(str(row["row_value"]), str(row["column_value"])): _whole(row) for row in found}
    single = _one_way(ask("value_by_characteristic", **asked.one_way()))
    if asked.decile is None:
        rows, columns = single.get(asked.row.name, {}), single.get(asked.column.name, {})
        return Cross(counts, rows, columns, _total(single))
    group = asked.decile
    by_row = ask("slice_by_two", **asked.two_way(DECILE), decile_group=None)
    by_column = ask("slice_by_two", **asked.two_way(DECILE, asked.column.name), decile_group=None)
    total = single.get(DECILE, {}).get(group.value)
    return Cross(counts, _within(by_row, group), _within(by_column, group), total)


def _one_way(frame: pd.DataFrame) -> dict[str, dict[str, int | None]]:
    counts: dict[str, dict[str, int | None]] = {}
    for row in records(frame, ("characteristic", "value", "count"), "slicing.table"):
        counts.setdefault(str(row["characteristic"]), {})[str(row["value"])] = _whole(row)
    return counts


def _within(frame: pd.DataFrame, group: Value) -> dict[str, int | None]:
    rows = records(frame, ("row_value", "column_value", "count"), "slicing.table")
    return {
        str(row["row_value"]): _whole(row) for row in rows if row["column_value"] == group.value
    }


def _total(single: Mapping[str, Mapping[str, int | None]]) -> int | None:
    """All of the area: every characteristic adds up to it, and one that hides nothing says it."""
    for counts in single.values():
        known = [count for count in counts.values() if count is not None]
        if len(known) == len(counts):
            return sum(known)
    return None


def _whole(row: Mapping[str, Any]) -> int | None:
    return None if row["count"] is None else int(row["count"])
