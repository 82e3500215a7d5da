"""Measure what the project promises: python -m benchmarks (about a quarter of an hour, two cores).

Prints one table, and keeps the last whole one of full size in benchmarks/RESULTS.md. Exit code 1
when a promise was not kept. `python -m benchmarks queries pages` measures these only, after the
first start that makes their store. With `--compare` it tells what became a fifth slower than
benchmarks/RESULTS.md says, leaves that file as it is, and ends with 1 when something did.
Two are measured only by their names: `soak` lets readers click for ten minutes and looks at the
memory; `validate` measures no time but how far the village estimate is off on public data, and
keeps benchmarks/VALIDATION.md.
"""

import json
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from importlib.metadata import version
from statistics import median
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.cases import (
    TIMES,
    Result,
    commands,
    growth,
    intake,
    pages,
    paper,
    read_queries,
)
from benchmarks.comparison import CALIBRATION, Change, rows_of, slower
from benchmarks.comparison import WORK as CALIBRATION_WORK
from benchmarks.crowd import crowds, soak
from benchmarks.first_start import first_start
from benchmarks.first_visit import first_visits
from benchmarks.maps import maps
from benchmarks.programmes import programmes
from benchmarks.running import run
from benchmarks.validation import report
from data.settings import PROJECT

FULL_SIZE = 240_000
WORK = PROJECT / "benchmarks" / "work"
RESULTS = PROJECT / "benchmarks" / "RESULTS.md"
VERDICTS = {True: "kept", False: "NOT KEPT", None: ""}
HEADINGS = ("What", "Found", "Promised", "")


class Case(StrEnum):
    """What may be measured alone."""

    COMMANDS = "commands"
    QUERIES = "queries"
    PAGES = "pages"
    INTAKE = "intake"
    GROWTH = "growth"
    LISTS = "lists"
    PAPER = "paper"
    VISIT = "visit"
    CROWD = "crowd"
    SOAK = "soak"
    MAPS = "maps"
    VALIDATE = "validate"


def main(
    cases: Annotated[list[Case] | None, typer.Argument(help="What to measure; else all.")] = None,
    families: Annotated[int, typer.Option(min=1000, help="Families; fewer is a quick try.")] = (
        FULL_SIZE
    ),
    compare: Annotated[bool, typer.Option(help="Tell what became slower than RESULTS.md.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With validate: for scripts.")] = False,
) -> None:
    """Measure intake, growth, queries, pages and the first start; or validate the estimate."""
    if cases == [Case.VALIDATE]:
        _validate(as_json)
        return
    if compare and families != FULL_SIZE:
        raise typer.BadParameter("RESULTS.md is of the full size: compare with that")
    console = Console(width=max(120, Console().width))
    shutil.rmtree(WORK, ignore_errors=True)  # of a run that was stopped
    WORK.mkdir(parents=True)
    conditions = _conditions(families)
    results: list[Result] = []
    try:
        with console.status("first start") as status:
            for result in _results(cases, families):
                results.append(result)
                status.update(result.what)
    finally:
        shutil.rmtree(WORK)
    table = Table(*HEADINGS, title=conditions)
    for each in results:
        table.add_row(each.what, each.found, each.goal, VERDICTS[each.is_kept])
    console.print(table)
    if compare:
        now = [(each.what, each.found) for each in results]
        changes = slower(now, rows_of(RESULTS.read_text(encoding="utf-8")))
        console.print(_changes(changes))
        sys.exit(bool(changes))
    if families == FULL_SIZE and not cases:
        RESULTS.write_text(_markdown(results, conditions), encoding="utf-8")
    sys.exit(any(each.is_kept is False for each in results))


def _changes(changes: list[Change]) -> Table | str:
    if not changes:
        return "Nothing became a fifth slower than benchmarks/RESULTS.md says."
    table = Table("What", "Then", "Now", "Times", title="Slower than benchmarks/RESULTS.md")
    for each in changes:
        table.add_row(each.what, each.then, each.now, f"{each.times:.2f}")
    return table


def _results(chosen: list[Case] | None, families: int) -> Iterator[Result]:
    store = WORK / "store"
    measures: dict[Case, Callable[[], Iterator[Result]]] = {
        Case.COMMANDS: lambda: commands(store),
        Case.QUERIES: lambda: read_queries(store),
        Case.PAGES: lambda: pages(store),
        Case.INTAKE: lambda: intake(WORK, families),
        Case.GROWTH: lambda: growth(WORK, families),
        Case.LISTS: lambda: programmes(WORK, families),
        Case.PAPER: lambda: paper(store, WORK),
        Case.VISIT: lambda: first_visits(store),
        Case.CROWD: lambda: crowds(store),
        Case.SOAK: lambda: soak(store),
        Case.MAPS: lambda: maps(
            store, WORK
        ),  # last: it loads what would count as memory of children
    }
    yield _calibration("the first start")
    yield from first_start(store, families)
    for case, measure in measures.items():
        if case in chosen if chosen else case is not Case.SOAK:
            yield _calibration(case)
            yield from measure()


def _calibration(case: str) -> Result:
    seconds = median(run("-c", CALIBRATION_WORK, store=WORK).seconds for _turn in range(TIMES))
    return Result(f"{CALIBRATION} before {case}", f"{seconds:.2f} s")


def _validate(as_json: bool) -> None:
    """Try the village estimate where the truth is known, and keep what was found."""
    if not report.FOLDER.is_dir():
        sys.exit(f"{report.FOLDER} is not there: nothing to validate on")
    tried = report.trials()
    report.write(tried)
    print(json.dumps(report.records(tried), indent=1) if as_json else report.markdown(tried))


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
    typer.run(main)
