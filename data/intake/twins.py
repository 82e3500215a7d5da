"""Rows that may stand in the files twice, with a hash of all their cells to tell them by.

Hardly any row has a twin, and such a hash is dear: every column must be read for it. So it is made
only of files that hold rows of the same numbers, which are read a second time.
"""

from collections.abc import Sequence

import duckdb

from data.intake.columns import KK, NIK, Kind
from data.intake.contents import damaged
from data.intake.scan import reading, scan_of
from data.intake.survey import Table


def store_twins(
    connection: duckdb.DuckDBPyConnection,
    tables: Sequence[Table],
    kind: Kind,
    columns: Sequence[str],
) -> None:
    """Make <kind>_twin: file, row, kk and row_hash of each row that is like another one.

    Rows are alike when they have a whole KK and the same cells in `columns`; `tables` are those of
    which <kind>_file was made. row_hash is of all cells, by the names of their columns.
    """
    connection.execute(
        f"create table {kind}_twin (file integer, row bigint, kk varchar, row_hash uhugeint)"
    )
    for number, rows in _store_alike(connection, kind, columns):
        if _store_hashes(connection, tables[number]) != rows:
            raise damaged(tables[number].file.name)  # it changed since it was read
        connection.execute(
            f"insert into {kind}_twin select alike.file, alike.row, alike.kk, hashed.row_hash "
            "from alike inner join (select row, row_number() over (order by row) - 1 as place "
            f"from {kind}_file where file = $file) as placed on placed.row = alike.row "
            "inner join hashed on hashed.rowid = placed.place where alike.file = $file",
            {"file": number},
        )


def _store_alike(
    connection: duckdb.DuckDBPyConnection, kind: Kind, columns: Sequence[str]
) -> list[tuple[int, int]]:
    """Make `alike` (file, row, kk) of rows that are like another; (file, its rows) of their files.

    Nothing is made where no two rows have the same mark, as in nearly every delivery.
    """
    # As integers: a hundredth of the hashes of digits that are text belong to other digits too.
    numbers = {KK.name, NIK.name}
    mark = ", ".join(
        f"try_cast({each} as ubigint)" if each in numbers else each for each in columns
    )
    connection.execute(
        f"create or replace view marked as select file, row, {', '.join(columns)}, "
        f"hash({mark}) as mark from {kind}_file where length({KK.name}) = 16"
    )
    connection.execute(
        "create or replace table twice as select mark from marked group by mark having count(*) > 1"
    )
    if connection.execute("select count(*) from twice").fetchall() == [(0,)]:
        return []
    connection.execute(
        f"create or replace table alike as select file, row, {KK.name} as kk from marked "
        "where mark in (select mark from twice) "
        f"qualify count(*) over (partition by {', '.join(columns)}) > 1"
    )
    return connection.execute(
        f"select file, count(*) from {kind}_file where file in (select file from alike) "
        "group by file order by file"
    ).fetchall()


def _store_hashes(connection: duckdb.DuckDBPyConnection, table: Table) -> int:
    """Make `hashed` of a file, row_hash of each row in their order; the number of rows."""
    scan, header = scan_of(table), table.header.plain_names
    by_name = sorted(range(len(header)), key=lambda place: (header[place], place))
    cells = ", ".join(f"coalesce({scan.names[place]}, chr(30))" for place in by_name)
    with reading(table):
        made = connection.execute(
            "create or replace table hashed as "
            f"select md5_number(concat_ws(chr(31), {cells})) as row_hash from {scan.sql}",
            scan.values,
        ).fetchone()
    return int(made[0]) if made else 0
