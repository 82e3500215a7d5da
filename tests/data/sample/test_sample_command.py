"""`python -m data sample`: made and published in one command, never mixed with real data."""

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data import workers
from data.generation.generations import Generation, current, whole_generations
from data.generation.publish import count_beside
from data.problems import StoreProblem
from data.sample import fill
from data.settings import EDITIONS, settings
from tests import commands, oracle
from tests.samples import KEY

pytestmark = pytest.mark.slow


def test_it_is_made_published_and_marked(tmp_path: Path):
    store = tmp_path / "store"
    words = ("sample", "--families", "800", "--releases", "2", "--seed", "3")
    printed = commands.data(store, *words, "--json").json
    assert printed["releases"] == ["2026-3", "2026-4"]
    assert (store / "CURRENT").read_text().strip() == printed["generation"]
    rows = commands.ask(store, "release_by_cutoff")
    assert [(row["release"], row["is_made_up"]) for row in rows] == [
        ("2026-3", True),
        ("2026-4", True),
    ]
    (first, last) = commands.ask(store, "poverty_by_release", "area=35.19")
    assert 700 < first["families"] < 1000 and last["persons"] > last["families"]
    assert list((store / "work").iterdir()) == []
    again = commands.data(store, *words, "--json").json
    assert again["generation"] == printed["generation"]


def test_what_is_counted_beside_a_release_is_what_publishing_needs(published, tmp_path: Path):
    """Its lists, its cross-tables, and its families with those of the release before."""
    store = shutil.copytree(published, tmp_path / "store")
    (folder,) = (store / "releases" / "2026-4").iterdir()

    def counted() -> list[str]:
        paths = [
            path for each in ("matched/*/*", "slice-*", "flow-*") for path in folder.glob(each)
        ]
        # Without what their names say of protection, which differs in tests.
        return sorted(path.name.rpartition("-")[0] or path.name for path in paths)

    before = counted()
    assert {"flow", "slice-internal", "slice-public", "programme_desa.parquet"} <= set(before)
    shutil.rmtree(folder / "matched")
    for path in [*folder.glob("slice-*"), *folder.glob("flow-*")]:
        path.unlink()
    count_beside(store, settings(), "2026-4")
    assert counted() == before


def test_if_empty_leaves_what_is_published(tmp_path: Path):
    store = tmp_path / "store"
    words = ("sample", "--families", "300", "--releases", "1", "--if-empty")
    assert commands.data(store, *words).code == 0
    before = (store / "CURRENT").read_bytes()
    done = commands.data(store, *words, "--seed", "9")
    assert done.code == 0 and (store / "CURRENT").read_bytes() == before


def keyed_store(folder: Path) -> Path:
    """An empty store whose key is always the same: how counts are moved hangs on it."""
    folder.mkdir(mode=0o700)
    (folder / "key").touch(mode=0o600)
    (folder / "key").write_bytes(KEY)
    return folder


def tables(generation: Generation) -> dict[str, list[str]]:
    """Every row of every table of both editions, as text, in order."""
    found = {}
    for edition in EDITIONS:
        path = str(generation.folder / f"{edition}.duckdb")
        with duckdb.connect(path, read_only=True) as connection:
            for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall():
                rows = connection.execute(f"select t::varchar from {name} as t order by all")
                found[f"{edition} {name}"] = [row for (row,) in rows.fetchall()]
    return found


WORDS = ("sample", "--families", "300", "--releases", "2")


def test_a_large_one_shows_its_newest_release_first_and_ends_with_the_same_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    at_once, early = (keyed_store(tmp_path / name) for name in ("at-once", "early"))
    assert commands.data(at_once, *WORDS).code == 0
    monkeypatch.setattr(workers, "LARGE", 300)
    assert commands.data(early, *WORDS).code == 0
    (whole,) = whole_generations(at_once)
    first, last = whole_generations(early)
    assert [each["release"] for each in first.manifest["releases"]] == ["2026-4"]
    assert first.awaited == ["2026-3"]
    assert last.awaited == whole.awaited == []
    assert tables(last) == tables(whole)


def test_if_empty_goes_on_with_one_that_was_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    store = keyed_store(tmp_path / "store")
    monkeypatch.setattr(workers, "LARGE", 300)
    with monkeypatch.context() as stopped:

        def only_the_newest(*values: Any) -> None:
            if "2026-3" in values[4]:
                raise StoreProblem("dihentikan")
            whole(*values)

        whole = fill.fill
        stopped.setattr(fill, "fill", only_the_newest)
        assert commands.data(store, *WORDS).code != 0
    assert current(store).awaited == ["2026-3"]
    assert commands.data(store, *WORDS, "--if-empty").code == 0
    assert current(store).awaited == []
    assert [each["release"] for each in current(store).manifest["releases"]] == ["2026-3", "2026-4"]


def test_its_files_can_be_written_and_taken_in_like_any_delivery(tmp_path: Path):
    words = ("sample", "--families", "300", "--releases", "1", "--to", tmp_path / "files")
    assert commands.data(tmp_path / "unused", *words).code == 0
    assert not (tmp_path / "unused").exists()
    family, person = sorted((tmp_path / "files").glob("*.csv"), reverse=True)
    done = commands.data(tmp_path / "store", "ingest", tmp_path / "files", "--json")
    own = oracle.judge_files(family, person)
    assert done.json["families"] == own.families.as_json()
    assert done.json["persons"] == own.persons.as_json()
    assert done.json["is_made_up"]


def test_a_wrong_size_is_a_wrong_word(tmp_path: Path):
    for words in (["--families", "0"], ["--releases", "0"], ["--families", "viele"]):
        assert commands.data(tmp_path, "sample", *words).code == 2
