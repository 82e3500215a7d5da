"""Estimates of many areas under the names of their measures, joined with what else is known."""

import pandas as pd

_NAMES = {
    "estimate_pct": "poverty_rate_pct",
    "low_pct": "poverty_rate_low_pct",
    "high_pct": "poverty_rate_high_pct",
    "class": "province_class",
}


def named(areas: pd.DataFrame) -> pd.DataFrame:
    """Rows of `poverty_estimate_by_area` under the names by which they are saved."""
    return areas.rename(columns=_NAMES)


def joined(by_area: pd.DataFrame, areas: pd.DataFrame, to_leave: pd.DataFrame) -> pd.DataFrame:
    """Rows of `poverty_by_area` with what two other questions say of the same areas.

    Band, poor persons and class are of `poverty_estimate_by_area`, the persons who would have to
    leave poverty of `persons_to_leave_by_area`.
    """
    more = named(areas).drop(columns=["area_name", "poverty_rate_pct"])
    return by_area.merge(more, on="area_code", how="left", validate="one_to_one").merge(
        to_leave[["area_code", "persons_to_leave"]], on="area_code", how="left"
    )
