"""The code book of a delivery held against the codes that we read.

A book has the columns kolom, kode and keterangan. The same code with another meaning would be
counted as something else without a word: so every label is compared with ours.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.intake.columns import plain, plain_words
from data.intake.registry import DIFFICULTIES
from data.reference.characteristics import UNITS, characteristics

# Words that say little of a code: two labels that share only these are not alike.
SMALL = frozenset("dan atau yang di ke dari dengan lain lainnya nya per the of".split())
SYNONYMS = {
    **{"non": "bukan", "lpg": "elpiji", "tak": "tidak", "gypsum": "gipsum", "pakai": "dipakai"},
    **{"menikah": "kawin", "nikah": "kawin", "pria": "laki", "wanita": "perempuan"},
    **{"krt": "kepala", "l": "laki", "lk": "laki", "p": "perempuan", "pr": "perempuan"},
}
# Codes that no characteristic has, as the registry's own metadata tells them.
DIFFICULTY = {
    1: "sama sekali tidak bisa",
    2: "banyak kesulitan",
    3: "sedikit kesulitan",
    4: "tidak mengalami kesulitan",
}
HEADS = ("status_hubungan_keluarga", "shdk", "hub_keluarga", "hub_kepala_keluarga")
FURTHER: dict[str, dict[int, str]] = {
    **{name: {1: "laki-laki", 2: "perempuan"} for name in ("jenis_kelamin", "jk", "gender")},
    # Of the others in a family nothing is counted.
    **{name: {1: "kepala keluarga"} for name in HEADS},
    **{name: DIFFICULTY for name in DIFFICULTIES},
}


@dataclass(frozen=True)
class Contradiction:
    """A code that a book calls something else than we do."""

    file: str
    column: str
    code: int
    label: str
    ours: str


def contradictions(file: str, rows: Iterable[tuple[str, str, str]]) -> Iterator[Contradiction]:
    """Where a book (kolom, kode, keterangan) gives another meaning to a code than we do."""
    our_labels = our_codes()
    column = ""
    for name, code, label in rows:
        # A name that is merged over its codes stands with the first of them.
        column = name if name.strip() else column
        ours = our_labels.get(plain(column))
        number = re.fullmatch(r"\s*'?0*(\d{1,3})(?:[.,]0+)?\s*", code)
        if ours is None or number is None or int(number[1]) not in ours:
            continue
        own = ours[int(number[1])]
        if label.strip() and not _alike(label, int(number[1]), ours):
            yield Contradiction(file, plain(column), int(number[1]), label.strip(), own)


def our_codes() -> dict[str, dict[int, str]]:
    """Of every coded column, by each of its names: the label of each code."""
    codes = dict(FURTHER)
    for unit in UNITS:
        for each in characteristics(unit):
            if each.column:
                labels = {
                    code: value.label_id
                    for value in each.values
                    if len(value.codes) == 1  # a group of codes has no label for each
                    for code in value.codes
                }
                codes |= dict.fromkeys((each.column, *each.aliases), labels)
    return codes


def _alike(label: str, code: int, ours: dict[int, str]) -> bool:
    """Whether a label is more like ours of this code than like that of any other."""
    score = {each: _likeness(label, own) for each, own in ours.items()}
    return score[code] > 0 and score[code] >= max(score.values())


def _likeness(one: str, other: str) -> float:
    """How much of their words two labels share, 0 to 1; a word may be the beginning of another."""
    first, second = _words(one), _words(other)
    if first == second:
        return 1.0
    shared = sum(any(_same(word, each) for each in second) for word in first)
    return shared / max(len(first | second), 1)


def _words(label: str) -> frozenset[str]:
    plain_numbers = re.sub(r"(?<=\d)[.](?=\d{3})", "", label.replace(">", " lebih "))
    words = plain_words(plain_numbers).split()
    return frozenset(SYNONYMS.get(word, word) for word in words) - SMALL


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= 4 and long.startswith(short))
