"""The chance of the poorest fifth: of draws of a desa's own error, the same every time."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.estimates.poorest import fifth_of, poorest_fifth

LOGITS = st.lists(st.floats(-5, 1), min_size=1, max_size=40)


def chances(logits: list[float], error: float = 0.5) -> np.ndarray:
    count = len(logits)
    return poorest_fifth(np.array(logits), np.full(count, error), np.arange(count))


@settings(max_examples=60, deadline=None)
@given(logits=LOGITS, error=st.floats(0, 2))
def test_the_chances_add_up_to_the_places(logits: list[float], error: float):
    found = chances(logits, error)
    assert found.sum() == pytest.approx(100 * fifth_of(len(logits)))
    assert np.all((found >= 0) & (found <= 100))
    assert np.array_equal(found, chances(logits, error))


@settings(max_examples=60, deadline=None)
@given(logits=LOGITS, rise=st.floats(0, 3), chosen=st.data())
def test_a_higher_rate_is_never_less_likely_among_the_poorest(logits, rise: float, chosen):
    own = chosen.draw(st.integers(0, len(logits) - 1))
    raised = [rate + rise * (place == own) for place, rate in enumerate(logits)]
    assert chances(raised)[own] >= chances(logits)[own]


@settings(max_examples=30, deadline=None)
@given(logits=LOGITS, shift=st.floats(-3, 3))
def test_an_error_that_all_share_changes_nothing(logits: list[float], shift: float):
    moved = [rate + shift for rate in logits]
    assert chances(moved) == pytest.approx(chances(logits), abs=0.2)


def test_without_error_it_is_the_order():
    assert chances([-3, -1, -2, -5, -4], error=0).tolist() == [0, 100, 0, 0, 0]


def test_of_equals_only_as_many_as_there_are_places():
    """Without error all draws are the same, and three desa share two places."""
    found = chances([-1.0, -1.0, -1.0, -5, -4, -3, -6, -7, -8, -9], error=0)
    assert found.sum() == 200 and set(found) == {0.0, 100.0}
    assert found[3:].sum() == 0


def test_knowing_nothing_gives_each_desa_a_fifth():
    assert chances([-2.0] * 50, error=0.5) == pytest.approx([20] * 50, abs=3)


def test_a_small_error_leaves_the_middle_in_doubt():
    """Five desa of which two are level: each is first half of the time."""
    found = chances([-1, -1, -4, -4, -4], error=0.3)
    assert found[:2] == pytest.approx([50, 50], abs=3)
    assert found[2:].sum() == 0


def test_a_fifth_is_a_whole_number_of_desa_and_never_none():
    assert [fifth_of(count) for count in (1, 2, 5, 8, 206)] == [1, 1, 1, 2, 41]
