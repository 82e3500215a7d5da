"""What the words of banks and SIKS-NG say of a payment: dated rows of a reference file.

A word that is not listed says nothing that we know: its payment is told and is not called received.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from data.reference.fact_rows import Fault, Row, check_date, refuse
from data.reference.tables import read_table
from language.text import _

FILE = "payment_statuses.csv"
TABLES = {
    FILE: (
        "payment_status",
        "words varchar, status varchar, valid_from date, valid_to date, source varchar, "
        "note varchar",
    )
}
Status = Literal["received", "pending", "failed", "unknown"]


def plain_status(text: str) -> str:
    """A status as we compare it: lower case, one space between words."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def load_statuses(folder: Path, today: date | None = None) -> dict[str, Status]:
    """The meaning of each wording that is valid today; raises ReferenceProblem for wrong rows."""
    day = (today or date.today()).isoformat()
    facts = read_table(folder / FILE, TABLES)
    facts.add_rows(_check)
    valid = [
        (line, row)
        for line, row in facts.sound
        if row["valid_from"] <= day and day <= (row["valid_to"] or day)
    ]
    meanings: dict[str, Status] = {}
    for line, row in valid:
        for words in row["words"].split(";"):
            status = _status(row["status"])
            if meanings.setdefault(plain_status(words), status) != status:
                what = _("{text} berarti lain di baris sebelumnya; akhiri baris lama dahulu")
                facts.add([(line, "words", what.format(text=repr(words)))])
    refuse([facts])
    return meanings


def _check(row: Row) -> Iterator[Fault]:
    if row["status"] not in get_args(Status)[:3]:
        yield "status", _("harus received, pending, atau failed")
    for column in ("valid_from", "valid_to"):
        if row[column]:
            yield from check_date(row, column)
    if not all(plain_status(words) for words in row["words"].split(";")):
        yield "words", _("kosong")


def status_reader(folder: Path) -> Callable[[str], Status | None]:
    """What a cell says of a payment: None where it is empty, 'unknown' where it is not listed."""
    meanings = load_statuses(folder)

    def status_of(cell: str) -> Status | None:
        plain = plain_status(cell)
        if plain in ("", "null", "none", "nan", "n a"):
            return None
        return meanings.get(plain) or _by_parts(cell, meanings)

    return status_of


def _by_parts(cell: str, meanings: Mapping[str, Status]) -> Status:
    """The status of words with a bank's code or with a reason: '00 - SUKSES', 'Gagal (NIK)'."""
    parts = [
        plain
        for part in re.split(r"\s[\-–—]\s|[:/(),;|\[\]]", cell)
        if (plain := plain_status(part)) and not plain.isdigit()
    ]
    statuses: set[Status] = {meanings.get(part, "unknown") for part in parts}
    if parts and meanings.get(parts[0]) == "failed":
        return "failed"  # what follows is the reason
    return statuses.pop() if len(statuses) == 1 else "unknown"


def _status(text: str) -> Status:
    return next(each for each in get_args(Status) if each == text)
