"""Small published stores for tests of the dashboard; tests/conftest.py hands them out."""

from collections.abc import Callable
from pathlib import Path

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
