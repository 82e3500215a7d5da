"""The band of an estimate over time: its area's colour at 20 %, broken where it is missing."""

from collections.abc import Mapping
from datetime import date
from typing import Final

import plotly.graph_objects as go

from ui.look import theme

OPACITY: Final = 0.2
ALONE: Final = 6  # px: the width of a band that has one release only


def draw_band(
    figure: go.Figure,
    bands: Mapping[str, tuple[float, float]],
    releases: Mapping[str, date],
    color: str,
) -> None:
    """Draw one ribbon for each run of releases that have a band.

    Args:
        bands: low and high in percent by release. releases: cut-off date of every release.
    """
    run: list[str] = []
    for release in [*releases, ""]:
        if release in bands:
            run.append(release)
            continue
        if run:
            _draw_run(figure, run, bands, releases, color)
        run = []


def _draw_run(
    figure: go.Figure,
    run: list[str],
    bands: Mapping[str, tuple[float, float]],
    releases: Mapping[str, date],
    color: str,
) -> None:
    days = [releases[release].isoformat() for release in run]
    low, high = [bands[release][0] for release in run], [bands[release][1] for release in run]
    if len(run) == 1:
        figure.add_scatter(
            x=days * 2,
            y=[low[0], high[0]],
            name="band",
            mode="lines",
            line={"color": theme.tint(color, OPACITY), "width": ALONE},
            hoverinfo="skip",
        )
        return
    figure.add_scatter(
        x=[*days, *reversed(days)],
        y=[*high, *reversed(low)],
        name="band",
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=theme.tint(color, OPACITY),
        hoverinfo="skip",
    )
