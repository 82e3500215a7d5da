"""Small published stores for tests of the dashboard; tests/conftest.py hands them out."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb

from data.generation import generations
from data.settings import EDITIONS
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


def change(store: Path, *statements: str) -> None:
    """Change both editions of every generation with SQL, as if it had been published so."""
    for path in store.glob("generations/*/manifest.json"):
        manifest = json.loads(path.read_text(encoding="utf-8"))
        path.unlink()
        for database in path.parent.iterdir():
            with duckdb.connect(str(database)) as connection:
                for statement in statements:
                    connection.execute(statement)
        manifest["files"] = generations.sha256_of(path.parent)
        path.write_text(json.dumps(manifest), encoding="utf-8")


def publish_clone(store: Path) -> str:
    """A newer generation, made current in a moment; its id.

    It is the current one with one point more in decile 1: enough to tell the two apart.
    """
    old = generations.current(store)
    id = f"{old.id}-clone"
    folder = shutil.copytree(old.folder, old.folder.parent / id)
    (folder / "manifest.json").unlink()
    for edition in EDITIONS:
        with duckdb.connect(str(folder / f"{edition}.duckdb")) as connection:
            connection.execute("update area_release set decile1_share_pct = decile1_share_pct + 1")
    changes = {"id": id, "fingerprint": "0" * 64, "order": old.order + 1}
    manifest = {**old.manifest, **changes, "files": generations.sha256_of(folder)}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    generations.point_at(store, id)
    return id
