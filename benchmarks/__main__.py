"""Measure what the project promises: python -m benchmarks (about five minutes on two cores).

Prints one table, and keeps the last full-size one in benchmarks/RESULTS.md. Exit code 1 when a
promise was not kept. `python -m benchmarks validate` tries the village estimate on public data
instead, and keeps benchmarks/VALIDATION.md.
"""

import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.cases import (
    Result,
    eighth_release,
    first_page,
    intake,
    pages,
    paper,
    read_queries,
)
from benchmarks.maps import maps
from benchmarks.programmes import programmes
from benchmarks.validation import report
from data.settings import PROJECT

FULL_SIZE = 240_000
WORK = PROJECT / "benchmarks" / "work"
RESULTS = PROJECT / "benchmarks" / "RESULTS.md"
VERDICTS = {True: "kept", False: "NOT KEPT", None: ""}
HEADINGS = ("What", "Found", "Promised", "")


app = typer.Typer(add_completion=False)


@app.command()
def validate(
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures for scripts.")] = False,
) -> None:
    """Try the village estimate where the truth is known, and write benchmarks/VALIDATION.md."""
    if not report.FOLDER.is_dir():
        sys.exit(f"{report.FOLDER} is not there: nothing to validate on")
    tried = report.trials()
    report.write(tried)
    if as_json:
        print(json.dumps(report.records(tried), indent=1))
    else:
        print(report.markdown(tried))


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    families: Annotated[int, typer.Option(min=1000, help="Families; fewer is a quick try.")] = (
        FULL_SIZE
    ),
) -> None:
    """Measure intake, growth, queries, pages and the first start."""
    if context.invoked_subcommand:
        return
    console = Console(width=max(120, Console().width))
    shutil.rmtree(WORK, ignore_errors=True)  # of a run that was stopped
    WORK.mkdir(parents=True)
    conditions = _conditions(families)
    results: list[Result] = []
    try:
        with console.status("first start") as status:
            for result in _all(families):
                results.append(result)
                status.update(result.what)
    finally:
        shutil.rmtree(WORK)
    table = Table(*HEADINGS, title=conditions)
    for each in results:
        table.add_row(each.what, each.found, each.goal, VERDICTS[each.is_kept])
    console.print(table)
    if families == FULL_SIZE:
        RESULTS.write_text(_markdown(results, conditions), encoding="utf-8")
    sys.exit(any(each.is_kept is False for each in results))


def _all(families: int) -> Iterator[Result]:
    store = WORK / "store"
    yield from first_page(store, families)
    yield from read_queries(store)
    yield from pages(store)
    yield from intake(WORK, families)
    yield from eighth_release(WORK, families)
    yield from programmes(WORK, families)
    yield from paper(store, WORK)
    yield from maps(store, WORK)  # last: what it loads here would count as its children's memory


def _conditions(families: int) -> str:
    tools = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "streamlit"))
    return (
        f"{date.today()}: {families:,} families, 8 releases; {os.cpu_count()} cores "
        f"(load {os.getloadavg()[0]:.1f} before), "
        f"Python {platform.python_version()}, {tools}"
    )


def _markdown(results: list[Result], conditions: str) -> str:
    rows = [(each.what, each.found, each.goal, VERDICTS[each.is_kept]) for each in results]
    lines = [f"| {' | '.join(row)} |" for row in (HEADINGS, ("---",) * len(HEADINGS), *rows)]
    return "\n".join(["# The last `make bench`", "", conditions, "", *lines, ""])


if __name__ == "__main__":
    app()
