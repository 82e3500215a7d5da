"""Would the model have been right? One year ahead, from each year, with earlier years only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np

from data.estimates.outlook import NoOutlook, Outlook, Series, Situation, quantiles

YEARS = range(2019, 2026)
QUANTILES = (0.025, 0.1, 0.5, 0.9, 0.975)
SITUATIONS: tuple[Situation, ...] = get_args(Situation)
SPAN = (
    *("situation", "first_year", "last_year", "left_out_year", "areas", "crossings"),
    *("mae_gap_pp", "baseline_mae_gap_pp", "coverage80_pct", "coverage95_pct"),
)


@dataclass(frozen=True)
class Foretold:
    """One area's gap of one March, percentage points, beside what was said of it a year before.

    before: the gap of the year before. below: the probability that the gap is negative.
    """

    year: int
    area: str
    actual: float
    before: float
    baseline: float
    below: float
    q025: float
    q10: float
    q50: float
    q90: float
    q975: float


def backtest(series: Series, years: Sequence[int] = YEARS) -> dict[str, Any]:
    """Errors, coverage and scores of the model and of plain persistence, for each situation.

    For each year, and each area with figures of that year and the one before, the model sees
    figures of earlier years only; of the province also its figure of that year in the nowcast, and
    in 'september' that of the September before (where BPS made one). The baselines: the gap stays
    (forecast, september); the ratio to the province stays (nowcast). Errors in percentage points of
    the gap; Brier and log score (mean negative logarithm) are of the probability that the published
    figure is below the province's.

    spans: errors and coverage of each year, of the last two, of all, and of all without the one
    that the model gains most in (`left_out_year`). crossings: areas that were below the province in
    one March and not in the next.
    """
    pairs = [
        (year, area)
        for year in years
        for area, rates in series.areas.items()
        if {year - 1, year} <= rates.keys() and {year - 1, year} <= series.province.keys()
    ]
    if not pairs:
        raise NoOutlook("no area has figures of two years in a row to test the model on")
    told = {situation: list(_foretold(series, pairs, situation)) for situation in SITUATIONS}
    return {
        "areas": len({area for _year, area in pairs}),
        "years": sorted({year for year, _area in pairs}),
        **{situation: _score(rows) for situation, rows in told.items()},
        "spans": [
            dict(zip(SPAN, (situation, *span), strict=True))
            for situation, rows in told.items()
            for span in _spans(rows)
        ],
    }


def _foretold(
    series: Series, pairs: list[tuple[int, str]], situation: Situation
) -> Iterator[Foretold]:
    keep = persistent_ratio if situation == "nowcast" else persistent_gap
    for year in sorted({year for year, _area in pairs}):
        outlook = Outlook(_known_before(series, year, situation))
        for area in (area for at, area in pairs if at == year):
            gap = outlook.draw(area, year).gap
            yield Foretold(
                year,
                area,
                series.areas[area][year] - series.province[year],
                persistent_gap(series, area, year),
                keep(series, area, year),
                float(np.mean(gap < 0)),
                *quantiles(gap, QUANTILES),
            )


def _known_before(series: Series, year: int, situation: Situation) -> Series:
    """What had been published when the March of `year` was foretold."""
    past = series.until(year - 1)
    if situation == "nowcast":
        return Series(past.areas, {**past.province, year: series.province[year]}, past.september)
    if situation == "september" and year - 1 in series.september:
        september = {**past.september, year - 1: series.september[year - 1]}
        return Series(past.areas, past.province, september)
    return past


def _score(rows: list[Foretold]) -> dict[str, Any]:
    happened = np.array([row.actual < 0 for row in rows])
    below = np.array([row.below for row in rows])
    # A probability of 0 from a finite number of draws is less than one in twice that number.
    chance = np.clip(below, 1 / 2**14, 1 - 1 / 2**14)
    error, baseline, inside80, inside95 = _fit(rows)
    return {
        "model": {
            "mae_gap_pp": error,
            "coverage80_pct": inside80,
            "coverage95_pct": inside95,
            "brier": float(np.mean((below - happened) ** 2)),
            "log_score": float(-np.mean(np.log(np.where(happened, chance, 1 - chance)))),
        },
        "baseline": {"mae_gap_pp": baseline},
    }


def _fit(rows: list[Foretold]) -> tuple[float, float, float, float]:
    """Mean absolute errors of model and persistence (points), coverage of 80 and 95 % (percent)."""
    return (
        float(np.mean([abs(row.actual - row.q50) for row in rows])),
        float(np.mean([abs(row.actual - row.baseline) for row in rows])),
        100 * float(np.mean([row.q10 <= row.actual <= row.q90 for row in rows])),
        100 * float(np.mean([row.q025 <= row.actual <= row.q975 for row in rows])),
    )


def _spans(rows: list[Foretold]) -> Iterator[tuple[Any, ...]]:
    """The fields of SPAN after the first."""
    years = sorted({row.year for row in rows})
    first, last = years[0], years[-1]
    spans = {*((year, year, None) for year in years), (years[-2:][0], last, None)}
    if len(years) > 1:
        spans |= {(first, last, None), (first, last, max(years, key=lambda at: _gain(rows, at)))}
    for begin, end, left_out in sorted(spans, key=lambda span: (span[0], span[1], span[2] or 0)):
        own = [row for row in rows if begin <= row.year <= end and row.year != left_out]
        crossings = sum((row.actual < 0) != (row.before < 0) for row in own)
        yield begin, end, left_out, len({row.area for row in own}), crossings, *_fit(own)


def _gain(rows: list[Foretold], year: int) -> float:
    """By how much the model is closer than persistence in a year, points, summed over areas."""
    own = [row for row in rows if row.year == year]
    return sum(abs(row.actual - row.baseline) - abs(row.actual - row.q50) for row in own)


def persistent_gap(series: Series, area: str, year: int) -> float:
    """The gap of the year before, percentage points."""
    return series.areas[area][year - 1] - series.province[year - 1]


def persistent_ratio(series: Series, area: str, year: int) -> float:
    """The gap if the area's ratio to the province stays and the province's figure is known."""
    ratio = series.areas[area][year - 1] / series.province[year - 1]
    return (ratio - 1) * series.province[year]
