"""What the outlook says of the own kabupaten, stored in the generation: a page never models."""

from contextlib import suppress
from functools import lru_cache
from typing import Any

import duckdb
import numpy as np
from scipy.stats import norm

from data.estimates.backtest import backtest
from data.estimates.outlook import (
    FIRST_YEAR,
    PROVINCE_FIRST_YEAR,
    Draws,
    NoOutlook,
    Outlook,
    Series,
    quantiles,
)

QUANTILES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
COLUMNS = ("q025", "q10", "q25", "q50", "q75", "q90", "q975")
FARTHEST = 5  # years: beyond them the fan says nothing
# A true rate is called distinguishable at 95 %, one-sided.
ONE_SIDED = float(norm.ppf(0.95))
_Rates = tuple[tuple[int, float], ...]


def series_of(connection: duckdb.DuckDBPyConnection, province: str) -> Series:
    """The March rounds of the province (since 2010) and its kabupaten/kota (since 2015).

    Reads area and official_poverty. Areas that lack a year keep those that they have.
    """
    rows = connection.execute(
        "select official_poverty.area_code, left(official_poverty.period, 4)::integer, "
        "official_poverty.p0_pct from official_poverty inner join area using (area_code) "
        "where official_poverty.period like '%-03' and official_poverty.p0_pct > 0 "
        "and (area.area_code = $province or area.parent_code = $province)",
        {"province": province},
    ).fetchall()
    own = {year: rate for area, year, rate in rows if area == province}
    areas: dict[str, dict[int, float]] = {}
    for area, year, rate in rows:
        if area != province and year >= FIRST_YEAR:
            areas.setdefault(area, {})[year] = rate
    return Series(
        dict(sorted(areas.items())),
        {year: own[year] for year in sorted(own) if year >= PROVINCE_FIRST_YEAR},
    )


def store_forecasts(connection: duckdb.DuckDBPyConnection, region: str, province: str) -> None:
    """Make the tables gap_forecast, target_chance and backtest_score.

    Reads area, official_poverty, official_error and target. gap_forecast has a row for each coming
    March up to the last one that a target names, and at least one after the newest figure of the
    province: quantiles of the kabupaten's and the province's rate (percent) and of the gap
    (percentage points), and three chances in percent: that the published figure is below the
    province's, that the true rate is, and that the published one is so far below that the true one
    can be told to be. A target more than five years ahead is left out. Without long enough series
    the tables are empty.
    """
    connection.execute(
        "create or replace table gap_forecast "
        "(area_code varchar, period varchar, situation varchar, "
        + ", ".join(
            f"{what}_{each} double" for what in ("gap", "p0", "province") for each in COLUMNS
        )
        + ", below_published_pct double, below_true_pct double, distinguishable_pct double, "
        "needed_gap_pp double)"
    )
    connection.execute(
        "create or replace table target_chance (area_code varchar, said_on varchar, deadline date, "
        "said_by varchar, rule varchar, high_pct double, judged_on varchar, chance_pct double)"
    )
    connection.execute(
        "create or replace table backtest_score "
        "(situation varchar, predictor varchar, score varchar, value double)"
    )
    series = series_of(connection, province)
    # Without long enough series there is nothing to say, and the pages say that.
    with suppress(NoOutlook):
        _store_backtest(connection, series)
    with suppress(NoOutlook):
        _store_outlook(connection, Outlook(series), region, province)


def _store_outlook(
    connection: duckdb.DuckDBPyConnection, outlook: Outlook, region: str, province: str
) -> None:
    series = outlook.series
    last, province_last = series.last(region), max(series.province)
    targets = _open_targets(connection, region, last)
    named = [int(target[-1][:4]) for target in targets if target[-1].endswith("-03")]
    horizon = max([province_last + 1, *(year for year in named if year <= last + FARTHEST)])
    draws_by_year = {year: outlook.draw(region, year) for year in range(last + 1, horizon + 1)}
    error = _error_of_gap(connection, region, province)
    for year, draws in draws_by_year.items():
        rates = outlook.draw(region, year, of_rate=True)
        chances: list[float | None] = [None, None, None]
        if error is not None:
            chances = [
                100 * float(np.mean(norm.sf(draws.gap / error))),
                100 * float(np.mean(draws.gap < -ONE_SIDED * error)),
                -ONE_SIDED * error,
            ]
        connection.execute(
            f"insert into gap_forecast values ({', '.join('?' * 28)})",
            [
                region,
                f"{year}-03",
                "nowcast" if year in series.province else "forecast",
                *quantiles(draws.gap, QUANTILES),
                *quantiles(rates.area, QUANTILES),
                *quantiles(rates.province, QUANTILES),
                _chance(draws, "below_province", None),
                *chances,
            ],
        )
    for said_on, deadline, said_by, rule, high_pct, judged_on in targets:
        year = int(judged_on[:4])
        if year in draws_by_year and judged_on.endswith("-03"):
            draws = draws_by_year[year]
            if rule != "below_province":
                draws = outlook.draw(region, year, of_rate=True)
            chance = _chance(draws, rule, high_pct)
            connection.execute(
                "insert into target_chance values (?, ?, ?, ?, ?, ?, ?, ?)",
                [region, said_on, deadline, said_by, rule, high_pct, judged_on, chance],
            )


def _open_targets(
    connection: duckdb.DuckDBPyConnection, region: str, last: int
) -> list[tuple[Any, ...]]:
    return connection.execute(
        "select said_on, deadline, said_by, rule, high_pct, judged_on from target "
        "where area_code = ? and left(judged_on, 4)::integer > ? order by all",
        [region, last],
    ).fetchall()


def _error_of_gap(
    connection: duckdb.DuckDBPyConnection, region: str, province: str
) -> float | None:
    """The standard error of the gap, percentage points, from the newest errors of both.

    None while either is unknown.
    """
    rows = connection.execute(
        "select max_by(p0_se_pct, period) from official_error "
        "where area_code in (?, ?) and period like '%-03' group by area_code",
        [region, province],
    ).fetchall()
    errors = [error for (error,) in rows if error]
    return sum(error**2 for error in errors) ** 0.5 if len(errors) == 2 else None


def _chance(draws: Draws, rule: str, high_pct: float | None) -> float:
    """The chance in percent that the published figure, of two decimals, meets a target."""
    published = np.round(draws.area, 2)
    if rule == "below_province":
        met = published < np.round(draws.province, 2)
    else:
        met = published <= (0.0 if high_pct is None else high_pct)
    return 100 * float(np.mean(met))


def _store_backtest(connection: duckdb.DuckDBPyConnection, series: Series) -> None:
    areas = tuple((area, tuple(rates.items())) for area, rates in series.areas.items())
    scores = _scores(areas, tuple(series.province.items()))
    for situation in ("forecast", "nowcast"):
        for predictor, by_score in scores[situation].items():
            connection.executemany(
                "insert into backtest_score values (?, ?, ?, ?)",
                [[situation, predictor, name, value] for name, value in by_score.items()],
            )


@lru_cache(maxsize=2)
def _scores(areas: tuple[tuple[str, _Rates], ...], province: _Rates) -> dict[str, Any]:
    """The backtest: the same for both editions, and as long as the published figures are."""
    return backtest(Series({area: dict(rates) for area, rates in areas}, dict(province)))
