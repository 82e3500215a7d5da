"""Lines of a CSV before the reader sees them: counted, and mended where a reader would slip.

One stray quote makes a CSV reader swallow the good rows that follow it, and mixed line ends make
it lose them. So every line is looked at first, as bytes. A sound file is read where it lies. Only
a file with such a fault is written out again, one record a line with its place in the office's
file, into the work folder of the intake (0700, removed at the end), without the lines that nobody
can read: those are counted.
"""

import codecs
import csv
import io
import re
from array import array
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from data.intake import headers
from data.intake.forms import Form
from data.intake.headers import Head

CHUNK = 1 << 20
PIECE = 1 << 18  # stays in the cache of a processor: a larger one is read half as fast
LONGEST_RECORD = 20
# So many records whose quotes never close, and none is looked for any more.
MOST_OPEN = 500
FIRST_RECORDS = 20  # that show whether records end with a delimiter
DELIMITERS = "|;,\t"
BOM = "\ufeff"
# What a spreadsheet writes above the header to say how cells are parted.
SEP = re.compile(r'"?sep=(?P<mark>.)"?', re.I)
# Excel writes a text file in blocks of so many rows, each as wide as its widest row.
BLOCK = 16
# Columns right of the header that are read with it; more are a stray cell far away.
MOST_NAMELESS = 50
# Lines that one row of a header may have.
TALLEST_LINE = 5
# More than any row of a table; the reader takes no more (data/intake/load.py).
LONGEST_LINE = 4 << 20
# Cells that a line is parted into; Excel has no more columns.
MOST_CELLS = 1 << 14
# Ways to place quotes and delimiters in a record that are remembered; most files have few.
MOST_WAYS = 50_000
# What old programs write behind the last line.
ENDS = "\x1a\0"
# A copy that broke off may leave such a hole.
HOLE = b"\0" * 256
csv.field_size_limit(CHUNK)


def _as_latin_1(problem: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8, read as Latin-1: some exports mix both."""
    assert isinstance(problem, UnicodeDecodeError)
    return problem.object[problem.start : problem.end].decode("latin-1"), problem.end


codecs.register_error("latin-1", _as_latin_1)


class Damaged(ValueError):
    """A file that breaks off in the middle of a character, or is full of holes."""


class Endless(ValueError):
    """A file with a line longer than LONGEST_LINE."""


class TooWide(ValueError):
    """A file with a line of more than MOST_CELLS cells."""


class TwoTables(ValueError):
    """A file in which another header stands below the rows of the first; `row` is its place."""

    def __init__(self, row: int):
        super().__init__(row)
        self.row = row


@dataclass(frozen=True)
class Bytes:
    """What one pass over a file tells: its encoding, and whether line ends agree."""

    encoding: str
    line_end: str
    has_even_line_ends: bool


@dataclass(frozen=True)
class Lines:
    """A file ready for the reader: `path` is the file itself or its mended copy.

    `records` counts the records below the header, readable or not; `unreadable` holds the rows of
    those that were left out of the copy, as the office's file counts them (the first is 1). Of the
    file itself the reader skips the first `skip` lines; each record of a copy ends with its row.
    `is_known` tells whether the header was recognised; else it is the first line.
    """

    path: Path
    header: tuple[str, ...]
    delimiter: str
    records: int
    unreadable: tuple[int, ...]
    skip: int = 1
    is_copy: bool = False
    is_known: bool = True


def read_bytes(path: Path) -> Bytes:
    """One pass: encoding (UTF-8, UTF-16, else Latin-1) and line ends.

    Raises Damaged for a hole, Endless for a line that would be held in memory whole.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8, has_hole, has_return, has_feed = True, False, False, False
    start, length = b"", 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            start = start or chunk[:200]
            # Letters of one byte change nothing of a decoder that waits for no more of a letter.
            if is_utf8 and not (chunk.isascii() and decoder.getstate()[0] == b""):
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    is_utf8 = False
            has_hole = has_hole or (b"\0" in chunk and HOLE in chunk)
            length = _length(chunk, length)
            has_return = has_return or b"\r" in chunk
            has_feed = has_feed or b"\n" in chunk
    if is_utf8:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            is_utf8 = False
    encoding = _wide(start) or ("utf-8-sig" if is_utf8 else "latin-1")
    if has_hole:
        raise Damaged(path.name)
    line_end = "\n" if has_feed or not has_return else "\r"
    return Bytes(encoding, line_end, not has_return or _ends_agree(path))


def _ends_agree(path: Path) -> bool:
    """Whether each return of a file stands before a feed, and each feed after a return."""
    returns, feeds, pairs, last = 0, 0, 0, b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            returns += chunk.count(b"\r")
            feeds += chunk.count(b"\n")
            pairs += chunk.count(b"\r\n") + (last == b"\r" and chunk[:1] == b"\n")
            last = chunk[-1:]
    return returns == pairs == feeds


def _length(chunk: bytes, before: int) -> int:
    """How long the line is that a chunk ends in, `before` bytes of it standing before the chunk."""
    # No line within a chunk is too long: only what goes on from chunk to chunk.
    first = min((at for end in (b"\n", b"\r") if (at := chunk.find(end)) >= 0), default=None)
    length = before + (len(chunk) if first is None else first)
    if length > LONGEST_LINE:
        raise Endless(length)
    return length if first is None else len(chunk) - max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))


