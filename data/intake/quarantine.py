"""The rows of a registry that were set aside, as a workbook for those who must mend them.

The store keeps where a row stands and why, never what it says. Only with the office's own files
can the workbook be written: file, sheet, row, column, reason, and the value with its letters and
most of its digits hidden.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from data.database import in_memory
from data.intake.columns import Kind
from data.intake.delivery import find_files
from data.intake.delivery_folders import Delivery, newest_deliveries
from data.intake.file_account import FileAccount
from data.intake.load import load
from data.intake.places import COLUMN_OF
from data.intake.registry import CONTRACT, REGISTRY
from data.intake.registry_cells import store_cells
from data.intake.releases import judge
from data.intake.survey import survey
from data.intake.words import reason_words
from data.private_workbook import write_private
from data.problems import Refused
from data.progress import Tell
from data.reference.tables import load_reference
from data.settings import Settings
from data.walls import audit
from language.text import _

HIDDEN = "•"
SHOWN_DIGITS = (4, 2)  # of a number, at its beginning and its end


@dataclass(frozen=True)
class Written:
    """What was written: rows set aside, and the workbook."""

    release: str
    rows: int
    workbook: Path


def write_quarantine(
    release: str,
    originals: Iterable[Path],
    out: Path,
    *,
    store: Path,
    work: Path,
    settings: Settings,
    tell: Tell,
) -> Written:
    """Write the rows of a kept release that were set aside to `out` (0600).

    Args:
        originals: the delivery as the office has it, the same that was taken in.

    Raises Refused for a release that is not kept, for other files, and where nothing was set aside.
    """
    delivery = _delivery_of(store, settings, release)
    whole = survey(find_files(list(originals), work), work, tell, REGISTRY)
    hashes = {file["sha256"] for file in delivery.account["files"]}
    if {table.sha256 for table in whole.tables} != hashes:
        raise Refused(
            _(
                "Berkas ini bukan kiriman {release} yang disimpan. Sebutkan dengan --original "
                "berkas atau folder yang dahulu dimasukkan."
            ).format(release=release)
        )
    with in_memory(work) as connection:
        load_reference(connection, settings.reference)
        accounts = load(connection, whole.tables, work, tell, REGISTRY)
        store_cells(connection)
        judge(connection, settings.region, delivery.account["cutoff"], tell)
        rows = list(_rows(connection, accounts))
    if not rows:
        raise Refused(_("Tidak ada baris {release} yang disisihkan.").format(release=release))
    out.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    columns = (
        *(_("berkas"), _("lembar"), _("baris"), _("kolom")),
        *(_("yang perlu diperbaiki"), _("isi (disamarkan)")),
    )
    audit.enter(store, "quarantine_written", release=release, rows=len(rows))
    write_private(out, _("perlu diperbaiki"), columns, rows)
    tell.done(_("menulis yang disisihkan"))
    return Written(release, len(rows), out)


def _delivery_of(store: Path, settings: Settings, release: str) -> Delivery:
    """The delivery of a release that is kept, a real one before a made-up one."""
    deliveries = newest_deliveries(store, settings.region)
    own = sorted(
        (each for each in deliveries if each.release == release), key=lambda each: each.is_made_up
    )
    if not own:
        raise Refused(
            _("Tidak ada rilis {release}. Yang ada: {releases}.").format(
                release=release, releases=", ".join(each.release for each in deliveries) or "-"
            )
        )
    return own[0]


def _rows(
    connection: duckdb.DuckDBPyConnection, accounts: list[FileAccount]
) -> Iterable[tuple[Any, ...]]:
    """Each row set aside, in the order of files and rows; unreadable ones too."""
    rows: list[tuple[int, int, str, str | None]] = [
        (file, line, "unreadable", None)
        for file, line in connection.execute("select file, line from unreadable").fetchall()
    ]
    kinds: tuple[Kind, ...] = ("family", "person")
    for kind in kinds:
        names = {column.name for column in CONTRACT[kind]}
        reasons = {name: column for name, column in COLUMN_OF.items() if column in names}
        value = " ".join(
            f"when '{reason}' then {kind}_file.{column}::varchar"
            for reason, column in reasons.items()
        )
        rows += connection.execute(
            f"select {kind}_verdict.file, "
            f"coalesce({kind}_file.line, {kind}_verdict.row - source.first_row + source.skip + 1), "
            f"{kind}_verdict.verdict, case {kind}_verdict.verdict {value} end "
            f"from {kind}_verdict inner join {kind}_file on {kind}_file.file = {kind}_verdict.file "
            f"and {kind}_file.row = {kind}_verdict.row "
            f"inner join source on source.file = {kind}_verdict.file "
            f"where {kind}_verdict.verdict not in ('accepted', 'repeated', 'not_a_record')"
        ).fetchall()
    for file, line, reason, value in sorted(rows, key=lambda each: each[:3]):
        account = accounts[file]
        column = account.columns.get(COLUMN_OF.get(reason, ""), "")
        yield (
            account.name,
            account.sheet or "",
            line,
            column,
            reason_words(reason),
            masked(value or ""),
        )


def masked(value: str) -> str:
    """A value that tells whoever has the file what is wrong, and nobody else whose it is.

    Words are hidden but for their first letter; of ten digits or more the first four and the last
    two are shown.
    """
    hidden = re.sub(r"(?<=[^\W\d_])[^\W\d_]", HIDDEN, value[:40])
    digits = [place for place, each in enumerate(hidden) if each.isdigit()]
    if len(digits) < 10:
        return hidden
    first, last = SHOWN_DIGITS
    concealed = set(digits[first:-last])
    return "".join(HIDDEN if place in concealed else each for place, each in enumerate(hidden))
