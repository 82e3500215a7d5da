"""The promises, each measured by one function that says what it found and whether it was kept."""

import logging
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from streamlit.testing.v1 import AppTest

from benchmarks.running import Run, run
from data.generation import generations
from data.sample.registry import cutoff_of, releases
from data.settings import EDITIONS, PROJECT, Settings, settings
from pages.papers import PAPERS
from queries import names, query
from ui.kept import forget
from ui.paper.press import open_press

TIMES = 3
QUERY_TIMES = 20
PAGE_TIMES = 5
COMMAND_TIMES = 9
SMALL = 60  # what part of the families the forty small releases have

# DuckDB reads the two files into tables, and nothing else: what intake time is compared with.
PLAIN_READ = """
import sys, duckdb
with duckdb.connect() as connection:
    for number, path in enumerate(sys.argv[1:]):
        connection.execute(
            f"create table t{number} as from read_csv('{path}', delim='|', header=true, "
            "quote='\\"', all_varchar=true)"
        )
"""

WRITE_RELEASE = """
import sys, pathlib
from data.sample.registry import write_release
folder, release, families, format = sys.argv[1:]
pathlib.Path(folder).mkdir()
write_release(
    pathlib.Path(folder), release, families=int(families), format=format,
    all_columns=format == "csv",
)
"""

# What read queries are asked: the widest answers that pages ask for.
VALUES = {
    "period": "2025-03",
    "earlier": "2015-03",
    "area": "35.19",
    "parent": "35.19",
    "areas": ["35.19", "35.19.12", "35.19.13", "35.19.06"],
    "level": "desa",
    "measure": "poverty_rate_pct",
    "row": "floor",
    "column": "water",
    "unit": "family",
    "programme": "PKH",
    "group": None,
    "decile_group": None,
    "since": releases(8)[0],
    "day": date(2026, 11, 26),
    "release": releases(8)[-1],
}


@dataclass(frozen=True)
class Result:
    """One line of the table; `is_kept` is None where nothing was promised."""

    what: str
    found: str
    goal: str = ""
    is_kept: bool | None = None


def commands(store: Path) -> Iterator[Result]:
    """Whole processes of two commands that only ask, turn about with one that imports DuckDB."""
    bare = ("-c", "import duckdb")
    asking = {
        "python -m queries": ("-m", "queries", "poverty_by_release", "area=35.19"),
        "python -m data generations": ("-m", "data", "generations"),
    }
    seconds: dict[tuple[str, ...], list[float]] = {bare: []}
    for _turn in range(COMMAND_TIMES):
        for words in (bare, *asking.values()):
            seconds.setdefault(words, []).append(run(*words, store=store).seconds)
    plain = median(seconds[bare])
    for name, words in asking.items():
        ours = median(seconds[words])
        yield Result(
            f"{name} against importing duckdb",
            f"{ours / plain:.2f} times ({ours:.2f} s / {plain:.2f} s)",
            "at most 4 times",
            ours / plain <= 4,
        )


def _ingest(delivery: Path, release: str, store: Path) -> Run:
    """Take in a made-up delivery, which in a small trial may lack a desa."""
    words = ("--cutoff", str(cutoff_of(release)), "--accept-loss", "data karangan")
    return run("-m", "data", "ingest", delivery, *words, store=store)


def intake(work: Path, families: int) -> Iterator[Result]:
    """Ingest one release with all columns, turn about with a plain read of the same files."""
    delivery = work / "delivery"
    run("-c", WRITE_RELEASE, delivery, "2026-4", str(families), "csv", store=work)
    paths = sorted(delivery.iterdir())
    size = sum(path.stat().st_size for path in paths) / 1e6
    run("-c", PLAIN_READ, *paths, store=work)  # the files are in memory for both
    bytes_, reads, ingests = [], [], []
    for turn in range(TIMES):
        bytes_.append(_seconds(lambda: _read_bytes(paths)))
        reads.append(run("-c", PLAIN_READ, *paths, store=work))
        ingests.append(_ingest(delivery, "2026-4", work / f"intake-{turn}"))
    plain, ours = (median(each.seconds for each in runs) for runs in (reads, ingests))
    peak = max(each.peak_mib for each in ingests)
    yield Result(f"Reading the bytes of {size:,.0f} MB CSV", f"{median(bytes_):.2f} s")
    yield Result("DuckDB reading them into tables of text", f"{plain:.2f} s")
    yield Result(
        "Ingest of them against that read, first release in the store",
        f"{ours / plain:.2f} times ({ours:.1f} s / {plain:.1f} s)",
        "at most 3 times",
        ours <= 3 * plain,
    )
    yield Result("Peak memory of that ingest", f"{peak:,.0f} MiB", "under 1,000 MiB", peak < 1000)
    persons, families_ = paths  # anggota_keluarga, keluarga
    planner = ("-m", "benchmarks.planner", families_, persons, str(cutoff_of("2026-4")))
    for what, words in (("The same counts", ()), ("Only desa and decile counted", ("few",))):
        script = run(*planner, *words, store=work)
        yield Result(
            f"{what} with pandas",
            f"{script.seconds / ours:.1f} times our ingest ({script.seconds:.1f} s)",
            "" if words else "at least 5 times",
            None if words else script.seconds >= 5 * ours,
        )


