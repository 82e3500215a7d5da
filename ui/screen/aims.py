"""Where a target lies in a chart of official figures: an open diamond on a dotted guide."""

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any, Final

import plotly.graph_objects as go

from language import numbers
from language.text import _
from ui.look import theme
from ui.look.theme import Mode
from ui.screen.rounds import Rounds

YEARS_AHEAD: Final = 3  # how far after the last figure a target is still shown
COLUMNS: Final = ("deadline", "judged_on", "rule", "high_pct", "said_by")


@dataclass(frozen=True)
class Aim:
    """Where a target lies in the chart, and what is said of it."""

    at: date
    rate: float
    name: str
    value: str
    hover: str
    guide_from: date  # the last figure that it is held against


def aims_of(rows: list[dict[str, Any]], kabupaten: Rounds, province: Rounds | None) -> list[Aim]:
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
            aim = value = numbers.percent(rate)
        hover = _("<b>Target {year}: {aim}</b><br>{said_by}<br>diuji dengan angka {period}").format(
            year=year, aim=aim, said_by=escape(str(row["said_by"])), period=numbers.period(period)
        )
        at = numbers.first_day(period)
        guide_from = min(at, numbers.first_day(judge.last))
        marks.append(Aim(at, rate, name, value, hover, guide_from))
    return marks


def draw_aims(figure: go.Figure, marks: list[Aim], mode: Mode, until: date | None = None) -> None:
    """Draw the diamonds and their guides; `until`: how far to the right a guide runs."""
    color = theme.palette(mode).target
    for mark in marks:
        figure.add_scatter(
            x=[mark.guide_from.isoformat(), (until or mark.at).isoformat()],
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
