"""Who must be looked at: the office's own files read again, and a workbook for each kecamatan.

The store holds no names. What was found there is a set of keyed hashes; only with the office's
files beside the store's key can they be told whom they mean. The workbooks (0600) are for those
who must act, and for nobody else; findings.log in the store keeps who made them, when and how many,
without any identity. A finding is to be checked: it is no verdict on anybody.
"""

import getpass
import json
import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from data.database import in_memory
from data.intake.delivery import find_files
from data.intake.delivery_folders import Delivery, newest_deliveries
from data.intake.list_rows import judge, recipient_reading
from data.intake.survey import survey
from data.matching.match import lists_of, match
from data.private_workbook import write_private
from data.problems import Refused
from data.progress import Tell
from data.reference.tables import load_reference
from data.settings import Settings
from data.walls import audit
from data.walls.key import pads_of
from language.text import _
from queries import query

KINDS = (
    *("forbidden_pair", "pair_to_check", "repeated_in_programme", "dead_recipient"),
    *("not_in_registry", "other_regency", "above_limit", "bad_nik", "amount_out_of_range"),
)
COLUMNS = ("program", "periode", "nik", "no_kk", "nama", "alamat", "desa", "nominal", "berkas")
# The workbook of those who live in no desa of the registry.
NOWHERE = "tanpa-kecamatan"


@dataclass(frozen=True)
class Written:
    """What was written: the release, rows, and the workbooks."""

    release: str
    rows: int
    workbooks: list[Path]


def write_findings(
    kind: str,
    originals: Iterable[Path],
    out: Path,
    *,
    store: Path,
    work: Path,
    settings: Settings,
    tell: Tell,
    release: str | None = None,
    programme: str | None = None,
    period: str | None = None,
) -> Written:
    """Write `out`/<kind>_<release>_<kecamatan>.xlsx (0600) for the rows of a kind of finding.

    Args:
        originals: the lists as the office has them, the same that were taken in.
        release: the newest with lists, where none is named.
        programme, period: as they were stated when the lists were taken in.

    Raises Refused for an unknown kind or release, and where no row of the files is meant.
    """
    kind = kind.replace("-", "_")
    if kind not in KINDS:
        raise Refused(
            _("--kind {kind}: tidak ada temuan itu. Yang ada: {kinds}.").format(
                kind=kind, kinds=", ".join(KINDS)
            )
        )
    delivery = _delivery_with_lists(store, settings, release)
    reading = recipient_reading(settings, programme, period, with_names=True)
    with in_memory(work) as connection:
        tables = survey(find_files(list(originals), work), work, tell, reading.form).tables
        judge(connection, reading, tables, pads_of(store), work, tell)
        _store_findings(connection, kind, delivery, store, settings)
        load_reference(connection, settings.reference)
        rows = connection.execute(query("finding_row", "findings").sql, {"kind": kind}).fetchall()
    if not rows:
        raise Refused(
            _(
                "Tidak ada baris dengan temuan {kind} untuk {release} dalam berkas ini. Periksa "
                "apakah ini berkas yang dahulu dimasukkan."
            ).format(kind=kind, release=delivery.release)
        )
    names = [table.place for table in tables]
    by_place: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for place, file, *cells in rows:
        by_place[place or NOWHERE].append((*cells, names[file]))
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    stem = f"{kind}_{delivery.release}"
    hashes = [table.sha256 for table in tables]
    # Before the first name is written down: what is not entered is not written.
    _log(store, out, kind, delivery.release, hashes, len(rows), len(by_place))
    written = [
        write_private(out / f"{stem}_{place}.xlsx", _("perlu dicek"), COLUMNS, own)
        for place, own in by_place.items()
    ]
    tell.done(_("menulis temuan"))
    return Written(delivery.release, len(rows), sorted(written))


def _delivery_with_lists(store: Path, settings: Settings, release: str | None) -> Delivery:
    """The delivery of the named release, or of the newest that has lists."""
    deliveries = newest_deliveries(store, settings.region)
    real = [each for each in deliveries if not each.is_made_up] or deliveries
    lists = lists_of(store, settings.region, is_made_up=any(each.is_made_up for each in real))
    able = [each for each in real if lists.of(each.release)]
    chosen = [each for each in able if release in (None, each.release)]
    if not chosen:
        raise Refused(
            _("Tidak ada rilis {release} dengan daftar penerima. Yang ada: {releases}.").format(
                release=release or "", releases=", ".join(each.release for each in able) or "-"
            )
        )
    return chosen[-1]


def _store_findings(
    connection: duckdb.DuckDBPyConnection,
    kind: str,
    delivery: Delivery,
    store: Path,
    settings: Settings,
) -> None:
    """Make found_hash: programme, period, hashes, rupiah and desa of what a kind has found."""
    lists = lists_of(store, settings.region, is_made_up=delivery.is_made_up)
    with in_memory(delivery.folder) as other:
        cutoff = datetime.fromisoformat(delivery.account["cutoff"]).date()
        own = lists.of(delivery.release)
        match(other, delivery, cutoff, own, lists.deaths, settings.reference)
        rows = other.execute(
            "select distinct programme_code, period, person_hash, family_hash, "
            "if(kind = 'amount_out_of_range', amount_idr, null), area_code "
            "from found where kind = ?",
            [kind],
        ).fetchall()
    connection.execute(
        "create table found_hash (programme_code varchar, period varchar, person_hash blob, "
        "family_hash blob, amount_idr bigint, area_code varchar)"
    )
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        connection.execute(
            "insert into found_hash select unnest(?::varchar[]), unnest(?::varchar[]), "
            "unnest(?::blob[]), unnest(?::blob[]), unnest(?::bigint[]), unnest(?::varchar[])",
            columns,
        )


def _log(
    store: Path, out: Path, kind: str, release: str, files: list[str], rows: int, workbooks: int
) -> None:
    """Add a line to findings.log (0600), durably: who, when, what, how many. No identity."""
    facts = {"kind": kind, "release": release, "files": files, "rows": rows}
    facts |= {"workbooks": workbooks, "out": str(out.resolve())}
    audit.enter(store, "findings_written", **facts)
    entry = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "by": getpass.getuser(),
        **facts,
    }
    handle = os.open(store / "findings.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.write(json.dumps(entry, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
