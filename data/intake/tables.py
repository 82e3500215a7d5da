"""Registry files into two tables of text: only the columns that are needed, and a hash of each row.

Whatever the file is (CSV in any dialect, workbook, Parquet), every cell is read as text, and the
rows are counted on a second road so that none can be lost in silence.
"""

import csv
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, Protocol

import duckdb
import python_calamine

from data.intake import registry, workbooks
from data.intake.code_books import Contradiction, contradictions
from data.intake.csv_lines import Bytes, Damaged, Lines, TwoTables, mend_all, prepare, read_bytes
from data.intake.delivery import File, Found, literal, sha256_of
from data.intake.headers import ROWS
from data.intake.left_out import LeftOut, place_words
from data.intake.letters import Letter, read_letter
from data.intake.registry import Column, Header, Kind, MissingColumn
from data.problems import Refused
from data.progress import Tell
from language.text import _

BOM = b"\xef\xbb\xbf"
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
# whatever has 16 is a number.
NUMBERS = r"""
create or replace macro seen(cell) as regexp_replace(cell, '[\s\p{Cf}\p{Cc}\p{Z}''"`=]', '', 'g');
create or replace macro digits(seen) as regexp_replace(seen, '[\p{Pd}.·\x{2212}]', '', 'g');
create or replace macro whole(seen) as regexp_replace(seen, '[.,]0{1,2}$', '');
create or replace macro number_in(cell) as case
    when regexp_full_match(cell, '[1-9][0-9]{15}') then cell
    when coalesce(cell, '') = '' then ''
    when regexp_full_match(digits(seen(cell)), '0*')
        or lower(seen(cell)) in (
            'null', 'none', 'nan', 'na', 'n/a', '#n/a', 'kosong', 'tidakada', 'belumada', 'tdkada'
        ) then ''
    when regexp_full_match(digits(seen(cell)), '[0-9]{16}') then digits(seen(cell))
    when regexp_full_match(digits(whole(seen(cell))), '[0-9]{16}')
        then digits(whole(seen(cell)))
    else whole(seen(cell)) || if(length(whole(seen(cell))) = 16, '?', '')
end;
"""
# A number as a spreadsheet shows it when it was kept as a number: its last digits are gone.
ROUNDED = "^[0-9]([.,][0-9]+)?[eE][+]?1[0-9]$"
FEWEST_ROUNDED = 10  # numbers, before their last digits tell anything


class Form(Protocol):
    """What the files of a delivery look like; the registry's is the module data.intake.registry."""

    @property
    def CONTRACT(self) -> Mapping[Kind, tuple[Column, ...]]:
        """The wanted columns of each kind of file."""
        ...

    @property
    def HAS_ROW_HASH(self) -> bool:
        """Whether each row is told apart by a hash of all its columns: equal ones count once."""
        ...

    def kind_of(self, file_name: str, sheet: str, names: list[str]) -> Kind | None:
        """Which table this is, None for one that is no part of it."""
        ...

    def recognise(self, names: list[str], kind: Kind) -> Header:
        """Where the wanted columns stand; raises MissingColumn."""
        ...

    def looks_like_header(self, names: list[str], kind: Kind) -> bool:
        """Whether a first row names at least one known column."""
        ...

    def named(self, cells: list[str]) -> int:
        """How many known columns a row names."""
        ...

    def is_header(self, cells: list[str]) -> bool:
        """Whether a row is a header."""
        ...

    def numbers(self, names: list[str]) -> list[int]:
        """The places of columns of KK and NIK numbers."""
        ...

    def fills(self, names: list[str]) -> set[int]:
        """The places of columns in which a merged cell holds for all its rows."""
        ...

    def last_needed(self, names: list[str]) -> int:
        """The place of the last column without which a row says nothing, -1 for none."""
        ...


