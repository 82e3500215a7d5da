"""Random registries and lists, counted twice: by the project, and slowly by the oracle."""

import csv
import random
from dataclasses import replace
from datetime import date, timedelta

import duckdb
import pytest

from data.matching.match import FAMILY, PERSON, RECIPIENT, make_relations
from data.reference.programmes import load_rules
from data.reference.tables import load_reference
from data.settings import REFERENCE
from tests import builders, programme_oracle
from tests.every_day import one_in
from tests.programme_oracle import Benefit, Home, Person, World

PROGRAMMES = (
    "PKH SEMBAKO PBI_JK PBI_PEMDA BLT_DESA ASPD PKH_PLUS PERMAKANAN PENA DBHCHT LISTRIK KUBE RTLH "
    "BEASISWA"
).split()
TOPS = [10, 7, 10, 6, 9]  # 10: every decile is told
# Rules of three programmes that have none: up to inside the upper deciles, all of them, above them.
REACHING = [
    {
        **dict.fromkeys(("component", "age_min", "age_max", "valid_to", "source", "note"), ""),
        **{"programme_code": code, "valid_from": "2024-01-01", "is_verified": "false"},
        **{"decile_min": low, "decile_max": high},
    }
    for code, low, high in (
        *(("PBI_PEMDA", "1", "8"), ("LISTRIK", "1", "8"), ("KUBE", "1", "10")),
        *(("RTLH", "8", "9"), ("BEASISWA", "7", "10")),
    )
]
CUTOFFS = [date(2024, 12, 1), date(2025, 7, 31), date(2026, 1, 31)]


