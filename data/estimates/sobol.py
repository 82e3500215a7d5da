"""Points of a scrambled Sobol sequence, the same as those of scipy.stats.qmc.Sobol.

sobol.csv holds what scipy draws for one seed: of each number of dimensions the shift and the
scrambled direction numbers of each. They never change, and importing scipy.stats takes a third of a
second, which every first publication would wait for. `python -m data.estimates.sobol` writes it.
Source: Joe and Kuo (2008) for the direction numbers; Owen (1998) for the scrambling.
"""

import csv
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

LOGARITHM: Final = 13  # two to the thirteenth points
SEED: Final = 20251028
MOST_DIMENSIONS: Final = 10  # in the file
BITS: Final = 30
FILE: Final = Path(__file__).with_suffix(".csv")


def points(dimensions: int) -> NDArray[np.float64]:
    """Two to the LOGARITHM points, one a row, each coordinate in [0, 1)."""
    if dimensions > MOST_DIMENSIONS:
        from scipy.stats import qmc

        return qmc.Sobol(dimensions, rng=SEED).random_base2(LOGARITHM)
    shift, *directions = np.array(_numbers()[dimensions]).T
    number = np.arange(2**LOGARITHM)
    gray = number ^ (number >> 1)
    found = np.tile(shift, (len(number), 1))
    for bit, direction in enumerate(directions):
        found ^= np.outer(gray >> bit & 1, direction)
    return found / 2**BITS


@cache
def _numbers() -> dict[int, list[list[int]]]:
    """By the number of dimensions: of each dimension its shift and its direction numbers."""
    found: dict[int, list[list[int]]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        _header, *rows = csv.reader(file)
        for dimensions, *numbers in rows:
            found.setdefault(int(dimensions), []).append([int(each) for each in numbers])
    return found


def rows() -> list[list[Any]]:
    """The rows of the file, as scipy draws them."""
    from scipy.stats import qmc

    header = ["dimensions", "shift", *(f"direction{bit}" for bit in range(LOGARITHM))]
    engines = {count: qmc.Sobol(count, rng=SEED) for count in range(1, MOST_DIMENSIONS + 1)}
    return [
        header,
        *(
            [count, int(shift), *map(int, directions[:LOGARITHM])]
            for count, engine in engines.items()
            for shift, directions in zip(engine._shift, engine._sv, strict=True)
        ),
    ]


if __name__ == "__main__":
    with FILE.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows())
