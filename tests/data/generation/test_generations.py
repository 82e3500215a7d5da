"""Generations: no-op, correction, rollback, pruning, damage, and readers beside writers."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from filelock import FileLock

from data.generation import generations
from data.generation.generations import DamagedGeneration, NoGeneration
from data.problems import StoreProblem
from data.settings import PROJECT
from data.store import writing
from data.walls.key import key_of
from queries import QueryProblem
from tests import builders, commands
from tests.conftest import EXACT
from tests.data.intake.test_refusals import digest
from tests.kept import Kept

pytestmark = pytest.mark.slow

DESA = builders.villages()
STORE_PROBLEM, REFUSED = 5, 3


INGEST = [sys.executable, "-m", "data", "ingest", "--accept-loss", "registri uji"]


def deliver(folder: Path, poor: int, release: str = "2025-3", prefix: str = "9999") -> Path:
    """A delivery in which `poor` of 40 families are in decile 1."""
    families, persons = builders.registry([(DESA[0], 1, poor), (DESA[1], 5, 40 - poor)])
    for row in [*families, *persons]:
        for column in ("nomor_kartu_keluarga", "nomor_induk_kependudukan"):
            if column in row:
                row[column] = prefix + row[column][4:]
    builders.write_delivery(folder, families, persons, release=release)
    return folder


def current(store: Path) -> str:
    return (store / "CURRENT").read_text().strip()


def manifest(store: Path, id: str | None = None) -> dict:
    return json.loads(
        (store / "generations" / (id or current(store)) / "manifest.json").read_text()
    )


def hashes(delivery: dict) -> set[str]:
    return {file["sha256"] for file in delivery["files"]}


def poor_families(store: Path) -> list[int]:
    rows = commands.ask(store, "poverty_by_release", "area=35.19")
    return [row["families_decile1"] for row in rows]


@pytest.fixture(scope="module")
def made(kept: Kept) -> tuple[Path, list[str]]:
    """A store with three generations of one release, corrected twice; and their ids."""
    store = kept.folder("generations", make) / "store"
    return store, sorted(path.name for path in (store / "generations").iterdir())


def make(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_PROTECTION", EXACT)
        for poor in (15, 16, 17):
            paths = deliver(folder / str(poor), poor)
            done = commands.data(folder / "store", "ingest", paths, "--json")
            assert done.json["generation"] == current(folder / "store")


@pytest.fixture
def store(made: tuple[Path, list[str]], tmp_path: Path) -> Iterator[Path]:
    """A copy of that store, to be spoilt."""
    generations._connect.cache_clear()
    copy = tmp_path / "store"
    shutil.copytree(made[0], copy)
    yield copy
    generations._connect.cache_clear()


def test_the_same_delivery_twice_changes_nothing(store: Path, tmp_path: Path):
    before = digest(store)
    done = commands.data(store, "ingest", deliver(tmp_path / "again", 17))
    assert done.code == 0
    assert "sudah dimasukkan" in done.out and "tidak ada yang berubah" in done.out
    printed = commands.data(store, "ingest", tmp_path / "again", "--json").json
    assert (printed["is_new"], printed["generation"]) == (False, current(store))
    assert commands.data(store, "publish", "--json").json["is_new"] is False
    assert digest(store) == before


def test_other_names_and_another_place_are_the_same_delivery(store: Path, tmp_path: Path):
    deliver(tmp_path / "in", 17)
    for path in list((tmp_path / "in").iterdir()):
        path.rename(path.with_name("salinan " + path.name))
    assert not commands.data(store, "ingest", tmp_path / "in", "--json").json["is_new"]


def test_a_stated_cutoff_makes_it_another_delivery(store: Path, tmp_path: Path):
    paths = deliver(tmp_path / "in", 17)
    done = commands.data(store, "ingest", paths, "--cutoff", "2025-08-15", "--json")
    assert (done.json["is_new"], done.json["cutoff"]) == (True, "2025-08-15")
    rows = commands.ask(store, "release_by_cutoff")
    assert [(row["release"], row["cutoff"]) for row in rows] == [("2025-3", "2025-08-15")]


def test_the_same_rows_for_another_release_are_another_delivery(store: Path, tmp_path: Path):
    paths = deliver(tmp_path / "in", 17, release="2025-4")
    assert commands.data(store, "ingest", paths, "--json").json["is_new"]
    rows = commands.ask(store, "release_by_cutoff")
    assert [row["release"] for row in rows] == ["2025-3", "2025-4"]


def test_a_correction_replaces_and_both_hashes_are_kept(made):
    store, ids = made
    assert poor_families(store) == [17]
    (release,) = manifest(store)["releases"]
    kept = [each["delivery"] for each in release["replaced"]]
    (first,) = manifest(store, ids[0])["releases"]
    assert kept[0] == first["delivery"] and len(kept) == 2
    before = [hashes(each) for each in release["replaced"]]
    assert before[0] == hashes(first)
    assert len({*before[0], *before[1], *hashes(release)}) == 4  # the person file never changed
    assert [manifest(store, id)["id"] for id in ids] == ids


def test_a_correction_of_homes_alone_is_counted(tmp_path: Path):
    """Nobody moved and nobody's decile changed: only what the homes are like."""
    store = tmp_path / "store"

    def earth_floors(code: str) -> int:
        families, persons = builders.registry([(DESA[0], 1, 20), (DESA[1], 5, 20)])
        for row in families:
            row["jenis_lantai_terluas"] = code
        builders.write_delivery(tmp_path / code, families, persons, release="2025-3")
        assert commands.data(store, "ingest", tmp_path / code, "--json").json["is_new"]
        asked = ("area=35.19", "release=2025-3", "unit=family")
        rows = commands.ask(store, "value_by_characteristic", *asked, edition="internal")
        return sum(
            row["count"] for row in rows if (row["characteristic"], row["value"]) == ("floor", "8")
        )

    assert earth_floors("8") > 30
    assert earth_floors("2") == 0


