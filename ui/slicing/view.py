"""A table as it is shown: which values are drawn, what stands in a cell, and the difference."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ui.slicing.asked import Asked, Value, other_words
from ui.slicing.cross import Cell, Cross

SHARES: Final = ("row_pct", "column_pct")


@dataclass(frozen=True)
class View:
    """A question with its answer, how it is shown, and what it is held against.

    Args:
        shown: 'row_pct', 'column_pct' or 'count'.
        other, other_table: the other side of a comparison, or None.
    """

    asked: Asked
    table: Cross
    shown: str
    other: Asked | None = None
    other_table: Cross | None = None

    @property
    def is_share(self) -> bool:
        """Whether cells are percentages."""
        return self.shown in SHARES

    @property
    def is_compared(self) -> bool:
        """Whether cells are differences: the other side has this table too."""
        return self.other_table is not None and not self.other_table.is_withheld

    @property
    def other_name(self) -> str:
        """What the other side is called; '' without one."""
        return other_words(self.asked, self.other) if self.other else ""

    @cached_property
    def rows(self) -> tuple[Value, ...]:
        """The values of the rows that are drawn: with a count, or with one that is hidden."""
        return tuple(v for v in self.asked.row.values if self._is_drawn(v.value, None))

    @cached_property
    def columns(self) -> tuple[Value, ...]:
        """The values of the columns that are drawn."""
        return tuple(v for v in self.asked.column.values if self._is_drawn(None, v.value))

    @property
    def folded(self) -> list[Value]:
        """The values that nobody has, here or on the other side: they are not drawn."""
        drawn = (*self.rows, *self.columns)
        every = (*self.asked.row.values, *self.asked.column.values)
        return [value for value in every if value not in drawn]

    @property
    def cells(self) -> list[Cell]:
        """The cells that are drawn."""
        return [(row.value, column.value) for row in self.rows for column in self.columns]

    @property
    def hidden(self) -> list[Cell]:
        """Of those, the hidden ones."""
        return [cell for cell in self.cells if self.table.is_hidden(cell)]

    @property
    def is_thin(self) -> bool:
        """Whether more is hidden of the table than shown."""
        return 2 * len(self.hidden) > len(self.cells)

    def value(self, cell: Cell) -> float | None:
        """What is shown of a cell on this side: percent or a count; None where it cannot be."""
        return self._of(self.table, cell)

    def other_value(self, cell: Cell) -> float | None:
        """The same on the other side."""
        return self._of(self.other_table, cell) if self.other_table else None

    def difference(self, cell: Cell) -> float | None:
        """This side less the other, in points or as a count; None where either is."""
        return less(self.value(cell), self.other_value(cell))

    def is_covered(self, cell: Cell) -> bool:
        """Whether what is shown of a cell is hidden, itself or with what it is a part of.

        Without a number and not covered: a share of nothing.
        """
        tables = [self.table, *([self.other_table] if self.other_table else [])]
        return any(self._is_covered(table, cell) for table in tables)

    def shared(self, row: str | None, column: str | None) -> float | None:
        """The total of a row (column None) or of a column, as it stands beside the cells.

        A percentage where it is one of the whole, a count where it is what percentages are of.
        """
        return self._total(self.table, row, column)

    def other_shared(self, row: str | None, column: str | None) -> float | None:
        """The same on the other side."""
        return self._total(self.other_table, row, column) if self.other_table else None

    def is_base(self, row: str | None, column: str | None) -> bool:
        """Whether that total is a count although cells are percentages."""
        if row is None and column is None:
            return self.is_share
        return self.shown == ("row_pct" if column is None else "column_pct")

    def _of(self, table: Cross, cell: Cell) -> float | None:
        if self.shown == "row_pct":
            return table.row_pct(cell)
        if self.shown == "column_pct":
            return table.column_pct(cell)
        return table.counts.get(cell)

    def _is_covered(self, table: Cross, cell: Cell) -> bool:
        if table.is_hidden(cell):
            return True
        if self.shown == "row_pct":
            return table.row_totals.get(cell[0]) is None
        return self.shown == "column_pct" and table.column_totals.get(cell[1]) is None

    def _total(self, table: Cross, row: str | None, column: str | None) -> float | None:
        if row is None and column is None:
            return table.total
        if row is not None:
            is_share = self.shown == "column_pct"
            return table.of_all_columns(row) if is_share else table.row_totals.get(row)
        is_share = self.shown == "row_pct"
        return table.of_all_rows(str(column)) if is_share else table.column_totals.get(str(column))

    def _is_drawn(self, row: str | None, column: str | None) -> bool:
        tables = [self.table]
        if self.is_compared and self.other_table is not None:
            tables.append(self.other_table)
        return any(_has_any(table.counts, row, column) for table in tables)


def less(one: float | None, other: float | None) -> float | None:
    """The difference; None where either side is hidden."""
    return None if one is None or other is None else one - other


def _has_any(counts: Mapping[Cell, int | None], row: str | None, column: str | None) -> bool:
    return any(
        count is None or count > 0
        for (its_row, its_column), count in counts.items()
        if row in (None, its_row) and column in (None, its_column)
    )


def base(view: View, cells: Sequence[Cell]) -> list[Cell]:
    """Of those cells, the ones whose percentage is of at least thirty: enough to speak of."""
    tables = [view.table, *([view.other_table] if view.is_compared and view.other_table else [])]
    return [cell for cell in cells if all(_whole(view, table, cell) >= ENOUGH for table in tables)]


ENOUGH: Final = 30


def _whole(view: View, table: Cross, cell: Cell) -> int:
    if view.shown == "column_pct":
        return table.column_totals.get(cell[1]) or 0
    return table.row_totals.get(cell[0]) or 0
