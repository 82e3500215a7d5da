"""A copy of a store in one file, without its key; and a store from such a file.

The file is a plain .tar: what is in the store, and last a list of every file with its SHA-256. It
holds pseudonyms, so only its owner may read it (0600). The key is kept apart (`key --copy`):
without it no pseudonym can be tried against numbers.
"""

import errno
import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

from data.problems import Refused, StoreProblem
from data.walls import audit
from data.walls.files import replace, sync, sync_file
from data.walls.key import IDS, id_of, key_in, known_ids, take
from language.text import _

KEPT: Final = (
    *("releases", "programmes", "deaths", "generations", "boundaries"),
    *("findings.log", audit.NAME, IDS, "withdrawn.json", "CURRENT"),
)
LIST: Final = "backup.json"
FORMAT: Final = 1
PIECE: Final = 1 << 20  # bytes


def back_up(store: Path, folder: Path) -> tuple[Path, int]:
    """Write a backup of a store into a folder, and read it again; (the file, files in it).

    To be called by the only writer. Raises StoreProblem where it cannot be written, or what was
    written is not what was read; then there is no file of that name.
    """
    if folder.resolve().is_relative_to(store.resolve()):
        raise Refused(_("Simpan cadangan di luar {store}.").format(store=store))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"store-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.tar"
    draft = folder / f".{name}"
    audit.enter(store, "backed_up", file=name)
    try:
        handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w+b") as file:
            hashes = _write(store, file)
        if hashes != _read(draft, None):
            raise StoreProblem(_damaged(draft))
        sync_file(draft)
        replace(draft, folder / name)
    except OSError as problem:
        raise StoreProblem(
            _(
                "{folder}: cadangan tidak dapat ditulis ({code}). Periksa ruang dan izinnya, lalu "
                "ulangi."
            ).format(folder=folder, code=errno.errorcode.get(problem.errno or 0, ""))
        ) from problem
    finally:
        draft.unlink(missing_ok=True)
    sync(folder)
    return folder / name, len(hashes)


def restore(backup: Path, store: Path, work: Path, key: Path | None) -> int:
    """Fill an empty store from a backup; how many files it holds.

    To be called by the only writer, with its work folder. Raises Refused for a store that holds
    something, StoreProblem for a backup that is damaged, or a key that is not of it.
    """
    if any((store / name).is_file() or any_in(store / name) for name in KEPT):
        raise Refused(
            _("{store} sudah berisi. Pilih folder kosong dengan DATA_STORE.").format(store=store)
        )
    hashes = _read(backup, work)
    given = key_in(key) if key else None
    if given and known_ids(work)[0] not in (None, id_of(given)):
        raise StoreProblem(
            _("{key} bukan kunci cadangan ini. Tidak ada yang dipulihkan.").format(key=key)
        )
    audit.enter(work, "restored", file=backup.name, has_key=given is not None)
    for name in KEPT:  # CURRENT is the last: what is shown is whole
        if (work / name).is_dir() and (store / name).is_dir():
            (store / name).rmdir()
        if (work / name).exists():
            replace(work / name, store / name)
    sync(store)
    if given:
        take(store, given)
    return len(hashes)


def any_in(place: Path) -> bool:
    return place.is_dir() and any(place.iterdir())


def _write(store: Path, file: IO[bytes]) -> dict[str, str]:
    """Write the archive; the SHA-256 of every file, by its path in the store."""
    hashes: dict[str, str] = {}
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path in _files(store):
            name = path.relative_to(store).as_posix()
            member = tarfile.TarInfo(name)
            member.size, member.mode = path.stat().st_size, 0o600
            with path.open("rb") as content:
                reader = _Reader(content)
                archive.addfile(member, reader)
            hashes[name] = reader.sha256
        said = json.dumps({"format": FORMAT, "files": hashes}, indent=1).encode()
        member = tarfile.TarInfo(LIST)
        member.size, member.mode = len(said), 0o600
        archive.addfile(member, io.BytesIO(said))
    file.flush()
    return hashes


def _files(store: Path) -> Iterator[Path]:
    """Every finished file of a store."""
    for name in KEPT:
        place = store / name
        inside = sorted(place.rglob("*")) if place.is_dir() else [place]
        for path in inside:
            is_draft = any(part.startswith(".") for part in path.relative_to(store).parts)
            if path.is_file() and not is_draft:
                yield path


def _read(backup: Path, to: Path | None) -> dict[str, str]:
    """Read a backup whole, and unpack it where a folder is given; the SHA-256 of every file.

    Raises StoreProblem where a file is damaged, missing, or none that a backup holds.
    """
    hashes: dict[str, str] = {}
    said: Any = None
    try:
        with tarfile.open(backup, mode="r:") as archive:
            for member in archive:
                content = archive.extractfile(member)
                if content is None:
                    raise StoreProblem(_damaged(backup))
                if member.name == LIST:
                    said = json.load(content)
                elif _is_of_a_store(member.name):
                    hashes[member.name] = _copy(content, to / member.name if to else None)
                else:
                    raise StoreProblem(_damaged(backup))
    except (tarfile.TarError, ValueError, EOFError) as problem:
        raise StoreProblem(_damaged(backup)) from problem
    if not isinstance(said, dict) or said.get("format") != FORMAT or said.get("files") != hashes:
        raise StoreProblem(_damaged(backup))
    return hashes


def _is_of_a_store(name: str) -> bool:
    """Whether a path leads to what a backup may hold, and nowhere else."""
    parts = PurePosixPath(name).parts
    plain = not any(part in ("..", "/") or "\\" in part or ":" in part for part in parts)
    return plain and bool(parts) and parts[0] in KEPT


def _copy(content: IO[bytes], path: Path | None) -> str:
    """Copy into a new file, if one is named; the SHA-256."""
    reader = _Reader(content)
    if path is None:
        while reader.read(PIECE):
            pass
        return reader.sha256
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        while piece := reader.read(PIECE):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return reader.sha256


def _damaged(backup: Path) -> str:
    return _("{backup}: cadangan rusak atau tidak lengkap. Pakai cadangan lain.").format(
        backup=backup
    )


class _Reader(io.RawIOBase):
    """A file that reckons the SHA-256 of what is read from it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self._digest.update(piece)
        return piece

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()
