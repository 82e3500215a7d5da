"""Made-up registries as an attacker meets them: every table of an area, protected, and its truth.

Independent of the SQL: a count and its cell key are added up with numpy, and the change is looked
up in the perturbation table. test_protection.py and test_slices.py hold the SQL to the same table.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
import numpy.typing as npt

from data.protection.perturbation import KEYS, TURNS, perturbation_table
from data.settings import Edition, Protections

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
# As many values as the characteristics of families have, the decile group first.
WIDTHS = (6, 6, 3, 6, 9, 8, 4, 9, 7, 5, 6, 8, 5, 4)


@cache
def _bounds(edition: Edition) -> tuple[Floats, Ints]:
    """For each count the ends of its changes as parts of all keys, and the changes."""
    table = perturbation_table(getattr(Protections(), edition))
    last = table[-1].count
    wide = max(sum(change.count == count for change in table) for count in range(last + 1))
    ends, added = np.ones((last + 1, wide)), np.zeros((last + 1, wide), dtype=np.int64)
    for count in range(last + 1):
        own = [change for change in table if change.count == count]
        ends[count, : len(own)] = np.cumsum([change.probability for change in own])
        ends[count, len(own) - 1 :] = 1
        added[count, : len(own)] = [change.added for change in own]
    return ends, added


def published(counts: Ints, keys: Ints, edition: Edition) -> Ints:
    """What an edition publishes of counts with these sums of record keys."""
    ends, added = _bounds(edition)
    part = (keys % KEYS) * TURNS[edition] % KEYS / KEYS
    row = np.minimum(counts, len(ends) - 1)
    place = (part[..., None] >= ends[row]).sum(axis=-1)
    return counts + np.take_along_axis(added[row], place[..., None], axis=-1)[..., 0]


@dataclass(frozen=True)
class Area:
    """The families of one area: values (families, characteristics) and record keys."""

    values: Ints
    keys: Ints

    def table(self, *kinds: int) -> tuple[Ints, Ints]:
        """Counts and sums of keys by one or more characteristics."""
        shape = [WIDTHS[kind] for kind in kinds]
        code = np.ravel_multi_index([self.values[:, kind] for kind in kinds], shape)
        size = int(np.prod(shape))
        # Sums of a few thousand keys are exact as floating-point numbers.
        sums = np.bincount(code, weights=self.keys, minlength=size)
        return (
            np.bincount(code, minlength=size).reshape(shape),
            sums.astype(np.int64).reshape(shape),
        )

    def with_one_more(self, draw: np.random.Generator) -> "Area":
        """The same area after a family has joined."""
        more = area(draw, 1)
        return Area(np.vstack([self.values, more.values]), np.concatenate([self.keys, more.keys]))


def area(draw: np.random.Generator, families: int) -> Area:
    """Families whose values are unevenly spread, as they are where people live."""
    columns = []
    for width in WIDTHS:
        part = 0.45 ** np.arange(width)
        columns.append(draw.choice(width, size=families, p=part / part.sum()))
    return Area(
        np.stack(columns, axis=1).astype(np.int64),
        draw.integers(0, KEYS, size=families, dtype=np.int64),
    )


def margins(own: Area, kind: int) -> Ints:
    """The true counts of one characteristic."""
    return own.table(kind)[0]


def estimates(own: Area, kind: int, editions: Sequence[Edition]) -> Floats:
    """What each table says of the counts of one characteristic: (tables, values).

    The characteristic alone, and its sums in every table with another one.
    """
    said = []
    for edition in editions:
        said.append(published(*own.table(kind), edition).astype(float))
        for one, other in combinations(range(len(WIDTHS)), 2):
            if kind in (one, other):
                cells = published(*own.table(one, other), edition)
                said.append(cells.sum(axis=1 if kind == one else 0).astype(float))
    return np.array(said)
