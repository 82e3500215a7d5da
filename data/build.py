"""From the aggregates of every release to the tables of one generation, in each edition.

queries/build makes the numbers, queries/checks tries to break them, and only what is marked as
published is written to the editions' files.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb

from data.characteristics import store_characteristics
from data.estimates import store_shifts
from data.forecasts import store_forecasts
from data.matching import KEPT
from data.problems import NotSound
from data.programme_cells import Row, store_hidden_benefits
from data.settings import EDITIONS, Edition, Settings
from data.slices import store_slices
from data.suppression import store_hidden_cells
from queries import in_order, query
from queries import names as query_names
from ui.text import _

# Relations that Python makes, and what each must wait for.
MADE = {
    "hidden_cell": ("area_count", "area"),
    "release_shift": ("desa_share", "release_official"),
    "gap_forecast": ("official_error",),
    "characteristic_value": (),
    "slice": ("hidden_cell",),
    "hidden_benefit": (
        *("programme_count", "pillar_count", "integrity_count", "integrity_desa", "area_desa"),
        *("decile_group_count", "programme_release", "pair_count", "hidden_cell", "area", "slice"),
    ),
}
# Tables that come with gap_forecast.
FORECASTS = ("gap_forecast", "target_chance", "backtest_score")
REFERENCE = ("area", "official_poverty", "target", "programme", "eligibility", "overlap")
GIVEN = {
    *REFERENCE,
    "known_release",
    "sampling_error",
    "survey_design",
    "desa_count",
    "delivered",
    *KEPT,
}
# What a page may ask: facts with their sources, and aggregates in which small cells are hidden.
PUBLISHED = (
    *REFERENCE,
    *(name for name in query_names("build") if query(name, "build").is_published),
    *FORECASTS,
    "hidden_cell",
    "characteristic_value",
    "slice",
    "hidden_benefit",
)


@dataclass(frozen=True)
class Finding:
    """What one check found: rows that break its rule, and whether they stop publishing."""

    name: str
    severity: str
    edition: Edition
    rows: int
    summary: str


def build(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    settings: Settings,
    kept: Mapping[str, Path],
) -> list[Finding]:
    """Write internal.duckdb and public.duckdb into `folder`; returns what the checks found.

    `connection` holds the tables of GIVEN: the facts, `delivered` (release, stated_cutoff,
    is_made_up), `desa_count` (release, area_code and the counts) and what data/matching.py makes.
    `kept` is the folder of each release whose cross-tables are to be shown. Raises NotSound when a
    check that blocks finds a row; then the folder holds no whole edition.
    """
    findings: list[Finding] = []
    # What the edition before hides, which shows more.
    hidden_benefits: set[Row] = set()
    for edition in EDITIONS:
        smallest = getattr(settings.smallest_shown, edition)
        values = {
            "region": settings.region,
            "province": settings.province,
            "smallest_shown": smallest,
        }
        makers: dict[str, Callable[[], None]] = {
            "hidden_cell": partial(_hide, connection, settings, edition),
            "hidden_benefit": partial(
                store_hidden_benefits,
                connection,
                smallest,
                settings.region,
                hidden_benefits,
                is_public=edition == "public",
            ),
            "release_shift": partial(store_shifts, connection),
            "gap_forecast": partial(
                store_forecasts, connection, settings.region, settings.province
            ),
            "characteristic_value": partial(store_characteristics, connection),
            "slice": partial(store_slices, connection, kept, settings, edition),
        }
        for name in in_order("build", GIVEN, MADE):
            if name in makers:
                makers[name]()
            else:
                each = query(name, "build")
                connection.execute(
                    f"create or replace table {name} as {each.sql}", each.pick(values)
                )
        findings += run_checks(connection, edition, values)
        _write(connection, folder / f"{edition}.duckdb")
    return findings


def _hide(connection: duckdb.DuckDBPyConnection, settings: Settings, edition: Edition) -> None:
    """Make hidden_cell of an edition; with the first, hidden_cell_<edition> of every one.

    The cross-tables of all editions are made together.
    """
    if edition == EDITIONS[0]:
        hides: dict[tuple[str, str], set[str]] = {}
        for each in EDITIONS:
            smallest = getattr(settings.smallest_shown, each)
            hides = store_hidden_cells(
                connection, smallest, is_public=each == "public", start=hides
            )
            connection.execute(f"create or replace table hidden_cell_{each} as from hidden_cell")
    connection.execute(f"create or replace table hidden_cell as from hidden_cell_{edition}")


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


def _write(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """One edition's file: every published relation in a fixed order, checkpointed and closed."""
    quoted = str(path).replace("'", "''")  # ATTACH takes no parameter
    connection.execute(f"attach '{quoted}' as edition")
    for name in PUBLISHED:
        # BPS's codes lie side by side in the file, and to a search for identity numbers ten and six
        # digits are sixteen. No page needs them.
        columns = "* exclude (bps_code)" if name == "area" else "*"
        # Cross-tables stay in the order of their files: it is fixed, and they are many.
        order = "" if name == "slice" else "order by all"
        connection.execute(f"create table edition.{name} as select {columns} from {name} {order}")
    connection.execute("detach edition")
