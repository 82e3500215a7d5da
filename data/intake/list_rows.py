"""How lists of recipients and of deaths are read, and what becomes of each of their rows.

The queries of a kind give the verdicts; Python reads the distinct cells that SQL cannot.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, get_args

import duckdb

from data.intake.cells import days_of, rupiah_of
from data.intake.deaths import DEATHS
from data.intake.delivery_folders import ListKind
from data.intake.file_account import FileAccount
from data.intake.forms import Form
from data.intake.load import load
from data.intake.payments import Status, status_reader
from data.intake.periods import period_of, periods_of
from data.intake.recipients import (
    NO_PERSON,
    PERIODS,
    PROGRAMME,
    TOLD,
    WORDS,
    YEAR,
    RecipientColumns,
)
from data.intake.survey import Table
from data.problems import Refused
from data.progress import Tell
from data.reference.programmes import codes_by_spelling, plain_code
from data.settings import Settings
from language.text import _
from queries import in_order, query

# What the queries take to tell persons from titles, totals and signatures.
NO_PERSONS = {"no_person": NO_PERSON, "words": WORDS}
MONEY = "(?i)^['\\s]*(rp|idr)?[.\\s]*[0-9]"
# What the cells of a table mean, and its type; there are few words, so they are kept as numbers.
COLUMNS = {
    "programme_cell": ("programme_code", "word"),
    "period_cell": ("period", "word"),
    "amount_cell": ("amount_idr", "bigint"),
    "status_cell": ("status", "word"),
    "remark_cell": ("status", "word"),
    "day_cell": ("day", "date"),
}

# Where a cell stands that could not be read, in a benefit that was accepted all the same.
DOUBTS = """
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
# What Python makes of the distinct cells of a column.
Reader = Callable[[list[str]], dict[str, Any]]


@dataclass(frozen=True)
class ListReading:
    """How lists of one kind are read and judged.

    kind: their folder in the store. queries: that of their queries, which make tables of Python,
        the `relations`, into what is `written`.
    readers: what Python reads: name of a table -> reader of the cells of one column.
    cells: name of a table -> SQL of its distinct cells, which needs the relation `reads`.
    salt: what decides the verdicts besides the files.
    rows_called: what an account calls its rows.
    identity: the number that a row is known by, and the relation of verdicts that has it.
    doubts: SQL behind that of what was set aside: rows that were accepted all the same.
    columns: of lists of recipients.
    """

    kind: ListKind
    form: Form
    queries: str
    relations: frozenset[str]
    written: tuple[str, ...]
    readers: Mapping[str, Reader]
    cells: Mapping[str, str]
    reads: str
    rows_called: str
    identity: tuple[str, str]
    doubts: str = ""
    values: Mapping[str, Any] = field(default_factory=lambda: NO_PERSONS)
    salt: str = ""
    columns: RecipientColumns | None = None


def recipient_reading(
    settings: Settings, programme: str | None, period: str | None, *, with_names: bool = False
) -> ListReading:
    """How recipient lists are read; raises Refused for a programme or period that is none."""
    spellings = codes_by_spelling(settings.reference)
    status_of = status_reader(settings.reference)
    columns = RecipientColumns(
        spellings,
        programme=_programme(programme, spellings) if programme else None,
        period=_period(period) if period else None,
        with_names=with_names,
    )
    readers: dict[str, Reader] = {
        "programme_cell": lambda cells: {
            cell: spellings.get(plain_code(cell)) if _says(cell) else columns.programme
            for cell in cells
        },
        "period_cell": lambda cells: {
            cell: period if _says(cell) else columns.period
            for cell, period in periods_of(cells).items()
        },
        "amount_cell": lambda cells: {cell: rupiah_of(cell) for cell in cells},
        "status_cell": lambda cells: {cell: status_of(cell) for cell in cells},
        "remark_cell": lambda cells: {
            cell: status for cell in cells if (status := status_of(cell)) not in (None, "unknown")
        },
    }
    stated = {"programme": columns.programme, "period": columns.period}
    return ListReading(
        kind="programmes",
        form=columns.form,
        queries="recipients",
        relations=frozenset(
            ("recipient_file", "wording", "worded", "flag_column", "stated", "source")
        ),
        written=("recipient", "quarantine"),
        readers=readers,
        cells={
            name: f"select distinct {name} from entry where {name} is not null" for name in readers
        },
        reads="entry",
        rows_called="recipients",
        identity=("coalesce(nik, kk)", "recipient_verdict"),
        doubts=DOUBTS,
        values={"region": settings.region, **NO_PERSONS},
        salt=json.dumps([stated, sorted(spellings.items())]),
        columns=columns,
    )


def death_reading() -> ListReading:
    return ListReading(
        kind="deaths",
        form=DEATHS,
        queries="deaths",
        relations=frozenset(("death_file", "source")),
        written=("death", "quarantine"),
        readers={"day_cell": days_of},
        cells={
            "day_cell": "select distinct tanggal_meninggal from death_file "
            "where tanggal_meninggal is not null"
        },
        reads="death_file",
        rows_called="deaths",
        identity=("nik", "death_verdict"),
    )


def _says(cell: str) -> bool:
    """Whether anything stands in a cell."""
    return bool(cell.strip(" \t'"))


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


