"""What must be looked at before a delivery is taken: signs that a part of it is missing.

Nothing is lost in silence: a delivery with an alarm is refused unless the operator says why it is
right. The limits are settings.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import duckdb

from data.code_books import Contradiction
from data.letters import Letter
from data.problems import Refused
from data.reading import FileAccount
from data.settings import Alarms
from data.words import reason_words
from ui import format
from ui.text import _

SHOWN = 10  # areas that a sentence names
# What is no loss: titles, totals and signatures.
NO_LOSS = ("not_a_record",)


@dataclass(frozen=True)
class Alarm:
    """One sign of loss: `code` for machines, `words` for the operator."""

    code: str
    words: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def heed(alarms: Sequence[Alarm], reason: str | None) -> dict[str, Any] | None:
    """What an account says of alarms that were accepted, None without any.

    Raises Refused, in one line, for alarms without a reason.
    """
    if not alarms:
        return None
    words = " ".join(f"({place}) {alarm.words}" for place, alarm in enumerate(alarms, 1))
    if not (reason or "").strip():
        raise Refused(
            _(
                "Ditolak agar tidak ada yang hilang: {words} Periksa kiriman itu. Bila memang "
                'demikian adanya, ulangi dengan --accept-loss "alasannya".'
            ).format(words=words)
        )
    return {
        "reason": (reason or "").strip(),
        "alarms": [alarm.as_json() for alarm in alarms],
    }


def registry_alarms(
    connection: duckdb.DuckDBPyConnection,
    accounts: Sequence[FileAccount],
    limits: Alarms,
    region: str,
    before: str | None,
) -> list[Alarm]:
    """Alarms of a registry that has been judged.

    Args:
        connection: holds family_verdict and area.
        before: desa_count.parquet of the release that came before this one, if there is one.
    """
    return [
        *_set_aside(accounts, limits),
        *_empty_kecamatan(connection, region),
        *(_emptied_desa(connection, before) if before else ()),
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
                    count=format.integer(count),
                    rows=format.integer(rows),
                    reason=reason_words(reason),
                ),
            )


def _empty_kecamatan(connection: duckdb.DuckDBPyConnection, region: str) -> Iterable[Alarm]:
    empty = connection.execute(
        "select kecamatan.name from area as kecamatan where kecamatan.level = 'kecamatan' "
        "and kecamatan.parent_code = ? and not exists (select 1 from family_verdict "
        "where verdict = 'accepted' and left(area_code, 8) = kecamatan.area_code) "
        "order by kecamatan.area_code",
        [region],
    ).fetchall()
    if empty:
        yield Alarm(
            "kecamatan_without_families",
            _("Kecamatan tanpa satu keluarga pun: {names}.").format(
                names=_listed([name for (name,) in empty])
            ),
        )


def _emptied_desa(connection: duckdb.DuckDBPyConnection, before: str) -> Iterable[Alarm]:
    emptied = connection.execute(
        "select area.name || ' (' || area.area_code || ')' from read_parquet(?) as before "
        "inner join area on area.area_code = before.area_code "
        "where before.measure = 'families' and before.count > 0 and before.area_code not in "
        "(select area_code from family_verdict where verdict = 'accepted') order by area.area_code",
        [before],
    ).fetchall()
    if emptied:
        yield Alarm(
            "desa_without_families",
            _("Desa yang tadinya berisi keluarga dan sekarang kosong: {names}.").format(
                names=_listed([name for (name,) in emptied])
            ),
        )


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
                    count=format.integer(lost),
                    rows=format.integer(account.rows),
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
                    count=format.integer(each["recipients"]),
                    before=format.integer(earlier),
                ),
            )


def against_letter(letter: Letter | None, accounts: Sequence[FileAccount]) -> Iterable[Alarm]:
    """Where the files hold another number of rows than the hand-over letter says."""
    if letter is None:
        return
    for kind, said, what in (
        ("family", letter.families, _("keluarga")),
        ("person", letter.persons, _("anggota keluarga")),
    ):
        rows = sum(each.rows for each in accounts if each.kind == kind)
        if said is not None and said != rows:
            yield Alarm(
                "letter_differs",
                _("Menurut surat {file} ada {said} baris {what}; dalam berkas ada {rows}.").format(
                    file=letter.file,
                    said=format.integer(said),
                    what=what,
                    rows=format.integer(rows),
                ),
            )


def against_code_book(found: Sequence[Contradiction]) -> Iterable[Alarm]:
    """Codes that mean something else by the code book of the delivery."""
    if found:
        shown = "; ".join(
            _("{column} {code} adalah {label}, di sini {ours}").format(
                column=each.column, code=each.code, label=repr(each.label), ours=repr(each.ours)
            )
            for each in found[:SHOWN]
        )
        yield Alarm(
            "code_book_differs",
            _("Buku kode {file} berbeda ({count} kode): {shown}.").format(
                file=found[0].file, count=format.integer(len(found)), shown=shown
            ),
        )


@dataclass(frozen=True)
class Change:
    """How a kecamatan changed since the release before, more than in any earlier step.

    `measure`: families (relative, in percent) or decile1 (share of families, in points); `most`:
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


