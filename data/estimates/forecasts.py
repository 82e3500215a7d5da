"""What the outlook says of the own kabupaten, stored in the generation: a page never models."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import astuple
from typing import Any

import duckdb
import numpy as np
from scipy.special import ndtr, ndtri

from data.estimates.backtest import SITUATIONS, SPAN, backtest
from data.estimates.outlook import (
    FIRST_YEAR,
    PROVINCE_FIRST_YEAR,
    Draws,
    NoOutlook,
    Outlook,
    Series,
    quantiles,
)
from data.estimates.survey_error import true_gap

QUANTILES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
COLUMNS = ("q025", "q10", "q25", "q50", "q75", "q90", "q975")
FARTHEST = 5  # years: beyond them the fan says nothing
# A true rate is called distinguishable at 95 %, one-sided.
ONE_SIDED = float(ndtri(0.95))
DIGITS = 6  # after the comma, of what is stored


def series_of(connection: duckdb.DuckDBPyConnection, province: str) -> Series:
    """The March rounds of the province (since 2010) and its kabupaten/kota (since 2015).

    And the province's Septembers.

    Reads area and official_poverty. Areas that lack a year keep those that they have.
    """
    rows = connection.execute(
        "select official_poverty.area_code, left(official_poverty.period, 4)::integer, "
        "official_poverty.period like '%-03', official_poverty.p0_pct "
        "from official_poverty inner join area using (area_code) "
        "where right(official_poverty.period, 3) in ('-03', '-09') "
        "and official_poverty.p0_pct > 0 "
        "and (area.area_code = $province or area.parent_code = $province)",
        {"province": province},
    ).fetchall()
    areas: dict[str, dict[int, float]] = {}
    own: dict[bool, dict[int, float]] = {True: {}, False: {}}
    for area, year, is_march, rate in sorted(rows):
        if area == province and year >= PROVINCE_FIRST_YEAR:
            own[is_march][year] = rate
        elif area != province and is_march and year >= FIRST_YEAR:
            areas.setdefault(area, {})[year] = rate
    return Series(areas, own[True], own[False])


def store_forecasts(connection: duckdb.DuckDBPyConnection, region: str, province: str) -> None:
    """Make the tables gap_forecast, target_chance, true_gap, backtest_score and backtest_span.

    Reads area, official_poverty, official_error, survey_design and target. gap_forecast has a row
    for each coming March up to the last one that a target names, and at least one after the newest
    figure of the province: quantiles of the kabupaten's and the province's rate (percent) and gap
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
        "create or replace table true_gap (area_code varchar, first_period varchar, "
        "last_period varchar, marches integer, mean_gap_pp double, gap_se_pp double, "
        "scatter_pp double, expected_scatter_pp double, error_correlation double, "
        "small_se_pp double, below_if_independent_pct double, below_if_correlated_pct double, "
        "below_if_small_pct double, households integer, design_effect double)"
    )
    connection.execute(
        "create or replace table backtest_score "
        "(situation varchar, predictor varchar, score varchar, value double)"
    )
    connection.execute(
        "create or replace table backtest_span (situation varchar, first_year integer, "
        "last_year integer, left_out_year integer, areas integer, crossings integer, "
        "mae_gap_pp double, baseline_mae_gap_pp double, coverage80_pct double, "
        "coverage95_pct double)"
    )
    series = series_of(connection, province)
    # Without long enough series there is nothing to say, and the pages say that.
    with suppress(NoOutlook):
        _store_backtest(connection, series)
    with suppress(NoOutlook):
        _store_outlook(connection, Outlook(series), region, province)
    with suppress(NoOutlook):
        _store_true_gap(connection, series, region, province)


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
                100 * float(np.mean(ndtr(-(draws.gap / error)))),
                100 * float(np.mean(draws.gap < -ONE_SIDED * error)),
                -ONE_SIDED * error,
            ]
        connection.execute(
            f"insert into gap_forecast values ({', '.join('?' * 28)})",
            [
                region,
                f"{year}-03",
                outlook.situation(year),
                *_rounded(quantiles(draws.gap, QUANTILES)),
                *_rounded(quantiles(rates.area, QUANTILES)),
                *_rounded(quantiles(rates.province, QUANTILES)),
                *_rounded([_chance(draws, "below_province", None), *chances]),
            ],
        )
    for said_on, deadline, said_by, rule, high_pct, judged_on in targets:
        year = int(judged_on[:4])
        if year in draws_by_year and judged_on.endswith("-03"):
            draws = draws_by_year[year]
            if rule != "below_province":
                draws = outlook.draw(region, year, of_rate=True)
            (chance,) = _rounded([_chance(draws, rule, high_pct)])
            connection.execute(
                "insert into target_chance values (?, ?, ?, ?, ?, ?, ?, ?)",
                [region, said_on, deadline, said_by, rule, high_pct, judged_on, chance],
            )


def _store_true_gap(
    connection: duckdb.DuckDBPyConnection, series: Series, region: str, province: str
) -> None:
    """A row with the assumed design, which is empty where BPS's own error is known."""
    error = _error_of_gap(connection, region, province) if region in series.areas else None
    if error is None:
        return
    found = true_gap(series, region, error)
    connection.execute(
        f"insert into true_gap select {', '.join('?' * 13)}, max(households), max(design_effect) "
        "from survey_design where level = 'kabupaten' and (select max_by(is_assumed, period) "
        "from official_error where area_code = ? and period like '%-03')",
        [
            region,
            f"{found.first_year}-03",
            f"{found.last_year}-03",
            *astuple(found)[2:],
            region,
        ],
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
    scores = backtest(series)
    spans = [tuple(span[name] for name in SPAN) for span in scores["spans"]]
    rows = [
        (situation, predictor, name, value)
        for situation in SITUATIONS
        for predictor, by_score in scores[situation].items()
        for name, value in by_score.items()
    ]
    for table, found in (("backtest_span", spans), ("backtest_score", rows)):
        connection.execute(
            f"insert into {table} select {', '.join(['unnest(?)'] * len(found[0]))}",
            [_rounded(column) for column in zip(*found, strict=True)],
        )


def _rounded(values: Iterable[Any]) -> list[Any]:
    """The same without the digits that hang on the processor.

    numpy takes logarithms and powers differently with AVX-512, in the last digit, and the search
    for the steps' distribution makes 1e-9 of that.
    """
    return [round(each, DIGITS) if isinstance(each, float) else each for each in values]
