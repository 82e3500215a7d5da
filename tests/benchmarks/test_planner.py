"""What the bench measures an ingest against counts the same, cell by cell."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import planner
from data.database import in_memory
from data.protection.cells import count
from data.protection.crosstables import desa_of
from data.reference.characteristics import UNITS, characteristics
from data.reference.tables import load_reference
from data.sample.registry import cutoff_of, write_release
from data.settings import settings
from tests import commands

RELEASE = "2026-4"
# How many cells of a column say something doubtful, and what; the files are sound but for these.
SPOILT = {
    "persons": {
        "nomor_induk_kependudukan": (7, ""),
        "jenis_kelamin": (5, "X"),
        "tanggal_lahir": (6, "31-31-3131"),
        "penyakit_kronis": (4, "BAGUS"),
    },
    "families": {
        "jumlah_anggota_keluarga": (8, "99"),
        "kelurahan_desa": (3, "DESA LAIN"),
        "jenis_lantai_terluas": (9, "BAGUS"),
    },
}
Cell = tuple[object, ...]


def test_pandas_counts_the_cells_and_doubts_of_an_ingest(tmp_path: Path):
    delivery, store = tmp_path / "delivery", tmp_path / "store"
    delivery.mkdir()
    write_release(delivery, RELEASE, families=1500, format="csv", all_columns=True)
    files = dict(zip(("persons", "families"), sorted(delivery.glob("*.csv")), strict=True))
    for kind, path in files.items():
        spoil(path, SPOILT[kind])
    cutoff = cutoff_of(RELEASE)
    assert commands.data(store, "ingest", delivery, "--cutoff", cutoff).code == 0
    (kept,) = store.rglob("family.parquet")
    families, persons = planner.read(str(files["families"])), planner.read(str(files["persons"]))

    account = json.loads((kept.parent / "account.json").read_text(encoding="utf-8"))
    doubts = planner.doubts(families, persons)
    assert {rule: doubts[rule] for rule in account["findings"]} == account["findings"]
    assert [rule for rule, rows in doubts.items() if not rows] == ["no_family"]
    assert doubts["repeated"] == 2
    ours, theirs = dict(of_ingest(kept.parent)), dict(of_pandas(families, persons))
    assert len(ours) > 100_000
    assert ours == theirs


def spoil(path: Path, columns: dict[str, tuple[int, str]]) -> None:
    """Write doubtful cells, each into a row of its own, and the last row twice."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, delimiter="|")
    places = iter(range(10, len(rows), 3))
    for column, (count_, cell) in columns.items():
        for _turn in range(count_):
            rows[next(places)][head.index(column)] = cell
    if "nama" in head:
        nik, kk = head.index("nomor_induk_kependudukan"), head.index("nomor_kartu_keluarga")
        rows[next(places)][nik] = "12345"
        rows[next(places)][nik] = rows[0][nik]
        first = rows[-1][kk]
        del rows[[row[kk] for row in rows].index(first) :]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="|").writerows([head, *rows, rows[-1]])


def of_pandas(families: Any, persons: Any) -> Iterator[tuple[Cell, int]]:
    """Cells by unit, area, and what is named with its value, the decile group first."""
    for unit, table in planner.tables(families, persons, cutoff_of(RELEASE)):
        _level, *names = table.index.names
        for (area, *values), found in table.items():
            yield (unit, area, *zip(names, values, strict=True)), found


def of_ingest(folder: Path) -> Iterator[tuple[Cell, int]]:
    """The same, as an ingest counts them before they are protected."""
    with in_memory() as connection:
        load_reference(connection, settings().reference)
        cells = count(folder, desa_of(connection, settings().region))
    kinds = {number: characteristics(unit) for number, unit in enumerate(UNITS, 1)}
    columns = [column.tolist() for column in (*cells.place.values(), cells.count)]
    for unit, row, col, group, area, row_value, col_value, found in zip(*columns, strict=True):
        own = kinds[unit]
        named = [
            (place, value) for place, value in ((1, group), (row, row_value), (col, col_value))
        ]
        said = ((own[place - 1], value) for place, value in named if value)
        cell = [(kind.name, kind.values[value - 1].name) for kind, value in said]
        yield (UNITS[unit - 1], cells.areas[area], *cell), found
