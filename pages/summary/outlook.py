"""The outlook as frames: what is drawn, and what is saved with it under names that never mix."""

import pandas as pd

from language.text import _
from ui.records import Record, records

# A forecast is never saved under the name of an official figure.
_RENAMED = {
    "p0_pct": "p0_forecast_pct",
    "gap_pp": "gap_forecast_pp",
    "province_pct": "province_forecast_pct",
}


def fan_data(official: pd.DataFrame, forecast: pd.DataFrame) -> pd.DataFrame:
    """Official rows, then a row for each coming March, in columns of their own."""
    own = official.loc[official["level"] == "kabupaten"]
    if forecast.empty or own.empty:
        return official
    ahead = forecast.rename(columns=_RENAMED)
    for name in ("area_code", "area_name", "level"):
        ahead[name] = own[name].iloc[-1]
    return pd.DataFrame(
        [*official.to_dict("records"), *ahead.to_dict("records")],
        columns=list(dict.fromkeys([*official.columns, *ahead.columns])),
    )


def error_of(official: pd.DataFrame, area: str) -> Record:
    """The standard error of the newest official figure of an area; {} where unknown."""
    columns = ("area_code", "period", "p0_se_pct", "is_se_assumed")
    rows = [row for row in records(official, columns) if row["area_code"] == area]
    return max(rows, key=lambda row: str(row["period"]), default={})


def total(to_leave: pd.DataFrame, area: str) -> Record:
    """The row of the whole in `persons_to_leave_by_area`; {} without it."""
    rows = records(to_leave)
    return next((row for row in rows if row["area_code"] == area), {})


def parts(to_leave: pd.DataFrame, area: str) -> pd.DataFrame:
    """The rows below the whole."""
    return to_leave.loc[to_leave["area_code"] != area].reset_index(drop=True)


def falls(scenarios: pd.DataFrame) -> pd.DataFrame:
    """The scenarios and the largest fall ever seen as bars: name, change_pp, rate_pct, kind.

    scenarios: rows of `scenario_by_name`.
    """
    columns = ("scenario", "change_pp", "p0_pct", "largest_fall_pp", "largest_fall_period")
    rows = {row["scenario"]: row for row in records(scenarios, columns)}
    bars = []
    for scenario, name, kind in (
        ("hold", _("tetap"), "estimate"),
        ("trend", _("menurut tren\nsejak 2015"), "estimate"),
    ):
        if scenario in rows:
            bars.append((name, rows[scenario]["change_pp"], rows[scenario]["p0_pct"], kind))
    needed = rows.get("needed")
    if needed is not None and needed["largest_fall_pp"] is not None:
        name = _("terbesar dalam\nsetahun ({year})").format(
            year=str(needed["largest_fall_period"])[:4]
        )
        bars.append((name, needed["largest_fall_pp"], None, "official"))
    if needed is not None:
        bars.append(
            (_("perlu, agar\nsetara provinsi"), needed["change_pp"], needed["p0_pct"], "target")
        )
    return pd.DataFrame(
        [bar for bar in bars if bar[1] is not None],
        columns=["name", "change_pp", "rate_pct", "kind"],
    )


def falls_data(scenarios: pd.DataFrame) -> pd.DataFrame:
    """The scenarios as they are saved."""
    return scenarios.rename(
        columns={"p0_pct": "p0_forecast_pct", "change_pp": "scenario_change_pp"}
    )
