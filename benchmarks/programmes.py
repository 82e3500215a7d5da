"""Lists of recipients and the cross-tables, each beside DuckDB doing the bare minimum of the same.

What is compared runs turn about in one process, which has its modules loaded: a list is small
beside the second in which a command starts.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import TypeVar

import duckdb

from benchmarks.cases import TIMES, Result
from data.intake.accept import accept
from data.intake.lists import death_contract, recipient_contract
from data.intake.releases import release_contract
from data.matching import match as matching
from data.progress import Silent
from data.protection import crosstables
from data.reference.characteristics import UNITS, characteristics
from data.reference.tables import load_reference
from data.sample.lists import write_lists
from data.sample.registry import cutoff_of, releases, write_release
from data.settings import EDITIONS, Edition, settings
from data.store import writing
from queries import query

Found = TypeVar("Found")


def programmes(work: Path, families: int) -> Iterator[Result]:
    """Take in the lists of eight quarters, match those of the last, and make its cross-tables."""
    # Eight lists of the whole, and eight of 250,000 recipients where the whole has 1.1 million.
    delivered = [_delivered(work / f"lists-{share}", int(families * share)) for share in (1, 0.227)]
    for files in delivered:
        recipients = [each[0] for each in files]
        size = sum(path.stat().st_size for path in recipients) / 1e6
        plain, ours = _alone(take_in, recipients, recipients[0].parent)
        yield Result(
            f"Taking in {size:,.0f} MB of recipients against a plain read",
            _times(ours, plain),
            "at most 2.5 times",
            ours / plain <= 2.5,
        )
    plain, ours = _alone(match, *delivered[0][-1], work, families)
    yield Result("Matching the list of one release against a plain read of it", _times(ours, plain))
    plain, count, whole = _alone(cross, work)
    yield Result("Counting the cross-tables of one release against GROUP BY", _times(count, plain))
    yield Result(
        "Counting and protecting them in both editions",
        f"{whole:.1f} s",
        "at most 2 s",
        whole <= 2,
    )


def _delivered(folder: Path, families: int) -> list[tuple[Path, Path]]:
    """The lists of recipients and of deaths of each release."""
    folder.mkdir()
    return [_alone(_lists, folder, release, families) for release in releases(8)]


def take_in(paths: list[Path], work: Path) -> tuple[float, float]:
    """Seconds to read lists into tables of text, and to accept them into a new store."""
    plain, ours = [], []
    for turn in range(TIMES):
        plain.append(_seconds(lambda: _read(paths)))
        with writing(work / f"lists-{turn}") as empty:
            ours.append(_seconds(lambda: _accept(paths, empty.parent.parent, empty)))
    return median(plain), median(ours)


def match(list_: Path, deaths: Path, work: Path, families: int) -> tuple[float, float]:
    """Seconds to read the list of the last release, and to match it; leaves the store `match`."""
    store, release = work / "match", releases(8)[-1]
    with writing(store) as empty:
        _accept([list_], store, empty)
        accept(
            death_contract(settings()),
            [deaths],
            store=store,
            work=empty,
            settings=settings(),
            tell=Silent(),
        )
        paths = write_release(empty, release, families=families)
        delivery, _is_new = accept(
            release_contract(settings(), cutoff=cutoff_of(release)),
            paths,
            store=store,
            work=empty,
            settings=settings(),
            tell=Silent(),
            has_alarms=False,
        )
    lists = matching.lists_of(store, settings().region, is_made_up=True)
    values = (delivery, cutoff_of(release), lists.of(release), lists.deaths, settings().reference)
    plain, ours = [], []
    for turn in range(TIMES):
        plain.append(_seconds(lambda: _read([list_])))
        folder = work / f"matched-{turn}" / "made"
        ours.append(_seconds(lambda: matching.make(folder, *values)))  # noqa: B023
    return median(plain), median(ours)


def cross(work: Path) -> tuple[float, float, float]:
    """Seconds to count every two characteristics by GROUP BY, with keys, and protected too."""
    folder = next((work / "match").glob("releases/*/*/family.parquet")).parent
    with duckdb.connect() as connection:
        load_reference(connection, settings().reference)
        desa = crosstables.desa_of(connection, settings().region)
    plain, counting, whole = [], [], []
    paths: dict[Edition, Path] = {
        edition: folder / f"slice-{edition}.parquet" for edition in EDITIONS
    }

    for _turn in range(TIMES):
        plain.append(_seconds(lambda: _group(folder)))
        counting.append(_seconds(lambda: crosstables.count(folder, desa)))
        whole.append(_seconds(lambda: crosstables.make(folder, desa, settings(), paths)))
    return median(plain), median(counting), median(whole)


def _read(paths: list[Path]) -> None:
    """DuckDB reads each file into a table of text, and nothing else."""
    with duckdb.connect() as connection:
        for number, path in enumerate(paths):
            connection.execute(
                f"create table t{number} as "
                "from read_csv(?, delim='|', header=true, quote='\"', all_varchar=true)",
                [str(path)],
            )


def _accept(paths: list[Path], store: Path, work: Path) -> None:
    accept(
        recipient_contract(settings()),
        paths,
        store=store,
        work=work,
        settings=settings(),
        tell=Silent(),
        has_alarms=False,
    )


def _group(folder: Path) -> None:
    """DuckDB counts families and persons by every two characteristics in each desa."""
    with duckdb.connect() as connection:
        for kind in ("family", "person"):
            connection.execute(f"create view kept_{kind} as from '{folder / kind}.parquet'")
        for unit in UNITS:
            connection.execute(f"create table unit_{unit} as {query(unit, 'slice').sql}")
            names = [kind.name for kind in characteristics(unit)]
            for one, other in combinations(names, 2):
                connection.execute(
                    f"select area_code, {one}, {other}, count(*) from unit_{unit} group by all"
                ).fetchnumpy()


def _lists(folder: Path, release: str, families: int) -> tuple[Path, Path]:
    return write_lists(folder, release, families=families)


def _alone(measure: Callable[..., Found], *values: object) -> Found:
    """What is measured in a process of its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(measure, *values).result()


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _times(ours: float, plain: float) -> str:
    return f"{ours / plain:.2f} times ({ours:.2f} s / {plain:.2f} s)"