@dataclass
class FileAccount:
    """What became of the rows of one file, or one sheet; the parts add up to `rows`, always."""

    name: str
    kind: Kind
    sha256: str
    sheet: str | None = None
    rows: int = 0
    accepted: int = 0
    repeated: int = 0
    unreadable: int = 0
    unreadable_rows: list[int] = field(default_factory=list)
    quarantined: dict[str, int] = field(default_factory=dict)
    unknown_columns: list[str] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)  # wanted column -> what the file calls it

    @property
    def place(self) -> str:
        """The file, and its sheet where it is a workbook."""
        return place_words(self.name, self.sheet)

    @property
    def is_balanced(self) -> bool:
        """Whether every row of the file is accounted for."""
        parts = self.accepted + self.repeated + self.unreadable + sum(self.quarantined.values())
        return parts == self.rows


@dataclass(frozen=True)
class Table:
    """One table of a delivery, ready for DuckDB; `lines` and `found` only where it is text.

    `names` are the columns as the file writes them. `is_from_1904`: days that are numbers count
    from 1904. `strays` are columns right of the header that hold cells. `words`: what a code book
    of the delivery says that may stand in a column instead of a code.
    """

    file: File
    kind: Kind
    header: Header
    sha256: str
    names: tuple[str, ...]
    sheet: str | None = None
    lines: Lines | None = None
    found: Bytes | None = None
    is_from_1904: bool = False
    strays: tuple[str, ...] = ()
    words: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The file, and its sheet where it is a workbook."""
        return place_words(self.file.name, self.sheet)


@dataclass
class Survey:
    """What a delivery holds: tables, what is none, letters, and codes that mean something else.

    `words`: of each column that a code book tells of, the words and their codes.
    """

    tables: list[Table] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)
    problems: list[Refused] = field(default_factory=list)
    words: dict[str, dict[str, int]] = field(default_factory=dict)

    def learn(self, book: "Table") -> None:
        """Take the words of a code book: they may stand in cells instead of their codes."""
        for column, code, label in _book(book):
            if re.fullmatch(r"\d{1,3}", code.strip()) and registry.plain_words(label):
                own = self.words.setdefault(registry.plain(column), {})
                own[registry.plain_words(label)] = int(code)


def survey(found: Found, work: Path, tell: Tell, form: Form = registry) -> Survey:
    """The tables of a delivery with their hashes, and whatever else is in it.

    Raises Refused for a damaged file or one that lacks a needed column.
    """
    whole = Survey(left_out=list(found.left_out))
    for file in found.files:
        _Surveyor(whole, file, work, form).file_()
        tell.done(_("memeriksa {file}").format(file=file.name))
    whole.tables = [replace(table, words=whole.words) for table in whole.tables]
    if not whole.tables and whole.problems:
        raise whole.problems[0]
    return whole


def refuse_incomplete(tables: list[Table], left_out: list[LeftOut]) -> None:
    """Refuse a delivery of the registry that lacks one of its two files."""
    aside = ", ".join(each.name for each in left_out if each.why != "letter")
    for kind, what in (("family", _("keluarga")), ("person", _("anggota keluarga"))):
        if not any(table.kind == kind for table in tables):
            raise Refused(
                _(
                    "Kiriman ini tidak memuat berkas {kind}. Satu rilis terdiri atas berkas "
                    "keluarga dan berkas anggota keluarga; sebutkan keduanya atau foldernya.{aside}"
                ).format(
                    kind=what,
                    aside=_(" Yang ada tetapi tidak dibaca: {names}.").format(names=aside)
                    if aside
                    else "",
                )
            )


@dataclass
class _Surveyor:
    """Looks at one file, and adds what it finds to `whole`."""

    whole: Survey
    file: File
    work: Path
    form: Form

    def file_(self) -> None:
        """Look at the file, by what it holds."""
        try:
            match _content(self.file):
                case "parquet":
                    self._parquet()
                case "workbook":
                    self._workbook()
                case "old workbook":
                    raise _old_workbook(self.file.name)
                case "page":
                    self.whole.problems.append(_page(self.file.name))
                    self._leave_out("old_workbook")
                case "text":
                    self._text()
        except Damaged as problem:
            raise _damaged(self.file.name) from problem
        except TwoTables as problem:
            raise Refused(
                _(
                    "{file}: di baris {row} ada judul kolom lain daripada di atas. Pisahkan kedua "
                    "tabel itu menjadi dua berkas."
                ).format(file=self.file.name, row=problem.row)
            ) from problem

    def _leave_out(self, why: Any, sheet: str | None = None) -> None:
        self.whole.left_out.append(LeftOut(self.file.name, sheet, why))

    def _place_for(self, what: str) -> Path:
        return self.work / f"{len(list(self.work.iterdir()))}-{what}.csv"

    def _text(self) -> None:
        found = read_bytes(self.file.path)
        lines = prepare(self.file.path, found, self._place_for("lines"), self.form)
        may_be_letter = self.file.suffix == ".txt" and not lines.is_known
        letter = read_letter(self.file.path, self.file.name, found) if may_be_letter else None
        if letter is not None:
            self.whole.letters.append(letter)
            self._leave_out("letter")
            return
        if not any(lines.header) and self.form.kind_of(self.file.own_name, "", []) is None:
            self._leave_out("empty")
            return
        table = Table(
            self.file,
            "family",
            Header("family", (), {}, ()),
            self.file.sha256 or found.sha256,
            lines.header,
            lines=lines,
            found=found,
        )
        self._add(table, is_known=lines.is_known)

    def _parquet(self) -> None:
        try:
            with duckdb.connect() as connection:
                described = connection.execute(
                    "select column_name from (describe from read_parquet(?))",
                    [literal(self.file.path)],
                ).fetchall()
        except duckdb.Error as problem:
            raise _damaged(self.file.name) from problem
        names = tuple(name for (name,) in described)
        digest = self.file.sha256 or sha256_of(self.file.path)
        empty = Header("family", (), {}, ())
        self._add(Table(self.file, "family", empty, digest, names), is_known=True)

    def _workbook(self) -> None:
        """Each sheet that holds rows of the delivery, laid out as text in the work folder."""
        before: tuple[str, ...] | None = None
        try:
            digest = self.file.sha256 or sha256_of(self.file.path)
            is_from_1904 = workbooks.counts_from_1904(self.file.path)
            for sheet in workbooks.sheets(self.file.path):
                if sheet.is_hidden:
                    self._leave_out("hidden_sheet", sheet.name)
                    continue
                laid_out = workbooks.lay_out(sheet, self.form, self._place_for("sheet"), before)
                if laid_out is None:
                    self._leave_out("no_table", sheet.name)
                    continue
                lines = laid_out.lines
                before = lines.header
                table = Table(
                    self.file,
                    "family",
                    Header("family", (), {}, ()),
                    digest,
                    lines.header,
                    sheet.name,
                    lines,
                    is_from_1904=is_from_1904,
                    strays=laid_out.strays,
                )
                self._add(table, is_known=True)
        except KeyError as problem:
            raise _no_workbook(self.file.name) from problem
        except (python_calamine.CalamineError, zipfile.BadZipFile, OSError) as problem:
            raise _damaged(self.file.name) from problem

    def _add(self, table: Table, *, is_known: bool) -> None:
        """Add a table with its kind and its columns, or say why it is none."""
        names = list(table.names)
        kind = self.form.kind_of(self.file.own_name, table.sheet or "", names)
        if kind is None:
            is_book = registry.code_book(names) is not None
            if is_book and self.form is registry:
                self.whole.contradictions += contradictions(table.place, _book(table))
                self.whole.learn(table)
            is_list = self.form is registry and registry.is_list(names)
            why = "code_book" if is_book else "other_list" if is_list else "no_table"
            self._leave_out(why, table.sheet)
            return
        try:
            header = _recognised(table.place, names, kind, self.form)
        except Refused as problem:
            # Of lists, one that is none does not stop those beside it.
            if self.form is registry:
                raise
            self.whole.problems.append(problem)
            has_number = bool(self.form.numbers(names))
            self._leave_out("no_table" if has_number else "no_number_column", table.sheet)
            return
        self.whole.tables.append(replace(table, kind=kind, header=header))


def _book(table: Table) -> Iterator[tuple[str, str, str]]:
    """The rows of a code book: column, code, label."""
    lines, places = table.lines, registry.code_book(table.names)
    if lines is None or places is None:
        return
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


Content = Literal["parquet", "workbook", "old workbook", "page", "text"]


def _content(file: File) -> Content:
    """What a file holds by its first bytes, whatever its name says."""
    with file.path.open("rb") as opened:
        start = opened.read(1000)
    if start.startswith(b"PAR1") or file.suffix == ".parquet":
        return "parquet"
    if start.startswith(bytes.fromhex("d0cf11e0a1b11ae1")):
        return "old workbook"
    if start.removeprefix(BOM).lstrip().lower().startswith((b"<html", b"<!doctype", b"<table")):
        return "page"
    # A workbook that is no archive is a CSV with another name, or damaged.
    is_broken = file.suffix == ".xlsx" and (not start or b"\0" in start)
    return "workbook" if start.startswith(b"PK\3\4") or is_broken else "text"


def _old_workbook(name: str) -> Refused:
    return Refused(
        _(
            "{file}: isinya buku kerja Excel lama (.xls) atau terkunci dengan kata sandi. Buka di "
            "Excel, lepaskan kata sandinya, lalu simpan ulang sebagai .xlsx."
        ).format(file=name)
    )


def _no_workbook(name: str) -> Refused:
    return Refused(
        _(
            "{file}: isinya bukan buku kerja .xlsx (mungkin .ods, .docx, zip, atau rusak). Buka "
            "dengan programnya, lalu simpan ulang sebagai .xlsx, atau beri berkas di dalamnya."
        ).format(file=name)
    )


def _page(name: str) -> Refused:
    return Refused(
        _(
            "{file}: isinya halaman web (HTML), bukan CSV atau buku kerja. Buka di Excel, lalu "
            "simpan ulang sebagai .xlsx."
        ).format(file=name)
    )


def _damaged(name: str) -> Refused:
    return Refused(
        _(
            "{file}: berkas ini rusak, terpotong, atau terkunci dengan kata sandi. Buka kuncinya, "
            "atau minta atau salin ulang berkasnya."
        ).format(file=name)
    )


def load(
    connection: duckdb.DuckDBPyConnection,
    tables: list[Table],
    work: Path,
    tell: Tell,
    form: Form = registry,
) -> list[FileAccount]:
    """Make family_file, person_file, unreadable and source, and the account of what could be read.

    (Or what else the form calls its kinds.) They have file (its place in the list that is
    returned), row, line (its row in the office's file; NULL where it follows from `row`), row_hash
    (of all columns, by name, where the form has it) and the wanted columns as text, as numbers or
    as codes, NULL where a file lacks one. `source` tells of each file its first row, the lines
    above it, and whether its days count from 1904. Raises Refused for a file whose numbers were
    rounded.
    """
    connection.execute(NUMBERS)
    for kind, wanted in form.CONTRACT.items():
        columns = ["row_hash ubigint"] if form.HAS_ROW_HASH else []
        columns += [f"{column.name} {column.type}" for column in wanted]
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
    accounts = []
    loaded = dict.fromkeys(form.CONTRACT, 0)
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
            account.rows = _insert(connection, number, table, table.file.path, form)
        else:
            _load_lines(connection, number, table, work, account, form)
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
    return accounts


def _refuse_rounded(
    connection: duckdb.DuckDBPyConnection, accounts: list[FileAccount], form: Form
) -> None:
    """Refuse a file in which most numbers of a column lost their last digits to a spreadsheet."""
    for kind, wanted in form.CONTRACT.items():
        for column in wanted:
            if not column.is_number:
                continue
            name = column.name
            # Made-up numbers are counted up, not given out: their last digits tell nothing.
            counted = connection.execute(
                f"select file, count(*) filter (length({name}) = 16 and not is_made_up), "
                f"count(*) filter (length({name}) = 16 and not is_made_up "
                f"and suffix({name}, '0')), "
                f"count(*) filter (regexp_matches({name}, $rounded)), "
                f"count(*) filter ({name} <> '') "
                f"from (select file, {name}, starts_with({name}, $made_up) as is_made_up "
                f"from {kind}_read) group by file order by file",
                {"rounded": ROUNDED, "made_up": registry.MADE_UP_PREFIX},
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
) -> None:
    """Load a CSV; where the reader and the survey disagree, go through every record exactly."""
    lines = table.lines
    assert lines is not None
    loaded = _insert(connection, number, table, lines.path, form)
    if loaded != lines.records - len(lines.unreadable) and table.found is not None:
        connection.execute(f"delete from {table.kind}_read where file = ?", [number])
        copy = work / f"{len(list(work.iterdir()))}-mended.csv"
        lines = mend_all(table.file.path, table.found, copy, form)
        loaded = _insert(connection, number, replace(table, lines=lines), lines.path, form)
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
    header, lines = table.header, table.lines
    names = [f"c{place}" for place in range(len(header.found))]
    cells = [*names, "line"] if lines and lines.is_copy else names
    line = "try_cast(line as integer)" if lines and lines.is_copy else "null"
    wanted = [_cell(table, names, column) for column in form.CONTRACT[table.kind]]
    if form.HAS_ROW_HASH:
        by_name = sorted(range(len(names)), key=lambda place: (header.found[place], place))
        wanted.insert(0, f"hash({', '.join(names[place] for place in by_name)})")
    if lines is None:
        scan = f"(select columns(*)::varchar from read_parquet($path)) as cells({', '.join(names)})"
        values: dict[str, Any] = {"path": literal(path)}
    else:
        columns = ", ".join(f"'{name}': 'VARCHAR'" for name in cells)
        scan = (
            f"read_csv($path, header=false, skip={lines.skip}, auto_detect=false, "
            "delim=$delimiter, quote='\"', escape='\"', strict_mode=true, null_padding=false, "
            f"ignore_errors=true, max_line_size=4194304, columns={{{columns}}}) as cells"
        )
        values = {"path": literal(path), "delimiter": lines.delimiter}
    try:
        found = connection.execute(
            f"insert into {table.kind}_read select $number, {line}, {', '.join(wanted)} "
            f"from {scan}",
            {**values, "number": number},
        ).fetchone()
    except (duckdb.InvalidInputException, duckdb.ConversionException) as problem:
        # The reader's own message may quote a row of a person, so it is not passed on.
        raise _damaged(table.file.name) from problem
    return int(found[0]) if found else 0


def _cell(table: Table, names: list[str], column: Column) -> str:
    """What SQL reads for a wanted column: a cell, its code, a list of cells, or NULL."""
    header = table.header
    if column.name in header.lists:
        cells = ("null" if place is None else names[place] for place in header.lists[column.name])
        return f"[{', '.join(cells)}]::varchar[]"
    if column.pattern:
        # A cell that looks like a number needs no closer look: nearly all rows end here.
        is_whole = " or ".join(
            f"(length({cell}) = 16 and left({cell}, 1) between '1' and '9' "
            f"and right({cell}, 1) between '0' and '9')"
            for each in (registry.NIK.name, registry.KK.name)
            if each in header.positions
            for cell in [names[header.positions[each]]]
        )
        cells = f"concat_ws(chr(10), {', '.join(names)})"
        whole = f"coalesce({is_whole}, false)"
        return f"case when not {whole} then regexp_matches({cells}, '{column.pattern}') end"
    if column.name not in header.positions:
        return "null"
    name = names[header.positions[column.name]]
    if column.is_number:
        return f"number_in({name})"
    if not column.is_code:
        return name
    own = table.words.get(header.found[header.positions[column.name]], {})
    words = ", ".join(f"'{word}': {code}" for word, code in {**column.words, **own}.items())
    plain = f"trim(regexp_replace(lower({name}), '[^a-z0-9]+', ' ', 'g'))"
    # A size may have decimals; a code that has some says none.
    number = f"try_cast({name} as {column.type})"
    return CODE.format(
        cell=name,
        whole=number if column.is_wide else f"if(contains({name}, '.'), null, {number})",
        decimals="[0-9]" if column.is_wide else "0",
        type=column.type,
        words=f"map {{{words}}}[{plain}], " if words else "",
        unread=f"{column.unread}::{column.type}",
    )
