"""Whoever makes it faster changes no number: every published table, to the last digit."""

import json
import shutil

from tests import commands
from tests.data.generation import same_numbers

BEFORE = json.loads(same_numbers.KEPT.read_text(encoding="utf-8"))
HINT = "meant to change? See tests/data/generation/same_numbers.py"


def test_every_published_table_is_as_it_was(kept):
    """Release by release: each generation takes over what it can of the one before."""
    store = kept.folder("same-numbers", same_numbers.make) / "store"
    assert same_numbers.digests(store) == BEFORE, HINT


def test_nothing_hangs_on_earlier_generations(kept, tmp_path, monkeypatch):
    """Made from the start, with nothing to take over, every table is the same."""
    made = kept.folder("same-numbers", same_numbers.make) / "store"
    store = shutil.copytree(made, tmp_path / "store")
    shutil.rmtree(store / "generations")
    (store / "CURRENT").unlink()
    monkeypatch.delenv("DATA_PROTECTION")
    done = commands.data(store, "publish")
    assert done.code == 0, done.err
    assert same_numbers.digests(store) == BEFORE, HINT
