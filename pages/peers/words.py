"""Sentences about BPS's own figures: how deep poverty is, and where the kabupaten stands."""

import pandas as pd

from language import numbers
from language import numbers as format
from language.text import _
from ui.kept import kept
from ui.records import Record, records
from ui.words import classes
from ui.words.telling import bold


@kept
def peer_answer(peers: pd.DataFrame, region: str, province: str) -> str:
    """Where the kabupaten stands among all, with its class; rows of `peers_by_period`."""
    columns = ("area_code", "area_name", "period", "place", "province_class")
    rows = records(peers, columns)
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
    rows = records(moves, columns)
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


def peers_shown(peers: pd.DataFrame) -> pd.DataFrame:
    """Rows of `peers_by_period` as they are read and saved: this gap is official."""
    return peers.rename(columns={"gap_pp": "official_gap_pp"})


def peers_subtitle(head: Record) -> str:
    """What the dots and bands are."""
    period = head.get("period")
    return _("selisih dengan provinsi, poin, dengan kisaran 90 %, {period}; {key}").format(
        period=format.period(period) if period else "", key=classes.key_words()
    )


def moves_subtitle(since: str, head: Record) -> str:
    """What rings and circles are."""
    period = head.get("period")
    return _("selisih dengan provinsi, poin: cincin {since}, lingkaran {until}").format(
        since=format.period(since), until=format.period(period) if period else ""
    )


def peers_source(head: Record) -> str:
    """The source of a comparison of official figures in one March."""
    period = head.get("period")
    return _("BPS, Susenas ({said})").format(said=format.period(period)) if period else "BPS"
