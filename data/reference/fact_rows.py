"""The rows of a file of facts, read as text, and what a single cell may hold.

The bytes are judged first (UTF-8, no NUL), then the quotes and the number of cells, then the cells.
A check yields what is wrong; all of it is told together in a ReferenceProblem, never a traceback.
"""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from data.problems import Problem
from language.text import _

Row = dict[str, str]
Lines = list[tuple[int, Row]]
Fault = tuple[str, str]  # the column, and what is wrong there with its repair
RowFault = tuple[int, str, str]  # the line before them

MOST = 20  # wrong cells that are told one by one

NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
# Whole numbers as spreadsheets and people write them: 495.000, 495,000, 495 000, 495000.00.
GROUPED = re.compile(r"(?:Rp\.? ?)?([0-9]{1,3}(?:[., ][0-9]{3})+|[0-9]+)(?:[.,]0{1,2})?")
LINE_END = re.compile(rb"\r\n?|\n")


@dataclass(frozen=True)
class WrongCell:
    """A cell that cannot be taken; str() names the file, line, column and repair, in one line."""

    file: str
    line: int
    column: str
    what: str

    def __str__(self) -> str:
        return _("{file}, baris {line}, {column}: {what}").format(
            file=self.file, line=self.line, column=self.column, what=self.what
        )


class ReferenceProblem(Problem):
    """The wrong cells of files of facts: str() has a line for each of the first MOST."""

    exit_code = 2

    def __init__(self, cells: Sequence[WrongCell]):
        lines = [str(cell) for cell in cells[:MOST]]
        if more := len(cells) - len(lines):
            lines.append(_("dan {count} sel lain yang salah").format(count=more))
        super().__init__("\n".join(lines))
        self.cells = tuple(cells)


class Facts:
    """The rows of one CSV file, each with its line (the header is line 1), and its wrong cells."""

    def __init__(self, name: str):
        self.name = name
        self.rows: Lines = []
        self.wrong: list[WrongCell] = []

    @property
    def sound(self) -> Lines:
        """The rows in which nothing wrong has been found so far."""
        lines = {cell.line for cell in self.wrong}
        return [(line, row) for line, row in self.rows if line not in lines]

    def add(self, faults: Iterable[RowFault]) -> None:
        """Add what a check has found: line, column, what is wrong; of each cell the first."""
        places = {(cell.line, cell.column) for cell in self.wrong}
        for line, column, what in faults:
            if (line, column) not in places:
                places.add((line, column))
                self.wrong.append(WrongCell(self.name, line, column, what))

    def add_rows(self, check: Callable[[Row], Iterable[Fault]]) -> None:
        """Add what a check finds in each row by itself."""
        self.add((line, *fault) for line, row in self.rows for fault in check(row))


def refuse(files: Iterable[Facts]) -> None:
    """Raise ReferenceProblem with every wrong cell, in the order of the files and their lines."""
    wrong = [cell for file in files for cell in sorted(file.wrong, key=lambda cell: cell.line)]
    if wrong:
        raise ReferenceProblem(wrong)


def read_facts(path: Path, columns: Sequence[str]) -> Facts:
    """One CSV file in UTF-8, with or without BOM, its form judged but not what is in its cells.

    A file that cannot be read, bytes that are not UTF-8, a wrong header or an open quote end the
    reading there; a row with too many or too few cells is left out of the rows.

    Args:
        columns: their names, in their order; one of them is `source`, which may not be blank.
    """
    facts = Facts(path.name)
    try:
        content = path.read_bytes()
    except OSError as problem:
        what = _("{path} tidak dapat dibaca ({reason}); kembalikan, atau tutup di Excel").format(
            path=path, reason=problem.strerror
        )
        facts.add([(1, "file", what)])
        return facts
    facts.add(_byte_faults(content))
    if facts.wrong:
        return facts
    text = content.decode("utf-8-sig")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        facts.add(_header_faults(next(reader, []), columns))
        if facts.wrong:
            return facts
        line = reader.line_num + 1
        for cells in reader:
            facts.add((line, *fault) for fault in _form_faults(cells, columns))
            if len(cells) == len(columns):
                facts.rows.append((line, dict(zip(columns, cells, strict=True))))
            line = reader.line_num + 1
    except csv.Error:
        what = _("tanda kutip salah tempat atau tidak ditutup; perbaiki, simpan sebagai CSV UTF-8")
        facts.add([(line, "row", what)])
    return facts


