"""Lists beside the registry: who gets which programme, and who has died.

programmes/<delivery>/ holds recipient.parquet (programme, period, keyed hashes, rupiah, status,
doubts), deaths/<delivery>/ holds death.parquet (keyed hash, day); each with quarantine.parquet
(file, record, reason) and account.json. No name, NIK or KK number is written anywhere. Of each
programme and period the newest delivery counts; deaths add up.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import duckdb

from data.cells import day_of, rupiah_of, status_of
from data.delivery import check_region, find_files
from data.generations import settle
from data.periods import period_of, periods_of
from data.problems import Refused, StoreProblem
from data.progress import Tell
from data.reading import FileAccount, Form, Table, load, survey
from data.recipients import DeathForm, RecipientForm
from data.releases import MADE_UP_PREFIX, MEMORY, accepted, refuse_mixing
from data.rules import codes_by_spelling, load_rules, plain_code
from data.settings import Settings
from data.store import pads_of
from queries import in_order, query
from ui.text import _

# Changes when a kept list must be read again from the office's files.
FORMAT = 1
Kind = Literal["programmes", "deaths"]
Pair = tuple[str, str]

# For each kind: the folder of its queries, what its rows are, and what is written of it.
QUERIES: dict[Kind, str] = {"programmes": "recipients", "deaths": "deaths"}
NAMES: dict[Kind, str] = {"programmes": "recipients", "deaths": "deaths"}
WRITTEN: dict[Kind, tuple[str, ...]] = {
    "programmes": ("recipient", "quarantine"),
    "deaths": ("death", "quarantine"),
}
# Cells that Python reads, and the relation that holds them.
CELLS: dict[Kind, dict[str, str]] = {
    "programmes": {
        name: f"select distinct {name} from entry where {name} is not null"
        for name in ("programme_cell", "period_cell", "amount_cell", "status_cell")
    },
    "deaths": {
        "day_cell": "select distinct tanggal_meninggal from death_file "
        "where tanggal_meninggal is not null"
    },
}
# Asked column by column, and once as a whole: read as it streams by, never stored.
PASSING = ("entry",)
GIVEN: dict[Kind, set[str]] = {
    "programmes": {"recipient_file", "flag_column", "stated", "unreadable"},
    "deaths": {"death_file", "unreadable"},
}
READS: dict[Kind, tuple[str, ...]] = {"programmes": ("entry",), "deaths": ("death_file",)}


# What Python makes of the distinct cells of a column.
Reader = Callable[[list[str]], dict[str, Any]]


@dataclass(frozen=True)
class Reading:
    """How a list is read: its form, what its queries take, and what Python reads of it.

    `salt` is what decides the verdicts besides the files.
    """

    form: Form
    values: dict[str, Any]
    readers: dict[str, Reader]
    salt: str = ""


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
        delivery = _kept(path.parent)
        if delivery.account["region"] == region and delivery.account["format"] == FORMAT:
            found.append(delivery)
    return sorted(found, key=lambda each: each.account["order"])


def newest_lists(deliveries: Iterable[ListDelivery]) -> dict[Pair, ListDelivery]:
    """For each programme and period the delivery that counts; `deliveries` are in order."""
    return {pair: each for each in deliveries for pair in each.covers}


def _kept(folder: Path) -> ListDelivery:
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
) -> tuple[ListDelivery, bool]:
    """Read recipient lists and keep what may be kept; (delivery, whether something changed).

    Args:
        work: the empty work folder of the only writer.
        programme, period: what holds where a file or a cell says nothing.

    For each programme and period the delivery replaces what was kept before. Raises Refused for
    what cannot be a list, and for a programme or period that is none; then the store is unchanged.
    """
    reading = recipient_reading(settings, programme, period)
    return _accept("programmes", reading, paths, store, work, settings, tell)


def recipient_reading(
    settings: Settings, programme: str | None, period: str | None, *, tells_who: bool = False
) -> Reading:
    """How recipient lists are read; raises Refused for a programme or period that is none."""
    with duckdb.connect() as connection:
        load_rules(connection, settings.reference)
        spellings = codes_by_spelling(connection)
    stated = {
        "programme": _programme(programme, spellings) if programme else None,
        "period": _period(period) if period else None,
    }
    return Reading(
        RecipientForm(spellings, **stated, tells_who=tells_who),
        {"region": settings.region},
        {
            "programme_cell": lambda cells: {
                cell: spellings.get(plain_code(cell)) if _says(cell) else stated["programme"]
                for cell in cells
            },
            "period_cell": lambda cells: {
                cell: period if _says(cell) else stated["period"]
                for cell, period in periods_of(cells).items()
            },
            "amount_cell": lambda cells: {cell: rupiah_of(cell) for cell in cells},
            "status_cell": lambda cells: {cell: status_of(cell) for cell in cells},
        },
        json.dumps([stated, sorted(spellings.items())]),
    )


def _says(cell: str) -> bool:
    """Whether anything stands in a cell."""
    return bool(cell.strip(" \t'"))


def accept_deaths(
    paths: Iterable[Path], *, store: Path, work: Path, settings: Settings, tell: Tell
) -> tuple[ListDelivery, bool]:
    """Read lists of deaths and keep what may be kept; (delivery, whether it is new)."""
    reading = Reading(
        DeathForm(), {}, {"day_cell": lambda cells: {cell: day_of(cell) for cell in cells}}
    )
    return _accept("deaths", reading, paths, store, work, settings, tell)


def _programme(stated: str, spellings: dict[str, str]) -> str:
    code = spellings.get(plain_code(stated))
    if code is None:
        raise Refused(
            _("--programme {text}: tidak ada program itu. Yang ada: {codes}.").format(
                text=stated, codes=", ".join(sorted(set(spellings.values())))
            )
        )
    return code


def _period(stated: str) -> str:
    period = period_of(stated)
    if period is None:
        raise Refused(
            _("--period {text}: bukan triwulan atau bulan; tulis seperti 2025-Q3.").format(
                text=stated
            )
        )
    return period


COLUMNS = {
    "programme_cell": "cell varchar, programme_code varchar",
    "period_cell": "cell varchar, period varchar",
    "amount_cell": "cell varchar, amount_idr bigint",
    "status_cell": "cell varchar, status varchar",
    "day_cell": "cell varchar, day date",
}


def _accept(
    kind: Kind,
    reading: Reading,
    paths: Iterable[Path],
    store: Path,
    work: Path,
    settings: Settings,
    tell: Tell,
) -> tuple[ListDelivery, bool]:
    files = find_files(list(paths), work)
    check_region(files, settings.region)
    tell.expect(len(files))
    found, others = survey(files, work, tell, reading.form)
    tables, twice = _once(found)
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
        if is_made_up:
            refuse_mixing(accepted(store, settings.region), store)
        account = {
            "format": FORMAT,
            "region": settings.region,
            "is_made_up": is_made_up,
            "accepted_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "order": order,
            NAMES[kind]: _total(accounts),
            **(_told_of_lists(connection, before) if kind == "programmes" else {}),
            "files": [asdict(each) for each in accounts],
            "repeated_files": twice,
            "other_files": others,
        }
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        for name in WRITTEN[kind]:
            connection.execute(
                f"copy ({query(name, QUERIES[kind]).sql}) to $path (format parquet)",
                {**query(name, QUERIES[kind]).pick(pads), "path": str(draft / f"{name}.parquet")},
            )
        tell.done(_("menyimpan tanpa identitas"))
    text = json.dumps(account, indent=1, ensure_ascii=False)
    (draft / "account.json").write_text(text, encoding="utf-8")
    final = store / kind / id
    if same:  # an older list came back: the same rows, kept already
        (draft / "account.json").replace(final / "account.json")
        shutil.rmtree(draft)
    else:
        settle(draft, final)
    return ListDelivery(id, final, account), True


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
    text = "\n".join([str(FORMAT), region, salt, *sorted(table.sha256 for table in tables)])
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _still_counts(delivery: ListDelivery, kept: list[ListDelivery]) -> bool:
    """Whether no later delivery has replaced a part of it."""
    newest = newest_lists(kept)
    return all(newest[pair].id == delivery.id for pair in delivery.covers)


def _store_stated(
    connection: duckdb.DuckDBPyConnection, tables: list[Table], form: RecipientForm
) -> None:
    """Make stated(period), one row, and flag_column(file, place, programme_code) of wide files."""
    connection.execute("create table stated as select ?::varchar as period", [form.period])
    connection.execute(
        "create table flag_column (file integer, place integer, programme_code varchar)"
    )
    for number, table in enumerate(tables):
        if table.header.lists:
            connection.executemany(
                "insert into flag_column values (?, ?, ?)",
                [
                    [number, place, code]
                    for place, code in enumerate(form.flags(table.header), start=1)
                ],
            )


def judge(
    connection: duckdb.DuckDBPyConnection,
    kind: Kind,
    reading: Reading,
    tables: list[Table],
    pads: dict[str, bytes],
    work: Path,
    tell: Tell,
) -> list[FileAccount]:
    """Load the tables and run the queries of a kind, each after the cells that it needs."""
    tell.expect(len(tables) + 1)
    accounts = load(connection, tables, work, tell, reading.form)
    if isinstance(reading.form, RecipientForm):
        _store_stated(connection, tables, reading.form)
    values, readers = {**reading.values, **pads}, reading.readers
    for name in in_order(QUERIES[kind], GIVEN[kind], {each: READS[kind] for each in readers}):
        if name in WRITTEN[kind]:  # goes straight into its file
            continue
        if name in readers:
            _store_cells(connection, name, CELLS[kind][name], readers[name])
        else:
            each = query(name, QUERIES[kind])
            stored = "view" if name in PASSING else "table"
            connection.execute(f"create {stored} {name} as {each.sql}", each.pick(values))
    tell.done(_("menilai setiap baris"))
    return accounts


def _store_cells(
    connection: duckdb.DuckDBPyConnection, name: str, distinct: str, reader: Reader
) -> None:
    """Make the table of what the distinct cells of a column say."""
    cells = [cell for (cell,) in connection.execute(distinct).fetchall()]
    told = reader(cells)
    connection.execute(f"create table {name} ({COLUMNS[name]})")
    if told:
        connection.execute(
            f"insert into {name} select unnest(?), unnest(?)", [list(told), list(told.values())]
        )


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
                ).format(file=account.name)
            )
    total = _total(accounts)
    if not total["accepted"]:
        reasons = {"unreadable": total["unreadable"], **total["quarantined"]}
        raise Refused(
            _("{files}: tidak ada satu baris pun yang dapat dipakai ({reasons}).").format(
                files=", ".join(account.name for account in accounts),
                reasons=", ".join(f"{name} {count}" for name, count in reasons.items() if count)
                or "0",
            )
        )


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


def _told_of_lists(
    connection: duckdb.DuckDBPyConnection, before: list[ListDelivery]
) -> dict[str, Any]:
    """The account of benefits: how many, of which programme and period, and what is doubtful."""
    counted = connection.execute(
        "select verdict, count(*) from recipient_verdict group by verdict order by verdict"
    ).fetchall()
    doubts = connection.execute("select rule, rows from doubt_count order by rule").fetchall()
    lists = connection.execute("from list_count order by programme_code, period").fetchall()
    newest = newest_lists(before)
    return {
        "benefits": {
            "accepted": dict(counted).get("accepted", 0),
            "quarantined": {name: count for name, count in counted if name != "accepted"},
        },
        "findings": dict(doubts),
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