def _wide(start: bytes) -> str | None:
    """The encoding of two bytes a character that the first bytes of a file show, or None."""
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    half = len(start) // 2
    if half > 3 and start[1::2].count(0) > 0.9 * half and not start[::2].count(0):
        return "utf-16-le"
    if half > 3 and start[::2].count(0) > 0.9 * half and not start[1::2].count(0):
        return "utf-16-be"
    return None


def split(line: str, delimiter: str) -> list[str] | None:
    """The fields of one record, or None where its quotes do not close.

    Spaces between a closing quote and the delimiter are no fault. Raises TooWide.
    """
    if line.count(delimiter) > MOST_CELLS:
        raise TooWide(line.count(delimiter))
    for text in (line, re.sub(rf'" +(?={re.escape(delimiter)}|[\r\n]|$)', '"', line)):
        try:
            return next(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
    return None


def cells_of(line: str, delimiter: str) -> list[str] | None:
    """The same of a line that a spreadsheet may have kept in one cell, with quotes around it."""
    fields = split(line, delimiter)
    if fields is not None and len(fields) == 1 and delimiter in fields[0]:
        return split(fields[0], delimiter)
    return fields


def is_blank(line: str, delimiter: str) -> bool:
    """Whether a line has no cell with anything in it."""
    return not line.strip(f'{delimiter}{ENDS}" \t\r\n') and not line.count('"') & 1


def header_of(line: str) -> tuple[str, tuple[str, ...]]:
    """Delimiter and names of a header line: the delimiter that gives the most columns."""
    best = max(DELIMITERS, key=lambda each: len(split(line, each) or ()))
    return best, tuple(split(line, best) or ())


def head_of(lines: list[str], form: Form | None) -> tuple[str, Head, bool]:
    """Delimiter and header of the first lines of a file, and whether the header is a known one.

    Where `form` knows none, the first line that is not empty counts as header. Raises TwoTables
    where rows of persons stand above the header.
    """
    plain = [line.replace(BOM, "").rstrip("\r\n") for line in lines]
    sep = SEP.fullmatch(plain[0].strip()) if plain else None
    marks = "".join(dict.fromkeys((sep["mark"] if sep else "") + DELIMITERS))
    absent = [mark for mark in marks if not any(mark in line for line in plain)]
    if form is not None:
        candidates = [
            (form.named(list(head.names)), -head.first, -place, mark, head)
            for place, mark in enumerate(marks)
            if mark not in absent[1:]  # each of them finds what the first does
            if (head := headers.find([cells_of(line, mark) or [] for line in plain], form))
        ]
        if candidates:
            *_rank, mark, head = max(candidates, key=lambda each: each[:3])
            if headers.holds_person([split(line, mark) or [] for line in plain[: head.first]]):
                raise TwoTables(head.first + 1)
            return mark, head, True
    first = next((n for n, line in enumerate(plain) if line.strip() and not (sep and not n)), 0)
    line = plain[first] if plain else ""
    mark = sep["mark"] if sep else header_of(line)[0]
    names = tuple(" ".join(name.split()) for name in split(line, mark) or ())
    return mark, Head(first, first, names), False


def widened(header: tuple[str, ...], first: list[str], delimiter: str) -> tuple[str, ...]:
    """The header, with nameless columns where the first records all end with empty cells.

    That is a habit of some exports; one such record alone has cells too many.
    """
    beyond = {tuple((split(record, delimiter) or ())[len(header) :]) for record in first}
    is_habit = len(beyond) == 1 and not any(map(str.strip, next(iter(beyond))))
    return (*header, *next(iter(beyond))) if is_habit else header


def prepare(path: Path, content: Bytes, work: Path, form: Form | None = None) -> Lines:
    """Count the records of a CSV and mend what a reader would slip on; raises Damaged.

    `work` is the path a mended copy may be written to. Memory stays at one record, and two bytes
    for each row of a file that must be mended.
    """
    is_sound = content.encoding == "utf-8-sig" and content.has_even_line_ends
    lines = _survey(path, form) if is_sound else None
    return lines or _mend(path, content, work, form)


def mend_all(path: Path, content: Bytes, work: Path, form: Form | None = None) -> Lines:
    """Like prepare, but every record goes through the slow, exact splitter."""
    return _mend(path, content, work, form, exact=True)


def _survey(path: Path, form: Form | None) -> Lines | None:
    """The lines of a sound file, or None when one needs mending.

    A record with a cell too many is no sound line: where that cell is empty, the reader would take
    the record all the same, with every value in the wrong column.
    """
    records, size = 0, path.stat().st_size
    with path.open("rb") as file:
        top = list(islice(file, headers.ROWS + headers.TALLEST))
        delimiter, head, is_known = head_of([line.decode("utf-8-sig") for line in top], form)
        above = top[: head.last + 1]
        if not above or any(line.count(b'"') & 1 or not line.strip() for line in above):
            return None
        header, start = head.names, sum(map(len, above))
        if len(split(above[-1].decode("utf-8-sig"), delimiter) or ()) != len(header):
            return None  # nameless columns at the right of the header
        file.seek(start)
        sample = [line.decode("utf-8") for line in islice(file, FIRST_RECORDS)]
        if sample and is_blank(sample[0], delimiter):
            return None  # further down the reader would take it for a record; here too
        full = [line for line in sample if not is_blank(line, delimiter)]
        header = widened(header, full, delimiter)
        if len(header) > len(head.names) + MOST_NAMELESS:
            return None
    mark = delimiter.encode()
    others = bytes(set(range(256)) - set(mark + b'"\n'))
    sound: set[bytes] = set()  # ways in which quotes and delimiters may follow in a record
    name, blanks = _longest_name(above[-1], delimiter), _blanks(len(header), delimiter)
    with path.open("rb", buffering=0) as file:
        file.seek(start)
        for block in _blocks(file):
            # The header comes again further down, as in files that were joined.
            if name and name in block and (name + mark in block or mark + name in block):
                return None
            count: int | None
            count, ways = _ways(block.translate(None, others))
            # Looked for only where its marks are: in a file of quoted cells, all rows have them.
            if any(
                b"\n" + each in block or block.startswith(each)
                for each in ways.intersection(blanks)
            ):
                return None
            ways -= sound
            is_sound = len(header) > 1 and all(
                way.count(mark) == len(header) - 1 and not way.count(b'"') & 1 for way in ways
            )
            if is_sound and len(sound) < MOST_WAYS:
                sound |= ways
            rest = block[block.rfind(b"\n") + 1 :].strip(ENDS.encode())
            if not is_sound or rest.strip():
                count = _sound(block, delimiter, len(header), is_last=file.tell() >= size)
            if count is None:
                return None
            records += count
    return Lines(path, header, delimiter, records, (), head.last + 1, is_known=is_known)


def _blocks(file: io.FileIO) -> Iterator[bytes]:
    """Whole lines, about PIECE bytes at a time; the last may lack its end."""
    part = b""
    while chunk := file.read(PIECE):
        if end := chunk.rfind(b"\n") + 1:
            file.seek(end - len(chunk), io.SEEK_CUR)
            yield part + chunk[:end]
            part = b""
        else:
            part += chunk
    if part:
        yield part


def _ways(marks: bytes) -> tuple[int, set[bytes]]:
    """How many whole lines there are, and the different ones among them."""
    first = marks[: marks.find(b"\n") + 1]
    if first and marks.startswith(8 * first):
        count = marks.count(b"\n")
        if marks == first * count:  # as in most files
            return count, {first[:-1]}
    lines = marks.split(b"\n")
    return len(lines) - 1, set(lines[:-1])


def _longest_name(header: bytes, delimiter: str) -> bytes:
    """The longest name of a header line, b"" where none is long enough to tell a header."""
    names = header.strip().removeprefix(codecs.BOM_UTF8).split(delimiter.encode())
    longest = max(names, key=len)
    return longest if len(longest) > 3 and len(longest.strip(b' "')) > 2 else b""


def _blanks(width: int, delimiter: str) -> frozenset[bytes]:
    """Records of empty cells, such as a spreadsheet writes below its rows: nothing but marks."""
    if width < 2:
        return frozenset()
    return frozenset(delimiter.join([each] * width).encode() for each in ("", '""'))


def _sound(block: bytes, delimiter: str, width: int, *, is_last: bool) -> int | None:
    """How many records a block of whole lines has, or None when one of them needs mending."""
    records, mark, has_gap = 0, delimiter.encode(), False
    lines = block.split(b"\n")
    for line in lines:
        if line.count(b'"') & 1:
            return None
        if not line.strip():
            if line.strip(b"\r"):
                return None
            has_gap = True
            continue
        if has_gap:
            return None  # the rows below an empty one would be told by the wrong number
        records += 1
        if line.count(mark) != width - 1:
            fields = split(line.decode("utf-8"), delimiter)
            if fields is None or len(fields) != width:
                return None
    # A block ends with a line end, which leaves one empty piece.
    is_even = lines[-1] == b"" and (len(lines) < 2 or lines[-2].strip() != b"")
    return records if is_last or is_even else None


@dataclass(frozen=True)
class _Line:
    """A line of a file: its number, its text with one line feed, and whether it was whole."""

    number: int
    text: str
    is_whole: bool = True


def _mend(path: Path, content: Bytes, work: Path, form: Form | None, exact: bool = False) -> Lines:
    """Write the readable records of a file again: UTF-8, one a line, each with its row."""
    try:
        top = _whole(list(islice(_lines(path, content), headers.ROWS + headers.TALLEST)))
        delimiter, head, is_known = head_of([line.text for line in top], form)
        below = top[head.last + 1 :]
        sample = [line.text for line in below if not is_blank(line.text, delimiter)]
        above = [cells_of(line.text, delimiter) or () for line in top[head.first : head.last + 1]]
        width = max(map(len, above), default=0)
        nameless = ("",) * (width - len(head.names))
        padded = widened((*head.names, *nameless), sample, delimiter)
        is_wide = len(padded) > len(head.names) + MOST_NAMELESS
        header = head.names if is_wide else padded
        skip = sum(line.text.count("\n") for line in top[: head.last + 1])
        records = _Records(path, content, delimiter, header, len(padded), skip, exact, form)
        unreadable, count = [], 0
        with work.open("w", encoding="utf-8", newline="\n") as copy:
            write = csv.writer(
                copy, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n"
            )
            write.writerow([*header, ""])
            for row, record in records.each():
                count += 1
                if record is None:
                    unreadable.append(row)
                elif isinstance(record, str):
                    copy.write(f"{record[:-1]}{delimiter}{row}\n")
                else:
                    write.writerow([*(" ".join(cell.split("\n")) for cell in record), row])
    except UnicodeError as problem:
        raise Damaged(path.name) from problem
    return Lines(work, header, delimiter, count, tuple(unreadable), is_copy=True, is_known=is_known)


def _lines(path: Path, content: Bytes) -> Iterator[_Line]:
    """The lines of a file from the first on; no BOM of a joined file, one line feed at each end.

    A file that was joined to one without a line end begins in the middle of a line.
    """
    first = ""
    is_mixed = content.encoding == "latin-1"
    encoding, errors = ("utf-8-sig", "latin-1") if is_mixed else (content.encoding, "strict")
    with path.open(encoding=encoding, errors=errors, newline=content.line_end) as file:
        for number, line in enumerate(file, 1):
            before, bom, after = line.rpartition(BOM)
            text = line.replace(BOM, "")
            first = first or text
            if bom and before.strip(BOM) and after == first:
                yield _Line(number, before.replace(BOM, "").rstrip("\r\n") + "\n")
                text = after
            yield _Line(number, text.rstrip("\r\n") + "\n", text.endswith(("\r", "\n")))


def _whole(lines: list[_Line]) -> list[_Line]:
    """The same lines, those joined whose quoted cells hold line ends; text with all its feeds."""
    joined: list[_Line] = []
    for line in lines:
        if joined and joined[-1].text.count('"') & 1 and joined[-1].text.count("\n") < TALLEST_LINE:
            joined[-1] = _Line(joined[-1].number, joined[-1].text + line.text, line.is_whole)
        else:
            joined.append(line)
    return joined


class _Records:
    """The records of a file below its header, with their rows."""

    def __init__(
        self,
        path: Path,
        content: Bytes,
        delimiter: str,
        header: tuple[str, ...],
        width: int,
        skip: int,
        exact: bool,
        form: Form | None,
    ):
        self.path, self.content, self.skip, self.exact = path, content, skip, exact
        # A record may have more cells than the header names; those are dropped.
        self.delimiter, self.width, self.columns = delimiter, width, len(header)
        # From here on a record may be short; a file whose header nobody knows has no such place.
        self.needed = form.last_needed(list(header)) if form else self.width - 1
        self.header, self.form = header, form
        self.open_records = 0  # whose quotes did not close, one after the other
        self.widths = self._widths()
        # Ten lines, and a twentieth of the file, are how it was written; fewer are slips.
        short = sum(n for width, n in Counter(self.widths).items() if 0 < width < self.width)
        self.is_habit = short >= 10 and short * 20 >= len(self.widths)
        # One cell too many may be a delimiter in an address; several, row after row, are a habit.
        long = Counter(width for width in self.widths if width > self.width + 1)
        most = max(long.values(), default=0)
        self.is_long_habit = most >= 10 and most * 20 >= len(self.widths)

    def _widths(self) -> "array[int]":
        """How many cells each line has, 0 for an empty one and for one of a longer record."""
        widths = array("H")
        for line in _lines(self.path, self.content):
            is_empty = is_blank(line.text, self.delimiter)
            count = 0 if is_empty else line.text.count(self.delimiter) + 1
            if count != self.width and '"' in line.text:
                count = len(split(line.text, self.delimiter) or ())
            widths.append(min(count, 65535))
        return widths

    def _may_be_short(self, number: int) -> bool:
        """Whether a short line is as spreadsheets leave it: its whole block is, or many are."""
        return self.is_habit or len(set(self._block(number))) == 1

    def _may_be_long(self, number: int, beyond: int) -> bool:
        """Whether a line with empty cells beyond the last column is as a spreadsheet leaves it.

        Its whole block is, or many are, by more than the one cell that a stray delimiter makes.
        """
        block = self._block(number)
        is_block = len(block) > 1 and len(set(block)) == 1
        return is_block or (beyond > 1 and self.is_long_habit)

    def _block(self, number: int) -> list[int]:
        """The widths of the lines that a spreadsheet wrote together with a line."""
        first = (number - 1) // BLOCK * BLOCK
        return [width for width in self.widths[first : first + BLOCK] if width]

    def _fitted(self, fields: list[str] | None, line: _Line) -> list[str] | None:
        """The fields of a record of the right width, None for one that nobody can read."""
        if fields is None or len(fields) == self.width:
            return fields and fields[: self.columns]
        is_short = self.needed < len(fields) < self.width
        if is_short and line.is_whole and self._may_be_short(line.number):
            return (fields + [""] * (self.width - len(fields)))[: self.columns]
        beyond = fields[self.width :]
        if (
            beyond
            and not any(map(str.strip, beyond))
            and self._may_be_long(line.number, len(beyond))
        ):
            return fields[: self.columns]
        return None

    def each(self) -> Iterator[tuple[int, str | list[str] | None]]:
        """Row, and the record: its line, its fields where it had to be mended, None if unreadable.

        A row is what a spreadsheet calls it: a record that holds line ends is one row.
        """
        lines = islice(_lines(self.path, self.content), self.skip, None)
        ahead: deque[_Line] = deque()
        longer = 0  # lines beyond the first of records so far, less those parted by a lone return
        while True:
            line = ahead.popleft() if ahead else next(lines, None)
            if line is None:
                return
            if is_blank(line.text, self.delimiter):
                continue
            if "\r" in line.text:
                parts = [_Line(line.number, each + "\n") for each in line.text[:-1].split("\r")]
                wholes = {
                    place: self._fitted(split(part.text, self.delimiter), part)
                    for place, part in enumerate(parts)
                    if not is_blank(part.text, self.delimiter)
                }
                if None not in wholes.values():
                    for place, whole in wholes.items():
                        yield line.number - longer + place, whole
                    longer -= len(parts) - 1
                    continue
                line = _Line(line.number, line.text.replace("\r", " "), line.is_whole)
            text = line.text
            if self.form and not headers.DATA.search(text):
                self._refuse_other_header(text, line.number - longer)
            is_plain = text.count(self.delimiter) == self.width - 1 and not text.count('"') & 1
            if is_plain and not self.exact and self.columns == self.width:
                yield line.number - longer, text
                continue
            fields = cells_of(text, self.delimiter)
            row = line.number - longer
            if fields is None and text.count('"') & 1:
                fields, ahead, swallowed = self._join(line, ahead, lines)
                longer += swallowed
            yield row, self._fitted(fields, line)

    def _refuse_other_header(self, text: str, row: int) -> None:
        """Raise TwoTables for a row that names columns in another way than the header does."""
        assert self.form is not None
        if headers.is_another(split(text, self.delimiter) or [], self.header, self.form):
            raise TwoTables(row)

    def _join(
        self, line: _Line, ahead: deque[_Line], lines: Iterator[_Line]
    ) -> tuple[list[str] | None, deque[_Line], int]:
        """A record whose quoted field holds line ends: its fields, the lines not used, and how
        many were.

        A following line that is whole by itself is never swallowed: then `line` is what is broken.
        """
        text, used = line.text, deque[_Line]()
        if self.open_records >= MOST_OPEN:
            return None, ahead, 0
        while len(used) < LONGEST_RECORD and len(text) < LONGEST_LINE:
            following = ahead.popleft() if ahead else next(lines, None)
            if following is None:
                break
            used.append(following)
            whole = split(following.text, self.delimiter)
            if whole is not None and len(whole) == self.width:
                break
            text += following.text
            fields = split(text, self.delimiter)
            if fields is not None and len(fields) == self.width:
                self.open_records = 0
                return fields, ahead, len(used)
        self.open_records += 1
        used.extend(ahead)
        return None, used, 0
