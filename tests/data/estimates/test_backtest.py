"""The backtest is honest: its baselines are plain persistence, its model sees the past only."""

import math
from typing import Any, ClassVar

import numpy as np
import pytest
from scipy.stats import t as student

from data.estimates import backtest as module
from data.estimates.backtest import backtest
from data.estimates.outlook import Draws, NoOutlook, Outlook, Series
from tests import commands
from tests.data.official import Floats, fitted, march_series, steps_of

YEARS = list(range(2019, 2026))
SITUATIONS = ("forecast", "nowcast")
SERIES = march_series()


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return commands.data(tmp_path_factory.mktemp("nothing"), "backtest", "--json").json


def test_it_prints_what_was_promised_and_needs_no_store(printed: dict[str, Any]):
    assert list(printed) == ["areas", "years", "forecast", "nowcast"]
    assert (printed["areas"], printed["years"]) == (38, YEARS)
    for situation in SITUATIONS:
        assert list(printed[situation]) == ["model", "baseline"]
        assert list(printed[situation]["model"]) == [
            *("mae_gap_pp", "coverage80_pct", "coverage95_pct", "brier", "log_score")
        ]
        assert list(printed[situation]["baseline"]) == ["mae_gap_pp"]


def test_the_plain_form_shows_both_side_by_side(printed: dict[str, Any], tmp_path):
    done = commands.data(tmp_path, "backtest")
    assert done.code == 0
    for situation, figure in (("forecast", "0,2116"), ("nowcast", "0,1650")):
        value = printed[situation]["baseline"]["mae_gap_pp"]
        assert f"{value:.4f}".replace(".", ",") == figure
        assert figure in done.out or figure.replace(",", ".") in done.out


def test_the_baselines_are_plain_persistence(printed: dict[str, Any]):
    """From the CSV: the gap stays; the ratio to the province stays, and the province is known."""
    gap, ratio, rate = [], [], []
    for year in YEARS:
        now, before = SERIES.province[year], SERIES.province[year - 1]
        for own in SERIES.areas.values():
            actual = own[year] - now
            gap.append(abs(own[year - 1] - before - actual))
            ratio.append(abs(own[year - 1] / before * now - now - actual))
            rate.append(abs(own[year - 1] - own[year]))
    assert len(gap) == 38 * 7
    found = [printed[situation]["baseline"]["mae_gap_pp"] for situation in SITUATIONS]
    assert found == pytest.approx([np.mean(gap), np.mean(ratio)], abs=1e-12)
    assert found == pytest.approx([0.2116, 0.1650], abs=1e-3)
    assert np.mean(rate) == pytest.approx(0.507, abs=1e-3)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_model_is_no_worse_and_its_intervals_hold_what_they_say(
    printed: dict[str, Any], situation: str
):
    model, baseline = printed[situation]["model"], printed[situation]["baseline"]
    assert model["mae_gap_pp"] <= baseline["mae_gap_pp"]
    assert 75 <= model["coverage80_pct"] <= 85
    assert 92 <= model["coverage95_pct"] <= 98
    assert 0 <= model["brier"] < 0.01
    assert 0 < model["log_score"] < 0.05


def test_none_of_the_38_crossed_the_line_in_the_tested_years():
    """So a yes or no was never wrong, as the method page says."""
    for own in SERIES.areas.values():
        assert len({own[year] < SERIES.province[year] for year in range(2018, 2026)}) == 1


def test_the_nowcast_covers_as_much_as_a_t_distribution_fitted_by_other_means(
    printed: dict[str, Any],
):
    """Where the province is known the gap's quantiles have a closed form."""
    inside = {0.8: 0, 0.95: 0}
    error = 0.0
    for year in YEARS:
        steps = steps_of(SERIES, year - 1)
        nu, s2 = fitted(np.array(list(steps.values())))
        for area, own in steps.items():
            scale = math.sqrt((nu * s2 + np.sum(own**2)) / (nu + 3))
            ratio = SERIES.areas[area][year - 1] / SERIES.province[year - 1]
            actual = math.log(SERIES.areas[area][year] / SERIES.province[year] / ratio)
            for part in inside:
                inside[part] += bool(abs(actual) <= scale * student.ppf((1 + part) / 2, nu + 3))
            error += abs((ratio - 1) * SERIES.province[year] - actual_gap(area, year))
    found = printed["nowcast"]["model"]
    assert found["coverage80_pct"] == pytest.approx(100 * inside[0.8] / 266, abs=0.8)
    assert found["coverage95_pct"] == pytest.approx(100 * inside[0.95] / 266, abs=0.8)
    assert found["mae_gap_pp"] == pytest.approx(error / 266, abs=1e-4)


def at(ordered: Floats, part: float) -> float:
    """A quantile, on the line between the two values beside it."""
    place = part * (len(ordered) - 1)
    low = int(place)
    return ordered[low] + (place - low) * (ordered[low + 1] - ordered[low])


def actual_gap(area: str, year: int) -> float:
    return SERIES.areas[area][year] - SERIES.province[year]


class Watched(Outlook):
    """Remembers what was drawn, and from which figures."""

    seen: ClassVar[list[tuple[str, int, Series, Draws]]]

    def draw(self, area: str, year: int, **words: Any) -> Draws:
        drawn = super().draw(area, year, **words)
        self.seen.append((area, year, self.series, drawn))
        return drawn


