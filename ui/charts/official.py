"""The official series of the kabupaten and the province, and the targets set against it."""

from datetime import date
from html import escape
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from ui import format, theme
from ui.charts import canvas
from ui.charts.labels import EndLabel, margin_for, room_for, short_name, write_labels
from ui.text import _
from ui.theme import Mode

# Before 2015 a kabupaten's figure is September's: its gap to the province means something else.
FIRST_PERIOD: Final = "2015-03"
HEIGHT: Final = 420


def official_series(official: pd.DataFrame, targets: pd.DataFrame, mode: Mode) -> go.Figure:
    """Official poverty rates since 2015: kabupaten, province, the gap between, and targets.

    Args:
        official: one row for each area and round, of one kabupaten and one province (the nation
            is left out): area_code, area_name, period ('2025-03'), p0_pct (percent; empty where
            BPS published none).
        targets: one row for each target: deadline (ISO date), judged_on (the round that decides),
            rule ('below_province', or anything else with high_pct), high_pct (percent), said_by.

    The province's March rounds are joined, September's are loose points. A target still to be
    judged is named; one already judged keeps its diamond. 'Below the province' lies on the
    province's figure of that round, or on its latest one, with a dotted guide, until BPS speaks;
    without any figure of the province it has no place and is not drawn.
    """
    canvas.require(official, ["area_code", "area_name", "period", "p0_pct"], "official_series")
    canvas.require(
        targets, ["deadline", "judged_on", "rule", "high_pct", "said_by"], "official_series"
    )
    recent = official[official["period"] >= FIRST_PERIOD]
    code = recent["area_code"].astype(str)
    kabupaten = _rounds(recent[code.str.contains(".", regex=False)], "kabupaten")
    province = _rounds(recent[~code.str.contains(".", regex=False) & (code != "0")], "province")
    if kabupaten.empty:
        return canvas.nothing_yet(HEIGHT, mode)

    colors = theme.palette(mode)
    marks = _target_marks(targets, kabupaten, province)
    labels = [_label(kabupaten, colors.area)]
    if not province.empty:
        labels.append(_label(province, colors.province))
        gap = _gap(kabupaten, province)
        if gap is not None:
            labels.append(
                EndLabel(
                    gap["at"], gap["middle"], "", _("selisih {gap}").format(gap=gap["words"]),
                    colors.ink,
                )
            )  # fmt: skip
    labels += [
        EndLabel(mark["x"], mark["y"], mark["name"], mark["value"], colors.target_ink)
        for mark in marks
        if mark["named"]
    ]

    days = [format.first_day(p) for p in [*kabupaten.index, *province.index]]
    first, last = min(days), max([*days, *(mark["x"] for mark in marks)])
    rates = [*kabupaten["p0_pct"], *province["p0_pct"], *(mark["y"] for mark in marks)]
    low, high = canvas.rate_range(rates)

    height = max(HEIGHT, room_for(labels) + canvas.TOP + canvas.BOTTOM)
    figure = canvas.start(height, mode, right=margin_for(labels, first, last))
    if not province.empty:
        _shade_gap(figure, kabupaten, province, mode)
        dashed = {"color": colors.province, "width": 2, "dash": "dash"}
        _draw_rounds(figure, province, "province", dashed, 5)
    _draw_rounds(figure, kabupaten, "kabupaten", {"color": colors.area, "width": 4}, 9)
    _draw_targets(figure, marks, kabupaten, mode)
    canvas.rate_axis(figure, low, high)
    _year_axis(figure, first, last)
    write_labels(figure, labels, low, high, mode)
    return canvas.described(figure, _description(kabupaten, province))


def _rounds(rows: pd.DataFrame, what: str) -> pd.DataFrame:
    """Published rounds of one area by period; ValueError when two areas are mixed."""
    names = rows["area_name"].unique()
    if len(names) > 1:
        raise ValueError(
            f"official_series draws one {what}, the frame has {', '.join(map(str, names))}: "
            "filter it by area_code first"
        )
    return rows.dropna(subset=["p0_pct"]).set_index("period").sort_index()