def _read_bytes(paths: list[Path]) -> None:
    """What `cat` does."""
    for path in paths:
        with path.open("rb", buffering=0) as file:
            while file.read(1 << 20):
                pass


def growth(work: Path, families: int) -> Iterator[Result]:
    """Add releases one by one to a fresh store; a later one may hardly cost more."""
    eight = _added(work / "eight", 8, families, TIMES)
    yield _dearer("eighth", eight[7], "first", eight[0], 1.2)
    forty = _added(work / "forty", 40, families // SMALL, 1)
    # Each of three: one alone may meet another program.
    eighth, fortieth = (median(forty[place - 1 : place + 2]) for place in (7, 38))
    yield _dearer("fortieth", fortieth, "eighth", eighth, 1.5, f" of {families // SMALL:,}")


def _added(work: Path, count: int, families: int, times: int) -> list[float]:
    """Seconds that each of so many releases took."""
    work.mkdir()
    names = releases(count)
    for release in names:
        run("-c", WRITE_RELEASE, work / release, release, str(families), "parquet", store=work)
    return [
        median(turns)
        for turns in zip(
            *(
                [_ingest(work / each, each, work / f"store-{turn}").seconds for each in names]
                for turn in range(times)
            ),
            strict=True,
        )
    ]


def _dearer(
    later: str, seconds: float, earlier: str, before: float, most: float, size: str = ""
) -> Result:
    return Result(
        f"Adding the {later} release{size} against the {earlier}",
        f"{seconds / before:.2f} times ({seconds:.1f} s / {before:.1f} s)",
        f"at most {most} times",
        seconds <= most * before,
    )


def read_queries(store: Path) -> Iterator[Result]:
    """The median of each question that pages ask, in the slower edition, and the worst of all."""
    generation = generations.current(store)
    slowest: dict[str, float] = {}
    for name in names("read"):
        values = {param: VALUES[param] for param in query(name).params}
        medians = []
        for edition in EDITIONS:
            ask = partial(generations.read, generation, edition, name, values)
            medians.append(median(_seconds(ask) for _turn in range(QUERY_TIMES)))
        slowest[name] = max(medians)
        yield Result(f"Query {name}", f"{slowest[name] * 1000:.1f} ms")
    worst = max(slowest, key=slowest.__getitem__)
    yield Result(
        "Read queries, worst median of both editions",
        f"{slowest[worst] * 1000:.1f} ms ({worst})",
        "at most 10 ms",
        slowest[worst] <= 0.010,
    )


def pages(store: Path) -> Iterator[Result]:
    """Each page as the second of a session: with nothing cached, and as readers mostly meet it."""
    for path in sorted((PROJECT / "pages").glob("*/page.py")):
        page = path.relative_to(PROJECT).as_posix()
        first, again = _page_seconds(store, page)
        yield Result(
            f"Page {page}", f"{again * 1000:.0f} ms ({first * 1000:.0f} ms with nothing cached)"
        )


def paper(store: Path, work: Path) -> Iterator[Result]:
    """Every sheet and the report by the command, and one sheet as a page asks for it."""
    printed = run("-m", "data", "reports", "--zip", "--out", work / "paper", store=store)
    yield Result(
        "All papers of a release",
        f"{printed.seconds:.1f} s",
        "at most 20 s",
        printed.seconds <= 20,
    )
    sheets = []
    for _turn in range(PAGE_TIMES):
        press = open_press(generations.current(store), Settings(store=store), None, PAPERS)
        sheets.append(_seconds(lambda: press.paper(VALUES["areas"][1])))  # noqa: B023
    yield Result("One sheet", f"{median(sheets):.2f} s", "under 2 s", median(sheets) < 2)


def _page_seconds(store: Path, page: str) -> tuple[float, float]:
    """Seconds to go to a page in a new session: median without a cache, median with one."""
    os.environ["DATA_STORE"] = str(store)
    settings.cache_clear()
    logging.disable(logging.WARNING)  # else each page says that there is no server
    first, again = [], []
    for _turn in range(PAGE_TIMES):
        first.append(_draw(page, is_cold=True))
        again.append(_draw(page))
    return median(first), median(again)


def _draw(page: str, *, is_cold: bool = False) -> float:
    session = AppTest.from_file(PROJECT / "dashboard.py", default_timeout=60)
    session.run()  # before it, switch_page is without effect and the first page is drawn
    session.switch_page(page)
    if is_cold:
        forget()
    seconds = _seconds(session.run)
    if session.exception:
        raise RuntimeError(f"{page}: {session.exception[0].message}")
    return seconds


def _seconds(work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
