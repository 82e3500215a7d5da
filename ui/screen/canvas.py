"""What every chart starts from: an empty figure in the house style, and Plotly's configuration."""

import re
from collections.abc import Collection
from typing import Any, Final

import htpy as h
import plotly.graph_objects as go
from babel.dates import get_day_names, get_month_names
from markupsafe import Markup, escape

from language import numbers, text
from language.text import _
from ui.look import theme
from ui.look.theme import Mode

LEFT: Final = 52  # px: '12,5 %' beside the axis
TOP: Final = 16
BOTTOM: Final = 44  # a line of tick labels, and the note about the axis
BREAK: Final = Markup(h.br)
_STARS: Final = re.compile(r"\*\*(.+?)\*\*")
_BOLD: Final = str(Markup(h.b[r"\1"]))
STEPS: Final = (0.5, 1, 2, 5, 10, 20)  # percent between two ticks


def start(
    height: int,
    mode: Mode,
    *,
    right: int,
    left: int = LEFT,
    top: int = TOP,
    bottom: int = BOTTOM,
) -> go.Figure:
    """An empty figure of that height in px, with the mode's template and the language's commas."""
    figure = go.Figure()
    figure.update_layout(
        template=theme.plotly_template(mode),
        height=height,
        margin={"l": left, "r": right, "t": top, "b": bottom},
        separators=",." if text.language() == "id" else ".,",
    )
    return figure


def nothing_yet(height: int, mode: Mode, words: str = "") -> go.Figure:
    """The chart of an empty frame: 'belum ada data', or other words, in the place kept for it."""
    figure = start(height, mode, right=16, left=16)
    words = words or _("belum ada data")
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.add_annotation(
        text=words,
        x=0.5,
        y=0.5,
        xref="paper",
        yref="paper",
        showarrow=False,
        font={"size": 16, "color": theme.palette(mode).muted},
    )
    return described(figure, words)


def label(words: str, is_bold: bool = False) -> Markup:
    """Words as Plotly takes them: escaped, lines as lines, in bold where they are to stand out."""
    said = escape(words).replace("\n", BREAK)
    return Markup(h.b[said]) if is_bold else said


def hover(words: str) -> Markup:
    """What is said when something is pointed at: **two stars** as bold, lines as lines."""
    return Markup(_STARS.sub(_BOLD, str(label(words))))


def described(figure: go.Figure, words: str) -> go.Figure:
    """The figure, with the sentence that a screen reader says instead of it."""
    figure.layout.meta = {"alt": words}
    return figure


def alt(figure: go.Figure) -> str:
    """The one-sentence description of a chart from this package, for `st.plotly_chart(alt=)`."""
    layout: Any = figure.layout  # Plotly declares no types here
    return layout.meta["alt"]


def rate_range(
    values: Collection[float], *, above: float = 0.08, below: float = 0.08
) -> tuple[float, float]:
    """A y range around rates in percent, at least two points wide so that noise stays small."""
    low, high = min(values), max(values)
    if high - low < 2:
        middle = (low + high) / 2
        low, high = middle - 1, middle + 1
    span = high - low
    return max(0.0, low - below * span), high + above * span


def rate_axis(figure: go.Figure, low: float, high: float) -> None:
    """A vertical axis of rates, about five ticks with equal decimals.

    Says so under the chart when it does not start at zero.
    """
    step = next((step for step in STEPS if (high - low) / step <= 6), STEPS[-1])
    figure.update_yaxes(
        range=[low, high],
        tick0=0,
        dtick=step,
        tickformat=".1f" if step < 1 else ".0f",
        ticksuffix=numbers.percent_sign(),
    )
    if low > 0:
        axis_note(figure, _("Sumbu tegak tidak mulai dari nol."))


def axis_note(figure: go.Figure, words: str) -> None:
    """A small line at the foot of the figure."""
    layout: Any = figure.layout
    figure.add_annotation(
        text=words,
        name="axis-note",
        x=0,
        xref="paper",
        xanchor="left",
        xshift=-(layout.margin.l or 0),
        y=0,
        yref="paper",
        yanchor="bottom",
        yshift=-(layout.margin.b or 0),
        showarrow=False,
        font={"size": 14, "color": layout.template.layout.yaxis.tickfont.color},
    )


def config() -> dict[str, Any]:
    """Plotly's configuration: no logo, no buttons, the calendar of the language."""
    language = text.language()
    configuration: dict[str, Any] = {
        "displaylogo": False,
        # Its one button would save a bare picture; ours has title and source (ui/paper/slide.py).
        "displayModeBar": False,
        "responsive": True,
        "scrollZoom": False,
        "doubleClick": False,
        "showTips": False,
        "locale": language,
    }
    if language != "en":  # English is built into plotly.js
        configuration["locales"] = {language: _plotly_locale()}
    return configuration


def _plotly_locale() -> dict[str, Any]:
    locale = text.locale()

    def months(width: str) -> list[str]:
        names = get_month_names(width, locale=locale)  # pyright: ignore[reportArgumentType]
        return [names[month] for month in range(1, 13)]

    def days(width: str) -> list[str]:
        names = get_day_names(width, locale=locale)  # pyright: ignore[reportArgumentType]
        return [names[(day - 1) % 7] for day in range(7)]  # plotly's week starts on Sunday

    return {
        "format": {
            "days": days("wide"),
            "shortDays": days("abbreviated"),
            "months": months("wide"),
            "shortMonths": months("abbreviated"),
            "date": "%d/%m/%Y",
            "decimal": ",",
            "thousands": ".",
        },
    }
