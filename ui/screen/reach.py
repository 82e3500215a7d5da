"""How many are not reached, and how many are outside the rule, by release."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from language import numbers
from language.text import _
from ui.look import theme
from ui.look.theme import Mode
from ui.records import records
from ui.screen import canvas
from ui.screen.labels import EndLabel, margin_for, write_labels
from ui.screen.releases import release_axis

HEIGHT: Final = 320
BOTTOM: Final = 60  # px: two lines of tick labels


@dataclass(frozen=True)
class Line:
    """One share over the releases of the frame, in percent; None where it is of too few."""

    measure: str
    name: str
    rates: Sequence[float | None]
    color: str
    dash: str


def reach(frame: pd.DataFrame, mode: Mode, pillar: str = "") -> go.Figure:
    """Shares by the cut-off date of each release, from zero.

    Args:
        frame: release, cutoff and exclusion_pct with leakage_pct (one programme), or unreached_pct
            (any programme); one of too few breaks its line.
        pillar: 'protection' or 'empowerment', whose colour a programme has.
    """
    colors = theme.palette(mode)
    own = getattr(colors, pillar) if pillar else colors.registry
    offered = {
        "unreached_pct": (_("tanpa program"), own, "solid"),
        "exclusion_pct": (_("belum terjangkau"), own, "solid"),
        "leakage_pct": (_("di luar aturan"), own, "dot"),
    }
    shown = [name for name in offered if name in frame.columns]
    rows = records(frame, ("release", "cutoff", *shown))
    lines = [
        Line(name, offered[name][0], [row[name] for row in rows], *offered[name][1:])
        for name in shown
    ]
    lines = [line for line in lines if any(rate is not None for rate in line.rates)]
    if not rows:
        return canvas.nothing_yet(HEIGHT, mode)
    if not lines:
        return canvas.nothing_yet(HEIGHT, mode, _("Terlalu sedikit untuk persen."))
    days = [numbers.day(row["cutoff"]) for row in rows]
    labels = [_label(line, days) for line in lines]
    high = max(rate for line in lines for rate in line.rates if rate is not None)
    high = max(high * 1.15, 2.0)
    figure = canvas.start(
        canvas.tall(HEIGHT), mode, right=margin_for(labels, days[0], days[-1]), bottom=BOTTOM
    )
    for line in lines:
        _draw(figure, line, rows, days)
    canvas.rate_axis(figure, 0.0, high)
    release_axis(figure, days, days[0])
    write_labels(figure, labels, 0.0, high, mode)
    said = "; ".join(f"{line.name} {numbers.percent(_last(line), 0)}" for line in lines)
    return canvas.described(figure, _("Grafik garis menurut rilis: {lines}.").format(lines=said))


def _last(line: Line) -> float | None:
    return [rate for rate in line.rates if rate is not None][-1]


def _label(line: Line, days: Sequence[date]) -> EndLabel:
    place = max(i for i, rate in enumerate(line.rates) if rate is not None)
    note = "" if place == len(days) - 1 else numbers.short_period(f"{days[place]:%Y-%m}")
    rate = _last(line) or 0.0
    return EndLabel(days[-1], rate, line.name, numbers.percent(rate, 0), line.color, note)


def _draw(
    figure: go.Figure, line: Line, rows: Sequence[dict[str, Any]], days: Sequence[date]
) -> None:
    figure.add_scatter(
        x=[day.isoformat() for day in days],
        y=list(line.rates),
        name=line.measure,
        mode="lines+markers",
        line={"color": line.color, "width": 3, "dash": line.dash},
        marker={"symbol": "square", "size": 8, "color": line.color, "opacity": 1},
        connectgaps=False,
        hovertext=[
            ""
            if rate is None
            else _("<b>{name}</b>: {rate}<br>{release}, data per {date}").format(
                name=escape(line.name),
                rate=numbers.percent(rate),
                release=numbers.release(str(row["release"])),
                date=numbers.date(day),
            )
            for rate, row, day in zip(line.rates, rows, days, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
