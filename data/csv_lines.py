"""Lines of a CSV before the reader sees them: counted, and mended where a reader would slip.

One stray quote makes a CSV reader swallow the good rows that follow it, and mixed line ends make
it lose them. So every line is looked at first, as bytes. A sound file is read where it lies. Only
a file with such a fault is written out again, one record a line, into the work folder of the
intake (0700, removed at the end), without the lines that nobody can read: those are counted.
"""

import codecs
import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

CHUNK = 1 << 20
LONGEST_RECORD = 20
FIRST_RECORDS = 20  # that show whether records end with a delimiter
DELIMITERS = "|;,\t"
csv.field_size_limit(CHUNK)


@dataclass(frozen=True)
class Bytes:
    """What one pass over a file tells: its hash, its encoding, and whether line ends agree."""

    sha256: str
    encoding: str
    line_end: str
    has_even_line_ends: bool


@dataclass(frozen=True)
class Lines:
    """A file ready for the reader: `path` is the file itself or its mended copy.

    `records` counts the records below the header, readable or not; `unreadable` holds the numbers
    of those that were left out of the copy (the first record is 1).
    """

    path: Path
    header: tuple[str, ...]
    delimiter: str
    records: int
    unreadable: tuple[int, ...]


def read_bytes(path: Path) -> Bytes:
    """One pass: SHA-256, encoding (UTF-8, UTF-16 by its mark, else Latin-1), line ends."""
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    is_utf8, returns, feeds, pairs, last = True, 0, 0, 0, b""
    start = b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            start = start or chunk[:4]
            digest.update(chunk)
            if is_utf8:
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    is_utf8 = False
            if b"\r" in chunk or last == b"\r":
                returns += chunk.count(b"\r")
                pairs += chunk.count(b"\r\n") + (last == b"\r" and chunk[:1] == b"\n")
            feeds += chunk.count(b"\n")
            last = chunk[-1:]
    if is_utf8:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            is_utf8 = False
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig" if is_utf8 else "latin-1"
    is_even = returns == 0 or returns == pairs == feeds
    return Bytes(digest.hexdigest(), encoding, "\n" if feeds or not returns else "\r", is_even)


