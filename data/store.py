"""The store's folder: who may write, its key, what lasts, and clearing up after a dead process."""

import errno
import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import duckdb
from filelock import AcquireReturnProxy, FileLock, Timeout

from data.problems import Refused, StoreProblem
from language.text import _

# How DuckDB tells that a disk is full.
NO_SPACE = ("No space left", "File too large", "Disk quota exceeded")
PATIENCE = 600.0  # seconds that a second writer waits for the first


@contextmanager
def writing(store: Path, patience: float = PATIENCE) -> Iterator[Path]:
    """Be the only writer of the store, and give an empty work folder (0700), removed at the end.

    What a killed writer left behind is removed first. Raises StoreProblem when the store cannot be
    written, is full, or another writer does not finish within `patience` seconds.
    """
    try:
        for name in (".", "releases", "programmes", "deaths", "generations", "work"):
            (store / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(store / "lock", mode=0o600)
        with _patiently(lock, store, patience):
            _clear(store)
            with tempfile.TemporaryDirectory(dir=store / "work") as work:
                yield Path(work)
    except Timeout as problem:
        raise StoreProblem(
            _(
                "{store} sedang ditulis oleh perintah lain. Tunggu sampai selesai, lalu ulangi."
            ).format(store=store)
        ) from problem
    except OSError as problem:
        place = Path(os.fsdecode(problem.filename or store))
        if store not in (place, *place.parents):
            raise Refused(
                _("{path}: tidak dapat dibaca ({code}). Periksa berkas itu dan izinnya.").format(
                    path=place, code=_code(problem)
                )
            ) from problem
        raise StoreProblem(_what(problem).format(store=store)) from problem


def _patiently(lock: FileLock, store: Path, patience: float) -> AcquireReturnProxy:
    """The lock, at once or after saying that another command is at work."""
    try:
        return lock.acquire(timeout=0)
    except Timeout:
        print(
            _("{store} sedang ditulis oleh perintah lain; menunggu ...").format(store=store),
            file=sys.stderr,
        )
        return lock.acquire(timeout=patience)


def _what(problem: OSError) -> str:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _(
            "{store}: ruang penyimpanan habis. Yang sudah terbit tidak berubah. "
            "Kosongkan ruang, lalu ulangi."
        )
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _(
            "{store}: tidak boleh ditulis. Periksa pemilik dan izin folder itu, atau pilih "
            "folder lain dengan DATA_STORE."
        )
    return _(
        "{store}: gagal ditulis atau dibaca ({code}). Yang sudah terbit tidak berubah."
    ).replace("{code}", _code(problem))


def database_words(problem: duckdb.Error) -> str:
    """What is said of a problem of DuckDB: its kind only, for its own text may quote a row."""
    if any(words in str(problem) for words in NO_SPACE):
        return _(
            "Ruang penyimpanan habis. Yang sudah terbit tidak berubah. "
            "Kosongkan ruang, lalu ulangi."
        )
    return _("Basis data gagal ({kind}). Yang sudah terbit tidak berubah.").format(
        kind=type(problem).__name__
    )


def _code(problem: OSError) -> str:
    return errno.errorcode.get(problem.errno or 0, type(problem).__name__)


def _clear(store: Path) -> None:
    """Remove drafts of writers that died: nothing that was finished bears such a name."""
    hidden = ("generations/.*", "releases/*/.*", "programmes/.*", "deaths/.*")
    drafts = (store.glob(each) for each in hidden)
    for left in chain((store / "work").iterdir(), *drafts):
        if left.is_dir() and not left.is_symlink():  # a desktop may leave files of its own
            shutil.rmtree(left)
    (store / ".CURRENT.new").unlink(missing_ok=True)


def key_of(store: Path) -> bytes:
    """The store's own random key of 32 bytes, made on first use (0600); never part of a backup."""
    path = store / "key"
    if not path.exists():
        draft = path.with_name(".key.new")
        draft.unlink(missing_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(32))
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    key = path.read_bytes()
    if len(key) != 32:
        raise StoreProblem(
            _(
                "{path} rusak: kunci harus 32 bita. Pulihkan kunci dari simpanannya; kunci baru "
                "tidak dapat mencocokkan rilis lama."
            ).format(path=path)
        )
    return key


def pads_of(store: Path) -> dict[str, bytes]:
    """What the keyed hashes of queries take: inner_pad and outer_pad of HMAC-SHA256."""
    padded = key_of(store).ljust(64, b"\0")
    return {
        "inner_pad": bytes(byte ^ 0x36 for byte in padded),
        "outer_pad": bytes(byte ^ 0x5C for byte in padded),
    }


def settle(draft: Path, final: Path) -> None:
    """Sync every file of a finished folder, and rename it into place."""
    for path in draft.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
    draft.rename(final)
    sync(final.parent)


def sync(folder: Path) -> None:
    """Make the names in a folder durable, where the system can (Windows cannot)."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
