"""Patterns of hidden cells: rows and columns of areas' tables, and the blocks through them.

Pure array work for data/protection.py, which decides what is hidden.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.cube import Counts

Mask = npt.NDArray[np.bool_]


def sibling_pairs(parents: npt.NDArray[np.intp], reach: int | None = None) -> npt.NDArray[np.intp]:
    """Pairs of siblings (2 rows: one, other); `reach` limits how far apart in the ring."""
    found: list[tuple[int, int]] = []
    for parent in range(int(parents.max()) + 1):
        group = np.flatnonzero(parents == parent).tolist()
        for place, one in enumerate(group):
            far = len(group) if reach is None else min(reach, len(group) - 1)
            for step in range(1, far + 1):
                other = group[(place + step) % len(group)]
                if one != other:
                    found.append((min(one, other), max(one, other)))
    return np.array(sorted(set(found)), dtype=np.intp).reshape(-1, 2).T


def cycles(near: npt.NDArray[np.float32], far: npt.NDArray[np.float32]) -> Mask:
    """Cells that are a corner of a block: near, far, near, far around two rows and two columns."""
    flipped = near.transpose(0, 2, 1)
    found = np.zeros(near.shape, dtype=bool)
    for start, step in ((near, far), (far, near)):
        back = flipped if start is near else far.transpose(0, 2, 1)
        walks = step @ back @ step
        both = start * step
        walks -= step * both.sum(axis=2, keepdims=True)
        walks -= step * both.sum(axis=1, keepdims=True)
        walks += step * both
        found |= (start * walks) > 0.5
    return found


@dataclass
class Pattern:
    """What is hidden in one table at one level: whole rows and columns of each area's table."""

    rows: Mask
    columns: Mask

    @property
    def cells(self) -> Mask:
        return self.rows[:, :, None] | self.columns[:, None, :]

    def inherit(self, above: "Pattern", parents: npt.NDArray[np.intp]) -> None:
        """What is hidden above is hidden below."""
        self.rows |= above.rows[parents]
        self.columns |= above.columns[parents]

    def cover(self, need: Mask, counts: Counts) -> None:
        """Hide rows and columns until no needed cell is seen, at least two of a kind where any."""
        while True:
            hidden = self.cells
            open_cells = need & ~hidden
            places = np.flatnonzero(open_cells.any(axis=(1, 2)))
            if not len(places):
                break
            gain = open_cells[places]
            loss = (counts[places] > 0) & ~hidden[places] & ~gain
            rows = gain.sum(axis=2) / (0.5 + loss.sum(axis=2))
            columns = gain.sum(axis=1) / (0.5 + loss.sum(axis=1))
            best = np.concatenate([rows, columns], axis=1).argmax(axis=1)
            is_row = best < rows.shape[1]
            self.rows[places[is_row], best[is_row]] = True
            self.columns[places[~is_row], best[~is_row] - rows.shape[1]] = True
        for lines, sums in ((self.rows, counts.sum(axis=2)), (self.columns, counts.sum(axis=1))):
            accompany(lines, sums)

    def grow(self, places: npt.NDArray[np.intp], counts: Counts) -> None:
        """Hide one row and one column more, the smallest that are not empty."""
        for lines, sums in ((self.rows, counts.sum(axis=2)), (self.columns, counts.sum(axis=1))):
            order = np.where(lines | (sums == 0), np.inf, sums)[places]
            best, is_left = order.argmin(axis=1), np.isfinite(order.min(axis=1))
            lines[places[is_left], best[is_left]] = True


def accompany(lines: Mask, sums: Counts, is_free: Mask | None = None) -> None:
    """Where one value alone is hidden, hide the smallest other that is not empty."""
    alone = np.flatnonzero(lines.sum(axis=1) == 1)
    if not len(alone):
        return
    order = np.where(sums == 0, np.iinfo(np.int64).max // 2, sums).astype(np.float64)
    order[lines] = np.inf
    if is_free is not None:
        order[~is_free] = np.inf
    best = order[alone].argmin(axis=1)
    is_left = np.isfinite(order[alone, best])
    lines[alone[is_left], best[is_left]] = True


def spread_over(pairs: npt.NDArray[np.intp], found: Mask, size: int) -> Mask:
    """What was found for pairs, for each of their areas."""
    if not found.any():
        return np.zeros((size, *found.shape[1:]), dtype=bool)
    which = np.zeros((size, pairs.shape[1]), dtype=np.float32)
    numbers = np.arange(pairs.shape[1])
    which[pairs[0], numbers] = which[pairs[1], numbers] = 1
    flat = which @ found.reshape(len(numbers), -1).astype(np.float32)
    return (flat > 0.5).reshape(size, *found.shape[1:])


def any_group(groups: Mask) -> Mask:
    """What is so in any group, the second axis."""
    return np.asarray(groups.any(axis=1))


def any_below(found: Mask, parents: npt.NDArray[np.intp], size: int) -> Mask:
    """What was found for any child, for each parent."""
    above = np.zeros((size, *found.shape[1:]), dtype=bool)
    np.logical_or.at(above, parents, found)
    return above
