"""Areas side by side: class before rate, the band, the province's line, those without last."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from language import text
from tests.ui.charts.figures import drawn, notes, trace, traces, words
from ui.look import theme
from ui.look.theme import MODES, Mode
from ui.screen import alt, area_bands

Row = tuple[str, float | None, str | None]
ROWS: list[Row] = [
    ("Dolopo", 8.0, "not_distinguishable"),
    ("Kare", None, None),
    ("Wungu", 12.0, "above"),
    ("Geger", 12.5, "not_distinguishable"),
    ("Jiwan", 4.0, "below"),
]


def areas(*rows: Row) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (name, rate, rate and rate - 2, rate and rate + 3, kind)
            for name, rate, kind in rows or ROWS
        ],
        columns=["area_name", "estimate_pct", "low_pct", "high_pct", "class"],
    )


def draw(frame: pd.DataFrame, line: float | None = 9.06, **more: Any) -> go.Figure:
    return area_bands(frame, line, "light", **more)


def test_the_class_comes_before_the_rate_and_those_without_last() -> None:
    figure = draw(areas())
    assert list(figure.layout.yaxis.ticktext) == ["Wungu", "Geger", "Dolopo", "Jiwan", "Kare"]
    top, foot = figure.layout.yaxis.range
    assert top > foot  # row 0 is the upper one


@pytest.mark.parametrize("mode", MODES)
def test_a_class_is_told_by_shape_and_colour(mode: Mode) -> None:
    figure, colors = area_bands(areas(), 9.06, mode), theme.palette(mode)
    marks = {
        kind: trace(figure, f"class-{kind}").marker
        for kind in ("above", "not_distinguishable", "below")
    }
    assert {marks[kind].symbol for kind in marks} == {"triangle-up", "circle", "triangle-down"}
    assert marks["above"].color == colors.above
    assert marks["below"].color == colors.below
    assert marks["not_distinguishable"].color == colors.between


def test_every_dot_has_its_band() -> None:
    ends = [x for band in traces(draw(areas()), "band") for x in band.x if x is not None]
    assert sorted(ends) == [2.0, 6.0, 7.0, 10.0, 10.5, 11.0, 15.0, 15.5]


def test_an_area_of_too_few_people_says_so_and_is_never_zero() -> None:
    figure = draw(areas(("Wungu", 12.0, "above"), ("Kare", None, None)))
    (word,) = notes(figure, "too-few")
    assert (word.text, word.y) == ("terlalu sedikit", 1)
    assert all(1 not in (each.y or ()) for each in drawn(figure) if each.name != "province")


def test_without_any_estimate_every_area_still_shows() -> None:
    figure = draw(areas(("Wungu", None, None), ("Kare", None, None)))
    assert list(figure.layout.yaxis.ticktext) == ["Kare", "Wungu"]
    assert len(notes(figure, "too-few")) == 2


def test_the_province_is_a_dashed_line_behind_the_dots_with_its_name() -> None:
    figure = draw(areas(), province_name="Jawa Timur")
    hindmost = drawn(figure)[0]
    assert hindmost.name == "province"
    assert (hindmost.line.dash, list(hindmost.x)) == ("dash", [9.06, 9.06])
    assert words(figure, "province-label") == ["Jawa Timur 9,06\u00a0%"]
    assert words(draw(areas()), "province-label") == ["provinsi 9,06\u00a0%"]
    assert not words(draw(areas(), None), "province-label")


def test_a_value_stands_on_the_side_that_looks_away_from_the_line() -> None:
    figure = draw(areas())
    sides = {
        value.text[0].strip(): (value.x[0], value.textposition[0])
        for value in traces(figure, "value")
    }
    assert sides["4,00\u00a0%"] == (2.0, "middle left")
    assert sides["12,00\u00a0%"] == (15.0, "middle right")


def test_there_is_room_for_the_values_on_a_phone() -> None:
    figure = draw(areas())
    low, high = figure.layout.xaxis.range
    px = (high - low) / 220
    assert (high - 15.5) / px >= 60
    assert (2.0 - low) / px >= 60


def test_an_empty_frame_says_so() -> None:
    assert alt(draw(areas().iloc[:0])) == "belum ada data"


def test_says_what_it_is_in_both_languages() -> None:
    said = alt(draw(areas()))
    assert "1 di atas provinsi, 2 belum dapat dibedakan, 1 di bawah provinsi" in said
    assert "1 wilayah tanpa angka" in said
    text.use("en")
    assert "1 above the province, 2 not distinguishable" in alt(draw(areas()))


def test_names_run_no_html() -> None:
    figure = draw(areas(("<b>x</b>", 12.0, "above")))
    assert list(figure.layout.yaxis.ticktext) == ["&lt;b&gt;x&lt;/b&gt;"]
    assert "<b>x" not in trace(figure, "class-above").hovertext[0]
