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
from functools import cache
from pathlib import Path
from statistics import NormalDist

REFERENCE = Path(__file__).parent.parent / "data" / "reference"
REGION, PROVINCE = "35.19", "35"
NOTHING = {"", "-", "null", "none", "nan", "na", "n/a"}
NO_DECILE = NOTHING | {"belum ditentukan", "belum ada", "0"}
COUNTS = (
    "families",
    "persons",
    "families_decile1",
    "persons_decile1",
    "persons_known_decile",
    *(f"persons_decile{decile}" for decile in range(2, 11)),
)
# A band of 90 %: so many standard errors on either side.
ERRORS = NormalDist().inv_cdf(0.95)


@cache
def facts(name: str, folder: Path = REFERENCE) -> list[dict[str, str]]:
    """The rows of one file in data/reference, or in a copy of it."""
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
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
    persons_decile2: int = 0
    persons_decile3: int = 0
    persons_decile4: int = 0
    persons_decile5: int = 0
    persons_decile6: int = 0
    persons_decile7: int = 0
    persons_decile8: int = 0
    persons_decile9: int = 0
    persons_decile10: int = 0

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
            if decile is not None:
                name = f"persons_decile{decile}"
                setattr(desa[code], name, getattr(desa[code], name) + 1)
                desa[code].persons_known_decile += 1
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
    number = _number(row["nomor_kartu_keluarga"])
    if not _is_sixteen_digits(number):
        return "rounded_kk" if re.fullmatch(r"\d([.,]\d+)?[eE]\+?1\d", number) else "bad_kk"
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
    text = {"desil 1": "1", "satu": "1"}.get(text, text)
    whole, _point, rest = text.partition(".")
    if not whole.isdecimal() or rest.strip("0"):
        return 0
    return int(whole) if 1 <= int(whole) <= 10 else 0


def cutoff_of(release: str, stated: date | None = None) -> tuple[date, bool]:
    """The cut-off date of a release, and whether it is assumed."""
    if stated:
        return stated, False
    for row in facts("releases"):
        if row["release"] == release and row["cutoff"]:
            return date.fromisoformat(row["cutoff"]), False
    year, quarter = int(release[:4]), int(release[5:])
    return date(year, 3 * quarter, 31 if quarter in (1, 4) else 30), True


def march_at(area: str, cutoff: date, folder: Path = REFERENCE) -> tuple[str, float] | None:
    """The period and P0 (percent) of the latest March at or before a date with a figure."""
    found = [
        (row["period"], float(row["p0_pct"]))
        for row in facts("official_poverty", folder)
        if row["area_code"] == area
        and row["p0_pct"]
        and row["period"].endswith("-03")
        and date.fromisoformat(row["period"] + "-01") <= cutoff
    ]
    return max(found, default=None)


def error_of(area: str, period: str, p0_pct: float, folder: Path = REFERENCE) -> float:
    """The standard error of an official rate, percent: BPS's own, else that of the design."""
    for row in facts("sampling_error", folder):
        if (row["area_code"], row["period"]) == (area, period) and row["p0_se_pct"]:
            return float(row["p0_se_pct"])
    (design,) = (
        row for row in facts("survey_design", folder) if row["level"] == AREAS[area]["level"]
    )
    effect, households = float(design["design_effect"]), float(design["households"])
    return math.sqrt(effect * p0_pct * (100 - p0_pct) / households)


@dataclass(frozen=True)
class Rates:
    """What is estimated of one area in one release: percent, persons; None where untold."""

    estimate: float | None
    province: float | None
    low: float | None = None
    high: float | None = None
    first: float | None = None
    poor: float | None = None
    poor_low: float | None = None
    poor_high: float | None = None
    place: str | None = None  # below, not_distinguishable, above

    @property
    def gap(self) -> float | None:
        """The estimate minus the province, in points."""
        if self.estimate is None or self.province is None:
            return None
        return self.estimate - self.province


# Each common source of doubt, and the scenarios beside the main one that show how far it reaches.
DOUBTS = {
    "sampling": ("official low", "official high"),
    "missing": ("missing poor", "missing not poor"),
}
SCENARIOS = ("main", *(scenario for doubt in DOUBTS.values() for scenario in doubt))


@dataclass(frozen=True)
class Anchor:
    """What a release is tied to: a March, the rate to meet and its standard error, in percent."""

    period: str
    rate: float
    error: float
    day: date

    @property
    def half_a_year_on(self) -> date:
        """Two quarters after the March: 30 September."""
        return date(self.day.year, 9, 30)


