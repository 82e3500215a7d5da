"""DuckDB in memory: what does not fit there goes below the store, or nowhere."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data.walls.files import remove

# Of how many processes that work side by side this is one.
BESIDE = {"processes": 1}


def share_cores(processes: int) -> None:
    """Let connections of this process, one of so many, take no more than its part of the cores.

    Threads that wait for each other cost what others could use: on two cores, of which each of two
    processes wants both, counting a release takes a fifth more.
    """
    BESIDE["processes"] = processes


@contextmanager
def in_memory(
    spill: Path | None = None, limit: str = "", among: int = 1
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection of its own, closed at the end.

    Args:
        spill: a folder in the store for what does not fit, removed at the end; without it nothing
            leaves the memory. DuckDB by itself would write into the folder that a command is run
            from.
        limit: how much memory it may take, such as '1GB'.
        among: of how many threads of ours, each with something to ask, this is for one: it takes
            its part of the cores.
    """
    folder = spill / f".spill-{secrets.token_hex(4)}" if spill else None
    config: dict[str, str | bool | int | float | list[str]] = {"temp_directory": str(folder or "")}
    if limit:
        config["memory_limit"] = limit
    try:
        with duckdb.connect(config=config) as connection:
            _take_part(connection, among * BESIDE["processes"])
            yield connection
    finally:
        if folder:
            remove(folder)


def _take_part(connection: duckdb.DuckDBPyConnection, among: int) -> None:
    """Work with one of so many parts of the threads that DuckDB would take, with one at least."""
    if among > 1:
        ((threads,),) = connection.execute("select current_setting('threads')").fetchall()
        connection.execute(f"set threads = {max(1, threads // among)}")
