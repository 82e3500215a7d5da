"""What BPS published of one area, round by round, and how it is drawn: filled circles, joined."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

import plotly.graph_objects as go

from language import numbers
from ui.exhibit import Mark, Rounds
from ui.look import theme
from ui.look.theme import Mode
from ui.screen import canvas
from ui.words import official
from ui.words.official import FIRST_COMPARABLE

MARCH: Final = "-03"


def last(area: Rounds) -> str:
    """The newest period."""
    return next(reversed(list(area.rates)))


def marches(area: Rounds) -> dict[str, float | None]:
    """Every March from the first to the last, None where none was published."""
    years = [int(period[:4]) for period in area.rates if period.endswith(MARCH)]
    span = range(years[0], years[-1] + 1) if years else ()
    return {f"{year}{MARCH}": area.rates.get(f"{year}{MARCH}") for year in span}


def newer(area: Rounds) -> dict[str, float]:
    """Rounds after the last March: September's is another sample, never joined with March."""
    known = list(marches(area))
    return {p: rate for p, rate in area.rates.items() if not known or p > known[-1]}


def septembers(area: Rounds) -> dict[str, float]:
    """Rounds of September up to the last March: another sample, loose points."""
    late = newer(area)
    return {p: rate for p, rate in area.rates.items() if not p.endswith(MARCH) and p not in late}


def common_marches(own: Rounds, around: Rounds) -> list[str]:
    """The Marches since 2015 for which both have a figure, in order."""
    return [
        p for p in own.rates if p.endswith(MARCH) and p in around.rates and p >= FIRST_COMPARABLE
    ]


def shade_gap(drawn: go.Figure, own: Rounds, around: Rounds, mode: Mode) -> None:
    """Shade between the two March lines, and close it at the last round both have."""
    common = common_marches(own, around)
    if not common:
        return
    colors = theme.palette(mode)
    days = [numbers.first_day(period).isoformat() for period in common]
    ours = [own.rates[period] for period in common]
    others = [around.rates[period] for period in common]
    shared: dict[str, Any] = {"x": days, "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    drawn.add_scatter(y=others, name="gap-floor", **shared)
    drawn.add_scatter(
        y=ours, name="gap", fill="tonexty", fillcolor=theme.tint(colors.area, 0.12), **shared
    )
    drawn.add_scatter(
        x=[days[-1]] * 2,
        y=[ours[-1], others[-1]],
        name="gap-edge",
        mode="lines",
        line={"color": colors.muted, "width": 1},
        hoverinfo="skip",
    )


def draw_rounds(drawn: go.Figure, area: Rounds, name: str, line: dict[str, Any], size: int) -> None:
    """March rounds as a line with filled circles, a newer round as a loose point."""
    joined, late = marches(area), newer(area)
    if joined:
        _draw(drawn, joined, area.name, name, "lines+markers", line, size)
    if late:
        loose = {"color": line["color"]}
        _draw(drawn, late, area.name, f"{name}-newer", "markers", loose, size)


def draw_septembers(drawn: go.Figure, area: Rounds, color: str) -> None:
    """September rounds as small loose points: another sample than March, never joined with it."""
    loose = septembers(area)
    if loose:
        _draw(drawn, loose, area.name, "september", "markers", {"color": color}, 5)


def _draw(
    drawn: go.Figure,
    rates: Mapping[str, float | None],
    area: str,
    name: str,
    mode: str,
    line: dict[str, Any],
    size: int,
) -> None:
    drawn.add_scatter(
        x=[numbers.first_day(period).isoformat() for period in rates],
        y=list(rates.values()),
        name=name,
        mode=mode,
        line=line,
        marker={"symbol": "circle", "size": size, "color": line["color"]},
        connectgaps=False,
        hovertext=[
            canvas.hover(official.hover(area, period, rate)) for period, rate in rates.items()
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def draw_aims(
    drawn: go.Figure, aims: tuple[Mark, ...], mode: Mode, until: date | None = None
) -> None:
    """Targets: open diamonds on dotted guides; until: how far to the right a guide runs."""
    color = theme.palette(mode).target
    for aim in aims:
        drawn.add_scatter(
            x=[(aim.guide_from or aim.day).isoformat(), (until or aim.day).isoformat()],
            y=[aim.value] * 2,
            name="target-guide",
            mode="lines",
            line={"color": color, "width": 2, "dash": "dot"},
            hoverinfo="skip",
        )
    if aims:
        drawn.add_scatter(
            x=[aim.day.isoformat() for aim in aims],
            y=[aim.value for aim in aims],
            name="target",
            mode="markers",
            marker={
                "symbol": "diamond-open",
                "size": 12,
                "color": color,
                "line": {"width": 2.5},
            },
            cliponaxis=False,
            hovertext=[canvas.hover(aim.hover) for aim in aims],
            hovertemplate="%{hovertext}<extra></extra>",
        )


def mark_breaks(drawn: go.Figure, mode: Mode) -> None:
    """A dotted line where figures may not be compared, with the reason."""
    color = theme.palette(mode).muted
    for at, words in official.breaks().items():
        day = numbers.first_day(at).isoformat()
        is_early = at < FIRST_COMPARABLE
        drawn.add_shape(
            type="line",
            name="break",
            x0=day,
            x1=day,
            y0=0,
            y1=1,
            yref="paper",
            line={"color": color, "width": 1, "dash": "dot"},
            layer="below",
        )
        drawn.add_annotation(
            name="break-label",
            text=words,
            x=day,
            y=0 if is_early else 1,
            yref="paper",
            xanchor="right",
            yanchor="bottom" if is_early else "top",
            xshift=-4,
            showarrow=False,
            font={"size": 14, "color": color},
        )


def year_axis(drawn: go.Figure, first: date, last: date) -> None:
    """A tick at each March, a label at every few, the newest always: five fit a phone."""
    years = list(range(first.year, last.year + 1))
    step = -(-len(years) // 5)
    drawn.update_xaxes(
        range=[
            (first - timedelta(days=150)).isoformat(),
            (last + timedelta(days=60)).isoformat(),
        ],
        tickmode="array",
        tickvals=[f"{year}-03-01" for year in years],
        ticktext=["" if (years[-1] - year) % step else str(year) for year in years],
        tickangle=0,
    )
