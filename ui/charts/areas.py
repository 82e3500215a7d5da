"""Areas of one level side by side: a dot for each, the province as a line through all."""

from html import escape
from typing import Final, Literal

import pandas as pd
import plotly.graph_objects as go

from ui import format, theme
from ui.charts import canvas
from ui.charts.labels import text_width
from ui.records import records
from ui.text import _
from ui.theme import Mode

Measure = Literal["poverty_rate_pct", "decile1_share_pct"]

ROW: Final = 28  # px
TOP: Final = 28
BOTTOM: Final = 8
EMPTY_HEIGHT: Final = 200
NARROWEST: Final = 220  # px: the plot on a phone
VALUE: Final = 66  # px: '14,21 %' beside its dot


def area_dots(
    frame: pd.DataFrame,
    province_rate_pct: float | None,
    measure: Measure,
    mode: Mode,
    *,
    province_name: str = "",
) -> go.Figure:
    """One row for each area, the highest rate at the top; hidden areas at the foot.

    Args:
        frame: area_code, area_name, and the measure in percent, NULL where it is hidden.
        province_rate_pct: the official rate of the province, or None; drawn with the estimate
            ('poverty_rate_pct') only, because a registry share is another concept.
        province_name: what its line is called; 'provinsi' without one.
    """
    rows = records(frame, ("area_code", "area_name", measure), "area_dots")
    if not rows:
        return canvas.nothing_yet(EMPTY_HEIGHT, mode)
    rows.sort(key=lambda row: (row[measure] is None, -(row[measure] or 0), row["area_name"]))
    names = [str(row["area_name"]) for row in rows]
    rates = [float(row[measure]) for row in rows if row[measure] is not None]
    line = province_rate_pct if measure == "poverty_rate_pct" else None

    left = max(text_width(name, 14) for name in names) + 14
    top = 8 if line is None else TOP
    height = ROW * len(names) + top + BOTTOM
    figure = canvas.start(height, mode, left=left, right=12, top=top, bottom=BOTTOM)
    low, high = _range(rates, line)
    if rates:
        _draw_dots(figure, names, rates, line, measure, mode)
    if line is not None:
        words = f"{province_name or _('provinsi')} {format.percent(line)}"
        _draw_province(figure, words, line, low, high, len(names), mode)
    for row in range(len(rates), len(names)):
        _draw_hidden(figure, row, low, high, mode)
    figure.update_yaxes(
        range=[len(names) - 0.5, -0.5],
        tickmode="array",
        tickvals=list(range(len(names))),
        ticktext=[escape(name) for name in names],
        tickfont={"size": 14, "color": theme.palette(mode).ink},
        showgrid=False,
    )
    figure.update_xaxes(range=[low, high], showticklabels=False, ticks="", showline=False)
    return canvas.described(figure, _description(names, rates, line))


def _range(rates: list[float], line: float | None) -> tuple[float, float]:
    """An x range with room, in px of a phone, for the values beside the outermost dots."""
    ends = [*rates, *([] if line is None else [line])] or [0.0]
    low, high = min(ends), max(ends)
    if high - low < 1:
        low, high = (low + high) / 2 - 0.5, (low + high) / 2 + 0.5
    left = VALUE if line is not None and min(rates, default=line) < line else 14
    scale = (high - low) / (NARROWEST - left - VALUE)
    return low - left * scale, high + VALUE * scale


