"""Lists beside the registry: who gets which programme, and who has died.

programmes/<delivery>/ holds recipient.parquet (programme, period, keyed hashes, record key,
rupiah, status, doubts), deaths/<delivery>/ holds death.parquet (keyed hash, day); each with
quarantine.parquet (file, record, reason) and account.json. No name, NIK or KK number is written
anywhere. Of each programme and period the newest delivery counts; deaths add up.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from data.commands.words import list_reason_words
from data.generation.generations import settle
from data.intake.alarms import half_lost, heed, shrinking_lists
from data.intake.delivery import check_region, find_files, literal
from data.intake.places import places_of
from data.intake.registry import MADE_UP_PREFIX
from data.intake.releases import MEMORY, accepted, refuse_mixing, take_the_place
from data.intake.tables import FileAccount, Table, survey
from data.intake.verdicts import (
    QUERIES,
    WRITTEN,
    Kind,
    Reading,
    death_reading,
    judge,
    recipient_reading,
)
from data.problems import Refused, StoreProblem
from data.progress import Tell
from data.settings import Settings
from data.store import pads_of
from language import numbers
from language.text import _
from queries import query

# How a list is kept; data/intake/upgrade.py brings older ones to it.
FORMAT = 3
# Changes when more is read from the office's files than before: the same files are then new.
READING = 2
Pair = tuple[str, str]
# Where a cell stands that could not be read, in a benefit that was accepted all the same.
DOUBT_PLACES = """
union all
select doubted.file,
    coalesce(recipient_file.line, doubted.row - source.first_row + source.skip + 1), doubted.reason
