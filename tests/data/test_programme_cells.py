"""No small count about programmes can be worked out: bounds are found by solving what is shown.

The reader of these tests knows every shown number, that parents are sums of their children, that
eligible is reached and missed, and that recipients are reached and leaked.
"""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from data.programme_cells import NOWHERE, hidden_areas

Triple = tuple[int, int, int]  # reached, missed, leaked
COUNT = st.one_of(st.integers(0, 12), st.integers(0, 60), st.just(0), st.just(0))
TRIPLES = st.lists(st.tuples(COUNT, COUNT, COUNT), min_size=1, max_size=5)
KECAMATAN = st.lists(TRIPLES, min_size=1, max_size=4)
# Each number on screen, as a sum of what is counted.
PARTS = {
    "reached": (1, 0, 0),
    "missed": (0, 1, 0),
    "eligible": (1, 1, 0),
    "leaked": (0, 0, 1),
    "recipients": (1, 0, 1),
}


def tree(
    kecamatan: list[list[Triple]],
) -> tuple[dict[str, list[str]], dict[str, str], list[Triple]]:
    """For each area the desa below it, the parents, and the counts of the desa."""
    below: dict[str, list[str]] = {"k": []}
    parents: dict[str, str] = {}
    counts: list[Triple] = []
    for number, desa in enumerate(kecamatan):
        own = f"k{number}"
        parents[own], below[own] = "k", []
        for place, triple in enumerate(desa):
            code = f"{own}.{place}"
            parents[code] = own
            for area in (code, own, "k"):
                below.setdefault(area, []).append(code)
            counts.append(triple)
    return below, parents, counts


def measure(below: Mapping[str, list[str]], leaves: list[str], counts: list[Triple], name: str):
    """A measure of every area."""
    of = {
        leaf: int(np.dot(PARTS[name], triple)) for leaf, triple in zip(leaves, counts, strict=True)
    }
    return {area: sum(of[leaf] for leaf in own) for area, own in below.items()}


def bounds(
    row: np.ndarray, shown: list[tuple[np.ndarray, int]], least: np.ndarray
) -> tuple[float, float]:
    """The least and the most that a sum can be, by everything that is shown."""
    ends = []
    for sign in (1, -1):
        solved = linprog(
            sign * row,
            A_eq=np.array([each for each, _total in shown]) if shown else None,
            b_eq=np.array([total for _each, total in shown]) if shown else None,
            bounds=[(low, 10_000) for low in least],
        )
        assert solved.success
        ends.append(sign * solved.fun)
    return ends[0], ends[1]


@settings(max_examples=120, deadline=None)
@given(kecamatan=KECAMATAN, smallest=st.sampled_from([2, 5, 10]))
def test_nothing_about_a_programme_with_a_rule_can_be_found(kecamatan, smallest: int):
    below, parents, counts = tree(kecamatan)
    leaves = [area for area in below if "." in area]
    tables = {name: measure(below, leaves, counts, name) for name in PARTS}
    first = hidden_areas(
        [tables[name] for name in ("eligible", "reached", "missed")],
        parents,
        smallest,
        is_zero_shown=False,
    )
    second = first | hidden_areas(
        [tables["recipients"], tables["leaked"]],
        parents,
        smallest,
        given=first,
        is_zero_shown=False,
    )
    place = {leaf: 3 * number for number, leaf in enumerate(leaves)}

    def row(area: str, name: str) -> np.ndarray:
        made = np.zeros(3 * len(leaves))
        for leaf in below[area]:
            made[place[leaf] : place[leaf] + 3] += PARTS[name]
        return made

    hidden_by = {
        name: first if name in ("eligible", "reached", "missed") else second for name in PARTS
    }
    shown = [
        (row(area, name), tables[name][area])
        for name, hidden in hidden_by.items()
        for area in below
        if area not in hidden
    ]
    for name, hidden in hidden_by.items():
        for area, count in tables[name].items():
            if area not in hidden:
                assert not 0 < count < smallest, (name, area)
                continue
            if not 0 < count < smallest:
                continue  # hidden for another's sake, and no secret itself
            low, high = bounds(row(area, name), shown, np.zeros(3 * len(leaves)))
            assert low < high - 1e-6, f"{name} of {area} is {low}"
            assert high >= smallest - 1e-6, f"{name} of {area} is seen to be at most {high}"


@settings(max_examples=120, deadline=None)
@given(kecamatan=KECAMATAN, smallest=st.sampled_from([2, 5, 10]))
def test_nothing_that_stands_alone_can_be_found_where_zeros_are_shown(kecamatan, smallest: int):
    below, parents, counts = tree(kecamatan)
    leaves = [area for area in below if "." in area]
    table = measure(below, leaves, counts, "leaked")
    hidden = hidden_areas([table], parents, smallest)
    rows = {area: np.array([float(leaf in own) for leaf in leaves]) for area, own in below.items()}
    shown = [(rows[area], count) for area, count in table.items() if area not in hidden]
    least = np.array([float(leaf in hidden) for leaf in leaves])
    assert all(table[area] for area in hidden), "a zero is always shown"
    for area, count in table.items():
        assert area in hidden or not 0 < count < smallest
        if area in hidden:
            low, high = bounds(rows[area], shown, least)
            assert low < high - 1e-6
            assert high >= smallest - 1e-6


@pytest.mark.parametrize("count", [10, 60, 900])
def test_large_counts_hide_nothing(count: int):
    below, parents, counts = tree([[(count, count, count)] * 4] * 3)
    leaves = [area for area in below if "." in area]
    tables = [measure(below, leaves, counts, name) for name in PARTS]
    assert hidden_areas(tables, parents, 10) == set()


def test_who_is_in_no_desa_is_a_part_of_the_whole_too():
    """Thirty findings, 27 in the kecamatan: both together would tell that three are nowhere."""
    counts = {"k": 30, "k0": 27, "k0.0": 27, NOWHERE: 3}
    parents = {"k0": "k", "k0.0": "k0", NOWHERE: "k"}
    hidden = hidden_areas([counts], parents, 5)
    assert NOWHERE in hidden and "k0" in hidden
