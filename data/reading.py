"""Registry files into two tables of text: only the columns that are needed, and a hash of each row.

Whatever the file is (CSV in any dialect, workbook, Parquet), every cell is read as text, and the
rows are counted on a second road so that none can be lost in silence.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import duckdb
import python_calamine

from data import registry
from data.csv_lines import Bytes, Lines, mend_all, prepare, read_bytes
from data.delivery import File, sha256_of
from data.problems import Refused
from data.progress import Tell
from data.registry import Column, Header, Kind, MissingColumn
from ui.text import _

HEADER_ROWS = 20  # a workbook's header is looked for in its first rows
# A code is written as 8, 08, 8.0, "8 " or "8. Tanah".
CODE = (
    "coalesce(try_cast({cell} as utinyint), "
    "try_cast(regexp_extract({cell}, '^[\\s'']*([0-9]{{1,3}})([.][0-9]*)?\\s*([.:)-].*)?$', 1) "
    "as utinyint))"
)


class Form(Protocol):
    """What the files of a delivery look like; the registry's own is the module data.registry."""

    @property
    def CONTRACT(self) -> Mapping[Kind, tuple[Column, ...]]:
        """The wanted columns of each kind of file."""
        ...

    @property
    def HAS_ROW_HASH(self) -> bool:
        """Whether each row is told apart by a hash of all its columns: equal ones count once."""
        ...

    def kind_of(self, file_name: str, names: list[str]) -> Kind | None:
        """Which file this is, None for one that is no part of it."""
        ...

    def recognise(self, names: list[str], kind: Kind) -> Header:
        """Where the wanted columns stand; raises MissingColumn."""
        ...

    def looks_like_header(self, names: list[str], kind: Kind) -> bool:
        """Whether a first row names at least one known column."""
        ...

    def is_header(self, cells: list[str]) -> bool:
        """Whether a row of a workbook is its header."""
        ...


@dataclass
class FileAccount:
    """What became of the rows of one file; the parts add up to `rows`, always."""

    name: str
    kind: Kind
    sha256: str
    rows: int = 0
    accepted: int = 0
    repeated: int = 0
    unreadable: int = 0
    unreadable_rows: list[int] = field(default_factory=list)
    quarantined: dict[str, int] = field(default_factory=dict)
    unknown_columns: list[str] = field(default_factory=list)

    @property
    def is_balanced(self) -> bool:
        """Whether every row of the file is accounted for."""
        parts = self.accepted + self.repeated + self.unreadable + sum(self.quarantined.values())
        return parts == self.rows


@dataclass(frozen=True)
class Table:
    """One table of a delivery, ready for DuckDB; `lines` and `found` only where it is text."""

    file: File
    kind: Kind
    header: Header
    sha256: str
    lines: Lines | None = None
    found: Bytes | None = None


def survey(
    files: list[File], work: Path, tell: Tell, form: Form = registry
) -> tuple[list[Table], list[str]]:
    """The tables of a delivery with their hashes, and the names of files that are none.

    Raises Refused for a damaged file or one that lacks a needed column.
    """
    tables: list[Table] = []
    others: list[str] = []
    for file in files:
        found = list(_tables_of(file, work, form))
        tables += found
        others += [] if found else [file.name]
        tell.done(_("memeriksa {file}").format(file=file.name))
    return tables, others


def refuse_incomplete(tables: list[Table]) -> None:
    """Refuse a delivery of the registry that lacks one of its two files."""
    for kind, what in (("family", _("keluarga")), ("person", _("anggota keluarga"))):
        if not any(table.kind == kind for table in tables):
            raise Refused(
                _(
                    "Kiriman ini tidak memuat berkas {kind}. Satu rilis terdiri atas berkas "
                    "keluarga dan berkas anggota keluarga; sebutkan keduanya atau foldernya."
                ).format(kind=what)
            )


