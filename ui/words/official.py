"""Sentences about BPS's figures and the targets that were set against them."""

from typing import Final

import pandas as pd

from language import numbers
from language.text import _
from ui.records import Record, records

FIRST_COMPARABLE: Final = "2015-03"  # before, a kabupaten's figure is September's
NOT_MADE: Final = "2023-09"  # BPS made no estimate


def gap_title(official: pd.DataFrame, area: str, province: str) -> str:
    """How the gap to the province has gone since 2015.

    official: area_code, period, p0_pct of the area and the province (codes, not names).
    """
    rates = {
        (str(row["area_code"]), str(row["period"])): row["p0_pct"]
        for row in records(official, ("area_code", "period", "p0_pct"))
        if row["p0_pct"] is not None and str(row["period"]) >= FIRST_COMPARABLE
    }
    both = sorted(
        period
        for code, period in rates
        if code == area and period.endswith("-03") and (province, period) in rates
    )
    if not both:
        return _("Angka kemiskinan resmi")
    gaps = [float(rates[area, period]) - float(rates[province, period]) for period in both]
    facts = {
        "first": numbers.points(abs(gaps[0]), signed=False),
        "last": numbers.points(abs(gaps[-1]), signed=False),
        "since": both[0][:4],
        "until": both[-1][:4],
    }
    if gaps[-1] < 0:
        return _("Sudah {last} di bawah provinsi pada {until}").format(**facts)
    if gaps[0] >= 0 and facts["first"] == facts["last"]:
        return _("Selisih dengan provinsi tetap {last} sejak {since}").format(**facts)
    if gaps[0] >= 0 and gaps[-1] > gaps[0]:
        return _(
            "Selisih dengan provinsi melebar: {first} pada {since}, {last} pada {until}"
        ).format(**facts)
    return _("Selisih dengan provinsi menyempit: {first} pada {since}, {last} pada {until}").format(
        **facts
    )


def hover(area: str, period: str, rate: float | None) -> str:
    """What an official figure says of itself when pointed at; nothing where there is none."""
    if rate is None:
        return ""
    return _("**{area}**\n{rate} miskin, {period}\nangka resmi BPS").format(
        area=area, rate=numbers.percent(rate), period=numbers.period(period)
    )


def breaks() -> dict[str, str]:
    """Where official figures may not be compared, by period: the round changed, or is lacking."""
    return {
        f"{int(FIRST_COMPARABLE[:4]) - 1}-12": _("kabupaten: September"),
        NOT_MADE: _("tanpa angka September 2023"),
    }


def target_aim(target: Record, province: str) -> str:
    """What a target wants: 'di bawah Jawa Timur', 'paling tinggi 9,80 %'."""
    if target["rule"] == "below_province":
        return _("di bawah {province}").format(province=province)
    if target.get("low_pct") is not None:
        return _("antara {low} dan {high}").format(
            low=numbers.percent(target["low_pct"]), high=numbers.percent(target["high_pct"])
        )
    return _("paling tinggi {high}").format(high=numbers.percent(target["high_pct"]))
