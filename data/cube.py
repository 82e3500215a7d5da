"""Families and persons counted by every two characteristics, for every area of one release.

The tables come from one list (characteristics.toml), so their SQL would be generated text; they
are counted here instead, over codes that queries/slice makes. All are dense arrays of whole
numbers: areas of a level, then the values of the first and of the second characteristic.
"""

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

import duckdb
import numpy as np
import numpy.typing as npt

from data.characteristics import Characteristic, Unit, characteristics
from queries import query

Counts = npt.NDArray[np.int64]
Key = npt.NDArray[np.int64]
DECILE: Final = "decile_group"


@dataclass(frozen=True)
class Tree:
    """The areas of the registry from the root down: codes, and each area's place in its parent.

    `codes` has one list for each level (kabupaten, kecamatan, desa); `parents[i]` gives, for every
    area of level i + 1, the position of its parent in level i.
    """

    codes: tuple[tuple[str, ...], ...]
    parents: tuple[npt.NDArray[np.intp], ...]

    def sums(self, leaves: Counts) -> list[Counts]:
        """The counts of every level, root first, from those of the lowest."""
        levels = [leaves]
        for places in reversed(self.parents):
            above = np.zeros((int(places.max()) + 1, *leaves.shape[1:]), dtype=np.int64)
            np.add.at(above, places, levels[0])
            levels.insert(0, above)
        return levels

    def without_leaves(self) -> "Tree":
        """The tree that ends one level higher."""
        return Tree(self.codes[:-1], self.parents[:-1])


def tree_of(connection: duckdb.DuckDBPyConnection, region: str) -> Tree:
    """The tree of a region in the table area, every level in code order."""
    found = connection.execute(
        "select area_code, parent_code from area where level = 'desa' "
        "and starts_with(area_code, ? || '.') order by area_code",
        [region],
    ).fetchall()
    kecamatan = sorted({parent for _code, parent in found})
    place = {code: number for number, code in enumerate(kecamatan)}
    return Tree(
        ((region,), tuple(kecamatan), tuple(code for code, _parent in found)),
        (
            np.zeros(len(kecamatan), dtype=np.intp),
            np.array([place[parent] for _code, parent in found], dtype=np.intp),
        ),
    )


@dataclass(frozen=True)
class Cube:
    """The tables of one unit in one release, as counted, before anything is hidden.

    `alone` is by name (desa, values), `pairs` by two names (desa, first, second), and `grouped` by
    two names too (kecamatan, decile groups, first, second); names in the order of `kinds`.
    """

    unit: Unit
    kinds: tuple[Characteristic, ...]
    alone: dict[str, Counts]
    pairs: dict[tuple[str, str], Counts]
    grouped: dict[tuple[str, str], Counts]

    def pair(self, one: str, other: str) -> Counts:
        """The table of two characteristics, the first one's values before the other's."""
        if (one, other) in self.pairs:
            return self.pairs[one, other]
        return self.pairs[other, one].transpose(0, 2, 1)


def count(folder: Path, unit: Unit, tree: Tree) -> Cube:
    """Count the families or persons of a kept release, in family.parquet and person.parquet."""
    kinds = characteristics(unit)
    places, values = _codes(folder, kinds, tree)
    widths = {kind.name: len(kind.values) for kind in kinds}
    desa = len(tree.codes[-1])

    def table(key: Key, size: int, *names: str) -> Counts:
        for name in names:
            key = key * widths[name] + values[name]
        shape = [size, *(widths[name] for name in names)]
        return np.bincount(key, minlength=int(np.prod(shape))).reshape(shape)

    groups = tree.parents[-1][places] * widths[DECILE] + values[DECILE]
    kecamatan = len(tree.codes[-2])
    names = [kind.name for kind in kinds]
    return Cube(
        unit,
        kinds,
        {name: table(places, desa, name) for name in names},
        {pair: table(places, desa, *pair) for pair in combinations(names, 2)},
        {
            pair: table(groups, kecamatan * widths[DECILE], *pair).reshape(
                kecamatan, widths[DECILE], widths[pair[0]], widths[pair[1]]
            )
            for pair in combinations([name for name in names if name != DECILE], 2)
        },
    )


def _codes(
    folder: Path, kinds: tuple[Characteristic, ...], tree: Tree
) -> tuple[Key, dict[str, Key]]:
    """The desa of each family or person, and the place of its value for each characteristic."""
    with duckdb.connect() as connection:
        for kind in ("family", "person"):
            path = str(folder / f"{kind}.parquet").replace("'", "''")
            connection.execute(f"create view kept_{kind} as from read_parquet('{path}')")
        connection.execute("create table desa (area_code varchar, place integer)")
        connection.execute(
            "insert into desa select unnest(?), unnest(?)",
            [list(tree.codes[-1]), list(range(len(tree.codes[-1])))],
        )
        names = ", ".join(f"coalesce({kind.name}, 255) as {kind.name}" for kind in kinds)
        found = connection.execute(
            f"select desa.place, {names} from ({query(kinds[0].unit, 'slice').sql}) as unit "
            "inner join desa on desa.area_code = unit.area_code"
        ).fetchnumpy()
    return (
        found["place"].astype(np.int64),
        {kind.name: np.array(kind.positions())[found[kind.name]] for kind in kinds},
    )
