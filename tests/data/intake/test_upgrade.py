"""What an earlier version kept: brought to today's form in place, or named with its files."""

import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.intake.delivery_folders import RELEASE_FORMAT
from tests import builders, commands
from tests.conftest import EXACT
from tests.kept import Kept

pytestmark = pytest.mark.slow

STORE_PROBLEM = 5
RELEASES = ("2025-3", "2025-4")


def stripped(path: Path) -> None:
    """A Parquet file without its record keys, as an earlier version wrote it."""
    draft = path.with_suffix(".old")
    with duckdb.connect() as connection:
        connection.execute(
            "copy (select * exclude (record_key) from read_parquet($path)) to $draft "
            "(format parquet)",
            {"path": str(path), "draft": str(draft)},
        )
    draft.replace(path)


def said(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "account.json").read_text(encoding="utf-8"))


def aged(folder: Path, format: int) -> None:
    """The account of an earlier version."""
    account = said(folder) | {"format": format}
    account.pop("has_characteristics", None)
    (folder / "account.json").write_text(json.dumps(account), encoding="utf-8")


def answers(store: Path) -> list[Any]:
    """What a store says, in both editions."""
    below = ("parent=35.19", "release=2025-4", "level=desa")
    return [
        commands.ask(store, name, *words, edition=edition)
        for edition in ("internal", "public")
        for name, words in (
            ("poverty_by_area", below),
            ("unreached_by_area", below),
            ("coverage_by_programme", ("area=35.19", "release=2025-4")),
            (
                "slice_by_two",
                *[("area=35.19", "release=2025-4", "row=floor", "column=wall", "unit=family")],
            ),
        )
    ]


@pytest.fixture
def store(kept: Kept, tmp_path: Path) -> Path:
    """A store as today's version keeps it: two releases and a list; and what it was made of."""
    return shutil.copytree(kept.folder("today", make), tmp_path, dirs_exist_ok=True) / "store"


