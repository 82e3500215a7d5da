"""Values become few classes: round cuts, equal groups, and a class of its own for not knowing."""

from collections import Counter

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries import DOMAINS, measures
from ui.map import classes
from ui.map.layout import is_counted

VALUES = st.lists(st.floats(0, 1e6, allow_nan=False) | st.none(), max_size=60)


def test_cuts_are_round_and_make_about_equal_groups():
    values = [2 + (place / 10) ** 1.5 / 4 for place in range(206)]
    cuts = classes.breaks(values)
    assert len(cuts) == 4
    assert all(round(cut, 1) == cut for cut in cuts)
    groups = Counter(classes.along(value, cuts) for value in values)
    assert set(groups) == set("01234")
    assert min(groups.values()) > 20


@given(VALUES)
def test_every_value_has_a_class_and_higher_values_have_no_lower_one(values):
    cuts = classes.breaks(values)
    assert cuts == sorted(set(cuts)) and len(cuts) <= 4
    known = sorted(value for value in values if value is not None)
    found = [classes.along(value, cuts) for value in known]
    assert found == sorted(found)
    assert set(found) <= set(classes.letters(cuts))
    if len(set(found)) > 1:
        assert (found[0], found[-1]) == ("0", "4")


@pytest.mark.parametrize("values", [[], [None], [7.0], [7.0, 7.0, None]])
def test_one_value_is_one_class(values):
    assert classes.breaks(values) == []
    assert classes.along(7.0, []) == "0"


def test_counts_are_never_cut_between_whole_numbers():
    cuts = classes.breaks([1, 2, 3, 3, 4, 5], finest=1)
    assert cuts and all(cut == int(cut) for cut in cuts)


def test_an_area_without_a_figure_has_a_class_of_its_own():
    assert classes.along(None, [1.0]) == "-"
    assert classes.around(None, None, 1.0) == "-"


@pytest.mark.parametrize(
    ("kind", "gap", "letter"),
    [
        ("above", 5.0, "A"),
        ("above", 4.9, "B"),
        ("not_distinguishable", 9.0, "N"),
        ("below", -4.9, "C"),
        ("below", -5.0, "D"),
        ("above", None, "B"),
    ],
)
def test_the_band_says_the_side_and_the_gap_only_how_far(kind, gap, letter):
    assert classes.around(kind, gap, 5.0) == letter


def test_every_share_on_a_map_has_four_round_limits_and_a_count_has_none():
    offered = duckdb.execute(DOMAINS["measure"][0]).fetchall()
    for name in [*(name for (name,) in offered), "exclusion_pct", "unreached_pct"]:
        limits = measures()[name].get("limits", [])
        assert len(limits) == (0 if is_counted(name) else 4), name
        assert limits == sorted(set(limits)) and all(limit == int(limit) for limit in limits)


def test_ranges_that_share_a_value_tell_no_area_apart():
    assert classes.is_noise([(1, 5), (2, 6), (4, 9)], 0)
    assert not classes.is_noise([(1, 5), (2, 6), (5.1, 9)], 0)
    assert classes.is_noise([(1, 5), (5, 9)], 0)  # they touch


def test_one_range_in_ten_may_miss_the_value_that_the_others_share():
    shared = [(1.0, 5.0)] * 9
    assert classes.is_noise([*shared, (6, 7)], 0.1)
    assert not classes.is_noise([*shared, (6, 7), (8, 9)], 0.1)


@pytest.mark.parametrize("ranges", [[], [(1, 5)]])
def test_no_area_and_one_area_are_no_noise(ranges):
    assert not classes.is_noise(ranges, 0)
