"""Small published stores for tests of the dashboard; a conftest.py takes the fixtures it needs."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.settings import settings
from tests import commands

KEY = bytes(range(32))
Serve = Callable[[Path], None]


def publish_sample(store: Path, *, families: int = 3000, releases: int = 3, seed: int = 1) -> None:
    """Make and publish a made-up registry in a store, as a user does.

    Its key is always the same one: how counts are moved hangs on it, and a test that fails once in
    a hundred keys tells nobody anything.
    """
    store.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not (store / "key").exists():
        (store / "key").touch(mode=0o600)
        (store / "key").write_bytes(KEY)
    done = commands.data(
        store, "sample", "--families", families, "--releases", releases, "--seed", seed
    )
    assert done.code == 0, done.err


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one generation: read it, never change it."""
    store = tmp_path_factory.mktemp("published") / "store"
    publish_sample(store)
    return store


@pytest.fixture
def own_store(published: Path, tmp_path: Path) -> Path:
    """A copy of the published store that a test may damage or publish to."""
    return shutil.copytree(published, tmp_path / "store")


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Point the dashboard in this process at a store: `serve(path)`."""

    def point_at(store: Path) -> None:
        monkeypatch.setenv("DATA_STORE", str(store))
        settings.cache_clear()

    yield point_at
    settings.cache_clear()
