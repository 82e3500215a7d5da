"""The cells of a release's cross-tables as they are: families and persons counted, with keys.

queries/slice reads the codes of each unit. numpy counts them, because the cells are few and known
beforehand: a table of a million rows takes a third of a GROUP BY.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from data.area_code import parent_of
from data.database import in_memory
from data.intake.delivery import literal
from data.protection.perturbation import KEYS
from data.reference.characteristics import UNITS, Unit, characteristics
from queries import query

Desa = Sequence[tuple[str, str]]  # code, code of its kecamatan; in code order
Numbers = npt.NDArray[Any]
Table = Sequence[Numbers]  # the counts of a table, and the sums of its record keys
# Where a cell stands: its unit and one or two characteristics (places from 1, col 0: one alone),
# the decile group (0: all), the area (a place in `areas`, from 0), and values (0: no second).
PLACE: Final = ("unit", "row", "col", "decile_group", "area", "row_value", "col_value")


@dataclass(frozen=True)
class Cells:
    """Every cell that is not 0, in the order of PLACE: arrays of one length.

    key: the sum of the record keys, modulo 2³². areas: the codes of all areas, in order.
    """

    place: Mapping[str, Numbers]
    count: Numbers
    key: Numbers
    areas: Sequence[str]


def count(folder: Path, desa: Desa) -> Cells:
    """The cells of a kept release."""
    areas = _Areas(desa)

    def tables_of(unit: Unit) -> list[tuple[Numbers, ...]]:
        return list(_Unit(unit, _rows(folder, areas, unit), areas).tables())

    with ThreadPoolExecutor(len(UNITS)) as pool:
        tables = [
            (np.full(len(found), unit), *place, found, keys)
            for unit, own in enumerate(pool.map(tables_of, UNITS), 1)
            for *place, found, keys in own
        ]
    *place, found, keys = (np.concatenate(column) for column in zip(*tables, strict=True))
    return Cells(dict(zip(PLACE, place, strict=True)), found, keys % KEYS, areas.codes)


class _Areas:
    """Desa with the areas that hold them; `upper` are the places of those in `codes`."""

    def __init__(self, desa: Desa) -> None:
        self.desa = [code for code, _parent in desa]
        parents = [parent for _code, parent in desa]
        above = sorted(set(parents))
        self._starts = [parents.index(parent) for parent in above]
        own = [parent_of(above[0]), *above, *self.desa]
        self._order = sorted(range(len(own)), key=own.__getitem__)
        self.codes = [own[place] for place in self._order]
        self.upper = np.array([self.codes.index(code) for code in own[: len(above) + 1]])

    def above(self, of_desa: Numbers) -> Numbers:
        """The sums of the kabupaten and its kecamatan; areas are the first axis of an array."""
        of_kecamatan = np.add.reduceat(of_desa, self._starts)
        return np.concatenate([of_kecamatan.sum(axis=0, keepdims=True), of_kecamatan])

    def every(self, of_desa: Numbers) -> Numbers:
        """The sums of every area, in the order of `codes`."""
        return np.concatenate([self.above(of_desa), of_desa])[self._order]


def _rows(folder: Path, areas: _Areas, unit: Unit) -> Mapping[str, Any]:
    """The desa (a place), the record key and the codes (255: an empty cell) of each kept unit."""
    codes = ", ".join(
        f"coalesce(unit.{kind.name}, 255)::utinyint as {kind.name}"
        for kind in characteristics(unit)
    )
    with in_memory() as connection:
        for name in UNITS:
            path = literal(folder / f"{name}.parquet").replace("'", "''")
            connection.execute(f"create view kept_{name} as from read_parquet('{path}')")
        connection.execute(
            "create table area_place as select unnest(?) as area_code, unnest(?)::bigint as place",
            [areas.desa, list(range(len(areas.desa)))],
        )
        return connection.execute(
            f"select area_place.place, unit.record_key, {codes} "
            f"from ({query(unit, 'slice').sql}) as unit "
            "inner join area_place on area_place.area_code = unit.area_code"
        ).fetchnumpy()


class _Unit:
    """All families, or all persons, of a release."""

    def __init__(self, unit: Unit, rows: Mapping[str, Any], areas: _Areas) -> None:
        kinds = characteristics(unit)
        self._areas, self._widths = areas, [len(kind.values) for kind in kinds]
        self._codes = [np.array(kind.positions())[rows[kind.name]] for kind in kinds]
        self._keys = rows["record_key"].astype(float)
        block = rows["place"] * self._widths[0] + self._codes[0]  # desa and decile group
        self._first = [block]
        for width, codes in zip(self._widths[1:], self._codes[1:], strict=True):
            self._first.append(block * width + codes)

    def tables(self) -> Iterator[tuple[Numbers, ...]]:
        """PLACE after the unit, counts and keys of each table in turn."""
        areas, kinds = self._areas, range(len(self._widths))
        yield from _cells(0, None, [areas.every(each) for each in self._table(0)])
        for col in kinds[1:]:
            yield from _cells(0, col, [areas.every(each) for each in self._table(col)])
        for row in kinds[1:]:
            alone = [each.sum(axis=1) for each in self._table(row)]
            yield from _cells(row, None, [areas.every(each) for each in alone])
            for col in kinds[row + 1 :]:
                table = self._table(row, col)
                all_groups = [each.sum(axis=1) for each in table]
                yield from _cells(row, col, [areas.every(each) for each in all_groups])
                by_group = [areas.above(each).swapaxes(0, 1) for each in table]
                yield from _cells(row, col, by_group, areas.upper)

    def _table(self, row: int, col: int | None = None) -> Table:
        """Counts and sums of keys by desa, decile group, and up to two characteristics more."""
        widths = [self._widths[place] for place in (row, col) if place]
        at = self._first[row]
        if col is not None:
            at = at * self._widths[col] + self._codes[col]
        shape = (len(self._areas.desa), self._widths[0], *widths)
        # The sums of a desa stay below 2⁵³, so they are exact as doubles; the next are of integers.
        return [
            np.bincount(at, weights, int(np.prod(shape))).astype(np.int64).reshape(shape)
            for weights in (None, self._keys)
        ]


def _cells(
    row: int, col: int | None, table: Table, upper: Numbers | None = None
) -> Iterator[tuple[Numbers, ...]]:
    """What is not 0 of a table by area and values; with `upper`, by decile group before these."""
    counts, keys = table
    at = np.nonzero(counts)
    found = counts[at]
    if upper is None:
        group, area, *values = np.zeros_like(found), *at
    else:
        group, area, *values = at[0] + 1, upper[at[1]], *at[2:]
    others = values[1] + 1 if col is not None else np.zeros_like(found)
    places = (np.full_like(found, 0 if each is None else each + 1) for each in (row, col))
    yield *places, group, area, values[0] + 1, others, found, keys[at]
