"""Files of the store: put in their place whole, and taken away, on Windows too.

Windows refuses to rename or remove what another program holds open: a dashboard its database, a
virus scanner whatever is new. It is tried again for some seconds; what still cannot be removed then
lies hidden until the next command clears it.
"""

import os
import secrets
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from data.problems import StoreProblem
from language.text import _

# Errors of Windows for what is held open: access denied, sharing and lock violations.
HELD: Final = (5, 32, 33)
# Seconds between two tries; six seconds in all.
PAUSES: Final = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 2.0)
GONE: Final = ".gone-"
T = TypeVar("T")


def is_held(problem: OSError) -> bool:
    """Whether another program holds a file open, as Windows says it; never so elsewhere."""
    return getattr(problem, "winerror", None) in HELD


def patiently(action: Callable[[], T]) -> T:
    """What `action` returns, tried again while another program holds its file open."""
    for pause in PAUSES:
        try:
            return action()
        except OSError as problem:
            if not is_held(problem):
                raise
            time.sleep(pause)
    return action()


def replace(draft: Path, final: Path) -> None:
    """Put a file in the place of another, in one step."""
    patiently(lambda: os.replace(draft, final))


def settle(draft: Path, final: Path) -> None:
    """Sync every file of a finished folder, and rename it into place."""
    for path in draft.rglob("*"):
        if path.is_file():
            sync_file(path)
    patiently(lambda: os.rename(draft, final))
    sync(final.parent)


def write_whole(path: Path, text: str) -> None:
    """Write a small file (0600), whole or not at all, and durably."""
    draft = path.with_name(f".{path.name}.new")
    draft.unlink(missing_ok=True)
    write_new(draft, text.encode())
    replace(draft, path)
    sync(path.parent)


def write_new(path: Path, content: bytes) -> None:
    """Write a file (0600) where none is, and sync it; FileExistsError where one is."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_file(path: Path) -> None:
    """Make what a file holds durable."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """Make the names in a folder durable, where the system can (Windows cannot)."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def discard(folder: Path) -> bool:
    """Take a folder away; False where another program holds it open, so that it stays whole.

    It is renamed first: no reader meets a half of it, and what cannot be removed yet is hidden.
    """
    hidden = folder.with_name(f"{GONE}{folder.name}-{secrets.token_hex(3)}")
    try:
        patiently(lambda: os.rename(folder, hidden))
    except OSError as problem:
        if not is_held(problem):
            raise
        return False
    remove(hidden)
    return True


def remove(folder: Path) -> None:
    """Remove a folder, if it is there, but for what another program holds open."""
    try:
        if folder.is_dir() and not folder.is_symlink():
            patiently(lambda: shutil.rmtree(folder))
    except OSError as problem:
        if not is_held(problem):
            raise


def folders_in(place: Path) -> list[Path]:
    """The folders in a place that are not hidden, in order of their names; none where it is not.

    Raises StoreProblem for what cannot be read: nothing of it is passed over.
    """
    try:
        with os.scandir(place) as entries:
            return sorted(
                Path(each.path)
                for each in entries
                if not each.name.startswith(".") and each.is_dir()
            )
    except FileNotFoundError:
        return []
    except OSError as problem:
        raise StoreProblem(
            _(
                "{place}: folder tidak dapat dibaca. Periksa pemilik, izin dan cakramnya; tidak "
                "ada yang diterbitkan tanpa isinya."
            ).format(place=problem.filename or place)
        ) from problem
