"""The made-up registry: plainly made up, always the same, and shaped like Kabupaten Madiun's."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data.intake.delivery import File, Files
from data.intake.load import load
from data.intake.registry import REGISTRY, recognise, region_in, release_in
from data.intake.registry_cells import store_cells
from data.intake.releases import GIVEN
from data.intake.survey import survey
from data.progress import Silent
from data.reference.tables import load_reference
from data.sample.registry import FAMILY_DEFECTS, PERSON_DEFECTS, releases, write_release
from queries import in_order, query

pytestmark = pytest.mark.slow

FAMILIES = 20_000
KEYS = {"family": "nomor_kartu_keluarga", "person": "nomor_induk_kependudukan"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Tables family and person over the first and the last of eight releases."""
    folder = tmp_path_factory.mktemp("sample")
    with duckdb.connect() as connection:
        for release in (releases(8)[0], releases(8)[-1]):
            paths = write_release(folder, release, families=FAMILIES)
            for table, path in zip(("family", "person"), paths, strict=True):
                rows = f"select *, '{release}' as release from '{path}'"
                connection.execute(f"create table if not exists {table} as {rows} limit 0")
                connection.execute(f"insert into {table} {rows}")
        yield connection


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple]:
    return connection.execute(sql).fetchall()


def test_releases_end_with_the_newest_and_come_four_a_year():
    assert releases(8) == [f"{year}-{number}" for year in (2025, 2026) for number in (1, 2, 3, 4)]
    assert releases(9)[0] == "2024-4"


@pytest.mark.parametrize("format", ["parquet", "csv", "xlsx"])
def test_files_are_named_as_offices_get_them(tmp_path, format):
    paths = write_release(tmp_path, "2026-3", families=700, format=format)
    assert [path.name for path in paths] == [
        f"keluarga_dtsen_v3_2026_35.19.{format}",
        f"anggota_keluarga_dtsen_v3_2026_35.19.{format}",
    ]
    assert all(release_in(path.name) == "2026-3" for path in paths)
    assert all(region_in(path.name) == "35.19" for path in paths)


@pytest.mark.slow
@pytest.mark.parametrize("format", ["parquet", "csv", "xlsx"])
def test_the_same_seed_gives_the_same_bytes(tmp_path, format):
    contents = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        (tmp_path / name).mkdir()
        paths = write_release(tmp_path / name, "2025-2", families=700, seed=seed, format=format)
        contents.append([path.read_bytes() for path in paths])
    assert contents[0] == contents[1]
    assert contents[0][0] != contents[2][0]
    assert contents[0][1] != contents[2][1]


def test_all_columns_are_those_of_dtsen_with_every_text_quoted(tmp_path):
    paths = write_release(tmp_path, "2026-4", families=700, format="csv", all_columns=True)
    for kind, path, columns in zip(("family", "person"), paths, (52, 48), strict=True):
        lines = path.read_text(encoding="utf-8").splitlines()
        header = [cell.strip('"') for cell in lines[0].split("|")]
        assert len(header) == len(set(header)) == columns
        assert not recognise(header, kind).unknown
        for line in lines[1:]:
            cells = line.split("|")
            assert len(cells) == columns
            assert all(not cell or cell[0] == cell[-1] == '"' for cell in cells)


def test_all_columns_and_few_tell_of_the_same_families(tmp_path):
    few = write_release(tmp_path, "2026-4", families=700)
    every = write_release(tmp_path, "2026-4", families=700, format="csv", all_columns=True)
    with duckdb.connect() as connection:
        for lean, full in zip(few, every, strict=True):
            names = connection.sql(f"from '{lean}'").columns
            own = f"select columns(*)::varchar from '{lean}'"
            same = (
                f"select {', '.join(names)} from read_csv('{full}', all_varchar=true, quote='\"')"
            )
            assert rows(connection, f"({own}) except all ({same})") == []
            assert rows(connection, f"({same}) except all ({own})") == []


def test_codes_in_parquet_are_whole_numbers_and_numbers_of_people_text(tmp_path):
    """As text a NIK keeps its sixteen digits, and a code with a fraction would be none."""
    with duckdb.connect() as connection:
        for path in write_release(tmp_path, "2026-4", families=700, all_columns=True):
            types = dict(
                rows(connection, f"select column_name, column_type from (describe '{path}')")
            )
            assert {types[name] for name in KEYS.values() if name in types} == {"VARCHAR"}
            assert not {"DOUBLE", "FLOAT", "HUGEINT"} & set(types.values())


@pytest.mark.parametrize("kind", ["family", "person"])
def test_numbers_are_of_no_province_and_unique_in_a_release(sample, kind):
    key = KEYS[kind]
    assert (
        rows(
            sample,
            f"select 1 from {kind} where not regexp_full_match({key}, '9999[0-9]{{12}}') "
            f"union all select 1 from {kind} group by release, {key} having count(*) > 1",
        )
        == []
    )


def test_nobody_has_the_number_of_a_family(sample):
    assert (
        rows(
            sample,
            "select 1 from person join family "
            "on nomor_induk_kependudukan = family.nomor_kartu_keluarga",
        )
        == []
    )


def test_each_family_holds_the_members_it_counts(sample):
    assert (
        rows(
            sample,
            "with member as (select release, nomor_kartu_keluarga, count(*) as persons from person "
            "group by all) from family full join member using (release, nomor_kartu_keluarga) "
            "where persons is distinct from jumlah_anggota_keluarga::integer",
        )
        == []
    )
    [(families, persons)] = rows(
        sample,
        "select count(*), sum(jumlah_anggota_keluarga::integer) from family "
        "where release = '2026-4'",
    )
    assert families == pytest.approx(FAMILIES, rel=0.01)
    assert persons / families == pytest.approx(3.08, abs=0.08)


