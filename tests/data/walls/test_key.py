"""The key: known by every account, never made twice, and nothing published with another."""

import json
import os
import shutil
from pathlib import Path

import pytest

from data.walls import key
from tests import commands
from tests.data.spoilt import STORE_PROBLEM, account, current, edit, entries

pytestmark = pytest.mark.slow


def listed(folder: Path, store: Path | None = None) -> commands.Done:
    return commands.data(store or folder / "store", "ingest-programmes", folder / "pkh.csv")


def said(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_account_tells_the_key_and_nothing_of_it(store: Path):
    told = {said(path)["key"] for path in store.rglob("account.json")}
    assert told == {key.key_id(store)}
    assert key.key_of(store).hex()[:12] not in told


@pytest.mark.parametrize("words", ["ingest", "ingest-programmes", "publish"])
def test_a_lost_key_is_never_made_anew_and_nothing_is_published(folder: Path, words: str):
    store, paths = folder / "store", {"ingest": "2025-4", "ingest-programmes": "pkh.csv"}
    (store / "key").unlink()
    before = current(store)
    done = commands.data(store, words, *([folder / paths[words]] if words in paths else []))
    assert done.code == STORE_PROBLEM and done.out == ""
    assert "key --check" in done.err.splitlines()[-1]
    assert not (store / "key").exists()
    assert current(store) == before


def test_another_key_is_refused_with_what_to_do(folder: Path):
    store = folder / "store"
    (store / "key").write_bytes(os.urandom(32))
    before = current(store)
    done = listed(folder)
    assert done.code == STORE_PROBLEM and "bukan kunci" in done.err and "Pulihkan" in done.err
    assert current(store) == before
    # Nor is it taken for the right one where the store's own note of it is gone.
    (store / "keys.json").unlink()
    done = listed(folder)
    assert done.code == STORE_PROBLEM and "kunci lain" in done.err and "2025-3" in done.err
    assert current(store) == before


def test_the_right_key_put_back_is_enough(folder: Path, tmp_path: Path):
    store, away = folder / "store", tmp_path / "away"
    shutil.move(store / "key", away)
    assert commands.data(store, "key", "--check").code == STORE_PROBLEM
    shutil.move(away, store / "key")
    done = commands.data(store, "key", "--check", "--json")
    assert done.json == {"key": key.key_id(store), "deliveries": 3}
    assert commands.data(store, "publish").code == 0


def test_what_an_earlier_version_kept_gets_the_id_of_its_key(store: Path):
    for path in store.rglob("account.json"):
        edit(path, "key")
    (store / "keys.json").unlink()
    assert commands.data(store, "publish").code == 0
    assert {said(path)["key"] for path in store.rglob("account.json")} == {key.key_id(store)}


def test_a_copy_of_the_key_is_kept_outside_and_for_its_owner(store: Path, tmp_path: Path):
    copy = tmp_path / "usb" / "key"
    copy.parent.mkdir()
    assert commands.data(store, "key", "--copy", copy).code == 0
    assert copy.read_bytes() == (store / "key").read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert commands.data(store, "key", "--copy", copy).code == STORE_PROBLEM  # never over another
    assert commands.data(store, "key", "--copy", store / "more").code == STORE_PROBLEM


def test_a_new_key_asks_for_every_file_again_and_then_publishes(folder: Path):
    store = folder / "store"
    before, old = current(store), key.key_id(store)
    numbers = commands.ask(store, "poverty_by_release", "area=35.19")
    done = commands.data(store, "key", "--rotate", "--json")
    assert done.json["key"] != old and done.json["deliveries"] == 3
    refused = commands.data(store, "publish")
    assert refused.code == STORE_PROBLEM and "kunci yang sudah diganti" in refused.err
    assert all(release in refused.err for release in ("2025-3", "2025-4", "programmes"))
    assert current(store) == before
    for release in ("2025-3", "2025-4"):
        again = commands.data(store, "ingest", folder / release, "--no-publish", "--json")
        assert again.json["is_new"]
    assert listed(folder).code == 0
    assert current(store) != before
    assert commands.ask(store, "poverty_by_release", "area=35.19") == numbers
    assert said(account(store))["key"] == key.key_id(store) == done.json["key"]
    assert [each["event"] for each in entries(store)].count("key_rotated") == 1


def test_with_a_new_key_nothing_of_the_old_protection_is_left(folder: Path):
    """Every count is moved as in a store that never had another key: two moves tell the truth."""
    store, fresh = folder / "store", folder / "fresh"
    commands.data(store, "key", "--rotate")
    fresh.mkdir(mode=0o700)
    shutil.copy(store / "key", fresh / "key")
    for each in (store, fresh):
        for release in ("2025-3", "2025-4"):
            assert not commands.data(each, "ingest", folder / release, "--no-publish").code
        assert not listed(folder, each).code
    asked = ("area=35.19", "release=2025-4", "column=decile_group", "unit=person")
    for row in ("sex", "age_group"):
        rows = [
            commands.ask(each, "slice_by_two", f"row={row}", *asked, edition="public")
            for each in (store, fresh)
        ]
        assert rows[0] == rows[1] != []


def test_a_rotation_that_died_on_the_way_is_finished_or_undone(store: Path, monkeypatch):
    """Killed before the key is in its place, or before its id is the store's own."""
    old = key.key_id(store)
    for broken in ("replace", "_know"):
        with monkeypatch.context() as patch:
            patch.setattr(key, broken, lambda *values: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                key.rotate(store)
        now = key.key_id(store)
        assert (now == old) == (broken == "replace")
        assert now == key.id_of((store / "key").read_bytes())
    assert key.known_ids(store)[1] == [old]


def test_one_thing_at_a_time(store: Path):
    done = commands.data(store, "key", "--check", "--rotate")
    assert done.code == 2
