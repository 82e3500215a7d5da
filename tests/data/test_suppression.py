"""No hidden count can be worked out again: its bounds are found by solving what is published."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from data import generations
from data.suppression import hidden_counts
from tests import commands
from tests.conftest import RELEASES, Four

Tree = tuple[dict[str, int], dict[str, str]]


def tree(kecamatan: list[list[int]]) -> Tree:
    """Counts and parents of a regency, its kecamatan and their desa."""
    counts = {"35.19": sum(map(sum, kecamatan))}
    parents = {}
    for number, desa in enumerate(kecamatan, 1):
        code = f"35.19.{number:02d}"
        counts[code], parents[code] = sum(desa), "35.19"
        for place, count in enumerate(desa, 1):
            counts[f"{code}.{2000 + place}"] = count
            parents[f"{code}.{2000 + place}"] = code
    return counts, parents


SMALL = st.one_of(st.integers(0, 12), st.integers(0, 60), st.just(0))
TREES = st.builds(tree, st.lists(st.lists(SMALL, min_size=1, max_size=6), min_size=1, max_size=5))


def bounds(
    counts: Mapping[str, int], parents: Mapping[str, str], hidden: set[str]
) -> dict[str, tuple[float, float]]:
    """Least and most that each hidden count can be, from all that is shown.

    A reader knows every shown count, that each parent is the sum of its children, and that a
    hidden count is at least one because zeros are shown.
    """
    order = sorted(hidden)
    place = {area: number for number, area in enumerate(order)}
    children: dict[str, list[str]] = defaultdict(list)
    for area, parent in parents.items():
        children[parent].append(area)
    equations, totals = [], []
    for parent, group in children.items():
        row, total = np.zeros(len(order)), 0
        for area, sign in [(parent, -1), *((child, 1) for child in group)]:
            if area in hidden:
                row[place[area]] += sign
            else:
                total -= sign * counts[area]
        if row.any():
            equations.append(row)
            totals.append(total)
    found = {}
    for area in order:
        aim = np.zeros(len(order))
        aim[place[area]] = 1
        ends = []
        for sign in (1, -1):
            solved = linprog(
                sign * aim,
                A_eq=np.array(equations) if equations else None,
                b_eq=np.array(totals) if equations else None,
                bounds=(1, 10_000),
            )
            assert solved.success
            ends.append(sign * solved.fun)
        found[area] = (ends[0], ends[1])
    return found


@settings(max_examples=150, deadline=None)
@given(shape=TREES, smallest=st.sampled_from([2, 5, 10]))
def test_no_hidden_count_can_be_found_or_told_to_be_small(shape: Tree, smallest: int):
    counts, parents = shape
    hidden = hidden_counts(counts, parents, smallest)
    for area, (least, most) in bounds(counts, parents, hidden).items():
        assert least < most - 1e-6, f"{area} is pinned to {least}"
        assert most >= smallest - 1e-6, f"{area} is seen to be at most {most}"
        assert least - 1e-6 <= counts[area] <= most + 1e-6


@settings(max_examples=200, deadline=None)
@given(shape=TREES, smallest=st.sampled_from([2, 5, 10]))
def test_small_counts_go_zeros_stay_and_nothing_goes_without_need(shape: Tree, smallest: int):
    counts, parents = shape
    hidden = hidden_counts(counts, parents, smallest)
    small = {area for area, count in counts.items() if 0 < count < smallest}
    assert small <= hidden
    assert all(counts[area] for area in hidden)
    if not small:
        assert not hidden


@settings(max_examples=100, deadline=None)
@given(shape=TREES)
def test_the_order_of_the_areas_decides_nothing(shape: Tree):
    counts, parents = shape
    again = hidden_counts(dict(reversed(counts.items())), dict(reversed(parents.items())), 5)
    assert again == hidden_counts(counts, parents, 5)


@given(count=st.integers(2, 300))
def test_a_regency_of_large_desa_hides_nothing(count: int):
    counts, parents = tree([[count + 10] * 3] * 4)
    assert hidden_counts(counts, parents, 10) == set()


def test_a_small_desa_takes_the_smallest_sibling_that_is_enough():
    counts, parents = tree([[3, 40, 500], [90, 95]])
    assert hidden_counts(counts, parents, 5) == {"35.19.01.2001", "35.19.01.2002"}


def test_a_lone_desa_takes_its_kecamatan_and_another():
    counts, parents = tree([[3], [90, 95], [400]])
    hidden = hidden_counts(counts, parents, 5)
    assert {"35.19.01.2001", "35.19.01"} < hidden
    assert len({area for area in hidden if len(area) == 8}) == 2


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize(("edition", "smallest"), [("internal", 5), ("public", 10)])
def test_what_is_published_hides_enough(four: Four, release: str, edition: str, smallest: int):
    """As a reader who knows only the published tables, with all measures together."""
    rows = {
        row["area_code"]: row
        for level in ("kecamatan", "desa")
        for row in commands.ask(
            four.store,
            *("poverty_by_area", "parent=35.19", f"release={release}", f"level={level}"),
            edition=edition,
        )
    }
    for row in commands.ask(four.store, "poverty_by_release", "area=35.19", edition=edition):
        if row["release"] == release:
            rows["35.19"] = row
    parents = {area: area.rpartition(".")[0] for area in rows if area != "35.19"}
    anything = set()
    for measure in ("families", "persons", "families_decile1", "persons_decile1"):
        counts = {area: row[measure] or 0 for area, row in rows.items()}
        hidden = {area for area, row in rows.items() if row[measure] is None}
        anything |= hidden
        for area, (least, most) in bounds(counts, parents, hidden).items():
            assert least < most - 1e-6, f"{measure} of {area} is pinned to {least}"
            assert most >= smallest - 1e-6, f"{measure} of {area} is at most {most}"
    assert anything


@pytest.mark.parametrize("edition", ["internal", "public"])
@pytest.mark.parametrize("release", RELEASES)
def test_a_rate_goes_with_the_counts_it_is_made_of(four: Four, release: str, edition: str):
    for level in ("kecamatan", "desa"):
        for row in commands.ask(
            four.store,
            *("poverty_by_area", "parent=35.19", f"release={release}", f"level={level}"),
            edition=edition,
        ):
            rates = (row["decile1_share_pct"], row["poverty_rate_pct"], row["gap_pp"])
            if row["persons_decile1"] is None:
                assert rates == (None, None, None)


@pytest.fixture(scope="module")
def small_desa(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry so small that some kecamatan have exactly two hidden desa."""
    store = tmp_path_factory.mktemp("small_desa") / "store"
    words = ("--families", 25_000, "--releases", 1, "--seed", 3)
    assert commands.data(store, "sample", *words).code == 0
    return store


