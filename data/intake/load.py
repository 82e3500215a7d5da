"""Tables of a delivery into DuckDB: only the columns that are needed.

Every cell is read as text. Where the reader of DuckDB gives fewer rows than the survey counted,
the file is gone through record by record.
"""

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import duckdb

from data.intake.columns import KK, MADE_UP_PREFIX, NIK, Column
from data.intake.csv_lines import mend_all
from data.intake.file_account import FileAccount
from data.intake.forms import Form
from data.intake.scan import reading, scan_of
from data.intake.survey import Table
from data.intake.twins import store_twins
from data.problems import Refused
from data.progress import Tell
from language.text import _

# A code is written as 8, 08, 8.0, "8 ", ="8", "8. Tanah" or "(8) Tanah"; a word alone stands for
# one that is known.
CODE = (
    "case when {cell} <> '' then coalesce({whole}, "
    "try_cast(regexp_extract({cell}, "
    "'^[\\s''\"=(\\[]*([0-9]{{1,5}})([.,]{decimals}*)?\\s*([.:)\\]=\"-]([^0-9].*)?)?$', 1) "
    "as {type}), {words}if(trim({cell}, E' \\t''=\"-') <> '', {unread}, null)) end"
)
# KK and NIK numbers as people type, copy and paste them: spaces, marks and signs that nobody sees
# around the digits, dots and dashes between them. number_in gives the 16 digits; '' for a cell that
# says there is none (zeros only, too); else what is left of the cell, never 16 characters long:
# whatever has 16 is a number. No list of words stands behind `in`: DuckDB would join it, and work
# out for every row what only the strange ones need. A cell that a number of 16 digits gives back is
# that number: a pattern takes longer. bare gives a cell without the spaces, tabs and apostrophes
# around it, all of which come before '(': trim itself is dear, and few cells have any.
NUMBERS = r"""
create or replace macro seen(cell) as regexp_replace(cell, '[\s\p{Cf}\p{Cc}\p{Z}''"`=]', '', 'g');
create or replace macro digits(seen) as regexp_replace(seen, '[\p{Pd}.·\x{2212}]', '', 'g');
create or replace macro whole(seen) as regexp_replace(seen, '[.,]0{1,2}$', '');
create or replace macro number_in(cell) as case
    when strlen(cell) = 16 and try_cast(cell as ubigint)::varchar = cell then cell
    when coalesce(cell, '') = '' then ''
    when regexp_full_match(digits(seen(cell)), '0*')
        or regexp_full_match(
            lower(seen(cell)), 'null|none|nan|na|n/a|#n/a|kosong|tidakada|belumada|tdkada'
        ) then ''
    when regexp_full_match(digits(seen(cell)), '[0-9]{16}') then digits(seen(cell))
    when regexp_full_match(digits(whole(seen(cell))), '[0-9]{16}')
        then digits(whole(seen(cell)))
    else whole(seen(cell)) || if(length(whole(seen(cell))) = 16, '?', '')
end;
create or replace macro bare(cell) as case
    when cell >= '(' and right(cell, 1) >= '(' then cell
    else coalesce(trim(cell, E' \t'''), '')
end;
"""
# A number as a spreadsheet shows it when it was kept as a number: its last digits are gone.
ROUNDED = "^[0-9]([.,][0-9]+)?[eE][+]?1[0-9]$"
FEWEST_ROUNDED = 10  # numbers, before their last digits tell anything
# Made-up numbers are counted up, not given out: their last digits tell nothing.
LOOKS = """case
    when coalesce({name}, '') = '' then null
    when length({name}) = 16 then case
        when starts_with({name}, $made_up) then 'made up'
        when suffix({name}, '0') then 'ending'
        else 'whole'
    end
    when regexp_matches({name}, $rounded) then 'power'
    else 'other'
end"""


