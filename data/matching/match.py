"""Recipients matched with the registry: for each release, what its lists say of every desa.

A release meets the lists of its own quarter (2025-3: 2025-Q3 and July to September 2025) and the
rules in force on its cut-off. What is counted is made once and kept beside the release, as
matched/<fingerprint>/*.parquet: aggregates with their cell keys.
"""

import hashlib
import json
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from data.database import in_memory
from data.intake.delivery_folders import (
    MEMORY,
    Delivery,
    ListDelivery,
    Pair,
    list_deliveries,
    newest_lists,
)
from data.intake.periods import quarter_of
from data.reference.programmes import TABLES as RULES
from data.reference.programmes import load_rules
from data.reference.tables import load_reference
from data.settings import PROJECT, Settings
from data.walls.files import settle
from data.workers import side_by_side
from queries import in_order, query

CODE = ("queries/match/*.sql", "data/matching/match.py")
GIVEN = {
    *("area", "programme", "eligibility", "overlap"),
    *("release_now", "family", "person", "recipient", "death"),
}
# What is kept of a release, and its columns.
KEPT = {
    "programme_desa": "area_code varchar, programme_code varchar, recipients bigint, "
    "eligible bigint, reached bigint, recipients_key bigint, eligible_key bigint, "
    "reached_key bigint, amount_idr bigint",
    "decile_count": "programme_code varchar, decile integer, recipients bigint, persons bigint, "
    "recipients_key bigint, persons_key bigint, amount_idr bigint",
    "decile_population": "decile integer, families bigint, persons bigint, families_key bigint, "
    "persons_key bigint",
    "pillar_desa": "area_code varchar, group_name varchar, measure varchar, count bigint, "
    "cell_key bigint",
    "pair_count": "programme_code varchar, other_code varchar, families bigint, "
    "families_key bigint",
    "integrity_desa": "area_code varchar, kind varchar, programme_code varchar, findings bigint, "
    "checked bigint, amount_idr bigint, findings_key bigint, checked_key bigint",
    "list_match": "programme_code varchar, benefits bigint, failed bigint, matched_by_nik bigint, "
    "matched_by_kk bigint, not_in_registry bigint, other_regency bigint, malformed bigint, "
    "kk_for_nik bigint",
}
# Relations that are asked once: counted as they stream by, never stored.
PASSING = ("checked", "check_", "found")
RECIPIENT = (
    "programme_code varchar, period varchar, person_hash blob, family_hash blob, "
    "amount_idr bigint, status varchar, reasons varchar[], record_key uinteger"
)
# What a release kept in an older form does not tell of its families and persons.
FAMILY = (
    "family_hash blob, area_code varchar, decile tinyint, family_size utinyint, record_key uinteger"
)
PERSON = (
    "person_hash blob, family_hash blob, age utinyint, disability varchar, schooling utinyint, "
    "record_key uinteger"
)


@dataclass(frozen=True)
class Lists:
    """The lists of a store that go with its registries: the newest of each programme and period."""

    recipients: Mapping[Pair, ListDelivery]
    deaths: tuple[ListDelivery, ...]

    def of(self, release: str) -> dict[Pair, ListDelivery]:
        """Those of the quarter of a release."""
        return {
            pair: each for pair, each in self.recipients.items() if quarter_of(pair[1]) == release
        }

    def described(self) -> dict[str, object]:
        """What decides the numbers, for a fingerprint and the manifest."""
        return {
            "programmes": {
                f"{code} {period}": each.id
                for (code, period), each in sorted(self.recipients.items())
            },
            "deaths": [each.id for each in self.deaths],
        }


def lists_of(store: Path, region: str, *, is_made_up: bool) -> Lists:
    """The lists whose persons are real, or made up, as those of the registry are."""
    recipients, deaths = (
        [each for each in list_deliveries(store, region, kind) if each.is_made_up == is_made_up]
        for kind in ("programmes", "deaths")
    )
    return Lists(newest_lists(recipients), tuple(deaths))


def store_matches(
    connection: duckdb.DuckDBPyConnection,
    deliveries: list[Delivery],
    cutoffs: Mapping[str, date],
    lists: Lists,
    settings: Settings,
    work: Path | None = None,
) -> None:
    """Make the tables of KEPT, each with `release`; empty where no release has a list.

    Args:
        cutoffs: the cut-off of every release.
        work: where a match is made that must not be kept; else beside the release.
    """
    for name, columns in KEPT.items():
        connection.execute(f"create table {name} (release varchar, {columns})")
    folders: dict[str, Path] = {}
    missing: list[tuple[Any, ...]] = []
    for delivery in deliveries:
        own = lists.of(delivery.release)
        if not own:
            continue
        cutoff = cutoffs[delivery.release]
        folder = _home(delivery, cutoff, own, lists.deaths, settings)
        if not folder.is_dir():
            if work is not None:
                folder = work / "matched" / delivery.release / folder.name
            missing.append((folder, delivery, cutoff, own, lists.deaths, settings.reference))
        folders[delivery.release] = folder
    families = max((job[1].account["families"]["accepted"] for job in missing), default=0)
    for _made in side_by_side(make, missing, families):
        pass
    for release, folder in folders.items():
        for name in KEPT:
            connection.execute(
                f"insert into {name} by name select ? as release, * from read_parquet(?)",
                [release, str(folder / f"{name}.parquet")],
            )


