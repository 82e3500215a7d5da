"""The concentration curve: from nobody to everybody, or words where a point is hidden."""

import pandas as pd
import pytest

from ui import charts

COLUMNS = ["decile_group", "population_below_pct", "benefit_below_pct"]


def curve(*points: tuple[str, float | None, float | None]) -> pd.DataFrame:
    return pd.DataFrame(points, columns=COLUMNS)


def test_the_curve_starts_with_nobody_and_stands_beside_the_even_line():
    figure = charts.concentration(curve(("1", 10, 30), ("2-10", 100, 100)), "light", "protection")
    even, drawn = figure.data
    assert (list(even.x), list(even.y)) == ([0, 100], [0, 100])
    assert (list(drawn.x), list(drawn.y)) == ([0, 10, 100], [0, 30, 100])
    assert "10\N{NO-BREAK SPACE}% penduduk terbawah mendapat 30" in charts.alt(figure)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_hidden_point_is_said_and_nothing_is_drawn(mode):
    figure = charts.concentration(curve(("1", 10, None), ("2", 20, None)), mode, "empowerment")
    assert not figure.data
    assert "disembunyikan" in charts.alt(figure)


def test_without_rows_there_is_nothing_yet():
    assert "belum ada" in charts.alt(charts.concentration(curve(), "light", "protection"))
