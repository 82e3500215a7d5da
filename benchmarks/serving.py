"""A page of Streamlit, served to whoever measures it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from benchmarks.running import MEBIBYTE, is_healthy
from data.settings import PROJECT

PATIENCE: Final = 60  # seconds until it serves


@dataclass(frozen=True)
class Server:
    """Where it answers, e.g. 'http://127.0.0.1:8597', and its process."""

    address: str
    process: int

    def mib(self) -> float:
        """The memory it holds now."""
        lines = Path(f"/proc/{self.process}/status").read_text().splitlines()
        (held,) = (line.split()[1] for line in lines if line.startswith("VmRSS:"))
        return int(held) / MEBIBYTE

    def processor_seconds(self) -> float:
        """How long it has kept a processor busy so far, for its users and in the system."""
        words = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(script: str, *options: str, **variables: str | Path) -> Iterator[Server]:
    """A script on a free port of this machine, until the block ends.

    Args:
        script: its path in the project.
        options: more words for Streamlit.
        variables: of its environment, besides those of this process.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ("--server.port", str(port), "--server.address", "127.0.0.1", *options)
    environment = {name: str(value) for name, value in variables.items()}
    started = time.perf_counter()
    with TemporaryFile("w+") as said:  # no pipe: nobody reads it, and it would be full one day
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", script, *words],
            cwd=PROJECT,
            env={**os.environ, "PYTHONPATH": str(PROJECT), **environment},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            while not is_healthy(port):
                if time.perf_counter() - started > PATIENCE or process.poll() is not None:
                    said.seek(0)
                    raise RuntimeError(f"{script} did not start: {said.read()[-500:]}")
                time.sleep(0.05)
            yield Server(f"http://127.0.0.1:{port}", process.pid)
        finally:
            process.terminate()
            process.wait(timeout=60)
