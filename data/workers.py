"""Work that is the same for every release, done for two of them at a time.

Each process may take a gigabyte, so there are two, however many cores there are. They are started
afresh (as Windows does), import what they need, are kept for the next work of the same command, and
end with the process that started them: a killed command leaves no writer behind.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, Final, TypeVar

PROCESSES: Final = 2
# Families in a release from which a second process is worth the second that it takes to start.
LARGE: Final = 20_000
Done = TypeVar("Done")


def side_by_side(
    work: Callable[..., Done],
    jobs: Sequence[tuple[Any, ...]],
    families: int,
    ahead: Callable[..., object] | None = None,
) -> Iterator[Done]:
    """What `work` makes of each job, in their order; `families` are those of a release.

    `work` is a function of a module, and what goes in and out can be pickled; of a job, what is
    still being made (a Future) is waited for, the first first. Small or single jobs are done in
    this process. What a job raises is raised here.

    Args:
        ahead: done with each job that is finished, as soon as a process has no other: what would
            come later all the same. Not where all is done in this process.
    """
    if families < LARGE or len(jobs) < 2:
        for job in jobs:
            yield work(*_made(job))
        return
    with begun(work, jobs) as futures:
        for job, future in zip(jobs, tuple(futures), strict=True):
            done = future.result()
            if ahead is not None:
                futures.append(_pool().submit(ahead, *_made(job)))
            yield done
        for future in futures[len(jobs) :]:
            future.result()


@contextmanager
def begun(
    work: Callable[..., Done], jobs: Sequence[tuple[Any, ...]]
) -> Iterator[list[Future[Any]]]:
    """Jobs that the processes begin with; those they have not come to at the end are left out."""
    futures: list[Future[Any]] = []
    try:
        for job in jobs:  # one that is whole may begin while others are waited for
            futures.append(_pool().submit(work, *_made(job)))
        yield futures
    except BrokenProcessPool:
        _pool.cache_clear()
        raise
    finally:
        for future in futures:
            future.cancel()
        wait(futures)  # what began is done before the caller's folders go


def _made(job: tuple[Any, ...]) -> Iterator[Any]:
    """A job without anything that is still being made."""
    return (each.result() if isinstance(each, Future) else each for each in job)


@cache
def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(PROCESSES, get_context("spawn"), _start)


def _start() -> None:
    # Readers come first: whoever looks while a sample is made should not wait for it.
    if sys.platform != "win32":
        os.nice(19)
    # Here, for the thread below keeps the names of this module alive when the process ends, and of
    # DuckDB's that are alive then its binding writes a long report.
    from data.database import share_cores

    share_cores(PROCESSES)
    # A main module without a file looks to DuckDB like a console, where it draws bars of its own.
    sys.modules["__main__"].__file__ = __file__
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the process that started this one to end, and end at once."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
