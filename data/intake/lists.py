"""The contracts of lists beside the registry: who gets which programme, and who has died."""

from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from data.intake.accept import Contract, Facts, delivery_id
from data.intake.alarms import Alarm, half_lost, shrinking_lists
from data.intake.delivery import File
from data.intake.delivery_folders import (
    LIST_FORMAT,
    PARQUET,
    ListDelivery,
    Pair,
    list_deliveries,
    newest_lists,
)
from data.intake.file_account import FileAccount, total
from data.intake.left_out import LeftOut
from data.intake.list_rows import ListReading, death_reading, judge, recipient_reading
from data.intake.places import places_of
from data.intake.survey import Survey, Table
from data.intake.words import list_reason_words
from data.problems import Refused
from data.progress import Tell
from data.settings import Settings
from data.walls.key import pads_of
from language import numbers
from language.text import _
from queries import query

# Changes when more is read from the office's files than before: the same files are then new.
READING = 2


def recipient_contract(
    settings: Settings, programme: str | None = None, period: str | None = None
) -> Contract[ListDelivery]:
    """How recipient lists are accepted; what holds where a file or a cell says nothing.

    For each programme and period the delivery replaces what was kept before. Raises Refused for a
    programme or period that is none.
    """
    return _contract(recipient_reading(settings, programme, period), settings)


def death_contract(settings: Settings) -> Contract[ListDelivery]:
    """How lists of deaths are accepted."""
    return _contract(death_reading(), settings)


def _contract(reading: ListReading, settings: Settings) -> Contract[ListDelivery]:
    return Contract(reading.form, partial(_arrive, reading, settings))


def _arrive(
    reading: ListReading, settings: Settings, whole: Survey, files: list[File], store: Path
) -> "ArrivedLists":
    tables, repeated = _once(whole.tables)
    if not tables:
        raise Refused(
            _("{files}: tidak memuat daftar.").format(files=", ".join(each.name for each in files))
        )
    before = list_deliveries(store, settings.region, reading.kind)
    return ArrivedLists(reading, settings, store, tables, repeated, whole.left_out, before)


@dataclass(frozen=True)
class ArrivedLists:
    """Lists whose files were recognised; `repeated` names files whose content came twice."""

    reading: ListReading
    settings: Settings
    store: Path
    tables: list[Table]
    repeated: list[str]
    left_out: list[LeftOut]
    siblings: list[ListDelivery]
    verdict_count: str = "row_count"

    @property
    def id(self) -> str:
        return delivery_id(
            READING,
            self.settings.region,
            self.reading.salt,
            (table.sha256 for table in self.tables),
        )

    @property
    def home(self) -> Path:
        return self.store / self.reading.kind

    @property
    def identity(self) -> tuple[str, str]:
        return self.reading.identity

    @property
    def same(self) -> ListDelivery | None:
        newest = newest_lists(self.siblings)
        for each in self.siblings:
            if each.id == self.id and all(newest[pair].id == each.id for pair in each.covers):
                return each
        return None

    def judge(
        self, connection: duckdb.DuckDBPyConnection, work: Path, tell: Tell
    ) -> tuple[list[FileAccount], Facts]:
        pads = pads_of(self.store)
        return judge(connection, self.reading, self.tables, pads, work, tell), {}

    def refuse_unusable(self, accounts: list[FileAccount]) -> None:
        sums = total(accounts)
        if sums["accepted"]:
            return
        reasons = {"unreadable": sums["unreadable"], **sums["quarantined"]}
        raise Refused(
            _(
                "{files}: tidak ada satu baris pun yang dapat dipakai ({reasons}).{what_to_do}"
            ).format(
                files=", ".join(account.name for account in accounts),
                what_to_do=_what_to_do(reasons),
                reasons=", ".join(
                    f"{numbers.integer(count)} {list_reason_words(name)}"
                    for name, count in reasons.items()
                    if count
                )
                or "0",
            )
        )

    def compare(
        self,
        connection: duckdb.DuckDBPyConnection,
        accounts: list[FileAccount],
        *,
        is_made_up: bool,
    ) -> tuple[list[Alarm], Facts]:
        facts: Facts = {}
        if self.reading.columns is not None:
            facts = _benefits(connection, accounts, self.siblings)
        limits = self.settings.alarms
        alarms = [
            *half_lost(accounts, limits),
            *shrinking_lists(facts.get("lists", []), _recipients(self.siblings), limits),
        ]
        return alarms, facts

    def write(self, connection: duckdb.DuckDBPyConnection, folder: Path, tell: Tell) -> None:
        """Pseudonyms, places of quarantined rows."""
        pads = pads_of(self.store)
        # Rows of lists have no order; to keep one, threads would wait for each other.
        connection.execute("set preserve_insertion_order = false")
        for name in self.reading.written:
            each = query(name, self.reading.queries)
            connection.execute(
                f"copy ({each.sql}) to $path ({PARQUET})",
                {**each.pick(pads), "path": str(folder / f"{name}.parquet")},
            )
        tell.done(_("menyimpan tanpa identitas"))

    def account(
        self,
        connection: duckdb.DuckDBPyConnection,
        accounts: list[FileAccount],
        facts: Facts,
        common: Facts,
    ) -> Facts:
        first = ("region", "key", "is_made_up", "accepted_at", "order")
        last = ("alarms", "accepted_loss")
        return {
            "format": LIST_FORMAT,
            **{name: common[name] for name in first},
            self.reading.rows_called: total(accounts),
            **{name: fact for name, fact in facts.items() if name not in last},
            "places": self._places(connection, accounts),
            **{name: facts[name] for name in last},
            "left_out": [each.as_json() for each in self.left_out],
            "files": [asdict(each) for each in accounts],
            "repeated_files": self.repeated,
        }

    def delivery(self, folder: Path, account: Facts) -> ListDelivery:
        return ListDelivery(self.id, folder, account)

    def _places(
        self, connection: duckdb.DuckDBPyConnection, accounts: list[FileAccount]
    ) -> list[dict[str, Any]]:
        """Where the rows stand that were set aside, or hold what could not be read."""
        aside = query("quarantine", self.reading.queries).sql
        connection.execute(
            "create or replace temp view aside as "
            f"select file, line, reason from ({aside}) {self.reading.doubts}"
        )
        return places_of(connection, accounts, "list_place")