CHANGES = """
with counted as (
    select step, left(area_code, 8) as area_code,
        sum(count) filter (where measure = 'families') as families,
        coalesce(sum(count) filter (where measure = 'families_decile1'), 0) as decile1
    from step_count
    group by step, left(area_code, 8)
),
measured as (
    select step, area_code, 'families' as measure, families::double as value,
        100 * (families / nullif(lag(families) over each, 0) - 1) as change,
        lag(families) over each::double as before
    from counted window each as (partition by area_code order by step)
    union all
    select step, area_code, 'decile1', 100.0 * decile1 / families,
        100.0 * decile1 / families - 100.0 * lag(decile1) over each / lag(families) over each,
        100.0 * lag(decile1) over each / lag(families) over each
    from counted window each as (partition by area_code order by step)
)
select measured.area_code, area.name, measured.measure, measured.before, measured.value,
    measured.change, earlier.most
from measured
inner join area on area.area_code = measured.area_code
inner join (
    select measure, max(abs(change)) as most from measured where step < $last group by measure
) as earlier on earlier.measure = measured.measure
where measured.step = $last and abs(measured.change) > greatest(earlier.most, $least)
order by measured.area_code, measured.measure
"""


def changes(
    connection: duckdb.DuckDBPyConnection, earlier: Sequence[str], limits: Alarms
) -> list[Change]:
    """Kecamatan whose families or share of decile 1 changed more than in any earlier release.

    Args:
        connection: holds family_verdict and area.
        earlier: desa_count.parquet of each release before this one, in order; with fewer than two
            there is nothing to compare with.
    """
    if len(earlier) < 2:
        return []
    connection.execute(
        "create or replace temp table step_count as "
        "select ? as step, area_code, 'families' as measure, count(*) as count from family_verdict "
        "where verdict = 'accepted' group by area_code union all "
        "select ?, area_code, 'families_decile1', count(*) from family_verdict "
        "where verdict = 'accepted' and decile = 1 group by area_code",
        [len(earlier), len(earlier)],
    )
    for step, path in enumerate(earlier):
        connection.execute(
            "insert into step_count select ?, area_code, measure, count from read_parquet(?) "
            "where measure in ('families', 'families_decile1')",
            [step, path],
        )
    rows = connection.execute(
        CHANGES, {"last": len(earlier), "least": limits.least_change}
    ).fetchall()
    return [Change(*row) for row in rows]


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:SHOWN])
    if len(names) <= SHOWN:
        return shown
    return _("{names}, dan {count} lagi").format(
        names=shown, count=format.integer(len(names) - SHOWN)
    )
