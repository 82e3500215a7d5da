"""The log of what was done: every deed, before it is done; and no change goes unseen."""

import json
import re
from pathlib import Path

import pytest

from data.problems import StoreProblem
from data.walls import audit
from tests import builders, commands
from tests.data.spoilt import STORE_PROBLEM, current, entries, ids

pytestmark = pytest.mark.slow


def events(store: Path) -> list[str]:
    return [each["event"] for each in entries(store)]


def test_every_deed_is_entered_with_who_and_when(folder: Path, tmp_path: Path):
    store = folder / "store"
    assert events(store) == [
        "key_made",
        "ingested",
        "published",
        "ingested",
        "published",
        "ingested",
    ]
    commands.data(store, "publish")
    commands.data(store, "rollback")
    commands.data(store, "withdraw", ids(store)[-1])
    commands.data(store, "key", "--copy", tmp_path / "key")
    commands.data(store, "backup", tmp_path / "safe")
    words = ("--original", folder / "pkh.csv", "--out", tmp_path / "out")
    done = commands.data(store, "findings", "--kind", "above-limit", *words)
    assert done.code == 0, done.err
    commands.data(store, "forget", "2025-4")
    assert events(store)[6:] == [
        *("published", "rolled_back", "withdrawn", "key_copied", "backed_up"),
        *("findings_written", "forgotten", "published"),
    ]
    for entry in entries(store):
        assert entry["by"] and entry["at"].endswith("+00:00")
    assert commands.data(store, "audit", "verify", "--json").json["entries"] == 14


def test_an_accepted_loss_is_entered(store: Path):
    losses = [each["accepted_losses"] for each in entries(store) if each["event"] == "ingested"]
    assert "kecamatan_without_families" in losses[0]


def test_nothing_is_entered_where_nothing_is_done(folder: Path):
    store = folder / "store"
    commands.data(store, "publish")
    before = (store / "audit.jsonl").read_bytes()
    for words in (
        ["publish"],
        ["ingest", folder / "2025-4"],
        ["ingest-programmes", folder / "pkh.csv"],
        *(["generations"], ["verify"], ["key", "--check"], ["audit", "verify"]),
    ):
        assert commands.data(store, *words).code == 0, words
    assert (store / "audit.jsonl").read_bytes() == before


def test_no_entry_names_a_registered_person(folder: Path, tmp_path: Path):
    store = folder / "store"
    words = ("--original", folder / "pkh.csv", "--out", tmp_path / "out")
    commands.data(store, "findings", "--kind", "above-limit", *words)
    text = re.sub(r'"[0-9a-f]{64}"', "", (store / "audit.jsonl").read_text())
    assert not re.search(r"\d{16}", text)
    assert builders.kk(1) not in text and "pkh.csv" not in text


@pytest.mark.parametrize("change", ["edit", "remove", "swap", "add", "empty"])
def test_a_change_is_told_with_its_line(store: Path, change: str):
    path = store / "audit.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    changed = {
        "edit": [lines[0], lines[1].replace(b'"ingested"', b'"checked!"'), *lines[2:]],
        "remove": [lines[0], *lines[2:]],
        "swap": [lines[0], lines[2], lines[1], *lines[3:]],
        "add": [*lines, lines[-1]],
        "empty": [lines[0], b"\n", *lines[1:]],
    }[change]
    path.write_bytes(b"".join(changed))
    number = {"edit": 3, "remove": 2, "swap": 2, "add": len(lines) + 1, "empty": 2}[change]
    for words in (["audit", "verify"], ["verify"]):
        done = commands.data(store, *words)
        assert done.code == STORE_PROBLEM and f"baris {number} " in done.err


def test_lines_cut_off_are_told_by_the_last_hash_that_was_noted(store: Path):
    noted = commands.data(store, "audit", "verify", "--json").json["last"]
    commands.data(store, "publish")
    assert commands.data(store, "audit", "verify", "--last", noted).code == 0
    path = store / "audit.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))
    assert commands.data(store, "audit", "verify").code == 0
    done = commands.data(store, "audit", "verify", "--last", noted)
    assert done.code == STORE_PROBLEM and noted in done.err
    assert current(store) in commands.data(store, "verify").err  # published, and not entered


def test_what_cannot_be_entered_is_not_done(store: Path, monkeypatch):
    """A full disk: the log stays as it was, and so does what is shown."""
    before, log = current(store), (store / "audit.jsonl").read_bytes()

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(audit.os, "fsync", full)
    with pytest.raises(OSError):
        audit.enter(store, "published", generation="x")
    assert (store / "audit.jsonl").read_bytes() == log
    done = commands.data(store, "publish")
    assert done.code == STORE_PROBLEM and "habis" in done.err
    assert current(store) == before


def test_a_line_that_the_end_of_the_power_cut_off_is_taken_away_and_told(store: Path):
    with (store / "audit.jsonl").open("ab") as file:
        file.write(b'{"number": 7, "at')
    with pytest.raises(StoreProblem):
        audit.read(store)
    assert commands.data(store, "publish").code == 0
    assert json.loads((store / "audit.jsonl").read_text().splitlines()[-1])["cut_off"] == 17
    assert commands.data(store, "audit", "verify").code == 0
