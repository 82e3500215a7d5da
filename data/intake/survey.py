"""What the files of a delivery hold: its tables with their columns, letters, code books, the rest.

Whatever a file is (CSV in any dialect, workbook, Parquet), each of its tables is found with its
header; of one that is text, the rows are counted, so that none can be lost in silence.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

import duckdb
import python_calamine

from data.database import in_memory
from data.intake import workbooks
from data.intake.archives import BROKEN, refuse_crowded
from data.intake.code_books import Contradiction, contradictions
from data.intake.columns import Header, Kind, MissingColumn, code_book, plain, plain_words
from data.intake.contents import (
    MOST_COLUMNS,
    content_of,
    damaged,
    no_workbook,
    old_workbook,
    page,
    too_wide,
)
from data.intake.csv_lines import (
    LONGEST_LINE,
    Bytes,
    Damaged,
    Endless,
    Lines,
    TooWide,
    TwoTables,
    prepare,
    read_bytes,
)
from data.intake.delivery import File, Files, literal, sha256_of
from data.intake.forms import Form
from data.intake.headers import ROWS
from data.intake.left_out import LeftOut, Why, place_words
from data.intake.letters import Letter, read_letter
from data.problems import Refused, in_one_line
from data.progress import Tell
from language.text import _


@dataclass(frozen=True)
class Table:
    """One table of a delivery, ready for DuckDB.

    names: the columns as the file writes them.
    lines: where it is text, of a sheet too. content: the bytes of a file that is text itself.
    is_from_1904: days that are numbers count from 1904.
    strays: columns right of the header that hold cells.
    words: column -> words of a code book of the delivery -> code, for cells that hold such words.
    """

    file: File
    kind: Kind
    header: Header
    sha256: str
    names: tuple[str, ...]
    sheet: str | None = None
    lines: Lines | None = None
    content: Bytes | None = None
    is_from_1904: bool = False
    strays: tuple[str, ...] = ()
    words: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The file, and its sheet where it is a workbook."""
        return place_words(self.file.name, self.sheet)


@dataclass
class Survey:
    """What a delivery holds.

    contradictions: codes that a code book calls something else than we do.
    problems: why files are no table, of a form that is not strict.
    words: column -> words of a code book -> code.
    """

    tables: list[Table] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)
    problems: list[Refused] = field(default_factory=list)
    words: dict[str, dict[str, int]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=count, repr=False)

    def learn(self, place: str, rows: Iterable[tuple[str, str, str]]) -> None:
        """Take what a code book says: (column, code, label), each as text."""
        book = list(rows)
        self.contradictions += contradictions(place, book)
        for column, code, label in book:
            if re.fullmatch(r"\d{1,3}", code.strip()) and plain_words(label):
                self.words.setdefault(plain(column), {})[plain_words(label)] = int(code)


def survey(files: Files, work: Path, tell: Tell, form: Form) -> Survey:
    """The tables of a delivery with their hashes, and whatever else is in it.

    Raises Refused for a damaged file or one that lacks a needed column.
    """
    whole = Survey(left_out=list(files.left_out))
    # Files are hashed beside the rest: the one takes a core from nobody who needs it here.
    with ThreadPoolExecutor(1) as pool:
        hashes = [
            None if file.sha256 else pool.submit(sha256_of, file.path) for file in files.files
        ]
        for file, hashed in zip(files.files, hashes, strict=True):
            _Surveyor(whole, file, work, form, hashed).look()
            tell.done(_("memeriksa {file}").format(file=file.name))
    whole.tables = [replace(table, words=whole.words) for table in whole.tables]
    if not whole.tables and whole.problems:
        raise whole.problems[0]
    return whole


