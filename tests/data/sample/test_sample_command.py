"""`python -m data sample`: made and published in one command, never mixed with real data."""

from pathlib import Path

import pytest

from tests import commands, oracle

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


def test_if_empty_leaves_what_is_published(tmp_path: Path):
    store = tmp_path / "store"
    words = ("sample", "--families", "300", "--releases", "1", "--if-empty")
    assert commands.data(store, *words).code == 0
    before = (store / "CURRENT").read_bytes()
    done = commands.data(store, *words, "--seed", "9")
    assert done.code == 0 and (store / "CURRENT").read_bytes() == before


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
