"""What BPS published of one area, round by round, and how it is drawn: filled circles, joined."""

from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Any, Final

import plotly.graph_objects as go

from language import numbers
from language.text import _
from ui.look import theme
from ui.look.theme import Mode

# Before 2015 a kabupaten's figure is September's: its gap to the province means something else.
FIRST_PERIOD: Final = "2015-03"


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

    @property
    def septembers(self) -> dict[str, float]:
        """Rounds of September up to the last March: another sample, loose points."""
        newer = self.newer
        return {
            p: rate for p, rate in self.rates.items() if not p.endswith("-03") and p not in newer
        }


def rounds_of(rows: list[dict[str, Any]], level: str) -> Rounds | None:
    """The published rounds of the area of a level; None without any. ValueError for two areas."""
    rows = [row for row in rows if row["level"] == level]
    names = list(dict.fromkeys(str(row["area_name"]) for row in rows))
    if len(names) > 1:
        raise ValueError(
            f"the chart draws one {level} and the frame has {', '.join(names)}: "
            "filter it by area_code first"
        )
    rates = {str(row["period"]): row["p0_pct"] for row in rows if row["p0_pct"] is not None}
    if not rates:
        return None
    return Rounds(names[0], {period: float(rates[period]) for period in sorted(rates)})


def common_marches(kabupaten: Rounds, province: Rounds) -> list[str]:
    """The Marches since 2015 for which both have a figure, in order."""
    return [
        p
        for p in kabupaten.rates
        if p.endswith("-03") and p in province.rates and p >= FIRST_PERIOD
    ]


def shade_gap(figure: go.Figure, kabupaten: Rounds, province: Rounds, mode: Mode) -> None:
    """Shade between the two March lines, and close it at the last round both have."""
    common = common_marches(kabupaten, province)
    if not common:
        return
    colors = theme.palette(mode)
    days = [numbers.first_day(period).isoformat() for period in common]
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


def draw_rounds(
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
        x=[numbers.first_day(period).isoformat() for period in rates],
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
        area=escape(area), rate=numbers.percent(rate), period=numbers.period(period)
    )


def year_axis(figure: go.Figure, first: date, last: date) -> None:
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
