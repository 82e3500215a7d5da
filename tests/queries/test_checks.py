"""Every check finds the row that breaks its rule, and a sound generation breaks none that block."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data import suppression
from data.reference import load_reference
from queries import names, query
from tests import builders, commands
from tests.conftest import Four
from tests.data.test_refusals import digest

DESA, OTHER, KECAMATAN = "35.19.01.2001", "35.19.01.2002", "35.19.01"
NOT_SOUND = 4
COUNTS = "families, persons, families_decile1, persons_decile1, persons_known_decile"
UNSEEN = "persons_decile12, persons_regional_decile1, persons_known_regional_decile"
BAND = ("poverty_rate_low_pct", "poverty_rate_high_pct", "poverty_rate_first_pct", "poor_persons")


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """Two desa of one kecamatan in two releases, all in order."""
    with duckdb.connect() as connection:
        load_reference(connection)
        counts, unseen = (
            ", ".join(f"{name} bigint" for name in names.split(", ")) for names in (COUNTS, UNSEEN)
        )
        rates = "decile1_share_pct double, poverty_rate_pct double, province_rate_pct double, "
        rates += ", ".join(f"{name} double" for name in BAND) + ", province_class varchar"
        for table, columns in {
            "area_desa": "area_code varchar, desa_code varchar",
            "release": "release varchar, cutoff date",
            "area_count": f"release varchar, area_code varchar, {counts}, {unseen}",
            "area_measure": f"release varchar, area_code varchar, {rates}",
            "area_release": f"release varchar, area_code varchar, {counts}, {rates}, gap_pp double",
            "release_official": "release varchar, p0_pct double, anchor_release varchar",
        }.items():
            connection.execute(f"create table {table} ({columns})")
        for desa in (DESA, OTHER):
            connection.execute("insert into area_desa values (?, ?)", [desa, desa])
            connection.execute("insert into area_desa values (?, ?)", [KECAMATAN, desa])
        for release in ("2025-2", "2025-3"):
            connection.execute("insert into release values (?, '2025-06-30')", [release])
            for area, part in ((DESA, 1), (OTHER, 1), (KECAMATAN, 2)):
                cells = [release, area, *(part * n for n in (100, 300, 20, 60, 290))]
                unseen = [part * n for n in (90, 30, 280)]
                connection.execute(
                    f"insert into area_count values ({', '.join('?' * 10)})", cells + unseen
                )
                rates = [20, 10.4, 9, 8, 13, 10.5, 31 * part, "not_distinguishable"]
                connection.execute(
                    f"insert into area_release values ({', '.join('?' * 15)}, 1.4)", cells + rates
                )
                connection.execute(
                    f"insert into area_measure values ({', '.join('?' * 10)})",
                    [release, area, *rates],
                )
        connection.execute(
            "insert into area_measure values "
            "('2025-2', '35.19', 20, 10.4, 9, 8, 13, 10.5, 62, 'not_distinguishable')"
        )
        benefits = ("recipients", "eligible", "reached", "missed", "leaked")
        pillars = ("decile12", "none", "protection_only", "empowerment_only", "both")
        for table, name, columns in (
            ("programme_count", "programme_code", benefits),
            ("programme_area", "programme_code", benefits),
            ("pillar_area", "group_name", [f"families_{each}" for each in pillars]),
            ("integrity_area", "kind", ["findings", "checked"]),
        ):
            numbers = ", ".join(f"{column} bigint" for column in columns)
            connection.execute(
                f"create table {table} "
                f"(release varchar, area_code varchar, {name} varchar, {numbers})"
            )
            values = [60, 80, 40, 40, 20][: len(columns)]
            connection.execute(
                f"insert into {table} values ('2025-3', ?, 'x', {', '.join(map(str, values))})",
                [DESA],
            )
        connection.execute(
            "insert into release_official values ('2025-2', 10.4, '2025-2'), "
            "('2025-3', 10.4, '2025-2')"
        )
        yield connection


def found(connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple]:
    check = query(name, "checks")
    values = check.pick({"region": "35.19", "province": "35", "smallest_shown": 5})
    return connection.execute(check.sql, values).fetchall()


def nulls(*names: str) -> str:
    """What an update sets: these columns to NULL, in one order for every worker."""
    return ", ".join(f"{name} = null" for name in sorted(names))


# What goes with a hidden count of persons in decile 1.
HIDDEN = (
    "persons_decile1",
    "decile1_share_pct",
    "poverty_rate_pct",
    "gap_pp",
    *BAND,
    "province_class",
)
BREAKS = {
    "count_within_its_whole": [
        "update area_count set families_decile1 = 101 where area_code = $1",
        "update area_count set persons_decile1 = 291 where area_code = $1",
        "update area_count set persons_known_decile = 301 where area_code = $1",
        "update area_count set families_decile1 = -1 where area_code = $1",
        "update area_count set persons_decile12 = 59 where area_code = $1",
        "update area_count set persons_decile12 = 291 where area_code = $1",
        "update area_count set persons_known_regional_decile = 301 where area_code = $1",
        "update area_count set persons_regional_decile1 = 281 where area_code = $1",
    ],
    "desa_without_families": ["update area_count set families = 0 where area_code = $1"],
    "estimate_inside_band": [
        "update area_measure set poverty_rate_low_pct = 10.41 where area_code = $1",
        "update area_measure set poverty_rate_high_pct = 10.39 where area_code = $1",
    ],
    "estimate_inside_bounds": [
        "update area_measure set poverty_rate_pct = 101 where area_code = $1",
        "update area_measure set poverty_rate_pct = -0.1 where area_code = $1",
        "update area_measure set poverty_rate_pct = 'nan' where area_code = $1",
    ],
    "estimate_meets_official": [
        "update area_measure set poverty_rate_pct = 10.4001 where $1 > '' and area_code = '35.19'"
    ],
    "every_area_in_every_release": [
        "delete from area_count where area_code = $1 and release = '2025-3'"
    ],
    "families_jump": [
        "update area_count set families = 60 where area_code = $1 and release = '2025-3'"
    ],
    "family_size": ["update area_count set persons = 700 where area_code = $1"],
    "parent_is_sum_of_children": [
        "update area_count set families = 99 where area_code = $1 and release = '2025-3'",
        "update area_count set persons_known_decile = 291 where area_code = $1",
        "update area_count set persons_decile12 = 91 where area_code = $1",
        "update area_count set persons_regional_decile1 = 31 where area_code = $1",
        "update area_count set persons_known_regional_decile = 281 where area_code = $1",
    ],
    "poor_persons_add_up": [
        "update area_measure set poor_persons = 31.001 where area_code = $1 and release = '2025-3'",
    ],
    "programme_adds_up": [
        "update programme_count set reached = 61 where area_code = $1",
        "update programme_count set eligible = 39 where area_code = $1",
        "update programme_count set reached = -1 where area_code = $1",
        "update programme_count set recipients = -1, reached = null where area_code = $1",
    ],
    "small_benefit_is_hidden": [
        *(
            f"update programme_area set {column} = 4 where area_code = $1"
            for column in ("recipients", "eligible", "reached", "missed", "leaked")
        ),
        "update pillar_area set families_none = 1 where area_code = $1",
        "update pillar_area set families_both = 2 where area_code = $1",
        "update pillar_area set families_decile12 = 3 where area_code = $1",
        "update pillar_area set families_protection_only = 4 where area_code = $1",
        "update pillar_area set families_empowerment_only = 4 where area_code = $1",
        "update integrity_area set findings = 4 where area_code = $1",
        "update integrity_area set checked = 1 where area_code = $1",
    ],
    "small_count_is_hidden": [
        "update area_release set families = 4 where area_code = $1",
        "update area_release set persons_decile1 = 1 where area_code = $1",
        "update area_release set persons_known_decile = 3 where area_code = $1",
        "update area_release set persons_decile1 = null where area_code = $1",
        *(
            f"update area_release set {nulls(*(set(HIDDEN) - {kept}))} where area_code = $1"
            for kept in HIDDEN[1:]
        ),
    ],
}


@pytest.mark.parametrize("name", names("checks"))
def test_nothing_is_found_where_all_is_in_order(connection, name: str):
    assert found(connection, name) == []


@pytest.mark.parametrize(
    ("name", "change"), [(name, change) for name, each in BREAKS.items() for change in each]
)
def test_a_broken_rule_is_found(connection, name: str, change: str):
    connection.execute(change, [DESA])
    assert found(connection, name)


def test_every_check_is_tried_here():
    assert set(BREAKS) == set(names("checks"))


def test_a_hidden_count_and_a_zero_are_in_order(connection):
    connection.execute(
        f"update area_release set {nulls(*HIDDEN)} where area_code = ?",
        [DESA],
    )
    connection.execute("update area_release set families_decile1 = 0 where area_code = ?", [DESA])
    assert found(connection, "small_count_is_hidden") == []


def test_a_check_that_blocks_stops_the_publishing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Were nothing hidden, the check would see it: exit code 4, and the old one stays."""
    desa = builders.villages()
    store = tmp_path / "store"
    sound = builders.registry([(desa[0], 1, 20), (desa[1], 5, 20)])
    builders.write_delivery(tmp_path / "sound", *sound, release="2025-2")
    assert commands.data(store, "ingest", tmp_path / "sound").code == 0
    small = builders.registry([(desa[0], 1, 3), (desa[1], 5, 20)])
    builders.write_delivery(tmp_path / "small", *small)
    before = digest(store / "generations"), (store / "CURRENT").read_bytes()
    monkeypatch.setattr(suppression, "hidden_counts", lambda *_values: set())
    for command in ("check", "ingest"):
        done = commands.data(store, command, tmp_path / "small", "--json")
        assert (done.code, done.out) == (NOT_SOUND, "")
        assert "small_count_is_hidden" in done.err and len(done.err.splitlines()) == 1
        found = {
            name: value
            for name, value in digest(store / "generations").items()
            if not name.startswith(".")
        }
        assert (found, (store / "CURRENT").read_bytes()) == before
    monkeypatch.undo()
    done = commands.data(store, "publish", "--json")
    assert done.json["is_new"]
    assert not list((store / "generations").glob(".*"))


def test_what_the_checks_found_stands_in_the_account_of_a_check(four: Four, tmp_path: Path):
    done = commands.data(four.store, "check", *four.files["2025-1"], "--json")
    checks = {(each["edition"], each["name"]): each for each in done.json["checks"]}
    assert {name for _edition, name in checks} == set(names("checks"))
    assert all(each["rows"] == 0 for each in checks.values() if each["severity"] == "block")
    assert checks["internal", "desa_without_families"]["rows"] > 100
