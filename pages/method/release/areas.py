"""Rates, counts and conditions of every area, their deciles, and what BPS published."""

from typing import Final

import pandas as pd

from language.text import _
from pages.method.release.rows import placed, within
from ui.asking import Asking
from ui.files.sheets import Table
from ui.words import top_decile
from ui.words.groups import decile_words

# Beside an estimate: its band and its class.
BESIDE: Final = {
    "low": "poverty_rate_low_pct",
    "high": "poverty_rate_high_pct",
    "province_class": "province_class",
}
# Beside a measure: how many persons it may be, how many other orders agree.
MORE: Final = {
    "poor_persons": ("poor_persons_low", "poor_persons_high"),
    "poorest_fifth_pct": ("poorest_cuts",),
}


def areas(on: Asking, level: str, name: str) -> Table:
    """One row for each area of a level, one column for each measure that a map can show."""
    frame = pd.DataFrame()
    banded = on.ask("poverty_estimate_by_area", parent=on.province, release=on.release, level=level)
    for measure in on.ask("measure_by_level", level=level)["measure"]:
        found = on.ask("areas_by_measure", measure=measure, release=on.release, level=level)
        if frame.empty:
            frame = pd.DataFrame(found, columns=["area_code", "area_name", "parent_name"])
        taken = {"value": measure, **(BESIDE if measure == "poverty_rate_pct" else {})}
        for answered, column in taken.items():
            frame[column] = found[answered]
        for column in MORE.get(measure, ()):
            frame[column] = banded[column]  # both are in the order of their codes
    title = _("Perkiraan kemiskinan dengan rentang 90 %, jumlah dan keadaan: {level}")
    return Table(name, title.format(level=name.lower()), frame, within())


def deciles(on: Asking) -> Table:
    """Families and persons of every area by group of deciles."""
    frame = on.ask("decile_by_area", release=on.release)
    frame = frame.assign(decile_group=[decile_words(group) for group in frame["decile_group"]])
    title = _("Keluarga dan orang menurut kelompok desil nasional, semua wilayah")
    return Table(
        _("Desil"),
        title,
        top_decile.with_top_decile(placed(frame, on.areas), on.of_release),
        within(),
    )


def official(on: Asking) -> Table:
    """Every figure that BPS published of the region and of the province, and what follows."""
    called = dict(zip(on.official["area_code"], on.official["area_name"], strict=True))
    frame = pd.concat(
        [
            on.ask("official_by_period", area=code)
            .merge(
                on.ask("depth_by_period", area=code).drop(
                    columns=["p0_pct", "p1", "p2", "withheld"], errors="ignore"
                ),
                on="period",
                how="left",
            )
            .assign(area_code=code, area_name=called[code])
            for code in called
        ],
        ignore_index=True,
    )
    lead = ["area_code", "area_name", "period"]
    frame = pd.DataFrame(
        frame, columns=[*lead, *(name for name in frame.columns if name not in lead)]
    )
    return Table(_("Resmi BPS"), _("Angka kemiskinan resmi BPS, semua periode"), frame)
