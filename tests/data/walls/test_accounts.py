"""What a store keeps and nobody can read is named and refused, never passed over."""

import json
from pathlib import Path

import pytest

from data.walls import files
from tests import commands
from tests.data.spoilt import STORE_PROBLEM, account, current, edit

pytestmark = pytest.mark.slow

FIELDS = ("format", "region", "order", "is_made_up", "accepted_at", "files", "families", "replaced")


def refused(store: Path, *told: str) -> None:
    """Nothing is published, and one line says why; whichever command asks."""
    before = current(store)
    for words in (["publish"], ["verify"]):
        done = commands.data(store, *words)
        assert done.code == STORE_PROBLEM and done.out == ""
        assert all(word in done.err for word in told), done.err
    assert current(store) == before


@pytest.mark.parametrize("kind", ["releases/2025-3", "programmes"])
def test_what_a_later_version_kept_is_named(store: Path, kind: str):
    (path,) = (store / kind).glob("*/account.json")
    edit(path, format=99)
    refused(store, str(path.parent), "99", "lebih baru")


@pytest.mark.parametrize("field", FIELDS)
def test_an_account_without_a_field_is_named_with_it(store: Path, field: str):
    edit(account(store), field)
    refused(store, str(account(store).parent), field)


def test_a_field_of_another_kind_is_as_good_as_none(store: Path):
    edit(account(store), order="tiga")
    refused(store, str(account(store).parent), "order")


@pytest.mark.parametrize("content", ["", "[]", "null", "{", None])
def test_an_account_that_is_none(store: Path, content: str | None):
    path = account(store)
    path.unlink() if content is None else path.write_text(content)
    refused(store, str(path.parent))


@pytest.mark.parametrize("place", ["releases/2025-3", "releases", "programmes", "deaths"])
def test_a_folder_that_cannot_be_read(store: Path, monkeypatch, place: str):
    """As a broken disk, or another owner, refuses it."""
    scan = files.os.scandir

    def refusing(path):
        if str(path) == str(store / place):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(files.os, "scandir", refusing)
    refused(store, str(store / place))


def test_generations_that_are_not_whole_are_told_beside_the_others(store: Path):
    path = store / "generations" / current(store) / "manifest.json"
    path.write_text(json.dumps({}))
    done = commands.data(store, "generations")
    assert done.code == 0 and path.parent.name in done.err
    assert path.parent.name in commands.data(store, "verify").err
