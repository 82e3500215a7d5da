"""The concentration curve: from nobody to everybody, or words where nobody is reached."""

import pandas as pd

from ui import screen

COLUMNS = ["decile_group", "population_below_pct", "benefit_below_pct"]


def curve(*points: tuple[str, float | None, float | None]) -> pd.DataFrame:
    return pd.DataFrame(points, columns=COLUMNS)


def test_the_curve_starts_with_nobody_and_stands_beside_the_even_line():
    figure = screen.concentration(curve(("1", 10, 30), ("2-10", 100, 100)), "light", "protection")
    even, drawn = figure.data
    assert (list(even.x), list(even.y)) == ([0, 100], [0, 100])
    assert (list(drawn.x), list(drawn.y)) == ([0, 10, 100], [0, 30, 100])
    assert "10\N{NO-BREAK SPACE}% penduduk terbawah mendapat 30" in screen.alt(figure)


def test_without_benefit_there_is_nothing_yet():
    for nobody in (curve(), curve(("1", 40, None), ("2-10", 100, None))):
        figure = screen.concentration(nobody, "light", "protection")
        assert not figure.data
        assert "belum ada" in screen.alt(figure)
