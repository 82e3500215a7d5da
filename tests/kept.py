"""Stores that are costly to make: made once for all workers, and kept from one run to the next.

They lie under .pytest_cache, in a folder named after everything that decides what is in them. They
are only to be read: whoever changes one gets an error at the end of the run, and a copy is made
with `shutil.copytree`.
"""

import hashlib
import inspect
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from filelock import FileLock

from data.settings import PROJECT, settings

# What the code says, what it is installed with, and what the helpers of the tests make of it.
SOURCES: Final = (
    *("data/**/*.py", "data/**/*.toml", "data/reference/**/*.*", "queries/**/*.*"),
    *("language/*.py", "settings.toml", "requirements.txt"),
    *("tests/*.py", "tests/data/references.py"),
)
OLDER: Final = 1  # sets of stores that stay beside the newest, for going back and forth
LISTING: Final = "listing.json"
Make = Callable[[Path], object]


class Kept:
    """The stores of this state of the code: `folder(name, make)`."""

    def __init__(self, root: Path) -> None:
        self._taken: set[Path] = set()
        self._lock = FileLock(root / "lock")
        self._root = root / _sha256(_sources(), sys.version)
        with self._lock:
            self._root.mkdir(exist_ok=True)
            os.utime(self._root)
            _remove_old(root)

    def folder(self, name: str, make: Make) -> Path:
        """The folder that `make` fills, made now if no run or worker has made it before.

        `make` sees no setting of the environment but those that it makes itself.
        """
        source = Path(inspect.getfile(make))
        final = self._root / f"{name}-{_sha256([source])[:12]}"
        with FileLock(self._root / f"{name}.lock"):
            if final not in self._taken and final.is_dir() and _is_changed(final):
                shutil.rmtree(final)  # a run that did so has ended with an error
            if not final.is_dir():
                draft = self._root / f".{name}"  # of a killed run, if it is there
                shutil.rmtree(draft, ignore_errors=True)
                draft.mkdir()
                with pytest.MonkeyPatch.context() as patch:
                    for each in [each for each in os.environ if each.startswith("DATA_")]:
                        patch.delenv(each)
                    settings.cache_clear()
                    make(draft)
                settings.cache_clear()
                (draft / LISTING).write_text(json.dumps(_listing(draft)))
                draft.rename(final)
        self._taken.add(final)
        return final

    def changed(self) -> list[str]:
        """The names of the folders taken in this process that are no longer as they were made."""
        return [folder.name for folder in sorted(self._taken) if _is_changed(folder)]


def _sources() -> list[Path]:
    """All files whose words decide what a store holds."""
    found = {path for each in SOURCES for path in PROJECT.glob(each)}
    return sorted(path for path in found if path.is_file() and path.suffix != ".pyc")


def _sha256(paths: list[Path], *more: str) -> str:
    digest = hashlib.sha256(" ".join(more).encode())
    for path in paths:
        digest.update(f"{path.relative_to(PROJECT)} {path.stat().st_size}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:24]


def _remove_old(root: Path) -> None:
    """Keep the sets that were used last."""
    sets = sorted((each for each in root.iterdir() if each.is_dir()), key=_age, reverse=True)
    for each in sets[1 + OLDER :]:
        shutil.rmtree(each)


def _age(path: Path) -> float:
    return path.stat().st_mtime


def _listing(folder: Path) -> dict[str, list[int]]:
    """Size and time of change of every file; empty files, such as locks, may come and go."""
    found = {path: path.stat() for path in folder.rglob("*") if path.is_file()}
    return {
        str(path.relative_to(folder)): [about.st_size, about.st_mtime_ns]
        for path, about in sorted(found.items())
        if about.st_size and path.name != LISTING
    }


def _is_changed(folder: Path) -> bool:
    listing = folder / LISTING
    return not listing.is_file() or json.loads(listing.read_text()) != _listing(folder)
