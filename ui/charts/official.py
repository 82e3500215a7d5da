"""The official series of the kabupaten and the province, and the targets set against it."""

from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from ui import format, theme
from ui.charts import canvas
from ui.charts.labels import EndLabel, margin_for, room_for, short_name, write_labels
from ui.records import records
from ui.text import _
from ui.theme import Mode

# Before 2015 a kabupaten's figure is September's: its gap to the province means something else.
FIRST_PERIOD: Final = "2015-03"
HEIGHT: Final = 420
YEARS_AHEAD: Final = 3  # how far after the last figure a target is still shown

_SERIES: Final = ("area_name", "level", "period", "p0_pct")
_TARGET: Final = ("deadline", "judged_on", "rule", "high_pct", "said_by")


@dataclass(frozen=True)
class Rounds:
    """What BPS published of one area: rates in percent by period, in order, at least one."""

    name: str
    rates: dict[str, float]

    @property
    def last(self) -> str:
        """The newest period."""
        return next(reversed(self.rates))

    @property
    def marches(self) -> dict[str, float | None]:
        """Every March from the first to the last, None where none was published."""
        years = [int(period[:4]) for period in self.rates if period.endswith("-03")]
        span = range(years[0], years[-1] + 1) if years else ()
        return {f"{year}-03": self.rates.get(f"{year}-03") for year in span}

    @property
    def newer(self) -> dict[str, float]:
        """Rounds after the last March: September's is another sample, never joined with March."""
        marches = list(self.marches)
        return {p: rate for p, rate in self.rates.items() if not marches or p > marches[-1]}


@dataclass(frozen=True)
class Target:
    """Where a target lies in the chart, and what is said of it."""

    at: date
    rate: float
    name: str
    value: str
    hover: str
    guide_from: date  # the last figure that it is held against


def official_series(official: pd.DataFrame, targets: pd.DataFrame, mode: Mode) -> go.Figure:
    """Official poverty rates since 2015: kabupaten, province, the gap between, and targets.

    Args:
        official: one row for each area and round, of one kabupaten and one province (other levels
            are left out): area_name, level, period ('2025-03'), p0_pct (percent; empty where BPS
            published none).
        targets: one row for each target of the kabupaten: deadline (ISO date), judged_on (the round
            that decides), rule ('below_province', or anything else with high_pct), high_pct
            (percent), said_by.

    March rounds are joined. September's belong to another sample: only one newer than the last
    March is shown, as a loose point. The targets still to be judged are shown, or the last ones
    that were; one that lies far ahead would flatten the lines and is left out. 'Below the province'
    lies on the province's figure of that round, or on its latest one until BPS speaks; without any
    figure of the province it has no place and is not drawn.
    """
    rows = [
        row
        for row in records(official, _SERIES, "official_series")
        if row["period"] >= FIRST_PERIOD
    ]
    wishes = records(targets, _TARGET, "official_series")
    kabupaten = _rounds(rows, "kabupaten")
    province = _rounds(rows, "province")
    if kabupaten is None:
        return canvas.nothing_yet(HEIGHT, mode)

    marks = _targets(wishes, kabupaten, province)
    labels = _labels(kabupaten, province, marks, mode)
    areas = [kabupaten] if province is None else [kabupaten, province]
    shown = [{**area.marches, **area.newer} for area in areas]
    days = [format.first_day(period) for rates in shown for period in rates]
    first, last = min(days), max([*days, *(mark.at for mark in marks)])
    rates = [rate for area in shown for rate in area.values() if rate is not None]
    low, high = canvas.rate_range([*rates, *(mark.rate for mark in marks)])

    colors = theme.palette(mode)
    height = max(HEIGHT, room_for(labels) + canvas.TOP + canvas.BOTTOM)
    figure = canvas.start(height, mode, right=margin_for(labels, first, last))
    if province is not None:
        _shade_gap(figure, kabupaten, province, mode)
        dashed = {"color": colors.province, "width": 2, "dash": "dash"}
        _draw_rounds(figure, province, "province", dashed, 5)
    _draw_rounds(figure, kabupaten, "kabupaten", {"color": colors.area, "width": 4}, 9)
    _draw_targets(figure, marks, mode)
    canvas.rate_axis(figure, low, high)
    _year_axis(figure, first, last)
    write_labels(figure, labels, low, high, mode)
    return canvas.described(figure, _description(areas))