def load(
    connection: duckdb.DuckDBPyConnection,
    tables: list[Table],
    work: Path,
    tell: Tell,
    form: Form,
) -> list[FileAccount]:
    """Make <kind>_file for each kind of the form, unreadable and source; an account of each table.

    <kind>_file has file (the place of its table in `tables`), row, line (its row in the office's
    file; NULL where it follows from `row`) and the wanted columns as text, as numbers or as codes,
    NULL where a file lacks one. <kind>_twin has the rows that are like another one, where the form
    says what makes them so (twins.py). `source` tells of each file its first row, the lines above
    it, and whether its days count from 1904. Raises Refused for a file whose numbers were rounded.
    """
    connection.execute(NUMBERS)
    whole, form = form, _narrow(form, tables)
    for kind, stored in form.columns.items():
        columns = ["file integer", "line integer"]
        columns += [f"{column.name} {column.type}" for column in stored]
        connection.execute(f"create table {kind}_read ({', '.join(columns)})")
        cells = ", ".join(
            each.name if each in stored else f"null::{each.type} as {each.name}"
            for each in whole.columns[kind]
        )
        connection.execute(
            f"create view {kind}_file as select file, rowid + 1 as row, line, {cells} "
            f"from {kind}_read"
        )
    connection.execute("create table unreadable (file integer, line bigint)")
    accounts = [
        FileAccount(
            table.file.name,
            table.kind,
            table.sha256,
            table.sheet,
            unknown_columns=[*table.header.unknown, *table.strays],
            columns={
                name: table.names[place].strip() for name, place in table.header.positions.items()
            },
        )
        for table in tables
    ]
    read: list[Table] = []
    for _how, alike in groupby(enumerate(tables), lambda each: _how_read(*each, form)):
        read += _load(connection, dict(alike), accounts, work, form)
    _store_sources(connection, read, form)
    for table, account in zip(tables, accounts, strict=True):
        tell.done(_("membaca {file}").format(file=table.place), account.rows)
    _refuse_rounded(connection, accounts, form)
    for kind, columns in form.alike.items():
        store_twins(connection, read, kind, columns)
    return accounts


def _narrow(form: Form, tables: list[Table]) -> Form:
    """The form without the columns that no table has: they would be stored for nothing."""
    return replace(
        form,
        columns={
            kind: tuple(
                column
                for column in columns
                if column.pattern
                or any(
                    column.name in table.header.positions or column.name in table.header.lists
                    for table in tables
                    if table.kind == kind
                )
            )
            for kind, columns in form.columns.items()
        },
    )


def _refuse_rounded(
    connection: duckdb.DuckDBPyConnection, accounts: list[FileAccount], form: Form
) -> None:
    """Refuse a file in which most numbers of a column lost their last digits to a spreadsheet."""
    for kind, form_columns in form.columns.items():
        columns = [column for column in form_columns if column.is_number]
        looks = (LOOKS.format(name=column.name) for column in columns)
        rows = connection.execute(
            f"select *, count(*) from (select {', '.join(['file', *looks])} from {kind}_read) "
            "group by all order by all",
            {"rounded": ROUNDED, "made_up": MADE_UP_PREFIX} if columns else None,
        ).fetchall()
        for place, column in enumerate(columns, start=1):
            counted: dict[int, Counter[str | None]] = defaultdict(Counter)
            for row in rows:
                counted[row[0]][row[place]] += row[-1]
            for file, counts in counted.items():
                ending, powers = counts["ending"], counts["power"]
                whole, filled = counts["whole"] + ending, counts.total() - counts[None]
                is_rounded = whole >= FEWEST_ROUNDED and ending * 2 > whole
                if not is_rounded and powers * 2 <= filled:
                    continue
                account = accounts[file]
                raise Refused(
                    _(
                        "{file}: kolom {column} dibulatkan oleh Excel ({how}); angka terakhirnya "
                        "hilang dan tidak dapat dipulihkan. Ekspor ulang dari sumbernya dengan "
                        "kolom NIK dan KK sebagai teks."
                    ).format(
                        file=account.place,
                        column=account.columns.get(column.name, column.name),
                        how=_("bentuknya seperti 3,51901E+15")
                        if powers > ending
                        else _("{count} dari {all} nomor berakhir dengan 0").format(
                            count=ending, all=whole
                        ),
                    )
                )


def _load(
    connection: duckdb.DuckDBPyConnection,
    tables: dict[int, Table],
    accounts: list[FileAccount],
    work: Path,
    form: Form,
) -> list[Table]:
    """Load tables that are read alike, by number: all at once, one by one where one has a fault.

    Where the reader and the survey disagree on a CSV, every record of it is gone through exactly.
    Returns the tables as they were read.
    """
    loaded = _insert(connection, tables, form)
    is_odd = any(
        loaded.get(number, 0) != each.lines.records - len(each.lines.unreadable)
        for number, each in tables.items()
        if each.lines
    )
    (number, table), *others = tables.items()
    if is_odd and others:
        _empty(connection, tables)
        return [
            each
            for number, table in tables.items()
            for each in _load(connection, {number: table}, accounts, work, form)
        ]
    if is_odd and table.content is not None:
        _empty(connection, tables)
        copy = work / f"{len(list(work.iterdir()))}-mended.csv"
        lines = mend_all(table.file.path, table.content, copy, form)
        tables = {number: replace(table, lines=lines)}
        loaded = _insert(connection, tables, form)
    for number, table in tables.items():
        account, lines = accounts[number], table.lines
        account.rows = lines.records if lines else loaded.get(number, 0)
        account.unreadable = account.rows - loaded.get(number, 0)
        account.unreadable_rows = list(lines.unreadable) if lines else []
        if account.unreadable_rows:
            connection.execute(
                "insert into unreadable select ?, unnest(?::bigint[])",
                [number, account.unreadable_rows],
            )
    return list(tables.values())


