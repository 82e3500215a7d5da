"""What all charts share: the axis of rates, and Plotly in the reader's language."""

import pytest

from language import text
from tests.ui.screen.figures import words
from ui.screen import canvas


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [([10.0, 20.0], 9.2, 20.8), ([10.0, 10.1], 8.89, 11.21), ([0.1, 8.0], 0.0, 8.632)],
)
def test_a_range_has_room_is_never_tiny_and_never_below_zero(
    values: list[float], low: float, high: float
) -> None:
    assert canvas.rate_range(values) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("low", "high", "step", "decimals"),
    [(9, 11.2, 0.5, ".1f"), (8.5, 13, 1, ".0f"), (5, 16, 2, ".0f"), (0, 100, 20, ".0f")],
)
def test_ticks_are_few_and_of_equal_decimals(
    low: float, high: float, step: float, decimals: str
) -> None:
    figure = canvas.start(400, "light", right=0)
    canvas.rate_axis(figure, low, high)
    axis = figure.layout.yaxis
    assert (axis.dtick, axis.tickformat, axis.ticksuffix) == (step, decimals, "\u00a0%")


def test_an_axis_that_cuts_off_the_zero_says_so() -> None:
    figure = canvas.start(400, "light", right=0)
    canvas.rate_axis(figure, 0, 10)
    assert words(figure, "axis-note") == []
    canvas.rate_axis(figure, 5, 10)
    assert words(figure, "axis-note") == ["Sumbu tegak tidak mulai dari nol."]


def test_plotly_speaks_indonesian_and_its_own_english() -> None:
    config = canvas.config()
    calendar = config["locales"]["id"]["format"]
    assert config["locale"] == "id"
    assert calendar["shortMonths"][7] == "Agu"
    assert calendar["days"][0] == "Minggu"
    assert (calendar["decimal"], calendar["thousands"]) == (",", ".")
    text.use("en")
    assert canvas.config()["locale"] == "en"
    assert "locales" not in canvas.config()


def test_words_in_bold_may_go_on_in_the_next_line() -> None:
    said = canvas.hover("**by trend\nsince 2015**\nmore <i>than</i> **4**")
    assert said == ("<b>by trend<br>since 2015</b><br>more &lt;i&gt;than&lt;/i&gt; <b>4</b>")
