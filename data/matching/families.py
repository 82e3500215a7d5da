"""Families of a release matched with those of the release before: who stayed, came and went.

Counted by kabupaten and kecamatan only, and kept beside the later release as
flow-<fingerprint>.parquet: aggregates with their cell keys, like those of matched lists. The build
protects them with all other counts, for each edition, so nothing is protected here.
"""

import hashlib
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import duckdb

from data.area_code import parent_of
from data.database import in_memory
from data.intake.delivery import literal
from data.intake.delivery_folders import MEMORY, families_in
from data.protection.cells import Desa
from data.protection.crosstables import desa_of
from data.settings import PROJECT
from data.walls.files import replace
from data.workers import side_by_side
from queries import query

CODE: Final = ("queries/flow/*.sql", "data/matching/families.py")
SHAPE: Final = "area_code varchar, name varchar, measure varchar, count bigint, cell_key bigint"
# What is read of a release, and nothing else.
COLUMNS: Final = {
    "family": "family_hash, area_code, decile, record_key",
    "person": "family_hash, record_key",
}


def store_flows(
    connection: duckdb.DuckDBPyConnection,
    releases: Sequence[str],
    kept: Mapping[str, Path],
    region: str,
) -> None:
    """Make the table flow_count(release, ...SHAPE), of each release with the one before it.

    Args:
        releases: in the order of their cut-offs.
        kept: the folder of each release whose families and persons are kept; what is not yet
            beside it is made now. A pair with another release has no rows.
    """
    desa = desa_of(connection, region)
    pairs = {
        now: (kept[then], kept[now], desa)
        for then, now in pairwise(releases)
        if then in kept and now in kept
    }
    files = {now: _file(*pair) for now, pair in pairs.items()}
    missing = [(*pair, files[now]) for now, pair in pairs.items() if not files[now].exists()]
    families = max((families_in(folder) for _then, folder, *_rest in missing), default=0)
    for _made in side_by_side(make, missing, families):
        pass
    connection.execute(f"create table flow_count (release varchar, {SHAPE})")
    for release, path in files.items():
        connection.execute(
            "insert into flow_count select ? as release, * from read_parquet(?)",
            [release, literal(path)],
        )


def make(then: Path, now: Path, desa: Desa, path: Path) -> None:
    """Count the families of two kept releases into the file `path` beside the later; older go."""
    draft = path.with_name(f".{path.name}")
    with in_memory(now, MEMORY) as connection:
        for side, folder in (("then", then), ("now", now)):
            for name, columns in COLUMNS.items():
                source = literal(folder / f"{name}.parquet").replace("'", "''")
                connection.execute(
                    f"create view {side}_{name} as select {columns} from read_parquet('{source}')"
                )
        count(connection, desa)
        connection.execute(
            "copy (from flow_count order by all) to $path (format parquet)", {"path": str(draft)}
        )
    for old in (*now.glob("flow-*"), *now.glob(".flow-*")):
        if old != draft:
            old.unlink()
    replace(draft, path)


def count(connection: duckdb.DuckDBPyConnection, desa: Desa) -> None:
    """Make the table flow_count(...SHAPE) from the families and persons of then and now."""
    rows = [(code, area) for code, kecamatan in desa for area in (kecamatan, parent_of(kecamatan))]
    connection.execute("create table desa_area (desa_code varchar, area_code varchar)")
    connection.execute(
        "insert into desa_area select unnest(?), unnest(?)",
        [list(column) for column in zip(*rows, strict=True)],
    )
    for name in ("family_flow", "flow_count"):
        connection.execute(f"create table {name} as {query(name, 'flow').sql}")


def _file(then: Path, now: Path, desa: Desa) -> Path:
    """Where the counts of two releases lie, named by what they are made of and by which code."""
    digest = hashlib.sha256(repr((then.name, now.name, desa)).encode())
    for path in (path for each in CODE for path in sorted(PROJECT.glob(each))):
        digest.update(path.read_bytes())
    return now / f"flow-{digest.hexdigest()[:12]}.parquet"
