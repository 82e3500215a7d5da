"""Whether a figure is likely: beside the same area a year before, and beside its own row.

A slip of a digit, a point or a unit (0.098 for 9.80, 67550 persons for 67.55 thousand) is refused
before it is published, with both values. An office that is sure writes `diperiksa` in the note of
the row, and the row is taken; only what cannot be (P1 above P0, P2 above P1) never is.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from data.reference.fact_rows import Lines, ReferenceProblem, Row
from language.text import _

Limits = tuple[float, float]

# What a year may do to a figure, as a ratio. Behind each: what it did in the 669 rows of BPS from
# March 2010 to March 2026 (nation, province, 38 kabupaten/kota).
YEARLY: Final[dict[str, Limits]] = {
    "p0_pct": (0.55, 1.5),  # 549 pairs: 0.616 (Kota Probolinggo 2012) to 1.212
    "p1": (0.33, 3),  # 17 pairs: 0.778 to 1.224; few and small, so wide
    "p2": (0.2, 5),  # 4 pairs: 0.807 to 1.350; still fewer and smaller
    "poor_thousand": (0.55, 1.5),  # 549 pairs: 0.626 to 1.220
    "poverty_line_idr": (0.7, 1.3),  # 525 pairs: 0.789 (Kota Probolinggo 2012) to 1.123
    "population": (0.93, 1.1),  # 549 pairs: 0.998 to 1.039; a new census moves it
}
# One figure over another of the same row.
BESIDE: Final[dict[tuple[str, str], Limits]] = {
    ("p1", "p0_pct"): (0.03, 0.4),  # 61 rows: 0.061 to 0.193
    ("p2", "p1"): (0.04, 0.6),  # 48 rows: 0.094 to 0.339
}
# A target over the rate of its area in the newest round that was published by the one that judges
# it (13 targets: 0.25 for 2045 to 1.07), and a sampling error over its rate (none seen; the
# assumed design gives 0.03 to 0.30).
TARGET: Final[Limits] = (0.15, 1.5)
ERROR: Final[Limits] = (0.002, 0.5)
YEARS: Final = 3  # how far back a figure is looked for; the limits widen with each year
CHECKED: Final = re.compile(r"(?<!belum )(?<!tidak )(?<!perlu )\bdiperiksa\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Figure:
    value: float
    period: str
    line: int
    text: str

    @cached_property
    def months(self) -> int:
        """Months since the year 0."""
        return 12 * int(self.period[:4]) + int(self.period[5:])


def is_checked(row: Row) -> bool:
    """Whether the office has written in the note that it has checked this row."""
    return CHECKED.search(row["note"]) is not None


def check_figures(name: str, rows: Lines) -> None:
    """Refuse the first unlikely row of official_poverty.csv.

    Each figure, and the population that the count of the poor implies (poor_thousand over p0_pct,
    in thousand persons), is held against that of the same area and month a year before; where there
    is none, against the nearest before it within three years. Limits: `YEARLY` and `BESIDE`.
    Raises ReferenceProblem with both values.
    """
    figures = _figures(rows)
    for line, row in rows:
        for small, large in BESIDE:
            if row[small] and row[large] and float(row[small]) > float(row[large]):
                what = _("{value} lebih besar dari {other} {other_value}; itu tidak mungkin")
                raise ReferenceProblem(
                    name,
                    line,
                    small,
                    what.format(value=row[small], other=large, other_value=row[large]),
                )
        if is_checked(row):
            continue
        for column in YEARLY:
            now = figures.get((row["area_code"], column), {}).get(row["period"])
            before = now and _before(figures[row["area_code"], column], now)
            if now and before:
                _check_year(name, line, column, now, before)
        for (small, large), limits in BESIDE.items():
            if row[small] and row[large]:
                _check_beside(name, line, small, row[small], large, row[large], limits)


def check_targets(name: str, rows: Lines, figures: Lines) -> None:
    """Refuse the first target far from the rate of its area.

    The rate is the newest that BPS published up to the round that judges the target.
    """
    official = _figures(figures)
    for line, row in rows:
        known = official.get((row["area_code"], "p0_pct"), {})
        periods = [period for period in known if period <= row["judged_on"]]
        if row["low_pct"] and row["high_pct"] and float(row["low_pct"]) > float(row["high_pct"]):
            what = _("lebih kecil daripada {low}").format(low="low_pct")
            raise ReferenceProblem(name, line, "high_pct", what)
        if is_checked(row) or not periods:
            continue
        newest = known[max(periods)]
        for column in ("low_pct", "high_pct"):
            if row[column]:
                other = f"p0_pct {newest.period}"
                _check_beside(name, line, column, row[column], other, newest.text, TARGET)


def check_errors(name: str, rows: Lines, figures: Lines) -> None:
    """Refuse the first sampling error that is nothing, or far too large, beside its rate."""
    rates = {(row["area_code"], row["period"]): row["p0_pct"] for _line, row in figures}
    for line, row in rows:
        rate = rates.get((row["area_code"], row["period"]))
        if row["p0_se_pct"] and rate and not is_checked(row):
            _check_beside(name, line, "p0_se_pct", row["p0_se_pct"], "p0_pct", rate, ERROR)


def check_chances(name: str, rows: Lines) -> None:
    """Refuse a set of chances that lacks a decile, or in which a richer decile is likelier poor."""
    sets: dict[str, dict[int, tuple[int, float]]] = {}
    for line, row in rows:
        sets.setdefault(row["valid_from"], {})[int(row["decile"])] = (line, float(row["chance"]))
    for valid_from, chances in sets.items():
        line = max(at for at, _chance in chances.values())
        lacking = [str(decile) for decile in range(1, 11) if decile not in chances]
        if lacking:
            what = _("sejak {day} tidak ada desil {deciles}; isi kesepuluhnya").format(
                day=valid_from, deciles=", ".join(lacking)
            )
            raise ReferenceProblem(name, line, "decile", what)
        for decile in range(2, 11):
            (_at, poorer), (line, richer) = chances[decile - 1], chances[decile]
            if richer > poorer:
                what = _("{chance} lebih besar daripada desil sebelumnya, {other}").format(
                    chance=f"{richer:g}", other=f"{poorer:g}"
                )
                raise ReferenceProblem(name, line, "chance", what)
    if not sets:
        raise ReferenceProblem(name, 1, "decile", _("tidak ada baris; isi kesepuluh desil"))


def check_levels(name: str, rows: Lines) -> None:
    """Refuse errors of the model that leave out a level."""
    for level in ("kabupaten", "kecamatan", "desa"):
        if all(row["level"] != level for _line, row in rows):
            what = _("tidak ada baris {level}").format(level=level)
            raise ReferenceProblem(name, 1, "level", what)


def _figures(rows: Lines) -> dict[tuple[str, str], dict[str, _Figure]]:
    """Every figure by area and column, then by period."""
    found: dict[tuple[str, str], dict[str, _Figure]] = {}
    for line, row in rows:
        period = row["period"]
        for column, value, text in _values(row):
            own = found.setdefault((row["area_code"], column), {})
            own[period] = _Figure(value, period, line, text)
    return found


def _values(row: Row) -> Iterator[tuple[str, float, str]]:
    """The figures of a row: column, value, and how it is told."""
    for column in YEARLY:
        if row.get(column):
            yield column, float(row[column]), row[column]
    p0, poor = float(row["p0_pct"] or 0), float(row["poor_thousand"] or 0)
    if p0 and poor:
        people = 100 * poor / p0
        told = _("{people} ribu penduduk ({poor} dibagi {p0} %)").format(
            people=f"{people:.1f}", poor=row["poor_thousand"], p0=row["p0_pct"]
        )
        yield "population", people, told


def _before(known: dict[str, _Figure], now: _Figure) -> _Figure | None:
    """The same month a year before, else the nearest earlier one within three years."""
    if year_before := known.get(f"{int(now.period[:4]) - 1}{now.period[4:]}"):
        return year_before
    earlier = [each for each in known.values() if 0 < now.months - each.months <= 12 * YEARS]
    return max(earlier, key=lambda each: each.months, default=None)


def _check_year(name: str, line: int, column: str, now: _Figure, before: _Figure) -> None:
    """A figure beside an earlier one; nothing can be told beside zero."""
    if not before.value:
        return
    years = max(1, (now.months - before.months) / 12)
    low, high = (limit**years for limit in YEARLY[column])
    ratio = now.value / before.value
    if low <= ratio <= high:
        return
    what = _(
        "{value} jauh dari {before} pada {period} (baris {line}): {ratio} kali, wajarnya {low} "
        "sampai {high}; perbaiki yang salah, atau tulis diperiksa di note bila memang begitu"
    ).format(
        value=now.text,
        before=before.text,
        period=before.period,
        line=before.line,
        ratio=_ratio(ratio),
        low=f"{low:.2f}",
        high=f"{high:.2f}",
    )
    shown = "poor_thousand" if column == "population" else column
    raise ReferenceProblem(name, line, shown, what)


def _check_beside(
    name: str, line: int, column: str, text: str, other: str, other_text: str, limits: Limits
) -> None:
    """A figure beside another one that it goes with; nothing can be told beside zero."""
    if not float(other_text):
        return
    ratio = float(text) / float(other_text)
    if limits[0] <= ratio <= limits[1]:
        return
    what = _(
        "{value} tidak cocok dengan {other} {other_value}: {ratio} kali, wajarnya {low} sampai "
        "{high}; perbaiki yang salah, atau tulis diperiksa di note bila memang begitu"
    ).format(
        value=text,
        other=other,
        other_value=other_text,
        ratio=_ratio(ratio),
        low=f"{limits[0]:g}",
        high=f"{limits[1]:g}",
    )
    raise ReferenceProblem(name, line, column, what)


def _ratio(ratio: float) -> str:
    """Three digits that tell, without an exponent: 0.00942, 1.21, 1000."""
    if not ratio or not math.isfinite(ratio):
        return str(ratio)
    return f"{ratio:.{max(0, 2 - math.floor(math.log10(ratio)))}f}"
