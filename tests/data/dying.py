"""Runs an ingest in a process of its own that is killed at a chosen moment, or runs out of disk.

A fork server imports everything once; each victim is then a real process, started in milliseconds.
"""

import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Callable
from json import dumps, loads
from pathlib import Path
from typing import Any

from tests import commands

CHANGES = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod")


def victim(run: Callable[..., None], *values: object) -> int:
    """Run one victim to its end; its exit code, negative for a signal."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.data.dying"])
    process = context.Process(target=run, args=values)
    process.start()
    process.join(timeout=120)
    assert process.exitcode is not None
    return process.exitcode


def ingest_until(store: Path, paths: Path, moment: int, count: Path) -> None:
    """Ingest, but die just before the change number `moment` that Python makes to the store.

    Where there are fewer changes, their number is written to `count`.
    """
    changes = 0

    def hook(event: str, values: tuple[Any, ...]) -> None:
        nonlocal changes
        if event not in CHANGES or not str(values[0]).startswith(str(store)):
            return
        if event == "open" and not values[2] & (os.O_WRONLY | os.O_RDWR):
            return
        if changes == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        changes += 1

    sys.addaudithook(hook)
    commands.data(store, "ingest", paths, "--json")
    count.write_text(str(changes))


def ingest_watched(store: Path, paths: Path, pattern: str) -> int:
    """Ingest, and kill it as soon as a path that matches `pattern` lies in the store."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.data.dying"])
    there = set(store.glob(pattern))
    process = context.Process(target=commands.data, args=(store, "ingest", paths, "--json"))
    process.start()
    while process.is_alive() and set(store.glob(pattern)) <= there:
        pass
    process.kill()
    process.join(timeout=60)
    assert process.exitcode is not None
    return process.exitcode


def ingest_within(store: Path, paths: Path, most_bytes: int, report: Path) -> None:
    """Ingest where no file can grow beyond `most_bytes`; what it did goes to `report`."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, resource.RLIM_INFINITY))
    done = commands.data(store, "ingest", paths, "--json")
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    report.write_text(dumps([done.code, done.out, done.err]))


def reported(report: Path) -> commands.Done:
    """What ingest_within did."""
    return commands.Done(*loads(report.read_text()))
