"""Where a name can stand in an area: the largest boxes of a few proportions that lie inside it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

CELLS: Final = 160  # along the longer side of an area
PROPORTIONS: Final = (2, 3, 4, 5, 7)  # width by height; names are short or long

Point = tuple[float, float]
Mask = NDArray[np.bool_]


class Room(NamedTuple):
    """A box inside an area, by its middle; in the units of the outline."""

    x: float
    y: float
    wide: float
    high: float


def rooms(rings: Sequence[Sequence[Point]]) -> list[Room]:
    """The largest box of each proportion that touches no border; none where an area is too thin.

    rings: closed outlines, in which what lies within an odd number of them is inside.
    """
    corners = np.array([corner for ring in rings for corner in ring], dtype=float)
    least, most = corners.min(axis=0), corners.max(axis=0)
    cell = float((most - least).max()) / CELLS
    if cell == 0:
        return []
    free = _free(rings, least, most, cell)
    middle = (corners.mean(axis=0) - least) / cell
    found = (_largest(free, proportion, middle) for proportion in PROPORTIONS)
    return [
        Room(
            float(least[0] + (left + wide / 2) * cell),
            float(least[1] + (top + high / 2) * cell),
            wide * cell,
            high * cell,
        )
        for left, top, wide, high in filter(None, found)
    ]


def best(places: Iterable[Room], wide: float, high: float) -> Room | None:
    """The room that leaves words of this size most air; None where they fit into none."""
    roomiest = max(places, key=lambda room: min(room.wide / wide, room.high / high), default=None)
    fits = roomiest and roomiest.wide >= wide and roomiest.high >= high
    return roomiest if fits else None


def _free(
    rings: Sequence[Sequence[Point]],
    least: NDArray[np.float64],
    most: NDArray[np.float64],
    cell: float,
) -> Mask:
    """The cells, by row and column, that lie wholly inside."""
    columns, rows = (np.ceil((most - least) / cell).astype(int) + 1).tolist()
    inside = np.zeros((rows, columns), dtype=bool)
    border = np.zeros((rows + 2, columns + 2), dtype=bool)
    middles = np.arange(columns) + 0.5
    levels = np.arange(rows) + 0.5
    for (x, y), (u, v) in _sides(rings, least, cell):
        crossed = np.flatnonzero((y > levels) != (v > levels))
        across = x + (levels[crossed] - y) * (u - x) / (v - y) if crossed.size else crossed
        inside[crossed] ^= middles > np.asarray(across)[:, None]
        steps = np.linspace(0, 1, int(2 * max(abs(u - x), abs(v - y))) + 2)
        on_x = (x + steps * (u - x)).astype(int)
        on_y = (y + steps * (v - y)).astype(int)
        border[on_y + 1, on_x + 1] = True
    # A side between two steps may cut the corner of a cell beside them.
    near = np.zeros_like(inside)
    for down in range(3):
        for right in range(3):
            near |= border[down : down + rows, right : right + columns]
    return inside & ~near


def _sides(
    rings: Sequence[Sequence[Point]], least: NDArray[np.float64], cell: float
) -> Iterator[tuple[Point, Point]]:
    """The sides of all rings, in cells."""
    for ring in rings:
        placed = [((x - least[0]) / cell, (y - least[1]) / cell) for x, y in ring]
        yield from pairwise([*placed, placed[0]])


def _largest(
    free: Mask, proportion: int, middle: NDArray[np.float64]
) -> tuple[int, int, int, int] | None:
    """Left, top, width and height of the largest box, near the middle where there are several."""
    sums = np.pad(free.cumsum(axis=0, dtype=int).cumsum(axis=1), ((1, 0), (1, 0)))
    best = None
    low, high = 1, max(1, min(free.shape[0], free.shape[1] // proportion))
    while low <= high:
        tall = (low + high) // 2
        wide = tall * proportion
        full = (
            sums[tall:, wide:] - sums[:-tall, wide:] - sums[tall:, :-wide] + sums[:-tall, :-wide]
        ) == tall * wide
        places = np.argwhere(full)
        if places.size:
            away = np.abs(places[:, ::-1] + (wide / 2, tall / 2) - middle).sum(axis=1)
            top, left = places[int(away.argmin())].tolist()
            best, low = (left, top, wide, tall), tall + 1
        else:
            high = tall - 1
    return best
