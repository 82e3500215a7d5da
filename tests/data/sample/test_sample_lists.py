"""The made-up lists: the same each time, nobody's, and wrong at the rates that are stated."""

from pathlib import Path

import duckdb
import pytest

from data.sample.lists import DEAD, ERRORS, write_lists
from tests import commands

FAMILIES = 12_000


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return write_lists(tmp_path_factory.mktemp("lists"), "2026-4", families=FAMILIES)


def rows(path: Path, sql: str) -> list[tuple]:
    return duckdb.execute(
        f"with list as (from read_csv('{path}', all_varchar=true, delim='|', quote='\"')) {sql}"
    ).fetchall()


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes(files, tmp_path: Path):
    again = write_lists(tmp_path, "2026-4", families=FAMILIES)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in files]
    (tmp_path / "other").mkdir()
    other = write_lists(tmp_path / "other", "2026-4", families=FAMILIES, seed=2)
    assert other[0].read_bytes() != files[0].read_bytes()


def test_no_number_is_of_a_province(files):
    for path, columns in zip(files, (("nik", "no_kk"), ("nik",)), strict=True):
        for column in columns:
            assert rows(path, f"select 1 from list where {column} not like '999%'") == []


def test_every_error_comes_at_its_rate(files):
    """Within five standard errors of what is stated."""
    ((total, *counts),) = rows(
        files[0],
        "select count(*), count(*) filter (where length(nik) = 15), "
        "count(*) filter (where nik like '999999%' and no_kk like '999999%'), "
        "count(*) filter (where nik like '9998%'), "
        "count(*) - count(distinct (program, nik, no_kk, periode)), "
        "count(*) filter (where coalesce(nik, '') = ''), "
        "count(*) filter (where nominal::bigint >= if(program = 'RTLH', 2000000000, 12600000)), "
        "count(*) filter (where status = 'burekol gagal') from list",
    )
    for (name, rate), count in zip(ERRORS.items(), counts, strict=True):
        expected = total * rate / 1e6
        assert abs(count - expected) < 5 * expected**0.5 + 1, (name, count, expected)
    ((dead,),) = rows(files[1], "select count(*) from list")
    assert dead == pytest.approx(3.1 * FAMILIES * DEAD / 1e6, rel=0.4)


def test_they_are_published_with_the_sample(published: Path):
    """Twenty programmes are reached, and every kind of finding can be checked."""
    rows = commands.ask(published, "coverage_by_programme", "area=35.19", "release=2026-4")
    assert len(rows) >= 15
    assert {row["pillar"] for row in rows} == {
        "Perlindungan dan Jaminan Sosial",
        "Pemberdayaan Sosial",
    }
    found = commands.ask(published, "integrity_by_kind", "area=35.19", "release=2026-4")
    assert all(row["checked"] for row in found)
    assert sum(row["findings"] or 0 for row in found) > 0
