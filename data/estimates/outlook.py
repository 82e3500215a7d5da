"""The kabupaten relative to the province, one to a few years ahead, with its uncertainty.

BPS's own figures only (March rounds since 2015, all kabupaten/kota of the province). The logarithm
of an area's rate over the province's moves by a yearly step; the province's own rate moves by
another. Three situations: in the *nowcast* the province's figure of the year is known and the
area's is not; in the *forecast* neither is; *september* is a forecast that knows the province's
figure of the September between. How the model was chosen, and what it misses: docs/METHOD.

Steps of an area: normal with a variance of its own; the variances of all areas follow a scaled
inverse chi-square distribution whose two parameters are fitted to the pooled steps of the last
three years (empirical Bayes), so a step has a Student t distribution, heavy where an area has been
restless. Steps of the province: Student t with the spread of its steps since 2010. The centre of
both is no step at all: an instrument that judges a promised fall must not presume one. Where the
September is known, the province's step is centred on its way since March, up or down, and has the
spread of what was left of earlier steps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, stdtrit

from data.estimates import sobol
from data.problems import Problem

Floats = NDArray[np.float64]

FIRST_YEAR = 2015  # before it a kabupaten's figure is September's
PROVINCE_FIRST_YEAR = 2010
WINDOW = 3  # years of steps; all that the first tested year has, and the same for every other
# Of the way from March to September, how much the year makes; the best of quarters before 2019.
SEPTEMBER_WEIGHT = 1.25
FEWEST_STEPS = 3  # of the province, to learn their spread from

Situation = Literal["forecast", "september", "nowcast"]


class NoOutlook(Problem):
    """The official series are too short for a statement about the future."""


@dataclass(frozen=True)
class Series:
    """March rates in percent: `areas` (each area's by year) and the province's by year.

    september: the province's of each September, published at the start of the year after.
    """

    areas: Mapping[str, Mapping[int, float]]
    province: Mapping[int, float]
    september: Mapping[int, float] = field(default_factory=dict[int, float])

    def until(self, year: int) -> "Series":
        """The same, as known when nothing later than `year` had been published."""
        return Series(
            {
                area: {at: rate for at, rate in rates.items() if at <= year}
                for area, rates in self.areas.items()
            },
            {at: rate for at, rate in self.province.items() if at <= year},
            {at: rate for at, rate in self.september.items() if at < year},
        )

    def last(self, area: str) -> int:
        """The last year for which both the area and the province have a figure."""
        years = self.areas[area].keys() & self.province.keys()
        if not years:
            raise NoOutlook(f"{area}: no March for which both it and the province have a figure")
        return max(years)


@dataclass(frozen=True)
class Steps:
    """The yearly steps of log(area / province): degrees of freedom, and each area's scale.

    `new_scale` is for an area that lacks figures of the window: nothing of its own is known.
    """

    freedom: float
    scales: Mapping[str, float]
    new_scale: float

    def scale(self, area: str) -> float:
        """The scale of one area's step."""
        return self.scales.get(area, self.new_scale)


@dataclass(frozen=True)
class Draws:
    """Equally likely futures of one March: rates of area and province in percent, n each."""

    area: Floats
    province: Floats

    @property
    def gap(self) -> Floats:
        """Area minus province, percentage points."""
        return self.area - self.province


def fit_steps(series: Series, year: int) -> Steps:
    """Fit the areas' yearly steps up to `year`, over the last WINDOW years.

    Where BPS has published the figures of only a few areas for `year` yet, the newest year before
    it that most areas have is taken.

    The marginal likelihood of an area's k steps under a normal with scaled inverse chi-square
    variance (prior degrees nu, prior variance s2) is a multivariate t; nu and s2 are those that
    make the pooled likelihood greatest (Nelder-Mead from a fixed start). An area's predictive scale
    is sqrt((nu s2 + sum of squares) / (nu + k)), with nu + k degrees of freedom.
    Source: Gelman et al., Bayesian Data Analysis, ch. 5; Smyth (2004) for the moderated variance.
    """
    years, codes = _window(series, year)
    ratio = np.array(
        [[np.log(series.areas[code][at] / series.province[at]) for at in years] for code in codes]
    )
    steps = np.diff(ratio, axis=1)
    count, squares = steps.shape[1], (steps**2).sum(axis=1)

    def unlikeliness(point: Floats) -> float:
        nu, s2 = np.exp(point)
        return -float(
            np.sum(
                gammaln((nu + count) / 2)
                - gammaln(nu / 2)
                + nu / 2 * np.log(nu * s2)
                - (nu + count) / 2 * np.log(nu * s2 + squares)
            )
        )

    # Four degrees of freedom; the variance of areas that never moved has no logarithm.
    start = np.array([np.log(4.0), np.log(max(float(np.mean(steps**2)), 1e-12))])
    from scipy.optimize import minimize  # half a second, which an unchanged outlook saves

    minimum = minimize(unlikeliness, start, method="Nelder-Mead", options={"xatol": 1e-6})
    nu, s2 = np.exp(minimum.x)
    nu = min(float(nu), 200.0)  # a t of so many degrees is a normal, and the likelihood flat
    scales = np.sqrt((nu * s2 + squares) / (nu + count))
    return Steps(nu + count, dict(zip(codes, map(float, scales), strict=True)), float(np.sqrt(s2)))


def _window(series: Series, year: int) -> tuple[list[int], list[str]]:
    """The years of the window (one more than there are steps) and the areas that have them all."""
    for last in range(year, FIRST_YEAR, -1):
        years = list(range(max(FIRST_YEAR, last - WINDOW), last + 1))
        codes = [
            area
            for area, rates in series.areas.items()
            if all(at in rates and at in series.province for at in years)
        ]
        # Fewer areas would tell more of themselves than of how areas move.
        if len(codes) >= max(5, len(series.areas) / 2):
            return years, codes
    raise NoOutlook(f"{year}: too few areas have figures in a row to learn yearly steps from")


def province_spread(
    series: Series, year: int, *, of_rate: bool, after_september: bool = False
) -> tuple[float, float]:
    """Degrees of freedom and scale of the province's yearly log step, from steps up to `year`.

    The gap feels only how unevenly the province moves: its spread is about the mean step. The rate
    itself has also fallen steadily, which a centre of zero leaves out: its spread is about zero.
    after_september: of what is left of the steps when the September is known.
    """
    steps = _left_of_steps(series, year) if after_september else _province_steps(series, year)
    if len(steps) < FEWEST_STEPS:
        raise NoOutlook(f"{year}: too few figures of the province to learn its yearly steps from")
    if of_rate:
        return float(len(steps)), float(np.sqrt(np.mean(np.square(steps))))
    return len(steps) - 1.0, float(np.std(steps, ddof=1))


def _province_steps(series: Series, year: int) -> list[float]:
    province = series.province
    return [
        float(np.log(province[at] / province[at - 1]))
        for at in sorted(province)
        if PROVINCE_FIRST_YEAR <= at <= year and at - 1 in province
    ]


def _left_of_steps(series: Series, year: int) -> list[float]:
    """What is left of the province's steps when each September's centre is taken off."""
    province = series.province
    return [
        float(np.log(province[at] / province[at - 1])) - september_centre(series, at - 1)
        for at in sorted(province)
        if PROVINCE_FIRST_YEAR <= at <= year and at - 1 in province and at - 1 in series.september
    ]


def september_centre(series: Series, year: int) -> float:
    """The centre of the province's log step after the March of `year`, given its September."""
    return SEPTEMBER_WEIGHT * float(np.log(series.september[year] / series.province[year]))


class Outlook:
    """Futures of every area, from what a series holds; the steps are fitted once."""

    def __init__(self, series: Series):
        self.series = series
        self._steps: dict[int, Steps] = {}
        self._moves: dict[tuple[int, int, float, bool], tuple[Floats, Floats]] = {}
        self._known = max(series.province, default=0)
        self._knows_september = self._known in series.september and (
            len(_left_of_steps(series, self._known)) >= FEWEST_STEPS
        )

    def situation(self, year: int) -> Situation:
        """What is known of the province when the March of `year` is foretold."""
        if year in self.series.province:
            return "nowcast"
        return "september" if self._knows_september else "forecast"

    def draw(self, area: str, year: int, *, of_rate: bool = False) -> Draws:
        """Futures of the March of `year` for one area: for its gap, or for the rates themselves.

        Area and province step once for each year that is not known. Raises NoOutlook where the
        series are too short, or `year` is not after the area's last figure.
        """
        series = self.series
        last, known = series.last(area), self._known
        ahead, province_ahead = year - last, max(0, year - known)
        if ahead < 1:
            raise NoOutlook(f"{area}: the figure of March {year} is known already")
        if last not in self._steps:
            self._steps[last] = fit_steps(series, last)
        steps = self._steps[last]
        own, province = self._moved((ahead, province_ahead, steps.freedom, of_rate))
        start = np.log(series.areas[area][last] / series.province[last])
        rates = series.province[year if not province_ahead else known] * np.exp(province)
        return Draws(rates * np.exp(start + steps.scale(area) * own), rates)

    def _moved(self, key: tuple[int, int, float, bool]) -> tuple[Floats, Floats]:
        """Standard steps of an area summed over `ahead` years, and log steps of the province."""
        ahead, province_ahead, freedom, of_rate = key
        if key not in self._moves:
            points = np.clip(sobol.points(ahead + province_ahead), 1e-9, 1 - 1e-9)
            own = np.sum(stdtrit(freedom, points[:, :ahead]), axis=1)
            province = np.zeros(len(points))
            if province_ahead:
                # Only the first year lies behind a September.
                for number in range(province_ahead):
                    province += self._step(points[:, ahead + number], not number, of_rate)
            self._moves[key] = own, province
        return self._moves[key]

    def _step(self, points: Floats, is_first: bool, of_rate: bool) -> Floats:
        """One log step of the province at each point of 0 to 1."""
        is_after = is_first and self._knows_september
        freedom, scale = province_spread(
            self.series, self._known, of_rate=of_rate, after_september=is_after
        )
        centre = september_centre(self.series, self._known) if is_after else 0.0
        return centre + scale * stdtrit(freedom, points)


def quantiles(values: Floats, at: Sequence[float]) -> list[float]:
    """The quantiles of equally likely values."""
    return [float(each) for each in np.quantile(values, at)]
