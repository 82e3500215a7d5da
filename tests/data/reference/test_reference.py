"""A wrong row in data/reference/ is refused with its line; the real files load."""

import shutil
from pathlib import Path

import duckdb
import pytest

from data.reference.tables import load_reference
from data.settings import REFERENCE
from queries import query
from tests.data import references


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(REFERENCE, tmp_path / "reference")


def test_the_real_files_load_and_blanks_stay_null():
    with duckdb.connect() as connection:
        load_reference(connection)
        figures = connection.execute(
            "select p0_pct, poor_thousand, poverty_line_idr from official_poverty "
            "where area_code = '35.19' and period in ('2010-03', '2025-03') order by period"
        ).fetchall()
        areas = connection.execute("select count(*) from area").fetchall()
    assert figures == [(15.45, 102.3, None), (10.4, 71.59, 476506)]
    assert areas == [(261,)]


@pytest.mark.parametrize(
    ("file", "row", "column"),
    [
        ("official_poverty.csv", "35.98,2025-03,9.1,,,,,s,", "area_code"),
        ("official_poverty.csv", "35.19,2026-03,109.1,,,,,s,", "p0_pct"),
        ("official_poverty.csv", '35.19,2026-03,"9,1",,,,,s,', "p0_pct"),
        ("official_poverty.csv", "35.19,2025-09,9.1,,,,,s,", "period"),
        ("official_poverty.csv", "35,2023-09,9.1,,,,,s,", "period"),
        ("official_poverty.csv", "35,2025-06,9.1,,,,,s,", "period"),
        ("official_poverty.csv", "35,2099-03,9.1,,,,,s,", "period"),
        ("official_poverty.csv", "35.19,2025-03,9.1,,,,,s,", "area_code"),
        ("official_poverty.csv", "35.19,2026-03,9.1,,,,,,", "source"),
        ("official_poverty.csv", "35.19,2026-03,9.1", "row"),
        ("targets.csv", "35.19,,x,at_most,,,2026-12-31,2026-03,s,", "high_pct"),
        ("targets.csv", "35.19,,x,at_most,,9.8,31-12-2026,2026-03,s,", "deadline"),
        ("releases.csv", "2025-5,2025-07-31,s,", "release"),
        ("releases.csv", "2026-4,Oktober 2026,s,", "cutoff"),
        ("calendar.csv", "rapat,2026-03,,,,s,", "event"),
        ("calendar.csv", "official_kabupaten,2027-09,,,,s,", "about"),
        ("calendar.csv", "update_closes,2027-1,,,,s,", "about"),
        ("calendar.csv", "registry,2027-2,April 2027,,,s,", "due_on"),
        ("calendar.csv", "registry,2027-2,,30-04-2026,,s,", "came_on"),
        ("calendar.csv", "registry,2027-2,,,29,s,", "month_day"),
        ("calendar.csv", "registry,2027-2,,,0,s,", "month_day"),
        ("calendar.csv", "registry,2027-2,,,,,", "source"),
        ("calendar.csv", "registry,2027-1,,,,s,", "event"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(folder: Path, file: str, row: str, column: str):
    path = folder / file
    line = len(path.read_text().splitlines()) + 1
    path.write_text(path.read_text() + row + "\n")
    cell = references.only_wrong_cell(load_reference, folder)
    assert (cell.file, cell.line, cell.column) == (file, line, column)


def test_the_next_bps_figure_is_one_row(folder: Path):
    path = folder / "official_poverty.csv"
    path.write_text(path.read_text() + "35.19,2026-03,9.99,,,,,made up for this test,\n")
    with duckdb.connect() as connection:
        load_reference(connection, folder)
        found = connection.execute(
            "select p0_pct from official_poverty where area_code = '35.19' and period = '2026-03'"
        ).fetchall()
    assert found == [(9.99,)]


def test_a_known_release_without_a_day_keeps_the_assumed_cutoff():
    """Of 2025-4 the month is known, of 2026-3 the day, of 2026-2 nothing."""
    with duckdb.connect() as connection:
        load_reference(connection)
        connection.execute(
            "create table delivered as select release, null::date as stated_cutoff, "
            "false as is_made_up, 10 as top_decile "
            "from (values ('2025-4'), ('2026-2'), ('2026-3')) as named(release)"
        )
        rows = connection.execute(query("release", "build").sql).fetchall()
    assert sorted((release, str(cutoff), assumed) for release, cutoff, assumed, *_ in rows) == [
        ("2025-4", "2025-12-31", True),
        ("2026-2", "2026-06-30", True),
        ("2026-3", "2026-07-10", False),
    ]