def _marches(rounds: pd.DataFrame) -> pd.Series:
    """Rates of every March from the first to the last; NaN where none was published."""
    years = sorted({int(period[:4]) for period in rounds.index if period.endswith("-03")})
    if not years:
        return pd.Series(dtype="float64")
    every = [f"{year}-03" for year in range(years[0], years[-1] + 1)]
    return rounds["p0_pct"].astype("float64").reindex(every)


def _label(rounds: pd.DataFrame, color: str) -> EndLabel:
    last = str(rounds.index[-1])
    rate = float(rounds["p0_pct"].iloc[-1])
    return EndLabel(
        x=format.first_day(last),
        y=rate,
        name=short_name(str(rounds["area_name"].iloc[-1])),
        value=format.percent(rate),
        color=color,
        note=format.short_period(last),
    )


def _gap(kabupaten: pd.DataFrame, province: pd.DataFrame) -> dict[str, Any] | None:
    """The gap of the latest March that both have."""
    common = (_marches(kabupaten) - _marches(province)).dropna()
    if common.empty:
        return None
    period = str(common.index[-1])
    own, other = float(kabupaten["p0_pct"][period]), float(province["p0_pct"][period])
    return {
        "at": format.first_day(period),
        "middle": (own + other) / 2,
        "words": format.points(abs(own - other), signed=False),
    }


def _hover(name: str, periods: list[str], rates: list[float]) -> list[str]:
    return [
        "" if format.is_missing(rate) else
        _("<b>{area}</b><br>{rate} miskin, {period}<br>angka resmi BPS").format(
            area=escape(name), rate=format.percent(rate), period=format.period(period)
        )
        for period, rate in zip(periods, rates, strict=True)
    ]  # fmt: skip