@pytest.mark.parametrize("edition", ["internal", "public"])
def test_hidden_desa_stand_in_groups_of_eight(small_desa: Path, edition: str):
    """The rate of a kecamatan bends, so it would tell how a known sum splits between two."""
    path = generations.current(small_desa).folder / f"{edition}.duckdb"
    with duckdb.connect(str(path), read_only=True) as connection:
        rows = connection.execute(
            "select kecamatan.area_code, count(*) filter (where desa.persons_decile1 is null), "
            "count(*) filter (where desa.persons_decile1 is null or desa.persons_decile1 > 0), "
            "kecamatan.poverty_rate_pct, kecamatan.poverty_rate_low_pct, kecamatan.poor_persons "
            "from area_release as kecamatan inner join area_release as desa "
            "on starts_with(desa.area_code, kecamatan.area_code || '.') "
            "and desa.release = kecamatan.release "
            "where kecamatan.level = 'kecamatan' and kecamatan.poverty_rate_pct is not null "
            "group by all"
        ).fetchall()
    covered = [row for row in rows if row[1]]
    assert covered
    for _area, hidden, present, rate, low, poor in covered:
        assert hidden >= min(8, present)
        assert decimals(rate) <= 6
        assert decimals(poor) <= 2
        assert low is None or decimals(low) <= 2


def decimals(value: float) -> int:
    """How many decimals a number is shown with."""
    return max(0, -int(Decimal(repr(value)).normalize().as_tuple().exponent))