def _home(
    delivery: Delivery,
    cutoff: date,
    own: Mapping[Pair, ListDelivery],
    deaths: tuple[ListDelivery, ...],
    settings: Settings,
) -> Path:
    """The folder beside a release for what is made of just these lists, by this code."""
    digest = hashlib.sha256()
    for path in [*(each for glob in CODE for each in sorted(PROJECT.glob(glob)))]:
        digest.update(path.read_bytes())
    for name in ("areas.csv", *RULES):
        digest.update((settings.reference / name).read_bytes())
    ids = [sorted((*pair, each.id) for pair, each in own.items()), [each.id for each in deaths]]
    digest.update(json.dumps([delivery.id, delivery.top_decile, cutoff.isoformat(), ids]).encode())
    return delivery.folder / "matched" / digest.hexdigest()[:12]


def make(
    folder: Path,
    delivery: Delivery,
    cutoff: date,
    own: Mapping[Pair, ListDelivery],
    deaths: tuple[ListDelivery, ...],
    reference: Path,
) -> None:
    """Match one release and write the folder with what is kept of it, alone in its place."""
    draft = folder.with_name(f".{folder.name}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700, parents=True)
    with in_memory(delivery.folder, MEMORY) as connection:
        match(connection, delivery, cutoff, own, deaths, reference)
        for name in KEPT:
            connection.execute(
                f"copy (from {name} order by all) to $path (format parquet)",
                {"path": str(draft / f"{name}.parquet")},
            )
    old = [path for path in folder.parent.iterdir() if path != draft]
    settle(draft, folder)
    for path in old:
        shutil.rmtree(path)


def match(
    connection: duckdb.DuckDBPyConnection,
    delivery: Delivery,
    cutoff: date,
    own: Mapping[Pair, ListDelivery],
    deaths: tuple[ListDelivery, ...],
    reference: Path,
) -> None:
    """Match one release with lists: make every relation of queries/match in `connection`."""
    load_reference(connection, reference)
    load_rules(connection, reference)
    connection.execute(
        "create table release_now as "
        "select ? as release, ?::date as cutoff, ?::integer as top_decile",
        [delivery.release, cutoff, delivery.top_decile],
    )
    for name, columns in (("family", FAMILY), ("person", PERSON)):
        connection.execute(f"create table {name}_blank ({columns})")
        connection.execute(
            f"create view {name} as from {name}_blank union all by name "
            f"from read_parquet('{_quoted(delivery.folder / f'{name}.parquet')}')"
        )
    connection.execute(f"create table recipient ({RECIPIENT})")
    for id in sorted({each.id for each in own.values()}):
        pairs = [pair for pair, each in own.items() if each.id == id]
        connection.execute(
            "insert into recipient from read_parquet($path) "
            "where list_contains($pairs, programme_code || ' ' || period)",
            {
                "path": str(own[pairs[0]].folder / "recipient.parquet"),
                "pairs": [" ".join(pair) for pair in pairs],
            },
        )
    connection.execute("create table death (person_hash blob, died_on date)")
    for each in deaths:
        connection.execute(
            "insert into death from read_parquet(?)", [str(each.folder / "death.parquet")]
        )
    make_relations(connection)


def make_relations(connection: duckdb.DuckDBPyConnection) -> None:
    """Run queries/match over the tables of GIVEN."""
    for name in in_order("match", GIVEN):
        kind = "view" if name.startswith(PASSING) else "table"
        connection.execute(f"create {kind} {name} as {query(name, 'match').sql}")


def _quoted(path: Path) -> str:
    """A path inside a view's text, which takes no parameter."""
    return str(path).replace("'", "''")


def matching_of(deliveries: list[Delivery], periods: Collection[str]) -> dict[str, dict[str, int]]:
    """How the lists of the quarters of some periods were matched, by release; {} before a match."""
    matching = {}
    quarters = {quarter_of(period) for period in periods}
    for delivery in deliveries:
        paths = [str(path) for path in delivery.folder.glob("matched/[!.]*/list_match.parquet")]
        if delivery.release in quarters and paths:
            with in_memory() as connection:
                sums = connection.execute(
                    "select sum(columns(* exclude (programme_code)))::bigint from read_parquet(?)",
                    [paths],
                )
                columns = [column[0] for column in sums.description]
                row = sums.fetchone() or ()
                matching[delivery.release] = dict(zip(columns, row, strict=True))
    return matching
