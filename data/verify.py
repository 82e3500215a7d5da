"""Whether a store is what it was when it was written: every file read, nothing changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import duckdb

from data.database import in_memory
from data.generation.generations import (
    NoGeneration,
    OutdatedGeneration,
    current,
    survey,
)
from data.intake.delivery import literal
from data.intake.upgrade import check_account, kept_folders
from data.problems import StoreProblem
from data.walls import audit
from language.text import _

# The tables that each kind of delivery keeps.
TABLES: Final = {
    "releases": ("family", "person", "desa_count", "quarantine"),
    "programmes": ("recipient", "quarantine"),
    "deaths": ("death", "quarantine"),
}


def problems(store: Path) -> list[str]:
    """What is wrong with a store, a line each. To be called by the only writer."""
    return list(dict.fromkeys([*_kept(store), *_generations(store), *_audit(store)]))


def _kept(store: Path) -> Iterator[str]:
    try:
        folders = kept_folders(store)
    except StoreProblem as problem:
        yield str(problem)
        return
    for folder in folders:
        try:
            check_account(store, folder)
        except StoreProblem as problem:
            yield str(problem)
        for name in TABLES[folder.relative_to(store).parts[0]]:
            if not _can_be_read(folder / f"{name}.parquet"):
                yield _("{path}: rusak atau hilang. Masukkan ulang berkas kiriman itu.").format(
                    path=folder / f"{name}.parquet"
                )


def _can_be_read(path: Path) -> bool:
    """Whether every value of a table can be read."""
    try:
        with in_memory() as connection:
            connection.execute("select count(columns(*)) from read_parquet(?)", [literal(path)])
    except (duckdb.IOException, duckdb.InvalidInputException):
        return False
    return True


def _generations(store: Path) -> Iterator[str]:
    others = survey(store)[1].values()
    yield from (str(each) for each in others if not isinstance(each, OutdatedGeneration))
    try:
        current(store)
    except NoGeneration:
        return
    except StoreProblem as problem:
        yield str(problem)


def _audit(store: Path) -> Iterator[str]:
    """Whether the log is whole, and tells the files of every generation as its manifest does."""
    try:
        log = audit.read(store)
    except StoreProblem as problem:
        yield str(problem)
        return
    published = [each for each in log.entries if each["event"] == "published"]
    told = {each["generation"]: each["files"] for each in published}
    for generation in survey(store)[0]:
        if told.get(generation.id) != generation.manifest["files"]:
            yield _("{folder}: tidak tercatat sebagai terbitan dalam {log}.").format(
                folder=generation.folder, log=audit.NAME
            )
