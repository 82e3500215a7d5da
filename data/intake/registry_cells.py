"""What Python reads of the distinct cells of a registry: deciles, and birthdays in words."""

import duckdb

from data.intake.cells import days_of, decile_of


def store_cells(connection: duckdb.DuckDBPyConnection) -> int:
    """Make decile and birth_cell of what distinct cells say; the decile of the topmost group.

    A release in which any family is given as a group "7 or more" has no finer deciles above 6.
    """
    cells = [
        cell
        for (cell,) in connection.execute(
            "select desil_nasional from family_file union select desil_kabupaten_kota "
            "from family_file"
        ).fetchall()
    ]
    deciles = {cell: decile_of(cell or "") for cell in cells}
    national = {
        cell
        for (cell,) in connection.execute(
            "select distinct desil_nasional from family_file"
        ).fetchall()
    }
    tops = [deciles[cell].decile for cell in national if deciles[cell].is_top]
    top = min((each for each in tops if each is not None), default=10)
    connection.execute("create table decile (cell varchar, decile tinyint, problem varchar)")
    connection.execute(
        "insert into decile select unnest(?::varchar[]), unnest(?::tinyint[]), "
        "unnest(?::varchar[])",
        [
            list(deciles),
            [None if each.decile is None else min(each.decile, top) for each in deciles.values()],
            ["decile_out_of_range" if each.is_wrong else None for each in deciles.values()],
        ],
    )
    connection.execute("create table birth_cell (file integer, cell varchar, day date)")
    odd: dict[tuple[int, bool], list[str]] = {}
    for file, is_from_1904, cell in connection.execute(
        "select distinct person_file.file, source.is_from_1904, tanggal_lahir from person_file "
        "inner join source on source.file = person_file.file where tanggal_lahir is not null "
        "and not coalesce(length(tanggal_lahir) = 10 and substr(tanggal_lahir, 5, 1) = '-' "
        "and try_cast(tanggal_lahir as date) is not null, false)"
    ).fetchall():
        odd.setdefault((file, is_from_1904), []).append(cell)
    for (file, is_from_1904), texts in odd.items():
        later = is_from_1904 or _counts_from_1904(connection, file)
        days = days_of(texts, is_from_1904=later)
        connection.execute(
            "insert into birth_cell select ?, unnest(?::varchar[]), unnest(?::date[])",
            [file, list(days), list(days.values())],
        )
    return top


def _counts_from_1904(connection: duckdb.DuckDBPyConnection, file: int) -> bool:
    """Whether the days of a file that are numbers agree with the days in NIKs only from 1904 on.

    A NIK holds day (plus 40 for a woman), month and year of birth in its digits 7 to 12.
    """
    agreeing = connection.execute(
        "with numbered as (select date '1899-12-30' + tanggal_lahir::integer as born_on, "
        "right('0' || (substr(nomor_induk_kependudukan, 7, 2)::integer % 40), 2) || "
        "substr(nomor_induk_kependudukan, 9, 4) as told from person_file where file = ? "
        "and regexp_full_match(tanggal_lahir, '[1-9][0-9]{4}') "
        "and regexp_full_match(nomor_induk_kependudukan, '[0-9]{16}')) "
        "select count(*) filter (where strftime(born_on, '%d%m%y') = told), "
        "count(*) filter (where strftime(born_on + 1462, '%d%m%y') = told) from numbered",
        [file],
    ).fetchone()
    return agreeing is not None and agreeing[1] > agreeing[0]
