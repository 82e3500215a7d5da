"""A made-up registry of any size: for trying the dashboard, for tests, for measuring.

No row is of a real person: every KK and NIK starts with 9999, which is no province, and every name
is CONTOH with a number. Areas are the true ones. The same seed and size give the same files, byte
for byte, and a family keeps its KK and its members from release to release.
"""

from calendar import monthrange
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import duckdb
import xlsxwriter

from data.database import in_memory
from data.intake.columns import Kind
from data.intake.registry import CONTRACT
from data.reference.tables import load_reference
from data.settings import settings
from queries import query

Format = Literal["parquet", "csv", "xlsx"]

NEWEST = "2026-4"
MOST_FAMILIES = 1_500_000
STEMS: dict[Kind, str] = {"family": "keluarga", "person": "anggota_keluarga"}
RELATIONS = ("kecamatan_picture", "desa_picture", "household", "person", "family")

# What `broken=True` adds to the rows of each file, by what the intake should say of it.
FAMILY_DEFECTS = {
    "bad_kk": 3,
    "unknown_area": 4,
    "foreign_area": 2,
    "rounded_area_code": 1,
    "decile_out_of_range": 5,
    "conflicting_kk": 6,
    "repeated": 4,
}
PERSON_DEFECTS = {
    "no_family": 6,
    "repeated": 2,
    "empty_nik": 4,
    "bad_nik": 3,
    "duplicate_nik": 2,
}


def releases(count: int) -> list[str]:
    """The newest `count` releases, oldest first: '2025-1' to '2026-4' for 8, four a year."""
    newest = quarter_of(NEWEST)
    return [f"{2000 + each // 4}-{each % 4 + 1}" for each in range(newest - count + 1, newest + 1)]


def quarter_of(release: str) -> int:
    """Quarters from the first of the year 2000 to that of the release."""
    year, number = release.split("-")
    return (int(year) - 2000) * 4 + int(number) - 1


def cutoff_of(release: str) -> date:
    """The cut-off of a made-up release: the last day of the first month of its quarter."""
    year, number = release.split("-")
    month = 3 * int(number) - 2
    return date(int(year), month, monthrange(int(year), month)[1])


def write_letter(folder: Path, release: str) -> Path:
    """Write the hand-over letter of a made-up release, as one comes with every delivery."""
    year, number = release.split("-")
    path = folder / f"surat_pengantar_v{number}_{year}.txt"
    path.write_text(
        f"Data karangan, bukan data siapa pun\nDTSEN Versi {number} {year}\n"
        f"Tanggal data: {cutoff_of(release):%d-%m-%Y}\n",
        encoding="utf-8",
    )
    return path


@contextmanager
def registry(
    release: str, *, families: int = 240_000, seed: int = 1
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The made-up households, families and persons of one release, as tables to write files from.

    Raises ValueError for more than 1,500,000 families: their numbers would not be unique.
    """
    if not 1 <= families <= MOST_FAMILIES:
        raise ValueError(f"families must be 1 to {MOST_FAMILIES}, not {families}")
    values = {
        "region": settings().region,
        "families": families,
        "seed": seed,
        "quarter": quarter_of(release),
    }
    with in_memory() as connection:
        load_reference(connection, settings().reference)
        for name in RELATIONS:
            each = query(name, "sample")
            connection.execute(f"create table {name} as {each.sql}", each.pick(values))
        yield connection


def write_release(
    folder: Path,
    release: str,
    *,
    families: int = 240_000,
    seed: int = 1,
    format: Format = "parquet",
    all_columns: bool = False,
    broken: bool = False,
) -> list[Path]:
    """Write the family and the person file of one release, named as offices get them.

    `families` is met within one in a hundred where each desa has room for a few; persons are
    about 3.1 times as many. Without `all_columns` the files hold what the intake reads, with it
    all 52 and 48 columns of DTSEN. `broken` adds the rows of FAMILY_DEFECTS and PERSON_DEFECTS.
    Raises ValueError for more than 1,500,000 families: their numbers would not be unique.
    """
    with registry(release, families=families, seed=seed) as connection:
        return write_files(
            connection, folder, release, format=format, all_columns=all_columns, broken=broken
        )


def write_files(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    release: str,
    *,
    format: Format = "parquet",
    all_columns: bool = False,
    broken: bool = False,
) -> list[Path]:
    """The same as `write_release`, of the `registry` in `connection`."""
    year, number = release.split("-")
    paths: list[Path] = []
    for kind, stem in STEMS.items():
        path = folder / f"{stem}_dtsen_v{number}_{year}_{settings().region}.{format}"
        sql = query(f"{kind}_full", "sample").sql
        connection.execute(f"create view {kind}_all as {sql}")
        columns = "*" if all_columns else ", ".join(_needed(connection, kind))
        connection.execute(f"create view {kind}_file as select {columns} from {kind}_all")
        rows = f"from {kind}_file"
        if broken:
            defects = query(f"{kind}_defect", "sample").sql
            rows += f" union all by name select * exclude (defect, line, copy) from ({defects})"
        _write(connection, rows, path)
        paths.append(path)
    return paths


def _needed(connection: duckdb.DuckDBPyConnection, kind: Kind) -> list[str]:
    """The columns of DTSEN that the intake reads."""
    read = {name for column in CONTRACT[kind] for name in column.spellings}
    every = connection.execute(f"select column_name from (describe {kind}_all)").fetchall()
    return [name for (name,) in every if name in read]


def _write(connection: duckdb.DuckDBPyConnection, rows: str, path: Path) -> None:
    """One file as offices get it: CSV with all quoted and '|' between, one sheet, or Parquet.

    Text but for Parquet, in which codes are numbers, as they are in an export of a database.
    """
    if path.suffix == ".csv":
        connection.execute(f"copy ({rows}) to '{path}' (delimiter '|', header, force_quote *)")
    elif path.suffix == ".parquet":
        connection.execute(f"copy ({rows}) to '{path}' (format parquet)")
    else:
        result = connection.execute(rows)
        with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
            book.set_properties({"created": datetime(2026, 11, 24)})  # the same bytes each time
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, [column[0] for column in result.description])
            for line, row in enumerate(iter(result.fetchone, None), 1):
                for column, value in enumerate(row):
                    sheet.write_string(line, column, "" if value is None else str(value))
