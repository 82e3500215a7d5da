"""A frame as plain records: what charts and tables read of it, with every empty cell None."""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
import pandas as pd

from language.numbers import is_missing

Record = Mapping[str, Any]  # one row of an answer, None where it is empty


def records(frame: pd.DataFrame, columns: Collection[str] | None = None) -> list[dict[str, Any]]:
    """The rows of a frame as records of those columns, or of all, every empty cell None.

    What an answer says of values that it withholds goes along: see ui/words/withheld.py.
    ValueError when a column is lacking, naming it and what there is.
    """
    if columns is None:
        columns = list(frame.columns)
    lacking = [column for column in columns if column not in frame.columns]
    if lacking:
        raise ValueError(
            f"the column(s) {', '.join(lacking)} are wanted; "
            f"the frame has {', '.join(map(str, frame.columns)) or 'none'}"
        )
    if "withheld" in frame.columns:
        columns = list(dict.fromkeys([*columns, "withheld"]))
    cells = [_plain(frame[column]) for column in columns]  # pyright: ignore[reportArgumentType]
    return [dict(zip(columns, row, strict=True)) for row in zip(*cells, strict=True)]


def _plain(column: pd.Series) -> list[Any]:
    """The cells of a column, the empty ones None; a list, which a frame holds as an array, a list.

    By the column's type where that tells: a cell at a time is a third of a page's time.
    """
    cells = column.tolist()
    kind = column.dtype  # pandas calls text with NaN for an empty cell "str"
    if isinstance(kind, np.dtype) and kind.kind in "iub":
        return cells
    if (isinstance(kind, np.dtype) and kind.kind in "fM") or kind == "str":
        return [None if cell != cell else cell for cell in cells]
    return [
        cell.tolist() if isinstance(cell, np.ndarray) else None if is_missing(cell) else cell
        for cell in cells
    ]
