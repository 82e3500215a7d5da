"""The same numbers counted again, slowly and in plain Python: no DuckDB, nothing from the project.

Written from the issue and the domain notes, not from the code it checks. It reads CSV files with
'|' between and one record a line, the facts in data/reference, and nothing else.
"""

import csv
import io
import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

REFERENCE = Path(__file__).parent.parent / "data" / "reference"
REGION, PROVINCE = "35.19", "35"
NOTHING = {"", "-", "null", "none", "nan", "na", "n/a"}
NO_DECILE = NOTHING | {"belum ditentukan", "belum ada"}
COUNTS = ("families", "persons", "families_decile1", "persons_decile1", "persons_known_decile")


def facts(name: str) -> list[dict[str, str]]:
    """The rows of one file in data/reference."""
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


AREAS = {row["area_code"]: row for row in facts("areas")}
DESA = sorted(
    code
    for code, row in AREAS.items()
    if row["level"] == "desa" and AREAS[row["parent_code"]]["parent_code"] == REGION
)
BY_DIGITS = {code.replace(".", ""): code for code in DESA} | {
    AREAS[code]["bps_code"]: code for code in DESA
}


@dataclass
class Account:
    """What became of the rows of one kind."""

    rows: int = 0
    accepted: int = 0
    repeated: int = 0
    unreadable: int = 0
    quarantined: Counter[str] = field(default_factory=Counter)

    def as_json(self) -> dict[str, object]:
        """As the command prints it."""
        return {**vars(self), "quarantined": dict(self.quarantined)}


@dataclass
class Counts:
    """Families and persons of one area in one release."""

    families: int = 0
    persons: int = 0
    families_decile1: int = 0
    persons_decile1: int = 0
    persons_known_decile: int = 0

    def add(self, other: "Counts") -> None:
        """Add another area's counts."""
        for name in COUNTS:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def share_pct(self) -> float | None:
        """decile1_share_pct: in percent, None where nobody's decile is known."""
        if not self.persons_known_decile:
            return None
        return 100 * self.persons_decile1 / self.persons_known_decile


@dataclass
class Judged:
    """One release: both accounts, the findings, and counts of every area at every level."""

    families: Account
    persons: Account
    findings: Counter[str]
    counts: dict[str, Counts]


def read_rows(path: Path) -> tuple[list[dict[str, str]], int]:
    """Readable rows of a CSV with '|', and the number of lines that hold no whole record."""
    lines = [line for line in path.read_text("utf-8-sig").splitlines() if line.strip()]
    header = [name.strip().lower() for name in next(csv.reader([lines[0]], delimiter="|"))]
    rows, unreadable = [], 0
    for line in lines[1:]:
        try:
            cells = next(csv.reader(io.StringIO(line), delimiter="|", strict=True))
        except csv.Error:
            cells = []
        if len(cells) == len(header):
            rows.append(dict(zip(header, cells, strict=True)))
        else:
            unreadable += 1
    return rows, unreadable


def judge_files(family_path: Path, person_path: Path) -> Judged:
    """Judge the two files of one release."""
    return judge(*read_rows(family_path), *read_rows(person_path))


def judge(
    family_rows: Sequence[dict[str, str]],
    family_unreadable: int,
    person_rows: Sequence[dict[str, str]],
    person_unreadable: int,
) -> Judged:
    """Judge rows by the official column names."""
    families = Account(rows=len(family_rows) + family_unreadable, unreadable=family_unreadable)
    persons = Account(rows=len(person_rows) + person_unreadable, unreadable=person_unreadable)
    findings: Counter[str] = Counter()

    variants: dict[str, Counter[tuple[tuple[str, str], ...]]] = defaultdict(Counter)
    for row in family_rows:
        reason = _reason(row)
        if reason:
            families.quarantined[reason] += 1
        else:
            variants[_number(row["nomor_kartu_keluarga"])][tuple(sorted(row.items()))] += 1
    home: dict[str, tuple[str, int | None]] = {}
    for number, found in variants.items():
        families.repeated += sum(found.values()) - len(found)
        if len(found) > 1:
            families.quarantined["conflicting_kk"] += len(found)
            continue
        families.accepted += 1
        row = dict(next(iter(found)))
        home[number] = (_desa(row["kode_kelurahan_desa"])[0] or "", _decile(row))

    desa = {code: Counts() for code in DESA}
    for code, decile in home.values():
        desa[code].families += 1
        desa[code].families_decile1 += decile == 1
    seen: set[tuple[tuple[str, str], ...]] = set()
    holders: Counter[str] = Counter()
    for row in person_rows:
        number = _number(row["nomor_kartu_keluarga"])
        whole = tuple(sorted(row.items()))
        if number not in home:
            persons.quarantined["no_family"] += 1
        elif whole in seen:
            persons.repeated += 1
        else:
            seen.add(whole)
            persons.accepted += 1
            code, decile = home[number]
            desa[code].persons += 1
            desa[code].persons_decile1 += decile == 1
            desa[code].persons_known_decile += decile is not None
            nik = _number(row["nomor_induk_kependudukan"])
            if nik.lower() in NOTHING:
                findings["empty_nik"] += 1
            elif not _is_sixteen_digits(nik):
                findings["bad_nik"] += 1
            else:
                holders[nik] += 1
    findings["duplicate_nik"] = sum(count - 1 for count in holders.values())
    return Judged(families, persons, findings, _sums(desa))


