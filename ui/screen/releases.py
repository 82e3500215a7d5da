"""The axis of the releases: what charts over cut-off dates share."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

import plotly.graph_objects as go
from babel.dates import format_date

from language import text
from ui.screen import canvas

TICK_LABELS: Final = 4


def release_axis(figure: go.Figure, days: Sequence[date], first: date) -> None:
    """A tick at each cut-off; the month of a few, the newest among them; the year at its change.

    Args:
        days: the cut-offs, oldest first.
        first: where the axis begins: the first of them, or an earlier day that is drawn too.
    """
    step = -(-len(days) // TICK_LABELS)
    labels: list[str] = []
    year = 0
    for place, day in enumerate(days):
        if (len(days) - 1 - place) % step:
            labels.append("")
            continue
        month = format_date(day, "MMM", locale=text.locale())
        labels.append(month if day.year == year else canvas.label(f"{month}\n{day.year}"))
        year = day.year
    pad = timedelta(days=round(max((days[-1] - first).days, 90) * 0.04))
    figure.update_xaxes(
        range=[(first - pad).isoformat(), (days[-1] + pad / 2).isoformat()],
        tickmode="array",
        tickvals=[day.isoformat() for day in days],
        ticktext=labels,
        tickangle=0,
    )
