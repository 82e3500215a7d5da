"""How DuckDB reads a table of a delivery: every cell as text, in the order of the file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb

from data.intake.contents import damaged
from data.intake.delivery import literal
from data.intake.survey import Table


@dataclass(frozen=True)
class Scan:
    """A relation of SQL with the cells of a table.

    names: c0, c1, … in the order of its header. values: parameters of `sql`.
    """

    sql: str
    values: dict[str, Any]
    names: list[str]


def scan_of(table: Table, *alike: Table) -> Scan:
    """Of a table, and of CSVs that are read alike; then `file_index` tells their places.

    A mended copy has the column `line` besides: its row in the office's file.
    """
    lines = table.lines
    paths = [each.lines.path if each.lines else each.file.path for each in (table, *alike)]
    values: dict[str, Any] = {"paths": [literal(path) for path in paths]}
    names = [f"c{place}" for place in range(len(table.header.plain_names))]
    if lines is None:
        return Scan(
            f"(select columns(*)::varchar from read_parquet($paths)) as cells({', '.join(names)})",
            values,
            names,
        )
    cells = [*names, "line"] if lines.is_copy else names
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in cells)
    return Scan(
        f"read_csv($paths, header=false, skip={lines.skip}, auto_detect=false, "
        "delim=$delimiter, quote='\"', escape='\"', strict_mode=true, null_padding=false, "
        f"ignore_errors=true, max_line_size=4194304, columns={{{columns}}}) as cells",
        {**values, "delimiter": lines.delimiter},
        names,
    )


@contextmanager
def reading(table: Table) -> Iterator[None]:
    """Raises Refused where the reader fails; its own message may quote a row of a person."""
    try:
        yield
    except (duckdb.InvalidInputException, duckdb.ConversionException) as problem:
        raise damaged(table.file.name) from problem