def _tables_of(file: File, work: Path, form: Form) -> Iterator[Table]:
    if file.suffix == ".parquet":
        yield from _parquet(file, form)
    elif file.suffix == ".xlsx":
        yield from _workbook(file, work, form)
    else:
        found = read_bytes(file.path)
        copy = work / f"{len(list(work.iterdir()))}-lines.csv"
        lines = prepare(file.path, found, copy)
        kind = form.kind_of(file.own_name, list(lines.header))
        if kind is not None:
            header = _recognised(file.name, list(lines.header), kind, form)
            yield Table(file, kind, header, file.sha256 or found.sha256, lines, found)


def _recognised(name: str, names: list[str], kind: Kind, form: Form) -> Header:
    try:
        return form.recognise(names, kind)
    except MissingColumn as problem:
        if not form.looks_like_header(names, kind):
            # Perhaps a row of a person: nothing of it is repeated.
            raise Refused(
                _(
                    "{file}: kosong, atau baris pertamanya bukan judul kolom. Minta berkas dengan "
                    "judul kolom (misalnya {column})."
                ).format(file=name, column=problem.column)
            ) from None
        near = (
            _("Judul kolom yang paling mirip: {nearest}.").format(nearest=problem.nearest)
            if problem.nearest
            else _("Tidak ada judul kolom yang mirip.")
        )
        raise Refused(
            _("{file}: kolom {column} tidak ada. {near}").format(
                file=name, column=problem.column, near=near
            )
        ) from problem


def _parquet(file: File, form: Form) -> Iterator[Table]:
    try:
        with duckdb.connect() as connection:
            described = connection.execute(
                "select column_name from (describe from read_parquet(?))", [str(file.path)]
            ).fetchall()
    except duckdb.Error as problem:
        raise _damaged(file.name) from problem
    names = [name for (name,) in described]
    kind = form.kind_of(file.own_name, names)
    if kind is not None:
        header = _recognised(file.name, names, kind, form)
        yield Table(file, kind, header, file.sha256 or sha256_of(file.path))


def _workbook(file: File, work: Path, form: Form) -> Iterator[Table]:
    """Each sheet that holds rows of the delivery, laid out as quoted text in the work folder."""
    try:
        book = python_calamine.CalamineWorkbook.from_path(file.path)
        for number, name in enumerate(book.sheet_names):
            copy = work / f"{len(list(work.iterdir()))}-sheet.csv"
            lines = _lay_out(iter(book.get_sheet_by_index(number).iter_rows()), form, copy)
            if lines is None:
                continue
            kind = form.kind_of(file.own_name, list(lines.header))
            if kind is not None:
                header = _recognised(f"{file.name} [{name}]", list(lines.header), kind, form)
                yield Table(file, kind, header, file.sha256 or sha256_of(file.path), lines)
    except (python_calamine.CalamineError, OSError) as problem:
        raise _damaged(file.name) from problem


def _lay_out(rows: Iterator[list[Any]], form: Form, copy: Path) -> Lines | None:
    """A sheet as a CSV of text below its header; None for a sheet without one."""
    for _number, row in zip(range(HEADER_ROWS), rows, strict=False):
        header = [_text(cell).strip() for cell in row]
        if form.is_header(header):
            break
    else:
        return None
    records = 0
    with copy.open("w", encoding="utf-8", newline="") as out:
        write = csv.writer(out, delimiter="|", quoting=csv.QUOTE_ALL, lineterminator="\n")
        write.writerow(header)
        for row in rows:
            cells = [" ".join(_text(cell).splitlines()) for cell in row]
            if any(cells):
                write.writerow(cells)
                records += 1
    return Lines(copy, tuple(header), "|", records, ())


