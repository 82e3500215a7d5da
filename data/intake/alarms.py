"""What must be looked at before a delivery is taken: signs that a part of it is missing.

Nothing is lost in silence: a delivery with an alarm is refused unless the operator says why it is
right. The limits are settings.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from data.intake.code_books import Contradiction
from data.intake.delivery import literal
from data.intake.file_account import FileAccount
from data.intake.left_out import LeftOut, left_out_words
from data.intake.letters import Letter
from data.intake.words import reason_words
from data.problems import Refused
from data.settings import Alarms
from language import numbers
from language.text import _
from queries import query

LONGEST_REASON = 200  # letters
SHOWN = 10  # areas that a sentence names
# What was left out because it was understood.
UNDERSTOOD = ("letter", "code_book")
# What is no loss: titles, totals and signatures.
NO_LOSS = ("not_a_record",)


@dataclass(frozen=True)
class Alarm:
    """One sign of loss: `code` for machines, `words` for the operator."""

    code: str
    words: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def heed(alarms: Sequence[dict[str, Any]], reason: str | None) -> dict[str, Any] | None:
    """What an account says of alarms that were accepted, None without any.

    Raises Refused, in one line, for alarms without a reason.
    """
    if not alarms:
        return None
    reason = " ".join((reason or "").split())
    if not reason:
        words = " ".join(f"({place}) {alarm['words']}" for place, alarm in enumerate(alarms, 1))
        raise Refused(
            _(
                "Ditolak agar tidak ada yang hilang: {words} Periksa kiriman itu. Bila memang "
                'demikian adanya, ulangi dengan --accept-loss "alasannya".'
            ).format(words=words)
        )
    _check_reason(reason)
    return {"reason": reason, "alarms": list(alarms)}


def _check_reason(reason: str) -> None:
    """Refuse a reason that is too long for a screen, or holds what may be somebody's number."""
    if len(reason) > LONGEST_REASON or re.search(r"\d{8}", reason):
        raise Refused(
            _(
                "--accept-loss: alasannya ditampilkan di dasbor; tulis paling banyak {most} huruf, "
                "tanpa nama orang dan tanpa NIK atau KK."
            ).format(most=LONGEST_REASON)
        )


def registry_alarms(
    connection: duckdb.DuckDBPyConnection,
    accounts: Sequence[FileAccount],
    limits: Alarms,
    region: str,
) -> list[Alarm]:
    """Alarms of a registry that has been judged.

    Args:
        connection: holds family_verdict, area and release_count (`store_counts`).
    """
    return [
        *_set_aside(accounts, limits),
        *_empty_kecamatan(connection, region),
        *_emptied_desa(connection),
        *_unranked(connection),
        *half_lost(accounts, limits),
    ]


def _set_aside(accounts: Sequence[FileAccount], limits: Alarms) -> Iterable[Alarm]:
    """Families that were set aside for one reason, more than a few."""
    own = [each for each in accounts if each.kind == "family"]
    rows = sum(each.rows for each in own)
    counts: dict[str, int] = {"unreadable": sum(each.unreadable for each in own)}
    for account in own:
        for reason, count in account.quarantined.items():
            counts[reason] = counts.get(reason, 0) + count
    for reason, count in counts.items():
        is_many = count > limits.set_aside_rows and count * 100 > limits.set_aside_pct * rows
        if is_many and reason not in NO_LOSS:
            yield Alarm(
                "families_set_aside",
                _("{count} dari {rows} baris keluarga {reason}.").format(
                    count=numbers.integer(count),
                    rows=numbers.integer(rows),
                    reason=reason_words(reason),
                ),
            )


def _empty_kecamatan(connection: duckdb.DuckDBPyConnection, region: str) -> Iterable[Alarm]:
    each = query("empty_kecamatan", "alarms")
    empty = connection.execute(each.sql, {"region": region}).fetchall()
    if empty:
        yield Alarm(
            "kecamatan_without_families",
            _("Kecamatan tanpa satu keluarga pun: {names}.").format(
                names=_first_names([name for _code, name in empty])
            ),
        )


def _emptied_desa(connection: duckdb.DuckDBPyConnection) -> Iterable[Alarm]:
    emptied = connection.execute(query("emptied_desa", "alarms").sql).fetchall()
    if emptied:
        yield Alarm(
            "desa_without_families",
            _("Desa yang tadinya berisi keluarga dan sekarang kosong: {names}.").format(
                names=_first_names([f"{name} ({code})" for code, name in emptied])
            ),
        )


def _unranked(connection: duckdb.DuckDBPyConnection) -> Iterable[Alarm]:
    """Most families without a decile: an empty column, or formulas that came without values."""
    row = connection.execute(query("unranked", "alarms").sql).fetchone()
    families, unranked = row or (0, 0)
    if unranked * 2 > families:
        yield Alarm(
            "families_unranked",
            _("{count} dari {families} keluarga tanpa desil.").format(
                count=numbers.integer(unranked), families=numbers.integer(families)
            ),
        )


