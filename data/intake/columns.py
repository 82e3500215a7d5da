"""Columns of the office's files, and how they are found by the names that offices give them."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

Kind = Literal["family", "person", "recipient", "death"]


@dataclass(frozen=True)
class Column:
    """A column that the intake keeps or checks; `aliases` in order of trust.

    Of an `is_code` column only whole numbers below `unread` go further, and `words` that stand for
    one; whatever else is in a cell (in a shifted row perhaps a name) becomes `unread` itself. An
    `is_number` column is one of KK or NIK numbers. In a column that `fills_down` a merged cell of
    a workbook holds for all its rows.
    """

    name: str
    aliases: tuple[str, ...]
    is_needed: bool = True
    is_code: bool = False
    is_list: bool = False  # made of several columns of a file
    is_number: bool = False
    fills_down: bool = True
    words: Mapping[str, int] = field(default_factory=dict)
    is_wide: bool = False  # a code beyond 255
    # Whether a cell matches, in a row without a whole KK or NIK: no other cell of it is kept.
    pattern: str = ""

    @property
    def type(self) -> str:
        """Its type in DuckDB."""
        if self.is_code:
            return "usmallint" if self.is_wide else "utinyint"
        if self.pattern:
            return "boolean"
        return "varchar[]" if self.is_list else "varchar"

    @property
    def unread(self) -> int:
        """The code of a cell that is not empty and says no code."""
        return 65535 if self.is_wide else 255

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


NIK = Column(
    "nomor_induk_kependudukan",
    ("nik", "no_nik", "no_ktp", "nomor_nik", "r101"),
    is_number=True,
    fills_down=False,
)
KK = Column("nomor_kartu_keluarga", ("no_kk", "nokk", "kk", "nomor_kk", "r102"), is_number=True)
# Made-up persons carry numbers of a province that does not exist.
MADE_UP_PREFIX = "9999"

# The header of the code books that come with a delivery: lists of codes, no persons.
CODE_BOOK = (
    ("kolom", "nama_kolom", "variabel", "nama_variabel", "field"),
    ("kode", "nilai", "kode_nilai", "value"),
    ("keterangan", "label", "uraian", "arti", "deskripsi", "label_kode"),
)
# What a form says of a column behind its name: (16 digit), (1-10), (m2), (wajib diisi).
REMARK = re.compile(r"\((?:[^()]*\d[^()]*|wajib[^()]*|rp)\)\s*\**\s*$", re.I)


@dataclass(frozen=True)
class Header:
    """Where the wanted columns stand in a file: names and positions, never values."""

    kind: Kind
    plain_names: tuple[str, ...]
    positions: dict[str, int]
    unknown: tuple[str, ...]
    lists: dict[str, tuple[int | None, ...]] = field(default_factory=dict)


class MissingColumn(ValueError):
    """A file lacks a needed column; `nearest` is the header most like it, or None.

    `instead`: what the operator may state in its place.
    """

    def __init__(self, column: str, nearest: str | None, instead: str = ""):
        super().__init__(column)
        self.column, self.nearest, self.instead = column, nearest, instead


def plain(header: str) -> str:
    """A header as we compare it: no BOM, quotes, space or remark, lower case, underscores."""
    text = unicodedata.normalize("NFKC", header).replace("\ufeff", "").strip(" \t\r\n\"'")
    text = REMARK.sub("", text) or text
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


def plain_words(text: str) -> str:
    """Words as we compare them: lower case, one space between letters and digits."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def matched(
    names: list[str], kind: Kind, columns: tuple[Column, ...], ignored: Collection[str]
) -> Header:
    """Match a file's header to columns; raises MissingColumn for the first needed one it lacks."""
    plains = [plain(name) for name in names]
    positions: dict[str, int] = {}
    for column in columns:
        where = next((plains.index(each) for each in column.spellings if each in plains), None)
        if where is not None:
            positions[column.name] = where
        elif column.is_needed:
            places = set(positions.values())
            free = {plains[i]: names[i] for i in range(len(names)) if i not in places and plains[i]}
            near = get_close_matches(column.name, free, n=1, cutoff=0.5)
            raise MissingColumn(column.name, free[near[0]].strip() if near else None)
    used = set(positions.values())
    unknown = [
        names[i].strip()
        for i, each in enumerate(plains)
        if i not in used and each not in ignored and each
    ]
    return Header(kind, tuple(plains), positions, tuple(unknown))


def code_book(names: Collection[str]) -> list[int] | None:
    """Where a code book has column, code and label, None for a header that is of none."""
    plains = [plain(name) for name in names]
    places = [
        next((plains.index(each) for each in spellings if each in plains), -1)
        for spellings in CODE_BOOK
    ]
    return None if -1 in places else places


def places_of(names: Sequence[str], plain_names: Collection[str]) -> list[int]:
    """The places of the columns whose plain names are wanted."""
    return [place for place, name in enumerate(names) if plain(name) in plain_names]
