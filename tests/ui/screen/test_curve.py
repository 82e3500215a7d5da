"""The concentration curve: from nobody to everybody, or words where nobody is reached."""

from typing import Any

import pandas as pd

from pages.coverage import deciles
from ui.look import theme
from ui.screen import alt, curve

COLUMNS = ["decile_group", "population_below_pct", "benefit_below_pct"]


def drawn(*points: tuple[str, float | None, float | None]) -> Any:
    picture = deciles.curve(pd.DataFrame(points, columns=COLUMNS), "protection")
    return curve.figure(picture, deciles.curve_described(picture), "light")


def test_the_curve_starts_with_nobody_and_stands_beside_the_even_line():
    figure = drawn(("1", 10, 30), ("2-10", 100, 100))
    even, own = figure.data
    assert (list(even.x), list(even.y)) == ([0, 100], [0, 100])
    assert (list(own.x), list(own.y)) == ([0, 10, 100], [0, 30, 100])
    assert own.line.color == theme.palette("light").protection
    assert own.hovertext[0] == ""
    assert "10\N{NO-BREAK SPACE}% penduduk terbawah mendapat 30" in alt(figure)


def test_without_benefit_there_is_nothing_yet():
    for nobody in ((), (("1", 40, None), ("2-10", 100, None))):
        figure = drawn(*nobody)
        assert not figure.data
        assert "belum ada" in alt(figure)
