"""Would the model have been right? One year ahead, from each year, with earlier years only."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from data.estimates.outlook import NoOutlook, Outlook, Series, quantiles

YEARS = range(2019, 2026)
QUANTILES = (0.025, 0.1, 0.5, 0.9, 0.975)
SITUATIONS = ("forecast", "nowcast")


def backtest(series: Series, years: Sequence[int] = YEARS) -> dict[str, Any]:
    """Errors, coverage and scores of the model and of plain persistence, for both situations.

    For each year, and each area with figures of that year and the one before, the model sees
    figures of earlier years only, in the nowcast the province's figure of that year too. The
    baselines: the gap stays (forecast); the ratio to the province stays (nowcast). Errors in
    percentage points of the gap; Brier and log score (mean
    negative logarithm) are of the probability that the published figure is below the province's.
    """
    pairs = [
        (year, area)
        for year in years
        for area, rates in series.areas.items()
        if {year - 1, year} <= rates.keys() and {year - 1, year} <= series.province.keys()
    ]
    if not pairs:
        raise NoOutlook("no area has figures of two years in a row to test the model on")
    result: dict[str, Any] = {
        "areas": len({area for _year, area in pairs}),
        "years": sorted({year for year, _area in pairs}),
    }
    for situation in SITUATIONS:
        result[situation] = _score(series, pairs, situation)
    return result


def _score(series: Series, pairs: list[tuple[int, str]], situation: str) -> dict[str, Any]:
    keep: Callable[[Series, str, int], float] = (
        persistent_gap if situation == "forecast" else persistent_ratio
    )
    rows: list[tuple[float, ...]] = []
    baseline: list[float] = []
    for year in sorted({year for year, _area in pairs}):
        past = series.until(year - 1)
        if situation == "nowcast":
            past = Series(past.areas, {**past.province, year: series.province[year]})
        outlook = Outlook(past)
        for area in (area for at, area in pairs if at == year):
            actual = series.areas[area][year] - series.province[year]
            draws = outlook.draw(area, year)
            below = float(np.mean(draws.gap < 0))
            rows.append((actual, below, *quantiles(draws.gap, QUANTILES)))
            baseline.append(abs(keep(series, area, year) - actual))
    actual, below, q025, q10, q50, q90, q975 = np.array(rows).T
    happened = actual < 0
    # A probability of 0 from a finite number of draws is less than one in twice that number.
    chance = np.clip(below, 1 / 2**14, 1 - 1 / 2**14)
    return {
        "model": {
            "mae_gap_pp": float(np.mean(np.abs(actual - q50))),
            "coverage80_pct": 100 * float(np.mean((q10 <= actual) & (actual <= q90))),
            "coverage95_pct": 100 * float(np.mean((q025 <= actual) & (actual <= q975))),
            "brier": float(np.mean((below - happened) ** 2)),
            "log_score": float(-np.mean(np.log(np.where(happened, chance, 1 - chance)))),
        },
        "baseline": {"mae_gap_pp": float(np.mean(baseline))},
    }


def persistent_gap(series: Series, area: str, year: int) -> float:
    """The gap of the year before, percentage points."""
    return series.areas[area][year - 1] - series.province[year - 1]


def persistent_ratio(series: Series, area: str, year: int) -> float:
    """The gap if the area's ratio to the province stays and the province's figure is known."""
    ratio = series.areas[area][year - 1] / series.province[year - 1]
    return (ratio - 1) * series.province[year]
