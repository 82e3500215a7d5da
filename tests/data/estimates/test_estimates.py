"""The logit shift meets the official rate, keeps the order, and stays between 0 and 1."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import duckdb
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from data.estimates.benchmarking import NoShift, Release, interpolated, logit_shift, store_shifts
from data.estimates.poorest import store_poorest_fifth
from data.reference.tables import load_reference
from queries import query
from tests import oracle
from tests.oracle import Counts, Judged

VILLAGES = st.lists(
    st.tuples(st.integers(1, 9_999).map(lambda n: n / 10_000), st.integers(1, 20_000)),
    min_size=1,
    max_size=40,
)
RATES = st.floats(0.0005, 0.9995)


def moved(share: float, shift: float) -> float:
    """logit^-1(logit(share) + shift), written out."""
    return 1 / (1 + (1 - share) / share * math.exp(-shift))


@settings(max_examples=150, deadline=None)
@given(villages=VILLAGES, rate=RATES)
def test_the_weighted_mean_is_the_official_rate(villages, rate: float):
    shares, persons = zip(*villages, strict=True)
    shift = logit_shift(shares, persons, rate)
    estimates = [moved(share, shift) for share in shares]
    mean = sum(n * p for n, p in zip(persons, estimates, strict=True)) / sum(persons)
    assert mean == pytest.approx(rate, abs=1e-9)
    assert all(0 < estimate < 1 for estimate in estimates)


@settings(max_examples=150, deadline=None)
@given(villages=VILLAGES, rate=RATES)
def test_the_order_of_the_villages_is_kept(villages, rate: float):
    shares, persons = zip(*villages, strict=True)
    shift = logit_shift(shares, persons, rate)
    ordered = sorted(set(shares))
    estimates = [moved(share, shift) for share in ordered]
    assert estimates == sorted(estimates)


@settings(max_examples=50, deadline=None)
@given(share=st.floats(0.001, 0.999), rate=RATES, weights=st.lists(st.integers(1, 99), min_size=1))
def test_equal_villages_all_get_the_official_rate(share: float, rate: float, weights: list[int]):
    shift = logit_shift([share] * len(weights), weights, rate)
    assert moved(share, shift) == pytest.approx(rate, abs=1e-9)


@pytest.mark.parametrize(
    ("shares", "persons", "rate"),
    [
        ([0.1], [1], 0.0),
        ([0.1], [1], 1.0),
        ([0.0], [1], 0.1),
        ([0.1, 1.0], [1, 1], 0.1),
        ([0.1], [0], 0.1),
        ([0.1, 0.2], [5, -1], 0.1),
        ([], [], 0.1),
        ([float("nan")], [1], 0.1),
    ],
)
def test_what_has_no_shift_is_refused(shares, persons, rate):
    with pytest.raises(NoShift):
        logit_shift(shares, persons, rate)


# The standard error of the carried figure's own step, points.
STEPS = {"2026-03": 0.25}
FEWEST = 30
RELEASES = ["2023-4", "2024-1", "2024-2", "2024-4", "2025-1", "2025-2", "2025-3", "2026-2"]
Registry = dict[str, dict[str, Counts]]


@st.composite
def counts(draw: st.DrawFn) -> Counts:
    """Persons of one desa, some of them without a decile; often all are in one decile, or none."""
    deciles = draw(
        st.one_of(
            st.lists(st.integers(0, 60), min_size=10, max_size=10),
            st.integers(0, 9).map(lambda only: [40 * (place == only) for place in range(10)]),
            st.just([0] * 10),
        )
    )
    known = sum(deciles)
    return Counts(
        persons=known + draw(st.integers(0, 200)),
        persons_known_decile=known,
        **{f"persons_decile{place}": count for place, count in enumerate(deciles, 1)},
    )


def registries(most: int = 4) -> st.SearchStrategy[Registry]:
    """Counts by release and desa; a few desa only, not the same in every release."""
    desa = st.dictionaries(st.sampled_from(oracle.DESA[::9]), counts(), min_size=2, max_size=6)
    return st.dictionaries(st.sampled_from(RELEASES), desa, min_size=1, max_size=most)


class Measure(NamedTuple):
    """What the generation says of one area in one release."""

    estimate: float | None
    low: float | None
    high: float | None
    first: float | None
    poor: float | None
    poor_low: float | None
    poor_high: float | None
    place: str | None
    province: float | None


@contextmanager
def built(
    registry: Registry, change: str = "", variance: float = 0
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables from desa counts to area_measure; `change` spoils the facts before.

    variance: of what protection has done to the counts.
    """
    with duckdb.connect() as connection:
        load_reference(connection)
        if change:
            connection.execute(change)
        connection.execute(
            "create table delivered (release varchar, stated_cutoff date, is_made_up boolean, "
            "top_decile integer)"
        )
        connection.execute(
            "create table desa_count (release varchar, area_code varchar, measure varchar, "
            "count bigint, cell_key bigint)"
        )
        rows = [
            [release, code, name, getattr(own, name), 0]
            for release, desa in registry.items()
            for code, own in desa.items()
            for name in oracle.COUNTS
        ]
        if rows:
            connection.execute(
                f"insert into desa_count select {', '.join(['unnest(?)'] * len(rows[0]))}",
                [list(column) for column in zip(*rows, strict=True)],
            )
        for release in registry:
            connection.execute("insert into delivered values (?, null, true, 10)", [release])
        connection.execute(
            "create table gap_forecast as select '35.19' as area_code, '2026-03' as period, "
            "9.0 - 1.959963984540054 * ? as p0_q025, 9.0 + 1.959963984540054 * ? as p0_q975",
            [STEPS["2026-03"]] * 2,
        )
        for name in ("release", "official_error", "release_official", "area_desa", "area_cell"):
            _make(connection, name)
        connection.execute("create table protected as from area_cell")
        # Whatever an estimate and its band tell, they cannot tell a count that is not read.
        for true in ("area_cell", "desa_count"):
            connection.execute(f"drop table {true}")
        for name in ("area_count", "release_chance", "decile_chance", "area_deciles", "desa_share"):
            _make(connection, name, variance)
        store_shifts(connection)
        for name in ("area_scenario", "area_profile", "area_estimate"):
            _make(connection, name)
        store_poorest_fifth(connection, FEWEST)
        for name in ("poorest_cut", "area_measure"):
            _make(connection, name)
        yield connection