def test_every_desa_is_there_by_its_true_code(sample, tmp_path):
    load_reference(sample)
    few = write_release(tmp_path, "2026-4", families=4000)[0]
    for source in ("family", f"'{few}'"):
        assert rows(
            sample,
            "select count(*) from area where level = 'desa' and exists (from "
            f"{source} as family where kode_kelurahan_desa = area_code "
            "and kelurahan_desa = upper(name))",
        ) == [(206,)]


def test_families_keep_their_number_members_and_desa(sample):
    [(kept, same_desa, same_decile)] = rows(
        sample,
        "select count(*), count(*) filter (before.kode_kelurahan_desa = after.kode_kelurahan_desa),"
        " count(*) filter (before.desil_nasional = after.desil_nasional) "
        "from family as before join family as after using (nomor_kartu_keluarga) "
        "where before.release = '2025-1' and after.release = '2026-4'",
    )
    assert kept == same_desa
    assert 0.90 * FAMILIES < kept < 0.97 * FAMILIES
    assert 0.5 * kept < same_decile < 0.9 * kept
    [(stayed, same_family)] = rows(
        sample,
        "select count(*), "
        "count(*) filter (before.nomor_kartu_keluarga = after.nomor_kartu_keluarga) "
        "from person as before join person as after using (nomor_induk_kependudukan) "
        "where before.release = '2025-1' and after.release = '2026-4'",
    )
    assert stayed == same_family
    assert stayed > 0.88 * FAMILIES * 3.08


def test_all_deciles_occur_and_few_families_have_none(sample):
    deciles = dict(rows(sample, "select desil_nasional, count(*) from family group by all"))
    assert set(deciles) == {None, *range(1, 11)}
    assert 0.004 < deciles[None] / sum(deciles.values()) < 0.010


def test_larger_families_are_poorer(sample):
    [(poor, other)] = rows(
        sample,
        "select avg(persons) filter (decile = 1), avg(persons) filter (decile > 5) from "
        "(select jumlah_anggota_keluarga::integer as persons, desil_nasional::integer as decile "
        "from family)",
    )
    assert poor > other + 0.15


def test_the_poorest_kecamatan_are_those_the_bupati_named(sample):
    share = dict(
        rows(
            sample,
            "select coalesce(left(kode_kelurahan_desa, 8), '35.19'), "
            "sum(persons) filter (desil_nasional = '1') * 100 / sum(persons) "
            "from (select *, jumlah_anggota_keluarga::integer as persons from family) "
            "where release = '2026-4' and desil_nasional is not null "
            "group by rollup (left(kode_kelurahan_desa, 8))",
        )
    )
    regency = share.pop("35.19")
    assert 9 < regency < 11
    assert set(sorted(share, key=share.__getitem__)[-3:]) == {"35.19.13", "35.19.12", "35.19.06"}
    for lower in ("35.19.11", "35.19.03", "35.19.09", "35.19.08"):
        assert share[lower] < regency


def test_poverty_falls_from_release_to_release(sample):
    share = dict(
        rows(
            sample,
            "select release, sum(persons) filter (desil_nasional = '1') * 100 / sum(persons) "
            "from (select *, jumlah_anggota_keluarga::integer as persons from family) "
            "where desil_nasional is not null group by release",
        )
    )
    assert 0.5 < share["2025-1"] - share["2026-4"] < 2


@pytest.mark.parametrize("families", [0, 2_000_000])
def test_a_size_whose_numbers_would_not_be_unique_is_refused(tmp_path, families):
    with pytest.raises(ValueError, match="families must be"):
        write_release(tmp_path, "2026-4", families=families)
    assert not list(tmp_path.iterdir())


def judge(connection: duckdb.DuckDBPyConnection, paths: list[Path]) -> None:
    """Let the intake's SQL judge the two files."""
    load_reference(connection)
    work = paths[0].parent / "work"
    work.mkdir()
    whole = survey(Files([File(path.name, path, "") for path in paths]), work, Silent(), REGISTRY)
    load(connection, whole.tables, work, Silent(), REGISTRY)
    store_cells(connection)
    for name in in_order("intake", GIVEN):
        each = query(name, "intake")
        values = each.pick({"region": "35.19", "cutoff": "2026-10-31"})
        connection.execute(f"create table {each.name} as {each.sql}", values)


FAMILY_VERDICTS = "select verdict, count(*) from family_verdict group by verdict"
PERSON_VERDICTS = "select verdict, count(*) from person_verdict group by verdict"
FINDINGS = "select rule, rows from finding_count where rows > 0"


def test_every_row_is_clean_unless_broken_rows_are_asked_for(tmp_path):
    paths = write_release(tmp_path, "2026-4", families=2000, all_columns=True)
    with duckdb.connect() as connection:
        judge(connection, paths)
        assert rows(connection, f"select verdict from ({FAMILY_VERDICTS})") == [("accepted",)]
        assert rows(connection, f"select verdict from ({PERSON_VERDICTS})") == [("accepted",)]
        assert rows(connection, FINDINGS) == []


def test_broken_rows_are_found_for_what_they_are(tmp_path):
    paths = write_release(tmp_path, "2026-4", families=2000, all_columns=True, broken=True)
    with duckdb.connect() as connection:
        judge(connection, paths)
        families = dict(rows(connection, FAMILY_VERDICTS))
        persons = dict(rows(connection, PERSON_VERDICTS))
        findings = dict(rows(connection, FINDINGS))
    del families["accepted"], persons["accepted"]
    assert families == FAMILY_DEFECTS
    assert {**persons, **findings}.items() >= PERSON_DEFECTS.items()