def _once(tables: list[Table]) -> tuple[list[Table], list[str]]:
    """The tables of files with different content, and the names of files that came twice."""
    first: dict[str, Path] = {}
    once, twice = [], []
    for table in tables:
        if first.setdefault(table.sha256, table.file.path) == table.file.path:
            once.append(table)
        else:
            twice.append(table.file.name)
    return once, twice


def _what_to_do(reasons: dict[str, int]) -> str:
    """How to mend what most rows were set aside for, where the operator can."""
    most = max(reasons, key=lambda reason: reasons[reason])
    return {
        "bad_period": _(
            " Tulis periode seperti 2025-Q3, Tahap 3 2025, atau Juli 2025, atau sebutkan "
            "--period 2025-Q3."
        ),
        "unknown_programme": _(
            " Tulis program seperti PKH atau BPNT, atau sebutkan --programme PKH."
        ),
        "bad_flag": _(" Tulis YA atau TIDAK di kolom program."),
        "bad_date": _(" Tulis tanggal seperti 2025-06-30 atau 30 Juni 2025."),
    }.get(most, "")


def _recipients(before: list[ListDelivery]) -> dict[Pair, int]:
    """How many recipients the list has that counts for each programme and period."""
    counted = {}
    for pair, delivery in newest_lists(before).items():
        for each in delivery.account["lists"]:
            if (each["programme"], each["period"]) == pair:
                counted[pair] = each["recipients"]
    return counted


def _strangers(
    connection: duckdb.DuckDBPyConnection, accounts: list[FileAccount]
) -> list[tuple[str, str, int]]:
    """What columns of wide lists that nobody knows say yes to: perhaps programmes."""
    rows = connection.execute(
        "select file, place, count(*) from (select file, unnest(strangers) as cell, "
        "unnest(range(len(strangers))) as place from recipient_file where strangers is not null "
        "and is_total is distinct from true) "
        "where lower(trim(cell)) in ('ya', 'yes', 'v', '√', '✓', 'terima', 'menerima') "
        "group by all order by all"
    ).fetchall()
    counts: dict[str, int] = {}
    for file, place, count in rows:
        name = accounts[file].unknown_columns[place]
        counts[name] = counts.get(name, 0) + count
    return [(name, "unknown_programme", count) for name, count in counts.items()]


def _benefits(
    connection: duckdb.DuckDBPyConnection,
    accounts: list[FileAccount],
    before: list[ListDelivery],
) -> dict[str, Any]:
    """The account of benefits: how many, of which programme and period, and what is doubtful."""
    counted = connection.execute(
        "select verdict, sum(benefits)::bigint from verdict_count group by verdict order by verdict"
    ).fetchall()
    doubts = connection.execute("select rule, rows from doubt_count order by rule").fetchall()
    lists = connection.execute("from list_count order by programme_code, period").fetchall()
    aside = connection.execute(
        "select programme_code, verdict, count(*) from recipient_verdict "
        "where verdict not in ('accepted', 'not_a_record') "
        "and file in (select file from flag_column) group by all order by all"
    ).fetchall()
    aside += _strangers(connection, accounts)
    newest = newest_lists(before)
    return {
        "benefits": {
            "accepted": dict(counted).get("accepted", 0),
            "quarantined": {name: count for name, count in counted if name != "accepted"},
        },
        "findings": dict(doubts),
        "set_aside": [
            {"programme": programme, "reason": reason, "benefits": count}
            for programme, reason, count in aside
        ],
        "lists": [
            {
                "programme": programme,
                "period": period,
                "recipients": recipients,
                "amount_idr": amount,
                "replaces": newest[programme, period].id if (programme, period) in newest else None,
            }
            for programme, period, recipients, amount in lists
        ],
    }
