"""Copies of data/reference with other rows, for tests that change what BPS has published."""

import csv
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import pytest

from data.reference.fact_rows import MOST, ReferenceProblem, WrongCell
from data.settings import REFERENCE

Row = dict[str, str]


def copied(folder: Path) -> Path:
    """A copy of the project's facts that a test may change."""
    return shutil.copytree(REFERENCE, folder)


def wrong_cells(
    load: Callable[[duckdb.DuckDBPyConnection, Path], None], folder: Path
) -> Sequence[WrongCell]:
    """What a loader refuses in a copy: each wrong cell in one line of its own."""
    with duckdb.connect() as connection, pytest.raises(ReferenceProblem) as problem:
        load(connection, folder)
    assert problem.value.exit_code == 2
    lines = str(problem.value).splitlines()
    assert lines[:MOST] == [str(cell) for cell in problem.value.cells[:MOST]]
    return problem.value.cells


def only_wrong_cell(
    load: Callable[[duckdb.DuckDBPyConnection, Path], None], folder: Path
) -> WrongCell:
    """The same where there is one only."""
    (cell,) = wrong_cells(load, folder)
    return cell


def change(folder: Path, name: str, by: Callable[[list[Row]], list[Row]]) -> None:
    """Rewrite one file of a copy: `by` takes its rows and gives the new ones."""
    path = folder / name
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        columns = list(reader.fieldnames or ())
        rows = list(reader)
    with path.open("w", encoding="utf-8", newline="") as file:
        write = csv.DictWriter(file, columns)
        write.writeheader()
        write.writerows(by(rows))


def figure(area: str, period: str, p0_pct: str, poor_thousand: str = "") -> Row:
    """A made-up row of official_poverty.csv, marked as checked: it need not be likely."""
    return {
        **dict.fromkeys(("p1", "p2", "poverty_line_idr"), ""),
        **{"area_code": area, "period": period, "p0_pct": p0_pct, "poor_thousand": poor_thousand},
        **{"source": "https://contoh.invalid", "note": "made up for a test; diperiksa"},
    }


def publish_figure(folder: Path, *rows: Row) -> None:
    """Add rows to official_poverty.csv of a copy; they replace those of the same round."""
    keys = {(row["area_code"], row["period"]) for row in rows}
    change(
        folder,
        "official_poverty.csv",
        lambda old: [
            *(row for row in old if (row["area_code"], row["period"]) not in keys),
            *rows,
        ],
    )