def _make(connection: duckdb.DuckDBPyConnection, name: str, variance: float = 0) -> None:
    each = query(name, "build")
    values = each.pick(
        {"region": "35.19", "province": "35", "variance": variance, "fewest": FEWEST}
    )
    connection.execute(f"create table {name} as {each.sql}", values)


def measured(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], Measure]:
    rows = connection.execute(
        "select release, area_code, poverty_rate_pct, poverty_rate_low_pct, poverty_rate_high_pct, "
        "poverty_rate_first_pct, poor_persons, poor_persons_low, poor_persons_high, "
        "province_class, province_rate_pct from area_measure"
    ).fetchall()
    return {(release, area): Measure(*rest) for release, area, *rest in rows}


def judged(registry: Registry) -> dict[str, Judged]:
    found = {}
    for release, desa in registry.items():
        areas = {code: Counts() for code in oracle.AREAS if code.startswith("35.19")}
        for code, own in desa.items():
            for area in (code, code[:8], code[:5]):
                areas[area].add(own)
        found[release] = Judged(oracle.Account(), oracle.Account(), oracle.Counter(), areas)
    return found


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(registry=registries())
def test_every_estimate_is_that_of_the_independent_count(registry: Registry):
    """From desa counts to area_measure, with the official series as it is."""
    cutoffs = {release: oracle.cutoff_of(release)[0] for release in registry}
    with built(registry) as connection:
        found = measured(connection)
    rates = oracle.rates(judged(registry), cutoffs, steps=STEPS)
    assert found.keys() == rates.keys()
    for key, rate in rates.items():
        own = found[key]
        assert own.province == rate.province
        assert own.place == rate.place, key
        for name in ("estimate", "low", "high", "first", "poor", "poor_low", "poor_high"):
            assert getattr(own, name) == pytest.approx(getattr(rate, name), abs=1e-8), (key, name)


