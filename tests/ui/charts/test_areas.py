"""Areas side by side: the order, the province's line, and the hidden ones at the foot."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from tests.ui.charts.figures import drawn, notes, trace, traces, words
from ui import text, theme
from ui.charts import alt, area_dots
from ui.theme import MODES, Mode


def areas(**rates: float | None) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "area_code": [f"35.19.{place:02}" for place, _ in enumerate(rates, start=1)],
            "area_name": list(rates),
            "poverty_rate_pct": pd.array(list(rates.values()), dtype="Float64"),
            "decile1_share_pct": list(rates.values()),
        }
    )


def draw(frame: pd.DataFrame, line: float | None = 9.06, **more: Any) -> go.Figure:
    return area_dots(frame, line, "poverty_rate_pct", "light", **more)


def test_the_highest_stands_at_the_top_and_the_hidden_at_the_foot() -> None:
    figure = draw(areas(Dolopo=8.0, Kare=None, Wungu=12.0, Geger=8.0))
    assert list(figure.layout.yaxis.ticktext) == ["Wungu", "Dolopo", "Geger", "Kare"]
    top, foot = figure.layout.yaxis.range
    assert top > foot  # row 0 is the upper one
    assert list(trace(figure, "area").x) == [12.0, 8.0, 8.0]
    assert list(trace(figure, "area").y) == [0, 1, 2]


def test_a_hidden_area_is_hatched_and_named_never_zero() -> None:
    figure = draw(areas(Wungu=12.0, Kare=None))
    (bar,) = traces(figure, "hidden")
    assert bar.marker.pattern.shape == "/"
    (word,) = notes(figure, "hidden-label")
    assert (word.text, word.y) == ("disembunyikan", 1)
    assert 0 not in trace(figure, "area").x


def test_all_hidden_still_shows_every_area() -> None:
    figure = draw(areas(Wungu=None, Kare=None))
    assert list(figure.layout.yaxis.ticktext) == ["Kare", "Wungu"]
    assert len(traces(figure, "hidden")) == 2
    assert not traces(figure, "area")


@pytest.mark.parametrize("mode", MODES)
def test_an_estimate_is_a_ring_a_share_a_square(mode: Mode) -> None:
    frame, colors = areas(Wungu=12.0), theme.palette(mode)
    ring = trace(area_dots(frame, 9.06, "poverty_rate_pct", mode), "area").marker
    assert (ring.symbol, ring.line.color) == ("circle", colors.area)
    assert ring.color == theme.tint(colors.area, 0.2)
    square = trace(area_dots(frame, 9.06, "decile1_share_pct", mode), "area").marker
    assert (square.symbol, square.color) == ("square", colors.registry)


def test_the_province_is_a_dashed_line_behind_the_dots_with_its_name() -> None:
    figure = draw(areas(Wungu=12.0), province_name="Jawa Timur")
    hindmost = drawn(figure)[0]
    assert hindmost.name == "province"
    assert (hindmost.line.dash, list(hindmost.x)) == ("dash", [9.06, 9.06])
    assert words(figure, "province-label") == ["Jawa Timur 9,06\u00a0%"]
    assert words(draw(areas(Wungu=12.0)), "province-label") == ["provinsi 9,06\u00a0%"]


@pytest.mark.parametrize("line", [None, 9.06])
def test_a_registry_share_is_never_set_against_the_official_rate(line: float | None) -> None:
    figure = area_dots(areas(Wungu=12.0), line, "decile1_share_pct", "light")
    assert not traces(figure, "province")
    assert not traces(figure, "distance")


def test_a_value_stands_on_the_side_that_looks_away_from_the_line() -> None:
    dots = trace(draw(areas(Wungu=12.0, Dolopo=8.0)), "area")
    assert list(dots.textposition) == ["middle right", "middle left"]
    assert [value.strip("\u2002") for value in dots.text] == ["12,00\u00a0%", "8,00\u00a0%"]


@pytest.mark.parametrize("rates", [{"Wungu": 9.06}, {"Wungu": 14.9, "Kare": 1.0}, {"Kare": 30.0}])
def test_there_is_room_for_the_values_on_a_phone(rates: dict[str, float]) -> None:
    figure = draw(areas(**rates))
    low, high = figure.layout.xaxis.range
    px = 220 / (high - low)
    assert (high - max(rates.values())) * px >= 60
    below = [rate for rate in rates.values() if rate < 9.06]
    assert all((rate - low) * px >= 60 for rate in below)


def test_a_row_for_each_area_sets_the_height_and_long_names_the_margin() -> None:
    one, three = draw(areas(A=9.0)), draw(areas(A=9.0, B=9.0, C=None))
    assert three.layout.height - one.layout.height == 2 * 28
    name = "Kedungrejo dan Sumberbendo Wetan"
    assert draw(areas(**{name: 9.0})).layout.margin.l > one.layout.margin.l + 100


def test_an_empty_frame_says_so() -> None:
    assert alt(draw(areas())) == "belum ada data"


def test_says_what_it_is_in_both_languages() -> None:
    frame = areas(Wungu=12.0, Dolopo=8.0, Kare=None)
    assert alt(draw(frame)) == (
        "Grafik titik untuk 3 wilayah: tertinggi Wungu 12,00\u00a0%, terendah Dolopo 8,00\u00a0%; "
        "1 wilayah di atas provinsi; 1 wilayah disembunyikan."
    )
    text.use("en")
    assert alt(draw(frame)) == (
        "Dot chart of areas (3): highest Wungu 12.00%, lowest Dolopo 8.00%; "
        "1 above the province; 1 hidden."
    )
    assert words(draw(frame), "hidden-label") == ["hidden"]


def test_names_run_no_html() -> None:
    figure = draw(areas(**{"<i>x": 9.0}))
    assert list(figure.layout.yaxis.ticktext) == ["&lt;i&gt;x"]
    assert trace(figure, "area").hovertext[0].startswith("<b>&lt;i&gt;x</b>")
