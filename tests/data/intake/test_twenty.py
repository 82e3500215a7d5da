"""Twenty families on paper: every measure and every finding, counted by hand."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from data.intake.cells import day_of
from data.matching.match import FAMILY, PERSON, RECIPIENT, make_relations
from data.reference.programmes import load_rules
from data.reference.tables import load_reference
from tests import twenty
from tests.builders import key_of
from tests.twenty import CUTOFF, FIRST, RELEASE, SECOND

FOUND_NOWHERE = None


def tables(connection: duckdb.DuckDBPyConnection, folder: Path, cutoff: str = CUTOFF) -> None:
    """The example as the kept relations; a number stands for its hash."""
    load_reference(connection, folder)
    load_rules(connection, folder)
    connection.execute(
        "create table release_now as select ? as release, ?::date as cutoff, 10 as top_decile",
        [RELEASE, cutoff],
    )
    for name, columns in (("family", FAMILY), ("person", PERSON), ("recipient", RECIPIENT)):
        connection.execute(f"create table {name} ({columns})")
    connection.execute("create table death (person_hash blob, died_on date)")
    for place, family in twenty.FAMILIES.items():
        home = twenty.kk(place).encode()
        connection.execute(
            "insert into family values (?, ?, ?, ?, ?)",
            [home, family.desa, family.decile, len(family.ages), key_of(home.decode())],
        )
        for member, age in enumerate(family.ages):
            own = twenty.number(place, member)
            connection.execute(
                "insert into person values (?, ?, ?, 'none', null, ?)",
                [own.encode(), home, age, key_of(own)],
            )
    for row in twenty.LISTS:
        numbers = [row["nik"], row["no_kk"]]
        hashes = [each.encode() if len(each) == 16 else None for each in numbers]
        reasons = [
            *(["empty_nik"] if not row["nik"] else ["bad_nik"] if hashes[0] is None else []),
            *(["other_regency"] if row["no_kk"].startswith("3520") else []),
        ]
        status = "failed" if row["status"] else None
        cells = [row["program"], row["periode"], *hashes, int(row["nominal"]), status, reasons]
        key = next((key_of(each.decode()) for each in hashes if each), 0)
        connection.execute("insert into recipient values (?, ?, ?, ?, ?, ?, ?, ?)", [*cells, key])
    for row in twenty.DEATHS:
        cells = [row["nik"].encode(), day_of(row["tanggal_meninggal"])]
        connection.execute("insert into death values (?, ?)", cells)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = twenty.reference(tmp_path_factory.mktemp("twenty") / "reference")
    with duckdb.connect() as connection:
        tables(connection, folder)
        make_relations(connection)
        yield connection


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple]:
    return connection.execute(sql).fetchall()


# May get PKH (deciles 1-4 with a child to 6 or somebody of 60): 1 2 3 5 6 8 | 11 13 16.
# Get it: 1 2 3 6 10 | 11 12 16; 13's payment failed. 10 is of decile 6, 12 opens nothing.
# May get BLT Desa (deciles 1-4): 1-8 | 11-16. Get it: 1 4 7 | 12 15 20; 20 has no decile.
# May get PBI (persons of deciles 1-5): 2+1+2+1+2+2+1+1+2 = 14 | 2+1+1+2+1+2+1 = 10.
# Get it: both of 1, one of 5, 10, somebody of 9 | somebody of 18, 14.
# PENA asks for a small business, which the registry does not know.
REACH = {
    # recipients, eligible, reached, rupiah
    (FIRST, "PKH"): (5, 6, 4, 3_400_000),
    (SECOND, "PKH"): (3, 3, 2, 1_250_000),
    (FIRST, "BLT_DESA"): (3, 8, 3, 900_000),
    (SECOND, "BLT_DESA"): (3, 6, 2, 1_200_000),
    (FIRST, "PBI_JK"): (5, 14, 4, 756_000),
    (SECOND, "PBI_JK"): (2, 10, 1, 252_000),
    (FIRST, "PENA"): (1, None, None, 5_000_000),
    (SECOND, "PENA"): (2, None, None, 12_000_000),
}


def test_who_is_reached_and_who_may_be(example):
    found = rows(
        example,
        "select area_code, programme_code, recipients, eligible, reached, amount_idr "
        "from programme_desa where recipients > 0 or eligible > 0",
    )
    assert {(area, code): tuple(counts) for area, code, *counts in found} == REACH


def test_a_desa_without_recipients_has_a_measured_zero(example):
    found = rows(
        example,
        "select distinct recipients, eligible, reached from programme_desa "
        f"where programme_code = 'PKH' and area_code not in ('{FIRST}', '{SECOND}')",
    )
    assert found == [(0, 0, 0)]
    assert rows(example, "select count(distinct area_code) from programme_desa") == [(206,)]


# kind: findings, checked, rupiah
# forbidden_pair: in PKH or BLT Desa are 8 families of PKH, two unknown numbers, and 4 7 15 20;
#   both: 1 and 12, at least 300,000 each.
# pair_to_check: the unverified ban of BLT Desa and PENA: 6 + 3 families, none in both.
# repeated: benefits with a known unit: 11 PKH + 7 BLT + 6 PBI + 3 PENA; 6 (400,000) and 5.
# dead: persons with a NIK: 9 PKH + 6 BLT + 5 PBI + 3 PENA; 2 (600,000) and 15 in August.
# not in the registry: 11 PKH + 6 BLT + 7 PBI + 3 PENA with a number.
# above the limit: 8 PKH + 5 BLT (20 has no decile) + 7 PBI; 10 twice and somebody of 18.
# bad NIK: 11 PKH + 7 + 6 + 3 with a NIK; 11's and the one without anything.
# amounts: 12 PKH + 7 + 8 + 3; 50,000 of 16 and 7,000,000 of 19.
INTEGRITY = {
    "forbidden_pair": (2, 14, 600_000),
    "pair_to_check": (0, 9, None),
    "repeated_in_programme": (2, 27, 526_000),
    "dead_recipient": (2, 23, 900_000),
    "not_in_registry": (1, 27, 600_000),
    "other_regency": (1, 27, 600_000),
    "above_limit": (3, 20, 852_000),
    "bad_nik": (2, 27, 1_200_000),
    "amount_out_of_range": (2, 30, 7_050_000),
}


def key_sum(numbers: list[str]) -> int:
    return sum(map(key_of, numbers)) % 2**32


def test_the_key_of_a_count_is_made_of_those_who_are_counted(example):
    """The same families have the same key, whatever table counts them; so have persons."""
    ((reached, recipients, eligible),) = rows(
        example,
        "select reached_key, recipients_key, eligible_key from programme_desa "
        f"where programme_code = 'PKH' and area_code = '{FIRST}'",
    )
    assert recipients == key_sum([twenty.kk(each) for each in (1, 2, 3, 6, 10)])
    assert eligible == key_sum([twenty.kk(each) for each in (1, 2, 3, 5, 6, 8)])
    assert reached == key_sum([twenty.kk(each) for each in (1, 2, 3, 6)])
    ((poor,),) = rows(
        example,
        f"select cell_key from pillar_desa where area_code = '{FIRST}' and group_name = 'all' "
        "and measure = 'families'",
    )
    assert poor == key_sum([twenty.kk(each) for each in (1, 2, 3, 4)])
    ((persons, families),) = rows(
        example, "select persons_key, families_key from decile_population where decile = 6"
    )
    assert families == key_sum([twenty.kk(10)])
    assert persons == key_sum([twenty.number(10, 0)])
    assert rows(
        example,
        "select families_key from pair_count where programme_code = 'PBI_JK' "
        "and other_code = 'PKH'",
    ) == [(key_sum([twenty.kk(1), twenty.kk(10)]),)]
    ((found,),) = rows(
        example,
        "select sum(findings_key)::bigint % 4294967296 from integrity_desa "
        "where kind = 'forbidden_pair'",
    )
    # A finding about families has the first digits of their hashes for a key, as families have.
    first = [int(twenty.kk(each).encode().hex()[:8], 16) for each in (1, 12)]
    assert found == sum(first) % 2**32


def test_every_kind_of_finding_with_what_was_checked(example):
    found = rows(
        example,
        "select kind, sum(findings), sum(checked), sum(amount_idr) from integrity_desa group by 1",
    )
    assert {kind: tuple(counts) for kind, *counts in found} == INTEGRITY


def test_findings_stand_in_the_desa_of_the_registry(example):
    found = rows(
        example,
        "select kind, area_code, sum(findings)::int from integrity_desa "
        "group by 1, 2 having sum(findings) > 0",
    )
    assert {(kind, area): count for kind, area, count in found} == {
        ("forbidden_pair", FIRST): 1,
        ("forbidden_pair", SECOND): 1,
        ("repeated_in_programme", FIRST): 2,
        ("dead_recipient", FIRST): 1,
        ("dead_recipient", SECOND): 1,
        ("not_in_registry", FOUND_NOWHERE): 1,
        ("other_regency", FOUND_NOWHERE): 1,
        ("above_limit", FIRST): 2,
        ("above_limit", SECOND): 1,
        ("bad_nik", SECOND): 1,
        ("bad_nik", FOUND_NOWHERE): 1,
        ("amount_out_of_range", SECOND): 2,
    }


def test_the_pillars_of_the_poorest(example):
    """Deciles 1 and 2: 1 2 4 are protected, 3 is empowered too | 11 12 14 protected, 13 not."""
    found = rows(
        example,
        "select area_code, group_name, replace(measure, 'families', ''), count from pillar_desa",
    )
    assert {(area, group, measure): count for area, group, measure, count in found} == {
        (FIRST, "all", ""): 4,
        (FIRST, "all", "_protection_only"): 3,
        (FIRST, "all", "_both"): 1,
        (SECOND, "all", ""): 4,
        (SECOND, "all", "_none"): 1,
        (SECOND, "all", "_protection_only"): 3,
        (FIRST, "elderly", ""): 1,
        (FIRST, "elderly", "_protection_only"): 1,
        (SECOND, "elderly", ""): 1,
        (SECOND, "elderly", "_none"): 1,
    }


def test_whom_a_programme_reaches_by_decile(example):
    """Families and all who live in them: PKH in 1 2 11 12 | 3 | 6 | 16 | 10."""
    found = rows(
        example,
        "select decile, recipients, persons, amount_idr from decile_count "
        "where programme_code = 'PKH' order by decile",
    )
    assert found == [
        (1, 4, 6, 2_400_000),
        (2, 1, 2, 600_000),
        (3, 1, 2, 1_000_000),
        (4, 1, 2, 50_000),
        (6, 1, 1, 600_000),
    ]
    found = rows(example, "select decile, families, persons from decile_population order by decile")
    assert found == [
        *((0, 1, 1), (1, 4, 6), (2, 4, 6), (3, 3, 5), (4, 3, 4)),
        *((5, 2, 3), (6, 1, 1), (7, 1, 1), (9, 1, 2)),
    ]


def test_families_in_two_programmes(example):
    found = rows(example, "select programme_code, other_code, families from pair_count")
    assert {(one, other): count for one, other, count in found} == {
        ("BLT_DESA", "PKH"): 2,  # 1 and 12
        ("BLT_DESA", "PBI_JK"): 1,  # 1
        ("PBI_JK", "PKH"): 2,  # 1 and 10
        ("PENA", "PKH"): 1,  # 3
    }


def test_how_the_lists_were_matched(example):
    found = rows(example, "from list_match order by programme_code")
    assert found == [
        ("BLT_DESA", 7, 0, 7, 0, 0, 0, 0, 0),
        ("PBI_JK", 8, 0, 6, 2, 0, 0, 0, 0),
        ("PENA", 3, 0, 3, 0, 0, 0, 0, 0),
        ("PKH", 13, 1, 7, 2, 1, 1, 1, 0),
    ]


def test_a_release_without_ages_does_not_tell_who_may_get_pkh(tmp_path: Path):
    """Nobody is missed and nothing leaks where it cannot be told; BLT Desa asks for no age."""
    with duckdb.connect() as connection:
        tables(connection, twenty.reference(tmp_path / "reference"))
        connection.execute("update person set age = null")
        make_relations(connection)
        found = rows(
            connection,
            "select programme_code, sum(recipients)::int, sum(eligible)::int, sum(reached)::int "
            "from programme_desa where programme_code in ('PKH', 'BLT_DESA') group by 1 order by 1",
        )
    assert found == [("BLT_DESA", 6, 14, 5), ("PKH", 8, None, None)]


@pytest.mark.parametrize(
    ("cutoff", "eligible"), [("2025-06-30", 9), ("2025-07-31", 9), ("2025-08-01", 7)]
)
def test_a_changed_rule_counts_from_its_date_on(tmp_path: Path, cutoff: str, eligible: int):
    """From August PKH is for deciles 1-3 only: 8 and 16 fall out, and 16 stands above the limit."""
    folder = twenty.reference(tmp_path / "reference")
    path = folder / "eligibility.csv"
    old = path.read_text()
    changed = [
        each.replace("2025-01-01,,1,4", "2025-01-01,2025-07-31,1,4")
        for each in old.splitlines()
        if each.startswith("PKH")
    ]
    fresh = [each.replace("2025-01-01,,1,4", "2025-08-01,,1,3") for each in old.splitlines()]
    others = [each for each in old.splitlines() if not each.startswith("PKH")]
    fresh = [each for each in fresh if each.startswith("PKH")]
    path.write_text("\n".join([*others, *changed, *fresh, ""]))
    with duckdb.connect() as connection:
        tables(connection, folder, cutoff)
        make_relations(connection)
        assert rows(
            connection,
            "select sum(eligible) from programme_desa where programme_code = 'PKH'",
        ) == [(eligible,)]
        above = rows(
            connection,
            "select sum(findings)::int from integrity_desa "
            "where kind = 'above_limit' and programme_code = 'PKH'",
        )
        assert above == [(1 if date.fromisoformat(cutoff) < date(2025, 8, 1) else 2,)]
