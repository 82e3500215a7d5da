"""Every check finds the row that breaks its rule, and a sound generation breaks none that block."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data.generation import build
from data.protection.perturbation import store_perturbation
from data.reference.tables import load_reference
from data.settings import Protection
from queries import names, query
from tests import builders, commands
from tests.conftest import Four
from tests.data.intake.test_refusals import digest

DESA, OTHER, KECAMATAN = "35.19.01.2001", "35.19.01.2002", "35.19.01"
NOT_SOUND = 4
COUNTS = "families, persons, families_decile1, persons_decile1, persons_known_decile"
BAND = ("poverty_rate_low_pct", "poverty_rate_high_pct", "poverty_rate_first_pct", "poor_persons")


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """Two desa of one kecamatan in two releases, all in order."""
    with duckdb.connect() as connection:
        load_reference(connection)
        counts = ", ".join(f"{name} bigint" for name in COUNTS.split(", "))
        rates = "decile1_share_pct double, poverty_rate_pct double, province_rate_pct double, "
        rates += ", ".join(f"{name} double" for name in BAND) + ", province_class varchar"
        cells = "release varchar, relation varchar, area_code varchar, name varchar, "
        cells += "other varchar, measure varchar, count bigint"
        for table, columns in {
            "area_desa": "area_code varchar, desa_code varchar",
            "release": "release varchar, cutoff date, top_decile integer default 10",
            "area_counted": f"release varchar, area_code varchar, {counts}",
            "area_measure": f"release varchar, area_code varchar, {rates}",
            "cell": cells,
            "protected": f"{cells}, is_exact boolean default false",
            "programme_cell": cells,
            "protection": "edition varchar, most integer, variance double, unseen integer",
            "release_official": "release varchar, anchor_pct double, anchor_release varchar",
            "area_cell": "release varchar, area_code varchar, measure varchar, count bigint",
        }.items():
            connection.execute(f"create table {table} ({columns})")
        for desa in (DESA, OTHER):
            connection.execute("insert into area_desa values (?, ?)", [desa, desa])
            connection.execute("insert into area_desa values (?, ?)", [KECAMATAN, desa])
        for release in ("2025-2", "2025-3"):
            connection.execute(
                "insert into release by name select ? as release, '2025-06-30' as cutoff", [release]
            )
            for area, part in ((DESA, 1), (OTHER, 1), (KECAMATAN, 2)):
                cells = [release, area, *(part * n for n in (100, 300, 20, 60, 290))]
                connection.execute(f"insert into area_counted values ({', '.join('?' * 7)})", cells)
                for measure, count in (
                    *(("families", 100), ("persons_known_decile", 290)),
                    *(("persons_decile1", 60), ("persons_decile2", 230)),
                ):
                    connection.execute(
                        "insert into area_cell values (?, ?, ?, ?)",
                        [release, area, measure, part * count],
                    )
                rates = [20, 10.4, 9, 8, 13, 10.5, 31 * part, "not_distinguishable"]
                connection.execute(
                    f"insert into area_measure values ({', '.join('?' * 10)})",
                    [release, area, *rates],
                )
        connection.execute(
            "insert into area_measure values "
            "('2025-2', '35.19', 20, 10.4, 9, 8, 13, 10.5, 62, 'not_distinguishable')"
        )
        connection.execute("insert into protection values ('public', 5, 4, 4)")
        for measure, true, moved in (("families", 100, 103), ("families_decile1", 3, 0)):
            for table, count in (("cell", true), ("programme_cell", true), ("protected", moved)):
                connection.execute(
                    f"insert into {table} by position "
                    "select '2025-3', 'area', ?, '', '', ?, ?"
                    + (", false" if table == "protected" else ""),
                    [DESA, measure, count],
                )
        connection.execute(
            "insert into release_official values ('2025-2', 10.4, '2025-2'), "
            "('2025-3', 10.4, '2025-2')"
        )
        yield connection


def found(connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple]:
    check = query(name, "checks")
    values = check.pick({"region": "35.19", "province": "35"})
    return connection.execute(check.sql, values).fetchall()


BREAKS = {
    "count_within_its_whole": [
        "update area_counted set families_decile1 = 101 where area_code = $1",
        "update area_counted set persons_decile1 = 291 where area_code = $1",
        "update area_counted set persons_known_decile = 301 where area_code = $1",
        "update area_counted set families_decile1 = -1 where area_code = $1",
    ],
    "deciles_add_up": [
        "update area_cell set count = 61 where measure = 'persons_decile1' and area_code = $1",
        "delete from area_cell where measure = 'persons_decile2' and area_code = $1",
    ],
    "desa_without_families": ["update area_counted set families = 0 where area_code = $1"],
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
        "delete from area_counted where area_code = $1 and release = '2025-3'"
    ],
    "families_jump": [
        "update area_counted set families = 60 where area_code = $1 and release = '2025-3'"
    ],
    "family_size": ["update area_counted set persons = 700 where area_code = $1"],
    "parent_is_sum_of_children": [
        "update area_counted set families = 99 where area_code = $1 and release = '2025-3'",
        "update area_counted set persons_known_decile = 291 where area_code = $1",
    ],
    "poor_persons_add_up": [
        "update area_measure set poor_persons = 31.001 where area_code = $1 and release = '2025-3'",
    ],
    "programme_adds_up": ["update programme_cell set count = -1 where area_code = $1"],
    "protected_within_bounds": [
        "update protected set count = 106 where count = 103 and area_code = $1",
        "update protected set count = 94 where count = 103 and area_code = $1",
        "update protected set count = 4 where count = 0 and area_code = $1",
        "update protected set count = 1 where count = 0 and area_code = $1",
        "update protected set count = -1 where count = 0 and area_code = $1",
        "update cell set count = 0 where count = 100 and area_code = $1",
        "delete from cell where count = 3 and area_code = $1",
        "update protected set is_exact = true where count = 103 and area_code = $1",
        "delete from protected where count = 0 and area_code = $1",
    ],
    "top_decile_too_low": [
        "update release set top_decile = 5 where $1 > ''",
        "update release set top_decile = 11 where $1 > ''",
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


def test_a_zero_that_stays_is_in_order(connection):
    for table in ("cell", "protected"):
        connection.execute(f"update {table} set count = 0")
    assert found(connection, "protected_within_bounds") == []


@pytest.mark.slow
def test_a_check_that_blocks_stops_the_publishing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Were counts published as they are, the check would see it: exit code 4, the old one stays."""
    desa = builders.villages()
    store = tmp_path / "store"
    sound = builders.registry([(desa[0], 1, 20), (desa[1], 5, 20)])
    builders.write_delivery(tmp_path / "sound", *sound, release="2025-2")
    assert commands.data(store, "ingest", tmp_path / "sound").code == 0
    small = builders.registry([(desa[0], 1, 3), (desa[1], 5, 20)])
    builders.write_delivery(tmp_path / "small", *small)
    before = digest(store / "generations"), (store / "CURRENT").read_bytes()

    def unprotected(connection: duckdb.DuckDBPyConnection, protection: Protection) -> None:
        store_perturbation(connection, protection)
        connection.execute("update perturbation set added = 0")

    monkeypatch.setattr(build, "store_perturbation", unprotected)
    for command in ("check", "ingest"):
        done = commands.data(store, command, tmp_path / "small", "--json")
        assert (done.code, done.out) == (NOT_SOUND, "")
        assert "protected_within_bounds" in done.err and len(done.err.splitlines()) == 1
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
