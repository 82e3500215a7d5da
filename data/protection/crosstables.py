"""The cross-tables of a release as each edition publishes them, kept beside the release.

Families and persons are counted by every two characteristics, for every area; for kabupaten and
kecamatan by decile group too. The tables come from one list (characteristics.toml).
slice-<edition>-<fingerprint>.parquet has one row for each cell that is not 0; `col` '' is one
characteristic alone, values are places from 1 in the order of the list.
"""

import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import duckdb
import numpy as np

from data.database import in_memory
from data.intake.delivery import literal
from data.intake.delivery_folders import families_in
from data.protection.cells import Cells, Desa, Numbers, count
from data.protection.perturbation import KEYS, TURNS, intervals
from data.reference.characteristics import UNITS, characteristics
from data.settings import EDITIONS, PROJECT, Edition, Protection, Settings
from data.walls.files import replace
from data.workers import side_by_side

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
SliceFiles = Mapping[str, Mapping[Edition, Path]]  # by release


def slice_files(
    connection: duckdb.DuckDBPyConnection, folders: Mapping[str, Path], settings: Settings
) -> SliceFiles:
    """The files of each release, of which `folders` says where it lies; missing ones are made."""
    desa = desa_of(connection, settings.region)
    files = {release: _files(folder, desa, settings) for release, folder in folders.items()}
    missing = [
        (folders[release], desa, settings, paths)
        for release, paths in files.items()
        if not all(path.exists() for path in paths.values())
    ]
    families = max((families_in(folder) for folder, *_rest in missing), default=0)
    for _made in side_by_side(make, missing, families):
        pass
    return files


def store_slices(
    connection: duckdb.DuckDBPyConnection,
    files: SliceFiles,
    edition: Edition,
) -> None:
    """Make the view slice(release, ...SHAPE) of an edition over the files of every release."""
    parts = [
        f"select '{release}' as release, * from read_parquet('{_quoted(paths[edition])}')"
        for release, paths in files.items()
    ]
    connection.execute(f"create table no_slice (release varchar, {SHAPE})")
    connection.execute(f"create view slice as {' union all '.join([*parts, 'from no_slice'])}")


def desa_of(connection: duckdb.DuckDBPyConnection, region: str) -> Desa:
    """The desa of a region in the table area, each with its kecamatan, in code order."""
    return connection.execute(
        "select area_code, parent_code from area where level = 'desa' "
        "and starts_with(area_code, ? || '.') order by area_code",
        [region],
    ).fetchall()


def make(folder: Path, desa: Desa, settings: Settings, paths: Mapping[Edition, Path]) -> None:
    """Write the files of a release for every edition; older ones go."""
    cells = count(folder, desa)

    def write(edition: Edition) -> None:
        for old in (*folder.glob(f"slice-{edition}-*"), *folder.glob(f".slice-{edition}-*")):
            old.unlink()
        draft = paths[edition].with_name(f".{paths[edition].name}")
        _write(cells, edition, getattr(settings.protection, edition), draft)
        replace(draft, paths[edition])

    with ThreadPoolExecutor(len(EDITIONS)) as pool:
        list(pool.map(write, EDITIONS))


def _write(cells: Cells, edition: Edition, protection: Protection, path: Path) -> None:
    """Write the cells that an edition publishes, each as it is protected: those that are not 0."""
    kinds = [characteristics(unit) for unit in UNITS]
    names = ["", *(kind.name for own in kinds for kind in own)]
    is_restricted = np.array([False, *(kind.is_restricted for own in kinds for kind in own)])
    is_desa = np.array([code.count(".") == 3 for code in cells.areas])
    place = dict(cells.place)
    before = np.array([0, 0, len(kinds[0])])[place["unit"]]  # names of the units before
    place["row"] = place["row"] + before
    place["col"] = np.where(place["col"] == 0, 0, place["col"] + before)
    place["count"] = protected(cells, edition, protection)
    is_shown = place["count"] > 0
    if edition == "public":
        # Health, disability and children: only from kecamatan up for the public.
        is_sensitive = is_restricted[place["row"]] | is_restricted[place["col"]]
        is_shown &= ~(is_sensitive & is_desa[place["area"]])
    shown = {name: column[is_shown] for name, column in place.items()}
    with in_memory(among=len(EDITIONS)) as connection:
        connection.register("cell", shown)
        connection.execute(
            "copy (select $units[unit] as unit, $names[row + 1] as row, $names[col + 1] as col, "
            "decile_group::utinyint as decile_group, $areas[area + 1] as area_code, "
            "row_value::utinyint as row_value, col_value::utinyint as col_value, "
            "count::integer as count from cell) to $path (format parquet, compression zstd)",
            {"units": list(UNITS), "names": names, "areas": list(cells.areas), "path": str(path)},
        )


def protected(cells: Cells, edition: Edition, protection: Protection) -> Numbers:
    """The counts as an edition publishes them: each changed as its cell key says."""
    counts, lows, _highs, added = map(np.array, zip(*intervals(protection), strict=True))
    turned = cells.key * TURNS[edition] % KEYS
    level = np.minimum(cells.count, counts[-1])
    found = np.searchsorted(counts * KEYS + lows, level * KEYS + turned, side="right") - 1
    return cells.count + added[found]


def _files(folder: Path, desa: Desa, settings: Settings) -> dict[Edition, Path]:
    """The file of a release for each edition, named by what it is made of and by which code."""
    digest = hashlib.sha256(settings.protection.model_dump_json().encode())
    digest.update(repr(desa).encode())
    digest.update((folder / "desa_count.parquet").read_bytes())
    for path in (path for each in CODE for path in sorted(PROJECT.glob(each))):
        digest.update(path.read_bytes())
    fingerprint = digest.hexdigest()[:12]
    return {edition: folder / f"slice-{edition}-{fingerprint}.parquet" for edition in EDITIONS}


def _quoted(path: Path) -> str:
    """A path in the text of a view, which takes no parameter."""
    return literal(path).replace("'", "''")
