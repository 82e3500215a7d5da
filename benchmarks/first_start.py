"""The first start as an office meets it: server and sample together, and a browser that waits."""

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from benchmarks.cases import Result
from benchmarks.crowd import reader
from benchmarks.running import run
from benchmarks.serving import Server, served

LOOK: Final = 0.05  # seconds from look to look whether there is a generation


def first_start(store: Path, families: int) -> Iterator[Result]:
    """From an empty store to pages of a server that was started with the sample, as `make run`."""
    words = ("-m", "data", "sample", "--families", str(families))
    started = time.perf_counter()
    with ThreadPoolExecutor(1) as beside:
        making = beside.submit(run, *words, store=store)
        with served("dashboard.py", DATA_STORE=store) as server:
            empty = _elements(server)
            while not (store / "CURRENT").exists() and not making.done():
                time.sleep(LOOK)
            first = _elements(server)
            reached = time.perf_counter() - started
            made = making.result()
            # A new generation: nothing that the server has kept of the first helps it.
            whole = _elements(server)
            total = time.perf_counter() - started
    assert empty < min(first, whole)
    yield Result(
        "Empty store to a page with the first release",
        f"{reached:.1f} s",
        "at most 15 s",
        reached <= 15,
    )
    yield Result(
        "Empty store to a page with every release",
        f"{total:.1f} s (sample {made.seconds:.1f})",
        "at most 45 s",
        total <= 45,
    )
    yield Result(
        "Peak memory of making the sample",
        f"{made.peak_mib:,.0f} MiB in the largest of its three processes",
        "under 2,048 MiB",
        made.peak_mib < 2048,
    )


def _elements(server: Server) -> int:
    """How many elements the first page of a new reader has."""

    async def opened() -> int:
        async with reader(server.address) as session:
            return await session.open("")

    return asyncio.run(opened())
