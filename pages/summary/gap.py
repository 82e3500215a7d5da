"""The gap with the province since 2015, every kecamatan beside it, and what it means in rupiah."""

from datetime import date

import pandas as pd

from language import numbers
from language.text import _
from ui import links
from ui.exhibit import Band, Column, Figure, Line, Lines, Rounds
from ui.records import Record, records
from ui.screen.svg.multiples import Multiple
from ui.words.areas import short_name

HEIGHT = 168  # px
BAND = ("poverty_rate_low_pct", "poverty_rate_high_pct")


def gap_lines(own: Rounds, around: Rounds) -> Lines:
    """Both official series in March, what lies between them shaded."""
    rates = [
        {period: rate for period, rate in area.rates.items() if period.endswith("-03")}
        for area in (own, around)
    ]
    periods = sorted({period for each in rates for period in each})
    ours, theirs = (tuple(each.get(period) for period in periods) for each in rates)
    both = list(zip(ours, theirs, strict=True))
    band = Band(
        tuple(None if a is None or b is None else min(a, b) for a, b in both),
        tuple(None if a is None or b is None else max(a, b) for a, b in both),
    )
    return Lines(
        tuple(period[:4] for period in periods),
        tuple(map(numbers.first_day, periods)),
        (
            Line(short_name(own.name), ours, "area", True, bands=(band,), note=_ended(own)),
            Line(around.name, theirs, "province", is_dashed=True, note=_ended(around)),
        ),
        "percent",
        height=HEIGHT,
    )


def _ended(area: Rounds) -> str:
    return numbers.short_period(max(period for period in area.rates if period.endswith("-03")))


def courses(trend: pd.DataFrame) -> dict[str, tuple[Line, ...]]:
    """The estimate of each area by release with its band, and the province's official rate.

    trend: rows of `trend_by_area`, every area with the same releases.
    """
    found: dict[str, list[Record]] = {}
    for row in records(trend):
        found.setdefault(str(row["area_code"]), []).append(row)
    return {code: _course(rows) for code, rows in found.items()}


def _course(rows: list[Record]) -> tuple[Line, ...]:
    low, high = (tuple(row[end] for row in rows) for end in BAND)
    own = tuple(row["poverty_rate_pct"] for row in rows)
    around = tuple(row["province_rate_pct"] for row in rows)
    return (
        Line(str(rows[0]["area_name"]), own, "area", True, bands=(Band(low, high),)),
        Line("", around, "province", is_dashed=True),
    )


def days(trend: pd.DataFrame) -> list[date]:
    """The cut-offs of the releases in it, oldest first."""
    return sorted({numbers.day(row["cutoff"]) for row in records(trend, ("cutoff",))})


def multiple(row: Record, lines: tuple[Line, ...]) -> Multiple:
    """One kecamatan, a row of `poverty_estimate_by_area`, as a small chart."""
    return Multiple(
        str(row["area_name"]),
        numbers.percent(row["estimate_pct"], 1),
        ""
        if row["low_pct"] is None
        else _("kisaran 90 %: {low} sampai {high}").format(
            low=numbers.percent(row["low_pct"], 1), high=numbers.percent(row["high_pct"], 1)
        ),
        links.profile(str(row["area_code"])),
        lines,
    )


def subtitle(low: float, high: float, province: str) -> str:
    """What the small charts share."""
    return _(
        "setiap rilis, kisaran 90 %; satu sumbu, {low} sampai {high}; putus-putus: {province}"
    ).format(low=numbers.percent(low, 0), high=numbers.percent(high, 0), province=province)


def columns() -> tuple[Column, ...]:
    """The same as a table."""
    return (
        Column("area_name", _("Kecamatan")),
        Column("history", _("Semua rilis"), "sparkline"),
        Column("poverty_rate_pct", _("Perkiraan"), "percent"),
        Column("poverty_rate_low_pct", _("Kisaran 90 %"), "range", until="poverty_rate_high_pct"),
        Column("province_class", _("Terhadap provinsi"), "class"),
    )


def months_shortfall(depth: pd.DataFrame) -> Record:
    """The last March whose shortfalls are known, a row of `depth_by_period`; {} without one."""
    rows = [
        row
        for row in records(depth, ("period", "mean_shortfall_idr", "all_shortfalls_idr"))
        if str(row["period"]).endswith("-03") and None not in row.values()
    ]
    return rows[-1] if rows else {}


def shortfall_title(row: Record) -> str:
    """What closing the gap of all poor would cost a month at least."""
    if not row:
        return _("Biaya menutup kekurangan penduduk miskin belum dapat dihitung")
    return _(
        "Menutup kekurangan semua penduduk miskin paling sedikit Rp{all} miliar sebulan"
    ).format(all=_billions(row["all_shortfalls_idr"] / 12))


def shortfall_words(row: Record) -> str:
    """What that is for each of them, and why no less can be enough; '' where nobody knows."""
    if not row:
        return ""
    return _(
        "Pada {period} pengeluaran seorang penduduk miskin rata-rata **{each} sebulan** di bawah "
        "garis kemiskinan. Sekian itu cukup hanya bila setiap rupiah sampai tepat kepada yang "
        "kurang, tanpa biaya penyaluran."
    ).format(
        period=numbers.period(str(row["period"])), each=numbers.rupiah(row["mean_shortfall_idr"])
    )


def shortfall_figures(row: Record) -> tuple[Figure, ...]:
    """The sum as a large number; none where nobody knows."""
    if not row:
        return ()
    return (
        Figure(
            f"Rp{_billions(row['all_shortfalls_idr'] / 12)}",
            _("miliar sebulan"),
            _("paling sedikit, untuk semua penduduk miskin"),
            "official",
            numbers.period(str(row["period"])),
        ),
    )


def _billions(value: float) -> str:
    return numbers.number(value / 1e9, 1)
