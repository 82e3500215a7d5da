"""Whoever makes it faster changes no number: every published table, to the last digit."""

import json

from tests.data.generation import same_numbers


def test_every_published_table_is_as_it_was(kept):
    store = kept.folder("same-numbers", same_numbers.make) / "store"
    found = same_numbers.digests(store)
    before = json.loads(same_numbers.KEPT.read_text(encoding="utf-8"))
    assert found == before, "meant to change? See tests/data/generation/same_numbers.py"