def watched(series: Series, years: list[int], patch: pytest.MonkeyPatch):
    """The scores, and all that was drawn for them: (area, year, figures, draws)."""
    seen: list[tuple[str, int, Series, Draws]] = []
    patch.setattr(Watched, "seen", seen, raising=False)
    patch.setattr(module, "Outlook", Watched)
    return backtest(series, years), seen


def test_the_scores_are_those_of_what_was_drawn(monkeypatch: pytest.MonkeyPatch):
    scores, seen = watched(SERIES, [2019, 2022], monkeypatch)
    for situation, drawn in zip(SITUATIONS, (seen[:76], seen[76:]), strict=True):
        errors, inside80, inside95, brier, log = [], [], [], [], []
        for area, year, _series, draws in drawn:
            gap, actual = np.sort(draws.area - draws.province), actual_gap(area, year)
            errors.append(abs(np.median(gap) - actual))
            inside80.append(at(gap, 0.1) <= actual <= at(gap, 0.9))
            inside95.append(at(gap, 0.025) <= actual <= at(gap, 0.975))
            below = np.mean(gap < 0)
            brier.append((below - (actual < 0)) ** 2)
            log.append(-math.log(min(max(below if actual < 0 else 1 - below, 2**-14), 1 - 2**-14)))
        assert scores[situation]["model"] == pytest.approx(
            {
                "mae_gap_pp": np.mean(errors),
                "coverage80_pct": 100 * np.mean(inside80),
                "coverage95_pct": 100 * np.mean(inside95),
                "brier": np.mean(brier),
                "log_score": np.mean(log),
            },
            abs=1e-9,
        )


def test_the_model_sees_figures_of_earlier_years_only(monkeypatch: pytest.MonkeyPatch):
    """Whatever came later, what is said of a year is the same."""
    year = 2021
    later = Series(
        {
            area: {at: rate * (1.7 if at >= year else 1) for at, rate in rates.items()}
            for area, rates in SERIES.areas.items()
        },
        # The province's figure of the year itself is known in the nowcast, but not what follows.
        {at: rate * (0.6 if at > year else 1) for at, rate in SERIES.province.items()},
    )
    _scores, before = watched(SERIES, [year], monkeypatch)
    _scores, after = watched(later, [year], monkeypatch)
    assert len(before) == len(after) == 2 * 38
    for (area, at, figures, old), (_area, _at, _figures, new) in zip(before, after, strict=True):
        assert max(figures.areas[area]) == at - 1
        assert np.array_equal(old.area, new.area) and np.array_equal(old.province, new.province)
    for number, (_area, at, figures, _drawn) in enumerate(before):
        assert max(figures.province) == (at - 1 if number < 38 else at)


def test_in_the_forecast_the_province_s_own_figure_is_not_seen_either(
    monkeypatch: pytest.MonkeyPatch,
):
    other = Series(SERIES.areas, {**SERIES.province, 2021: 20.0})
    _scores, before = watched(SERIES, [2021], monkeypatch)
    _scores, after = watched(other, [2021], monkeypatch)
    same = [np.array_equal(old[3].gap, new[3].gap) for old, new in zip(before, after, strict=True)]
    assert same == [True] * 38 + [False] * 38


def test_it_gives_the_same_every_time_and_in_any_order():
    again = Series(dict(reversed(list(SERIES.areas.items()))), SERIES.province)
    one = backtest(SERIES, [2019])
    assert one == backtest(SERIES, [2019])
    other = backtest(again, [2019])
    for situation in SITUATIONS:
        assert other[situation]["model"] == pytest.approx(one[situation]["model"], abs=1e-4)


def without(series: Series, area: str, year: int) -> Series:
    own = {at: rate for at, rate in series.areas[area].items() if at != year}
    return Series({**series.areas, area: own}, series.province)


def test_a_figure_that_is_missing_costs_the_years_that_need_it():
    years = [2020, 2021, 2022]
    scores = backtest(without(SERIES, "35.01", 2020), years)
    assert (scores["areas"], scores["years"]) == (38, years)
    rows = [
        abs(
            (own[year - 1] / SERIES.province[year - 1] - 1) * SERIES.province[year]
            - own[year]
            + SERIES.province[year]
        )
        for year in years
        for area, own in SERIES.areas.items()
        if area != "35.01" or year == 2022
    ]
    assert scores["nowcast"]["baseline"]["mae_gap_pp"] == pytest.approx(np.mean(rows), abs=1e-12)


def test_a_new_kabupaten_is_tested_when_it_has_two_years():
    young = Series({**SERIES.areas, "35.99": {2024: 8.0, 2025: 8.1}}, SERIES.province)
    assert backtest(young, [2024])["areas"] == 38
    assert backtest(young, [2025])["areas"] == 39


@pytest.mark.parametrize("first", [2024, 2025])
def test_too_short_a_series_has_no_scores(first: int):
    short = Series(
        {
            area: {at: rate for at, rate in rates.items() if at >= first}
            for area, rates in SERIES.areas.items()
        },
        SERIES.province,
    )
    with pytest.raises(NoOutlook):
        backtest(short, [2025])