def anchors_of(steps: dict[str, float], folder: Path = REFERENCE) -> list[Anchor]:
    """BPS's figures of the kabupaten by March, then its last one carried on with the province.

    steps: the standard error of the carried figure's own step, by period, in points.
    """
    march = {
        area: {
            row["period"]: float(row["p0_pct"])
            for row in facts("official_poverty", folder)
            if row["area_code"] == area and row["p0_pct"] and row["period"].endswith("-03")
        }
        for area in (REGION, PROVINCE)
    }
    own, province = march[REGION], march[PROVINCE]
    found = [
        Anchor(at, rate, error_of(REGION, at, rate, folder), date(int(at[:4]), 3, 31))
        for at, rate in sorted(own.items())
    ]
    last = max(own, default="9999")
    for period in sorted(province):
        if period > last and last in province:
            rate = own[last] * province[period] / province[last]
            error = math.hypot(found[len(own) - 1].error * rate / own[last], steps[period])
            found.append(Anchor(period, rate, error, date(int(period[:4]), 3, 31)))
    return found


def _tied(day: date, anchors: Sequence[Anchor]) -> Anchor | None:
    """The newest March that had begun by a day."""
    begun = [each for each in anchors if each.day.replace(day=1) <= day]
    return begun[-1] if begun else None


def _rate_to_meet(own: Anchor, day: date, anchors: Sequence[Anchor]) -> float:
    """The March's own rate within two quarters of it; later, the line to the next March's."""
    later = [each for each in anchors if each.period > own.period]
    if day <= own.half_a_year_on or not later:
        return own.rate
    part = min(1, (day - own.day).days / (later[0].day - own.day).days)
    return own.rate + part * (later[0].rate - own.rate)


def rates(
    releases: dict[str, Judged],
    cutoffs: dict[str, date],
    folder: Path = REFERENCE,
    steps: dict[str, float] | None = None,
) -> dict[tuple[str, str], Rates]:
    """Rates by (release, area): each March is met at the first release at or after it."""
    in_time = sorted(releases, key=lambda each: (cutoffs[each], each))
    known = anchors_of(steps or {}, folder)
    march = {each: _tied(cutoffs[each], known) for each in in_time}
    desa = {
        (release, scenario): _desa_logits(
            releases[release].counts, scenario, chances_at(cutoffs[release], folder)
        )
        for release in in_time
        for scenario in SCENARIOS
    }
    anchors: dict[str, str] = {}  # March -> the first release at or after it
    for release in in_time:
        if found := march[release]:
            anchors.setdefault(found.period, release)
    shifts: dict[str, dict[date, float]] = {scenario: {} for scenario in SCENARIOS}
    for release in anchors.values():
        own = march[release]
        assert own is not None
        p0, error = _rate_to_meet(own, cutoffs[release], known), ERRORS * own.error
        for scenario in SCENARIOS:
            moved = p0 + {"official low": -error, "official high": error}.get(scenario, 0)
            if desa[release, scenario]:
                rate = min(max(moved, 0.05), 99.95) / 100
                shifts[scenario][cutoffs[release]] = _shift(desa[release, scenario], rate)
    result: dict[tuple[str, str], Rates] = {}
    for release in in_time:
        day = cutoffs[release]
        now = {scenario: _between(shifts[scenario], day) for scenario in SCENARIOS}
        before = [at for at in shifts["main"] if at <= day]
        first = shifts["main"][max(before)] if before else None
        population = _population(march_at(REGION, day, folder), folder)
        tied = march[release]
        province = (
            next(
                (
                    (tied.period, float(row["p0_pct"]))
                    for row in facts("official_poverty", folder)
                    if (row["area_code"], row["period"]) == (PROVINCE, tied.period)
                    and row["p0_pct"]
                ),
                None,
            )
            if tied
            else None
        )
        for area in releases[release].counts:
            means = {
                scenario: mean
                for scenario in SCENARIOS
                if (mean := _mean(desa[release, scenario], area, now[scenario])) is not None
            }
            result[release, area] = _rates(
                area,
                means,
                _mean(desa[release, "main"], area, first),
                population * _part(desa[release, "main"], area) if population else None,
                province,
                folder,
            )
    return result