def judge(
    connection: duckdb.DuckDBPyConnection,
    reading: ListReading,
    tables: list[Table],
    pads: dict[str, bytes],
    work: Path,
    tell: Tell,
) -> list[FileAccount]:
    """Load the tables and run the queries of a kind, each after the cells that it needs.

    What is written of them is left to the caller, and one step of `tell` with it.
    """
    tell.expect(len(tables) + 2)
    accounts = load(connection, tables, work, tell, reading.form)
    if reading.columns is not None:
        _store_stated(connection, reading.columns, tables)
        _store_wordings(connection, tables)
        if _fill_down(connection, reading.columns, tables):
            _store_wordings(connection, tables)
    values, readers = {**reading.values, **pads}, dict(reading.readers)
    if "day_cell" in readers and any(table.is_from_1904 for table in tables):
        readers["day_cell"] = partial(days_of, is_from_1904=True)
    made = {each: (reading.reads,) for each in readers}
    for name in in_order(reading.queries, set(reading.relations), made):
        if name in reading.written:  # goes straight into its file
            continue
        if name in readers:
            _store_cells(connection, name, reading.cells[name], readers[name])
        else:
            each = query(name, reading.queries)
            connection.execute(f"create table {name} as {each.sql}", each.pick(values))
    tell.done(_("menilai setiap baris"))
    return accounts


def _fill_down(
    connection: duckdb.DuckDBPyConnection, columns: RecipientColumns, tables: list[Table]
) -> bool:
    """Let programme and period hold for the rows below, where a list names them once a group.

    Only in a file in which most rows are empty there, and where the operator has stated nothing.
    Whether any list is so.
    """
    there = {name for table in tables for name in table.header.positions}
    unstated = () if columns.programme else (PROGRAMME,)
    unstated += () if columns.period else (*PERIODS, YEAR)
    names = [column.name for column in unstated if column.name in there]
    return any([_fill_down_column(connection, name) for name in names])


def _fill_down_column(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    is_filled = f"bare({name}) <> ''"
    # Most lists name it in every row, or in none.
    partly = connection.execute(
        "select file from wording where flags is null group by file "
        f"having coalesce(sum(times) filter (where {is_filled}), 0) between 1 and sum(times) - 1"
    ).fetchall()
    if not partly:
        return False
    numbers = "concat(nomor_induk_kependudukan, nomor_kartu_keluarga)"
    digits = f"length(regexp_replace(regexp_replace({numbers}, '[^0-9]', '', 'g'), $no_person, ''))"
    values: dict[str, Any] = {**NO_PERSONS, "money": MONEY, "files": [file for (file,) in partly]}
    # A header that comes again, a numbering and a total say nothing of the rows below them.
    connection.execute(
        "create or replace temp table said as select file, row as place, "
        f"(coalesce(is_total, false) or regexp_matches({numbers}, $words) "
        f"or ({numbers} <> '' and {digits} < 12)) as is_none, "
        f"not is_none and ({digits} >= 12 or coalesce(regexp_matches(nominal, $money), false)) "
        "as is_person, "
        f"if(not is_none and {is_filled}, {name}, null) as value "
        "from recipient_file where list_contains($files, file)",
        values,
    )
    connection.execute(
        f"update recipient_read set {name} = filled.value from (select place, is_person, "
        "last_value(value ignore nulls) over (partition by file order by place) as value "
        "from said where file in (select file from said group by file having count(value) > 0 "
        "and count(*) filter (where is_person and value is not null) * 2 "
        "<= count(*) filter (where is_person))) as filled "
        "where recipient_read.rowid + 1 = filled.place and filled.value is not null and is_person"
    )
    return True


def _store_stated(
    connection: duckdb.DuckDBPyConnection, columns: RecipientColumns, tables: list[Table]
) -> None:
    """Make stated(period), one row, and flag_column(file, place, programme_code) of wide files."""
    connection.execute("create table stated as select ?::varchar as period", [columns.period])
    connection.execute(
        "create table flag_column (file integer, place integer, programme_code varchar)"
    )
    for number, table in enumerate(tables):
        if table.header.lists:
            connection.executemany(
                "insert into flag_column values (?, ?, ?)",
                [
                    [number, place, code]
                    for place, code in enumerate(columns.flags(table.header), start=1)
                ],
            )


def _store_wordings(connection: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
    """Make `wording`, what rows say beside their numbers, and how often; and `worded`, rows by it.

    A million rows say a few hundred things, which are cheaper looked into once.
    """
    there = {name for table in tables for name in (*table.header.positions, *table.header.lists)}
    told = ["file", *(column.name for column in TOLD if column.name in there)]
    absent = [f"null::{each.type} as {each.name}" for each in TOLD if each.name not in there]
    connection.execute(
        "create or replace table wording as select row_number() over () as wording, "
        f"{', '.join(['times', *told, *absent])} "
        f"from (select {', '.join(told)}, count(*) as times from recipient_read group by all)"
    )
    same = " and ".join(f"each.{name} is not distinct from wording.{name}" for name in told)
    connection.execute(
        "create or replace view worded as select each.file, each.row, each.is_total, "
        "each.nomor_induk_kependudukan as nik_cell, each.nomor_kartu_keluarga as kk_cell, "
        f"wording.wording from recipient_file as each inner join wording on {same}"
    )


def _store_cells(
    connection: duckdb.DuckDBPyConnection, name: str, distinct: str, reader: Reader
) -> None:
    """Make the table of what the distinct cells of a column say."""
    cells = [cell for (cell,) in connection.execute(distinct).fetchall()]
    meanings = reader(cells)
    column, its_type = COLUMNS[name]
    if its_type == "word":
        its_type = f"{column}_word"
        words = get_args(Status) if column == "status" else {*meanings.values()} - {None}
        connection.execute(
            f"create type if not exists {its_type} as enum ({', '.join(map(repr, sorted(words)))})"
        )
    connection.execute(f"create table {name} (cell varchar, {column} {its_type})")
    if meanings:
        connection.execute(
            f"insert into {name} select unnest(?), unnest(?)",
            [list(meanings), list(meanings.values())],
        )