def _shade_gap(
    figure: go.Figure, kabupaten: pd.DataFrame, province: pd.DataFrame, mode: Mode
) -> None:
    """Shade between the two March lines, and close it at the last round both have."""
    own, other = _marches(kabupaten), _marches(province)
    common = sorted(set(own.dropna().index) & set(other.dropna().index))
    if not common:
        return
    colors = theme.palette(mode)
    days = [format.first_day(period).isoformat() for period in common]
    shared: dict[str, Any] = {"x": days, "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    figure.add_scatter(y=other[common], name="gap-floor", **shared)
    figure.add_scatter(
        y=own[common],
        name="gap",
        fill="tonexty",
        fillcolor=theme.tint(colors.area, 0.12),
        **shared,
    )
    figure.add_scatter(
        x=[days[-1]] * 2,
        y=[own[common[-1]], other[common[-1]]],
        name="gap-edge",
        mode="lines",
        line={"color": colors.muted, "width": 1},
        hoverinfo="skip",
    )


def _draw_rounds(
    figure: go.Figure, rounds: pd.DataFrame, name: str, line: dict[str, Any], size: int
) -> None:
    """March rounds as a line with filled circles; September's, another sample, as loose points."""
    area = str(rounds["area_name"].iloc[-1])
    _points(figure, _marches(rounds), area, name=name, mode="lines+markers", line=line, size=size)
    others = rounds["p0_pct"][[not str(period).endswith("-03") for period in rounds.index]]
    if len(others):
        _points(
            figure,
            others,
            area,
            name=f"{name}-september",
            mode="markers",
            line={"color": line["color"]},
            size=size - 1,
        )


def _points(
    figure: go.Figure,
    rates: pd.Series,
    area: str,
    *,
    name: str,
    mode: str,
    line: dict[str, Any],
    size: int,
) -> None:
    periods = [str(period) for period in rates.index]
    figure.add_scatter(
        x=[format.first_day(period).isoformat() for period in periods],
        y=rates.tolist(),
        name=name,
        mode=mode,
        line=line,
        marker={"symbol": "circle", "size": size, "color": line["color"]},
        connectgaps=False,
        hovertext=_hover(area, periods, rates.tolist()),
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _target_marks(
    targets: pd.DataFrame, kabupaten: pd.DataFrame, province: pd.DataFrame
) -> list[dict[str, Any]]:
    """Where each target lies: x, y, what it says, and from where a guide leads to it."""
    judged = str(kabupaten.index[-1])
    open_ones = [str(p) for p in targets["judged_on"] if str(p) > judged]
    newest = max(map(str, targets["judged_on"]), default="")
    marks = []
    for target in targets.to_dict("records"):
        period = str(target["judged_on"])
        at = format.first_day(period)
        is_named = period > judged if open_ones else period == newest
        below = target["rule"] == "below_province"
        if not below and format.is_missing(target["high_pct"]):
            raise ValueError(
                f"the target of {target['said_by']} has neither the rule below_province nor a "
                "high_pct: give it one of the two"
            )
        if below and province.empty:
            continue
        guide_from = None
        if below:
            known = period in province.index
            rate = float(province["p0_pct"][period] if known else province["p0_pct"].iloc[-1])
            value = _("di bawah provinsi")
            if not known and at > format.first_day(str(province.index[-1])):
                guide_from = format.first_day(str(province.index[-1]))
        else:
            rate = float(target["high_pct"])
            value = format.percent(rate)
            if period > judged:
                guide_from = format.first_day(judged)
        year = str(target["deadline"])[:4]
        marks.append(
            {
                "x": at,
                "y": rate,
                "named": is_named,
                "name": _("target:\ndi bawah provinsi") if below
                else _("target {year}").format(year=year),
                "value": "" if below else value,
                "guide_from": guide_from,
                "hover": _(
                    "<b>Target {year}: {target}</b><br>{said_by}<br>diuji dengan angka {period}"
                ).format(
                    year=year,
                    target=value,
                    said_by=escape(str(target["said_by"])),
                    period=format.period(period),
                ),
            }
        )  # fmt: skip
    return marks


def _draw_targets(
    figure: go.Figure, marks: list[dict[str, Any]], kabupaten: pd.DataFrame, mode: Mode
) -> None:
    colors = theme.palette(mode)
    for mark in marks:
        if mark["guide_from"] is not None:
            figure.add_scatter(
                x=[mark["guide_from"].isoformat(), mark["x"].isoformat()],
                y=[mark["y"]] * 2,
                name="target-guide",
                mode="lines",
                line={"color": colors.target, "width": 2, "dash": "dot"},
                hoverinfo="skip",
            )
    if marks:
        figure.add_scatter(
            x=[mark["x"].isoformat() for mark in marks],
            y=[mark["y"] for mark in marks],
            name="target",
            mode="markers",
            marker={
                "symbol": "diamond-open",
                "size": 12,
                "color": colors.target,
                "line": {"width": 2.5, "color": colors.target},
            },
            hovertext=[mark["hover"] for mark in marks],
            hovertemplate="%{hovertext}<extra></extra>",
        )


def _year_axis(figure: go.Figure, first: date, last: date) -> None:
    """A tick at each March, a label at every few: five labels fit a phone."""
    years = list(range(first.year, last.year + 1))
    step = -(-len(years) // 5)
    figure.update_xaxes(
        range=[
            (pd.Timestamp(first) - pd.Timedelta(days=150)).date().isoformat(),
            (pd.Timestamp(last) + pd.Timedelta(days=60)).date().isoformat(),
        ],
        tickmode="array",
        tickvals=[f"{year}-03-01" for year in years],
        ticktext=[str(year) if i % step == 0 else "" for i, year in enumerate(years)],
        tickangle=0,
    )


def _description(kabupaten: pd.DataFrame, province: pd.DataFrame) -> str:
    def said(rounds: pd.DataFrame) -> str:
        return _("{area} {first} ({from_period}) menjadi {last} ({to_period})").format(
            area=rounds["area_name"].iloc[-1],
            first=format.percent(rounds["p0_pct"].iloc[0]),
            from_period=format.period(str(rounds.index[0])),
            last=format.percent(rounds["p0_pct"].iloc[-1]),
            to_period=format.period(str(rounds.index[-1])),
        )

    areas = [said(rounds) for rounds in (kabupaten, province) if not rounds.empty]
    return _("Grafik garis angka kemiskinan resmi: {areas}.").format(areas="; ".join(areas))
