"""The root finder finds what scipy's does, to the last digit."""

import numpy as np
import pytest
from scipy.optimize import brentq

from data.estimates.roots import root

SHAPES = {
    "line": lambda x, a: x - a,
    "cubic": lambda x, a: x**3 - a,
    "steep": lambda x, a: float(np.exp(min(5 * x, 600.0)) - np.exp(a)),
    "flat": lambda x, a: float(np.arctan(x - a) ** 3),
    "clipped": lambda x, a: float(np.clip(x - a, -0.1, 0.1)),
    "step": lambda x, a: -1.0 if x < a else 1.0,
    "at an end": lambda x, a: x - 30 if a > 0 else x + 20,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_root_to_the_last_digit(shape):
    draw = np.random.default_rng(7)
    for a in draw.normal(scale=2, size=200):
        of = SHAPES[shape]
        for within in (1e-14, 1e-3):
            ours = root(lambda x: of(x, a), -20, 30, within=within, most=500)  # noqa: B023
            assert ours == brentq(of, -20, 30, args=(a,), xtol=within, maxiter=500)


def test_no_bracket_and_no_patience_are_told():
    with pytest.raises(ValueError, match="same sign"):
        root(lambda x: x * x + 1, -1, 1, within=1e-9)
    with pytest.raises(ValueError, match="after 3 steps"):
        root(lambda x: x**3 - 2, -20, 30, within=1e-14, most=3)