def make_tables(
    connection: duckdb.DuckDBPyConnection,
    files: Mapping[str, Facts],
    tables: Mapping[str, tuple[str, str]],
) -> None:
    """Make the table of each file from its checked rows; a blank cell becomes NULL."""
    for name, (table, columns) in tables.items():
        connection.execute(f"create table {table} ({columns})")
        cells = ", ".join(f"nullif(unnest(${column}), '')" for column in column_names(columns))
        connection.execute(
            f"insert into {table} select {cells}",
            {
                column: [row[column] for _line, row in files[name].rows]
                for column in column_names(columns)
            },
        )


def column_names(columns: str) -> list[str]:
    """The names in a list of columns with their types, as `create table` takes it."""
    return [part.split()[0] for part in columns.split(", ")]


def once(rows: Lines, key: tuple[str, ...]) -> Iterator[RowFault]:
    """Every further row with the same key."""
    lines: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        first = lines.setdefault(tuple(row[column] for column in key), line)
        if first != line:
            what = _("sudah ada di baris {first}; simpan satu saja").format(first=first)
            yield line, key[0], what


def check_number(row: Row, column: str, most: float = float("inf")) -> Iterator[Fault]:
    """A cell that is neither empty nor a number from 0 to `most`."""
    text = row[column]
    if text and not NUMBER.fullmatch(text):
        what = _("{text} bukan bilangan; tulis dengan titik, misalnya 10.40")
        yield column, what.format(text=repr(text))
    elif text and float(text) > most:
        what = _("{text} tidak di antara 0 dan {most}")
        yield column, what.format(text=text, most=f"{most:g}")


def check_whole(row: Row, column: str, most: float = float("inf")) -> Iterator[Fault]:
    """A cell that is neither empty nor a whole number from 0 to `most`, digits only.

    Rupiah and counts have no decimals, and a point in them is most often one between thousands:
    495.000 read as a number is Rp 495.
    """
    text = row[column]
    if text and not re.fullmatch("[0-9]+", text):
        grouped = GROUPED.fullmatch(text.strip())
        digits = re.sub(r"[^0-9]", "", grouped[1]) if grouped else "495000"
        what = _("{text} bukan bilangan bulat; tulis angka saja, tanpa titik: {digits}")
        yield column, what.format(text=repr(text), digits=digits)
    else:
        yield from check_number(row, column, most)


def check_degrees(row: Row, column: str, most: float) -> Iterator[Fault]:
    """A cell that is neither empty nor decimal degrees from -`most` to `most`."""
    text = row[column]
    if text and (not NUMBER.fullmatch(text.removeprefix("-")) or abs(float(text)) > most):
        what = _("{text} bukan derajat desimal antara -{most} dan {most}")
        yield column, what.format(text=repr(text), most=f"{most:g}")


def check_date(row: Row, column: str) -> Iterator[Fault]:
    """A cell that is no ISO date."""
    try:
        date.fromisoformat(row[column])
    except ValueError:
        what = _("{text} bukan tanggal; tulis seperti 2025-12-31")
        yield column, what.format(text=repr(row[column]))


def check_code(row: Row, column: str, codes: Collection[str], file: str) -> Iterator[Fault]:
    """A code that the file of all codes does not have."""
    if row[column] not in codes:
        what = _("{code} tidak ada di {file}")
        yield column, what.format(code=repr(row[column]), file=file)


def _byte_faults(content: bytes) -> Iterator[RowFault]:
    """The first byte that is not UTF-8, or NUL."""
    try:
        content.decode("utf-8")
        wrong = content.find(b"\0")
    except UnicodeDecodeError as problem:
        wrong = problem.start
    if wrong >= 0:
        what = _("berisi bita {byte} yang bukan UTF-8; simpan sebagai CSV UTF-8")
        line = len(LINE_END.findall(content, 0, wrong)) + 1
        yield line, "row", what.format(byte=f"0x{content[wrong]:02X}")


def _header_faults(cells: list[str], columns: Sequence[str]) -> Iterator[RowFault]:
    if cells != list(columns):
        what = _("harus: {columns}").format(columns=",".join(columns))
        if ";" in "".join(cells):
            what = _("sel dipisah titik koma; simpan sebagai CSV UTF-8 dengan koma")
        yield 1, "header", what


def _form_faults(cells: list[str], columns: Sequence[str]) -> Iterator[Fault]:
    """What is wrong with the form of a row; a blank line is none."""
    for place, cell in enumerate(cells):
        if "\n" in cell or "\r" in cell:
            column = columns[place] if place < len(columns) else "row"
            yield (
                column,
                _("sel ini berlanjut ke baris berikutnya; tutup tanda kutipnya di baris ini"),
            )
            return
    if cells and len(cells) != len(columns):
        what = _("harus berisi {count} sel yang dipisah koma")
        yield "row", what.format(count=len(columns))
    elif cells and not cells[columns.index("source")].strip():
        yield "source", _("kosong; sebutkan dari mana angkanya")