def test_an_earlier_delivery_may_come_back(store: Path, tmp_path: Path):
    done = commands.data(store, "ingest", deliver(tmp_path / "in", 15), "--json")
    assert done.json["is_new"]
    assert poor_families(store) == [15]
    assert not list(store.glob("releases/*/.*"))
    assert not commands.data(store, "ingest", tmp_path / "in", "--json").json["is_new"]


def test_the_manifest_says_what_went_in(made):
    store, _ids = made
    said = manifest(store)
    assert said["region"] == "35.19" and said["province"] == "35"
    assert said["editions"] == {
        "public": {"most": 5, "variance": 4, "unseen": 4},
        "internal": {"most": 0, "variance": 0, "unseen": 0},
    }
    assert said["is_made_up"] is True
    (release,) = said["releases"]
    assert (release["release"], release["cutoff"]) == ("2025-3", "2025-07-31")
    assert [file["rows"] for file in release["files"]] == [120, 40]
    assert all(len(file["sha256"]) == 64 for file in release["files"])
    assert {check["edition"] for check in said["checks"]} == {"public", "internal"}
    assert set(said["reference"]) == {
        "areas.csv",
        "calendar.csv",
        "eligibility.csv",
        "official_poverty.csv",
        "overlaps.csv",
        "payment_statuses.csv",
        "programmes.csv",
        "releases.csv",
        "sampling_error.csv",
        "survey_design.csv",
        "targets.csv",
        *("poverty_by_decile.csv", "model_error.csv", "validation.csv"),
    }
    found = generations.current(store)
    assert found.created.tzinfo == UTC and found.is_made_up


def test_rollback_and_forward(store: Path, made):
    _store, ids = made
    assert commands.data(store, "rollback", "--json").json == {
        "generation": ids[1],
        "before": ids[2],
    }
    assert poor_families(store) == [16]
    assert commands.data(store, "rollback", "--json").json["generation"] == ids[0]
    assert poor_families(store) == [15]
    done = commands.data(store, "rollback")
    assert done.code == REFUSED and ids[0] in done.err
    done = commands.data(store, "rollback", "20200101T000000Z-abcdef")
    assert done.code == REFUSED and ids[1] in done.err
    assert commands.data(store, "rollback", ids[2], "--json").json["generation"] == ids[2]
    assert poor_families(store) == [17]


def test_generations_are_listed_oldest_first(made):
    store, ids = made
    listed = commands.data(store, "generations", "--json").json
    assert [each["generation"] for each in listed] == ids
    assert [each["is_current"] for each in listed] == [False, False, True]
    assert [each.id for each in generations.whole_generations(store)] == ids
    assert all(id in commands.data(store, "generations").out for id in ids)


def test_another_generation_may_be_asked(made):
    store, ids = made
    words = ("area=35.19", "--format", "json", "--edition", "internal", "--generation", ids[0])
    done = commands.queries(store, "poverty_by_release", *words)
    assert [row["families_decile1"] for row in done.json] == [15]


