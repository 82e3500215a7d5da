"""The logit shift meets the official rate, keeps the order, and stays between 0 and 1."""

import math

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.estimates import NoShift, logit_shift, store_shifts
from data.reference import load_reference
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


@st.composite
def registries(draw: st.DrawFn) -> dict[str, dict[str, tuple[int, int, int]]]:
    """Persons, those of known decile and of decile 1, by release and desa; a few desa only."""
    releases = draw(
        st.lists(
            st.sampled_from(
                ["2023-4", "2024-1", "2024-2", "2025-1", "2025-2", "2025-3", "2026-1", "2026-2"]
            ),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    desa = draw(st.lists(st.sampled_from(oracle.DESA), min_size=2, max_size=6, unique=True))
    found = {}
    for release in releases:
        found[release] = {}
        for code in desa:
            persons = draw(st.integers(0, 400))
            known = draw(st.integers(0, persons))
            found[release][code] = (persons, known, draw(st.integers(0, known)))
    return found


@settings(max_examples=25, deadline=None)
@given(registry=registries())
def test_every_estimate_is_that_of_the_independent_count(registry):
    """From desa counts to area_measure, with the official series as it is."""
    judged, cutoffs = {}, {}
    with duckdb.connect() as connection:
        load_reference(connection)
        connection.execute(
            "create table delivered (release varchar, stated_cutoff date, is_made_up boolean)"
        )
        columns = ", ".join(f"{name} bigint" for name in oracle.COUNTS)
        connection.execute(
            f"create table desa_count (release varchar, area_code varchar, {columns})"
        )
        for release, desa in registry.items():
            cutoffs[release] = oracle.cutoff_of(release)[0]
            counts = {code: Counts() for code in oracle.AREAS if code.startswith("35.19")}
            connection.execute("insert into delivered values (?, null, true)", [release])
            connection.execute(
                "insert into desa_count select $release, area_code, 0, 0, 0, 0, 0 from area "
                "where level = 'desa' and not list_contains($desa, area_code)",
                {"release": release, "desa": list(desa)},
            )
            for code, (persons, known, poor) in desa.items():
                own = Counts(0, persons, 0, poor, known)
                for area in (code, code[:8], code[:5]):
                    counts[area].add(own)
                connection.execute(
                    "insert into desa_count values (?, ?, 0, ?, 0, ?, ?)",
                    [release, code, persons, poor, known],
                )
            judged[release] = Judged(oracle.Account(), oracle.Account(), oracle.Counter(), counts)
        for name in ("release", "release_official", "area_desa", "desa_share"):
            _make(connection, name)
        store_shifts(connection)
        for name in ("area_count", "area_estimate", "area_measure"):
            _make(connection, name)
        found = {
            (release, area): (estimate, province)
            for release, area, estimate, province in connection.execute(
                "select release, area_code, poverty_rate_pct, province_rate_pct from area_measure"
            ).fetchall()
        }
    rates = oracle.rates(judged, cutoffs)
    assert found.keys() == rates.keys()
    for key, rate in rates.items():
        assert found[key][0] == pytest.approx(rate.estimate, abs=1e-9), key
        assert found[key][1] == rate.province


def _make(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    each = query(name, "build")
    values = each.pick({"region": "35.19", "province": "35"})
    connection.execute(f"create table {name} as {each.sql}", values)
