"""What was published and is no longer to be shown: withdrawn.json in the store."""

import json
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

from data.problems import StoreProblem
from data.walls.files import write_whole
from language.text import _

NAME: Final = "withdrawn.json"


def withdrawn(store: Path) -> list[dict[str, str]]:
    """What was withdrawn, oldest first: id, fingerprint, at; read again when it has changed."""
    path = store / NAME
    try:
        about = path.stat()
    except FileNotFoundError:
        return []
    return _read(path, about.st_size, about.st_mtime_ns)


def add(store: Path, id: str, fingerprint: str) -> None:
    """Withdraw the generation of that id and fingerprint, '' where nobody can read it."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    entry = {"id": id, "fingerprint": fingerprint, "at": at}
    write_whole(store / NAME, json.dumps([*withdrawn(store), entry], indent=1) + "\n")


@lru_cache(maxsize=4)
def _read(path: Path, size: int, changed: int) -> list[dict[str, str]]:
    del size, changed
    try:
        return [
            {name: each[name] for name in ("id", "fingerprint", "at")}
            for each in json.loads(path.read_text(encoding="utf-8"))
        ]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise StoreProblem(
            _("{path} rusak. Pulihkan berkas itu dari cadangan.").format(path=path)
        ) from problem
