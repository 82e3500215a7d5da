"""Generations: small immutable folders of aggregates, and the one that is current.

A generation is written whole under a temporary name, checked, closed, synced and renamed; then the
text file CURRENT is replaced. Readers never meet a half state, and a session that opened one keeps
it however many follow.
"""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from data.problems import StoreProblem
from data.settings import EDITIONS, Edition
from data.store import sync
from language.text import _
from queries import ask

if TYPE_CHECKING:  # loading it takes long, and most commands need no frame
    import pandas as pd

# What a manifest must say to be one of ours.
MANIFEST = frozenset({"id", "created", "releases", "is_made_up", "fingerprint", "editions"})
READ_ONLY = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
    "memory_limit": "1GB",
    "threads": "2",
}


class NoGeneration(StoreProblem):
    """Nothing has been published in this store yet."""


class DamagedGeneration(StoreProblem):
    """The pointer or the files of a generation cannot be read."""


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
        """Whether the files of both editions are there and answer."""
        return all(_answers(self.folder / f"{edition}.duckdb") for edition in EDITIONS)

    @property
    def created(self) -> datetime:
        """When it was published, in UTC."""
        return datetime.fromisoformat(self.manifest["created"])

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
        return (store / "CURRENT").read_text(encoding="utf-8").strip()
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
    """The generation of that id; DamagedGeneration when its folder or manifest cannot be read."""
    folder = folder_of(store) / id
    if not id or Path(id).name != id:
        raise _damaged(store / "CURRENT")
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise _damaged(folder) from problem
    if not isinstance(manifest, dict) or not MANIFEST.issubset(manifest):
        raise _damaged(folder)
    return Generation(id, folder, manifest)


def whole_generations(store: Path) -> list[Generation]:
    """Every whole generation that is kept, oldest first; damaged ones are left out."""
    whole = []
    for path in sorted(folder_of(store).glob("[!.]*/manifest.json")):
        try:
            generation = find(store, path.parent.name)
        except DamagedGeneration:
            continue
        if generation.is_whole:
            whole.append(generation)
    return whole


def rows(
    generation: Generation, edition: Edition, name: str, values: Mapping[str, Any]
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of one read query.

    Raises QueryProblem for a wrong name or value, OutdatedGeneration when the file lacks what is
    asked, DamagedGeneration when it cannot be read.
    """
    try:
        with _connect(generation.folder / f"{edition}.duckdb").cursor() as cursor:
            result = ask(cursor, name, values)
            return [column[0] for column in result.description], result.fetchall()
    except duckdb.Error as problem:
        raise _unreadable(generation.folder, problem) from problem


def read(
    generation: Generation, edition: Edition, name: str, values: Mapping[str, Any]
) -> "pd.DataFrame":
    """One read query as a frame; the same errors as `rows`."""
    try:
        with _connect(generation.folder / f"{edition}.duckdb").cursor() as cursor:
            return ask(cursor, name, values).df()
    except duckdb.Error as problem:
        raise _unreadable(generation.folder, problem) from problem


@lru_cache(maxsize=4)
def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    """One read-only connection a file, walled off; callers take a cursor for each query."""
    if not path.is_file():
        raise _damaged(path.parent)
    return duckdb.connect(str(path), read_only=True, config=dict(READ_ONLY))


def _answers(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with duckdb.connect(str(path), read_only=True, config=dict(READ_ONLY)) as connection:
            return connection.execute("select count(*) from area_release").fetchone() is not None
    except duckdb.Error:
        return False


def _unreadable(folder: Path, problem: duckdb.Error) -> StoreProblem:
    """What is wrong with a generation that did not answer."""
    if isinstance(problem, duckdb.CatalogException | duckdb.BinderException):
        return OutdatedGeneration(
            _(
                "Terbitan di {place} dibuat oleh versi lain dari dasbor ini. Terbitkan ulang "
                "dengan `python -m data publish`."
            ).format(place=folder)
        )
    return _damaged(folder)


def _damaged(place: Path) -> DamagedGeneration:
    return DamagedGeneration(
        _(
            "Terbitan di {place} rusak atau tidak lengkap. Kembali ke yang sebelumnya dengan "
            "`python -m data rollback`, atau terbitkan ulang dengan `python -m data publish`."
        ).format(place=place)
    )


def point_at(store: Path, id: str) -> None:
    """Make a generation current: one atomic replacement of a small text file."""
    pointer = store / ".CURRENT.new"
    with pointer.open("w", encoding="utf-8") as file:
        file.write(id + "\n")
        file.flush()
        os.fsync(file.fileno())
    pointer.replace(store / "CURRENT")
    sync(store)


def prune(store: Path, keep: int) -> list[str]:
    """Remove all but the last `keep` generations, never the current one; ids of those removed."""
    current = current_id(store)
    old = [path.parent for path in sorted(folder_of(store).glob("[!.]*/manifest.json"))][:-keep]
    gone = [folder for folder in old if folder.name != current]
    for folder in gone:
        shutil.rmtree(folder)
    return [folder.name for folder in gone]
