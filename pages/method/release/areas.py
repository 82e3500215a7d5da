"""Rates, counts and conditions of every area, their deciles, and what BPS published."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from language.text import _
from pages.coverage.deciles import group_words
from pages.method.release.rows import Ask, placed, within
from ui.files.sheets import Table
from ui.words import top_decile

# Beside an estimate: its band and its class.
BESIDE: Final = {
    "low": "poverty_rate_low_pct",
    "high": "poverty_rate_high_pct",
    "province_class": "province_class",
}


def areas(ask: Ask, release: str, level: str, name: str) -> Table:
    """One row for each area of a level, one column for each measure that a map can show."""
    frame = pd.DataFrame()
    for measure in ask("measure_by_level", level=level)["measure"]:
        found = ask("areas_by_measure", measure=measure, release=release, level=level)
        if frame.empty:
            frame = pd.DataFrame(found, columns=["area_code", "area_name", "parent_name"])
        taken = {"value": measure, **(BESIDE if measure == "poverty_rate_pct" else {})}
        for answered, column in taken.items():
            frame[column] = found[answered]
    title = _("Perkiraan kemiskinan dengan rentang 90 %, jumlah dan keadaan: {level}")
    return Table(name, title.format(level=name.lower()), frame, within())


def deciles(ask: Ask, known: pd.DataFrame, release: Mapping[str, Any]) -> Table:
    """Families and persons of every area by group of deciles; a row of `release_by_cutoff`."""
    frame = ask("decile_by_area", release=release["release"])
    frame = frame.assign(decile_group=[group_words(group) for group in frame["decile_group"]])
    title = _("Keluarga dan orang menurut kelompok desil nasional, semua wilayah")
    return Table(
        _("Desil"), title, top_decile.with_top_decile(placed(frame, known), release), within()
    )


def official(ask: Ask, region: str, province: str) -> Table:
    """Every figure that BPS published of the region and of the province."""
    names = ask("official_by_area", areas=[region, province])
    called = dict(zip(names["area_code"], names["area_name"], strict=True))
    frame = pd.concat(
        [
            ask("official_by_period", area=code).assign(area_code=code, area_name=called[code])
            for code in called
        ],
        ignore_index=True,
    )
    lead = ["area_code", "area_name", "period"]
    frame = pd.DataFrame(
        frame, columns=[*lead, *(name for name in frame.columns if name not in lead)]
    )
    return Table(_("Resmi BPS"), _("Angka kemiskinan resmi BPS, semua periode"), frame)
