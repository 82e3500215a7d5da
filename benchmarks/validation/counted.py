"""Errors of estimates of areas whose truth is counted in full: nothing need be removed."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import expit, logit

from benchmarks.validation.households import Floats
from benchmarks.validation.sampled import HALF_OF_90
from data.estimates.benchmarking import logit_shift


@dataclass(frozen=True)
class Counted:
    """One estimate of n areas beside their true rates, both fractions, and their groups."""

    group: pd.Series
    truth: pd.Series
    estimate: pd.Series

    @property
    def rmse_pp(self) -> float:
        """Root mean square error over areas, percentage points."""
        return 100 * float(np.sqrt(((self.estimate - self.truth) ** 2).mean()))

    @property
    def logit_errors(self) -> pd.Series:
        """Truth less estimate in logits."""
        return logit(self.truth) - logit(self.estimate)

    @property
    def logit_error(self) -> float:
        """The root mean square of these errors."""
        return float(np.sqrt((self.logit_errors**2).mean()))

    @property
    def slope(self) -> float:
        """The slope of truth on estimate in logits; above 1 an estimate shrinks too much."""
        return float(np.polyfit(logit(self.estimate), logit(self.truth), 1)[0])

    @property
    def rank_correlation(self) -> float:
        """Spearman's correlation of truth and estimate, the mean over groups by their areas."""
        parts = [
            (len(own), self.estimate[own.index].corr(own, method="spearman"))
            for _name, own in self.truth.groupby(self.group)
            if len(own) > 2
        ]
        return float(np.average([each for _n, each in parts], weights=[n for n, _each in parts]))

    def holds_pct(self, logit_error: float | None = None) -> float:
        """How many areas in a hundred a band of 90 % holds.

        The band has the given standard error in logits, or that of all other groups.
        """
        found = self.logit_errors
        inside = [
            found[own].abs()
            <= HALF_OF_90
            * (np.sqrt((found[~own] ** 2).mean()) if logit_error is None else logit_error)
            for own in (self.group == name for name in self.group.unique())
        ]
        return 100 * float(pd.concat(inside).mean())


def shifted(group: pd.Series, persons: pd.Series, truth: pd.Series, share: pd.Series) -> Counted:
    """Estimates of n areas: shares moved by one logit shift to the true rate of their group."""
    estimate = pd.Series(0.0, index=share.index)
    for _name, own in share.groupby(group):
        weights = persons[own.index]
        rate = float(np.average(truth[own.index], weights=weights))
        shift = logit_shift(own.tolist(), weights.tolist(), rate)
        estimate[own.index] = expit(logit(own) + shift)
    return Counted(group, truth, estimate)


def unshifted(group: pd.Series, persons: pd.Series, truth: pd.Series) -> Counted:
    """Every area has the true rate of its group."""
    rate = (truth * persons).groupby(group).sum() / persons.groupby(group).sum()
    return Counted(group, truth, group.map(rate).astype(float))


def inside(share: pd.Series, count: pd.Series) -> pd.Series:
    """Shares of `count` households or persons, with 0 and 1 moved inside by half of one."""
    half = 0.5 / count
    return share.clip(half, 1 - half)


def area_share(area: pd.Series, values: Floats, persons: Floats) -> pd.Series:
    """The weighted mean of `values` in each area."""
    weight = pd.Series(persons, index=area.index)
    return (weight * values).groupby(area).sum() / weight.groupby(area).sum()
