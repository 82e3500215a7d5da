"""What lists of deaths look like: a NIK and a date in each row."""

from typing import Final

from data.intake.columns import KK, Column, Header, Kind, code_book, matched, plain
from data.intake.forms import Form
from data.intake.recipients import NOT_KEPT, PERSON

DIED = Column(
    "tanggal_meninggal",
    (
        *("tgl_meninggal", "tanggal_kematian", "tgl_kematian", "tanggal_wafat", "tgl_wafat"),
        *("tgl_mati", "tanggal_mati", "tanggal_meninggal_dunia", "tgl_meninggal_dunia"),
    ),
)
COLUMNS = (PERSON, DIED)
SPELLINGS = frozenset(each for column in COLUMNS for each in column.spellings)
KNOWN = NOT_KEPT.union(KK.spellings, SPELLINGS)


def _kind_of(file_name: str, sheet: str, names: list[str]) -> Kind | None:
    """A list of deaths unless it is a code book: the operator's words say what it is."""
    return None if code_book(names) else "death"


def _recognise(names: list[str], kind: Kind) -> Header:
    return matched(names, kind, COLUMNS, NOT_KEPT | {KK.name, "no_kk"})


def _looks_like_header(names: list[str], kind: Kind) -> bool:
    return not SPELLINGS.isdisjoint(plain(name) for name in names)


def _named(cells: list[str]) -> int:
    return len({plain(cell) for cell in cells} & KNOWN)


def _is_header(cells: list[str]) -> bool:
    """Whether a row is a header: it names NIK and date; or those of a code book."""
    plains = {plain(cell) for cell in cells}
    if code_book(cells):
        return True
    return all(plains.intersection(column.spellings) for column in COLUMNS)


DEATHS: Final = Form(
    columns={"death": COLUMNS},
    kind_of=_kind_of,
    recognise=_recognise,
    looks_like_header=_looks_like_header,
    named=_named,
    is_header=_is_header,
    number_names=frozenset(PERSON.spellings),
    merged_names=frozenset(),
    needed_names=SPELLINGS,
)
