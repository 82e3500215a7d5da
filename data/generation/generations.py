"""Generations: small immutable folders of aggregates, and the one that is current.

A generation is written whole under a temporary name, checked, closed, synced and renamed; then the
text file CURRENT is replaced. Readers never meet a half state, and a session that opened one keeps
it however many follow. The manifest tells the SHA-256 of each file and the place of the generation
in the order in which they were made; each database tells its own edition. What differs is damaged.
"""

import hashlib
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from data.generation import withdrawals
from data.problems import StoreProblem
from data.settings import EDITIONS, Edition
from data.walls import audit
from data.walls.files import discard, folders_in, patiently, write_whole
from language.text import _
from queries import ask

if TYPE_CHECKING:  # loading it takes long, and most commands need no frame
    import pandas as pd

# What a manifest must say to be one of ours; and since files are held against it.
MANIFEST = frozenset({"id", "created", "releases", "is_made_up", "fingerprint", "editions"})
HELD = frozenset({"files", "order"})
READ_ONLY = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
    "memory_limit": "1GB",
    # A question plans longer than it counts; beside one another they need no core each.
    "threads": "1",
}


class NoGeneration(StoreProblem):
    """Nothing has been published in this store yet."""


class DamagedGeneration(StoreProblem):
    """The pointer or the files of a generation cannot be read."""


class WithdrawnGeneration(DamagedGeneration):
    """The generation was withdrawn: nobody is to see it again."""


class OutdatedGeneration(StoreProblem):
    """The generation was made by another version of the code, which published other relations."""


@dataclass(frozen=True)
class Generation:
    """One published state: `manifest` says what went in and what the checks found."""

    id: str
    folder: Path
    manifest: dict[str, Any] = field(compare=False)

    @property
    def is_whole(self) -> bool:
        """Whether the files of both editions are what was published, each of its own edition."""
        return _are_whole([self])

    @property
    def order(self) -> int:
        """Its place among all that were made here, from 1 on; the clock says nothing of it."""
        return int(self.manifest["order"])

    @property
    def store(self) -> Path:
        """The store that it lies in."""
        return self.folder.parent.parent

    def file(self, edition: Edition) -> tuple[Path, Edition, str]:
        """The database of an edition, the edition that it must tell, and its SHA-256."""
        name = f"{edition}.duckdb"
        return self.folder / name, edition, str(self.manifest["files"].get(name))

    @property
    def created(self) -> datetime:
        """When it was published, in UTC."""
        return datetime.fromisoformat(self.manifest["created"])

    @property
    def awaited(self) -> list[str]:
        """The releases of the sample that were still being made."""
        return self.manifest.get("awaited", [])

    @property
    def is_made_up(self) -> bool:
        """Whether the persons behind the numbers are made up."""
        return bool(self.manifest["is_made_up"])


def folder_of(store: Path) -> Path:
    """Where the generations of a store lie."""
    return store / "generations"


def current(store: Path) -> Generation:
    """The generation that new sessions open; NoGeneration before the first."""
    return find(store, current_id(store))


def current_id(store: Path) -> str:
    """The id in CURRENT: one small read, cheap enough for every rerun of a page."""
    try:
        return patiently(lambda: (store / "CURRENT").read_text(encoding="utf-8")).strip()
    except FileNotFoundError:
        raise NoGeneration(
            _(
                "Belum ada terbitan di {store}. Masukkan kiriman dengan `python -m data ingest "
                "FOLDER`, atau buat contoh dengan `python -m data sample`."
            ).format(store=store)
        ) from None
    except (OSError, UnicodeDecodeError) as problem:
        raise _damaged(store / "CURRENT") from problem


def find(store: Path, id: str) -> Generation:
    """The generation of that id.

    Raises WithdrawnGeneration, DamagedGeneration when its folder or manifest cannot be read,
    OutdatedGeneration for one of a version that kept no hashes.
    """
    folder = folder_of(store) / id
    if not id or Path(id).name != id:
        raise _damaged(store / "CURRENT")
    refuse_withdrawn(store, id)
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise _damaged(folder) from problem
    if not isinstance(manifest, dict) or not MANIFEST.issubset(manifest):
        raise _damaged(folder)
    if not HELD.issubset(manifest):
        raise _outdated(folder)
    if not isinstance(manifest["files"], dict) or not isinstance(manifest["order"], int):
        raise _damaged(folder)
    return Generation(id, folder, manifest)


