"""A backup holds all but the key, is read again, and fills an empty machine."""

import io
import shutil
import tarfile
from pathlib import Path

import pytest

from data.walls import backup
from tests import commands
from tests.data.intake.test_refusals import digest
from tests.data.spoilt import REFUSED, STORE_PROBLEM, current, entries

pytestmark = pytest.mark.slow


def backed_up(folder: Path, to: Path) -> Path:
    done = commands.data(folder / "store", "backup", to, "--json")
    return Path(done.json["backup"])


def answers(store: Path) -> list:
    return commands.ask(store, "poverty_by_release", "area=35.19", edition="public")


def test_an_empty_machine_is_filled_and_goes_on(folder: Path, tmp_path: Path):
    store, empty = folder / "store", tmp_path / "another machine" / "store"
    commands.data(store, "key", "--copy", tmp_path / "key")
    saved = backed_up(folder, tmp_path / "safe")
    before, said = digest(store), answers(store)
    shutil.rmtree(store)
    done = commands.data(empty, "restore", saved, "--key", tmp_path / "key", "--json")
    assert done.json["has_key"]
    after = digest(empty)
    alike = [name for name in before if not name.startswith(("audit", "lock", "work"))]
    assert {name: before[name] for name in alike} == {name: after.get(name) for name in alike}
    assert answers(empty) == said
    assert commands.data(empty, "verify").code == 0
    assert entries(empty)[-1]["event"] == "restored"
    assert commands.data(empty, "publish", "--json").json["is_new"]  # with the list
    assert not commands.data(empty, "ingest", folder / "2025-4", "--json").json["is_new"]


def test_the_key_is_not_in_it(folder: Path, tmp_path: Path):
    saved = backed_up(folder, tmp_path / "safe")
    key = (folder / "store" / "key").read_bytes()
    assert key not in saved.read_bytes()
    with tarfile.open(saved) as archive:
        assert "key" not in archive.getnames()
    assert saved.stat().st_mode & 0o777 == 0o600


def test_without_its_key_it_can_be_looked_at_and_not_written(folder: Path, tmp_path: Path):
    saved, empty = backed_up(folder, tmp_path / "safe"), tmp_path / "new"
    done = commands.data(empty, "restore", saved)
    assert done.code == 0 and str(empty / "key") in done.out
    assert answers(empty) == answers(folder / "store")
    assert commands.data(empty, "publish").code == STORE_PROBLEM
    shutil.copy(folder / "store" / "key", empty / "key")
    assert commands.data(empty, "publish").code == 0


def test_another_key_is_refused_and_nothing_is_restored(folder: Path, tmp_path: Path):
    saved, empty = backed_up(folder, tmp_path / "safe"), tmp_path / "new"
    (tmp_path / "other").write_bytes(b"x" * 32)
    done = commands.data(empty, "restore", saved, "--key", tmp_path / "other")
    assert done.code == STORE_PROBLEM
    assert not (empty / "CURRENT").exists() and not (empty / "key").exists()
    assert list((empty / "releases").iterdir()) == []


@pytest.mark.parametrize("place", [0.02, 0.3, 0.6, 0.95])
def test_a_damaged_backup_is_refused(folder: Path, tmp_path: Path, place: float):
    saved, empty = backed_up(folder, tmp_path / "safe"), tmp_path / "new"
    content = bytearray(saved.read_bytes())
    content[int(place * len(content))] ^= 0xFF
    saved.write_bytes(content)
    done = commands.data(empty, "restore", saved)
    assert done.code == STORE_PROBLEM and str(saved) in done.err
    saved.write_bytes(content[: int(place * len(content))])
    assert commands.data(empty, "restore", saved).code == STORE_PROBLEM
    assert not (empty / "CURRENT").exists()


@pytest.mark.parametrize("name", ["../out", "/tmp/out", "releases/../../out", "key", "C:/out"])
def test_nothing_is_unpacked_outside(tmp_path: Path, name: str):
    saved = tmp_path / "hostile.tar"
    with tarfile.open(saved, "w") as archive:
        member = tarfile.TarInfo(name)
        member.size = 1
        archive.addfile(member, io.BytesIO(b"x"))
    assert commands.data(tmp_path / "store", "restore", saved).code == STORE_PROBLEM
    assert not (tmp_path / "out").exists() and not (tmp_path / "store" / "key").exists()


def test_a_store_that_holds_something_is_not_overwritten(folder: Path, tmp_path: Path):
    saved = backed_up(folder, tmp_path / "safe")
    before = current(folder / "store")
    assert commands.data(folder / "store", "restore", saved).code == REFUSED
    assert current(folder / "store") == before
    assert commands.data(folder / "store", "backup", folder / "store" / "in").code == REFUSED


def test_what_was_written_is_read_again(folder: Path, tmp_path: Path, monkeypatch):
    """A disk that keeps something else than it was given: there is no backup of that name."""
    write = backup._write

    def failing(store, file):
        hashes = write(store, file)
        file.seek(20_000)
        file.write(b"\xff" * 100)
        file.flush()
        return hashes

    monkeypatch.setattr(backup, "_write", failing)
    assert commands.data(folder / "store", "backup", tmp_path / "safe").code == STORE_PROBLEM
    assert list((tmp_path / "safe").iterdir()) == []


def test_a_full_disk_is_named_and_leaves_nothing(folder: Path, tmp_path: Path, monkeypatch):
    def full(store, file):
        file.write(b"x" * 100)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "_write", full)
    done = commands.data(folder / "store", "backup", tmp_path / "safe")
    assert done.code == STORE_PROBLEM and str(tmp_path / "safe") in done.err
    assert "ENOSPC" in done.err
    assert list((tmp_path / "safe").iterdir()) == []


def test_a_release_is_forgotten_with_its_lists(folder: Path):
    store = folder / "store"
    done = commands.data(store, "forget", "2025-4", "--json")
    assert {each.split("/")[0] for each in done.json["removed"]} == {"releases", "programmes"}
    assert [path.name for path in (store / "releases").iterdir()] == ["2025-3"]
    assert list((store / "programmes").iterdir()) == []
    assert [row["release"] for row in commands.ask(store, "release_by_cutoff")] == ["2025-3"]
    assert len(done.json["shown_in"]) == 1
    assert commands.data(store, "forget", "2025-4").code == REFUSED
    assert commands.data(store, "verify").code == 0
    assert commands.data(store, "forget", "2025-3").code == 0  # the last
    assert list((store / "releases").iterdir()) == []
