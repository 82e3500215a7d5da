"""The cross-tables of a release as an edition may show them, kept beside the release.

slice-<edition>-<fingerprint>.parquet has one row for each area and two characteristics: the counts
of their values, row by row, NULL where hidden. With `col` '' it is one characteristic alone; with
`decile_group` it is the table of one decile group, for kabupaten and kecamatan.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from data.characteristics import UNITS, Characteristic, Unit
from data.cube import DECILE, Counts, Cube, Tree, count, tree_of
from data.patterns import Mask
from data.protection import Guard, Shifts
from data.settings import EDITIONS, PROJECT, Edition, Settings
from data.workers import side_by_side

# Values whose hiding is decided where the areas' own counts are (data/suppression.py).
GIVEN: Final[Mapping[tuple[Unit, str], str]] = {
    ("family", "1"): "families_decile1",
    ("person", "1"): "persons_decile1",
    ("person", "undetermined"): "persons_known_decile",
}
# Where villages have fewer families or persons than this on average, all of a cross-table would be
# hidden: then tables end with the kecamatan.
WIDE: Final[Mapping[Unit, int]] = {"family": 60, "person": 180}
# A registry of fewer has no cross-tables at all.
FEWEST: Final = 200
TOTALS: Final[Mapping[Unit, str]] = {"family": "families", "person": "persons"}
# What decides a kept file besides the delivery and the settings.
CODE: Final = (
    "data/characteristics.*",
    "data/cube.py",
    "data/patterns.py",
    "data/protection.py",
    "data/slices.py",
    "data/suppression.py",
    "queries/slice/*.sql",
)
SCHEMA: Final = pa.schema(
    [
        ("unit", pa.string()),
        ("row", pa.string()),
        ("col", pa.string()),
        ("decile_group", pa.string()),
        ("area_code", pa.string()),
        ("counts", pa.list_(pa.int32())),
    ]
)
Hidden = Mapping[str, set[str]]  # measure -> area codes in which it is hidden
Key = tuple[Unit, str, str, bool]


@dataclass(frozen=True)
class Table:
    """One cross-table: counts and what is hidden, for each level from the root down.

    With `groups` it is one table for each decile group, and groups are the second axis.
    """

    unit: Unit
    row: str
    col: str
    groups: tuple[str, ...]
    codes: tuple[tuple[str, ...], ...]
    counts: list[Counts]
    hidden: list[Mask]

    @property
    def key(self) -> Key:
        return self.unit, self.row, self.col, bool(self.groups)


def tables(
    cubes: Iterable[Cube],
    tree: Tree,
    edition: Edition,
    smallest_shown: int,
    hidden: Hidden,
    start: Mapping[Key, list[Mask]],
) -> Iterator[Table]:
    """Every table of a kept release.

    Args:
        hidden: what is hidden of the areas' own counts in this edition.
        start: what the internal edition hides of each table; the public one hides it too.
    """
    for cube in cubes:
        if cube.alone[DECILE].sum() < FEWEST:
            continue
        yield from _Unit(cube, tree, edition, smallest_shown, hidden, start).tables()


class _Unit:
    def __init__(
        self,
        cube: Cube,
        tree: Tree,
        edition: Edition,
        smallest_shown: int,
        hidden: Hidden,
        start: Mapping[Key, list[Mask]],
    ):
        self.cube, self.tree, self.edition, self.start = cube, tree, edition, start
        self.hidden = hidden
        self.short = tree.without_leaves()
        totals = self._of(TOTALS[cube.unit])
        self.guards = {
            True: Guard(tree, smallest_shown, totals),
            False: Guard(self.short, smallest_shown, totals[:-1]),
        }
        alone = cube.alone[cube.kinds[0].name].sum(axis=1)
        settled = alone[alone > 0]
        self.is_wide = len(settled) > 0 and settled.mean() >= WIDE[cube.unit]
        self.ones: dict[str, tuple[list[Counts], Shifts]] = {}

    def _of(self, measure: str) -> list[Mask]:
        """The areas of each level in which a measure is hidden."""
        areas = self.hidden.get(measure, set())
        return [np.array([code in areas for code in codes]) for codes in self.tree.codes]

    def _is_deep(self, *kinds: Characteristic) -> bool:
        """Whether a table goes down to the desa in this edition."""
        if not self.is_wide:
            return False
        return self.edition == "internal" or not any(kind.is_restricted for kind in kinds)

    def _levels(self, table: Counts, is_deep: bool) -> list[Counts]:
        levels = self.tree.sums(table)
        return levels if is_deep else levels[:-1]

    def _start(self, row: str, col: str, levels: int, *, is_grouped: bool = False):
        found = self.start.get((self.cube.unit, row, col, is_grouped))
        return None if found is None else found[:levels]

    def tables(self) -> Iterator[Table]:
        for kind in self.cube.kinds:
            self.ones[kind.name] = self._alone(kind)
            counts, shifts = self.ones[kind.name]
            yield self._table(kind.name, "", counts, shifts.hidden)
        hides: dict[tuple[str, str], list[Mask]] = {}
        for one, other in combinations(self.cube.kinds, 2):
            is_deep = self._is_deep(one, other)
            counts = self._levels(self.cube.pairs[one.name, other.name], is_deep)
            hidden = self.guards[is_deep].table(
                counts,
                self._shifts(one, is_deep),
                self._shifts(other, is_deep),
                self._start(one.name, other.name, len(counts)),
            )
            hides[one.name, other.name] = hidden
            yield self._table(one.name, other.name, counts, hidden)
        decile, *others = self.cube.kinds
        for one, other in combinations(others, 2):
            yield self._grouped(decile, one, other, hides)

    def _grouped(
        self,
        decile: Characteristic,
        one: Characteristic,
        other: Characteristic,
        hides: Mapping[tuple[str, str], list[Mask]],
    ) -> Table:
        """A table for each decile group, for the kabupaten and its kecamatan."""
        counts = self.short.sums(self.cube.grouped[one.name, other.name])
        hidden = self.guards[False].grouped(
            counts,
            hides[one.name, other.name][:2],
            hides[decile.name, one.name][:2],
            hides[decile.name, other.name][:2],
            self._start(one.name, other.name, 2, is_grouped=True),
        )
        groups = tuple(value.name for value in decile.values)
        return self._table(one.name, other.name, counts, hidden, groups)

    def _shifts(self, kind: Characteristic, is_deep: bool) -> Shifts:
        """What is hidden of one characteristic, down to where a table goes."""
        shifts = self.ones[kind.name][1]
        if is_deep or not self._is_deep(kind):
            return shifts
        return Shifts(shifts.hidden[:-1], shifts.allowed[:-1])

    def _alone(self, kind: Characteristic) -> tuple[list[Counts], Shifts]:
        """One characteristic alone: its counts at each level, and what is hidden of them."""
        is_deep = self._is_deep(kind)
        crossed: list[Counts] = []
        above: list[Counts] = []
        for other in self.cube.kinds:
            if other is kind:
                continue
            levels = self._levels(
                self.cube.pair(kind.name, other.name), is_deep and self._is_deep(other)
            )
            (crossed if len(levels) == len(self._tree_of(is_deep).codes) else above).append(
                levels[-1]
            )
        counts = self._levels(self.cube.alone[kind.name], is_deep)
        given = {
            place: self._of(measure)[: len(counts)]
            for place, value in enumerate(kind.values)
            if kind.name == DECILE
            and (measure := GIVEN.get((self.cube.unit, value.name))) is not None
        }
        start = self._start(kind.name, "", len(counts))
        return counts, self.guards[is_deep].shifts(counts, crossed, above, start, given)

    def _tree_of(self, is_deep: bool) -> Tree:
        return self.tree if is_deep else self.short

    def _table(
        self,
        row: str,
        col: str,
        counts: list[Counts],
        hidden: list[Mask],
        groups: tuple[str, ...] = (),
    ) -> Table:
        codes = self.tree.codes[: len(counts)]
        return Table(self.cube.unit, row, col, groups, codes, counts, hidden)


def store_slices(
    connection: duckdb.DuckDBPyConnection,
    kept: Mapping[str, Path],
    settings: Settings,
    edition: Edition,
) -> None:
    """Make the table slice(release, unit, row, col, decile_group, area_code, counts) of an edition.

    `kept` is the folder of each release. What is not yet beside it is made now, for all editions,
    from hidden_cell_<edition>(release, area_code, measure, reason).
    """
    tree = tree_of(connection, settings.region)
    files = {release: _files(folder, tree, settings) for release, folder in kept.items()}
    missing = [
        (kept[release], tree, settings, _hidden(connection, release), paths)
        for release, paths in files.items()
        if not all(path.exists() for path in paths.values())
    ]
    families = max((_families(folder) for folder, *_rest in missing), default=0)
    for _made in side_by_side(make, missing, families):
        pass
    empty = (
        "select '' as release, '' as unit, '' as row, '' as col, '' as decile_group, "
        "'' as area_code, []::integer[] as counts where false"
    )
    each = ["select ? as release, * from read_parquet(?)"] * len(files)
    connection.execute(
        f"create or replace table slice as {' union all '.join([empty, *each])}",
        [text for release, paths in files.items() for text in (release, str(paths[edition]))],
    )


def make(
    folder: Path,
    tree: Tree,
    settings: Settings,
    hidden: Mapping[Edition, Hidden],
    paths: Mapping[Edition, Path],
) -> None:
    """Write the files of a release for every edition.

    The internal edition comes first: what it hides, the public one hides too.
    """
    cubes = [count(folder, unit, tree) for unit in UNITS]
    start: dict[Key, list[Mask]] = {}
    for edition in EDITIONS:
        smallest = getattr(settings.smallest_shown, edition)
        found = tables(cubes, tree, edition, smallest, hidden[edition], start)
        for old in (*folder.glob(f"slice-{edition}-*"), *folder.glob(f".slice-{edition}-*")):
            old.unlink()
        start = write(found, paths[edition])


def _files(folder: Path, tree: Tree, settings: Settings) -> dict[Edition, Path]:
    """The file of a release for each edition, named by what it is made of and by which code."""
    digest = hashlib.sha256(settings.smallest_shown.model_dump_json().encode())
    digest.update(repr(tree.codes).encode())
    digest.update((folder / "desa_count.parquet").read_bytes())
    for path in (path for each in CODE for path in sorted(PROJECT.glob(each))):
        digest.update(path.read_bytes())
    fingerprint = digest.hexdigest()[:12]
    return {edition: folder / f"slice-{edition}-{fingerprint}.parquet" for edition in EDITIONS}


def _hidden(connection: duckdb.DuckDBPyConnection, release: str) -> dict[Edition, Hidden]:
    """What each edition hides of the areas' own counts."""
    found: dict[Edition, Hidden] = {}
    for edition in EDITIONS:
        hidden: dict[str, set[str]] = {}
        for measure, area in connection.execute(
            f"select measure, area_code from hidden_cell_{edition} where release = ?", [release]
        ).fetchall():
            hidden.setdefault(measure, set()).add(area)
        found[edition] = hidden
    return found


