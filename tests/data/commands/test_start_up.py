"""A command that only asks or explains waits for no library that it does not use."""

import os
import subprocess
import sys
from pathlib import Path

from data.settings import PROJECT

SLOW = (
    *(
        "geopandas",
        "numpy",
        "openpyxl",
        "pandas",
        "plotly",
        "pyarrow",
        "pyproj",
        "scipy",
        "shapely",
    ),
    *("streamlit", "typst", "ui", "xlsxwriter"),
)
# What reads settings of clouds, serves networks, or translates: nothing that is asked.
NEEDLESS = ("asyncio", "babel", "dotenv", "pydantic_settings", "ssl", "xml.etree")
# What lays out pages of help and mistakes.
HELP = ("markdown_it", "pygments", "typer.rich_utils")
# Runs python -m for each line that it reads, all in one process; prints a line for each: what was
# typed, its exit code, and which of the modules in its arguments are loaded by now.
RUN = """
import contextlib, io, runpy, sys
unwanted = sys.argv[1:]
for line in sys.stdin.read().splitlines():
    sys.argv = line.split()
    code = 0
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            runpy.run_module(sys.argv[0], run_name="__main__")
        except SystemExit as end:
            code = end.code
    print(line, code, *[name for name in unwanted if name in sys.modules])
"""
COMMANDS = """
    ingest check ingest-programmes ingest-deaths findings quarantine publish generations rollback
    reports sample backtest areas verify audit key backup restore withdraw forget
""".split()


def run(store: Path, lines: list[str], unwanted: tuple[str, ...]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", RUN, *unwanted],
        input="\n".join(lines),
        cwd=PROJECT,
        env={**os.environ, "DATA_STORE": str(store)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_help_loads_no_slow_library(tmp_path: Path):
    helps = ["data --help", *(f"data {command} --help" for command in COMMANDS), "queries --help"]
    assert run(tmp_path / "store", helps, SLOW) == [f"{line} 0" for line in helps]


def test_what_only_asks_loads_no_slow_library(published: Path, tmp_path: Path):
    asked = [
        *("data generations", "data generations --json", "queries"),
        *("queries poverty_by_release area=35.19", "queries --format json headline area=35.19"),
    ]
    assert run(published, asked, SLOW + NEEDLESS + HELP) == [f"{line} 0" for line in asked]
    # Nothing is published yet.
    assert run(tmp_path / "store", asked[:1], SLOW + HELP) == ["data generations 5"]


def test_what_long_commands_print_with_loads_no_slow_library(tmp_path: Path):
    printing = ["data.commands.account", "data.commands.list_account", "data.commands.bar"]
    assert run(tmp_path / "store", printing, SLOW + HELP) == [f"{line} 0" for line in printing]