def _rounds(rows: list[dict[str, Any]], level: str) -> Rounds | None:
    """The published rounds of the area of a level; None without any. ValueError for two areas."""
    rows = [row for row in rows if row["level"] == level]
    names = list(dict.fromkeys(str(row["area_name"]) for row in rows))
    if len(names) > 1:
        raise ValueError(
            f"official_series draws one {level} and the frame has {', '.join(names)}: "
            "filter it by area_code first"
        )
    rates = {str(row["period"]): row["p0_pct"] for row in rows if row["p0_pct"] is not None}
    if not rates:
        return None
    return Rounds(names[0], {period: float(rates[period]) for period in sorted(rates)})


def _common_marches(kabupaten: Rounds, province: Rounds) -> list[str]:
    return [p for p in kabupaten.rates if p.endswith("-03") and p in province.rates]


def _labels(
    kabupaten: Rounds, province: Rounds | None, marks: list[Target], mode: Mode
) -> list[EndLabel]:
    colors = theme.palette(mode)

    def label(area: Rounds, color: str) -> EndLabel:
        return EndLabel(
            x=format.first_day(area.last),
            y=area.rates[area.last],
            name=short_name(area.name),
            value=format.percent(area.rates[area.last]),
            color=color,
            note=format.short_period(area.last),
        )

    labels = [label(kabupaten, colors.area)]
    if province is not None:
        labels.append(label(province, colors.province))
        common = _common_marches(kabupaten, province)
        if common:
            own, other = kabupaten.rates[common[-1]], province.rates[common[-1]]
            labels.append(
                EndLabel(
                    x=format.first_day(common[-1]),
                    y=(own + other) / 2,
                    name=_("selisih {gap}").format(
                        gap=format.points(abs(own - other), signed=False)
                    ),
                    value="",
                    color=colors.ink,
                )
            )
    labels += [
        EndLabel(mark.at, mark.rate, mark.name, mark.value, colors.target_ink) for mark in marks
    ]
    return labels


