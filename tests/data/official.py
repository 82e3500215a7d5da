"""BPS's March figures read again from the CSV, and what the model needs of them, by other means."""

import csv
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt
from scipy.stats import multivariate_t

from data.estimates.forecasts import store_forecasts
from data.estimates.outlook import Series
from data.generation.build import FORECASTS
from data.reference.tables import load_reference
from data.settings import REFERENCE
from queries import query

Floats = npt.NDArray[np.float64]


def march_series(folder: Path = REFERENCE) -> Series:
    """Rates in percent: the kabupaten/kota of Jawa Timur since 2015, the province since 2010.

    The Septembers of the province too.
    """
    areas: dict[str, dict[int, float]] = {}
    province: dict[int, float] = {}
    september: dict[int, float] = {}
    with (folder / "official_poverty.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            code, (year, month) = row["area_code"], map(int, row["period"].split("-"))
            if not row["p0_pct"] or not code.startswith("35"):
                continue
            if month == 9 and code == "35" and year >= 2010:
                september[year] = float(row["p0_pct"])
            elif month != 3:
                continue
            elif code == "35" and year >= 2010:
                province[year] = float(row["p0_pct"])
            elif len(code) == 5 and year >= 2015:
                areas.setdefault(code, {})[year] = float(row["p0_pct"])
    return Series(areas, province, september)


def steps_of(series: Series, last: int, count: int = 3) -> dict[str, Floats]:
    """The yearly steps of log(area / province) up to a year, for areas with all of them."""
    years = range(last - count, last + 1)
    found = {}
    for area, rates in series.areas.items():
        if all(year in rates for year in years):
            ratio = [np.log(rates[year] / series.province[year]) for year in years]
            found[area] = np.diff(ratio)
    return found


def likelihood(steps: Floats, freedom: float, variance: float) -> float:
    """The log-likelihood of rows of steps: each row is multivariate t about zero."""
    width = steps.shape[1]
    values = (np.zeros(width), variance * np.eye(width), freedom)
    return float(np.sum(multivariate_t.logpdf(steps, *values)))  # pyright: ignore[reportArgumentType]


def fitted(steps: Floats) -> tuple[float, float]:
    """Freedom and variance of the greatest likelihood, by ever finer grids."""
    centre, reach = np.array([np.log(4.0), np.log(np.mean(steps**2))]), 3.0
    while reach > 1e-4:
        grid = [
            (likelihood(steps, *np.exp([nu, s2])), nu, s2)
            for nu in np.linspace(centre[0] - reach, centre[0] + reach, 13)
            for s2 in np.linspace(centre[1] - reach, centre[1] + reach, 13)
        ]
        centre, reach = np.array(max(grid)[1:]), reach / 3
    return float(np.exp(centre[0])), float(np.exp(centre[1]))


def forecasts(folder: Path = REFERENCE, change: str = "") -> dict[str, list[tuple]]:
    """The three tables of store_forecasts, from the facts in a folder."""
    with duckdb.connect() as connection:
        load_reference(connection, folder)
        if change:
            connection.execute(change)
        connection.execute(f"create table official_error as {query('official_error', 'build').sql}")
        store_forecasts(connection, "35.19", "35")
        return {
            name: connection.execute(f"from {name} order by all").fetchall() for name in FORECASTS
        }