def split(line: str, delimiter: str) -> list[str] | None:
    """The fields of one record, or None where its quotes do not close.

    Spaces between a closing quote and the delimiter are no fault.
    """
    for text in (line, re.sub(rf'" +(?={re.escape(delimiter)}|[\r\n]|$)', '"', line)):
        try:
            return next(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
    return None


def header_of(line: str) -> tuple[str, tuple[str, ...]]:
    """Delimiter and names of a header line: the delimiter that gives the most columns."""
    best = max(DELIMITERS, key=lambda each: len(split(line, each) or ()))
    return best, tuple(split(line, best) or ())


def widened(header: tuple[str, ...], first: list[str], delimiter: str) -> tuple[str, ...]:
    """The header, with a nameless column where the first records all end with a delimiter.

    That is a habit of some exports; one such record alone has a cell too many.
    """
    width = len(header) + 1
    is_habit = bool(first) and all(
        record.rstrip("\r\n").endswith(delimiter) and len(split(record, delimiter) or ()) == width
        for record in first
    )
    return (*header, "") if is_habit else header


def prepare(path: Path, found: Bytes, work: Path) -> Lines:
    """Count the records of a CSV and mend what a reader would slip on.

    `work` is the path a mended copy may be written to. Memory stays at one record.
    """
    is_sound = found.encoding == "utf-8-sig" and found.has_even_line_ends
    lines = _survey(path) if is_sound else None
    return lines or _mend(path, found, work)


def mend_all(path: Path, found: Bytes, work: Path) -> Lines:
    """Like prepare, but every record goes through the slow, exact splitter."""
    return _mend(path, found, work, exact=True)


def _survey(path: Path) -> Lines | None:
    """The lines of a sound file, or None when one needs mending.

    A record with a cell too many is no sound line: where that cell is empty, the reader would take
    the record all the same, with every value in the wrong column.
    """
    records = 0
    with path.open("rb", buffering=CHUNK) as file:
        first = file.readline()
        if first.count(b'"') & 1 or not first.strip():
            return None
        delimiter, header = header_of(first.decode("utf-8-sig"))
        start = file.tell()
        sample = [line.decode("utf-8") for line in islice(file, FIRST_RECORDS)]
        header = widened(header, [line for line in sample if not line.isspace()], delimiter)
        file.seek(start)
        alike = _alike(sample[:1], delimiter, len(header))
        others = bytes(set(range(256)) - set(f'{delimiter}"\n'.encode()))
        while block := file.read(CHUNK) + file.readline():
            # Most files have quotes and delimiters in the same places in every line.
            marks = block.translate(None, others)
            found = len(marks) // len(alike) if alike else 0
            if not found or marks != alike * found:
                found = _sound(block, delimiter, len(header))
            if found is None:
                return None
            records += found
    return Lines(path, header, delimiter, records, ())


def _alike(first: list[str], delimiter: str, width: int) -> bytes:
    """Quotes, delimiters and line end of a sound first record; nothing where it is not plain."""
    marks = "".join(mark for line in first for mark in line if mark in f'{delimiter}"\n')
    is_plain = width > 1 and marks.count(delimiter) == width - 1 and marks.count('"') % 2 == 0
    return marks.encode() if is_plain and marks.endswith("\n") else b""


def _sound(block: bytes, delimiter: str, width: int) -> int | None:
    """How many records a block of whole lines has, or None when one of them needs mending."""
    records, mark = 0, delimiter.encode()
    for line in block.split(b"\n"):
        if line.count(b'"') & 1:
            return None
        if not line.strip():
            if line.strip(b"\r"):
                return None
            continue
        records += 1
        if line.count(mark) != width - 1:
            fields = split(line.decode("utf-8"), delimiter)
            if fields is None or len(fields) != width:
                return None
    return records


def _mend(path: Path, found: Bytes, work: Path, exact: bool = False) -> Lines:
    """Write the readable records of a file again: UTF-8, one a line."""
    records, unreadable = 0, []
    with (
        path.open(encoding=found.encoding, newline=found.line_end) as file,
        work.open("w", encoding="utf-8", newline="\n") as copy,
    ):
        lines = (_plain_end(line) for line in file if not line.isspace())
        delimiter, header = header_of(next(lines, ""))
        sample = list(islice(lines, FIRST_RECORDS))
        header = widened(header, sample, delimiter)
        lines = chain(sample, lines)
        write = csv.writer(copy, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n")
        write.writerow(header)
        for record in _records(lines, delimiter, len(header), exact):
            records += 1
            if record is None:
                unreadable.append(records)
            elif isinstance(record, str):
                copy.write(record)
            else:
                write.writerow([" ".join(field.split("\n")) for field in record])
    return Lines(work, header, delimiter, records, tuple(unreadable))


def _plain_end(line: str) -> str:
    """A line with one line feed at its end and no stray carriage return inside."""
    return line.rstrip("\r\n").replace("\r", " ") + "\n"


def _records(
    lines: Iterator[str], delimiter: str, width: int, exact: bool
) -> Iterator[str | list[str] | None]:
    """Records as their line, as fields where they had to be mended, or None if unreadable."""
    ahead: list[str] = []
    while True:
        line = ahead.pop(0) if ahead else next(lines, None)
        if line is None:
            return
        is_plain = line.count(delimiter) == width - 1 and not line.count('"') & 1
        if is_plain and not exact:
            yield line
            continue
        fields = split(line, delimiter)
        if fields is None and line.count('"') & 1:
            fields, ahead = _join(line, ahead, lines, delimiter, width)
        yield fields if fields is not None and len(fields) == width else None


def _join(
    line: str, ahead: list[str], lines: Iterator[str], delimiter: str, width: int
) -> tuple[list[str] | None, list[str]]:
    """A record whose quoted field holds line ends: its fields, and the lines not used.

    A following line that is whole by itself is never swallowed: then `line` is what is broken.
    """
    text, used = line, []
    while len(used) < LONGEST_RECORD:
        following = ahead.pop(0) if ahead else next(lines, None)
        if following is None:
            break
        used.append(following)
        whole = split(following, delimiter)
        if whole is not None and len(whole) == width:
            break
        text += following
        fields = split(text, delimiter)
        if fields is not None and len(fields) == width:
            return fields, ahead
    return None, used + ahead
