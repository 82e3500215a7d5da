"""Errors of estimates of small areas of which a survey saw a few households only.

The truth of an area is known with noise: eight households stand for a hamlet. The noise is taken
out. Household h of an area adds a(h) to the benchmarked estimate of its area, a line through the
logit shift at the rate of its group; e = poor - a then has, in an area that is counted in full, the
error of the estimate as its mean. Its mean square is the component of variance between areas in a
group, found without bias by analysis of variance: the mean square between areas less the sampling
variance of their means.
"""

from dataclasses import dataclass

import numpy as np
from scipy.stats import norm

from benchmarks.validation.households import Floats, Households, Integers

HALF_OF_90 = float(norm.ppf(0.95))
BOOTSTRAPS = 2000
SEED = 20261126


@dataclass(frozen=True)
class Errors:
    """What one estimator gets wrong in each of k groups, sampling noise removed.

    areas: areas of each group. squares: mean square error, fractions; may be below zero by chance.
    logit_squares: the same, each divided by (P (1 - P))² of the group's rate P.
    """

    areas: Floats
    squares: Floats
    logit_squares: Floats

    @property
    def rmse_pp(self) -> float:
        """Root mean square error over all areas, percentage points."""
        return 100 * _root(np.average(self.squares, weights=self.areas))

    @property
    def logit_error(self) -> float:
        """The standard error of an estimate in logits, at the rate of its group."""
        return _root(self._logit_square(np.ones(len(self.areas), dtype=bool)))

    def _logit_square(self, used: np.ndarray) -> float:
        return float(np.average(self.logit_squares[used], weights=self.areas[used]))

    def holds_pct(self, logit_error: float | None = None) -> float | None:
        """How many areas in a hundred a band of 90 % would hold.

        The band has the given standard error in logits, or that of all other groups; the errors of
        a group are taken as normal about its estimates. None where the sampling noise is larger
        than the errors themselves.
        """
        groups = np.arange(len(self.areas))
        allowed = np.array(
            [
                self._logit_square(groups != group) if logit_error is None else logit_error**2
                for group in groups
            ]
        )
        ratio = np.average(self.logit_squares / allowed, weights=self.areas)
        if ratio <= 0 or np.any(allowed <= 0):
            return None
        return 100 * float(2 * norm.cdf(HALF_OF_90 / np.sqrt(ratio)) - 1)


def constant_input(households: Households) -> Floats:
    """The input that tells no area from another."""
    return np.full(len(households.persons), 0.5)


def errors(households: Households, values: Floats) -> Errors:
    """The errors of the estimate whose input is the weighted mean of `values` in each area.

    values: n, inside [0, 1], e.g. the chance that a household of its decile is poor.
    """
    found = []
    for group in np.unique(households.group):
        own = households.group == group
        areas, place = np.unique(households.area[own], return_inverse=True)
        if len(areas) > 1:
            found.append(
                _group_errors(place, households.persons[own], values[own], households.is_poor[own])
            )
    areas, squares, logit_squares = np.array(found).T
    return Errors(areas, squares, logit_squares)


def _group_errors(
    place: Integers, persons: Floats, values: Floats, poor: Floats
) -> tuple[float, float, float]:
    """Areas of one group, their mean square error, and that over (P (1 - P))²."""
    rate, mean = np.average(poor, weights=persons), np.average(values, weights=persons)
    slope = rate * (1 - rate) / (mean * (1 - mean))
    error = poor - rate - slope * (values - mean)
    total = np.bincount(place, persons)
    means = np.bincount(place, persons * error) / total
    away = np.bincount(place, (persons * (error - means[place])) ** 2)
    count = np.bincount(place)
    noise = away / total**2 * count / (count - 1)
    square = float(means.var(ddof=1) - noise.mean())
    return float(len(means)), square, square / float(rate * (1 - rate)) ** 2


def beats_pct(one: Errors, other: Errors) -> float:
    """In how many of a hundred samples of groups, with replacement, `one` errs less than `other`.

    Both are of the same groups in the same order.
    """
    drawn = np.random.default_rng(SEED).integers(0, len(one.areas), (BOOTSTRAPS, len(one.areas)))
    weight = one.areas[drawn]
    better = (weight * one.squares[drawn]).sum(axis=1) < (weight * other.squares[drawn]).sum(axis=1)
    return 100 * float(better.mean())


def _root(square: float) -> float:
    return float(np.sqrt(max(square, 0.0)))