def _draw_dots(
    figure: go.Figure,
    names: list[str],
    rates: list[float],
    line: float | None,
    measure: Measure,
    mode: Mode,
) -> None:
    colors = theme.palette(mode)
    estimate = measure == "poverty_rate_pct"
    color = colors.area if estimate else colors.registry
    rows = list(range(len(rates)))
    if line is not None:
        figure.add_scatter(
            x=[x for rate in rates for x in (line, rate, None)],
            y=[y for row in rows for y in (row, row, None)],
            name="distance",
            mode="lines",
            line={"color": colors.rule, "width": 2},
            connectgaps=False,
            hoverinfo="skip",
        )
    # values on the side that looks away from the province, so that none lies on its line
    sides = [
        "middle left" if line is not None and rate < line else "middle right" for rate in rates
    ]
    words = (
        _("<b>{area}</b><br>perkiraan {rate} miskin")
        if estimate
        else _("<b>{area}</b><br>{rate} warga di desil 1 menurut registri")
    )
    hover = [
        words.format(area=escape(str(name)), rate=format.percent(rate))
        + (
            ""
            if line is None
            else "<br>" + _("{gap} terhadap provinsi").format(gap=format.points(rate - line))
        )
        for name, rate in zip(names, rates, strict=False)
    ]
    # A filled circle is an official figure, so an estimate is a ring holding its 20 % band colour;
    # paper behind it hides the line to the province.
    layers = [colors.paper, theme.tint(color, 0.2)] if estimate else [color]
    for fill in layers:
        top = fill == layers[-1]
        figure.add_scatter(
            x=rates,
            y=rows,
            name="area" if top else "area-ground",
            mode="markers+text" if top else "markers",
            marker={
                "symbol": "circle" if estimate else "square",
                "size": 13 if estimate else 11,
                "color": fill,
                "line": {"color": color, "width": 2.5 if estimate else 0},
            },
            text=["\u2002" + format.percent(rate) + "\u2002" for rate in rates] if top else None,
            textposition=sides,
            textfont={"size": 14, "color": colors.ink},
            cliponaxis=False,
            hovertext=hover,
            hovertemplate="%{hovertext}<extra></extra>" if top else None,
            hoverinfo=None if top else "skip",
        )


def _draw_province(
    figure: go.Figure, words: str, line: float, low: float, high: float, rows: int, mode: Mode
) -> None:
    color = theme.palette(mode).province
    figure.add_scatter(
        x=[line, line],
        y=[-0.5, rows - 0.5],
        name="province",
        mode="lines",
        line={"color": color, "width": 2, "dash": "dash"},
        hoverinfo="skip",
    )
    figure.data = (figure.data[-1], *figure.data[:-1])  # behind the dots
    # centred over its line, unless that would leave the plot of a phone
    half = text_width(words, 14) / 2
    at = (line - low) / (high - low) * NARROWEST
    anchor = "left" if at < half else "right" if NARROWEST - at < half else "center"
    figure.add_annotation(
        name="province-label",
        text=words,
        x=line,
        y=1,
        yref="paper",
        yanchor="bottom",
        xanchor=anchor,
        xshift={"left": -6, "right": 6, "center": 0}[anchor],
        showarrow=False,
        font={"size": 14, "color": color},
    )


def _draw_hidden(figure: go.Figure, row: int, low: float, high: float, mode: Mode) -> None:
    """A hatched strip and the word, never a zero or a blank."""
    colors = theme.palette(mode)
    figure.add_bar(
        x=[(high - low) * 0.12],
        y=[row],
        base=low + (high - low) * 0.02,
        orientation="h",
        width=0.5,
        name="hidden",
        marker={
            "color": colors.paper,
            "line": {"color": colors.rule, "width": 1},
            "pattern": {
                "shape": "/",
                "size": 6,
                "solidity": 0.3,
                "fgcolor": colors.muted,
                "bgcolor": colors.paper,
            },
        },
        hoverinfo="skip",
    )
    figure.add_annotation(
        name="hidden-label",
        text=format.hidden(),
        x=low + (high - low) * 0.14,
        y=row,
        xanchor="left",
        xshift=4,
        showarrow=False,
        bgcolor=colors.paper,  # the province's line does not cross the word
        font={"size": 14, "color": colors.muted},
    )


def _description(names: list[str], rates: list[float], line: float | None) -> str:
    parts = []
    hidden = len(names) - len(rates)
    if rates:
        parts.append(
            _("tertinggi {top} {top_rate}, terendah {foot} {foot_rate}").format(
                top=names[0],
                top_rate=format.percent(rates[0]),
                foot=names[len(rates) - 1],
                foot_rate=format.percent(rates[-1]),
            )
        )
    if line is not None:
        above = sum(rate > line for rate in rates)
        parts.append(_("{count} wilayah di atas provinsi").format(count=above))
    if hidden:
        parts.append(_("{count} wilayah disembunyikan").format(count=hidden))
    return _("Grafik titik untuk {count} wilayah: {parts}.").format(
        count=len(names), parts="; ".join(parts)
    )
