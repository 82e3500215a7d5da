"""Whether the true rate is below the province's, by what the survey's error may be.

The errors that we assume do not fit BPS's series: independent samples with them would scatter the
gap from March to March several times as much as it does. So either the errors of an area's Marches
are much the same every year, or they are much smaller. Each has its own chance.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from data.estimates.outlook import NoOutlook, Series


@dataclass(frozen=True)
class TrueGap:
    """The gap of an area over all Marches, percentage points, and chances in percent.

    mean_gap_pp: taken as the true gap of all Marches, with an error that averages out if samples
        are independent and hardly does if their errors are correlated.
    gap_se_pp: the error of one March's gap. scatter_pp: standard deviation of the yearly changes
        of the gap, all areas together. expected_scatter_pp: what independent errors alone would
        make it. error_correlation: of two Marches of an area, so that the scatter fits.
    small_se_pp: an independent error that fits the scatter, the largest; the chance with it is that
        of the newest March alone.
    """

    first_year: int
    last_year: int
    marches: int
    mean_gap_pp: float
    gap_se_pp: float
    scatter_pp: float
    expected_scatter_pp: float
    error_correlation: float
    small_se_pp: float
    below_if_independent_pct: float
    below_if_correlated_pct: float
    below_if_small_pct: float


def true_gap(series: Series, area: str, error: float) -> TrueGap:
    """All readings for one area; error: the standard error of its newest gap, percentage points.

    The prior of the true gap is flat. Raises NoOutlook where too few changes of gaps are known.
    """
    gaps = _gaps(series, area)
    if not gaps:
        raise NoOutlook(f"{area}: no March for which both it and the province have a figure")
    scatter = _scatter(series)
    count = len(gaps)
    mean, newest = float(np.mean(list(gaps.values()))), gaps[max(gaps)]
    expected = error * 2**0.5
    correlation = max(0.0, 1 - (scatter / expected) ** 2)
    small = min(error, scatter / 2**0.5)
    return TrueGap(
        min(gaps),
        max(gaps),
        count,
        mean,
        error,
        scatter,
        expected,
        correlation,
        small,
        _below(mean, error / count**0.5),
        _below(mean, error * ((1 + (count - 1) * correlation) / count) ** 0.5),
        _below(newest, small),
    )


def _gaps(series: Series, area: str) -> dict[int, float]:
    """Area minus province by year, percentage points."""
    return {
        year: rate - series.province[year]
        for year, rate in series.areas[area].items()
        if year in series.province
    }


def _scatter(series: Series) -> float:
    changes = [
        gaps[year] - gaps[year - 1]
        for gaps in (_gaps(series, area) for area in series.areas)
        for year in gaps
        if year - 1 in gaps
    ]
    if not changes or not np.ptp(changes):
        raise NoOutlook("too few changes of gaps to tell how they scatter")
    return float(np.std(changes))


def _below(gap: float, error: float) -> float:
    """The chance in percent that a gap known with this standard error is in truth below zero."""
    return 100 * float(ndtr(-gap / error))
