"""A table as it is shown: which values are drawn, what stands in a cell, and the difference."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from language import numbers
from pages.slice.cross import Cell, Cross, table
from pages.slice.question import Question, Value, other_words
from ui.asking import Asking
from ui.kept import kept

SHARES: Final = ("row_pct", "column_pct")


@dataclass(frozen=True, eq=False)
class View:
    """A question with its answer, how it is shown, and what it is held against.

    Args:
        shown: 'row_pct', 'column_pct' or 'count'.
        other, other_table: the other side of a comparison, or None.
    """

    question: Question
    table: Cross
    shown: str
    other: Question | None = None
    other_table: Cross | None = None

    @property
    def is_share(self) -> bool:
        """Whether cells are percentages."""
        return self.shown in SHARES

    @property
    def is_compared(self) -> bool:
        """Whether cells are differences: the other side has this table too."""
        return self.other_table is not None and bool(self.other_table.counts)

    @property
    def other_name(self) -> str:
        """What the other side is called; '' without one."""
        return other_words(self.question, self.other) if self.other else ""

    @cached_property
    def rows(self) -> tuple[Value, ...]:
        """The values of the rows that are drawn: with a count that can be seen."""
        return tuple(v for v in self.question.row.values if self._is_drawn(v.value, None))

    @cached_property
    def columns(self) -> tuple[Value, ...]:
        """The values of the columns that are drawn."""
        return tuple(v for v in self.question.column.values if self._is_drawn(None, v.value))

    @property
    def folded(self) -> list[Value]:
        """The values that nobody has, or too few to be seen, here and on the other side."""
        drawn = (*self.rows, *self.columns)
        every = (*self.question.row.values, *self.question.column.values)
        return [value for value in every if value not in drawn]

    @property
    def cells(self) -> list[Cell]:
        """The cells that are drawn."""
        return [(row.value, column.value) for row in self.rows for column in self.columns]

    def value(self, cell: Cell) -> float | None:
        """What is shown of a cell on this side: a count, or percent; None of too few."""
        return self._of(self.table, cell)

    def other_value(self, cell: Cell) -> float | None:
        """The same on the other side."""
        return self._of(self.other_table, cell) if self.other_table else None

    def difference(self, cell: Cell) -> float | None:
        """This side less the other, in points or as a count; None where either is."""
        return less(self.value(cell), self.other_value(cell))

    def whole(self, cell: Cell) -> int:
        """What the percentage of a cell is of."""
        return self._whole(self.table, cell)

    def is_told_apart(self, cell: Cell) -> bool:
        """Whether the two sides of a cell differ by more than the protection of their counts."""
        if self.other_table is None:
            return False
        own, theirs = self.table.counts.get(cell, 0), self.other_table.counts.get(cell, 0)
        if not self.is_share:
            return numbers.is_told_apart(own, theirs)
        # Each side as it would be with the share of the other.
        share, other_share = self.value(cell) or 0, self.other_value(cell) or 0
        whole, other_whole = self.whole(cell), self._whole(self.other_table, cell)
        return numbers.is_told_apart(own, whole * other_share / 100) and numbers.is_told_apart(
            theirs, other_whole * share / 100
        )

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

    def _whole(self, table: Cross, cell: Cell) -> int:
        if self.shown == "column_pct":
            return table.column_totals.get(cell[1], 0)
        return table.row_totals.get(cell[0], 0)

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
        return any(
            count > 0 and row in (None, its_row) and column in (None, its_column)
            for table in tables
            for (its_row, its_column), count in table.counts.items()
        )


@kept
def view_of(on: Asking, question: Question, shown: str, against: str | None) -> View:
    """The answer to a question as it is shown; against: what it is held against, see `Question`."""
    other = question.against(against, on.areas)
    return View(
        question, table(on.ask, question), shown, other, table(on.ask, other) if other else None
    )


def less(one: float | None, other: float | None) -> float | None:
    """The difference; None where either side is of too few."""
    return None if one is None or other is None else one - other
