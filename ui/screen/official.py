"""The official series of the kabupaten and the province, and the targets set against it."""

from typing import Final

import pandas as pd
import plotly.graph_objects as go

from language import numbers
from language.text import _
from ui.look import theme
from ui.look.theme import Mode
from ui.records import records
from ui.screen import aims, canvas
from ui.screen.aims import Aim, aims_of, draw_aims
from ui.screen.breaks import draw_septembers, mark_breaks
from ui.screen.labels import EndLabel, margin_for, room_for, write_labels
from ui.screen.rounds import (
    FIRST_PERIOD,
    Rounds,
    common_marches,
    draw_rounds,
    rounds_of,
    shade_gap,
    year_axis,
)
from ui.words.areas import short_name

HEIGHT: Final = 420

_SERIES: Final = ("area_name", "level", "period", "p0_pct")


def official_series(
    official: pd.DataFrame, targets: pd.DataFrame, mode: Mode, *, since: str = FIRST_PERIOD
) -> go.Figure:
    """Official poverty rates since 2015: kabupaten, province, the gap between, and targets.

    Args:
        official: one row for each area and round, of one kabupaten and one province (other levels
            are left out): area_name, level, period ('2025-03'), p0_pct (percent; empty where BPS
            published none).
        targets: one row for each target of the kabupaten: deadline (ISO date), judged_on (the round
            that decides), rule ('below_province', or anything else with high_pct), high_pct
            (percent), said_by.
        since: the first period to show. Before 2015 the series are broken: September rounds then
            stand as loose points, and the breaks are marked.

    March rounds are joined. September's belong to another sample: only one newer than the last
    March is shown, as a loose point. The targets still to be judged are shown, or the last ones
    that were; one that lies far ahead would flatten the lines and is left out. 'Below the province'
    lies on the province's figure of that round, or on its latest one until BPS speaks; without any
    figure of the province it has no place and is not drawn.
    """
    rows = [row for row in records(official, _SERIES) if row["period"] >= since]
    wishes = records(targets, aims.COLUMNS)
    kabupaten = rounds_of(rows, "kabupaten")
    province = rounds_of(rows, "province")
    if kabupaten is None:
        return canvas.nothing_yet(HEIGHT, mode)

    marks = aims_of(wishes, kabupaten, province)
    labels = _labels(kabupaten, province, marks, mode)
    areas = [kabupaten] if province is None else [kabupaten, province]
    is_early = since < FIRST_PERIOD
    shown = [area.rates if is_early else {**area.marches, **area.newer} for area in areas]
    days = [numbers.first_day(period) for rates in shown for period in rates]
    first, last = min(days), max([*days, *(mark.at for mark in marks)])
    rates = [rate for area in shown for rate in area.values() if rate is not None]
    low, high = canvas.rate_range([*rates, *(mark.rate for mark in marks)])

    colors = theme.palette(mode)
    height = max(canvas.tall(HEIGHT), room_for(labels) + canvas.TOP + canvas.BOTTOM)
    figure = canvas.start(height, mode, right=margin_for(labels, first, last))
    if province is not None:
        shade_gap(figure, kabupaten, province, mode)
        dashed = {"color": colors.province, "width": 2, "dash": "dash"}
        draw_rounds(figure, province, "province", dashed, 5)
    draw_rounds(figure, kabupaten, "kabupaten", {"color": colors.area, "width": 4}, 9)
    draw_aims(figure, marks, mode)
    if is_early:
        for area, color in zip(areas, (colors.area, colors.province), strict=False):
            draw_septembers(figure, area, color)
        mark_breaks(figure, mode)
    canvas.rate_axis(figure, low, high)
    year_axis(figure, first, last)
    write_labels(figure, labels, low, high, mode)
    return canvas.described(figure, _description(areas))


def _labels(
    kabupaten: Rounds, province: Rounds | None, marks: list[Aim], mode: Mode
) -> list[EndLabel]:
    colors = theme.palette(mode)

    def label(area: Rounds, color: str) -> EndLabel:
        return EndLabel(
            x=numbers.first_day(area.last),
            y=area.rates[area.last],
            name=short_name(area.name),
            value=numbers.percent(area.rates[area.last]),
            color=color,
            note=numbers.short_period(area.last),
        )

    labels = [label(kabupaten, colors.area)]
    if province is not None:
        labels.append(label(province, colors.province))
        common = common_marches(kabupaten, province)
        if common:
            own, other = kabupaten.rates[common[-1]], province.rates[common[-1]]
            labels.append(
                EndLabel(
                    x=numbers.first_day(common[-1]),
                    y=(own + other) / 2,
                    name=_("selisih {gap}").format(
                        gap=numbers.points(abs(own - other), signed=False)
                    ),
                    value="",
                    color=colors.ink,
                )
            )
    labels += [
        EndLabel(mark.at, mark.rate, mark.name, mark.value, colors.target_ink) for mark in marks
    ]
    return labels


def _description(areas: list[Rounds]) -> str:
    said = [
        _("{area} {first} ({from_period}) menjadi {last} ({to_period})").format(
            area=area.name,
            first=numbers.percent(next(iter(area.rates.values()))),
            from_period=numbers.period(next(iter(area.rates))),
            last=numbers.percent(area.rates[area.last]),
            to_period=numbers.period(area.last),
        )
        for area in areas
    ]
    return _("Grafik garis angka kemiskinan resmi: {areas}.").format(areas="; ".join(said))
