"""A frame as records: every kind of empty cell is None, whatever the column's type."""

import numpy as np
import pandas as pd
import pytest

from ui.records import records


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        (pd.Series([1, 2]), [1, 2]),
        (pd.Series([1.5, np.nan]), [1.5, None]),
        (pd.Series(["a", None]), ["a", None]),
        (pd.Series(["a", None], dtype=object), ["a", None]),
        (pd.Series([1, None], dtype="Int64"), [1, None]),
        (pd.Series(["a", None], dtype="string"), ["a", None]),
        (pd.Series([True, pd.NaT], dtype=object), [True, None]),
        (pd.Series([float("nan"), "a"], dtype=object), [None, "a"]),
        (pd.to_datetime(pd.Series(["2026-03-01", None])), [pd.Timestamp("2026-03-01"), None]),
        (pd.Series([np.array(["few"]), None], dtype=object), [["few"], None]),
    ],
    ids=lambda value: str(value.dtype) if isinstance(value, pd.Series) else "",
)
def test_every_kind_of_empty_cell_is_none(column: pd.Series, cells: list[object]) -> None:
    assert [row["x"] for row in records(pd.DataFrame({"x": column}))] == cells


def test_a_column_that_is_lacking_is_named() -> None:
    with pytest.raises(ValueError, match=r"the column\(s\) poor are wanted; the frame has desa"):
        records(pd.DataFrame({"desa": ["a"]}), ["desa", "poor"])
