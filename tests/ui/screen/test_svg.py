"""Small charts: strokes lie where the values are, words stand over them, both themes are inside."""

import re
from base64 import b64decode
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.exhibit import Band, Line, Lines
from ui.look import theme
from ui.screen.svg.ground import picture, scale_of
from ui.screen.svg.lines import ROW, lines_html
from ui.screen.svg.multiples import Multiple, multiples_html

DAYS = (date(2024, 3, 1), date(2025, 3, 1), date(2026, 3, 1))
ORDINALS = [day.toordinal() for day in DAYS]
OWN = Line("Kab. <b>", (10.0, None, 12.0), "area", True, bands=(Band((9, 9, 9), (11, 11, 13)),))
PROVINCE = Line("Jawa Timur", (9.0, 8.5, 8.0), "province", is_dashed=True, note="Mar 2026")


def svg_of(source: str) -> str:
    head, _comma, body = source.partition(",")
    assert head == "data:image/svg+xml;base64"
    return b64decode(body).decode()


def drawn(*lines: Line) -> str:
    scale = scale_of(ORDINALS, lines)
    return svg_of(picture(scale, ORDINALS, lines, scale.ticks()))


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", path)]


def test_values_lie_on_the_scale_and_time_runs_to_the_right() -> None:
    (path,) = re.findall(r'<path class="c0" d="([^"]+)"', drawn(PROVINCE))
    places = points(path)
    assert [x for x, _y in places] == [0, pytest.approx(500, abs=1), 1000]
    downs = [y for _x, y in places]
    assert downs == sorted(downs)  # a lower rate lies further down
    assert downs[1] - downs[0] == pytest.approx(downs[2] - downs[1], abs=0.2)


def test_a_line_breaks_where_nothing_is_known_and_one_value_is_a_dash() -> None:
    (path,) = re.findall(r'<path class="c0" d="([^"]+)"', drawn(OWN))
    assert path.count("M") == 2 and path.count("h16") == 2
    (band,) = re.findall(r'<path class="b c0" d="([^"]+)"', drawn(OWN))
    assert len(points(band)) == 6 and band.endswith("Z")


def test_the_picture_has_the_colours_of_both_themes() -> None:
    said = drawn(OWN, PROVINCE)
    light, dark = said.split("@media(prefers-color-scheme:dark)")
    for mode, part in (("light", light), ("dark", dark)):
        assert theme.palette(mode).area in part and theme.palette(mode).province in part


@given(st.lists(st.floats(0, 100), min_size=3, max_size=3))
def test_every_value_lies_inside_the_picture(values: list[float]) -> None:
    scale = scale_of(ORDINALS, [Line("x", tuple(values), "area")])
    assert all(-1e-6 <= scale.down(value) <= 100 + 1e-6 for value in values)
    ticks = scale.ticks()
    assert 1 <= len(ticks) <= 5
    assert all(scale.low - 1e-6 <= tick <= scale.high + 1e-6 for tick in ticks)


def test_a_figure_says_what_it_shows_and_names_lie_apart() -> None:
    near = Line("Dekat", (9.0, 8.5, 8.05), "area", True)
    html = lines_html(
        Lines(("2024", "2025", "2026"), DAYS, (near, PROVINCE), "percent", height=200),
        "dua <garis>",
    )
    assert 'role="img"' in html
    assert unescape(re.findall(r'aria-label="([^"]*)"', html)[0]) == "dua <garis>"
    tops = [float(top) for top in re.findall(r'"plot-end" style="top:([\d.]+)px', html)]
    assert abs(tops[0] - tops[1]) >= ROW
    assert "<b>8,05" in html and "Mar 2026" in html
    assert all(f">{year}<" in html for year in (2024, 2025, 2026))


def test_every_small_chart_is_a_link_on_the_same_axis() -> None:
    high = Line("", (20.0, 21.0, 22.0), "area", True)
    two = [
        Multiple("Kare & <i>", "12,0 %", "kisaran", "desa?area=1", (OWN, PROVINCE)),
        Multiple("Geger", "22,0 %", "", "desa?area=2", (high, PROVINCE)),
    ]
    html = multiples_html(two, DAYS)
    assert re.findall(r'href="([^"]+)"', html) == ["desa?area=1", "desa?area=2"]
    assert "Kare &amp; &lt;i&gt;" in html and "<i>" not in html
    provinces = [
        re.findall(r'<path class="c1" d="([^"]+)"', svg_of(source))
        for source in re.findall(r'src="([^"]+)"', html)
    ]
    assert provinces[0] == provinces[1] != []
