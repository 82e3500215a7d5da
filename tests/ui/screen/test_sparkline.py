"""A history in one cell: what it draws, and what it says to who cannot see it."""

import re
from base64 import b64decode
from typing import Any

import numpy as np
import pytest

from language import text
from ui.look import theme
from ui.screen.sparkline import HEIGHT, WIDTH, Scale, scale_of, sparkline


def picture(history: Any, scale: Scale | None = None) -> str:
    html = sparkline(history, scale or scale_of([history]))
    source = re.search(r'base64,([^"]+)"', html)
    assert source, html
    return b64decode(source[1]).decode()


def drawn(svg: str) -> list[tuple[str, float, float]]:
    path = re.search(r'<path d="([^"]*)"', svg)
    assert path
    return [(pen, float(x), float(y)) for pen, x, y in re.findall(r"([ML])(\S+) ([\d.]+)", path[1])]


def test_says_first_and_last_in_both_languages() -> None:
    history = [None, 10.4, 9.0, 9.06]
    assert 'alt="dari 10,40\u00a0% ke 9,06\u00a0%"' in sparkline(history, scale_of([history]))
    text.use("en")
    assert 'alt="from 10.40% to 9.06%"' in sparkline(history, scale_of([history]))


def test_a_rise_goes_up_and_time_goes_right() -> None:
    points = drawn(picture([8.0, 9.0, 12.0]))
    xs, ys = [x for _, x, _ in points], [y for _, _, y in points]
    assert xs == sorted(xs)
    assert ys == sorted(ys, reverse=True)
    assert 0 < min(ys) < max(ys) < HEIGHT
    assert 0 < min(xs) < max(xs) < WIDTH


def test_a_missing_release_leaves_a_gap() -> None:
    assert [pen for pen, _, _ in drawn(picture([9.0, 9.1, None, 9.2, 9.3]))] == list("MLML")


def test_a_value_alone_is_a_dash_and_the_newest_a_dot() -> None:
    svg = picture([9.0, None, 9.2])
    assert len(re.findall("h4", svg)) == 2
    assert svg.count("<circle") == 1
    assert "<circle" not in picture([9.0, 9.2, None])


def test_the_same_steepness_means_the_same_change_in_every_row() -> None:
    scale = scale_of([[10.0, 14.0], [5.0, 7.0]])
    heights = [
        abs(a[2] - b[2]) for a, b in (drawn(picture(h, scale)) for h in ([10.0, 14.0], [5.0, 7.0]))
    ]
    assert heights[0] == pytest.approx(2 * heights[1], abs=0.2)


def test_noise_is_not_blown_up() -> None:
    (_, _, before), (_, _, after) = drawn(picture([10.0, 10.05]))
    assert abs(before - after) <= 1


def test_a_short_history_ends_where_the_others_end() -> None:
    scale = scale_of([[1.0, 2.0, 3.0, 4.0], [2.0, 3.0]])
    long, short = (drawn(picture(h, scale)) for h in ([1.0, 2.0, 3.0, 4.0], [2.0, 3.0]))
    assert short[-1][1] == long[-1][1]
    assert short[0][1] == long[2][1]


@pytest.mark.parametrize("history", [None, float("nan"), [], [None, np.nan]])
def test_no_value_at_all_is_the_dash_of_a_missing_cell(history: Any) -> None:
    assert sparkline(history, scale_of([history])) == "–"


@pytest.mark.parametrize("history", [[9.5], np.array([9.5, np.nan, 9.4]), (9.5, 9.4)])
def test_takes_any_sequence_of_any_length(history: Any) -> None:
    assert drawn(picture(history))


def test_carries_the_colour_of_both_modes() -> None:
    svg = picture([9.0, 9.1])
    light, _, dark = svg.partition("prefers-color-scheme:dark")
    assert theme.palette("light").area in light
    assert theme.palette("dark").area in dark