def _families(folder: Path) -> int:
    return pq.read_metadata(folder / "family.parquet").num_rows


def write(found: Iterator[Table], path: Path) -> dict[Key, list[Mask]]:
    """Write tables as Parquet, whole or not at all; what they hide, for the other edition."""
    draft = path.with_name(f".{path.name}")
    hides: dict[Key, list[Mask]] = {}
    with pq.ParquetWriter(draft, SCHEMA, compression="zstd") as file:
        for table in found:
            hides[table.key] = table.hidden
            file.write_table(_arrow(table))
    draft.replace(path)
    return hides


def _arrow(table: Table) -> pa.Table:
    areas = [code for codes in table.codes for code in codes]
    groups = table.groups or ("",)
    lines = len(areas) * len(groups)
    counts = np.concatenate([each.reshape(len(each) * len(groups), -1) for each in table.counts])
    hidden = np.concatenate([each.reshape(len(each) * len(groups), -1) for each in table.hidden])
    cells = pa.array(counts.ravel().astype(np.int32), mask=hidden.ravel())
    offsets = np.arange(lines + 1, dtype=np.int32) * counts.shape[1]
    columns = [
        *(pa.array([text] * lines, pa.string()) for text in (table.unit, table.row, table.col)),
        pa.array([group for _area in areas for group in groups], pa.string()),
        pa.array([area for area in areas for _group in groups], pa.string()),
        pa.ListArray.from_arrays(pa.array(offsets), cells),
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMA)
