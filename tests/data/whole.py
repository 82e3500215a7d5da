"""A regency's registry in small, taken in as an office would: nothing of it is missing.

Thirty families in two desa of each kecamatan, deciles 1 to 10 in turn, with two persons each.
Tests change how it is written, and look at what the commands say and what is kept of it.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from tests import builders, commands
from tests.builders import FEW_FAMILY, FEW_PERSON, Cells, Row

FAMILIES, PERSONS = builders.regency()
DECILES = Counter(int(row["desil_nasional"]) for row in FAMILIES)
REFUSED = 3


def family_cells(rows: Sequence[Row] = FAMILIES, columns: Sequence[str] = FEW_FAMILY) -> Cells:
    """The family table with its header."""
    return builders.cells(columns, rows)


def person_cells(rows: Sequence[Row] = PERSONS) -> Cells:
    """The person table with its header."""
    return builders.cells(FEW_PERSON, rows)


def families_in(folder: Path, rows: Cells | None = None, name: str = "keluarga") -> Path:
    """A CSV of families."""
    return builders.text_file(folder / f"{name}_v3_2025.csv", rows or family_cells())


def persons_in(folder: Path, rows: Cells | None = None) -> Path:
    """A CSV of persons."""
    return builders.text_file(folder / "anggota_v3_2025.csv", rows or person_cells())


def changed(rows: Sequence[Row], **columns: Any) -> list[Row]:
    """The same rows, a column as a function makes it of its cell and the place of the row."""
    return [
        {**row, **{name: make(row.get(name, ""), place) for name, make in columns.items()}}
        for place, row in enumerate(rows)
    ]


def taken(folder: Path, *words: object) -> dict[str, Any]:
    """What `ingest` says of a delivery that it takes without a word of the operator."""
    store = folder.parent / "store"
    return commands.plain_data(store, "ingest", folder, "--no-publish", "--json", *words).json


def printed(folder: Path, *words: object) -> str:
    """The same as people read it."""
    done = commands.plain_data(folder.parent / "store", "ingest", folder, "--no-publish", *words)
    assert done.code == 0, done.err
    return done.out


def refused(folder: Path, *words: object) -> str:
    """The one line that a refused delivery is told; nothing of it is kept."""
    store = folder.parent / "store"
    done = commands.plain_data(store, "ingest", folder, "--no-publish", "--json", *words)
    assert (done.code, done.out) == (REFUSED, ""), done.out + done.err
    assert not list(store.glob("releases/*/*")) and not list(store.glob("work/*"))
    line, *rest = done.err.splitlines()
    assert not rest
    return line


def is_whole(told: dict[str, Any]) -> bool:
    """Whether every family and person was taken; rows that are no data may stand beside them."""
    for kind, rows in (("families", FAMILIES), ("persons", PERSONS)):
        account = told[kind]
        aside = account["quarantined"].get("not_a_record", 0)
        assert account["rows"] == len(rows) + aside, account
        assert account["accepted"] == len(rows), account
    assert not any(told["findings"].values()), told["findings"]
    return True


def beside(told: dict[str, Any]) -> list[tuple[str, str | None, str]]:
    """What was not read as data: file, sheet, why."""
    return [(each["file"], each["sheet"], each["why"]) for each in told["left_out"]]


def kept(folder: Path, column: str, table: str = "family") -> Counter[Any]:
    """How often each value of a column is kept of families or persons."""
    (path,) = (folder.parent / "store").glob(f"releases/*/*/{table}.parquet")
    return Counter(
        value
        for (value,) in duckdb.execute(
            f"select {column} from read_parquet(?)", [str(path)]
        ).fetchall()
    )
