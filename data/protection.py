"""Which cells of the cross-tables must not be seen, so that no hidden count can be told.

A table has areas on a tree (kabupaten, kecamatan, desa) and two characteristics; its margins and
the totals are published too. Small cells are hidden by whole rows and columns of an area's table,
what is hidden above is hidden below, and every hidden cell must have a *way out*: a change of
hidden cells by one that leaves every published number as it is. Then nobody can tell it exactly.

- a **block**: two rows and two columns in one area, and the opposite change in a sibling (or in
  none, where the root hides the same four cells);
- a **shift** between two values of a characteristic whose own counts are hidden, in one area, with
  the opposite shift in a sibling.

A change that takes one away needs a count of at least one there; that is checked on the true
counts. A hidden cell without a way out is shown if it is zero or large (it could be told anyway,
and no other's way out runs through it); otherwise more is hidden until there is one. The idea is
that of the hypercube method (Giessing and Repsilber, tau-ARGUS); docs/METHOD says what a reader
of all tables can and cannot conclude.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from data.cube import Counts, Tree
from data.patterns import (
    Mask,
    Pattern,
    accompany,
    any_below,
    any_group,
    cycles,
    sibling_pairs,
    spread_over,
)

ROUNDS: Final = 2  # how often more is hidden before a table is given up
NEAR: Final = 4  # siblings on either side with whom a three-way table looks for a way out


@dataclass(frozen=True)
class Shifts:
    """The hidden counts of one characteristic, and the shifts between its values that are ways out.

    `hidden` has a mask (areas, values) for each level, root first. `allowed` has, for each level
    below the root, a mask (pairs of siblings, values, values): the first area may lose one of the
    first value for one of the second, while its sibling does the opposite.
    """

    hidden: list[Mask]
    allowed: list[npt.NDArray[np.float32]]


class Guard:
    """What must be hidden of one release in one edition; made for one tree and one unit."""

    def __init__(self, tree: Tree, smallest_shown: int, totals: list[Mask]):
        """`totals`: for each level, root first, the areas whose total is hidden."""
        self.tree, self.smallest, self.totals = tree, smallest_shown, totals
        self.pairs = [sibling_pairs(parents) for parents in tree.parents]
        self.near = sibling_pairs(tree.parents[-1], NEAR)

    def is_small(self, counts: Counts) -> Mask:
        return (counts > 0) & (counts < self.smallest)

    # -- one characteristic ------------------------------------------------------------------

    def shifts(
        self,
        counts: list[Counts],
        crossed: list[Counts],
        above: list[Counts],
        start: list[Mask] | None,
        given: dict[int, list[Mask]],
    ) -> Shifts:
        """Hide the small counts of one characteristic.

        Args:
            counts: (areas, values) for each level, root first.
            crossed: its table with every other characteristic, (lowest areas, values, others).
            above: its tables that end a level higher, (areas of that level, values, others).
            start: what another edition hides already.
            given: values whose hidden areas are decided elsewhere.
        """
        hidden: list[Mask] = []
        allowed: list[npt.NDArray[np.float32]] = []
        free = np.ones(counts[0].shape[1], dtype=bool)
        free[list(given)] = False
        for level, counted in enumerate(counts):
            lines = self.is_small(counted) | self.totals[level][:, None]
            if start is not None:
                lines |= start[level]
            if level:
                lines |= hidden[level - 1][self.tree.parents[level - 1]]
            self._settle(lines, counted, given, level, free)
            if level:
                possible = self._possible(level, counts, crossed, above)
                allowed.append(self._close(lines, counted, possible, given, level, free))
            hidden.append(lines)
        return Shifts(hidden, allowed)

    def _settle(
        self, lines: Mask, counted: Counts, given: dict[int, list[Mask]], level: int, free: Mask
    ) -> None:
        for value, masks in given.items():
            lines[:, value] = masks[level] | self.totals[level]
        accompany(lines, counted, np.broadcast_to(free, lines.shape))

    def _possible(
        self, level: int, counts: list[Counts], crossed: list[Counts], above: list[Counts]
    ) -> Mask:
        """Shifts (pairs, values, values) that every cross-table allows, were all of it hidden."""
        one, other = self.pairs[level - 1]
        values = counts[0].shape[1]
        possible = np.ones((len(one), values, values), dtype=bool)
        seen_in = [self._at(level, table) for table in crossed]
        if level < len(self.tree.parents):
            seen_in += [(table > 0).astype(np.float32) for table in above]
        for seen in seen_in:
            possible &= (seen[one] @ seen[other].transpose(0, 2, 1)) > 0.5
        possible[:, np.arange(values), np.arange(values)] = False
        return possible

    def _at(self, level: int, table: Counts) -> npt.NDArray[np.float32]:
        """Where a lowest area has a count: itself, or above it the one with most of that value."""
        seen = (table > 0).astype(np.float32)
        if level == len(self.tree.parents):
            return seen
        best = table.sum(axis=2)
        parents = self.tree.parents[-1]
        size = int(parents.max()) + 1
        chosen = np.zeros((size, *table.shape[1:]), dtype=np.float32)
        for parent in range(size):
            below = np.flatnonzero(parents == parent)
            top = below[best[below].argmax(axis=0)]
            chosen[parent] = seen[top, np.arange(table.shape[1])]
        return chosen

    def _close(
        self,
        lines: Mask,
        counted: Counts,
        possible: Mask,
        given: dict[int, list[Mask]],
        level: int,
        free: Mask,
    ) -> npt.NDArray[np.float32]:
        """Hide more until every small count has a way out; the shifts that are."""
        one, other = self.pairs[level - 1]
        allowed = possible
        for turn in range(ROUNDS + 1):
            both = lines[one] & lines[other]
            allowed = possible & both[:, :, None] & both[:, None, :]
            moved = np.asarray(allowed.any(axis=2) | allowed.any(axis=1))
            safe = (
                spread_over(self.pairs[level - 1], moved, len(lines)) | self.totals[level][:, None]
            )
            exposed = np.flatnonzero((lines & self.is_small(counted) & ~safe).any(axis=1))
            if not len(exposed):
                break
            for area in exposed:
                near = self._siblings(level, area)
                if turn == ROUNDS:
                    lines[[area, *near]] = True
                    continue
                if not len(near):
                    continue
                like = (lines[near] & lines[area] & (counted[near] > 0)).sum(axis=1)
                friend = near[np.argsort(-like, kind="stable")[min(turn, len(near) - 1)]]
                together = lines[area] | lines[friend]
                if turn:
                    sums = np.where(together | ~free, np.inf, counted[area] + counted[friend])
                    sums[sums == 0] = np.inf
                    if np.isfinite(sums.min()):
                        together[sums.argmin()] = True
                lines[area] = lines[friend] = together
            self._settle(lines, counted, given, level, free)
        return allowed.astype(np.float32)

    def _siblings(self, level: int, area: int | np.intp) -> npt.NDArray[np.intp]:
        parents = self.tree.parents[level - 1]
        near = np.flatnonzero(parents == parents[area])
        return near[near != area]

    # -- two characteristics -----------------------------------------------------------------

    def table(
        self, counts: list[Counts], first: Shifts, second: Shifts, start: list[Mask] | None
    ) -> list[Mask]:
        """The hidden cells (areas, first, second) of a cross-table, for each level, root first."""
        patterns: list[Pattern] = []
        for level, counted in enumerate(counts):
            pattern = Pattern(first.hidden[level].copy(), second.hidden[level].copy())
            if level:
                pattern.inherit(patterns[-1], self.tree.parents[level - 1])
            need = self.is_small(counted)
            if start is not None:
                need |= start[level]
            pattern.cover(need, counted)
            patterns.append(pattern)
        safe = [pattern.cells for pattern in patterns]
        for turn in range(ROUNDS + 1):
            safe = self._ways_out(counts, patterns, first, second)
            exposed = [
                pattern.cells & self.is_small(counted) & ~found
                for pattern, counted, found in zip(patterns, counts, safe, strict=True)
            ]
            if not any(each.any() for each in exposed):
                break
            self._hide_more(turn, patterns, counts, exposed)
        hidden: list[Mask] = []
        kept = self._kept(counts, first, second)
        for level, (pattern, counted, found) in enumerate(zip(patterns, counts, safe, strict=True)):
            cells = pattern.cells & (found | self.is_small(counted))
            if level == len(counts) - 1:
                cells |= pattern.cells & kept
            if start is not None:
                cells |= start[level]
            margins = ((2, first.hidden[level][:, :, None]), (1, second.hidden[level][:, None]))
            hidden.append(self._without_told_zeros(level, counts, cells, hidden, margins))
        return self._without_empty_wholes(counts, hidden)

    def _without_told_zeros(
        self,
        level: int,
        counts: list[Counts],
        cells: Mask,
        above: list[Mask],
        margins: tuple[tuple[int, Mask], ...],
    ) -> Mask:
        """`cells` less the zeros that plain subtraction from a shown sum gives away.

        Args:
            above: what is hidden at the levels above.
            margins: the axis of each sum that is published, and where it is hidden.
        """
        while True:
            missing = np.where(cells, counts[level], 0)
            told = np.zeros(cells.shape, dtype=bool)
            for axis, is_hidden in margins:
                told |= (missing.sum(axis=axis, keepdims=True) == 0) & ~is_hidden
            if level:
                places = self.tree.parents[level - 1]
                sums = np.zeros(counts[level - 1].shape, dtype=np.int64)
                np.add.at(sums, places, missing)
                told |= ((sums == 0) & ~above[level - 1])[places]
            if not (told & cells).any():
                return cells
            cells = cells & ~told

    def _without_empty_wholes(self, counts: list[Counts], hidden: list[Mask]) -> list[Mask]:
        """`hidden` less the zeros whose every part is shown."""
        for level in range(len(counts) - 2, -1, -1):
            places = self.tree.parents[level]
            parts = any_below(hidden[level + 1], places, len(hidden[level]))
            hidden[level] = hidden[level] & ((counts[level] > 0) | parts)
        return hidden

    def _hide_more(
        self, turn: int, patterns: list[Pattern], counts: list[Counts], exposed: list[Mask]
    ) -> None:
        for level, (pattern, counted) in enumerate(zip(patterns, counts, strict=True)):
            places = np.flatnonzero(exposed[level].any(axis=(1, 2)))
            if turn >= ROUNDS - 1:
                for area in places:
                    near = self._siblings(level, area) if level else places
                    pattern.rows[[area, *near]] = True
                continue
            cells = pattern.cells
            for area in places if level else ():
                near = self._siblings(level, area)
                if not len(near):
                    continue
                like = (cells[near] & cells[area] & (counted[near] > 0)).sum(axis=(1, 2))
                friend = near[np.argsort(-like, kind="stable")[min(turn, len(near) - 1)]]
                pattern.rows[friend] |= pattern.rows[area]
                pattern.columns[friend] |= pattern.columns[area]
            if turn or not level:
                pattern.grow(places, counted)
        for level in range(1, len(patterns)):
            patterns[level].inherit(patterns[level - 1], self.tree.parents[level - 1])

    def _ways_out(
        self, counts: list[Counts], patterns: list[Pattern], first: Shifts, second: Shifts
    ) -> list[Mask]:
        """The cells of each level that have a way out."""
        cells = [pattern.cells for pattern in patterns]
        seen = [(counted > 0).astype(np.float32) for counted in counts]
        found = [
            np.broadcast_to(total[:, None, None], mask.shape).copy()
            for total, mask in zip(self.totals, cells, strict=True)
        ]
        last = len(counts) - 1
        # Blocks between siblings of the lowest level, and shifts at every level.
        one, other = self.pairs[last - 1]
        both = cells[last][one] & cells[last][other]
        some = np.flatnonzero(both.any(axis=(1, 2)))
        if len(some):
            pairs = self.pairs[last - 1][:, some]
            blocks = cycles(both[some] * seen[last][pairs[0]], both[some] * seen[last][pairs[1]])
            found[last] |= spread_over(pairs, blocks, len(found[last]))
        for level in range(1, last + 1):
            found[level] |= self._shifted(level, counts[last], first, second)
        # Where the root hides a cell, one area may change alone.
        if cells[0].any():
            alone = self._alone(cells[0], seen[last], first, second)
            found[last] |= alone
            for level in range(last - 1, -1, -1):
                alone = any_below(alone, self.tree.parents[level], len(found[level]))
                found[level] |= alone
        # Blocks between areas in the middle, made by two of the areas below them.
        if last == 2 and cells[1].any():
            middle, below = self._middle(cells[1], seen[2])
            found[1] |= middle
            found[2] |= below
        return found

    def _kept(self, counts: list[Counts], first: Shifts, second: Shifts) -> Mask:
        """Cells of the lowest level through which a shift of areas above it may run."""
        kept = np.zeros(counts[-1].shape, dtype=bool)
        for level in range(1, len(counts) - 1):
            places = self.tree.parents[level]
            kept |= self._shifted(level, counts[-1], first, second)[places]
        return kept

    def _shifted(self, level: int, lowest: Counts, first: Shifts, second: Shifts) -> Mask:
        pairs = self.pairs[level - 1]
        result: Mask | None = None
        for shifts, table in ((first, lowest), (second, lowest.transpose(0, 2, 1))):
            allowed = shifts.allowed[level - 1]
            seen = self._at(level, table)
            some = np.flatnonzero(allowed.any(axis=(1, 2)))
            one, other = seen[pairs[0][some]], seen[pairs[1][some]]
            reach = allowed[some]
            moved = ((reach @ other) * one > 0.5) | ((reach.transpose(0, 2, 1) @ one) * other > 0.5)
            spread = spread_over(pairs[:, some], moved, seen.shape[0])
            if shifts is second:
                spread = spread.transpose(0, 2, 1)
            result = spread if result is None else result | spread
        assert result is not None
        return result

    def _alone(
        self, root: Mask, seen: npt.NDArray[np.float32], first: Shifts, second: Shifts
    ) -> Mask:
        whole = np.broadcast_to(root, seen.shape).astype(np.float32)
        found = cycles(whole * seen, whole)
        rows, columns = first.hidden[0], second.hidden[0]
        for lines, axis in ((rows[:, :, None], 1), (columns[:, None, :], 2)):
            moved = (seen > 0) & lines
            found |= lines & moved.any(axis=axis, keepdims=True) & (lines.sum() > 1)
        return found

    def _middle(self, cells: Mask, seen: npt.NDArray[np.float32]) -> tuple[Mask, Mask]:
        """Blocks of two middle areas, each made in one of the areas below it."""
        size, rows, columns = cells.shape
        wide = rows * columns
        flat = seen.reshape(len(seen), wide)
        parents = self.tree.parents[1]
        row, column = np.divmod(np.arange(wide), columns)
        is_block = (row[:, None] != row) & (column[:, None] != column)
        joint = np.stack(
            [(flat[parents == area].T @ flat[parents == area]) > 0.5 for area in range(size)]
        )
        # [(a, b), (a', b')] -> [(a, b'), (a', b)]
        crossed = (
            joint.reshape(size, rows, columns, rows, columns)
            .transpose(0, 1, 4, 3, 2)
            .reshape(size, wide, wide)
        )
        mask = cells.reshape(size, wide)
        corner = mask[:, :, None] & mask[:, None, :]
        corner &= (
            corner.reshape(size, rows, columns, rows, columns)
            .transpose(0, 1, 4, 3, 2)
            .reshape(size, wide, wide)
        )
        corner &= is_block
        here = joint & corner
        there = crossed & corner
        ready = np.zeros_like(here)
        for one, other in self.pairs[0].T:
            block = here[one] & there[other]
            ready[one] |= block
            back = here[other] & there[one]
            ready[other] |= back
        middle = np.zeros((size, wide), dtype=bool)
        below = np.zeros((len(seen), wide), dtype=bool)
        for area in range(size):
            if not ready[area].any():
                continue
            own = np.flatnonzero(parents == area)
            used = ready[area] & (flat[own][:, :, None] > 0) & (flat[own][:, None, :] > 0)
            even = used.any(axis=2)
            odd = (
                used.reshape(len(own), rows, columns, rows, columns)
                .transpose(0, 1, 4, 3, 2)
                .reshape(len(own), wide, wide)
                .any(axis=2)
            )
            below[own] = even | odd
            middle[area] = (even | odd).any(axis=0)
        return middle.reshape(cells.shape), below.reshape(seen.shape)

    # -- two characteristics in each decile group --------------------------------------------

    def grouped(
        self,
        counts: list[Counts],
        pair: list[Mask],
        by_first: list[Mask],
        by_second: list[Mask],
        start: list[Mask] | None,
    ) -> list[Mask]:
        """The hidden cells (areas, groups, first, second) of three-way tables, root first.

        The same rows and columns are hidden in every group of an area. A way out is a block in two
        groups, with the opposite block in a sibling (or in none, below a root that hides it), so
        that the two-way tables stay as they are.

        Args:
            pair: what is hidden of the two-way table, (areas, first, second).
            by_first, by_second: what is hidden of its margins, (areas, groups, values).
        """
        patterns: list[Pattern] = []
        for level, counted in enumerate(counts):
            pattern = Pattern(any_group(by_first[level]), any_group(by_second[level]))
            if level:
                pattern.inherit(patterns[-1], self.tree.parents[level - 1])
            need = any_group(self.is_small(counted)) | pair[level]
            if start is not None:
                need |= any_group(start[level])
            pattern.cover(need, counted.sum(axis=1))
            patterns.append(pattern)
        safe = [each.astype(bool) for each in counts]
        for turn in range(ROUNDS + 1):
            safe = self._grouped_ways_out(counts, patterns)
            exposed = [
                any_group(pattern.cells[:, None] & self.is_small(counted) & ~found)
                for pattern, counted, found in zip(patterns, counts, safe, strict=True)
            ]
            if not any(each.any() for each in exposed):
                break
            self._hide_more(turn, patterns, [each.sum(axis=1) for each in counts], exposed)
        hidden: list[Mask] = []
        for level, (pattern, counted, found) in enumerate(zip(patterns, counts, safe, strict=True)):
            first, second = by_first[level][:, :, :, None], by_second[level][:, :, None, :]
            must = found | self.is_small(counted) | pair[level][:, None] | first | second
            cells = pattern.cells[:, None] & must
            if start is not None:
                cells |= start[level]
            margins = ((1, pair[level][:, None]), (3, first), (2, second))
            hidden.append(self._without_told_zeros(level, counts, cells, hidden, margins))
        return self._without_empty_wholes(counts, hidden)

    def _grouped_ways_out(self, counts: list[Counts], patterns: list[Pattern]) -> list[Mask]:
        cells = [pattern.cells for pattern in patterns]
        seen = (counts[-1] > 0).astype(np.float32)
        found = [
            np.broadcast_to(total[:, None, None, None], counted.shape).copy()
            for total, counted in zip(self.totals, counts, strict=True)
        ]
        pairs = self.near
        both = cells[-1][pairs[0]] & cells[-1][pairs[1]]
        pairs, both = pairs[:, both.any(axis=(1, 2))], both[both.any(axis=(1, 2))]
        first, second = np.triu_indices(seen.shape[1], 1)  # every two groups
        if len(both):
            one, other = seen[pairs[0]], seen[pairs[1]]
            shape = (len(both) * len(first), *both.shape[1:])
            blocks = cycles(
                (both[:, None] * one[:, first] * other[:, second]).reshape(shape),
                (both[:, None] * one[:, second] * other[:, first]).reshape(shape),
            ).reshape(len(both), len(first), *both.shape[1:])
            spread = spread_over(pairs, blocks, len(seen))
            for number, two in enumerate(zip(first, second, strict=True)):
                found[-1][:, two] |= spread[:, number, None]
        if cells[0].any():
            shape = (len(seen) * len(first), *seen.shape[2:])
            alone = cycles(
                (cells[0][:, None] * seen[:, first]).reshape(shape),
                (cells[0][:, None] * seen[:, second]).reshape(shape),
            ).reshape(len(seen), len(first), *seen.shape[2:])
            for number, two in enumerate(zip(first, second, strict=True)):
                found[-1][:, two] |= alone[:, number, None]
                found[0][:, two] |= alone[:, number, None].any(axis=0)
        return found
