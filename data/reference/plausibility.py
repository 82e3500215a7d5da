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

from data.reference.fact_rows import Lines, Row, RowFault
from language.text import _

Limits = tuple[float, float]
Series = tuple[str, str]  # area and column

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


def check_figures(rows: Lines) -> Iterator[RowFault]:
    """The unlikely figures of official_poverty.csv.

    Each figure, and the population that the count of the poor implies (poor_thousand over p0_pct,
    in thousand persons), is held against that of the same area and month a year before; where there
    is none, against the nearest before it within three years, and never against an unlikely one.
    Limits: `YEARLY` and `BESIDE`.
    """
    figures = _figures(rows)
    for line, row in sorted(rows, key=lambda each: each[1]["period"]):
        unlikely = {} if is_checked(row) else _unlikely_changes(figures, row)
        for (small, large), limits in BESIDE.items():
            if not (row[small] and row[large]) or large in unlikely:
                continue
            if float(row[small]) > float(row[large]):
                what = _("{value} lebih besar dari {other} {other_value}; itu tidak mungkin")
                unlikely[small] = what.format(value=row[small], other=large, other_value=row[large])
            elif not is_checked(row) and (
                what := _unlikely_beside(row[small], large, row[large], limits)
            ):
                unlikely.setdefault(small, what)
        yield from ((line, column, what) for column, what in unlikely.items())


def check_targets(rows: Lines, figures: Lines) -> Iterator[RowFault]:
    """The targets far from the rate of their area.

    The rate is the newest that BPS published up to the round that judges the target.
    """
    official = _figures(figures)
    for line, row in rows:
        rates = official.get((row["area_code"], "p0_pct"), {})
        periods = [period for period in rates if period <= row["judged_on"]]
        if row["low_pct"] and row["high_pct"] and float(row["low_pct"]) > float(row["high_pct"]):
            yield line, "high_pct", _("lebih kecil daripada {low}").format(low="low_pct")
        if is_checked(row) or not periods:
            continue
        newest = rates[max(periods)]
        for column in ("low_pct", "high_pct"):
            if row[column]:
                other = f"p0_pct {newest.period}"
                if what := _unlikely_beside(row[column], other, newest.text, TARGET):
                    yield line, column, what


def check_errors(rows: Lines, figures: Lines) -> Iterator[RowFault]:
    """The sampling errors that are nothing, or far too large, beside their rate."""
    rates = {(row["area_code"], row["period"]): row["p0_pct"] for _line, row in figures}
    for line, row in rows:
        rate = rates.get((row["area_code"], row["period"]))
        if not row["p0_se_pct"] or not rate or is_checked(row):
            continue
        if what := _unlikely_beside(row["p0_se_pct"], "p0_pct", rate, ERROR):
            yield line, "p0_se_pct", what


def check_chances(rows: Lines) -> Iterator[tuple[int, str, str]]:
    """A set of chances that lacks a decile, or in which a richer decile is likelier poor."""
    sets: dict[str, dict[int, tuple[int, float]]] = {}
    for line, row in rows:
        sets.setdefault(row["valid_from"], {})[int(row["decile"])] = (line, float(row["chance"]))
    for valid_from, chances in sets.items():
        absent = [str(decile) for decile in range(1, 11) if decile not in chances]
        if absent:
            what = _("sejak {day} tidak ada desil {deciles}; isi kesepuluhnya")
            line = max(at for at, _chance in chances.values())
            yield line, "decile", what.format(day=valid_from, deciles=", ".join(absent))
            continue
        for decile in range(2, 11):
            (_at, poorer), (line, richer) = chances[decile - 1], chances[decile]
            if richer > poorer:
                what = _("{chance} lebih besar daripada desil sebelumnya, {other}")
                yield line, "chance", what.format(chance=f"{richer:g}", other=f"{poorer:g}")
    if not sets:
        yield 1, "decile", _("tidak ada baris; isi kesepuluh desil")


def check_levels(rows: Lines) -> Iterator[tuple[int, str, str]]:
    """Errors of the model that leave out a level."""
    for level in ("kabupaten", "kecamatan", "desa"):
        if all(row["level"] != level for _line, row in rows):
            yield 1, "level", _("tidak ada baris {level}").format(level=level)


def _figures(rows: Lines) -> dict[Series, dict[str, _Figure]]:
    """Every figure by area and column, then by period."""
    figures: dict[Series, dict[str, _Figure]] = {}
    for line, row in rows:
        period = row["period"]
        for column, value, text in _values(row):
            own = figures.setdefault((row["area_code"], column), {})
            own[period] = _Figure(value, period, line, text)
    return figures


def _values(row: Row) -> Iterator[tuple[str, float, str]]:
    """The figures of a row: column, value, and how it is told."""
    for column in YEARLY:
        if row.get(column):
            yield column, float(row[column]), row[column]
    p0, poor = float(row["p0_pct"] or 0), float(row["poor_thousand"] or 0)
    if p0 and poor:
        people = 100 * poor / p0
        words = _("{people} ribu penduduk ({poor} dibagi {p0} %)").format(
            people=f"{people:.1f}", poor=row["poor_thousand"], p0=row["p0_pct"]
        )
        yield "population", people, words


def _before(series: dict[str, _Figure], now: _Figure) -> _Figure | None:
    """The same month a year before, else the nearest earlier one within three years."""
    if year_before := series.get(f"{int(now.period[:4]) - 1}{now.period[4:]}"):
        return year_before
    earlier = [each for each in series.values() if 0 < now.months - each.months <= 12 * YEARS]
    return max(earlier, key=lambda each: each.months, default=None)


def _unlikely_changes(figures: dict[Series, dict[str, _Figure]], row: Row) -> dict[str, str]:
    """What is wrong with the figures of a row beside earlier ones, by column.

    What is unlikely is taken out of `figures`: later ones are not held against it.
    """
    unlikely: dict[str, str] = {}
    for column in YEARLY:
        series = figures.get((row["area_code"], column), {})
        now = series.get(row["period"])
        before = now and _before(series, now)
        if now and before and (what := _unlikely_change(column, now, before)):
            del series[now.period]
            if column != "population":
                unlikely[column] = what
            elif not unlikely:  # it follows from the others
                unlikely["poor_thousand"] = what
    return unlikely


def _unlikely_change(column: str, now: _Figure, before: _Figure) -> str:
    """What is wrong with a figure beside an earlier one, or ''; nothing can be told beside zero."""
    if not before.value:
        return ""
    years = max(1, (now.months - before.months) / 12)
    low, high = (limit**years for limit in YEARLY[column])
    ratio = now.value / before.value
    if low <= ratio <= high:
        return ""
    return _(
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


def _unlikely_beside(text: str, other: str, other_text: str, limits: Limits) -> str:
    """What is wrong with a figure beside another one that it goes with, or ''."""
    if not float(other_text):
        return ""
    ratio = float(text) / float(other_text)
    if limits[0] <= ratio <= limits[1]:
        return ""
    return _(
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


def _ratio(ratio: float) -> str:
    """Three digits that tell, without an exponent: 0.00942, 1.21, 1000."""
    if not ratio or not math.isfinite(ratio):
        return str(ratio)
    return f"{ratio:.{max(0, 2 - math.floor(math.log10(ratio)))}f}"
