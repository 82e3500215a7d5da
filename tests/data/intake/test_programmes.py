"""Recipient lists from the office's file to the answers of scripts, counted on paper (ten times).

Each of the twenty families of tests/twenty.py stands here ten times, so that there are enough for a
percentage.
"""

import math
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.settings import settings
from tests import builders, commands, twenty
from tests.conftest import EXACT
from tests.data.intake.test_privacy import texts
from tests.data.intake.test_twenty import INTEGRITY, REACH
from tests.kept import Kept
from tests.twenty import FIRST, RELEASE, SECOND

pytestmark = pytest.mark.slow

TIMES = 10


def delivered(folder: Path) -> tuple[list[Path], Path, Path]:
    """The files of the registry, of the lists and of the deaths."""
    families, persons = twenty.registry(TIMES)
    registry = builders.write_delivery(folder / "registry", families, persons, release=RELEASE)
    builders.write_table(folder / "penerima.csv", twenty.COLUMNS, twenty.lists(TIMES))
    builders.write_table(
        folder / "kematian.csv", ["nik", "tanggal_meninggal"], twenty.deaths(TIMES)
    )
    return registry, folder / "penerima.csv", folder / "kematian.csv"


@pytest.fixture(scope="module")
def store(kept: Kept):
    """A store with the registry, the lists and the deaths; the rules are those of the example."""
    folder = kept.folder("programmes", make)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_REFERENCE", str(folder / "reference"))
        yield folder / "store"
    settings.cache_clear()


