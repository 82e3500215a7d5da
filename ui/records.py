"""A frame as plain records: what charts and tables read of it, with every empty cell None."""

from collections.abc import Collection
from typing import Any

import pandas as pd

from language.numbers import is_missing


def records(frame: pd.DataFrame, columns: Collection[str], reader: str) -> list[dict[str, Any]]:
    """The rows of a frame as records of those columns, every empty cell None.

    ValueError when a column is lacking, naming the reader, the column and what there is.
    """
    lacking = [column for column in columns if column not in frame.columns]
    if lacking:
        raise ValueError(
            f"{reader} needs the column(s) {', '.join(lacking)}; "
            f"the frame has {', '.join(map(str, frame.columns)) or 'none'}"
        )
    cells = [frame[column].tolist() for column in columns]
    return [
        {
            column: None if is_missing(value) else value
            for column, value in zip(columns, row, strict=True)
        }
        for row in zip(*cells, strict=True)
    ]
