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
    cells = [frame[column].tolist() for column in columns]
    return [
        {
            column: None if is_missing(value) else _plain(value)
            for column, value in zip(columns, row, strict=True)
        }
        for row in zip(*cells, strict=True)
    ]


def _plain(value: Any) -> Any:
    """A list as itself: a frame holds it as an array, which cannot be compared with None."""
    return value.tolist() if isinstance(value, np.ndarray) else value