def _profile(own: Counts, release: str) -> float:
    chances = oracle.chances_at(oracle.cutoff_of(release)[0])
    persons = {decile: getattr(own, f"persons_decile{decile}") for decile in chances}
    return sum(persons[each] * chances[each] for each in chances) / sum(persons.values())


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(registry=registries())
def test_what_must_hold_of_every_estimate(registry: Registry):
    """Exact where a March is met, inside its band and (0, 100), in order, and adding up."""
    with built(registry) as connection:
        found = measured(connection)
        official = connection.execute(
            "select release, anchor_pct, population, anchor_release from release_official"
        ).fetchall()
    for release, p0, population, anchor in official:
        whole = found[release, "35.19"]
        if anchor == release and any(
            each.persons_known_decile for each in registry[release].values()
        ):
            assert whole.estimate == pytest.approx(p0, abs=1e-9)
            assert whole.poor == pytest.approx(p0 / 100 * population, abs=1e-6)
        if whole.poor is not None:
            for level in (8, 13):
                parts = [
                    each.poor
                    for (at, area), each in found.items()
                    if at == release and len(area) == level and each.poor is not None
                ]
                assert sum(parts) == pytest.approx(whole.poor, abs=1e-6)
        by_share = sorted(
            (_profile(own, release), found[release, code].estimate or 0)
            for code, own in registry[release].items()
            if own.persons_known_decile
        )
        for (_share, one), (_more, other) in pairwise(by_share):
            assert one <= other + 1e-9
    for key, own in found.items():
        if own.estimate is not None:
            assert own.low is not None and own.high is not None
            assert 0 < own.low <= own.estimate + 1e-9 <= own.high + 2e-9 < 100 + 2e-9, key


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(registry=registries(most=2), households=st.integers(30, 700))
def test_the_band_widens_with_the_error_and_nothing_else_moves(registry: Registry, households: int):
    change = f"update survey_design set households = {households} where level = 'kabupaten'"
    with built(registry) as one, built(registry, change) as other:
        usual, doubtful = measured(one), measured(other)
    assume(any(each.estimate is not None for each in usual.values()))
    for key, own in usual.items():
        wide = doubtful[key]
        assert (wide.estimate, wide.first, wide.poor) == (own.estimate, own.first, own.poor)
        if own.low is not None and own.high is not None:
            assert wide.low is not None and wide.high is not None
            assert wide.low < own.low and own.high < wide.high
            # A wider band can only make a place less sure.
            assert wide.place in (own.place, "not_distinguishable")


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(registry=registries(most=1), decile=st.integers(1, 10), times=st.floats(1, 3))
def test_a_likelier_decile_never_lowers_a_profile(registry: Registry, decile: int, times: float):
    """Before the shift; after it only what distinguishes desa counts."""
    change = (
        f"update decile_poverty set chance = least(1, chance * {times}) where decile = {decile}"
    )
    profiles = []
    for raised in ("", change):
        with built(registry, raised) as connection:
            rows = connection.execute("select area_code, profile_pct from area_measure").fetchall()
        profiles.append(dict(rows))
    for area, profile in profiles[0].items():
        if profile is not None:
            assert profiles[1][area] >= profile - 1e-9


@given(
    days=st.lists(st.integers(0, 3000), min_size=2, max_size=12, unique=True).map(sorted),
    chosen=st.data(),
)
def test_a_shift_between_two_anchors_lies_on_the_line_between_theirs(days: list[int], chosen):
    releases = [
        Release(str(day), date(2020, 1, 1) + timedelta(day), "", None, None) for day in days
    ]
    places = chosen.draw(st.sets(st.integers(0, len(days) - 1), min_size=1))
    anchors = {str(days[place]): chosen.draw(st.floats(-3, 3)) for place in places}
    now, first = interpolated(releases, anchors)
    for day in days:
        before = [at for at in days if at <= day and str(at) in anchors]
        after = [at for at in days if at > day and str(at) in anchors]
        if not before:
            assert str(day) not in now and str(day) not in first
            continue
        start = anchors[str(before[-1])]
        assert first[str(day)] == start
        if not after:
            assert now[str(day)] == start
        else:
            part = (day - before[-1]) / (after[0] - before[-1])
            end = anchors[str(after[0])]
            assert now[str(day)] == pytest.approx(start + part * (end - start), abs=1e-12)
            assert min(start, end) - 1e-12 <= now[str(day)] <= max(start, end) + 1e-12


