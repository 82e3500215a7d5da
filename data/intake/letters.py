"""The letter that comes with a delivery: which release, of which day, exported when, how many rows.

Every hand-over states the kind, the volume and the date of its data (Peraturan BPS 6/2025, art. 23
and 24). Only what a text says in plain words is read: 'DTSEN Versi 4 Desember 2025', 'Tanggal
ekspor: 18 Februari 2026', 'Jumlah baris: 420'.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from data.intake.cells import day_of
from data.intake.csv_lines import Bytes
from data.intake.periods import MONTHS, ROMAN
from data.problems import Refused
from language.text import _

LONGEST = 200_000  # characters; a longer text is no letter
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_NUMBER = r"(?P<number>[1-4]|iv|iii|ii|i)"
RELEASES = (
    re.compile(
        rf"(?<![a-z\d])(?:versi|v|rilis|triwulan|tw|periode)[ ._-]*(?:ke[ -]*)?{_NUMBER}(?![a-z\d])"
        rf"[ ,/_-]*(?:tahun[ ]*)?(?:(?P<month>{_MONTH})[ ]*)?(?:tahun[ ]*)?(?P<year>20\d\d)\b"
    ),
    re.compile(rf"(?<!\d)(?P<year>20\d\d)[ _-]*(?:versi|v|triwulan|tw)[ ._-]*{_NUMBER}(?![a-z\d])"),
)
_DAY = rf"(?P<day>\d{{1,2}}[-/. ](?:\d{{1,2}}|{_MONTH})[-/. ]20\d\d|20\d\d-\d\d-\d\d)"
EXPORTED = (
    re.compile(rf"tanggal (?:ekspor|export|data diekspor|penarikan|unduh)[^\n\d]{{0,30}}{_DAY}"),
    re.compile(rf"(?:diekspor|diunduh|ditarik|tanggal serah terima)[^\n\d]{{0,40}}{_DAY}"),
)
CUTOFFS = (
    re.compile(
        rf"(?:tanggal data|cut[ -]?off|keadaan(?: data)?|kondisi(?: data)?|data per)"
        rf"[^\n\d]{{0,20}}{_DAY}"
    ),
)
_COUNT = r"(?P<count>\d{1,3}(?:[.,]\d{3})+|\d+)"
_UNIT = (
    r"(?:baris|rekaman|records|record|rows|data|keluarga|kk|anggota keluarga|anggota|individu|jiwa|"
    r"orang)\b"
)
_FILLING = r"(?: ?(?:adalah|yaitu|sebanyak|sebesar|sejumlah|yang|diserahkan|dalam|set|ini|[:=(|]))*"
# What is counted stands before the number, or behind it: 'Jumlah baris: 420', '420 keluarga'. Of
# other things (columns, kecamatan) nothing is read.
ROWS = (
    re.compile(
        rf"\b(?:jumlah|volume|banyaknya|total)(?P<what>(?: {_UNIT})*){_FILLING} ?{_COUNT}\b"
        rf"(?= *(?:{_UNIT}|[^a-z\d ]|$))"
    ),
    re.compile(
        rf"\b(?:sebanyak|sejumlah|dan|serta|berisi) {_COUNT} (?:baris |data )*"
        rf"(?P<what>keluarga|kk\b|anggota|individu|jiwa)"
    ),
)


@dataclass(frozen=True)
class Letter:
    """What a hand-over letter says; None where it does not say it."""

    file: str
    release: str | None = None
    exported_on: date | None = None
    cutoff: date | None = None
    families: int | None = None
    persons: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The letter as a manifest keeps it."""
        return {
            "file": self.file,
            "release": self.release,
            "exported_on": self.exported_on.isoformat() if self.exported_on else None,
            "cutoff": self.cutoff.isoformat() if self.cutoff else None,
            "families": self.families,
            "persons": self.persons,
        }


def read_letter(path: Path, name: str, content: Bytes) -> Letter | None:
    """The letter in a text file, None for a text that says nothing of a delivery."""
    if path.stat().st_size > LONGEST:
        return None
    return letter_in(path.read_text(encoding=content.encoding, errors="replace"), name)


def letter_in(text: str, name: str) -> Letter | None:
    """What a text says of a delivery; `name` tells whose rows a bare number counts."""
    plain = re.sub(r"[^\S\n]+", " ", text.replace("\r", "\n")).lower()
    # Dashes of a text program, also as Windows writes them.
    plain = re.sub(r"[\u2010-\u2015\x96\x97]", "-", plain)
    counts = _rows(plain, name)
    letter = Letter(name, _release(plain), _day(plain, EXPORTED), _day(plain, CUTOFFS), *counts)
    return letter if replace(letter, file="") != Letter("") else None


def _release(plain: str) -> str | None:
    for pattern in RELEASES:
        for match in pattern.finditer(plain):
            number = ROMAN.get(match["number"]) or int(match["number"])
            return f"{match['year']}-{number}"
    return None


def _day(plain: str, patterns: tuple[re.Pattern[str], ...]) -> date | None:
    for pattern in patterns:
        if match := pattern.search(plain):
            return day_of(match["day"])
    return None


def _rows(plain: str, name: str) -> tuple[int | None, int | None]:
    """Families and persons by the letter; a number for 'baris' is of what it is about.

    Its name tells that, else its text; one that is about both tells nothing by a bare number.
    """
    families, persons = None, None
    about = _about(name.rsplit("/", 1)[-1].lower().replace("_", " ")) or _about(plain)
    for line in plain.splitlines():
        for pattern in ROWS:
            for match in pattern.finditer(line):
                count = int(re.sub(r"[.,]", "", match["count"]))
                kinds = _about(match["what"]) or about
                if kinds == {"person"}:
                    persons = persons or count
                elif kinds == {"family"}:
                    families = families or count
    return families, persons


def _about(text: str) -> set[str]:
    """Which of the two tables words are about."""
    members = r"anggota(?: keluarga)?|individu|jiwa|orang"
    rest = re.sub(members, "", text)
    kinds = {"family"} if re.search(r"keluarga|\bkk\b", rest) else set[str]()
    return kinds | ({"person"} if rest != text else set())


def one_letter(letters: Iterable[Letter]) -> Letter | None:
    """What all letters of a delivery say together; raises Refused where two contradict."""
    whole: Letter | None = None
    for letter in letters:
        if whole is None:
            whole = letter
            continue
        for what in ("release", "exported_on", "cutoff", "families", "persons"):
            one, other = getattr(whole, what), getattr(letter, what)
            if None not in (one, other) and one != other:
                raise Refused(
                    _(
                        "Surat {file} dan {other} tidak sama: {one} dan {two}. Beri surat yang "
                        "benar saja."
                    ).format(file=whole.file, other=letter.file, one=one, two=other)
                )
            whole = replace(whole, **{what: one if one is not None else other})
        whole = replace(whole, file=f"{whole.file}, {letter.file}")
    return whole