def make(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_REFERENCE", str(twenty.reference(folder / "reference")))
        patch.setenv("DATA_PROTECTION", EXACT)
        registry, lists, deaths = delivered(folder)
        for words in (("ingest", *registry), ("ingest-programmes", lists)):
            assert commands.data(folder / "store", *words, "--no-publish").code == 0
        done = commands.data(folder / "store", "ingest-deaths", deaths, "--json")
        assert done.code == 0, done.err


def asked(store: Path, *words: str, edition: str = "internal") -> list[dict[str, Any]]:
    return commands.ask(store, *words, edition=edition)


def reached(store: Path, edition: str) -> Iterator[tuple[dict[str, Any], list[int | None]]]:
    """What is told of each programme in both desa, and the same on paper."""
    for area in (FIRST, SECOND):
        words = ("coverage_by_programme", f"area={area}", f"release={RELEASE}")
        for row in asked(store, *words, edition=edition):
            yield (
                row,
                [
                    None if value is None else TIMES * value
                    for value in REACH[area, row["programme_code"]]
                ],
            )


def test_what_a_programme_reaches_is_what_was_counted_on_paper(store: Path):
    told = few = 0
    for row, (recipients, eligible, right, rupiah) in reached(store, "internal"):
        assert (row["recipients"], row["eligible"], row["reached"], row["amount_idr"]) == (
            *(recipients, eligible, right, rupiah),
        ), row
        if eligible is None or right is None or recipients is None:
            for name in ("leaked", "missed", "coverage_pct", "exclusion_pct", "leakage_pct"):
                assert row[name] is None
            continue
        assert row["missed"] == eligible - right and row["leaked"] == recipients - right
        for name, part, whole in (
            ("coverage_pct", right, eligible),
            ("exclusion_pct", eligible - right, eligible),
            ("leakage_pct", recipients - right, recipients),
        ):
            if whole < 30:
                assert row[name] is None
                few += 1
            else:
                assert row[name] == pytest.approx(100 * part / whole)
                told += 1
    assert told and few


def test_what_is_published_of_a_programme_is_near_it(store: Path):
    """Rupiah move with the recipients, and are no finer than one of them."""
    for row, (recipients, eligible, right, rupiah) in reached(store, "public"):
        assert recipients is not None and rupiah is not None
        for name, true in (("recipients", recipients), ("eligible", eligible), ("reached", right)):
            if true is None:
                assert row[name] is None
            else:
                assert abs(row[name] - true) <= 5 and (row[name] == 0 or row[name] > 4), (row, name)
        mean = rupiah / recipients
        step = 10 ** math.ceil(math.log10(mean))
        assert row["amount_idr"] % step == 0
        assert abs(row["amount_idr"] - mean * row["recipients"]) <= step / 2


def test_protection_comes_first_and_the_columns_are_those_agreed(store: Path):
    rows = asked(store, "coverage_by_programme", "area=35.19", f"release={RELEASE}")
    assert [row["programme_code"] for row in rows] == ["BLT_DESA", "PBI_JK", "PKH", "PENA"]
    assert list(rows[0])[:11] == (
        "programme_code pillar unit recipients eligible reached missed leaked coverage_pct "
        "exclusion_pct leakage_pct".split()
    )


@pytest.mark.parametrize("edition", ["internal", "public"])
def test_the_findings_of_the_regency_are_those_counted_on_paper(store: Path, edition: str):
    rows = asked(store, "integrity_by_kind", "area=35.19", f"release={RELEASE}", edition=edition)
    found = {row["kind"]: (row["findings"], row["checked"], row["amount_idr"]) for row in rows}
    assert found == {
        kind: (TIMES * findings, TIMES * checked, TIMES * (rupiah or 0))
        for kind, (findings, checked, rupiah) in INTEGRITY.items()
    }


def test_a_desa_that_was_not_checked_has_no_findings_rather_than_none(store: Path):
    rows = asked(store, "integrity_by_kind", "area=35.19.02.2001", f"release={RELEASE}")
    assert {(row["findings"], row["checked"]) for row in rows} == {(None, 0)}


def test_the_families_that_nobody_reaches(store: Path):
    """Thirteen of decile 2: its payment failed. Ten of it stand in the second desa."""
    rows = asked(store, "unreached_by_area", "parent=35.19.01", f"release={RELEASE}")
    found = {
        row["area_code"]: (row["families_none"], row["families_decile12"])
        for row in rows
        if row["group_name"] == "all" and row["families_decile12"]
    }
    assert found == {FIRST: (0, 4 * TIMES), SECOND: (TIMES, 4 * TIMES)}
    (row,) = (
        row
        for row in asked(store, "pillars_by_area", "parent=35.19.01", f"release={RELEASE}")
        if row["area_code"] == FIRST
    )
    assert (row["families_protection_only"], row["families_both"]) == (3 * TIMES, TIMES)


def test_a_later_list_of_a_programme_replaces_it_and_leaves_the_others(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    own = shutil.copytree(store, tmp_path / "store")
    rows = [row for row in twenty.lists(TIMES) if row["program"] == "BLT_DESA"][:40]
    builders.write_table(tmp_path / "baru.csv", twenty.COLUMNS, rows)
    before = {row["programme_code"]: row for row in _whole(own)}
    done = commands.data(own, "ingest-programmes", tmp_path / "baru.csv", "--json")
    assert {each["period"] for each in done.json["lists"]} == {"2025-07", "2025-08"}
    after = {row["programme_code"]: row for row in _whole(own)}
    assert after["BLT_DESA"]["recipients"] < before["BLT_DESA"]["recipients"]
    assert {code: row for code, row in after.items() if code != "BLT_DESA"} == {
        code: row for code, row in before.items() if code != "BLT_DESA"
    }


def test_what_is_not_matched_is_counted_by_reason(store: Path, tmp_path: Path):
    """On paper: 13 + 7 + 8 + 3 benefits; one failed, one unknown, one elsewhere, one malformed."""
    own = shutil.copytree(store, tmp_path / "store")
    builders.write_table(tmp_path / "a.csv", twenty.COLUMNS, twenty.lists(TIMES))
    printed = commands.data(own, "ingest-programmes", tmp_path / "a.csv", "--json").json
    told = {name: count // TIMES for name, count in printed["matching"][RELEASE].items()}
    assert told == {
        **{"benefits": 31, "failed": 1, "matched_by_nik": 23, "matched_by_kk": 4},
        **{"not_in_registry": 1, "other_regency": 1, "malformed": 1, "kk_for_nik": 0},
    }


def _whole(store: Path) -> list[dict[str, Any]]:
    return asked(store, "coverage_by_programme", "area=35.19", f"release={RELEASE}")


def test_the_same_lists_again_publish_nothing_new(store: Path, tmp_path: Path):
    own = shutil.copytree(store, tmp_path / "store")
    builders.write_table(tmp_path / "a.csv", twenty.COLUMNS, twenty.lists(TIMES))
    before = (own / "CURRENT").read_text()
    printed = commands.data(own, "ingest-programmes", tmp_path / "a.csv", "--json").json
    assert not printed["is_new"]
    assert (own / "CURRENT").read_text() == before


def test_a_rule_that_changes_later_leaves_the_release_as_it_was(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """From August BLT Desa is for deciles 1 and 2; the release of July keeps the old rule."""
    own, reference = shutil.copytree(store, tmp_path / "store"), tmp_path / "reference"
    twenty.reference(reference)
    path = reference / "eligibility.csv"
    old = "BLT_DESA,2025-01-01,,1,4,"
    monkeypatch.setenv("DATA_REFERENCE", str(reference))
    for day, is_changed in (("2025-08-01", False), ("2025-07-31", True)):
        twenty_rules = twenty.ELIGIBILITY.replace(
            old, f"BLT_DESA,2025-01-01,{_day_before(day)},1,4,"
        )
        path.write_text(twenty_rules + f"BLT_DESA,{day},,1,2,,,,false,example,\n")
        before = _whole(own)
        assert commands.data(own, "publish").code == 0
        assert (_whole(own) != before) is is_changed
    eligible = {row["programme_code"]: row["eligible"] for row in _whole(own)}
    assert eligible["BLT_DESA"] == 8 * TIMES  # 1-4 and 11-14


def _day_before(day: str) -> str:
    return {"2025-08-01": "2025-07-31", "2025-07-31": "2025-07-30"}[day]


def test_nothing_of_anybody_is_kept_beside_hashes(store: Path):
    numbers = [row[name] for row in twenty.lists(TIMES) for name in ("nik", "no_kk") if row[name]]
    for path in store.rglob("*"):
        if path.suffix in (".parquet", ".duckdb"):
            everything = "\n".join(texts(path))
            assert not [each for each in numbers if len(each) == 16 and each in everything], path
    for path in store.glob("releases/*/*/matched/*/*.parquet"):
        assert path.stat().st_mode & 0o077 == 0 or path.parent.stat().st_mode & 0o077 == 0
