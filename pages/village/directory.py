"""Every village in figures: its estimate, its chance, families of no programme."""

import pandas as pd

from language import numbers
from language.text import _
from ui.asking import Asking
from ui.exhibit import Rows
from ui.records import Record, records
from ui.words import poorest
from ui.words.poorest import CHANCE


def villages(on: Asking) -> pd.DataFrame:
    """Rows of `poverty_estimate_by_area`, in each kecamatan by the chance of the poorest fifth;
    with families_none, where there are lists.
    """
    given = {"parent": on.area, "release": on.release, "level": "desa"}
    areas = poorest.ordered(on.ask("poverty_estimate_by_area", **given))
    above = areas["area_code"].str.rpartition(".")[0]
    areas = areas.iloc[above.argsort(kind="stable")].reset_index(drop=True)
    unreached = on.ask("pillars_by_area", **given)
    if unreached.empty:
        return areas
    return areas.merge(unreached[["area_code", "families_none"]], on="area_code", how="left")


def rows(villages: pd.DataFrame) -> Rows:
    """The same as rows of words."""
    has_lists = "families_none" in villages
    return Rows(
        (
            _("Desa"),
            _("perkiraan"),
            _("kisaran"),
            _("peluang"),
            *([_("tanpa program")] if has_lists else []),
        ),
        tuple(_row(row, has_lists) for row in records(villages)),
    )


def _row(row: Record, has_lists: bool) -> tuple[str, ...]:
    low, high = row["poverty_rate_low_pct"], row["poverty_rate_high_pct"]
    return (
        str(row["area_name"]),
        numbers.percent(row["poverty_rate_pct"], 1),
        numbers.MISSING
        if low is None or high is None
        else f"{numbers.number(low, 1)}–{numbers.number(high, 1)}",
        numbers.MISSING if row[CHANCE] is None else poorest.chance(row[CHANCE]),
        *([numbers.count(row["families_none"])] if has_lists else []),
    )
