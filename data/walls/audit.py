"""What was done to a store, by whom and when: lines that can be added to, and not changed unseen.

audit.jsonl holds a JSON object a line; each carries the SHA-256 of the line before it, so that a
line that was changed, moved or taken out of the middle is told. Lines cut off at the end are told
by the last hash, where the office has noted it. An entry is written and synced before its deed:
there may be an entry whose deed never ended, never a deed without one. No entry names a registered
person.
"""

import getpass
import hashlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from filelock import FileLock

from data.problems import StoreProblem
from language.text import _

NAME: Final = "audit.jsonl"
FIRST: Final = "0" * 64
PATIENCE: Final = 60.0  # seconds that one entry waits for another


@dataclass(frozen=True)
class Log:
    """A log that is whole: its entries, and the hash of its last line."""

    entries: list[dict[str, Any]]
    last: str
    hashes: list[str]


def enter(store: Path, event: str, **facts: Any) -> None:
    """Add an entry; OSError (Timeout) where it cannot be written, and then the log is as it was."""
    path = store / NAME
    lock = FileLock(store / f"{NAME}.lock", timeout=PATIENCE, mode=0o600)
    with lock, _opened(path) as file:
        content = file.read()
        whole = content[: content.rfind(b"\n") + 1]
        lines = whole.splitlines()
        entry = {
            "number": len(lines) + 1,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "by": getpass.getuser(),
            "event": event,
            **facts,
            "before": _sha256(lines[-1]) if lines else FIRST,
        }
        if len(whole) < len(content):  # a line that was cut off by the end of the power
            entry["cut_off"] = len(content) - len(whole)
        line = json.dumps(entry, ensure_ascii=False).encode() + b"\n"
        _append(file, len(whole), line)


def read(store: Path) -> Log:
    """The log; StoreProblem naming the first line that is not what was written."""
    path = store / NAME
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        content = b""
    except OSError as problem:
        raise StoreProblem(_("{path}: tidak dapat dibaca.").format(path=path)) from problem
    before, entries, hashes = FIRST, [], []
    for number, line in enumerate(content.splitlines(), 1):
        try:
            entry = json.loads(line)
            is_next = entry["number"] == number and entry["before"] == before
        except (ValueError, KeyError, TypeError):
            is_next = False
            entry = {}
        if not is_next:
            raise StoreProblem(
                _(
                    "{path}: baris {number} bukan yang dahulu ditulis; catatan ini pernah diubah "
                    "atau rusak. Bandingkan dengan cadangan."
                ).format(path=path, number=number)
            )
        before = _sha256(line)
        entries.append(entry)
        hashes.append(before)
    return Log(entries, before, hashes)


def _opened(path: Path) -> BinaryIO:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "rb+", buffering=0)


def _append(file: BinaryIO, end: int, line: bytes) -> None:
    """Write a line at the end, or leave the file as long as it was."""
    file.seek(end)
    file.truncate()
    try:
        written = file.write(line)
        if written != len(line):
            file.write(line[written:])  # tells why, such as a full disk
        os.fsync(file.fileno())
    except OSError:
        file.truncate(end)
        raise


def _sha256(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
