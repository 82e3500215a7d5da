"""Sentences about BPS's own figures: how deep poverty is, and where the kabupaten stands."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from language import numbers
from language.text import _
from ui.records import records
from ui.words import classes
from ui.words.telling import bold

Record = Mapping[str, Any]


def depth_answer(official: pd.DataFrame) -> str:
    """Whether the share of poor people and their distance to the line moved the same way.

    official: rows of `official_by_period`. '' without two Marches that have P0, P1 and P2.
    """
    rows = [
        row
        for row in records(official, ("period", "p0_pct", "p1", "p2"), "depth_answer")
        if str(row["period"]).endswith("-03") and None not in row.values()
    ]
    if len(rows) < 2:
        return ""
    before, now = rows[-2], rows[-1]
    facts = {
        "since": numbers.period(before["period"]),
        "until": numbers.period(now["period"]),
        "p0": _moved(before["p0_pct"], now["p0_pct"], is_percent=True),
        "p1": _moved(before["p1"], now["p1"]),
        "p2": _moved(before["p2"], now["p2"]),
    }
    words = _(
        "Dari {since} ke {until}, bagian penduduk miskin {p0}, kedalaman (P1) {p1}, keparahan "
        "(P2) {p2}."
    ).format(**facts)
    if now["p0_pct"] < before["p0_pct"] and now["p1"] > before["p1"] and now["p2"] > before["p2"]:
        words += " " + _(
            "Penduduk miskin lebih sedikit, tetapi pengeluaran mereka rata-rata **lebih jauh dari "
            "garis kemiskinan**, dan bedanya antarsesama lebih lebar."
        )
    return words


def _moved(before: float, now: float, *, is_percent: bool = False) -> str:
    write = numbers.percent if is_percent else numbers.number
    facts = {"before": numbers.number(before), "now": write(now)}
    if now == before:
        return _("tetap {now}").format(**facts)
    words = _("turun dari {before} ke {now}") if now < before else _("naik dari {before} ke {now}")
    return words.format(**facts)


def peer_answer(peers: pd.DataFrame, region: str, province: str) -> str:
    """Where the kabupaten stands among all, with its class; rows of `peers_by_period`."""
    columns = ("area_code", "area_name", "period", "place", "province_class")
    rows = records(peers, columns, "peer_answer")
    own = next((row for row in rows if row["area_code"] == region), None)
    if own is None:
        return _("BPS belum menerbitkan angka kabupaten ini untuk dibandingkan.")
    start = _(
        "Per {period}, {area} di urutan {place} dari {count} kabupaten dan kota, "
        "dihitung dari yang terendah"
    ).format(
        period=numbers.period(own["period"]),
        area=own["area_name"],
        place=bold(numbers.integer(own["place"])),
        count=len(rows),
    )
    if own["province_class"] is None:
        return start + "."
    same = sum(row["province_class"] == own["province_class"] for row in rows) - 1
    kind = bold(classes.class_words(own["province_class"]))
    if own["province_class"] == "not_distinguishable":
        words = _(
            ", tetapi urutan itu longgar: bersama {same} daerah lain ia {kind} dari {province}."
        )
    else:
        words = _(", dan termasuk {kind}, bersama {same} daerah lain.")
    return start + words.format(same=same, kind=kind, province=province)


def gap_moves_of(peers: pd.DataFrame, region: str) -> pd.DataFrame:
    """The areas whose gap could close, because they began above the province, and the region.

    Sorted by the change of the gap, the greatest fall first.
    """
    is_above = peers["earlier_gap_pp"].notna() & (
        (peers["earlier_gap_pp"] > 0) | (peers["area_code"] == region)
    )
    return peers.loc[is_above].sort_values(["gap_change_pp", "area_code"], ignore_index=True)


def gap_moves_title(moves: pd.DataFrame, region: str, since: str) -> str:
    """Whose gap closed fastest, and what the region's did; rows of `gap_moves_of`."""
    columns = ("area_code", "area_name", "gap_change_pp")
    rows = records(moves, columns, "gap_moves_title")
    own = next((row for row in rows if row["area_code"] == region), None)
    if own is None:
        return _("Perubahan selisih dengan provinsi sejak {year}").format(year=since[:4])
    best = rows[0]
    change, year = float(own["gap_change_pp"]), since[:4]
    size = numbers.points(abs(change), signed=False)
    if numbers.change(change).verdict == "unchanged":
        said = _("Sejak {year} selisih {area} tetap").format(year=year, area=own["area_name"])
    elif change > 0:
        said = _("Sejak {year} selisih {area} melebar {size}").format(
            year=year, area=own["area_name"], size=size
        )
    else:
        said = _("Sejak {year} selisih {area} menyempit {size}").format(
            year=year, area=own["area_name"], size=size
        )
    if best["area_code"] == region or float(best["gap_change_pp"]) >= 0:
        return said
    return (
        said
        + "; "
        + _("{area} paling cepat mendekat ({size})").format(
            area=best["area_name"],
            size=numbers.points(abs(float(best["gap_change_pp"])), signed=False),
        )
    )
