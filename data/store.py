"""The store's folder: who may write, what is told when that fails, and what the dead left."""

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import AcquireReturnProxy, FileLock, Timeout

from data.problems import Refused, StoreProblem
from data.walls.access import refuse_open
from data.walls.files import is_held, remove
from language.text import _

# How DuckDB tells that a disk is full.
NO_SPACE = ("No space left", "File too large", "Disk quota exceeded")
FOLDERS = ("releases", "programmes", "deaths", "generations")
DRAFTS = (".parquet", ".json", ".new")  # hidden files that are ours
PATIENCE = 600.0  # seconds that a second writer waits for the first


@contextmanager
def writing(store: Path, patience: float = PATIENCE) -> Iterator[Path]:
    """Be the only writer of the store, and give an empty work folder (0700), removed at the end.

    What a killed writer left behind is removed first. Raises StoreProblem when the store cannot be
    written, is full, or another writer does not finish within `patience` seconds.
    """
    try:
        store.mkdir(mode=0o700, parents=True, exist_ok=True)
        refuse_open(store)
        for name in (*FOLDERS, "work"):
            (store / name).mkdir(mode=0o700, exist_ok=True)
        lock = FileLock(store / "lock", mode=0o600)
        with _patiently(lock, store, patience):
            _clear(store)
            work = Path(tempfile.mkdtemp(dir=store / "work"))
            try:
                yield work
            finally:
                remove(work)
    except Timeout as problem:
        raise StoreProblem(
            _(
                "{store} sedang ditulis oleh perintah lain. Tunggu sampai selesai, lalu ulangi."
            ).format(store=store)
        ) from problem
    except OSError as problem:
        place = Path(os.fsdecode(problem.filename or store))
        if is_held(problem):
            raise StoreProblem(
                _(
                    "{place} sedang dipakai program lain (dasbor, Excel, pemindai virus). Tutup "
                    "program itu, lalu ulangi. Yang sudah terbit tidak berubah."
                ).format(place=place)
            ) from problem
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
    for left in (store / "work").iterdir():  # a desktop may leave files of its own
        remove(left)
    for place in FOLDERS:
        for left in sorted((store / place).rglob(".*")):
            remove(left)
            if left.suffix in DRAFTS:
                left.unlink(missing_ok=True)
    for left in store.glob(".*.new"):
        left.unlink()