@pytest.mark.slow
def test_the_last_five_are_kept_and_the_current_one_always(
    store: Path, made: tuple[Path, list[str]], tmp_path: Path
):
    first = made[1][0]
    for poor in range(18, 21):
        paths = deliver(tmp_path / str(poor), poor)
        assert commands.data(store, "ingest", paths, "--json").json["is_new"]
    ids = sorted(path.name for path in (store / "generations").iterdir())
    assert len(ids) == 5 and first not in ids
    commands.data(store, "rollback", ids[0])
    kept = generations.prune(store, keep=2)
    assert ids[0] not in kept
    assert sorted(path.name for path in (store / "generations").iterdir()) == [ids[0], *ids[-2:]]
    assert poor_families(store) == [16]


def test_nothing_published_yet(tmp_path: Path):
    with pytest.raises(NoGeneration, match="data ingest"):
        generations.current(tmp_path)
    for done in (
        commands.queries(tmp_path, "release_by_cutoff"),
        commands.data(tmp_path, "generations"),
        commands.data(tmp_path, "rollback"),
        commands.data(tmp_path, "publish"),
    ):
        assert (done.code, done.out) == (STORE_PROBLEM, "")
        assert len(done.err.splitlines()) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "content", [b"", b"\n", b"../..\n", b"tidak-ada\n", b"\xff\xfe", b"a/b", b"\0"]
)
def test_a_damaged_pointer(store: Path, content: bytes):
    (store / "CURRENT").write_bytes(content)
    with pytest.raises(DamagedGeneration, match="rollback"):
        generations.current(store)
    done = commands.queries(store, "release_by_cutoff")
    assert done.code == STORE_PROBLEM and len(done.err.splitlines()) == 1
    repaired_by_rollback_or_publish(store)


def test_a_pointer_that_is_gone_can_be_set_again(store: Path):
    (store / "CURRENT").unlink()
    repaired_by_rollback_or_publish(store)


def repaired_by_rollback_or_publish(store: Path) -> None:
    """What the message advises works: either command alone."""
    copy = store.with_name("copy")
    shutil.copytree(store, copy)
    done = commands.data(copy, "rollback")
    assert done.code == 0, done.err
    assert poor_families(copy) in ([15], [16], [17])
    done = commands.data(store, "publish")
    assert done.code == 0, done.err
    assert poor_families(store) == [17]


@pytest.mark.slow
@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"null", b"\xff", None])
def test_a_damaged_manifest(store: Path, made, content: bytes | None):
    path = store / "generations" / current(store) / "manifest.json"
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(DamagedGeneration, match=current(store)):
        generations.current(store)
    done = commands.queries(store, "release_by_cutoff")
    assert done.code == STORE_PROBLEM and len(done.err.splitlines()) == 1
    assert [each.id for each in generations.whole_generations(store)] == made[1][:2]
    assert commands.data(store, "generations").code == 0
    repaired_by_rollback_or_publish(store)


@pytest.mark.slow
@pytest.mark.parametrize("content", [b"", b"garbage" * 1000, None])
def test_a_damaged_database(store: Path, content: bytes | None):
    generation = generations.current(store)
    for edition in ("public", "internal"):
        path = generation.folder / f"{edition}.duckdb"
        path.unlink() if content is None else path.write_bytes(content)
    for edition in ("public", "internal"):
        with pytest.raises(DamagedGeneration, match="rollback"):
            generations.read(generation, edition, "release_by_cutoff", {})
    done = commands.queries(store, "release_by_cutoff")
    assert done.code == STORE_PROBLEM and len(done.err.splitlines()) == 1
    repaired_by_rollback_or_publish(store)


def test_a_wrong_question_is_not_a_damaged_store(made):
    generation = generations.current(made[0])
    with pytest.raises(QueryProblem, match="nonsense"):
        generations.read(generation, "public", "nonsense", {})
    with pytest.raises(QueryProblem, match="area"):
        generations.read(generation, "public", "poverty_by_release", {"area": "35.77"})


