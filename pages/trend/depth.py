"""What Tren says of how deep poverty is: distance to the line, spread among the poor, rupiah."""

from typing import Final

import pandas as pd

from language import numbers
from language.text import _
from ui.kept import kept
from ui.records import Record, records

_DEPTH: Final = (
    *("period", "p0_pct", "p1", "p2"),
    *("mean_distance_pct", "mean_distance_low_pct", "mean_distance_high_pct"),
    *("poor_spread", "poor_spread_low", "poor_spread_high"),
)


@kept
def depth_answer(depth: pd.DataFrame) -> str:
    """Whether fewer are poor, how far from the line, how unlike, and which of these moved P2.

    What rounding alone may have made is said not to be known. depth: rows of `depth_by_period`; ''
    without two Marches that have P0, P1 and P2.
    """
    rows = [
        row
        for row in records(depth, _DEPTH)
        if str(row["period"]).endswith("-03") and None not in row.values()
    ]
    if len(rows) < 2:
        return ""
    before, now = rows[-2], rows[-1]
    said = _(
        "Dari {since} ke {until}, bagian penduduk miskin {p0}, kedalaman (P1) {p1}, keparahan "
        "(P2) {p2}."
    ).format(
        since=numbers.period(before["period"]),
        until=numbers.period(now["period"]),
        p0=_moved(before["p0_pct"], now["p0_pct"], is_percent=True),
        p1=_moved(before["p1"], now["p1"]),
        p2=_moved(before["p2"], now["p2"]),
    )
    distance = _way(before, now, "mean_distance_low_pct", "mean_distance_high_pct")
    spread = _way(before, now, "poor_spread_low", "poor_spread_high")
    way = _sign(now["p2"] - before["p2"])
    parts = (
        said,
        _distance_words(before, now, distance),
        _spread_words(before, now, spread),
        _severity_words(way, _sign(now["p0_pct"] - before["p0_pct"]), distance, spread),
    )
    return " ".join(filter(None, parts))


def _sign(change: float) -> int:
    return (change > 0) - (change < 0)


def _way(before: Record, now: Record, low: str, high: str) -> int:
    """1 up, -1 down, 0 where the two ranges of rounding overlap or touch."""
    return (now[low] > before[high]) - (now[high] < before[low])


def _distance_words(before: Record, now: Record, way: int) -> str:
    if not way:
        return _(
            "Apakah jarak rata-rata mereka ke garis kemiskinan berubah tidak dapat dikatakan: "
            "kisaran pembulatannya bertumpang tindih."
        )
    is_fewer = now["p0_pct"] < before["p0_pct"]
    if way > 0 and is_fewer:
        words = _(
            "Bagian penduduk miskin mengecil, tetapi pengeluaran mereka rata-rata **lebih jauh "
            "dari garis kemiskinan** ({now} di bawahnya, sebelumnya {before})."
        )
    elif way > 0:
        words = _(
            "Pengeluaran penduduk miskin rata-rata **lebih jauh dari garis kemiskinan** ({now} di "
            "bawahnya, sebelumnya {before})."
        )
    else:
        words = _(
            "Pengeluaran penduduk miskin rata-rata **lebih dekat ke garis kemiskinan** ({now} di "
            "bawahnya, sebelumnya {before})."
        )
    return words.format(
        now=numbers.percent(now["mean_distance_pct"], 1),
        before=numbers.percent(before["mean_distance_pct"], 1),
    )


def _spread_words(before: Record, now: Record, way: int) -> str:
    words = {
        1: _("Beda di antara mereka **membesar** (V dari {before} ke {now})."),
        -1: _("Beda di antara mereka **mengecil** (V dari {before} ke {now})."),
        0: _(
            "Apakah beda di antara mereka berubah tidak dapat dikatakan: kisaran pembulatannya "
            "bertumpang tindih (V dari {before} ke {now})."
        ),
    }[way]
    return words.format(
        before=numbers.number(before["poor_spread"], 4), now=numbers.number(now["poor_spread"], 4)
    )


def _severity_words(way: int, share: int, distance: int, spread: int) -> str:
    """What moved P2 = P0 (V + (P1/P0)²), where only one of the three moved its way; else ''."""
    is_told = way and distance and spread and share != way
    if not is_told or (distance == way) == (spread == way):
        return ""
    return {
        (1, True): _("Keparahan naik karena jarak rata-rata itu, bukan karena beda di antaranya."),
        (-1, True): _(
            "Keparahan turun karena jarak rata-rata itu, bukan karena beda di antaranya."
        ),
        (1, False): _("Keparahan naik karena beda di antara mereka, bukan karena jaraknya."),
        (-1, False): _("Keparahan turun karena beda di antara mereka, bukan karena jaraknya."),
    }[way, distance == way]


@kept
def shortfall_answer(depth: pd.DataFrame) -> str:
    """How much a poor person lacks and all together, as a lower bound; '' where nobody knows.

    depth: rows of `depth_by_period`.
    """
    rows = [
        row
        for row in records(depth, ("period", "mean_shortfall_idr", "all_shortfalls_idr"))
        if str(row["period"]).endswith("-03") and None not in row.values()
    ]
    if not rows:
        return ""
    now = rows[-1]
    said = _(
        "Pada {period} pengeluaran seorang penduduk miskin rata-rata **{each} sebulan** di bawah "
        "garis kemiskinan; semua kekurangan itu bersama **Rp{all} miliar setahun**"
    ).format(
        period=numbers.period(now["period"]),
        each=numbers.rupiah(now["mean_shortfall_idr"]),
        all=numbers.number(now["all_shortfalls_idr"] / 1e9, 1),
    )
    if len(rows) > 1:
        said += _(" ({period}: {each} dan Rp{all} miliar)").format(
            period=numbers.period(rows[-2]["period"]),
            each=numbers.rupiah(rows[-2]["mean_shortfall_idr"]),
            all=numbers.number(rows[-2]["all_shortfalls_idr"] / 1e9, 1),
        )
    return f"{said}. " + _(
        "Itu turunan angka resmi dan **batas bawah** dari biaya menutup kekurangan: hanya bila "
        "setiap rupiah sampai tepat kepada yang kurang dan tepat sebesar kekurangannya, tanpa "
        "biaya penyaluran, dan pengeluaran lain tidak berubah."
    )


def _moved(before: float, now: float, *, is_percent: bool = False) -> str:
    write = numbers.percent if is_percent else numbers.number
    facts = {"before": numbers.number(before), "now": write(now)}
    if now == before:
        return _("tetap {now}").format(**facts)
    words = _("turun dari {before} ke {now}") if now < before else _("naik dari {before} ke {now}")
    return words.format(**facts)