from (
    select file, row, unnest(reasons) as reason from recipient_verdict
    where verdict = 'accepted' and reasons <> []
) as doubted
inner join recipient_file using (file, row) inner join source using (file)
where doubted.reason in ('bad_nik', 'bad_kk', 'bad_amount', 'unknown_status')
"""
# What the rows of a kind are called in an account.
NAMES: dict[Kind, str] = {"programmes": "recipients", "deaths": "deaths"}


@dataclass(frozen=True)
class ListDelivery:
    """One delivery of lists as it is kept; `account` says what became of its rows."""

    id: str
    folder: Path
    account: dict[str, Any]

    @property
    def is_made_up(self) -> bool:
        """Whether its persons are made up."""
        return bool(self.account["is_made_up"])

    @property
    def covers(self) -> list[Pair]:
        """The programmes and periods that it tells of."""
        return [(each["programme"], each["period"]) for each in self.account.get("lists", [])]


def kept_lists(store: Path, region: str, kind: Kind) -> list[ListDelivery]:
    """Every delivery of a kind and region, in the order in which they were accepted."""
    found = []
    for path in store.glob(f"{kind}/[!.]*/account.json"):
        delivery = kept_list(path.parent)
        if delivery.account["region"] == region and delivery.account["format"] == FORMAT:
            found.append(delivery)
    return sorted(found, key=lambda each: each.account["order"])


def newest_lists(deliveries: Iterable[ListDelivery]) -> dict[Pair, ListDelivery]:
    """For each programme and period the delivery that counts; `deliveries` are in order."""
    return {pair: each for each in deliveries for pair in each.covers}


def kept_list(folder: Path) -> ListDelivery:
    """The lists in a folder; raises StoreProblem where their account cannot be read."""
    try:
        account = json.loads((folder / "account.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise StoreProblem(
            _("{folder}: catatan kiriman rusak. Pindahkan folder itu, lalu masukkan ulang.").format(
                folder=folder
            )
        ) from problem
    return ListDelivery(folder.name, folder, account)


def accept_recipients(
    paths: Iterable[Path],
    *,
    store: Path,
    work: Path,
    settings: Settings,
    tell: Tell,
    programme: str | None = None,
    period: str | None = None,
    accepted_loss: str | None = None,
    has_alarms: bool = True,
) -> tuple[ListDelivery, bool]:
    """Read recipient lists and keep what may be kept; (delivery, whether something changed).

    Args:
        work: the empty work folder of the only writer.
        programme, period: what holds where a file or a cell says nothing.
        accepted_loss: why a list is right although a part of it seems to be missing.
        has_alarms: False for the sample, whose persons are made up.

    For each programme and period the delivery replaces what was kept before. Raises Refused for
    what cannot be a list, and for a programme or period that is none; then the store is unchanged.
    """
    reading = recipient_reading(settings, programme, period)
    accepted = (accepted_loss, has_alarms)
    return _accept("programmes", reading, paths, store, work, settings, tell, accepted)


def accept_deaths(
    paths: Iterable[Path],
    *,
    store: Path,
    work: Path,
    settings: Settings,
    tell: Tell,
    accepted_loss: str | None = None,
    has_alarms: bool = True,
) -> tuple[ListDelivery, bool]:
    """Read lists of deaths and keep what may be kept; (delivery, whether it is new)."""
    accepted = (accepted_loss, has_alarms)
    return _accept("deaths", death_reading(), paths, store, work, settings, tell, accepted)


def _accept(
    kind: Kind,
    reading: Reading,
    paths: Iterable[Path],
    store: Path,
    work: Path,
    settings: Settings,
    tell: Tell,
    loss: tuple[str | None, bool],
) -> tuple[ListDelivery, bool]:
    found = find_files(list(paths), work)
    files = found.files
    check_region(files, settings.region)
    tell.expect(len(files))
    whole = survey(found, work, tell, reading.form)
    tables, twice = _once(whole.tables)
    if not tables:
        raise Refused(
            _("{files}: tidak memuat daftar.").format(files=", ".join(each.name for each in files))
        )
    id = _id(tables, settings.region, reading.salt)
    before = kept_lists(store, settings.region, kind)
    same = next((each for each in before if each.id == id), None)
    if same and _still_counts(same, before):
        return same, False
    order = 1 + max((each.account["order"] for each in before), default=0)
    draft = store / kind / f".{id}"
    limits: dict[str, Any] = {"memory_limit": MEMORY, "temp_directory": str(work)}
    with duckdb.connect(config=limits) as connection:
        pads = pads_of(store)
        accounts = judge(connection, kind, reading, tables, pads, work, tell)
        _settle_accounts(connection, accounts)
        is_made_up = _is_made_up(connection, kind)
        lists = _told_of_lists(connection, accounts, before) if kind == "programmes" else {}
        alarms = [
            *half_lost(accounts, settings.alarms),
            *shrinking_lists(lists.get("lists", []), _recipients(before), settings.alarms),
        ]
        told = [each.as_json() for each in alarms]
        accepted_alarms = heed(told, loss[0]) if loss[1] else None
        if is_made_up:
            refuse_mixing(accepted(store, settings.region), store)
        account = {
            "format": FORMAT,
            "region": settings.region,
            "is_made_up": is_made_up,
            "accepted_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "order": order,
            NAMES[kind]: _total(accounts),
            **lists,
            "places": _places(connection, kind, accounts),
            "alarms": told,
            "accepted_loss": accepted_alarms,
            "left_out": [each.as_json() for each in whole.left_out],
            "files": [asdict(each) for each in accounts],
            "repeated_files": twice,
        }
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        for name in WRITTEN[kind]:
            each = query(name, QUERIES[kind])
            sql = each.sql
            if name == "recipient":
                sql = f"with kept_recipient as ({sql}) {query('keyed_recipient', 'key').sql}"
            connection.execute(
                f"copy ({sql}) to $path (format parquet)",
                {**each.pick(pads), "path": str(draft / f"{name}.parquet")},
            )
        tell.done(_("menyimpan tanpa identitas"))
    text = json.dumps(account, indent=1, ensure_ascii=False)
    (draft / "account.json").write_text(text, encoding="utf-8")
    final = store / kind / id
    if same:  # an older list came back: the same rows, kept already
        (draft / "account.json").replace(final / "account.json")
        shutil.rmtree(draft)
    elif final.exists():
        take_the_place(draft, final)
    else:
        settle(draft, final)
    return ListDelivery(id, final, account), True


def give_record_keys(folder: Path) -> bool:
    """Give the recipients kept in a folder their record keys; False where they cannot be read."""
    path, draft = folder / "recipient.parquet", folder / ".recipient.parquet"
    with duckdb.connect(config={"memory_limit": MEMORY}) as connection:
        try:
            connection.execute(
                "create table kept_recipient as "
                "select columns(lambda each: each <> 'record_key') from read_parquet(?)",
                [literal(path)],
            )
        except (duckdb.IOException, duckdb.InvalidInputException):
            return False
        connection.execute(
            f"copy ({query('keyed_recipient', 'key').sql}) to $path (format parquet)",
            {"path": str(draft)},
        )
    draft.replace(path)
    return True


def _once(found: list[Table]) -> tuple[list[Table], list[str]]:
    """The tables of files with different content, and the names of files that came twice."""
    first: dict[str, Path] = {}
    tables, twice = [], []
    for table in found:
        if first.setdefault(table.sha256, table.file.path) == table.file.path:
            tables.append(table)
        else:
            twice.append(table.file.name)
    return tables, twice


def _id(tables: list[Table], region: str, salt: str) -> str:
    """Twelve hex digits that are the same for the same files, whatever they are called."""
    text = "\n".join([str(READING), region, salt, *sorted(table.sha256 for table in tables)])
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _still_counts(delivery: ListDelivery, kept: list[ListDelivery]) -> bool:
    """Whether no later delivery has replaced a part of it."""
    newest = newest_lists(kept)
    return all(newest[pair].id == delivery.id for pair in delivery.covers)


def _settle_accounts(connection: duckdb.DuckDBPyConnection, accounts: list[FileAccount]) -> None:
    """Enter the verdicts; every row of every file must then be accounted for."""
    for file, verdict, count in connection.execute(
        "select file, verdict, rows from row_count order by file, verdict"
    ).fetchall():
        if verdict in ("accepted", "repeated"):
            setattr(accounts[file], verdict, count)
        else:
            accounts[file].quarantined[verdict] = count
    for account in accounts:
        if not account.is_balanced:
            raise StoreProblem(
                _(
                    "{file}: jumlah baris tidak cocok dengan isinya; tidak ada yang disimpan."
                ).format(file=account.place)
            )
    total = _total(accounts)
    if not total["accepted"]:
        reasons = {"unreadable": total["unreadable"], **total["quarantined"]}
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


def _places(
    connection: duckdb.DuckDBPyConnection, kind: Kind, accounts: list[FileAccount]
) -> list[dict[str, Any]]:
    """Where the rows stand that were set aside, or hold what could not be read."""
    doubts = DOUBT_PLACES if kind == "programmes" else ""
    connection.execute(
        "create or replace temp view aside as "
        f"select file, line, reason from ({query('quarantine', QUERIES[kind]).sql}) {doubts}"
    )
    return places_of(connection, accounts, "list_place")


def _recipients(before: list[ListDelivery]) -> dict[Pair, int]:
    """How many recipients the list has that counts for each programme and period."""
    counted = {}
    for pair, delivery in newest_lists(before).items():
        for each in delivery.account["lists"]:
            if (each["programme"], each["period"]) == pair:
                counted[pair] = each["recipients"]
    return counted


def _total(accounts: list[FileAccount]) -> dict[str, Any]:
    quarantined: dict[str, int] = {}
    for account in accounts:
        for reason, count in account.quarantined.items():
            quarantined[reason] = quarantined.get(reason, 0) + count
    return {
        name: sum(getattr(account, name) for account in accounts)
        for name in ("rows", "accepted", "repeated", "unreadable")
    } | {"quarantined": quarantined}


def _is_made_up(connection: duckdb.DuckDBPyConnection, kind: Kind) -> bool:
    number = "coalesce(nik, kk)" if kind == "programmes" else "nik"
    verdicts = "recipient_verdict" if kind == "programmes" else "death_verdict"
    found = connection.execute(
        f"select count(*) filter (where {number} like ? || '%') * 2 > count({number}) "
        f"from {verdicts} where verdict = 'accepted'",
        [MADE_UP_PREFIX],
    ).fetchone()
    return bool(found and found[0])


def _strangers(
    connection: duckdb.DuckDBPyConnection, accounts: list[FileAccount]
) -> list[tuple[str, str, int]]:
    """What columns of wide lists that nobody knows say yes to: perhaps programmes."""
    found = connection.execute(
        "select file, place, count(*) from (select file, unnest(strangers) as cell, "
        "unnest(range(len(strangers))) as place from recipient_read where strangers is not null "
        "and is_total is distinct from true) "
        "where lower(trim(cell)) in ('ya', 'yes', 'v', '√', '✓', 'terima', 'menerima') "
        "group by all order by all"
    ).fetchall()
    counts: dict[str, int] = {}
    for file, place, count in found:
        name = accounts[file].unknown_columns[place]
        counts[name] = counts.get(name, 0) + count
    return [(name, "unknown_programme", count) for name, count in counts.items()]


def _told_of_lists(
    connection: duckdb.DuckDBPyConnection,
    accounts: list[FileAccount],
    before: list[ListDelivery],
) -> dict[str, Any]:
    """The account of benefits: how many, of which programme and period, and what is doubtful."""
    counted = connection.execute(
        "select verdict, count(*) from recipient_verdict group by verdict order by verdict"
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
