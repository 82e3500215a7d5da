"""Run one command by itself, and tell how long it took and how much memory it needed."""

import os
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

from data.settings import PROJECT

MEBIBYTE = 1024


@dataclass(frozen=True)
class Run:
    """One finished process: wall-clock seconds, and the most memory it held, in MiB."""

    seconds: float
    peak_mib: float


def run(*words: str | Path, store: Path) -> Run:
    """Run Python with these words on a store; RuntimeError with its last words if it fails.

    Linux starts a child's peak at that of its parent, so nothing large may happen in this process.
    """
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *map(str, words)],
        cwd=PROJECT,
        env={**os.environ, "DATA_STORE": str(store)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        raise RuntimeError(f"{' '.join(map(str, words))} failed: {said.strip()[-500:]}")
    return Run(seconds, usage.ru_maxrss / MEBIBYTE)


def is_healthy(port: int) -> bool:
    """Whether a server of Streamlit answers there."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1) as answer:
            return answer.status == 200
    except (URLError, ConnectionError, TimeoutError):
        return False
