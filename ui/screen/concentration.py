"""The concentration curve: what part of the benefit reaches what part of the people."""

from typing import Final

import pandas as pd
import plotly.graph_objects as go

from language import numbers
from language.text import _
from ui.look import theme
from ui.look.theme import Mode
from ui.records import records
from ui.screen import canvas

HEIGHT: Final = 360
EMPTY_HEIGHT: Final = 120
BOTTOM: Final = 56  # px: tick labels and the name of the axis
TICKS: Final = (0, 20, 40, 60, 80, 100)


def concentration(frame: pd.DataFrame, mode: Mode, pillar: str) -> go.Figure:
    """A curve from nobody to everybody, beside the line on which all get alike.

    Args:
        frame: rows of `concentration_by_decile`, the lowest decile first; without any benefit
            its points are empty.
        pillar: 'protection' or 'empowerment', whose colour the programme has.
    """
    columns = ("decile_group", "population_below_pct", "benefit_below_pct")
    rows = records(frame, columns)
    if not rows or rows[-1]["benefit_below_pct"] is None:
        return canvas.nothing_yet(EMPTY_HEIGHT, mode)
    colors = theme.palette(mode)
    figure = canvas.start(HEIGHT, mode, right=24, bottom=BOTTOM)
    figure.add_scatter(
        x=[0, 100],
        y=[0, 100],
        name="even",
        mode="lines",
        line={"color": colors.province, "width": 1.5, "dash": "dash"},
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=[0.0, *(row["population_below_pct"] for row in rows)],
        y=[0.0, *(row["benefit_below_pct"] for row in rows)],
        name="benefit_below_pct",
        mode="lines+markers",
        line={"color": getattr(colors, pillar), "width": 3},
        marker={"symbol": "square", "size": 8, "opacity": 1},
        hovertext=["", *(_said(row) for row in rows)],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    figure.add_annotation(
        x=72,
        y=72,
        text=_("merata"),
        xanchor="left",
        yanchor="top",
        showarrow=False,
        font={"size": 13, "color": colors.province},
    )
    labels = [numbers.percent(tick, 0) for tick in TICKS]
    figure.update_xaxes(
        range=[0, 102],
        tickvals=list(TICKS),
        ticktext=labels,
        title={"text": _("penduduk, dari desil terbawah"), "font": {"size": 13}},
    )
    figure.update_yaxes(range=[0, 104], tickvals=list(TICKS), ticktext=labels)
    said = "; ".join(_said(row) for row in rows[:-1])
    return canvas.described(figure, _("Kurva konsentrasi: {points}.").format(points=said))


def _said(row: dict[str, float]) -> str:
    return _("{people} penduduk terbawah mendapat {benefit} manfaat").format(
        people=numbers.percent(row["population_below_pct"], 0),
        benefit=numbers.percent(row["benefit_below_pct"], 0),
    )