def make(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_PROTECTION", EXACT)
        fill(folder)


def fill(folder: Path) -> None:
    desa = builders.villages()
    for number, release in enumerate(RELEASES):
        plan = [(desa[place], 1 + place, 12 + number) for place in range(4)]
        files = builders.registry(plan, members=2)
        builders.write_delivery(folder / release, *files, release=release)
        done = commands.data(folder / "store", "ingest", folder / release, "--no-publish")
        assert done.code == 0, done.err
    rows = [
        {"program": "PKH", "periode": "2025-Q4", "nik": "", "no_kk": builders.kk(number)}
        for number in range(1, 30)
    ]
    builders.write_table(folder / "pkh.csv", list(rows[0]), rows)
    done = commands.data(folder / "store", "ingest-programmes", folder / "pkh.csv")
    assert done.code == 0, done.err


def deliveries(store: Path) -> list[Path]:
    return sorted(path.parent for path in store.glob("releases/*/*/account.json"))


def make_old(store: Path) -> None:
    for folder in deliveries(store):
        for name in ("family", "person"):
            stripped(folder / f"{name}.parquet")
        (folder / "desa_count.parquet").write_bytes(b"of another form")
        aged(folder, 3)
    (lists,) = store.glob("programmes/*/account.json")
    stripped(lists.parent / "recipient.parquet")
    aged(lists.parent, 1)


def test_what_was_kept_gets_its_keys_and_says_the_same(store: Path):
    before = answers(store)
    make_old(store)
    assert commands.data(store, "publish").code == 0
    assert answers(store) == before
    assert {said(folder)["format"] for folder in deliveries(store)} == {RELEASE_FORMAT}
    assert all(said(folder)["has_characteristics"] for folder in deliveries(store))


def test_what_the_version_before_kept_needs_nothing_but_its_number(store: Path, tmp_path: Path):
    """Its account has no letter, no alarms, no sheets; the rows are today's."""
    before = answers(store)
    for folder in deliveries(store):
        text = said(folder)
        for name in ("left_out", "letter", "top_decile", "alarms", "accepted_loss", "changes"):
            del text[name]
        for name in ("places", "finding_places"):
            del text[name]
        for file in text["files"]:
            del file["sheet"], file["columns"]
        (folder / "account.json").write_text(json.dumps({**text, "format": 4, "other_files": []}))
    (lists,) = store.glob("programmes/*/account.json")
    aged(lists.parent, 2)
    times = {path: path.stat().st_mtime_ns for path in store.glob("releases/*/*/[!d]*.parquet")}
    assert commands.data(store, "publish").code == 0
    assert answers(store) == before
    assert {path: path.stat().st_mtime_ns for path in times} == times
    assert {said(folder)["format"] for folder in deliveries(store)} == {RELEASE_FORMAT}
    again = commands.data(store, "ingest", tmp_path / "2025-4")
    assert again.code == 0 and "tidak ada yang berubah" in again.out


def test_a_release_that_kept_hashes_only_is_counted_without_cross_tables(store: Path):
    """Format 2, as it was written: no sex, no age, no code of a characteristic."""
    before = commands.ask(store, "poverty_by_release", "area=35.19")
    make_old(store)
    for folder in deliveries(store):
        for name, columns in (
            ("family", "family_hash, area_code, decile, regional_decile"),
            ("person", "person_hash, family_hash"),
        ):
            path = folder / f"{name}.parquet"
            with duckdb.connect() as connection:
                connection.execute(
                    f"create table old as select {columns} from read_parquet(?)", [str(path)]
                )
                connection.execute("copy old to $path (format parquet)", {"path": str(path)})
        aged(folder, 2)
    # Another version of the code would not show this one's generation again.
    shutil.rmtree(store / "generations")
    (store / "CURRENT").unlink()
    done = commands.data(store, "publish")
    assert done.code == 0, done.err
    assert commands.ask(store, "poverty_by_release", "area=35.19") == before
    asked = ("area=35.19", "release=2025-4", "row=floor", "column=wall", "unit=family")
    assert commands.ask(store, "slice_by_two", *asked) == []


def test_the_same_files_are_still_the_same_delivery(store: Path, tmp_path: Path):
    make_old(store)
    done = commands.data(store, "ingest", tmp_path / "2025-4", "--json")
    assert not done.json["is_new"]
    done = commands.data(store, "ingest-programmes", tmp_path / "pkh.csv", "--json")
    assert not done.json["is_new"]
    assert len(deliveries(store)) == len(RELEASES)


def test_an_upgrade_that_was_interrupted_goes_on(store: Path):
    """Some files have their keys, the account still says the old form."""
    before = answers(store)
    make_old(store)
    first = deliveries(store)[0]
    assert commands.data(store, "publish").code == 0
    aged(first, 3)
    stripped(first / "person.parquet")
    assert commands.data(store, "publish").code == 0
    assert answers(store) == before


@pytest.mark.parametrize("is_unknown", [False, True])
def test_what_cannot_be_upgraded_is_named_and_can_be_ingested_again(
    store: Path, tmp_path: Path, is_unknown: bool
):
    before = (store / "CURRENT").read_text()
    make_old(store)
    lost = deliveries(store)[0]
    if is_unknown:
        aged(lost, 1)
    else:
        (lost / "person.parquet").unlink()
    done = commands.data(store, "publish")
    assert done.code == STORE_PROBLEM
    assert len(done.err.splitlines()) == 1
    assert f"releases/2025-3/{lost.name}" in done.err
    for file in said(lost)["files"]:
        assert file["name"] in done.err
    assert (store / "CURRENT").read_text() == before
    done = commands.data(store, "ingest", tmp_path / "2025-3", "--json")
    assert done.code == 0, done.err
    releases = commands.ask(store, "release_by_cutoff")
    assert [each["release"] for each in releases] == list(RELEASES)