def _text(cell: Any) -> str:
    """A cell as the text that stands in it: whole numbers without '.0', dates as ISO."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def _damaged(name: str) -> Refused:
    return Refused(
        _("{file}: berkas ini rusak atau terkunci. Minta atau salin ulang berkasnya.").format(
            file=name
        )
    )


def load(
    connection: duckdb.DuckDBPyConnection,
    tables: list[Table],
    work: Path,
    tell: Tell,
    form: Form = registry,
) -> list[FileAccount]:
    """Make family_file, person_file and unreadable, and the account of what could be read.

    (Or what else the form calls its kinds.) They have file (its place in the list that is
    returned), row, row_hash (of all columns, by name, where the form has it) and the wanted
    columns as text or as codes, NULL where a file lacks one.
    """
    for kind, wanted in form.CONTRACT.items():
        columns = ["row_hash ubigint"] if form.HAS_ROW_HASH else []
        columns += [f"{column.name} {column.type}" for column in wanted]
        connection.execute(f"create table {kind}_read (file integer, {', '.join(columns)})")
        connection.execute(
            f"create view {kind}_file as select file, rowid + 1 as row, * exclude (file) "
            f"from {kind}_read"
        )
    connection.execute("create table unreadable (file integer, record bigint)")
    accounts = []
    for number, table in enumerate(tables):
        account = FileAccount(
            table.file.name, table.kind, table.sha256, unknown_columns=list(table.header.unknown)
        )
        if table.lines is None:
            account.rows = _insert(connection, number, table, table.file.path, form)
        else:
            _load_lines(connection, number, table, work, account, form)
        accounts.append(account)
        tell.done(_("membaca {file}").format(file=table.file.name), account.rows)
    return accounts


def _load_lines(
    connection: duckdb.DuckDBPyConnection,
    number: int,
    table: Table,
    work: Path,
    account: FileAccount,
    form: Form,
) -> None:
    """Load a CSV; where the reader and the survey disagree, go through every record exactly."""
    lines = table.lines
    assert lines is not None
    loaded = _insert(connection, number, table, lines.path, form)
    if loaded != lines.records - len(lines.unreadable) and table.found is not None:
        connection.execute(f"delete from {table.kind}_read where file = ?", [number])
        copy = work / f"{len(list(work.iterdir()))}-mended.csv"
        lines = mend_all(table.file.path, table.found, copy)
        loaded = _insert(connection, number, table, lines.path, form)
    account.rows = lines.records
    account.unreadable = lines.records - loaded
    account.unreadable_rows = list(lines.unreadable)
    if lines.unreadable:
        connection.execute(
            "insert into unreadable select ?, unnest(?::bigint[])",
            [number, account.unreadable_rows],
        )


def _insert(
    connection: duckdb.DuckDBPyConnection, number: int, table: Table, path: Path, form: Form
) -> int:
    """Insert the wanted columns of a file; the number of rows that the reader gave."""
    header = table.header
    names = [f"c{place}" for place in range(len(header.found))]
    wanted = [_cell(header, names, column) for column in form.CONTRACT[table.kind]]
    if form.HAS_ROW_HASH:
        by_name = sorted(range(len(names)), key=lambda place: (header.found[place], place))
        wanted.insert(0, f"hash({', '.join(names[place] for place in by_name)})")
    if table.lines is None:
        scan = f"(select columns(*)::varchar from read_parquet($path)) as cells({', '.join(names)})"
        values: dict[str, Any] = {"path": str(path)}
    else:
        columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
        scan = (
            "read_csv($path, header=false, skip=1, auto_detect=false, delim=$delimiter, "
            "quote='\"', escape='\"', strict_mode=true, null_padding=false, ignore_errors=true, "
            f"max_line_size=4194304, columns={{{columns}}}) as cells"
        )
        values = {"path": str(path), "delimiter": table.lines.delimiter}
    try:
        found = connection.execute(
            f"insert into {table.kind}_read select $number, {', '.join(wanted)} from {scan}",
            {**values, "number": number},
        ).fetchone()
    except (duckdb.InvalidInputException, duckdb.ConversionException) as problem:
        # The reader's own message may quote a row of a person, so it is not passed on.
        raise _damaged(table.file.name) from problem
    return int(found[0]) if found else 0


def _cell(header: Header, names: list[str], column: Column) -> str:
    """What SQL reads for a wanted column: a cell, its code, a list of cells, or NULL."""
    if column.name in header.lists:
        cells = ("null" if place is None else names[place] for place in header.lists[column.name])
        return f"[{', '.join(cells)}]::varchar[]"
    if column.name not in header.positions:
        return "null"
    name = names[header.positions[column.name]]
    return CODE.format(cell=name) if column.is_code else name
