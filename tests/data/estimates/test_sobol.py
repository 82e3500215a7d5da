"""The points of the outlook are those that scipy draws, to the last digit."""

import csv

import numpy as np
import pytest
from scipy.stats import qmc

from data.estimates import sobol


@pytest.mark.parametrize("dimensions", range(1, sobol.MOST_DIMENSIONS + 3))
def test_points_are_those_of_scipy(dimensions: int):
    drawn = qmc.Sobol(dimensions, rng=sobol.SEED).random_base2(sobol.LOGARITHM)
    np.testing.assert_array_equal(sobol.points(dimensions), drawn)


def test_the_file_is_what_scipy_gives():
    with sobol.FILE.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [[str(cell) for cell in row] for row in sobol.rows()]
