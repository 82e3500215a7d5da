"""What may come next: the coming Marches, the targets, the falls that were ever seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from language import numbers
from language.text import _
from ui.exhibit import Ahead, Kind, Mark, Rounds
from ui.records import Record, records

YEARS_AHEAD: Final = 3  # how far after the last figure a target is still shown
SHARES: Final = (50, 80, 95)  # of futures inside a band

# A forecast is never saved under the name of an official figure.
_RENAMED: Final = {
    "p0_pct": "p0_forecast_pct",
    "gap_pp": "gap_forecast_pp",
    "province_pct": "province_forecast_pct",
}


def fan_data(official: pd.DataFrame, forecast: pd.DataFrame) -> pd.DataFrame:
    """Official rows, then a row for each coming March, in columns of their own."""
    own = official.loc[official["level"] == "kabupaten"]
    if forecast.empty or own.empty:
        return official
    coming = forecast.rename(columns=_RENAMED)
    for name in ("area_code", "area_name", "level"):
        coming[name] = own[name].iloc[-1]
    return pd.DataFrame(
        [*official.to_dict("records"), *coming.to_dict("records")],
        columns=list(dict.fromkeys([*official.columns, *coming.columns])),
    )


def total(to_leave: pd.DataFrame, area: str) -> Record:
    """The row of the whole in `persons_to_leave_by_area`; {} without it."""
    rows = records(to_leave)
    return next((row for row in rows if row["area_code"] == area), {})


def parts(to_leave: pd.DataFrame, area: str) -> list[Record]:
    """The rows below the whole, the most persons first; those without any at the foot."""
    rows = [row for row in records(to_leave) if row["area_code"] != area]
    return sorted(rows, key=lambda row: (-(row["persons_to_leave"] or 0), str(row["area_name"])))


@dataclass(frozen=True)
class Fall:
    """A change in one step: of a scenario, or the largest of the series.

    rate: what it leads to, in percent. kind: 'estimate', 'official' or 'target'.
    """

    name: str
    change: float
    rate: float | None
    kind: Kind


def falls(scenarios: pd.DataFrame) -> list[Fall]:
    """The scenarios and the largest fall of the series; rows of `scenario_by_name`."""
    columns = (
        *("scenario", "change_pp", "p0_pct"),
        *("largest_fall_pp", "largest_fall_period", "since_period"),
    )
    rows = {row["scenario"]: row for row in records(scenarios, columns)}
    names = {"hold": _("tetap"), "trend": _("menurut tren\nsejak 2015")}
    found = [
        Fall(name, rows[scenario]["change_pp"], rows[scenario]["p0_pct"], "estimate")
        for scenario, name in names.items()
        if scenario in rows
    ]
    needed = rows.get("needed")
    if needed is not None:
        name = _("terbesar setahun\nsejak {since} ({year})").format(
            since=str(needed["since_period"])[:4], year=str(needed["largest_fall_period"])[:4]
        )
        found.append(Fall(name, needed["largest_fall_pp"], None, "official"))
        name = _("perlu, agar\nsetara provinsi")
        found.append(Fall(name, needed["change_pp"], needed["p0_pct"], "target"))
    return [fall for fall in found if fall.change is not None]


def falls_data(scenarios: pd.DataFrame) -> pd.DataFrame:
    """The scenarios as they are saved."""
    return scenarios.rename(
        columns={"p0_pct": "p0_forecast_pct", "change_pp": "scenario_change_pp"}
    )


def aims(targets: Sequence[Record], own: Rounds, around: Rounds | None) -> tuple[Mark, ...]:
    """The targets that have a place among the official figures; rows of `target_status`.

    Those still to be judged, or the last ones that were; one that lies far ahead would flatten the
    lines and is left out. 'Below the province' lies on the province's figure of that round, or on
    its latest one until BPS speaks; without any figure of the province it has no place.
    """
    last = newest(own)
    horizon = f"{int(last[:4]) + YEARS_AHEAD}-12"
    near = [row for row in targets if str(row["judged_on"]) <= horizon]
    latest = max((str(row["judged_on"]) for row in near), default="")
    waiting = [row for row in near if str(row["judged_on"]) > last]
    shown = waiting or [row for row in near if str(row["judged_on"]) == latest]
    return tuple(filter(None, (_aim(row, own, around) for row in shown)))


def _aim(row: Record, own: Rounds, around: Rounds | None) -> Mark | None:
    period, year = str(row["judged_on"]), str(row["deadline"])[:4]
    if row["rule"] == "below_province":
        if around is None:
            return None
        judge, value, aim = around, "", _("di bawah provinsi")
        rate = around.rates.get(period, around.rates[newest(around)])
        name = _("target {year}:\ndi bawah provinsi").format(year=year)
    elif row["high_pct"] is None:
        raise ValueError(
            f"the target of {row['said_by']} has neither the rule below_province nor a "
            "high_pct: give it one of the two"
        )
    else:
        judge, rate = own, float(row["high_pct"])
        name = _("target {year}").format(year=year)
        aim = value = numbers.percent(rate)
    said = _("**Target {year}: {aim}**\n{said_by}\ndiuji dengan angka {period}").format(
        year=year, aim=aim, said_by=row["said_by"], period=numbers.period(period)
    )
    day = numbers.first_day(period)
    guide_from = min(day, numbers.first_day(newest(judge)))
    return Mark(day, rate, name, "target", said, value, is_target=True, guide_from=guide_from)


def newest(area: Rounds) -> str:
    """The newest period of which BPS has spoken."""
    return max(area.rates)


def ahead(forecast: pd.DataFrame, name: str) -> tuple[Ahead, ...]:
    """The coming Marches of an area; rows of `gap_forecast`."""
    return tuple(_march(row, name) for row in records(forecast))


def _march(row: Record, name: str) -> Ahead:
    is_open = row["situation"] != "nowcast"  # else the province's figure is known
    words = _(
        "**{area}, {period}**\nperkiraan {rate} (80 %: {low} sampai {high})\n"
        "selisih {gap} ({gap_low} sampai {gap_high})"
    )
    return Ahead(
        str(row["period"]),
        float(row["p0_pct"]),
        {share: float(row[f"p0_low{share}_pct"]) for share in SHARES},
        {share: float(row[f"p0_high{share}_pct"]) for share in SHARES},
        float(row["province_pct"]),
        float(row["province_low80_pct"]) if is_open else None,
        float(row["province_high80_pct"]) if is_open else None,
        words.format(
            area=name,
            period=numbers.period(str(row["period"])),
            rate=numbers.percent(row["p0_pct"]),
            low=numbers.percent(row["p0_low80_pct"]),
            high=numbers.percent(row["p0_high80_pct"]),
            gap=numbers.points(row["gap_pp"]),
            gap_low=numbers.number(row["gap_low80_pp"], signed=True),
            gap_high=numbers.number(row["gap_high80_pp"], signed=True),
        ),
    )


def fan_alt(own: Rounds, marches: Sequence[Ahead]) -> str:
    """The fan in a sentence."""
    said = [
        _("{period} perkiraan {rate} (80 %: {low} sampai {high})").format(
            period=numbers.period(march.period),
            rate=numbers.percent(march.middle),
            low=numbers.percent(march.low[80]),
            high=numbers.percent(march.high[80]),
        )
        for march in marches
    ]
    last = newest(own)
    return _(
        "Grafik garis angka kemiskinan resmi {area} sampai {rate} ({last}), dengan kipas "
        "perkiraan: {said}."
    ).format(
        area=own.name,
        rate=numbers.percent(own.rates[last]),
        last=numbers.period(last),
        said="; ".join(said),
    )