def _empty(connection: duckdb.DuckDBPyConnection, tables: dict[int, Table]) -> None:
    for number, table in tables.items():
        connection.execute(f"delete from {table.kind}_read where file = ?", [number])


def _store_sources(connection: duckdb.DuckDBPyConnection, tables: list[Table], form: Form) -> None:
    """Make `source` of each file that has rows."""
    first_rows = " union all ".join(
        f"select file, min(rowid) + 1 as first_row from {kind}_read group by file"
        for kind in form.columns
    )
    connection.execute(
        "create table source as select file, first_row, skip, is_from_1904 from ("
        "select unnest(?::integer[]) as file, unnest(?::integer[]) as skip, "
        f"unnest(?::boolean[]) as is_from_1904) inner join ({first_rows}) using (file)",
        [
            list(range(len(tables))),
            [table.lines.skip if table.lines else 0 for table in tables],
            [table.is_from_1904 for table in tables],
        ],
    )


def _insert(
    connection: duckdb.DuckDBPyConnection, tables: dict[int, Table], form: Form
) -> dict[int, int]:
    """Insert the wanted columns of tables that are read alike; how many rows of each were read.

    None of any where one of several is damaged: then each is to be read alone.
    """
    first, table = next(iter(tables.items()))
    try:
        with reading(table):
            connection.execute(
                _insertion(table, form), {**scan_of(*tables.values()).values, "first": first}
            )
    except Refused:
        if len(tables) == 1:
            raise
        return {}
    return dict(
        connection.execute(
            f"select file, count(*) from {table.kind}_read where file >= ? group by file", [first]
        ).fetchall()
    )


def _how_read(number: int, table: Table, form: Form) -> tuple[str, str, int]:
    """The same for tables that one statement reads: CSVs with the same columns in one order."""
    delimiter = table.lines.delimiter if table.lines else ""
    return _insertion(table, form), delimiter, 0 if table.lines else number


def _insertion(table: Table, form: Form) -> str:
    """SQL that inserts the wanted columns of a table, the $first, and of those that are alike."""
    scan = scan_of(table)
    has_line = table.lines is not None and table.lines.is_copy
    cells = [
        "$first + file_index" if table.lines else "$first",
        "try_cast(line as integer)" if has_line else "null",
        *(_cell(table, scan.names, column) for column in form.columns[table.kind]),
    ]
    return f"insert into {table.kind}_read select {', '.join(cells)} from {scan.sql}"


def _cell(table: Table, names: list[str], column: Column) -> str:
    """What SQL reads for a wanted column: a cell, its code, a list of cells, or NULL."""
    header = table.header
    if column.name in header.lists:
        cells = ("null" if place is None else names[place] for place in header.lists[column.name])
        return f"[{', '.join(cells)}]::varchar[]"
    if column.pattern:
        # A row with a cell that looks like a number needs no closer look: nearly all end here.
        whole = " ".join(
            f"when length({cell}) = 16 and {cell} >= '1' and {cell} < ':' "
            f"and substr({cell}, 16) between '0' and '9' then null"
            for each in (NIK.name, KK.name)
            if each in header.positions
            for cell in [names[header.positions[each]]]
        )
        cells = f"concat_ws(chr(10), {', '.join(names)})"
        return f"case {whole} else regexp_matches({cells}, '{column.pattern}') end"
    if column.name not in header.positions:
        return "null"
    name = names[header.positions[column.name]]
    if column.is_number:
        return f"number_in({name})"
    if not column.is_code:
        return name
    own = table.words.get(header.plain_names[header.positions[column.name]], {})
    words = ", ".join(f"'{word}': {code}" for word, code in {**column.words, **own}.items())
    plain = f"trim(regexp_replace(lower({name}), '[^a-z0-9]+', ' ', 'g'))"
    # A size may have decimals; a code that has some says none.
    number = f"try_cast({name} as {column.type})"
    return CODE.format(
        cell=name,
        # Nearly every cell is one letter long, and so has none.
        whole=number
        if column.is_wide
        else f"if(strlen({name}) > 1 and contains({name}, '.'), null, {number})",
        decimals="[0-9]" if column.is_wide else "0",
        type=column.type,
        words=f"map {{{words}}}[{plain}], " if words else "",
        unread=f"{column.unread}::{column.type}",
    )