def test_a_new_anchor_changes_nothing_before_the_one_before_it():
    releases = [Release(str(at), date(2020, 1, 1 + at), "", None, None) for at in range(9)]
    old, old_first = interpolated(releases, {"1": 0.5, "4": -0.2})
    new, new_first = interpolated(releases, {"1": 0.5, "4": -0.2, "7": 0.3})
    revised = {name for name in old if old[name] != new[name]}
    assert revised == {"5", "6", "7", "8"}
    # As first known, only the releases that the new figure itself stands beside are others.
    assert {name for name in old if old_first[name] != new_first[name]} == {"7", "8"}
    assert interpolated(releases, {}) == ({}, {})


def test_an_error_is_that_of_bps_or_else_of_the_design_and_says_which():
    change = """
        insert into sampling_error values
            ('35.19', '2025-03', 0.8, 'BPS 2025, table 4', ''), ('35.19', '2024-03', null, 'x', '')
    """
    with built({"2025-3": {oracle.DESA[0]: Counts(1, 10, 0, 3, 9, 6)}}, change) as connection:
        rows = connection.execute(
            "select area_code, period, p0_se_pct, is_assumed, source from official_error "
            "where (area_code, period) in (('35.19', '2025-03'), ('35.19', '2024-03'), "
            "('35', '2025-03'), ('0', '2025-03')) order by all"
        ).fetchall()
    errors = {(area, period): rest for area, period, *rest in rows}
    design = {row["level"]: row for row in oracle.facts("survey_design")}
    assert errors["35.19", "2025-03"] == [0.8, False, "BPS 2025, table 4"]
    assumed = errors["35.19", "2024-03"]
    assert assumed[0] == pytest.approx(oracle.error_of("35.19", "2024-03", 10.63))
    assert assumed[1:] == [True, design["kabupaten"]["source"]]
    assert errors["35", "2025-03"][0] == pytest.approx(oracle.error_of("35", "2025-03", 9.5))
    assert errors["0", "2025-03"] == [None, True, None]  # nothing is assumed for the nation


def test_the_assumed_error_is_within_what_is_known_of_the_survey():
    """For 10.4 % 1.3 to 1.9 points: from 670 to 870 households, a design effect of 1.5 to 2.5."""
    assert 1.3 < oracle.error_of("35.19", "2025-03", 10.4) < 1.9


def test_the_band_holds_what_protection_does_to_the_counts():
    """On paper: 360 persons, 36 of them in each decile, each count moved by variance 4."""
    own = Counts(
        persons=360,
        persons_known_decile=360,
        **{f"persons_decile{decile}": 36 for decile in range(1, 11)},
    )
    registry = {"2025-2": {oracle.DESA[0]: own, oracle.DESA[1]: own}}
    reach = []
    for variance in (0, 4):
        with built(registry, variance=variance) as connection:
            found = measured(connection)["2025-2", oracle.DESA[0]]
        assert found.estimate is not None and found.low is not None and found.high is not None
        reach.append(
            [
                abs(
                    math.log(rate / (100 - rate))
                    - math.log(found.estimate / (100 - found.estimate))
                )
                for rate in (found.low, found.high)
            ]
        )
    chances = [float(row["chance"]) for row in oracle.facts("poverty_by_decile")]
    mean = sum(chances) / 10
    # The error of the mean of ten moved counts, in logits, at 5 % on either side.
    moved = math.sqrt(4 * sum((chance - mean) ** 2 for chance in chances)) / 360
    error = 1.6448536 * moved / (mean * (1 - mean))
    for before, after in zip(*reach, strict=True):
        assert after == pytest.approx(math.sqrt(before**2 + error**2), rel=1e-6)
