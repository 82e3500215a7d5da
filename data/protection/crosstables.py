"""The cross-tables of a release as each edition publishes them, kept beside the release.

Families and persons are counted by every two characteristics, for every area; for kabupaten and
kecamatan by decile group too. The tables come from one list (characteristics.toml), so Python only
names the two columns of each; queries/slice counts, adds up and protects them.
slice-<edition>-<fingerprint>.parquet has one row for each cell that is not 0; `col` '' is one
characteristic alone, values are places from 1 in the order of the list.
"""

import hashlib
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Final

import duckdb
import pyarrow.parquet as pq

from data.area_code import parent_of
from data.database import in_memory
from data.protection.perturbation import TURNS, store_perturbation
from data.reference.characteristics import UNITS, Unit, characteristics
from data.settings import EDITIONS, PROJECT, Edition, Settings
from data.walls.files import replace
from data.workers import side_by_side
from queries import query

# What decides a kept file besides the delivery and the settings.
CODE: Final = (
    "data/reference/characteristics.*",
    "data/protection/*.py",
    "queries/slice/*.sql",
)
SHAPE: Final = (
    "unit varchar, row varchar, col varchar, decile_group utinyint, area_code varchar, "
    "row_value utinyint, col_value utinyint, count integer"
)
Desa = Sequence[tuple[str, str]]  # code, code of its kecamatan


def store_slices(
    connection: duckdb.DuckDBPyConnection,
    folders: Mapping[str, Path],
    settings: Settings,
    edition: Edition,
) -> None:
    """Make the table slice(release, ...SHAPE) of an edition.

    `folders`: that of each release. What is not yet beside it is made now, for all editions.
    """
    desa = desa_of(connection, settings.region)
    files = {release: _files(folder, desa, settings) for release, folder in folders.items()}
    missing = [
        (folders[release], desa, settings, paths)
        for release, paths in files.items()
        if not all(path.exists() for path in paths.values())
    ]
    families = max((_families(folder) for folder, *_rest in missing), default=0)
    for _made in side_by_side(make, missing, families):
        pass
    connection.execute(f"create or replace table slice (release varchar, {SHAPE})")
    for release, paths in files.items():
        connection.execute(
            "insert into slice select ? as release, * from read_parquet(?)",
            [release, str(paths[edition])],
        )


def desa_of(connection: duckdb.DuckDBPyConnection, region: str) -> Desa:
    """The desa of a region in the table area, each with its kecamatan, in code order."""
    return connection.execute(
        "select area_code, parent_code from area where level = 'desa' "
        "and starts_with(area_code, ? || '.') order by area_code",
        [region],
    ).fetchall()


def make(folder: Path, desa: Desa, settings: Settings, paths: Mapping[Edition, Path]) -> None:
    """Write the files of a release for every edition; older ones go."""
    with in_memory(folder) as connection:
        count(connection, folder, desa)
        for edition in EDITIONS:
            for old in (*folder.glob(f"slice-{edition}-*"), *folder.glob(f".slice-{edition}-*")):
                old.unlink()
            draft = paths[edition].with_name(f".{paths[edition].name}")
            protect(connection, settings, edition)
            connection.execute(
                "copy slice to $path (format parquet, compression zstd)", {"path": str(draft)}
            )
            replace(draft, paths[edition])


def count(connection: duckdb.DuckDBPyConnection, folder: Path, desa: Desa) -> None:
    """Make cell_<unit>: every cell of a kept release as it is, with its cell key."""
    # Small groups of small numbers are counted in an array instead of a hash table.
    connection.execute("set perfect_ht_threshold = 20")
    connection.execute(
        "create table area_place (place usmallint, area_code varchar, is_desa boolean)"
    )
    rows = [
        (place, area, area == code)
        for place, (code, parent) in enumerate(desa)
        for area in (code, parent, parent_of(parent))
    ]
    # One statement: row by row takes a sixth of a second.
    connection.execute(
        "insert into area_place select unnest(?), unnest(?), unnest(?)",
        [list(column) for column in zip(*rows, strict=True)],
    )
    for name in ("family", "person"):
        path = str(folder / f"{name}.parquet").replace("'", "''")
        connection.execute(f"create view kept_{name} as from read_parquet('{path}')")
    for unit in UNITS:
        _count_unit(connection, unit)


def _count_unit(connection: duckdb.DuckDBPyConnection, unit: Unit) -> None:
    kinds = characteristics(unit)
    # The place of each code's value, from 1; code 255 stands for an empty cell.
    places = ", ".join(
        f"({[place + 1 for place in kind.positions()]}::utinyint[])"
        f"[coalesce(unit.{kind.name}, 255)::integer + 1] as {kind.name}"
        for kind in kinds
    )
    connection.execute(
        f"create or replace temp table coded_all as select area_place.place, "
        f"unit.record_key::bigint as record_key, {places} "
        f"from ({query(unit, 'slice').sql}) as unit "
        "inner join area_place on area_place.area_code = unit.area_code and area_place.is_desa"
    )
    connection.execute(
        "create or replace temp table counted (row utinyint, col utinyint, place usmallint, "
        "decile_group utinyint, one utinyint, other utinyint, count bigint, keys bigint)"
    )
    pair = query("pair", "slice").sql
    decile = kinds[0].name
    for (row, one), (col, other) in combinations(enumerate(kinds[1:], 2), 2):
        connection.execute(
            "create or replace temp view coded as select place, record_key, "
            f"{decile} as decile_group, {one.name} as one, {other.name} as other from coded_all"
        )
        connection.execute(f"insert into counted select {row}, {col}, * from ({pair})")
    connection.execute(f"create or replace table cell_{unit} as {query('cell', 'slice').sql}")


def protect(connection: duckdb.DuckDBPyConnection, settings: Settings, edition: Edition) -> None:
    """Make the table slice of an edition from the cells that `count` made."""
    store_perturbation(connection, getattr(settings.protection, edition))
    connection.execute(f"create or replace table slice ({SHAPE})")
    each = query("protected", "slice")
    for unit in UNITS:
        connection.execute(
            "create or replace temp table characteristic "
            "(place utinyint, name varchar, is_restricted boolean)"
        )
        kinds = characteristics(unit)
        connection.execute(
            "insert into characteristic select unnest(?), unnest(?), unnest(?)",
            [
                list(range(1, len(kinds) + 1)),
                [kind.name for kind in kinds],
                [kind.is_restricted for kind in kinds],
            ],
        )
        connection.execute(f"create or replace temp view cell as from cell_{unit}")
        connection.execute(
            f"insert into slice {each.sql}",
            each.bind({"unit": unit, "edition": edition, "turn": TURNS[edition]}),
        )


def _files(folder: Path, desa: Desa, settings: Settings) -> dict[Edition, Path]:
    """The file of a release for each edition, named by what it is made of and by which code."""
    digest = hashlib.sha256(settings.protection.model_dump_json().encode())
    digest.update(repr(desa).encode())
    digest.update((folder / "desa_count.parquet").read_bytes())
    for path in (path for each in CODE for path in sorted(PROJECT.glob(each))):
        digest.update(path.read_bytes())
    fingerprint = digest.hexdigest()[:12]
    return {edition: folder / f"slice-{edition}-{fingerprint}.parquet" for edition in EDITIONS}


def _families(folder: Path) -> int:
    return pq.read_metadata(folder / "family.parquet").num_rows
