"""Measure what the project promises: python -m benchmarks (about five minutes on two cores).

Prints one table, and keeps the last whole one of full size in benchmarks/RESULTS.md. Exit code 1
when a promise was not kept. For a comparison, `python -m benchmarks queries pages` measures these
only, after the first start that makes their store. `python -m benchmarks validate` measures no time
but how far the village estimate is off on public data, and keeps benchmarks/VALIDATION.md.
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
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.cases import (
    Result,
    first_page,
    growth,
    intake,
    pages,
    paper,
    read_queries,
)
from benchmarks.first_visit import first_visits
from benchmarks.maps import maps
from benchmarks.programmes import programmes
from benchmarks.validation import report
from data.settings import PROJECT

FULL_SIZE = 240_000
WORK = PROJECT / "benchmarks" / "work"
RESULTS = PROJECT / "benchmarks" / "RESULTS.md"
VERDICTS = {True: "kept", False: "NOT KEPT", None: ""}
HEADINGS = ("What", "Found", "Promised", "")


class Case(StrEnum):
    """What may be measured alone."""

    QUERIES = "queries"
    PAGES = "pages"
    INTAKE = "intake"
    GROWTH = "growth"
    LISTS = "lists"
    PAPER = "paper"
    VISIT = "visit"
    MAPS = "maps"
    VALIDATE = "validate"


def main(
    cases: Annotated[list[Case] | None, typer.Argument(help="What to measure; else all.")] = None,
    families: Annotated[int, typer.Option(min=1000, help="Families; fewer is a quick try.")] = (
        FULL_SIZE
    ),
    as_json: Annotated[bool, typer.Option("--json", help="With validate: for scripts.")] = False,
) -> None:
    """Measure intake, growth, queries, pages and the first start; or validate the estimate."""
    if cases == [Case.VALIDATE]:
        _validate(as_json)
        return
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
    if families == FULL_SIZE and not cases:
        RESULTS.write_text(_markdown(results, conditions), encoding="utf-8")
    sys.exit(any(each.is_kept is False for each in results))


def _results(chosen: list[Case] | None, families: int) -> Iterator[Result]:
    store = WORK / "store"
    measures: dict[Case, Callable[[], Iterator[Result]]] = {
        Case.QUERIES: lambda: read_queries(store),
        Case.PAGES: lambda: pages(store),
        Case.INTAKE: lambda: intake(WORK, families),
        Case.GROWTH: lambda: growth(WORK, families),
        Case.LISTS: lambda: programmes(WORK, families),
        Case.PAPER: lambda: paper(store, WORK),
        Case.VISIT: lambda: first_visits(store),
        Case.MAPS: lambda: maps(
            store, WORK
        ),  # last: it loads what would count as memory of children
    }
    yield from first_page(store, families)
    for case, measure in measures.items():
        if not chosen or case in chosen:
            yield from measure()


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
