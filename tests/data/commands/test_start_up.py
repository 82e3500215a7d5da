"""A command that only asks or explains waits for no library that it does not use."""

import os
import subprocess
import sys
from pathlib import Path

from data.settings import PROJECT

SLOW = (
    *("geopandas", "openpyxl", "pandas", "plotly", "pyarrow", "pyproj", "scipy", "shapely"),
    *("streamlit", "typst", "ui", "xlsxwriter"),
)
# Runs python -m data once for each line that it reads, all in one process; prints a line for each:
# what was typed, its exit code, and which slow modules are loaded by now.
RUN = f"""
import contextlib, io, runpy, sys
for line in sys.stdin.read().splitlines():
    sys.argv = ["data", *line.split()]
    code = 0
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            runpy.run_module("data", run_name="__main__")
        except SystemExit as end:
            code = end.code
    print(line, code, *[name for name in {SLOW!r} if name in sys.modules])
"""
COMMANDS = """
    ingest check ingest-programmes ingest-deaths findings quarantine publish generations rollback
    reports sample backtest areas
""".split()


def test_help_and_questions_load_no_slow_library(tmp_path: Path):
    helps = ["--help", *(f"{command} --help" for command in COMMANDS)]
    expected = [f"{line} 0" for line in helps]
    # Nothing is published yet.
    expected += [f"{line} 5" for line in ("generations", "generations --json")]
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        input="\n".join(line.rpartition(" ")[0] for line in expected),
        cwd=PROJECT,
        env={**os.environ, "DATA_STORE": str(tmp_path / "store")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == expected
