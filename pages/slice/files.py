"""A view as a file: one row for each cell, what was asked in every row."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pages.slice.cross import Cell, Cross
from pages.slice.view import View, less
from ui.words import top_decile


def long_form(view: View, source: str, release: Mapping[str, Any]) -> pd.DataFrame:
    """Every cell, also of values that nobody has, in the order of the values.

    Columns row_value, row_label, column_value, column_label, count, row_pct and column_pct
    (percent, empty of too few); with another side the same of it, and the differences.
    release: its row of `release_by_cutoff`.
    """
    question, other = view.question, view.other
    about = {
        "unit": question.unit,
        "row": question.row.name,
        "column": question.column.name,
        "decile_group": question.decile.value if question.decile else "",
        "area": question.area.code,
        "area_name": question.area.name,
        "source": source,
    }
    if other is not None and view.is_compared:
        about |= {"other_area": other.area.code, "other_release": other.release}
    rows = [
        {
            "row_value": row.value,
            "row_label": row.label,
            "column_value": column.value,
            "column_label": column.label,
            **_numbers(view.table, (row.value, column.value)),
            **_compared(view, (row.value, column.value)),
            **about,
        }
        for row in question.row.values
        for column in question.column.values
    ]
    made = _whole_numbers(pd.DataFrame(rows))
    return top_decile.with_top_decile(made, release) if question.is_by_decile else made


def _numbers(table: Cross, cell: Cell) -> dict[str, Any]:
    return {
        "count": table.counts.get(cell),
        "row_pct": table.row_pct(cell),
        "column_pct": table.column_pct(cell),
    }


def _compared(view: View, cell: Cell) -> dict[str, Any]:
    if not view.is_compared or view.other_table is None:
        return {}
    own, theirs = _numbers(view.table, cell), _numbers(view.other_table, cell)
    return {
        **{f"other_{name}": value for name, value in theirs.items()},
        "count_difference": less(own["count"], theirs["count"]),
        "row_difference_pp": less(own["row_pct"], theirs["row_pct"]),
        "column_difference_pp": less(own["column_pct"], theirs["column_pct"]),
    }


def _whole_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """Counts as whole numbers, although some are empty; shares as numbers, although all may be."""
    counts = [name for name in frame.columns if "count" in name]
    shares = [name for name in frame.columns if name.endswith(("_pct", "_pp"))]
    return frame.astype({**dict.fromkeys(counts, "Int64"), **dict.fromkeys(shares, "float64")})
