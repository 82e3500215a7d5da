"""The backtest is honest: its baselines are plain persistence, its model sees the past only."""

import math
import re
from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
import pytest
from scipy.stats import t as student

from data.estimates import backtest as module
from data.estimates.backtest import backtest
from data.estimates.outlook import SEPTEMBER_WEIGHT, Draws, NoOutlook, Outlook, Series
from data.settings import PROJECT
from tests import commands
from tests.data.official import Floats, fitted, march_series, steps_of

YEARS = list(range(2019, 2026))
SITUATIONS = ("forecast", "september", "nowcast")
SERIES = march_series()
# Rows of the tables in docs/METHOD, in their order.
MEASURED = {
    *("mean absolute error of the gap, points", "80 % interval holds", "forecast"),
    *("galat mutlak rata-rata selisih, poin", "selang 80 % memuat"),
    *("with September", "dengan September", "nowcast"),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return commands.data(tmp_path_factory.mktemp("nothing"), "backtest", "--json").json


def test_it_prints_what_was_promised_and_needs_no_store(printed: dict[str, Any]):
    assert list(printed) == ["areas", "years", *SITUATIONS, "spans"]
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
    assert found == pytest.approx([np.mean(gap), np.mean(gap), np.mean(ratio)], abs=1e-12)
    assert found == pytest.approx([0.2116, 0.2116, 0.1650], abs=1e-3)
    assert np.mean(rate) == pytest.approx(0.507, abs=1e-3)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_model_is_no_worse_and_its_intervals_hold_what_they_say(
    printed: dict[str, Any], situation: str
):
    model, baseline = printed[situation]["model"], printed[situation]["baseline"]
    assert model["mae_gap_pp"] <= baseline["mae_gap_pp"]
    assert 75 <= model["coverage80_pct"] <= (85.5 if situation == "september" else 85)
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


def centred(year: int, weight: float) -> float:
    """The province's rate of a March, from the March and the September before."""
    march = SERIES.province[year - 1]
    september = SERIES.september.get(year - 1, march)
    return march * (september / march) ** weight


def error_with(years: Sequence[int], weight: float) -> float:
    """Mean absolute error of the gap where ratios stay and the province follows its September."""
    return float(
        np.mean(
            [
                abs(
                    (own[year - 1] / SERIES.province[year - 1] - 1) * centred(year, weight)
                    - actual_gap(area, year)
                )
                for year in years
                for area, own in SERIES.areas.items()
            ]
        )
    )


def test_the_weight_of_the_september_is_the_best_of_the_years_before_2019():
    errors = {weight: error_with([2016, 2017, 2018], weight) for weight in np.arange(0, 3, 0.25)}
    assert min(errors, key=lambda weight: errors[weight]) == SEPTEMBER_WEIGHT
    assert [errors[weight] for weight in (0, 1, 1.25)] == pytest.approx(
        [0.2924, 0.2514, 0.2492], abs=5e-5
    )


def test_the_september_brings_what_the_method_says(printed: dict[str, Any]):
    """Closer in all years; without the one of its greatest gain no closer than persistence."""
    found = printed["september"]["model"]
    assert found["mae_gap_pp"] == pytest.approx(error_with(YEARS, SEPTEMBER_WEIGHT), abs=2e-4)
    assert found["mae_gap_pp"] == pytest.approx(0.1788, abs=1e-4)
    assert printed["forecast"]["model"]["mae_gap_pp"] == pytest.approx(0.2115, abs=1e-4)
    (without_best,) = [
        span
        for span in printed["spans"]
        if span["situation"] == "september" and span["left_out_year"]
    ]
    assert without_best["left_out_year"] == 2022
    assert without_best["mae_gap_pp"] == pytest.approx(0.1914, abs=1e-4)
    assert without_best["baseline_mae_gap_pp"] == pytest.approx(0.1870, abs=1e-4)


def test_a_year_without_a_september_is_a_plain_forecast(monkeypatch: pytest.MonkeyPatch):
    """BPS made none in 2023."""
    assert 2023 not in SERIES.september
    scores, _seen = watched(SERIES, [2024], monkeypatch)
    assert scores["september"] == scores["forecast"]


def test_the_september_covers_as_much_as_two_t_steps_added_by_other_means(
    printed: dict[str, Any],
):
    """Plain random numbers instead of a Sobol sequence; the steps as they stand in the csv."""
    random = np.random.default_rng(1)
    inside, count = 0, 0
    for year in YEARS:
        steps = steps_of(SERIES, year - 1)
        nu, s2 = fitted(np.array(list(steps.values())))
        province = SERIES.province
        is_after = year - 1 in SERIES.september
        moves = [
            math.log(province[y] / (centred(y, SEPTEMBER_WEIGHT) if is_after else province[y - 1]))
            for y in range(2011, year)
            if not is_after or y - 1 in SERIES.september
        ]
        spread = np.std(moves, ddof=1) * random.standard_t(len(moves) - 1, 40_000)
        rates = (centred(year, SEPTEMBER_WEIGHT) if is_after else province[year - 1]) * np.exp(
            spread
        )
        step = random.standard_t(nu + 3, 40_000)
        for area, own in steps.items():
            scale = math.sqrt((nu * s2 + np.sum(own**2)) / (nu + 3))
            ratio = SERIES.areas[area][year - 1] / province[year - 1]
            gap = rates * (ratio * np.exp(scale * step) - 1)
            low, high = np.quantile(gap, [0.1, 0.9])
            inside += bool(low <= actual_gap(area, year) <= high)
            count += 1
    assert printed["september"]["model"]["coverage80_pct"] == pytest.approx(
        100 * inside / count, abs=1.2
    )


def test_each_span_is_scored_by_itself_and_the_last_two_years_together(printed: dict[str, Any]):
    spans = {
        (span["situation"], span["first_year"], span["last_year"], span["left_out_year"]): span
        for span in printed["spans"]
    }
    assert len(spans) == len(printed["spans"]) == 3 * (7 + 3)
    for situation in SITUATIONS:
        whole = spans[situation, 2019, 2025, None]
        single = [spans[situation, year, year, None] for year in YEARS]
        for name in ("mae_gap_pp", "coverage80_pct", "coverage95_pct"):
            assert whole[name] == pytest.approx(printed[situation]["model"][name])
            assert whole[name] == pytest.approx(np.mean([span[name] for span in single]))
            both = spans[situation, 2024, 2025, None]
            assert both[name] == pytest.approx(np.mean([span[name] for span in single[-2:]]))
        assert whole["crossings"] == 0  # see above
    covered = [
        spans["nowcast", *years, None]["coverage80_pct"]
        for years in ((2021, 2021), (2024, 2024), (2025, 2025), (2024, 2025))
    ]
    assert covered == pytest.approx([100, 63.2, 71.1, 67.1], abs=0.1)  # as METHOD says


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_method_prints_what_was_measured(printed: dict[str, Any], language: str):
    text = (PROJECT / "docs" / f"METHOD.{language}.md").read_text(encoding="utf-8")
    rows = [
        [float(number.replace(",", ".")) for number in re.findall(r"\d+[.,]?\d*", cells)]
        for name, cells in re.findall(r"^\| (.+?) \|(.+)\|$", text, re.MULTILINE)
        if name in MEASURED
    ]
    errors, coverage, *by_year = rows
    order = [("forecast", "model"), ("september", "model"), ("forecast", "baseline")]
    order += [("nowcast", "model"), ("nowcast", "baseline")]
    assert errors == pytest.approx(
        [printed[name][predictor]["mae_gap_pp"] for name, predictor in order], abs=1e-4
    )
    assert coverage == pytest.approx(
        [printed[name]["model"]["coverage80_pct"] for name in SITUATIONS], abs=0.3
    )
    for name, row in zip(SITUATIONS, by_year, strict=True):
        spans = {
            (span["first_year"], span["last_year"]): span["coverage80_pct"]
            for span in printed["spans"]
            if span["situation"] == name
        }
        wanted = [spans[year, year] for year in YEARS] + [spans[2024, 2025]]
        assert row == pytest.approx(wanted, abs=0.6)


def test_an_area_that_crosses_the_line_is_counted(monkeypatch: pytest.MonkeyPatch):
    own = {**SERIES.areas["35.19"], 2021: 1.0}
    crossing = Series({**SERIES.areas, "35.19": own}, SERIES.province, SERIES.september)
    spans = backtest(crossing, [2020, 2021, 2022])["spans"]
    found = [
        span["crossings"]
        for span in spans
        if span["situation"] == "nowcast" and span["first_year"] == span["last_year"]
    ]
    assert found == [0, 1, 1]


def test_one_year_alone_is_its_own_span():
    spans = backtest(SERIES, [2025])["spans"]
    assert [(span["first_year"], span["left_out_year"]) for span in spans] == [(2025, None)] * 3


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
    for situation, drawn in zip(SITUATIONS, (seen[:76], seen[76:152], seen[152:]), strict=True):
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
        {at: rate * (0.6 if at >= year else 1) for at, rate in SERIES.september.items()},
    )
    _scores, before = watched(SERIES, [year], monkeypatch)
    _scores, after = watched(later, [year], monkeypatch)
    assert len(before) == len(after) == 3 * 38
    for (area, at, figures, old), (_area, _at, _figures, new) in zip(before, after, strict=True):
        assert max(figures.areas[area]) == at - 1
        assert np.array_equal(old.area, new.area) and np.array_equal(old.province, new.province)
    for number, (_area, at, figures, _drawn) in enumerate(before):
        assert max(figures.province) == (at - 1 if number < 2 * 38 else at)
        assert max(figures.september) == (at - 1 if 38 <= number < 2 * 38 else at - 2)


def test_in_the_forecast_the_province_s_own_figure_is_not_seen_either(
    monkeypatch: pytest.MonkeyPatch,
):
    other = Series(SERIES.areas, {**SERIES.province, 2021: 20.0}, SERIES.september)
    _scores, before = watched(SERIES, [2021], monkeypatch)
    _scores, after = watched(other, [2021], monkeypatch)
    same = [np.array_equal(old[3].gap, new[3].gap) for old, new in zip(before, after, strict=True)]
    assert same == [True] * 38 + [True] * 38 + [False] * 38


def test_it_gives_the_same_every_time_and_in_any_order():
    again = Series(dict(reversed(list(SERIES.areas.items()))), SERIES.province, SERIES.september)
    one = backtest(SERIES, [2019])
    assert one == backtest(SERIES, [2019])
    other = backtest(again, [2019])
    for situation in SITUATIONS:
        assert other[situation]["model"] == pytest.approx(one[situation]["model"], abs=1e-4)


def without(series: Series, area: str, year: int) -> Series:
    own = {at: rate for at, rate in series.areas[area].items() if at != year}
    return Series({**series.areas, area: own}, series.province, series.september)


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