@pytest.mark.slow
def test_readers_keep_what_they_opened_while_a_new_one_is_published(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DATA_KEEP_GENERATIONS", "2")
    pinned = generations.current(store)

    def answer() -> list[int]:
        asked = {"area": "35.19"}
        found = generations.read(pinned, "internal", "poverty_by_release", asked)
        return found["families_decile1"].tolist()

    assert answer() == [17]
    for poor in (18, 19):  # enough that the pinned one is pruned
        commands.data(store, "ingest", deliver(tmp_path / str(poor), poor))
        assert answer() == [17]
    assert not pinned.folder.exists()
    assert poor_families(store) == [19]


@pytest.mark.slow
def test_made_up_releases_are_set_aside_when_real_ones_come(store: Path, tmp_path: Path):
    deliver(tmp_path / "more", 12, release="2025-4")
    commands.data(store, "ingest", tmp_path / "more")
    done = commands.data(
        store, "ingest", deliver(tmp_path / "real", 14, release="2026-1", prefix="3519"), "--json"
    )
    assert done.json["is_made_up"] is False
    assert [each["release"] for each in manifest(store)["releases"]] == ["2026-1"]
    assert manifest(store)["is_made_up"] is False
    rows = commands.ask(store, "release_by_cutoff")
    assert [(row["release"], row["is_made_up"]) for row in rows] == [("2026-1", False)]


@pytest.mark.slow
def test_made_up_releases_never_push_real_ones_away(tmp_path: Path):
    store = tmp_path / "store"
    real = deliver(tmp_path / "real", 14, prefix="3519")
    commands.data(store, "ingest", real)
    before = digest(store)
    made_up = deliver(tmp_path / "made up", 20)
    for words in (["ingest", made_up], ["sample", "--families", "300", "--releases", "1"]):
        done = commands.data(store, *words)
        assert done.code == REFUSED, words
    assert digest(store) == before
    assert poor_families(store) == [14]


def test_a_check_leaves_no_trace(store: Path, tmp_path: Path):
    before = digest(store)
    done = commands.data(store, "check", deliver(tmp_path / "in", 20), "--json")
    assert done.json["families"]["accepted"] == 40 and done.json["generation"] is None
    assert digest(store) == before
    assert list((store / "work").iterdir()) == []


def test_stored_now_and_published_later(tmp_path: Path):
    store = tmp_path / "store"
    done = commands.data(store, "ingest", deliver(tmp_path / "in", 15), "--no-publish", "--json")
    assert done.json["generation"] is None
    assert not (store / "CURRENT").exists()
    assert commands.data(store, "publish", "--json").json["is_new"]
    assert poor_families(store) == [15]


def test_stray_files_of_the_system_stop_nothing(store: Path, tmp_path: Path):
    for folder in ("", "releases", "releases/2025-3", "generations", "work"):
        (store / folder / ".DS_Store").write_bytes(b"x")
    assert commands.data(store, "publish").code == 0
    assert commands.data(store, "ingest", deliver(tmp_path / "in", 20)).code == 0
    assert poor_families(store) == [20]
    assert commands.data(store, "generations").code == 0


@pytest.mark.slow
def test_a_second_writer_waits_and_then_does_its_work(store: Path, tmp_path: Path):
    """The first holds the lock; the second, a real process, is seen waiting, then finishes."""
    paths = deliver(tmp_path / "in", 20)
    before = current(store)
    with FileLock(store / "lock"):
        second = subprocess.Popen(
            [*INGEST, str(paths), "--json"],
            cwd=PROJECT,
            env={"DATA_STORE": str(store), "DATA_PROTECTION": EXACT, "PATH": ""},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        with pytest.raises(subprocess.TimeoutExpired):
            second.wait(timeout=3)
        assert current(store) == before
    out, err = second.communicate(timeout=60)
    assert second.returncode == 0, err
    assert json.loads(out)["generation"] == current(store) != before


@pytest.mark.slow
def test_two_ingests_at_once_both_end_well(tmp_path: Path):
    store = tmp_path / "store"
    started = [
        subprocess.Popen(
            [*INGEST, str(paths), "--json"],
            cwd=PROJECT,
            env={"DATA_STORE": str(store), "DATA_PROTECTION": EXACT, "PATH": ""},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for paths in (
            deliver(tmp_path / "a", 15, release="2025-3"),
            deliver(tmp_path / "b", 16, release="2025-4"),
        )
    ]
    for process in started:
        _out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
    assert poor_families(store) == [15, 16]
    assert list((store / "work").iterdir()) == []


def test_a_writer_that_may_not_wait_is_told_so(store: Path):
    with (
        FileLock(store / "lock"),
        pytest.raises(StoreProblem, match="sedang ditulis"),
        writing(store, patience=0.1),
    ):
        pass


def test_a_damaged_key_is_never_replaced(store: Path, tmp_path: Path):
    (store / "key").write_bytes(b"short")
    done = commands.data(store, "ingest", deliver(tmp_path / "in", 20))
    assert done.code == STORE_PROBLEM and "kunci" in done.err
    assert (store / "key").read_bytes() == b"short"
    with pytest.raises(StoreProblem):
        key_of(store)


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    done = commands.data(tmp_path / "file", "ingest", deliver(tmp_path / "in", 20), "--json")
    assert done.code == STORE_PROBLEM
    assert len(done.err.splitlines()) == 1
