"""Sheets of a workbook as rows of text, laid out below their header in the work folder.

A workbook may have stray cells anywhere; only what stands under a header is kept, and a sheet
whose used corner lies far away is read cell by cell, so that emptiness costs nothing.
"""

import csv
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain, islice
from pathlib import Path
from typing import Any

import python_calamine

from data.intake import headers
from data.intake.csv_lines import Lines, TwoTables
from data.intake.forms import Form

CHUNK = 1 << 20
# Cells up to the last used corner that are laid out in memory at once.
MOST_CELLS = 20_000_000
EMPTIEST = 10  # so many times more room than cells is a stray cell, not a large table
MOST_FULL = 40_000_000  # even of a full sheet; one of 240,000 families has 13 million
# Right of any table; such a cell makes its row as wide.
FAR = 2000
MOST_FAR = 10_000
# Bytes of all parts of a workbook as they come out of it, and of one without cells, such as the
# texts that cells refer to, which the reader holds in memory.
MOST_BYTES = 2 << 30
MOST_PART = 400 << 20
MOST_MERGED = 100_000
QUICK_CELL = re.compile(rb'r="([A-Z]{1,3})(\d{1,7})"')
CELL = re.compile(rb"""<(?:\w+:)?c\s[^<>]*?\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
LONGEST_CELL = 200  # bytes from the beginning of a cell to the end of its name
DIGITS = re.compile(r"\d{12}")
EMPTY = frozenset(("", None))


class TooLarge(ValueError):
    """A workbook that would take more memory than any table of an office needs."""


@dataclass(frozen=True)
class Sheet:
    """A sheet: the cells of its rows from the first on, and where they are merged over several.

    `merged` are (column, first row, last row), `left` is the first column that is used; all from 0.
    """

    name: str
    is_hidden: bool
    rows: Iterator[Sequence[Any]]
    merged: tuple[tuple[int, int, int], ...] = ()
    left: int = 0


@dataclass(frozen=True)
class SheetTable:
    """A sheet as the reader takes it; `strays` are columns right of its header that hold cells."""

    lines: Lines
    strays: tuple[str, ...]


def sheets(path: Path) -> Iterator[Sheet]:
    """The sheets of a workbook, in order; hidden ones without their rows.

    Raises CalamineError, BadZipFile, KeyError or OSError for what is no workbook, and TooLarge.
    """
    if _is_sparse(path):
        yield from _sparse(path)
        return
    book = python_calamine.CalamineWorkbook.from_path(path)
    for number, about in enumerate(book.sheets_metadata):
        if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        if about.visible != python_calamine.SheetVisibleEnum.Visible:
            yield Sheet(about.name, True, iter(()))
            continue
        sheet = book.get_sheet_by_index(number)
        left = sheet.start[1] if sheet.start else 0
        if len(sheet.merged_cell_ranges or ()) > MOST_MERGED:
            raise TooLarge(about.name)
        merged = tuple(
            (column - left, top, bottom)
            for (top, first), (bottom, last) in sheet.merged_cell_ranges or ()
            if bottom > top
            for column in range(first, min(first + 50, last + 1))
        )
        yield Sheet(about.name, False, iter(sheet.iter_rows()), merged, left)


def _sparse(path: Path) -> Iterator[Sheet]:
    """The same of a workbook whose used corner lies far away, cell by cell."""
    # Needed for such workbooks only, and slow to load.
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            yield Sheet(sheet.title, True, iter(()))
            continue
        sheet.reset_dimensions()
        yield Sheet(sheet.title, False, sheet.iter_rows(values_only=True))


def _is_sparse(path: Path) -> bool:
    """Whether a sheet is far larger than what stands in it, or than memory should hold at once.

    What a sheet says of its own size is not believed, nor what its part is called: the reader lays
    out what its cells reach to, and two cells in far corners would end the process.
    Raises TooLarge for what neither reader can take.
    """
    whole = 0
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            if not name.lower().endswith(".xml"):
                continue
            part = _part(packed, name)
            whole += part.size
            is_heavy = part.size > MOST_PART and not part.cells
            if is_heavy or whole > MOST_BYTES or part.far > MOST_FAR:
                raise TooLarge(name)
            room = part.columns * part.rows
            if room > MOST_FULL or room > max(MOST_CELLS, part.cells * EMPTIEST):
                return True
    return False


@dataclass
class _Part:
    """A part of a workbook: its size, its cells, those far right, and how far they reach."""

    size: int = 0
    cells: int = 0
    far: int = 0
    columns: int = 1
    rows: int = 1

    def count(self, chunk: bytes) -> None:
        """Count the cells in a piece of it."""
        found = QUICK_CELL.findall(chunk)
        if len(found) < chunk.count(b"<c ") + chunk.count(b":c "):
            found = CELL.findall(chunk)  # written by another program than Excel
        if not found:
            return
        letters, rows = zip(*found, strict=True)
        columns = {each: _number_of(each.decode()) for each in set(letters)}
        self.cells += len(found)
        self.far += sum(letters.count(each) for each, number in columns.items() if number > FAR)
        self.columns = max(self.columns, *columns.values())
        self.rows = max(self.rows, *map(int, set(rows)))


def _part(packed: zipfile.ZipFile, name: str) -> _Part:
    """What a part holds; raises TooLarge where that is more than all of them may."""
    part, tail = _Part(), b""
    with packed.open(name) as file:
        while chunk := file.read(CHUNK):
            part.size += len(chunk)
            if part.size > MOST_BYTES:
                raise TooLarge(name)
            # A cell may begin in one chunk and end in the next.
            begun = max(chunk.rfind(b"<"), len(chunk) - LONGEST_CELL)
            part.count(tail + chunk[:begun])
            tail = chunk[begun:]
    part.count(tail)
    return part


def _number_of(letters: str) -> int:
    """The number of a column: A is 1, XFD is 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters_of(number: int) -> str:
    """The letters of a column: 1 is A, 16384 is XFD."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def counts_from_1904(path: Path) -> bool:
    """Whether a workbook numbers its days from 1904 on, as those of old Macs do."""
    with zipfile.ZipFile(path) as packed:
        head = packed.read("xl/workbook.xml")
    return bool(re.search(rb'date1904="(?:1|true)"', head))


def lay_out(
    sheet: Sheet, form: Form, copy: Path, before: tuple[str, ...] | None
) -> SheetTable | None:
    """A sheet as a CSV of text below its header, each row with its number; None without a header.

    A sheet without one goes on where `before`, the header of the sheet before it, left off, if its
    first row, or most of the first ones, hold numbers of persons in the same columns. A merged cell
    holds for all its rows.
    Raises TwoTables where another header stands further down, or persons above the first.
    """
    first = list(islice(sheet.rows, headers.ROWS + headers.TALLEST))
    top = [[text(cell) for cell in row] for row in first]
    head = headers.find(top, form)
    above = top[: head.first] if head else top
    if before is not None and _goes_on(above, form.numbers(list(before)), len(before)):
        names, start = before, 0
    elif head is None:
        return None
    elif headers.holds_person(above):
        raise TwoTables(head.first + 1)
    else:
        names, start = head.names, head.last + 1
    width, strays, records = len(names), set[int](), 0
    fill = _Filling(sheet.merged, form.merged(list(names)))
    with copy.open("w", encoding="utf-8", newline="") as out:
        write = csv.writer(out, delimiter="|", quoting=csv.QUOTE_ALL, lineterminator="\n")
        write.writerow([*names, ""])
        for place, row in enumerate(chain(first, sheet.rows)):
            if place < start:
                continue
            if not EMPTY.issuperset(row[width:]):
                strays.update(n for n, cell in enumerate(row[width:], width) if cell not in EMPTY)
            cells = [" ".join(text(cell).split("\n")) for cell in row[:width]]
            cells += [""] * (width - len(cells))
            fill.row(place, cells)
            if not any(cell.strip() for cell in cells):
                continue
            if headers.is_another(cells, names, form):
                raise TwoTables(place + 1)
            write.writerow([*cells, place + 1])
            records += 1
    lines = Lines(copy, names, "|", records, (), is_copy=True)
    return SheetTable(lines, tuple(_letters_of(sheet.left + n + 1) for n in sorted(strays)))


class _Filling:
    """Fills the cells of vertical merges with what stands in the first of them."""

    def __init__(self, merged: Iterable[tuple[int, int, int]], columns: Collection[int]):
        self.starts: dict[int, list[tuple[int, int]]] = {}
        for column, first, last in merged:
            if column in columns:
                self.starts.setdefault(first, []).append((column, last))
        self.held: dict[int, tuple[int, str]] = {}

    def row(self, place: int, cells: list[str]) -> None:
        """Fill the empty cells of a row that lie in a merge begun above it."""
        for column, (last, value) in list(self.held.items()):
            if place > last:
                del self.held[column]
            elif not cells[column].strip():
                cells[column] = value
        for column, last in self.starts.get(place, ()):
            self.held[column] = (last, cells[column])


def _goes_on(rows: Sequence[Sequence[str]], numbers: Sequence[int], width: int) -> bool:
    """Whether the first row, or most of the first, hold a number where the header before does."""
    first = [row for row in rows if any(cell.strip() for cell in row)][:5]
    fitting = [
        row
        for row in first
        if any(
            place < len(row) and DIGITS.search(re.sub(r"\W", "", row[place])) for place in numbers
        )
        and not any(cell.strip() for cell in row[width:])
    ]
    # A short list may end with more rows of totals and signatures than it has of persons.
    return bool(fitting) and (fitting[0] is first[0] or len(fitting) * 2 > len(first))


def text(cell: Any) -> str:
    """A cell as the text that stands in it: whole numbers without '.0', days as ISO."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        cell = cell.date()
    if isinstance(cell, (date, datetime)):
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    if cell is None or isinstance(cell, str):
        return "\n".join((cell or "").splitlines())
    return str(cell)