def whole_generations(store: Path) -> list[Generation]:
    """Every whole generation that is kept, in the order in which they were made."""
    return survey(store)[0]


def survey(store: Path) -> tuple[list[Generation], dict[str, StoreProblem]]:
    """The whole generations in order; and what is wrong with each of the others, by id."""
    found: list[Generation] = []
    others: dict[str, StoreProblem] = {}
    for folder in folders_in(folder_of(store)):
        try:
            found.append(find(store, folder.name))
        except StoreProblem as problem:
            others[folder.name] = problem
    # All at once, for an instance of DuckDB is what costs; one by one tells which is damaged.
    whole = found if _are_whole(found) else [each for each in found if each.is_whole]
    others |= {each.id: _damaged(each.folder) for each in found if each not in whole}
    return sorted(whole, key=lambda each: (each.order, each.id)), others


def next_order(store: Path) -> int:
    """The place of the next generation in the order; none that is kept stands as far on."""
    orders = [0]
    for folder in folders_in(folder_of(store)):
        try:
            orders.append(find(store, folder.name).order)
        except StoreProblem:
            continue  # whatever it was, it is no longer in any order
    return 1 + max(orders)


def refuse_withdrawn(store: Path, id: str) -> None:
    """Raise WithdrawnGeneration for one that was withdrawn: one look at the time of a file."""
    if any(each["id"] == id for each in withdrawals.withdrawn(store)):
        raise WithdrawnGeneration(
            _("Terbitan {id} sudah ditarik dan tidak ditampilkan lagi. Buka yang terbaru.").format(
                id=id
            )
        )


def withdraw(store: Path, id: str) -> str | None:
    """Show a generation to nobody again; the id of the one that is current then, None without any.

    To be called by the only writer. From then on no session, meeting or address is answered with
    it. What a dashboard still holds open on Windows is removed by a later command.
    """
    try:
        gone: Generation | None = find(store, id)
    except StoreProblem:
        gone = None  # damaged, or withdrawn by a command that died
    audit.enter(store, "withdrawn", generation=id)
    withdrawals.add(store, id, gone.manifest["fingerprint"] if gone else "")
    left = whole_generations(store)
    if pointed_at(store) == id:
        before = [each for each in left if gone and each.order < gone.order]
        if left:
            point_at(store, (before or left)[-1].id)
        else:
            (store / "CURRENT").unlink()
    discard(folder_of(store) / id)
    return pointed_at(store)


def pointed_at(store: Path) -> str | None:
    """The id in CURRENT, None where it tells none."""
    try:
        return current_id(store)
    except (NoGeneration, DamagedGeneration):
        return None


