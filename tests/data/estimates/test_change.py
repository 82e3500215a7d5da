"""Why an estimate changed: the parts are those of the independent count, and add up."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.matching import families as matching
from data.reference.tables import load_reference
from queries import query
from tests import change_oracle, oracle
from tests.change_oracle import FEWEST, Family, Parts, Release

# Two desa of one kecamatan and one of another.
DESA = (*oracle.DESA[:2], next(desa for desa in oracle.DESA if desa[:8] != oracle.DESA[0][:8]))
CHANCES = {decile: 0.5 / decile for decile in range(1, 11)}
CUTOFFS = {"2025-3": date(2025, 9, 30), "2025-4": date(2025, 12, 31)}
FAMILIES = st.builds(
    Family,
    st.sampled_from(DESA),
    st.none() | st.integers(1, 10),
    st.integers(0, 9) | st.just(40),
)


@st.composite
def releases(draw: st.DrawFn) -> Release:
    """A few families, some of them of every release; chances fall with the decile."""
    chances = sorted(draw(st.lists(st.floats(0.001, 0.9), min_size=10, max_size=10)), reverse=True)
    return Release(
        draw(st.dictionaries(st.integers(1, 12), FAMILIES, min_size=1)),
        dict(enumerate(chances, 1)),
        draw(st.floats(-2, 2)),
        draw(st.sampled_from([4, 7, 10])),
    )


def split(then: Release, now: Release) -> dict[str, Parts]:
    """What the queries say, of areas that have counts of both releases or an estimate."""
    with duckdb.connect() as connection:
        load_reference(connection)
        _give(connection, {"2025-3": then, "2025-4": now})
        for name in ("area_desa", "area_cell", "flow_cell"):
            _make(connection, name)
        connection.execute("create table protected as from area_cell union all from flow_cell")
        # Nothing can be told of a count that is not read.
        for true in ("area_cell", "flow_cell", "flow_count", "desa_count"):
            connection.execute(f"drop table {true}")
        for name in ("area_count", "decile_chance", "area_deciles", "desa_share", "area_scenario"):
            _make(connection, name)
        connection.execute(
            "create table area_release as select release, area_code, 100 * rate as "
            "poverty_rate_pct from area_count left join area_scenario using (release, area_code)"
        )
        for name in ("release_pair", "pair_tie", "pair_rate", "area_change"):
            _make(connection, name)
        rows = connection.execute(
            "select area_code, since, change_pp, official_change_pp, registry_change_pp, "
            "ranks_change_pp, flow_change_pp, families_stayed, families_came, families_went "
            "from area_change where release = '2025-4'"
        ).fetchall()
    assert {since for _area, since, *_parts in rows} == {"2025-3"}
    return {area: Parts(*parts) for area, _since, *parts in rows}


def _give(connection: duckdb.DuckDBPyConnection, given: Mapping[str, Release]) -> None:
    """The tables that the queries start from, every record key 0."""
    connection.execute("create table release (release varchar, cutoff date, top_decile integer)")
    connection.execute("create table delivered (release varchar)")
    connection.execute(
        "create table release_chance (release varchar, decile integer, chance double)"
    )
    connection.execute(
        "create table release_shift "
        "(release varchar, scenario varchar, definition varchar, shift double)"
    )
    for side, (name, release) in zip(("then", "now"), given.items(), strict=True):
        connection.execute(
            "insert into release values (?, ?, ?)", [name, CUTOFFS[name], release.top]
        )
        connection.execute("insert into delivered values (?)", [name])
        connection.execute(
            "insert into release_chance select ?, unnest(?), unnest(?)",
            [name, list(release.chances), list(release.chances.values())],
        )
        connection.execute(
            "insert into release_shift values (?, 'main', 'profile', ?)", [name, release.shift]
        )
        families = release.families
        connection.execute(
            f"create table {side}_family as select unnest(?)::varchar::blob as family_hash, "
            "unnest(?) as area_code, unnest(?)::integer as decile, 0::uinteger as record_key",
            [
                [str(number) for number in families],
                [family.desa for family in families.values()],
                [release.decile(number) for number in families],
            ],
        )
        members = [str(number) for number, own in families.items() for _each in range(own.persons)]
        connection.execute(
            f"create table {side}_person as select unnest(?::varchar[])::blob as family_hash, "
            "0::uinteger as record_key",
            [members],
        )
        connection.execute(f"create or replace view keyed_family as from {side}_family")
        connection.execute(f"create or replace view keyed_person as from {side}_person")
        counts = query("desa_count", "key").sql
        into = "insert into" if side == "now" else "create table"
        as_table = "" if side == "now" else "as"
        connection.execute(
            f"{into} desa_count {as_table} select '{name}' as release, * from ({counts})"
        )
    matching.count(connection, [(desa, desa[:8]) for desa in oracle.DESA])
    connection.execute(
        "create or replace table flow_count as select '2025-4' as release, * from flow_count"
    )


def _make(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    each = query(name, "build")
    values = each.pick({"region": "35.19", "variance": 0, "fewest": FEWEST})
    connection.execute(f"create table {name} as {each.sql}", values)


@pytest.mark.slow
@settings(max_examples=20)
@given(then=releases(), now=releases())
def test_the_parts_are_those_of_the_independent_count(then: Release, now: Release):
    found = split(then, now)
    for area, right in change_oracle.split(then, now).items():
        for name, value in right._asdict().items():
            assert getattr(found[area], name) == pytest.approx(value, abs=1e-9), (area, name)


@pytest.mark.slow
@settings(max_examples=20)
@given(then=releases(), now=releases())
def test_the_parts_add_up_and_no_order_is_favoured(then: Release, now: Release):
    found, turned = split(then, now), split(now, then)
    for area, parts in found.items():
        _change, official, registry, ranks, flow, *_counts = parts
        if official is not None and registry is not None:
            assert official + registry == pytest.approx(parts.change, abs=1e-9)
        assert (parts.change is None) == (official is None) == (registry is None)
        if ranks is not None and flow is not None:
            assert ranks + flow == pytest.approx(registry, abs=1e-9)
        assert (ranks is None) == (flow is None)
        back = turned[area]
        assert (back.stayed, back.came, back.went) == (parts.stayed, parts.went, parts.came)
        for name in ("change", "official", "registry", "ranks", "flow"):
            own, other = getattr(parts, name), getattr(back, name)
            assert (own is None) == (other is None)
            assert own is None or other == pytest.approx(-own, abs=1e-9)


def test_who_comes_without_a_decile_is_flow():
    """Neither part moves by the area's own counts, and its desa weigh differently."""
    then = Release({1: Family(DESA[0], 1, 40), 2: Family(DESA[1], 9, 40)}, CHANCES, 0.0)
    now = replace(then, families={**then.families, 3: Family(DESA[0], None, 40)})
    found, right = (
        each[DESA[0][:8]] for each in (split(then, now), change_oracle.split(then, now))
    )
    assert tuple(found) == pytest.approx(tuple(right), abs=1e-9)
    assert found.ranks == pytest.approx(0, abs=1e-9)
    assert found.registry is not None and abs(found.registry) > 1


