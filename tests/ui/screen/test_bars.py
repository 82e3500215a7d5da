"""Bars: changes with falls above and rises below, and plain ones from zero."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from language import text
from pages.trend import movers
from tests.ui.screen.figures import trace, words
from ui.look import theme
from ui.look.theme import MODES, Mode
from ui.screen import alt, bars


def moved(**changes: float | None) -> pd.DataFrame:
    return pd.DataFrame({"area_name": list(changes), "change_pp": list(changes.values())})


def draw(frame: pd.DataFrame, mode: Mode = "light") -> go.Figure:
    rows = movers.in_order(frame)
    return bars.figure(movers.picture(rows), movers.alt(rows), mode)


def test_the_greatest_fall_is_on_top_and_who_has_no_change_is_left_out() -> None:
    figure = draw(moved(Wungu=0.16, Kare=None, Geger=-0.34, Jiwan=-0.31))
    assert list(figure.layout.yaxis.ticktext) == ["Geger", "Jiwan", "Wungu"]
    assert list(trace(figure, "bar").x) == [-0.34, -0.31, 0.16]


@pytest.mark.parametrize("mode", MODES)
def test_direction_is_told_by_arrow_sign_and_colour(mode: Mode) -> None:
    colors = theme.palette(mode)
    bars = trace(draw(moved(Geger=-0.34, Mejayan=0.001, Wungu=0.16), mode), "bar")
    assert list(bars.text) == ["▼ −0,34", "= 0,00", "▲ +0,16"]
    assert list(bars.marker.color) == [colors.better, colors.muted, colors.worse]


def test_a_direction_is_named_only_where_somebody_went() -> None:
    assert words(draw(moved(A=-0.1, B=-0.2)), "direction") == ["▼ turun"]
    assert words(draw(moved(A=0.1)), "direction") == ["▲ naik"]
    assert words(draw(moved(A=0.0)), "direction") == []


@pytest.mark.parametrize(
    "changes", [{"A": -0.3}, {"A": 0.3}, {"A": -9.0, "B": 0.01}, {"A": 0.0}, {"A": -1.0, "B": 1.0}]
)
def test_there_is_room_for_the_values_on_a_phone(changes: dict[str, float]) -> None:
    low, high = draw(moved(**changes)).layout.xaxis.range
    px = 220 / (high - low)
    assert low <= 0 <= high
    for change in changes.values():
        assert (change - low if change < 0 else high - change) * px >= 60


@pytest.mark.parametrize("frame", [moved(), moved(Kare=None)])
def test_nobody_moved_is_said(frame: pd.DataFrame) -> None:
    assert alt(draw(frame)) == "belum ada data"


def test_says_what_it_is_in_both_languages_in_one_sentence() -> None:
    assert alt(draw(moved(Geger=-0.34, Wungu=0.16))) == (
        "Grafik batang perubahan 2 wilayah: Geger turun 0,34\u00a0poin; Wungu naik 0,16\u00a0poin."
    )
    text.use("en")
    many = draw(moved(**{f"A{place:02}": place / 10 for place in range(1, 16)}))
    assert alt(many) == (
        "Bar chart of change by area (15): A01 up 0.10\u00a0points; "
        "A02 up 0.20\u00a0points; A03 up 0.30\u00a0points; …; "
        "A13 up 1.30\u00a0points; A14 up 1.40\u00a0points; "
        "A15 up 1.50\u00a0points."
    )


def test_names_run_no_html() -> None:
    figure = draw(moved(**{"<i>x": 0.2}))
    assert list(figure.layout.yaxis.ticktext) == ["&lt;i&gt;x"]
    assert trace(figure, "bar").hovertext[0].startswith("<b>&lt;i&gt;x</b>")


def test_a_lacking_column_is_named() -> None:
    with pytest.raises(ValueError, match=r"column\(s\) change_pp"):
        draw(moved(A=1.0).drop(columns="change_pp"))
