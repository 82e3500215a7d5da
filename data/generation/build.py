"""From the aggregates of every release to the tables of one generation, in each edition.

queries/build makes the numbers, queries/checks tries to break them, and only what is marked as
published is written to the editions' files.
"""

import shutil
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb

from data.estimates.benchmarking import store_shifts
from data.estimates.forecasts import store_forecasts
from data.estimates.poorest import store_poorest_fifth
from data.matching.match import KEPT
from data.problems import NotSound
from data.protection.crosstables import SliceFiles, slice_files, store_slices
from data.protection.perturbation import TURNS, store_perturbation, store_protection
from data.reference.characteristics import store_characteristics
from data.settings import EDITIONS, Edition, Settings
from language.text import _
from queries import in_order, query, store_macros
from queries import names as query_names

# Relations that Python makes, and what each must wait for.
MADE = {
    "perturbation": (),
    "protection": (),
    "release_shift": ("desa_share", "release_official"),
    "gap_forecast": ("official_error",),
    "poorest_fifth": ("area_estimate", "area_count"),
    "characteristic_value": (),
    "slice": (),
}
# Tables that come with gap_forecast.
FORECASTS = ("gap_forecast", "target_chance", "true_gap", "backtest_score", "backtest_span")
REFERENCE = (
    *("area", "official_poverty", "target", "programme", "eligibility", "overlap"),
    *("decile_poverty", "model_error", "validation", "calendar"),
)
# What a release has in an earlier generation and keeps, as long as all cross-tables do.
LENT = ("slice", "value_count", "area_share")
GIVEN = {
    *REFERENCE,
    "lent",
    "known_release",
    "sampling_error",
    "survey_design",
    "desa_count",
    "delivered",
    "accepted_loss",
    "flow_count",
    *KEPT,
}
# What a page may ask: facts with their sources, and aggregates of protected counts.
PUBLISHED = (
    *REFERENCE,
    *(name for name in query_names("build") if query(name, "build").is_published),
    *FORECASTS,
    "protection",
    "accepted_loss",
    "characteristic_value",
    "slice",
)
Makers = Mapping[str, Callable[[], None]]
# From how many on a percentage is given.
FEWEST_FOR_PERCENT = 30


@dataclass(frozen=True)
class Finding:
    """What one check found: rows that break its rule, and whether they stop publishing."""

    name: str
    severity: str
    edition: Edition
    rows: int
    summary: str


@dataclass(frozen=True)
class Earlier:
    """A generation made of the same facts by the same code: what it says need not be made again.

    cross_tables: of each release, the delivery and the file that they come from.
    """

    folder: Path
    cross_tables: Mapping[str, str]


def build(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    settings: Settings,
    folders: Mapping[str, Path],
    earlier: Earlier | None = None,
) -> tuple[list[Finding], dict[str, str]]:
    """Write internal.duckdb and public.duckdb into `folder`; what the checks found, cross-tables.

    `connection` holds the tables of GIVEN: the facts, `delivered` (release, stated_cutoff,
    is_made_up, top_decile), `desa_count` (release, area_code, measure, count, cell_key) and what
    data/matching makes. `folders` is the folder of each release whose cross-tables are to be
    shown; they are made beside what no protection touches, which is made once. Then come both
    editions at the same time, each in a schema of its own.
    Raises NotSound when a check that blocks finds a row; then the folder holds no whole edition.
    """
    store_macros(connection)
    makers: Makers = {
        "gap_forecast": partial(_store_forecasts, connection, settings, earlier),
        "characteristic_value": partial(store_characteristics, connection),
    }
    values = {
        "region": settings.region,
        "province": settings.province,
        "fewest": FEWEST_FOR_PERCENT,
    }
    of_edition = _of_edition()
    order = list(in_order("build", GIVEN, MADE))

    def edition_of(edition: Edition, *, files: SliceFiles, has_tables: bool) -> list[Finding]:
        protection = getattr(settings.protection, edition)
        own = {
            **values,
            "edition": edition,
            "turn": TURNS[edition],
            "variance": protection.variance,
        }
        path, file = folder / f"{edition}.duckdb", f"file_{edition}"
        with connection.cursor() as cursor:
            cursor.execute(f"create schema {edition}")
            cursor.execute(f"set search_path = 'memory.{edition},memory.main'")
            cursor.execute(f"attach '{_quoted(path)}' as {file}")
            makers: dict[str, Callable[[], None]] = {
                "perturbation": partial(store_perturbation, cursor, protection),
                "protection": partial(store_protection, cursor, edition, protection),
                "release_shift": partial(store_shifts, cursor),
                "poorest_fifth": partial(store_poorest_fifth, cursor, FEWEST_FOR_PERCENT),
                "slice": partial(store_slices, cursor, files, edition),
            }
            if not has_tables:
                makers["value_count"] = partial(_store_values, cursor, own, file)
            _make(cursor, (name for name in order if name in of_edition), makers, own)
            findings = run_checks(cursor, edition, own)
            _write(cursor, file, has_tables=has_tables)
        return findings

    with ThreadPoolExecutor(len(EDITIONS)) as pool, connection.cursor() as cursor:
        made = pool.submit(slice_files, cursor, folders, settings)
        _make(connection, (name for name in order if name not in of_edition), makers, values)
        files = made.result()
        # A file is named by its counts and by the code; a correction of homes alone leaves both.
        names = {
            release: f"{folders[release].name}/{paths[EDITIONS[0]].name}"
            for release, paths in files.items()
        }
        there = earlier.cross_tables if earlier else {}
        has_tables = earlier is not None and there.items() <= names.items()
        connection.execute("create table lent (release varchar)")
        if earlier is not None and has_tables:
            connection.execute("insert into lent select unnest(?)", [list(there)])
            for edition in EDITIONS:
                shutil.copyfile(earlier.folder / f"{edition}.duckdb", folder / f"{edition}.duckdb")
            files = {release: paths for release, paths in files.items() if release not in there}
        found = pool.map(partial(edition_of, files=files, has_tables=has_tables), EDITIONS)
        return [each for findings in found for each in findings], names


