"""Where a table begins: its header among titles, in one row or in several.

The same for sheets and for CSV files. The name of a column is the lowest cell of its header that
is not empty, as it is under a merged title.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.intake.forms import Form

ROWS = 20  # a header is looked for in the first rows
TALLEST = 3  # rows that a header may have
# A row such as (1) (2) (3), or a, b, c: it numbers the columns.
NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])\)?\.?", re.I)
DATA = re.compile(r"\d{5}")
PERSON = re.compile(r"[1-9]\d{15}")


@dataclass(frozen=True)
class Head:
    """A header: `first` and `last` are the places of its rows (from 0), `names` its columns."""

    first: int
    last: int
    names: tuple[str, ...]


def find(rows: Sequence[Sequence[str]], form: Form) -> Head | None:
    """The first header among rows of cells, or None; nameless columns at its right are left off."""
    for last in range(min(len(rows), ROWS)):
        best = _best(rows, last, form)
        if best is None:
            continue
        # A row of finer names may follow below a merged title.
        for further in range(last + 1, min(last + TALLEST, len(rows))):
            more = _best(rows, further, form) if _may_go_on(rows[further]) else None
            if more is None or more[0] <= best[0]:
                break
            best = more
        return best[1]
    return None


def _best(rows: Sequence[Sequence[str]], last: int, form: Form) -> tuple[int, Head] | None:
    """The header that ends with a row and names most columns, with their number, or None."""
    best: tuple[int, Head] | None = None
    for first in range(last, max(last - TALLEST, -1), -1):
        names = lowest(rows[first : last + 1])
        count = form.named(names)
        if form.is_header(names) and (best is None or count > best[0]):
            best = (count, Head(first, last, tuple(names)))
    return best


def lowest(rows: Sequence[Sequence[str]]) -> list[str]:
    """For each column the lowest cell that is not empty, up to the last column that has one."""
    width = max((len(row) for row in rows), default=0)
    names = [
        next((row[place] for row in reversed(rows) if place < len(row) and row[place].strip()), "")
        for place in range(width)
    ]
    while names and not names[-1].strip():
        names.pop()
    return [" ".join(name.split()) for name in names]


def numbers_columns(cells: Sequence[str]) -> bool:
    """Whether a row only numbers the columns of the header above it."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return len(filled) > 1 and all(NUMBERED.fullmatch(cell) for cell in filled)


def holds_person(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row holds a whole KK or NIK: above a header it is no title but would be lost."""
    return any(PERSON.fullmatch(re.sub(r"\W", "", cell)) for row in rows for cell in row)


def is_another(cells: Sequence[str], names: Sequence[str], form: Form) -> bool:
    """Whether a row is a header that names other columns than `names` does."""
    if any(DATA.search(cell) for cell in cells) or not form.is_header(list(cells)):
        return False
    one, other = (
        [re.sub(r"[^a-z0-9]", "", each.lower()) for each in all_] for all_ in (cells, names)
    )
    return [each for each in one if each] != [each for each in other if each]


def _may_go_on(row: Sequence[str]) -> bool:
    """Whether a row may be a further row of a header: words, and no number of a person."""
    filled = [cell for cell in row if cell.strip()]
    is_wordy = any(re.search(r"[A-Za-z]{2}", cell) for cell in filled)
    return is_wordy and not any(DATA.search(cell) for cell in filled) and not numbers_columns(row)