def _shade_gap(figure: go.Figure, kabupaten: Rounds, province: Rounds, mode: Mode) -> None:
    """Shade between the two March lines, and close it at the last round both have."""
    common = _common_marches(kabupaten, province)
    if not common:
        return
    colors = theme.palette(mode)
    days = [format.first_day(period).isoformat() for period in common]
    own = [kabupaten.rates[period] for period in common]
    other = [province.rates[period] for period in common]
    shared: dict[str, Any] = {"x": days, "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    figure.add_scatter(y=other, name="gap-floor", **shared)
    figure.add_scatter(
        y=own, name="gap", fill="tonexty", fillcolor=theme.tint(colors.area, 0.12), **shared
    )
    figure.add_scatter(
        x=[days[-1]] * 2,
        y=[own[-1], other[-1]],
        name="gap-edge",
        mode="lines",
        line={"color": colors.muted, "width": 1},
        hoverinfo="skip",
    )


def _draw_rounds(
    figure: go.Figure, area: Rounds, name: str, line: dict[str, Any], size: int
) -> None:
    """March rounds as a line with filled circles, a newer round as a loose point."""
    if area.marches:
        _draw(figure, area.marches, area.name, name, "lines+markers", line, size)
    if area.newer:
        loose = {"color": line["color"]}
        _draw(figure, area.newer, area.name, f"{name}-newer", "markers", loose, size)


def _draw(
    figure: go.Figure,
    rates: dict[str, float] | dict[str, float | None],
    area: str,
    name: str,
    mode: str,
    line: dict[str, Any],
    size: int,
) -> None:
    figure.add_scatter(
        x=[format.first_day(period).isoformat() for period in rates],
        y=list(rates.values()),
        name=name,
        mode=mode,
        line=line,
        marker={"symbol": "circle", "size": size, "color": line["color"]},
        connectgaps=False,
        hovertext=[official_hover(area, period, rate) for period, rate in rates.items()],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def official_hover(area: str, period: str, rate: float | None) -> str:
    """What an official figure says of itself when pointed at; nothing where there is none."""
    if rate is None:
        return ""
    return _("<b>{area}</b><br>{rate} miskin, {period}<br>angka resmi BPS").format(
        area=escape(area), rate=format.percent(rate), period=format.period(period)
    )


def _targets(
    rows: list[dict[str, Any]], kabupaten: Rounds, province: Rounds | None
) -> list[Target]:
    """The targets that have a place in the chart."""
    horizon = f"{int(kabupaten.last[:4]) + YEARS_AHEAD}-12"
    near = [row for row in rows if str(row["judged_on"]) <= horizon]
    newest = max((str(row["judged_on"]) for row in near), default="")
    # those that wait for the kabupaten's figure; when none does, those judged last
    waiting = [row for row in near if str(row["judged_on"]) > kabupaten.last]
    marks = []
    for row in waiting or [row for row in near if str(row["judged_on"]) == newest]:
        period, year = str(row["judged_on"]), str(row["deadline"])[:4]
        judge = kabupaten
        if row["rule"] == "below_province":
            if province is None:
                continue
            judge, value, aim = province, "", _("di bawah provinsi")
            rate = province.rates.get(period, province.rates[province.last])
            name = _("target {year}:\ndi bawah provinsi").format(year=year)
        elif row["high_pct"] is None:
            raise ValueError(
                f"the target of {row['said_by']} has neither the rule below_province nor a "
                "high_pct: give it one of the two"
            )
        else:
            rate = float(row["high_pct"])
            name = _("target {year}").format(year=year)
            aim = value = format.percent(rate)
        hover = _("<b>Target {year}: {aim}</b><br>{said_by}<br>diuji dengan angka {period}").format(
            year=year, aim=aim, said_by=escape(str(row["said_by"])), period=format.period(period)
        )
        at = format.first_day(period)
        guide_from = min(at, format.first_day(judge.last))
        marks.append(Target(at, rate, name, value, hover, guide_from))
    return marks


def _draw_targets(figure: go.Figure, marks: list[Target], mode: Mode) -> None:
    color = theme.palette(mode).target
    for mark in marks:
        figure.add_scatter(
            x=[mark.guide_from.isoformat(), mark.at.isoformat()],
            y=[mark.rate] * 2,
            name="target-guide",
            mode="lines",
            line={"color": color, "width": 2, "dash": "dot"},
            hoverinfo="skip",
        )
    if marks:
        figure.add_scatter(
            x=[mark.at.isoformat() for mark in marks],
            y=[mark.rate for mark in marks],
            name="target",
            mode="markers",
            marker={
                "symbol": "diamond-open",
                "size": 12,
                "color": color,
                "line": {"width": 2.5},
            },
            cliponaxis=False,
            hovertext=[mark.hover for mark in marks],
            hovertemplate="%{hovertext}<extra></extra>",
        )


def _year_axis(figure: go.Figure, first: date, last: date) -> None:
    """A tick at each March, a label at every few, the newest always: five fit a phone."""
    years = list(range(first.year, last.year + 1))
    step = -(-len(years) // 5)
    figure.update_xaxes(
        range=[
            (first - timedelta(days=150)).isoformat(),
            (last + timedelta(days=60)).isoformat(),
        ],
        tickmode="array",
        tickvals=[f"{year}-03-01" for year in years],
        ticktext=["" if (years[-1] - year) % step else str(year) for year in years],
        tickangle=0,
    )


def _description(areas: list[Rounds]) -> str:
    said = [
        _("{area} {first} ({from_period}) menjadi {last} ({to_period})").format(
            area=area.name,
            first=format.percent(next(iter(area.rates.values()))),
            from_period=format.period(next(iter(area.rates))),
            last=format.percent(area.rates[area.last]),
            to_period=format.period(area.last),
        )
        for area in areas
    ]
    return _("Grafik garis angka kemiskinan resmi: {areas}.").format(areas="; ".join(said))