@settings(max_examples=8)
@given(then=releases(), shift=st.floats(-2, 2))
def test_a_release_delivered_twice_moves_nobody(then: Release, shift: float):
    """Whatever is left is the official figures' part."""
    for parts in split(then, replace(then, shift=shift)).values():
        for part in (parts.registry, parts.ranks, parts.flow):
            assert part is None or part == pytest.approx(0, abs=1e-9)
        assert not parts.came and not parts.went


@settings(max_examples=8)
@given(
    then=releases(),
    chances=st.lists(st.floats(0.001, 0.9), min_size=10, max_size=10),
    top=st.sampled_from([4, 7, 10]),
)
def test_other_chances_or_a_coarser_top_are_no_movement_of_families(then: Release, chances, top):
    now = replace(then, chances=dict(enumerate(chances, 1)), top=top)
    for parts in split(then, now).values():
        for part in (parts.ranks, parts.flow, parts.registry):
            assert part is None or part == pytest.approx(0, abs=1e-9)


@settings(max_examples=8)
@given(then=releases(), more=st.dictionaries(st.integers(100, 112), FAMILIES, min_size=1))
def test_new_families_alone_are_only_those_who_came(then: Release, more: dict[int, Family]):
    now = replace(then, families={**then.families, **more})
    for parts in split(then, now).values():
        assert parts.went in (0, None)
        if parts.change is not None:
            assert parts.official == pytest.approx(0, abs=1e-9)
        if parts.ranks is not None:
            assert parts.flow == pytest.approx(parts.change, abs=1e-9)
            assert parts.ranks == pytest.approx(0, abs=1e-9)


@settings(max_examples=8)
@given(then=releases())
def test_a_decile_up_for_all_is_only_ranks(then: Release):
    up = {
        number: family._replace(decile=family.decile and min(family.decile + 1, 10))
        for number, family in then.families.items()
    }
    for parts in split(then, replace(then, families=up)).values():
        assert not parts.came and not parts.went
        if parts.change is not None:
            assert parts.official == pytest.approx(0, abs=1e-9)
        if parts.ranks is not None:
            assert parts.flow == pytest.approx(0, abs=1e-9)
            assert parts.ranks == pytest.approx(parts.change, abs=1e-9)
