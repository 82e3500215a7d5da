"""DuckDB in memory: what does not fit there goes below the store, or nowhere."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data.walls.files import remove

Config = dict[str, str | bool | int | float | list[str]]
OF_PROCESS: Config = {}  # what every connection of this process is given


def part_of_cores(among: int) -> int:
    """How many threads one of so many should take that work side by side.

    Threads that wait for each other cost what others could use: on two cores, of which each of two
    processes wants both, counting a release takes a fifth more.
    """
    return max(1, (os.cpu_count() or 1) // among)


def share_cores(processes: int) -> None:
    """Give connections of this process, one of so many, no more threads than its part of cores."""
    OF_PROCESS["threads"] = part_of_cores(processes)


@contextmanager
def in_memory(
    spill: Path | None = None, limit: str = "", threads: int = 0
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection of its own, closed at the end.

    Args:
        spill: a folder in the store for what does not fit, removed at the end; without it nothing
            leaves the memory. DuckDB by itself would write into the folder that a command is run
            from.
        limit: how much memory it may take, such as '1GB'.
        threads: how many it works with; else one for each core.
    """
    folder = spill / f".spill-{secrets.token_hex(4)}" if spill else None
    config: Config = {**OF_PROCESS, "temp_directory": str(folder or "")}
    if limit:
        config["memory_limit"] = limit
    if threads:
        config["threads"] = threads
    try:
        with duckdb.connect(config=config) as connection:
            yield connection
    finally:
        if folder:
            remove(folder)
