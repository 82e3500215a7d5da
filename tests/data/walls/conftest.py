"""A small store with two releases, a list and two generations; and the files it was made of."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.generation import generations
from tests import builders, commands
from tests.conftest import EXACT
from tests.kept import Kept

DESA = builders.villages()
RELEASES = ("2025-3", "2025-4")


@pytest.fixture(scope="session")
def made(kept: Kept) -> Path:
    return kept.folder("walls", make)


def make(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_PROTECTION", EXACT)
        fill(folder)


@pytest.fixture(autouse=True)
def exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the store was made."""
    monkeypatch.setenv("DATA_PROTECTION", EXACT)


def fill(folder: Path) -> None:
    rows = [
        {"program": "PKH", "periode": "2025-Q4", "nik": "", "no_kk": builders.kk(number)}
        for number in range(1, 30)
    ]
    for number, release in enumerate(RELEASES):
        plan = [(DESA[0], 1, 15 + number), (DESA[1], 5, 25 - number)]
        builders.write_delivery(folder / release, *builders.registry(plan), release=release)
        done = commands.data(folder / "store", "ingest", folder / release)
        assert done.code == 0, done.err
    builders.write_table(folder / "pkh.csv", list(rows[0]), rows)
    done = commands.data(folder / "store", "ingest-programmes", folder / "pkh.csv", "--no-publish")
    assert done.code == 0, done.err


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of all of it, to be spoilt: store/, the folders of two releases, pkh.csv."""
    generations._connect.cache_clear()
    shutil.copytree(made, tmp_path / "office")
    yield tmp_path / "office"
    generations._connect.cache_clear()


@pytest.fixture
def store(folder: Path) -> Path:
    return folder / "store"
