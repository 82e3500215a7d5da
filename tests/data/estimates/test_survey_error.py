"""What the survey's error may be, recomputed from the CSV, and at its edges."""

import math
import statistics
from dataclasses import astuple

import pytest
from scipy.stats import norm

from data.estimates.outlook import NoOutlook, Series
from data.estimates.survey_error import true_gap
from tests import oracle
from tests.data.official import forecasts, march_series

SERIES = march_series()
YEARS = range(2015, 2026)
GAPS = [SERIES.areas["35.19"][year] - SERIES.province[year] for year in YEARS]
ERROR = math.hypot(
    oracle.error_of("35.19", "2025-03", 10.40), oracle.error_of("35", "2026-03", 9.06)
)


def test_the_series_is_far_smoother_than_independent_samples_allow():
    """field notes: 2.2 points expected, 0.335 seen; correlation 0.976 or an error of 0.24."""
    changes = [
        (own[year] - SERIES.province[year]) - (own[year - 1] - SERIES.province[year - 1])
        for own in SERIES.areas.values()
        for year in YEARS[1:]
    ]
    found = true_gap(SERIES, "35.19", ERROR)
    assert found.scatter_pp == pytest.approx(statistics.pstdev(changes), abs=1e-9)
    assert found.scatter_pp == pytest.approx(0.335, abs=1e-3)
    assert found.expected_scatter_pp == pytest.approx(math.sqrt(2) * ERROR, abs=1e-12)
    assert found.expected_scatter_pp == pytest.approx(2.2, abs=0.05)
    assert found.error_correlation == pytest.approx(0.977, abs=1e-3)
    assert found.small_se_pp == pytest.approx(0.237, abs=1e-3)


def test_the_chances_are_those_of_the_errors_written_out():
    """With the covariance matrix of eleven Marches instead of formulas."""
    found = true_gap(SERIES, "35.19", ERROR)
    count = len(GAPS)
    chances = []
    for correlation in (0.0, found.error_correlation):
        covariance = [
            [ERROR**2 * (1 if a == b else correlation) for a in range(count)] for b in range(count)
        ]
        variance = sum(map(sum, covariance)) / count**2
        chances.append(100 * float(norm(statistics.mean(GAPS), math.sqrt(variance)).cdf(0)))
    assert [found.below_if_independent_pct, found.below_if_correlated_pct] == pytest.approx(
        chances, abs=1e-6
    )
    assert chances == pytest.approx([13.9, 37.0], abs=0.1)  # as METHOD says
    assert found.below_if_small_pct == pytest.approx(
        100 * float(norm(GAPS[-1], found.small_se_pp).cdf(0)), abs=1e-9
    )
    assert found.below_if_small_pct < 1


def test_the_stored_row_is_that_of_the_series_with_the_assumed_design():
    (row,) = forecasts()["true_gap"]
    assert row[:4] == ("35.19", "2015-03", "2025-03", 11)
    assert row[4:13] == pytest.approx(astuple(true_gap(SERIES, "35.19", ERROR))[3:], abs=1e-9)
    assert row[13:] == (770, 2.0)


def test_bps_s_own_error_has_no_assumed_design():
    own = "insert into sampling_error select '35.19', '2025-03', 1.1, 'BPS', null"
    (row,) = forecasts(change=own)["true_gap"]
    assert row[5] == pytest.approx(math.hypot(1.1, oracle.error_of("35", "2026-03", 9.06)))
    assert row[13:] == (None, None)


@pytest.mark.parametrize("level", ["kabupaten", "province"])
def test_an_unknown_error_has_no_reading(level: str):
    assert forecasts(change=f"delete from survey_design where level = '{level}'")["true_gap"] == []


def test_a_series_as_rough_as_its_errors_has_no_correlation():
    rough = Series({"a": {2020: 5.0, 2021: 15.0, 2022: 5.0}}, dict.fromkeys(YEARS, 10.0))
    found = true_gap(rough, "a", 1.0)
    assert found.error_correlation == 0
    assert found.below_if_correlated_pct == found.below_if_independent_pct
    assert found.small_se_pp == 1.0  # never more than what is assumed


def test_below_the_province_the_independent_reading_is_the_surer():
    low = Series({"a": {2020: 9.0, 2021: 9.1, 2022: 9.0}}, dict.fromkeys(YEARS, 10.0))
    found = true_gap(low, "a", 1.5)
    assert 50 < found.below_if_correlated_pct < found.below_if_independent_pct < 100


@pytest.mark.parametrize(
    "rates", [{2020: 9.0}, {2020: 9.0, 2022: 9.5}, {2020: 9.0, 2021: 9.5}, {2009: 9.0}]
)
def test_without_two_changes_there_is_no_reading(rates: dict[int, float]):
    with pytest.raises(NoOutlook):
        true_gap(Series({"a": rates}, dict.fromkeys(YEARS, 10.0)), "a", 1.5)