def rows(
    generation: Generation, edition: Edition, name: str, values: Mapping[str, Any]
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of one read query.

    Raises QueryProblem for a wrong name or value, OutdatedGeneration when the file lacks what is
    asked, DamagedGeneration when it cannot be read.
    """
    file = generation.file(edition)
    try:
        with _cursor(generation, edition) as cursor:
            result = ask(cursor, name, values, partial(_domain, *file))
            return [column[0] for column in result.description], result.fetchall()
    except duckdb.Error as problem:
        raise _unreadable(generation.folder, problem) from problem


def read(
    generation: Generation, edition: Edition, name: str, values: Mapping[str, Any]
) -> "pd.DataFrame":
    """One read query as a frame; the same errors as `rows`."""
    file = generation.file(edition)
    try:
        with _cursor(generation, edition) as cursor:
            return ask(cursor, name, values, partial(_domain, *file)).df()
    except duckdb.Error as problem:
        raise _unreadable(generation.folder, problem) from problem


def _cursor(generation: Generation, edition: Edition) -> duckdb.DuckDBPyConnection:
    """A cursor of an edition's file: looked at each time, and read on where it has been pruned."""
    refuse_withdrawn(generation.store, generation.id)
    path, _edition, sha256 = file = generation.file(edition)
    connection = _connect(*file)
    if path.exists() and not _is_as_published(path, sha256):
        raise _damaged(path.parent)
    return connection.cursor()


@lru_cache(maxsize=4)
def _connect(path: Path, edition: Edition, sha256: str) -> duckdb.DuckDBPyConnection:
    """One read-only connection a file, walled off; callers take a cursor for each query.

    Raises DamagedGeneration for what is not, byte for byte, the edition that was published.
    """
    if not _is_as_published(path, sha256):
        raise _damaged(path.parent)
    connection = duckdb.connect(str(path), read_only=True, config=dict(READ_ONLY))
    if not _is_edition(connection, "protection", edition):
        connection.close()
        raise _damaged(path.parent)
    return connection


@lru_cache(maxsize=100)
def _domain(path: Path, edition: Edition, sha256: str, sql: str) -> frozenset[str]:
    """What a parameter may be in a file, which never changes: every question asks for it."""
    with _connect(path, edition, sha256).cursor() as cursor:
        found = cursor.execute(sql).fetchall()
    return frozenset(str(value) for (value,) in found if value is not None)


def _are_whole(generations: list[Generation]) -> bool:
    """Whether every file is what was published, and its database tells its own edition."""
    files = [each.file(edition) for each in generations for edition in EDITIONS]
    with ThreadPoolExecutor() as pool:
        if not all(pool.map(lambda file: _is_as_published(file[0], file[2]), files)):
            return False
    try:
        with duckdb.connect() as connection:
            for number, (path, _edition, _sha256) in enumerate(files):
                quoted = str(path).replace("'", "''")
                connection.execute(f"attach '{quoted}' as file{number} (read_only)")
            connection.execute("set enable_external_access = false")
            return all(
                _is_edition(connection, f"file{number}.protection", edition)
                for number, (_path, edition, _sha256) in enumerate(files)
            )
    except duckdb.Error:
        return False


def _is_edition(connection: duckdb.DuckDBPyConnection, table: str, edition: Edition) -> bool:
    return connection.execute(f"select edition from {table}").fetchall() == [(edition,)]


def _is_as_published(path: Path, sha256: str) -> bool:
    """Whether a file has the bytes that its manifest tells."""
    try:
        about = path.stat()
        return _sha256(path, about.st_size, about.st_mtime_ns) == sha256
    except OSError:
        return False


@lru_cache(maxsize=64)
def _sha256(path: Path, size: int, changed: int) -> str:
    """The SHA-256 of a file, reckoned once for as long as size and time of change are the same."""
    del size, changed
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unreadable(folder: Path, problem: duckdb.Error) -> StoreProblem:
    """What is wrong with a generation that did not answer."""
    is_outdated = isinstance(problem, duckdb.CatalogException | duckdb.BinderException)
    return _outdated(folder) if is_outdated else _damaged(folder)


def _outdated(folder: Path) -> OutdatedGeneration:
    return OutdatedGeneration(
        _(
            "Terbitan di {place} dibuat oleh versi lain dari dasbor ini. Terbitkan ulang "
            "dengan `python -m data publish`."
        ).format(place=folder)
    )


def _damaged(place: Path) -> DamagedGeneration:
    return DamagedGeneration(
        _(
            "Terbitan di {place} rusak atau tidak lengkap. Kembali ke yang sebelumnya dengan "
            "`python -m data rollback`, atau terbitkan ulang dengan `python -m data publish`."
        ).format(place=place)
    )


def point_at(store: Path, id: str) -> None:
    """Make a generation current: one atomic replacement of a small text file."""
    write_whole(store / "CURRENT", id + "\n")


def prune(store: Path, keep: int) -> list[str]:
    """Remove all but the last `keep` generations, never the current one; ids of those removed.

    Damaged ones go first: they are of no use. Those of another version count as older than any
    that has an order. What another program holds open stays for a later time.
    """
    current, (whole, others) = current_id(store), survey(store)
    outdated = [id for id, why in others.items() if isinstance(why, OutdatedGeneration)]
    kept = [*outdated, *(each.id for each in whole)][-keep:]
    gone = [id for id in (*others, *(each.id for each in whole)) if id not in (*kept, current)]
    return [id for id in gone if discard(folder_of(store) / id)]


def sha256_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a draft, by name."""
    hashes = {}
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            hashes[path.name] = hashlib.file_digest(file, "sha256").hexdigest()
    return hashes
