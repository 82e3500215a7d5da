"""Tables of a delivery into DuckDB: only the columns that are needed.

Every cell is read as text. Where the reader of DuckDB gives fewer rows than the survey counted,
the file is gone through record by record.
"""

from dataclasses import replace
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
# out for every row what only the strange ones need. bare gives a cell without the spaces, tabs and
# apostrophes around it, all of which come before '(': trim itself is dear, and few cells have any.
NUMBERS = r"""
create or replace macro seen(cell) as regexp_replace(cell, '[\s\p{Cf}\p{Cc}\p{Z}''"`=]', '', 'g');
create or replace macro digits(seen) as regexp_replace(seen, '[\p{Pd}.·\x{2212}]', '', 'g');
create or replace macro whole(seen) as regexp_replace(seen, '[.,]0{1,2}$', '');
create or replace macro number_in(cell) as case
    when regexp_full_match(cell, '[1-9][0-9]{15}') then cell
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
    for kind, form_columns in form.columns.items():
        columns = [f"{column.name} {column.type}" for column in form_columns]
        connection.execute(
            f"create table {kind}_read (file integer, line integer, {', '.join(columns)})"
        )
        connection.execute(
            f"create view {kind}_file as select file, rowid + 1 as row, * exclude (file) "
            f"from {kind}_read"
        )
    connection.execute("create table unreadable (file integer, line bigint)")
    connection.execute(
        "create table source (file integer, first_row bigint, skip integer, is_from_1904 boolean)"
    )
    accounts, read = [], []
    loaded = dict.fromkeys(form.columns, 0)
    for number, table in enumerate(tables):
        account = FileAccount(
            table.file.name,
            table.kind,
            table.sha256,
            table.sheet,
            unknown_columns=[*table.header.unknown, *table.strays],
            columns={
                name: table.names[place].strip() for name, place in table.header.positions.items()
            },
        )
        if table.lines is None:
            account.rows = _insert(connection, number, table, form)
        else:
            table = _load_lines(connection, number, table, work, account, form)
        read.append(table)
        connection.execute(
            "insert into source values (?, ?, ?, ?)",
            [
                number,
                loaded[table.kind] + 1,
                table.lines.skip if table.lines else 0,
                table.is_from_1904,
            ],
        )
        loaded[table.kind] += account.rows - account.unreadable
        accounts.append(account)
        tell.done(_("membaca {file}").format(file=table.place), account.rows)
    _refuse_rounded(connection, accounts, form)
    for kind, alike in form.alike.items():
        store_twins(connection, read, kind, alike)
    return accounts


def _refuse_rounded(
    connection: duckdb.DuckDBPyConnection, accounts: list[FileAccount], form: Form
) -> None:
    """Refuse a file in which most numbers of a column lost their last digits to a spreadsheet."""
    for kind, form_columns in form.columns.items():
        for column in form_columns:
            if not column.is_number:
                continue
            name = column.name
            # Made-up numbers are counted up, not given out: their last digits tell nothing.
            counted = connection.execute(
                f"select file, count(*) filter (length({name}) = 16 and not is_made_up), "
                f"count(*) filter (length({name}) = 16 and not is_made_up "
                f"and suffix({name}, '0')), "
                f"count(*) filter (case when length({name}) <> 16 "
                f"then regexp_matches({name}, $rounded) end), "
                f"count(*) filter ({name} <> '') "
                f"from (select file, {name}, starts_with({name}, $made_up) as is_made_up "
                f"from {kind}_read) group by file order by file",
                {"rounded": ROUNDED, "made_up": MADE_UP_PREFIX},
            ).fetchall()
            for file, whole, ending, powers, filled in counted:
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


def _load_lines(
    connection: duckdb.DuckDBPyConnection,
    number: int,
    table: Table,
    work: Path,
    account: FileAccount,
    form: Form,
) -> Table:
    """Load a CSV; where the reader and the survey disagree, go through every record exactly.

    Returns the table as it was read.
    """
    lines = table.lines
    assert lines is not None
    loaded = _insert(connection, number, table, form)
    if loaded != lines.records - len(lines.unreadable) and table.content is not None:
        connection.execute(f"delete from {table.kind}_read where file = ?", [number])
        copy = work / f"{len(list(work.iterdir()))}-mended.csv"
        lines = mend_all(table.file.path, table.content, copy, form)
        table = replace(table, lines=lines)
        loaded = _insert(connection, number, table, form)
    account.rows = lines.records
    account.unreadable = lines.records - loaded
    account.unreadable_rows = list(lines.unreadable)
    if lines.unreadable:
        connection.execute(
            "insert into unreadable select ?, unnest(?::bigint[])",
            [number, account.unreadable_rows],
        )
    return table


def _insert(connection: duckdb.DuckDBPyConnection, number: int, table: Table, form: Form) -> int:
    """Insert the wanted columns of a file; the number of rows that the reader gave."""
    scan = scan_of(table)
    has_line = table.lines is not None and table.lines.is_copy
    cells = [
        "try_cast(line as integer)" if has_line else "null",
        *(_cell(table, scan.names, column) for column in form.columns[table.kind]),
    ]
    with reading(table):
        inserted = connection.execute(
            f"insert into {table.kind}_read select $number, {', '.join(cells)} from {scan.sql}",
            {**scan.values, "number": number},
        ).fetchone()
    return int(inserted[0]) if inserted else 0


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
