"""Sentences made from the data: titles that say what is seen, answers that can be read aloud.

**Two stars** mark what is set in bold. Every record is one row of a read query, None where empty.
"""

import pandas as pd

from language import numbers
from language.text import _
from ui.records import Record, records
from ui.words.areas import full_name


def movers_title(areas: pd.DataFrame, since: str | None) -> str:
    """Who fell and who rose most since a release: area_name, level, change_pp."""
    rows = records(areas, ("area_name", "level", "change_pp"))
    moved = sorted(
        (float(row["change_pp"]), full_name(str(row["area_name"]), row["level"]))
        for row in rows
        if row["change_pp"]
    )
    if since is None or not moved:
        return _("Perubahan terlihat setelah rilis kedua")
    falls, rises = moved[0][0] < 0, moved[-1][0] > 0
    if falls and rises:
        return _("{down} paling turun, {up} paling naik").format(down=moved[0][1], up=moved[-1][1])
    if falls:
        return _("Semua turun; {down} paling banyak").format(down=moved[0][1])
    return _("Semua naik; {up} paling banyak").format(up=moved[-1][1])


def biggest_movers(areas: pd.DataFrame, each: int = 5) -> pd.DataFrame:
    """The areas that fell most and those that rose most, at most so many of each."""
    rows = records(areas, ("change_pp",))
    moved = sorted((float(row["change_pp"]), i) for i, row in enumerate(rows) if row["change_pp"])
    fell = [i for change, i in moved if change < 0][:each]
    rose = [i for change, i in moved if change > 0][-each:]
    return areas.iloc[fell + rose]


def question(head: Record) -> str:
    """The question of the page."""
    return _("Sudahkah kemiskinan {area} di bawah {province}?").format(
        area=head.get("area_name") or _("kabupaten"), province=str(head.get("province_name") or "")
    )


def fan_subtitle(coming: Record) -> str:
    """What the lines, and the bands of the fan, are."""
    said = _("penduduk di bawah garis kemiskinan, Maret setiap tahun sejak 2015, dan target")
    if not coming:
        return said
    return said + _("; pita: 50, 80 dan 95 % kemungkinan")


def change_since(release: str | None) -> str:
    """What the bars of the movers count."""
    if release is None:
        return _("belum ada rilis sebelumnya")
    return _("gerak registri sejak {release}, poin; belum tentu perubahan nyata").format(
        release=numbers.release(release)
    )


def registry_beside(head: Record, by_release: pd.DataFrame) -> str:
    """What the registry shows meanwhile, and that the outlook does not use it; '' without one."""
    if head.get("decile1_share_pct") is None:
        return ""
    rows = records(by_release, ("release", "decile1_share_pct"))
    known = [row for row in rows if row["decile1_share_pct"] is not None]
    said = _("Di registri, {share} warga berada di desil 1 ({release})").format(
        share=numbers.percent(head["decile1_share_pct"]), release=numbers.release(head["release"])
    )
    if len(known) > 1:
        said += ", " + _("{change} sejak {release}").format(
            change=numbers.moved(head["decile1_share_pct"] - known[0]["decile1_share_pct"]),
            release=numbers.release(known[0]["release"]),
        )
    return (
        said
        + ". "
        + _(
            "Registri ditampilkan di samping dan tidak dipakai dalam perkiraan ini: rilisnya belum "
            "cukup untuk menguji apakah ia memperbaiki perkiraan."
        )
    )