def facts(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def world(seed: int) -> World:
    """A small registry with everything that can be odd in it, and lists that fit it badly."""
    draw = random.Random(seed)
    desa = builders.villages()[:3]
    homes = [
        Home(f"kk{place:03d}", draw.choice(desa), draw.choice([1, 1, 2, 3, 4, 5, 6, 9, None]))
        for place in range(40)
    ]
    top = TOPS[seed % len(TOPS)]
    homes = [
        replace(home, decile=None if home.decile is None else min(home.decile, top))
        for home in homes
    ]
    persons = [
        Person(
            None if draw.random() < 0.05 else f"p{draw.randrange(110):03d}",
            home.kk,
            draw.choice([None, draw.randrange(0, 19), draw.randrange(0, 100)]),
            draw.random() < 0.15,
            draw.choice([None, 1, 2, 2, 3]),
        )
        for home in homes
        for _each in range(draw.choice([0, 1, 1, 2, 3, 5]))
    ]
    # A number twice in one family would leave open which of the two is meant.
    once = {(person.nik or id(person), person.kk): person for person in persons}
    benefits = []
    for _each in range(220):
        nik = draw.choice([None, f"p{draw.randrange(130):03d}", f"p{draw.randrange(130):03d}"])
        kk = draw.choice([None, f"kk{draw.randrange(48):03d}"])
        has_bad_nik = nik is None and draw.random() < 0.5
        benefits.append(
            Benefit(
                draw.choice(PROGRAMMES[: draw.choice([4, 14])]),
                draw.choice(["2025-Q3", "2025-Q3", "2025-07", "2025-08"]),
                nik,
                kk,
                draw.choice([None, 0, 42_000, 200_000, 600_000, 900_000, 20_000_000]),
                draw.random() < 0.1,
                has_bad_nik,
                # By the numbers themselves, as the intake tells it.
                bool(kk or nik) and hash_of(kk or nik or "") % 5 == 0,
            )
        )
    deaths = [
        (f"p{draw.randrange(130):03d}", date(2025, 5, 1) + timedelta(days=draw.randrange(150)))
        for _each in range(draw.choice([0, 25]))
    ]
    return World(
        homes,
        list(once.values()),
        benefits,
        deaths,
        draw.choice(CUTOFFS),
        facts("programmes.csv"),
        [*facts("eligibility.csv"), *REACHING],
        facts("overlaps.csv"),
        top,
    )


def hash_of(text: str) -> int:
    return sum(map(ord, text))


def store(connection: duckdb.DuckDBPyConnection, world: World) -> None:
    """The world as the kept relations."""
    load_reference(connection)
    load_rules(connection)
    connection.execute("delete from eligibility")
    columns = list(world.eligibility[0])
    for rule in world.eligibility:
        connection.execute(
            f"insert into eligibility by name select {', '.join(f'? as {c}' for c in columns)}",
            [rule[column] or None for column in columns],
        )
    connection.execute(
        "create table release_now as "
        "select '2025-3' as release, ?::date as cutoff, ?::integer as top_decile",
        [world.cutoff, world.top_decile],
    )
    for name, columns in (("family", FAMILY), ("person", PERSON), ("recipient", RECIPIENT)):
        connection.execute(f"create table {name} ({columns})")
    connection.execute("create table death (person_hash blob, died_on date)")
    sizes = [person.kk for person in world.persons]
    rows: dict[str, list[list[object]]] = {
        "family": [
            [
                *(home.kk.encode(), home.desa, home.decile, sizes.count(home.kk)),
                builders.key_of(home.kk),
            ]
            for home in world.homes
        ],
        "person": [
            [
                *(each.nik.encode() if each.nik else None, each.kk.encode(), each.age),
                *("severe" if each.is_disabled else "none", each.schooling),
                builders.key_of(each.nik or f"{each.kk} without"),
            ]
            for each in world.persons
        ],
        "recipient": [
            [
                *(each.programme, each.period, each.nik.encode() if each.nik else None),
                *(each.kk.encode() if each.kk else None, each.rupiah),
                "failed" if each.is_failed else None,
                [
                    *(["bad_nik"] if each.has_bad_nik else [] if each.nik else ["empty_nik"]),
                    *(["other_regency"] if each.is_elsewhere else []),
                ],
                builders.key_of(each.nik or each.kk or ""),
            ]
            for each in world.benefits
        ],
        "death": [[nik.encode(), died] for nik, died in world.deaths],
    }
    for name, values in rows.items():
        for row in values:
            connection.execute(f"insert into {name} values ({', '.join('?' * len(row))})", row)


SEEDS = range(12)


@pytest.fixture(scope="module", params=one_in(4, SEEDS))
def both(request: pytest.FixtureRequest):
    """A random world, as the project counts it and as the oracle does."""
    made = world(request.param)
    with duckdb.connect() as connection:
        store(connection, made)
        make_relations(connection)
        yield connection, programme_oracle.tell(made), made


def test_reach_is_that_of_the_oracle(both):
    connection, told, _made = both
    found = {
        (area, code): counts
        for area, code, *counts in connection.execute(
            "select area_code, programme_code, recipients, eligible, reached, amount_idr "
            "from programme_desa"
        ).fetchall()
    }
    assert {key: found[key] for key in told.reach} == told.reach
    assert sum(counts[0] for counts in found.values()) == sum(c[0] for c in told.reach.values())


def test_findings_are_those_of_the_oracle(both):
    connection, told, _made = both
    found = {
        (area, kind, code): tuple(counts)
        for area, kind, code, *counts in connection.execute(
            "select area_code, kind, programme_code, findings, checked, amount_idr "
            "from integrity_desa"
        ).fetchall()
    }
    expected = {
        key: (cell.findings, cell.checked, cell.rupiah) for key, cell in told.integrity.items()
    }
    assert found == expected


def test_pillars_are_those_of_the_oracle(both):
    connection, told, _made = both
    names = {
        "families": "families",
        "families_none": "none",
        "families_protection_only": "protection",
        "families_empowerment_only": "empowerment",
        "families_both": "both",
    }
    found = {
        (area, group, names[measure]): count
        for area, group, measure, count in connection.execute(
            "select area_code, group_name, measure, count from pillar_desa"
        ).fetchall()
    }
    assert found == {
        (area, group, name): count
        for (area, group), own in told.pillars.items()
        for name, count in own.items()
        if count
    }


def test_pairs_and_deciles_are_those_of_the_oracle(both):
    connection, told, _made = both
    pairs = connection.execute(
        "select programme_code, other_code, families from pair_count"
    ).fetchall()
    assert {(one, two): count for one, two, count in pairs} == dict(told.pairs)
    deciles = connection.execute(
        "select programme_code, decile, recipients, persons from decile_count"
    ).fetchall()
    assert {(code, decile): counts for code, decile, *counts in deciles} == told.deciles


def test_the_random_worlds_hold_every_kind_of_finding():
    """Or the comparison would prove little."""
    found = {
        kind
        for seed in SEEDS
        for (_area, kind, _code), cell in programme_oracle.tell(world(seed)).integrity.items()
        if cell.findings
    }
    assert found == {
        *("forbidden_pair", "pair_to_check", "repeated_in_programme", "dead_recipient"),
        *("not_in_registry", "other_regency", "above_limit", "bad_nik", "amount_out_of_range"),
    }