def _make(
    connection: duckdb.DuckDBPyConnection,
    names: Iterable[str],
    makers: Makers,
    values: Mapping[str, object],
) -> None:
    """Make relations of the build in their order, by Python or by their query."""
    for name in names:
        if name in makers:
            makers[name]()
        else:
            each = query(name, "build")
            connection.execute(f"create or replace table {name} as {each.sql}", each.pick(values))


def _of_edition() -> set[str]:
    """The relations of the build that each edition has in its own way."""
    found = {"perturbation", "protection", "slice"}
    for name in in_order("build", GIVEN, MADE):
        if name in MADE:
            reads, params = MADE[name], ()
        else:
            reads, params = query(name, "build").reads, query(name, "build").params
        if found.intersection(reads) or {"edition", "turn", "variance"}.intersection(params):
            found.add(name)
    return found


def _store_forecasts(
    connection: duckdb.DuckDBPyConnection, settings: Settings, earlier: Earlier | None
) -> None:
    """Make the tables of FORECASTS, or take them over from an earlier generation."""
    if earlier is None:
        store_forecasts(connection, settings.region, settings.province)
        return
    path = earlier.folder / f"{EDITIONS[0]}.duckdb"
    connection.execute(f"attach '{_quoted(path)}' as earlier (read_only)")
    for name in FORECASTS:
        connection.execute(f"create table {name} as from earlier.{name}")
    connection.execute("detach earlier")


def _store_values(
    connection: duckdb.DuckDBPyConnection, values: Mapping[str, object], file: str
) -> None:
    """Make value_count, which is large, in the file of an edition, and show it as a view."""
    each = query("value_count", "build")
    connection.execute(
        f"create table {file}.value_count as from ({each.sql}) order by all", each.pick(values)
    )
    connection.execute(f"create view value_count as from {file}.value_count")


def run_checks(
    connection: duckdb.DuckDBPyConnection, edition: Edition, values: Mapping[str, object]
) -> list[Finding]:
    """Run queries/checks; raises NotSound for the first blocking rule that is broken."""
    findings = []
    for name in query_names("checks"):
        check = query(name, "checks")
        rows = connection.execute(check.sql, check.pick(values)).fetchall()
        if rows and check.severity == "block":
            raise NotSound(
                _(
                    "Pemeriksaan {name} menemukan {count} baris yang tidak benar ({edition}); "
                    "tidak ada yang diterbitkan. Terbitan sebelumnya tetap dipakai. "
                    "Yang pertama: {first}"
                ).format(
                    name=name,
                    count=len(rows),
                    edition=edition,
                    first=" ".join(str(value) for value in rows[0]),
                )
            )
        findings.append(Finding(name, check.severity, edition, len(rows), check.summary))
    return findings


def _write(connection: duckdb.DuckDBPyConnection, file: str, *, has_tables: bool) -> None:
    """One edition's file: every published relation in a fixed order, checkpointed and closed.

    What an earlier generation left in it is replaced, but for what it lends: that is added to.
    """
    for name in PUBLISHED:
        if name == "value_count" and not has_tables:
            connection.execute("drop view value_count")  # of the file, where it is already
            continue
        # BPS's codes lie side by side in the file, and to a search for identity numbers ten and six
        # digits are sixteen. No page needs them.
        columns = "* exclude (bps_code)" if name == "area" else "*"
        # Cross-tables stay in the order of their files: it is fixed, and they are many.
        order = "" if name == "slice" else "order by all"
        what = f"create or replace table {file}.{name} as"
        if has_tables and name in LENT:
            what = f"insert into {file}.{name}"
        if has_tables and name == "area_share":  # of releases without cross-tables too
            connection.execute(f"delete from {file}.{name} where release not in (from lent)")
        connection.execute(f"{what} select {columns} from {name} {order}")
    connection.execute(f"use {file}")
    store_macros(connection)
    connection.execute("use memory")
    connection.execute(f"detach {file}")


def _quoted(path: Path) -> str:
    """A path in the text of ATTACH, which takes no parameter."""
    return str(path).replace("'", "''")
