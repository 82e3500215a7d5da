"""Generations are what was published: bytes, edition, order; and what was withdrawn is gone."""

import hashlib
import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from data.generation import generations
from data.generation import publish as publishing
from data.generation.generations import (
    DamagedGeneration,
    OutdatedGeneration,
    WithdrawnGeneration,
)
from tests import builders, commands
from tests.data.spoilt import NOT_SOUND, REFUSED, STORE_PROBLEM, current, edit, ids

pytestmark = pytest.mark.slow

DESA = builders.villages()


def manifest(store: Path, id: str) -> Path:
    return store / "generations" / id / "manifest.json"


def ask(store: Path, edition: str = "public") -> commands.Done:
    generations._connect.cache_clear()
    return commands.queries(store, "protection", "--edition", edition, "--format", "json")


def deliver(folder: Path, poor: int) -> Path:
    rows = builders.registry([(DESA[0], 1, poor), (DESA[1], 5, 40 - poor)])
    builders.write_delivery(folder, *rows, release="2025-4")
    return folder


def swap(store: Path) -> Path:
    """The internal edition's file in the place of the public one."""
    folder = store / "generations" / current(store)
    shutil.copyfile(folder / "internal.duckdb", folder / "public.duckdb")
    return folder


def test_the_manifest_tells_the_hash_of_every_file(store: Path):
    for id in ids(store):
        said = json.loads(manifest(store, id).read_text())["files"]
        files = [path for path in manifest(store, id).parent.iterdir() if path.suffix != ".json"]
        assert said == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_internal_edition_is_never_served_as_the_public_one(store: Path):
    folder, before = swap(store), current(store)
    done = ask(store)
    assert done.code == STORE_PROBLEM and done.out == "" and "rusak" in done.err
    assert before not in ids(store)
    # Nor where the manifest was made to fit: each database tells its own edition.
    hashes = json.loads((folder / "manifest.json").read_text())["files"]
    edit(folder / "manifest.json", files={**hashes, "public.duckdb": hashes["internal.duckdb"]})
    assert ask(store).code == STORE_PROBLEM
    assert before not in ids(store)


def test_what_is_swapped_while_it_is_open_is_not_served_either(store: Path):
    generation = generations.current(store)
    generations.read(generation, "public", "protection", {})
    swap(store)
    with pytest.raises(DamagedGeneration):
        generations.read(generation, "public", "protection", {})


def test_a_changed_byte_is_noticed_and_publish_makes_it_again(store: Path):
    path = store / "generations" / current(store) / "public.duckdb"
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedGeneration):
        generations.read(generations.current(store), "public", "protection", {})
    done = commands.data(store, "generations")
    assert path.parent.name in done.err and path.parent.name not in done.out
    done = commands.data(store, "publish", "--json")
    assert done.json["is_new"] and done.json["generation"] == current(store)
    assert ask(store).code == 0


def test_a_generation_is_hashed_once_while_it_stays_the_same(store: Path, monkeypatch):
    reckoned: list[str] = []
    before = hashlib.file_digest
    monkeypatch.setattr(
        hashlib,
        "file_digest",
        lambda file, *rest: (reckoned.append(file.name), before(file, *rest))[1],
    )
    for _each in range(3):
        assert len(ids(store)) == 2
    assert len(reckoned) == 4


def test_a_generation_of_before_is_told_to_be_of_another_version(store: Path):
    edit(manifest(store, current(store)), "files", "order")
    with pytest.raises(OutdatedGeneration, match="data publish"):
        generations.current(store)
    assert len(commands.data(store, "verify").err.splitlines()) == 1
    assert commands.data(store, "publish", "--json").json["is_new"]
    assert commands.data(store, "verify").code == 0  # what is of before is no fault


def test_the_order_is_no_matter_of_the_clock(store: Path, tmp_path: Path, monkeypatch):
    """The clock is set back a year: the new generation is still the newest."""

    class Back(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) - timedelta(days=365)

    monkeypatch.setattr(publishing, "datetime", Back)
    monkeypatch.setenv("DATA_KEEP_GENERATIONS", "2")
    before = ids(store)
    done = commands.data(store, "ingest", deliver(tmp_path / "in", 20), "--json")
    new = done.json["generation"]
    assert new < before[0]
    assert ids(store) == [before[1], new]  # the oldest was pruned, not the newest
    assert commands.data(store, "rollback", "--json").json["generation"] == before[1]
    assert commands.data(store, "rollback", new).code == 0
    assert current(store) == new


def test_a_damaged_generation_takes_no_room(store: Path):
    (manifest(store, ids(store)[0])).write_text("{")
    kept = ids(store)
    assert len(generations.prune(store, 2)) == 1
    assert [each.name for each in (store / "generations").iterdir()] == kept


def test_what_was_withdrawn_is_shown_to_nobody(store: Path):
    first, second = ids(store)
    pinned = generations.current(store)
    generations.read(pinned, "public", "protection", {})  # a session holds it open
    done = commands.data(store, "withdraw", second, "--json")
    assert done.json == {"generation": second, "current": first}
    assert current(store) == first and ids(store) == [first]
    with pytest.raises(WithdrawnGeneration):
        generations.read(pinned, "public", "protection", {})
    with pytest.raises(WithdrawnGeneration):
        generations.find(store, second)
    assert commands.queries(store, "protection", "--generation", second).code == STORE_PROBLEM
    assert commands.data(store, "rollback", second).code == REFUSED
    assert not (store / "generations" / second).exists()


def test_a_withdrawn_folder_that_is_put_back_is_not_shown(store: Path, tmp_path: Path):
    first, second = ids(store)
    shutil.copytree(store / "generations" / second, tmp_path / second)
    assert commands.data(store, "withdraw", second).code == 0
    shutil.copytree(tmp_path / second, store / "generations" / second)
    assert ids(store) == [first]
    assert commands.data(store, "rollback", second).code == REFUSED
    assert second in commands.data(store, "verify").err
    assert commands.data(store, "withdraw", second).code == 0
    assert commands.data(store, "verify").code == 0


def test_the_same_numbers_are_not_published_again_unasked(store: Path):
    commands.data(store, "publish")  # with the list
    gone = current(store)
    assert commands.data(store, "withdraw", gone).code == 0
    done = commands.data(store, "publish")
    assert done.code == NOT_SOUND and "--again" in done.err
    assert current(store) != gone
    assert commands.data(store, "publish", "--again", "--json").json["is_new"]


def test_the_last_one_can_be_withdrawn_and_a_damaged_one(store: Path):
    first, second = ids(store)
    (store / "generations" / second / "public.duckdb").write_bytes(b"x")
    assert commands.data(store, "withdraw", second, "--json").json["current"] == first
    assert commands.data(store, "withdraw", first, "--json").json["current"] is None
    done = commands.queries(store, "protection")
    assert done.code == STORE_PROBLEM and "Belum ada terbitan" in done.err
    assert commands.data(store, "withdraw", "20200101T000000000Z-abcdef").code == REFUSED