@dataclass
class _Surveyor:
    """Looks at one file, and adds what it finds to `whole`."""

    whole: Survey
    file: File
    work: Path
    form: Form
    hashed: Future[str] | None

    @property
    def sha256(self) -> str:
        """Of the file; waits for it."""
        return self.file.sha256 or (self.hashed.result() if self.hashed else "")

    def look(self) -> None:
        """Add what the file holds; raises Refused for a damaged one."""
        try:
            match content_of(self.file):
                case "parquet":
                    self._parquet()
                case "workbook":
                    self._workbook()
                case "old workbook":
                    raise old_workbook(self.file.name)
                case "page":
                    self.whole.problems.append(page(self.file.name))
                    self._leave_out("old_workbook")
                case "text":
                    self._text()
        except Damaged as problem:
            raise damaged(self.file.name) from problem
        except Endless as problem:
            raise Refused(
                _(
                    "{file}: ada baris lebih dari {most} MB. Itu bukan tabel; minta berkasnya "
                    "sekali lagi, sebagai CSV atau .xlsx."
                ).format(file=self.file.name, most=LONGEST_LINE >> 20)
            ) from problem
        except TooWide as problem:
            raise too_wide(self.file.name) from problem
        except TwoTables as problem:
            raise Refused(
                _(
                    "{file}: di baris {row} ada judul kolom lain daripada di atas. Pisahkan kedua "
                    "tabel itu menjadi dua berkas."
                ).format(file=self.file.name, row=problem.row)
            ) from problem

    def _leave_out(self, why: Why, sheet: str | None = None) -> None:
        self.whole.left_out.append(LeftOut(self.file.name, sheet, why))

    def _place_for(self, what: str) -> Path:
        return self.work / f"table-{next(self.whole.numbers)}-{what}.csv"

    def _text(self) -> None:
        content = read_bytes(self.file.path)
        lines = prepare(self.file.path, content, self._place_for("lines"), self.form)
        may_be_letter = self.file.suffix == ".txt" and not lines.is_known
        letter = read_letter(self.file.path, self.file.name, content) if may_be_letter else None
        if letter is not None:
            self.whole.letters.append(letter)
            self._leave_out("letter")
            return
        if not any(lines.header) and self.form.kind_of(self.file.own_name, "", []) is None:
            self._leave_out("empty")
            return
        self._add(lines.header, lines=lines, content=content)

    def _parquet(self) -> None:
        try:
            with in_memory() as connection:
                described = connection.execute(
                    "select column_name from (describe from read_parquet(?))",
                    [literal(self.file.path)],
                ).fetchall()
        except duckdb.Error as problem:
            raise damaged(self.file.name) from problem
        self._add(tuple(name for (name,) in described))

    def _workbook(self) -> None:
        """Each sheet that holds rows of the delivery, laid out as text in the work folder."""
        before: tuple[str, ...] | None = None
        try:
            is_from_1904 = workbooks.counts_from_1904(self.file.path)
            refuse_crowded(self.file.path, self.file.name)
            for sheet in workbooks.sheets(self.file.path):
                sheet = replace(sheet, name=in_one_line(sheet.name))
                if sheet.is_hidden:
                    self._leave_out("hidden_sheet", sheet.name)
                    continue
                table = workbooks.lay_out(sheet, self.form, self._place_for("sheet"), before)
                if table is None:
                    self._leave_out("no_table", sheet.name)
                    continue
                before = table.lines.header
                self._add(
                    before,
                    sheet=sheet.name,
                    lines=table.lines,
                    is_from_1904=is_from_1904,
                    strays=table.strays,
                )
        except TwoTables:
            raise
        except KeyError as problem:
            raise no_workbook(self.file.name) from problem
        except workbooks.TooLarge as problem:
            raise Refused(
                _(
                    "{file}: buku kerja ini terlalu besar untuk isinya. Simpan ulang tabelnya "
                    "saja, sebagai CSV atau .xlsx baru."
                ).format(file=self.file.name)
            ) from problem
        except (python_calamine.CalamineError, *BROKEN) as problem:
            raise damaged(self.file.name) from problem

    def _add(
        self,
        columns: tuple[str, ...],
        *,
        sheet: str | None = None,
        lines: Lines | None = None,
        content: Bytes | None = None,
        is_from_1904: bool = False,
        strays: tuple[str, ...] = (),
    ) -> None:
        """Add a table with its kind and its columns, or say why it is none."""
        names, place = list(columns), place_words(self.file.name, sheet)
        if len(names) > MOST_COLUMNS:
            raise too_wide(place)
        kind = self.form.kind_of(self.file.own_name, sheet or "", names)
        if kind is None:
            why = self.form.left_out_as(names)
            if why == "code_book" and lines is not None:
                self.whole.learn(place, _code_book_rows(lines, names))
            self._leave_out(why, sheet)
            return
        try:
            header = _recognised(place, names, kind, self.form)
        except Refused as problem:
            if self.form.is_strict:
                raise
            self.whole.problems.append(problem)
            has_number = bool(self.form.numbers(names))
            self._leave_out("no_table" if has_number else "no_number_column", sheet)
            return
        self.whole.tables.append(
            Table(
                self.file,
                kind,
                header,
                self.sha256,
                columns,
                sheet=sheet,
                lines=lines,
                content=content,
                is_from_1904=is_from_1904,
                strays=strays,
            )
        )


def _code_book_rows(lines: Lines, names: list[str]) -> Iterator[tuple[str, str, str]]:
    """The rows of a code book: column, code, label."""
    places = code_book(names) or []
    with lines.path.open(encoding="utf-8-sig", newline="") as file:
        for row in list(csv.reader(file, delimiter=lines.delimiter))[lines.skip :]:
            if len(row) > max(places):
                column, code, label = (row[place] for place in places)
                yield column, code, label


def _recognised(name: str, names: list[str], kind: Kind, form: Form) -> Header:
    try:
        return form.recognise(names, kind)
    except MissingColumn as problem:
        if not form.looks_like_header(names, kind):
            # Perhaps a row of a person: nothing of it is repeated.
            raise Refused(
                _(
                    "{file}: kosong, atau tidak ada judul kolom di {rows} baris pertamanya. Minta "
                    "berkas dengan judul kolom (misalnya {column})."
                ).format(file=name, column=problem.column, rows=ROWS)
            ) from None
        near = (
            _("Judul kolom yang paling mirip: {nearest}.").format(nearest=problem.nearest)
            if problem.nearest
            else _("Tidak ada judul kolom yang mirip.")
        )
        if problem.instead:
            near += " " + _("Tambahkan kolom itu, atau sebutkan {option}.").format(
                option=problem.instead
            )
        raise Refused(
            _("{file}: kolom {column} tidak ada. {near}").format(
                file=name, column=problem.column, near=near
            )
        ) from problem