def not_read(left_out: Iterable[LeftOut]) -> Iterable[Alarm]:
    """What was not read, where something seems to be missing: it may be just that."""
    words = list(left_out_words(each.as_json() for each in left_out if each.why not in UNDERSTOOD))
    if words:
        yield Alarm("not_read", " ".join(words))


def half_lost(accounts: Iterable[FileAccount], limits: Alarms) -> Iterable[Alarm]:
    """Files or sheets of which most rows could not be read or used."""
    for account in accounts:
        lost = account.unreadable
        if account.kind not in ("family", "person"):
            lost += sum(
                count for reason, count in account.quarantined.items() if reason not in NO_LOSS
            )
        if lost * 100 > limits.unreadable_pct * account.rows:
            yield Alarm(
                "file_half_lost",
                _("{file}: {count} dari {rows} baris tidak terpakai.").format(
                    file=account.place,
                    count=numbers.integer(lost),
                    rows=numbers.integer(account.rows),
                ),
            )


def shrinking_lists(
    lists: Iterable[dict[str, Any]], before: dict[tuple[str, str], int], limits: Alarms
) -> Iterable[Alarm]:
    """Lists that would take the place of a much longer one; `before` are its recipients."""
    for each in lists:
        earlier = before.get((each["programme"], each["period"]), 0)
        if each["recipients"] * 100 < limits.list_shrinks_pct * earlier:
            yield Alarm(
                "list_shrinks",
                _(
                    "{programme}, {period}: {count} penerima akan menggantikan {before} penerima."
                ).format(
                    programme=each["programme"],
                    period=each["period"],
                    count=numbers.integer(each["recipients"]),
                    before=numbers.integer(earlier),
                ),
            )


def against_letter(letter: Letter | None, accounts: Sequence[FileAccount]) -> Iterable[Alarm]:
    """Where the files hold another number of rows than the hand-over letter says."""
    if letter is None:
        return
    for kind, rows_in_letter, what in (
        ("family", letter.families, _("keluarga")),
        ("person", letter.persons, _("anggota keluarga")),
    ):
        rows = sum(each.rows for each in accounts if each.kind == kind)
        if rows_in_letter not in (None, rows):
            yield Alarm(
                "letter_differs",
                _("Menurut surat {file} ada {said} baris {what}; dalam berkas ada {rows}.").format(
                    file=letter.file,
                    said=numbers.integer(rows_in_letter),
                    what=what,
                    rows=numbers.integer(rows),
                ),
            )


def against_code_book(contradictions: Sequence[Contradiction]) -> Iterable[Alarm]:
    """Codes that mean something else by the code book of the delivery."""
    if contradictions:
        names = "; ".join(
            _("{column} {code} adalah {label}, di sini {ours}").format(
                column=each.column, code=each.code, label=repr(each.label), ours=repr(each.ours)
            )
            for each in contradictions[:SHOWN]
        )
        yield Alarm(
            "code_book_differs",
            _("Buku kode {file} berbeda ({count} kode): {shown}.").format(
                file=contradictions[0].file,
                count=numbers.integer(len(contradictions)),
                shown=names,
            ),
        )


@dataclass(frozen=True)
class Change:
    """How a kecamatan changed since the release before, more than in any earlier step.

    `measure`: families (relative, in percent) or decile1_share (of families, in points); `most`:
    the largest change of any kecamatan in an earlier step.
    """

    area_code: str
    name: str
    measure: str
    before: float
    now: float
    change: float
    most: float

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def store_counts(connection: duckdb.DuckDBPyConnection, before: Sequence[tuple[str, Path]]) -> None:
    """Make release_count (step, release, area_code, measure, count) of what was kept before.

    Args:
        before: releases and the folders of their deliveries, oldest first.
    """
    connection.execute(
        "create table release_count "
        "(step integer, release varchar, area_code varchar, measure varchar, count bigint)"
    )
    for step, (release, folder) in enumerate(before):
        connection.execute(
            "insert into release_count select ?, ?, area_code, measure, count from read_parquet(?)",
            [step, release, literal(folder / "desa_count.parquet")],
        )


def changes(connection: duckdb.DuckDBPyConnection, release: str, limits: Alarms) -> list[Change]:
    """Kecamatan whose families or share of decile 1 changed more than in any earlier step.

    Args:
        connection: holds family_verdict, area and release_count (`store_counts`). With fewer than
            two releases before this one there is nothing to compare with.
    """
    values = {"release": release, "least": limits.least_change}
    rows = connection.execute(query("kecamatan_change", "alarms").sql, values).fetchall()
    return [Change(*row) for row in rows]


def _first_names(names: list[str]) -> str:
    first = ", ".join(names[:SHOWN])
    if len(names) <= SHOWN:
        return first
    return _("{names}, dan {count} lagi").format(
        names=first, count=numbers.integer(len(names) - SHOWN)
    )