def _sums(desa: dict[str, Counts]) -> dict[str, Counts]:
    counts: dict[str, Counts] = defaultdict(Counts)
    for code, own in desa.items():
        for area in (code, code[:8], code[:5]):
            counts[area].add(own)
    return dict(counts)


def _reason(row: dict[str, str]) -> str | None:
    if not _is_sixteen_digits(_number(row["nomor_kartu_keluarga"])):
        return "bad_kk"
    code, reason = _desa(row["kode_kelurahan_desa"])
    if code is None:
        return reason
    return "decile_out_of_range" if _decile(row) == 0 else None


def _number(text: str) -> str:
    """A KK or NIK without the spaces, apostrophe and '.0' of a spreadsheet."""
    kept = "".join(each for each in text if not each.isspace() and each != "'")
    whole, _point, rest = kept.partition(".")
    return whole if rest and not rest.strip("0") else kept


def _is_sixteen_digits(text: str) -> bool:
    return len(text) == 16 and all(each in "0123456789" for each in text)


def _desa(text: str) -> tuple[str | None, str]:
    """The Kemendagri code of a desa of this regency, or None and the reason."""
    code = "".join(each for each in text if not each.isspace() and each != "'").upper()
    if re.fullmatch(r"\d+(?:[.,]\d+)?E\+?\d+", code):
        return None, "rounded_area_code"
    head, _point, tail = code.rpartition(".")
    if head and tail and not tail.strip("0"):
        code = head
    digits = "".join(each for each in code if each in "0123456789")
    if digits in BY_DIGITS:
        return BY_DIGITS[digits], ""
    is_foreign = len(digits) == 10 and digits[:4] != REGION.replace(".", "")
    return None, "foreign_area" if is_foreign else "unknown_area"


def _decile(row: dict[str, str]) -> int | None:
    """1 to 10, None where it is not known, 0 where it is impossible."""
    text = row["desil_nasional"].strip(" \t'").lower()
    if text in NO_DECILE:
        return None
    whole, _point, rest = text.partition(".")
    if not whole.isdecimal() or rest.strip("0"):
        return 0
    return int(whole) if 1 <= int(whole) <= 10 else 0


def cutoff_of(release: str, stated: date | None = None) -> tuple[date, bool]:
    """The cut-off date of a release, and whether it is assumed."""
    if stated:
        return stated, False
    for row in facts("releases"):
        if row["release"] == release:
            return date.fromisoformat(row["cutoff"]), False
    year, quarter = int(release[:4]), int(release[5:])
    return date(year, 3 * quarter, 31 if quarter in (1, 4) else 30), True


def march_at(area: str, cutoff: date) -> tuple[str, float] | None:
    """The period and P0 (percent) of the latest March at or before a date with a figure."""
    found = [
        (row["period"], float(row["p0_pct"]))
        for row in facts("official_poverty")
        if row["area_code"] == area
        and row["p0_pct"]
        and row["period"].endswith("-03")
        and date.fromisoformat(row["period"] + "-01") <= cutoff
    ]
    return max(found, default=None)


@dataclass(frozen=True)
class Rates:
    """Rates of one area in one release, in percent; None where they cannot be told."""

    estimate: float | None
    province: float | None

    @property
    def gap(self) -> float | None:
        """The estimate minus the province, in points."""
        if self.estimate is None or self.province is None:
            return None
        return self.estimate - self.province


def rates(releases: dict[str, Judged], cutoffs: dict[str, date]) -> dict[tuple[str, str], Rates]:
    """Rates by (release, area): each March is met at the first release at or after it."""
    in_time = sorted(releases, key=lambda each: (cutoffs[each], each))
    march = {each: march_at(REGION, cutoffs[each]) for each in in_time}
    shift: dict[str, float | None] = {}
    for release in in_time:
        found = march[release]
        if found and found[0] not in shift:
            shift[found[0]] = _shift(releases[release].counts, found[1] / 100)
    result = {}
    for release in in_time:
        found, province = march[release], march_at(PROVINCE, cutoffs[release])
        own = shift[found[0]] if found else None
        counts = releases[release].counts
        for area in counts:
            estimate = None if own is None else _mean(counts, area, own)
            result[release, area] = Rates(
                None if estimate is None else 100 * estimate, province[1] if province else None
            )
    return result


def _share(own: Counts) -> float:
    """The decile-1 share of a desa, half a person off 0 and 1."""
    poor, known = own.persons_decile1, own.persons_known_decile
    return (0.5 if poor == 0 else known - 0.5 if poor == known else poor) / known


def _mean(counts: dict[str, Counts], area: str, shift: float) -> float | None:
    """The person-weighted mean of logit^-1(logit(share) + shift) over the desa of an area."""
    total = persons = 0.0
    for code in DESA:
        own = counts[code]
        if (code == area or code.startswith(area + ".")) and own.persons_known_decile:
            odds = _share(own) / (1 - _share(own)) * math.exp(shift)
            total += own.persons * odds / (1 + odds)
            persons += own.persons
    return total / persons if persons else None


def _shift(counts: dict[str, Counts], rate: float) -> float | None:
    """The shift that makes the regency's mean equal `rate`, by halving an interval."""
    if _mean(counts, REGION, 0) is None:
        return None
    low, high = -60.0, 60.0
    for _step in range(200):
        middle = (low + high) / 2
        if (_mean(counts, REGION, middle) or 0) < rate:
            low = middle
        else:
            high = middle
    return (low + high) / 2
