"""The rows of a file of facts, read as text, and what a single cell may hold.

The bytes are judged first (UTF-8, no NUL), then the quotes and the number of cells, then the cells.
What is wrong anywhere is a ReferenceProblem, never a traceback.
"""

import csv
import io
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb

from data.problems import Problem
from language.text import _

Row = dict[str, str]
Lines = list[tuple[int, Row]]

NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
# Whole numbers as spreadsheets and people write them: 495.000, 495,000, 495 000, 495000.00.
GROUPED = re.compile(r"(?:Rp\.? ?)?([0-9]{1,3}(?:[., ][0-9]{3})+|[0-9]+)(?:[.,]0{1,2})?")
LINE_END = re.compile(rb"\r\n?|\n")


class ReferenceProblem(Problem):
    """A wrong row: str() names the file, the line, the column and the repair, in one line."""

    exit_code = 2

    def __init__(self, file: str, line: int, column: str, what: str):
        super().__init__(
            _("{file}, baris {line}, {column}: {what}").format(
                file=file, line=line, column=column, what=what
            )
        )
        self.file, self.line, self.column, self.what = file, line, column, what


def read_lines(path: Path, wanted: Sequence[str]) -> Lines:
    """Rows of one CSV file in UTF-8, with or without BOM, each with its line; the header is line 1.

    Args:
        wanted: the columns, in their order; one of them is `source`, which may not be blank.

    Raises ReferenceProblem where the file cannot be read, its bytes are not UTF-8, a quote is not
    closed in its line, or a row has too many or too few cells.
    """
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    rows: Lines = []
    line, is_header = 1, True
    try:
        for cells in reader:
            if is_header:
                _check_header(path.name, cells, wanted)
            elif cells:
                rows.append((line, _row(path.name, line, cells, wanted)))
            line, is_header = reader.line_num + 1, False
    except csv.Error as problem:
        what = _("tanda kutip salah tempat atau tidak ditutup; perbaiki, simpan sebagai CSV UTF-8")
        raise ReferenceProblem(path.name, line, "row", what) from problem
    if is_header:
        _check_header(path.name, [], wanted)
    return rows


def make_tables(
    connection: duckdb.DuckDBPyConnection,
    rows: dict[str, Lines],
    tables: dict[str, tuple[str, str]],
) -> None:
    """Make the table of each file from its checked rows; a blank cell becomes NULL."""
    for name, (table, columns) in tables.items():
        connection.execute(f"create table {table} ({columns})")
        cells = ", ".join(f"nullif(unnest(${column}), '')" for column in column_names(columns))
        connection.execute(
            f"insert into {table} select {cells}",
            {
                column: [row[column] for _line, row in rows[name]]
                for column in column_names(columns)
            },
        )


def column_names(columns: str) -> list[str]:
    """The names in a list of columns with their types, as `create table` takes it."""
    return [part.split()[0] for part in columns.split(", ")]


def once(name: str, rows: Lines, key: tuple[str, ...]) -> None:
    """Refuse a second row with the same key."""
    seen: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        first = seen.setdefault(tuple(row[column] for column in key), line)
        if first != line:
            raise ReferenceProblem(
                name,
                line,
                key[0],
                _("sudah ada di baris {first}; simpan satu saja").format(first=first),
            )


def check_number(name: str, line: int, row: Row, column: str, most: float = float("inf")) -> None:
    """Refuse a cell that is neither empty nor a number from 0 to `most`."""
    text = row[column]
    if text and not NUMBER.fullmatch(text):
        what = _("{text} bukan bilangan; tulis dengan titik, misalnya 10.40").format(
            text=repr(text)
        )
        raise ReferenceProblem(name, line, column, what)
    if text and float(text) > most:
        raise ReferenceProblem(
            name,
            line,
            column,
            _("{text} tidak di antara 0 dan {most}").format(text=text, most=f"{most:g}"),
        )


def check_whole(name: str, line: int, row: Row, column: str, most: float = float("inf")) -> None:
    """Refuse a cell that is neither empty nor a whole number from 0 to `most`, digits only.

    Rupiah and counts have no decimals, and a point in them is most often one between thousands:
    495.000 read as a number is Rp 495.
    """
    text = row[column]
    if text and not re.fullmatch("[0-9]+", text):
        found = GROUPED.fullmatch(text.strip())
        digits = re.sub(r"[^0-9]", "", found[1]) if found else "495000"
        what = _("{text} bukan bilangan bulat; tulis angka saja, tanpa titik: {digits}").format(
            text=repr(text), digits=digits
        )
        raise ReferenceProblem(name, line, column, what)
    check_number(name, line, row, column, most)


def check_degrees(name: str, line: int, row: Row, column: str, most: float) -> None:
    """Refuse a cell that is neither empty nor decimal degrees from -`most` to `most`."""
    text = row[column]
    if text and (not NUMBER.fullmatch(text.removeprefix("-")) or abs(float(text)) > most):
        what = _("{text} bukan derajat desimal antara -{most} dan {most}").format(
            text=repr(text), most=f"{most:g}"
        )
        raise ReferenceProblem(name, line, column, what)


def check_date(name: str, line: int, row: Row, column: str) -> None:
    """Refuse a cell that is no ISO date."""
    try:
        date.fromisoformat(row[column])
    except ValueError as problem:
        what = _("{text} bukan tanggal; tulis seperti 2025-12-31").format(text=repr(row[column]))
        raise ReferenceProblem(name, line, column, what) from problem


def _text(path: Path) -> str:
    try:
        read = path.read_bytes()
    except OSError as problem:
        what = _("{path} tidak dapat dibaca ({reason}); kembalikan, atau tutup di Excel").format(
            path=path, reason=problem.strerror
        )
        raise ReferenceProblem(path.name, 1, "file", what) from problem
    try:
        text = read.decode("utf-8")
        wrong = read.find(b"\0")
    except UnicodeDecodeError as problem:
        text, wrong = "", problem.start
    if wrong >= 0:
        what = _("berisi bita {byte} yang bukan UTF-8; simpan sebagai CSV UTF-8").format(
            byte=f"0x{read[wrong]:02X}"
        )
        line = len(LINE_END.findall(read, 0, wrong)) + 1
        raise ReferenceProblem(path.name, line, "row", what)
    return text.removeprefix("\ufeff")


def _check_header(name: str, cells: list[str], wanted: Sequence[str]) -> None:
    if cells != list(wanted):
        what = _("harus: {columns}").format(columns=",".join(wanted))
        if ";" in "".join(cells):
            what = _("sel dipisah titik koma; simpan sebagai CSV UTF-8 dengan koma")
        raise ReferenceProblem(name, 1, "header", what)


def _row(name: str, line: int, cells: list[str], wanted: Sequence[str]) -> Row:
    for place, cell in enumerate(cells):
        if "\n" in cell or "\r" in cell:
            column = wanted[place] if place < len(wanted) else "row"
            what = _("sel ini berlanjut ke baris berikutnya; tutup tanda kutipnya di baris ini")
            raise ReferenceProblem(name, line, column, what)
    if len(cells) != len(wanted):
        what = _("harus berisi {count} sel yang dipisah koma").format(count=len(wanted))
        raise ReferenceProblem(name, line, "row", what)
    row = dict(zip(wanted, cells, strict=True))
    if not row["source"].strip():
        raise ReferenceProblem(name, line, "source", _("kosong; sebutkan dari mana angkanya"))
    return row