def _rates(
    area: str,
    means: dict[str, float],
    first: float | None,
    population: float | None,
    province: tuple[str, float] | None,
    folder: Path,
) -> Rates:
    """One area: its means by scenario as fractions, its population as BPS implies it."""
    limit = province[1] if province else None
    if "main" not in means:
        return Rates(None, limit)
    main = _logit(means["main"])
    (model,) = (
        float(row["logit_se"])
        for row in facts("model_error", folder)
        if row["level"] == AREAS[area]["level"]
    )
    below = above = (ERRORS * model) ** 2
    for scenarios in DOUBTS.values():
        reached = [main, *(_logit(means[each]) for each in scenarios if each in means)]
        below += (main - min(reached)) ** 2
        above += (max(reached) - main) ** 2
    place = None
    if province:
        distance = main - _logit(province[1] / 100)
        # A standard error of a rate P is that over P (1 - P) in logits.
        error = error_of(PROVINCE, *province, folder) / 100
        own = (ERRORS * error / (province[1] / 100 * (1 - province[1] / 100))) ** 2
        place = "not_distinguishable"
        if abs(distance) > math.sqrt(own + (below if distance > 0 else above)):
            place = "above" if distance > 0 else "below"
    low, high = _inverse(main - math.sqrt(below)), _inverse(main + math.sqrt(above))
    return Rates(
        estimate=100 * means["main"],
        province=limit,
        low=100 * low,
        high=100 * high,
        first=None if first is None else 100 * first,
        poor=None if population is None else means["main"] * population,
        poor_low=None if population is None else low * population,
        poor_high=None if population is None else high * population,
        place=place,
    )


def _population(march: tuple[str, float] | None, folder: Path) -> float | None:
    """The persons of the regency that BPS's own count of the poor implies."""
    if march is None:
        return None
    for row in facts("official_poverty", folder):
        if (row["area_code"], row["period"]) == (REGION, march[0]) and row["poor_thousand"]:
            return 1000 * float(row["poor_thousand"]) / (march[1] / 100)
    return None


def chances_at(cutoff: date, folder: Path = REFERENCE) -> dict[int, float]:
    """The chance that a person of each decile is poor, as of a day; before all, the oldest."""
    rows = facts("poverty_by_decile", folder)
    days = sorted({row["valid_from"] for row in rows})
    begun = [day for day in days if date.fromisoformat(day) <= cutoff]
    valid = begun[-1] if begun else days[0]
    return {int(row["decile"]): float(row["chance"]) for row in rows if row["valid_from"] == valid}


Logits = dict[str, tuple[int, float]]


def _desa_logits(counts: dict[str, Counts], scenario: str, chances: dict[int, float]) -> Logits:
    """Persons of each desa and the logit of the sum over deciles of share times chance."""
    found: Logits = {}
    for code in DESA:
        own = counts.get(code, Counts())
        persons = {decile: getattr(own, f"persons_decile{decile}") for decile in chances}
        poor, known = sum(persons[each] * chances[each] for each in chances), sum(persons.values())
        if not known:
            continue
        unknown = own.persons - known
        if scenario == "missing poor":
            poor, known = poor + unknown * max(chances.values()), own.persons
        elif scenario == "missing not poor":
            poor, known = poor + unknown * min(chances.values()), own.persons
        share = min(max(poor / known, 0.5 / known), 1 - 0.5 / known)
        found[code] = (own.persons, _logit(share))
    return found


def _logit(rate: float) -> float:
    return math.log(rate / (1 - rate))


def _inverse(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def _within(desa: Logits, area: str) -> list[tuple[int, float]]:
    return [own for code, own in desa.items() if code == area or code.startswith(area + ".")]


def _mean(desa: Logits, area: str, shift: float | None) -> float | None:
    """The person-weighted mean of logit^-1(logit(share) + shift) over the desa of an area."""
    own = _within(desa, area)
    if shift is None or not own:
        return None
    total = sum(persons * _inverse(logit + shift) for persons, logit in own)
    return total / sum(persons for persons, _logit in own)


def _part(desa: Logits, area: str) -> float:
    """The part of the regency's persons that live in an area, of desa with a share."""
    own, whole = (sum(persons for persons, _ in _within(desa, each)) for each in (area, REGION))
    return own / whole if whole else 0.0


def _shift(desa: Logits, rate: float) -> float:
    """The shift that makes the regency's mean equal `rate`, by halving an interval."""
    low, high = -60.0, 60.0
    for _step in range(80):
        middle = (low + high) / 2
        if (_mean(desa, REGION, middle) or 0) < rate:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _between(shifts: dict[date, float], day: date) -> float | None:
    """The shift of a day: none before the first, on the line between two, the last after it."""
    before = [at for at in shifts if at <= day]
    if not before:
        return None
    start, after = max(before), [at for at in shifts if at > day]
    if not after:
        return shifts[start]
    end = min(after)
    part = (day - start).days / (end - start).days
    return shifts[start] + part * (shifts[end] - shifts[start])
