"""What `make validate` says, on households made for it, and on the public data where they lie."""

import csv

import numpy as np
import pandas as pd
import pytest

from benchmarks.validation import report
from benchmarks.validation.counted import inside, shifted, unshifted
from benchmarks.validation.households import Households, deciles, poorest, position, proxy_score
from benchmarks.validation.sampled import beats_pct, constant_input, errors

needs_data = pytest.mark.skipif(
    not report.FOLDER.is_dir(), reason="../shared/validation is not beside this checkout"
)


@pytest.fixture(scope="module")
def tried():
    return report.trials()


def sampled(spread: float, per_area: int = 8, seed: int = 1) -> Households:
    """Four groups of 150 areas; true rates of areas differ by `spread`, households are few."""
    draw = np.random.default_rng(seed)
    areas = np.repeat(np.arange(600), per_area)
    true = np.clip(draw.normal(0.3, spread, 600), 0.01, 0.99)[areas]
    poor = (draw.random(len(areas)) < true).astype(float)
    return Households(
        group=(areas // 150).astype(str).astype(object),
        area=areas.astype(str).astype(object),
        persons=np.ones(len(areas)),
        decile=np.ones(len(areas), dtype=np.int64),
        is_poor=poor,
    )


@pytest.mark.parametrize("spread", [0.1, 0.15])
def test_the_noise_of_few_households_is_taken_out(spread: float):
    """Seen means of eight scatter by 19 points; what is left is how far true rates differ."""
    found = errors(sampled(spread), constant_input(sampled(spread)))
    assert found.rmse_pp == pytest.approx(100 * spread, abs=1.5)
    assert found.areas.tolist() == [150] * 4
    holds = found.holds_pct()
    assert holds == pytest.approx(90, abs=4)
    assert found.holds_pct(found.logit_error / 2) == pytest.approx(59, abs=4)


def test_an_input_that_knows_the_truth_beats_the_constant_always():
    households = sampled(0.1)
    known = errors(households, households.is_poor)
    constant = errors(households, constant_input(households))
    assert known.rmse_pp < 0.01
    assert beats_pct(known, constant) == 100
    assert beats_pct(constant, known) == 0


def test_deciles_are_tenths_of_persons_not_of_households():
    persons = np.array([9.0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2])
    assert deciles(np.arange(11.0), persons)[:2].tolist() == [3, 5]
    assert position(np.array([2.0, 1.0]), np.ones(2)).tolist() == [0.75, 0.25]
    assert poorest(np.arange(10.0), np.ones(10), 0.2).tolist() == [1, 1] + [0] * 8


def test_a_household_has_no_part_in_its_own_score():
    """Noise that no trait explains cannot be predicted, however many traits there are."""
    draw = np.random.default_rng(3)
    welfare, traits = draw.normal(size=400), draw.normal(size=(400, 60))
    cluster = (np.arange(400) // 4).astype(str).astype(object)
    score = proxy_score(welfare, traits, cluster, [np.ones(400, dtype=bool)])
    assert abs(np.corrcoef(score, welfare)[0, 1]) < 0.15


def test_counted_areas_have_their_plain_error():
    group, persons = pd.Series(list("aabb")), pd.Series([1.0, 3, 1, 1])
    truth = pd.Series([0.1, 0.3, 0.2, 0.4])
    same = unshifted(group, persons, truth)
    assert same.estimate.tolist() == pytest.approx([0.25, 0.25, 0.3, 0.3])
    assert same.rmse_pp == pytest.approx(100 * np.sqrt((0.15**2 + 0.05**2 + 2 * 0.1**2) / 4))
    right = shifted(group, persons, truth, truth)
    assert right.rmse_pp < 1e-6 and right.slope == pytest.approx(1)
    assert inside(pd.Series([0.0, 1.0, 0.5]), pd.Series([10, 10, 10])).tolist() == [0.05, 0.95, 0.5]


@needs_data
@pytest.mark.slow
def test_the_profile_beats_giving_every_hamlet_the_rate_of_its_kabupaten(tried):
    for name in ("indonesia_10", "indonesia_20"):
        (found,) = [each for each in tried if each.key == name]
        assert found.beats_constant_pct and found.beats_constant_pct >= 95
        assert found.profile_pp and found.profile_pp < 0.8 * found.constant_pp
        assert found.profile_pp < 0.8 * found.decile1_pp


@needs_data
@pytest.mark.slow
def test_the_band_holds_what_it_says_in_each_country(tried):
    for name, found in report.records(tried).items():
        assert 85 <= (found["band90_holds_pct"] or 0) <= 95, name
        assert set(found) == {
            *("areas", "rmse_constant_pp", "rmse_decile1_pp", "rmse_profile_pp"),
            *("beats_constant_pct", "band90_holds_pct"),
        }
    assert report.records(tried)["brazil"]["rmse_profile_pp"] is None


@needs_data
@pytest.mark.slow
def test_what_is_kept_is_what_was_found(tried):
    """The rows that Metode shows, and the report, are those of today's code and chances."""
    with report.ROWS.open(encoding="utf-8", newline="") as file:
        kept = list(csv.DictReader(file))
    assert [(row["country"], row["what"]) for row in kept] == [
        (each.country, each.what) for each in tried
    ]
    for row, each in zip(kept, tried, strict=True):
        for name, value in zip(report.COLUMNS, report.values(each), strict=True):
            if isinstance(value, float):
                assert float(row[name]) == pytest.approx(value, abs=0.006), (row, name)
    assert report.REPORT.read_text(encoding="utf-8") == report.markdown(tried)
