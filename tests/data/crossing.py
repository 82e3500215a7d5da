"""A small made-up registry of codes, its tables counted in plain Python, and an attack on them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import lil_matrix

from data.characteristics import Characteristic, Unit, Value
from data.cube import Cube, Tree
from data.slices import Key, Table

SIZES = {"decile_group": 3, "floor": 4, "wall": 3, "toilet": 2, "disability": 3}
RESTRICTED = {"disability"}


def kinds(unit: Unit, names: tuple[str, ...]) -> tuple[Characteristic, ...]:
    """Characteristics with values '0', '1' ...; those of RESTRICTED are restricted."""
    return tuple(
        Characteristic(
            name,
            unit,
            name,
            name,
            tuple(Value(str(each), frozenset({each}), "", "") for each in range(SIZES[name])),
            None,
            (),
            name in RESTRICTED,
        )
        for name in names
    )


def tree(desa: tuple[int, ...]) -> Tree:
    """A kabupaten 'k' with as many kecamatan as there are numbers, of so many desa each."""
    kecamatan = tuple(f"k.{number}" for number in range(len(desa)))
    villages = [f"{kecamatan[k]}.{n}" for k, size in enumerate(desa) for n in range(size)]
    return Tree(
        (("k",), kecamatan, tuple(villages)),
        (
            np.zeros(len(kecamatan), dtype=np.intp),
            np.repeat(np.arange(len(desa)), desa).astype(np.intp),
        ),
    )


@dataclass(frozen=True)
class Registry:
    """Persons as (desa position, value of each characteristic)."""

    tree: Tree
    kinds: tuple[Characteristic, ...]
    rows: list[tuple[int, ...]]

    def cube(self, unit: Unit = "family") -> Cube:
        """Its tables, by adding one at a time."""
        names = [kind.name for kind in self.kinds]
        desa = len(self.tree.codes[-1])
        alone = {name: np.zeros((desa, SIZES[name]), dtype=np.int64) for name in names}
        pairs = {
            pair: np.zeros((desa, SIZES[pair[0]], SIZES[pair[1]]), dtype=np.int64)
            for pair in combinations(names, 2)
        }
        grouped = {
            pair: np.zeros(
                (len(self.tree.codes[1]), SIZES[names[0]], SIZES[pair[0]], SIZES[pair[1]]),
                dtype=np.int64,
            )
            for pair in combinations(names[1:], 2)
        }
        for place, *values in self.rows:
            of = dict(zip(names, values, strict=True))
            for name in names:
                alone[name][place, of[name]] += 1
            for one, other in pairs:
                pairs[one, other][place, of[one], of[other]] += 1
            for one, other in grouped:
                kecamatan = self.tree.parents[1][place]
                grouped[one, other][kecamatan, values[0], of[one], of[other]] += 1
        return Cube(unit, self.kinds, alone, pairs, grouped)

    def totals(self) -> dict[str, int]:
        """The number of rows of every area, by code."""
        found: Counter[str] = Counter()
        for place, *_values in self.rows:
            code = self.tree.codes[-1][place]
            found.update([code, code.rpartition(".")[0], "k"])
        return {code: found[code] for codes in self.tree.codes for code in codes}


Cell = tuple[Key, str, tuple[int, ...]]


class Attack:
    """What a reader of every table can conclude of each cell, by linear programming.

    Unknown is every cell that is not shown. Known are the shown cells, that a margin is the sum of
    its table's rows or columns in every table it stands in, that a group's tables add up to the
    two-way table, that an area is the sum of those below it, and the areas' totals.
    """

    def __init__(self, registry: Registry, tables: list[Table], totals: Mapping[str, int | None]):
        self.registry = registry
        self.shown: dict[Cell, int] = {}
        self.true: dict[Cell, int] = {}
        for table in tables:
            for codes, counts, hidden in zip(table.codes, table.counts, table.hidden, strict=True):
                for index in product(*map(range, counts.shape)):
                    cell = (table.key, codes[index[0]], index[1:])
                    self.true[cell] = int(counts[index])
                    if not hidden[index]:
                        self.shown[cell] = int(counts[index])
        self.totals = totals
        self.cells = {cell: number for number, cell in enumerate(self.true)}
        self.equations = list(self._equations())
        self.matrix = lil_matrix((len(self.equations), len(self.cells)))
        self.right = np.zeros(len(self.equations))
        for line, (parts, whole, number) in enumerate(self.equations):
            for cell in parts:
                self.matrix[line, self.cells[cell]] = 1
            if whole is not None:
                self.matrix[line, self.cells[whole]] = -1
            self.right[line] = number
        self.matrix = self.matrix.tocsr()

    @property
    def hidden(self) -> list[Cell]:
        return [cell for cell in self.true if cell not in self.shown]

    def _equations(self) -> Iterator[tuple[list[Cell], Cell | None, int]]:
        of: dict[tuple[Key, str], list[tuple[int, ...]]] = {}
        for key, area, index in self.true:
            of.setdefault((key, area), []).append(index)
        children: dict[str, list[str]] = {}
        for codes in self.registry.tree.codes[1:]:
            for code in codes:
                children.setdefault(code.rpartition(".")[0], []).append(code)
        decile = self.registry.kinds[0].name
        for (key, area), indices in of.items():
            unit, row, col, is_grouped = key
            below = [code for code in children.get(area, []) if (key, code) in of]
            if below:
                for index in indices:
                    yield [(key, code, index) for code in below], (key, area, index), 0
            if not col:
                total = self.totals[area]
                if total is not None:
                    yield [(key, area, index) for index in indices], None, total
            elif not is_grouped:
                for axis, name in ((0, row), (1, col)):
                    for value in range(SIZES[name]):
                        parts = [(key, area, index) for index in indices if index[axis] == value]
                        yield parts, ((unit, name, "", False), area, (value,)), 0
            else:
                for index in of[(unit, row, col, False), area]:
                    parts = [(key, area, each) for each in indices if each[1:] == index]
                    yield parts, ((unit, row, col, False), area, index), 0
                for axis, name in ((1, row), (2, col)):
                    for group, value in product(range(SIZES[decile]), range(SIZES[name])):
                        parts = [
                            (key, area, each)
                            for each in indices
                            if (each[0], each[axis]) == (group, value)
                        ]
                        yield parts, ((unit, decile, name, False), area, (group, value)), 0

    def bounds(self, cell: Cell) -> tuple[float, float]:
        """The least and the most that a cell can be."""
        limits = [
            (self.shown[each], self.shown[each]) if each in self.shown else (0, None)
            for each in self.cells
        ]
        wanted = np.zeros(len(self.cells))
        wanted[self.cells[cell]] = 1
        found = []
        for sign in (1, -1):
            solved = linprog(
                sign * wanted, A_eq=self.matrix, b_eq=self.right, bounds=limits, method="highs"
            )
            found.append(np.inf if solved.status == 3 else float(solved.fun) * sign)
        return found[0], found[1]
