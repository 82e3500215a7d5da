"""Dots with bands: class before value, the line through all, moves from ring to circle."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from language import text
from pages.peers.exhibits import moves, peers
from pages.village.exhibits import by_class
from tests.askings import asking
from tests.ui.absent import absent
from tests.ui.screen.figures import drawn, notes, trace, traces, words
from ui.exhibit import Dots, Exhibit
from ui.look import theme
from ui.look.theme import MODES, Mode
from ui.screen import alt, dots

Row = tuple[str, float | None, str | None]
ROWS: list[Row] = [
    ("Dolopo", 8.0, "not_distinguishable"),
    ("Kare", None, None),
    ("Wungu", 12.0, "above"),
    ("Geger", 12.5, "not_distinguishable"),
    ("Jiwan", 4.0, "below"),
]
NOTHING = pd.DataFrame()
RELEASES = pd.DataFrame(columns=["release", "cutoff"])


def areas(*rows: Row, line: float | None = 9.06, province: str = "Jawa Timur") -> Exhibit:
    frame = pd.DataFrame(
        [
            (f"35.19.{place:02}", name, rate, rate and rate - 2, rate and rate + 3, 900, kind)
            for place, (name, rate, kind) in enumerate(rows or ROWS)
        ],
        columns=[
            *("area_code", "area_name", "poverty_rate_pct", "poverty_rate_low_pct"),
            *("poverty_rate_high_pct", "poor_persons", "province_class"),
        ],
    )
    frame = frame.assign(poor_persons_low=400, poor_persons_high=2000, poorest_fifth_pct=None)
    frame["withheld"] = [
        absent("too_few", "poverty_rate_pct") if pd.isna(rate) else []
        for rate in frame["poverty_rate_pct"]
    ]
    known = [
        (code, name, "kecamatan", "kecamatan", "35.19", "Kabupaten Madiun")
        for code, name in zip(frame["area_code"], frame["area_name"], strict=True)
    ]
    known.append(("35.19", "Kabupaten Madiun", "kabupaten", "kabupaten", "35", "Jawa Timur"))
    names = ["area_code", "area_name", "level", "kind", "parent_code", "parent_name"]
    revisions = pd.DataFrame(columns=["release", "poverty_rate_first_pct", "poverty_rate_pct"])
    made = by_class(
        asking(
            poverty_estimate_by_area=frame,
            poverty_by_area=pd.DataFrame({"province_rate_pct": [line]}),
            headline=pd.DataFrame({"province_name": [province]}),
            release_by_cutoff=RELEASES,
            revision_by_release=revisions,
            area_by_level=pd.DataFrame(known, columns=names),
        )
    )
    assert made is not None
    return made


def draw(shown: Exhibit, mode: Mode = "light") -> go.Figure:
    assert isinstance(shown.picture, Dots)
    return dots.figure(shown.picture, shown.alt, mode)


def test_the_class_comes_before_the_rate_and_those_without_last() -> None:
    figure = draw(areas())
    assert list(figure.layout.yaxis.ticktext) == ["Wungu", "Geger", "Dolopo", "Jiwan", "Kare"]
    top, foot = figure.layout.yaxis.range
    assert top > foot  # row 0 is the upper one


@pytest.mark.parametrize("mode", MODES)
def test_a_class_is_told_by_shape_and_colour(mode: Mode) -> None:
    figure, colors = draw(areas(), mode), theme.palette(mode)
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
    figure = draw(areas())
    hindmost = drawn(figure)[0]
    assert hindmost.name == "province"
    assert (hindmost.line.dash, list(hindmost.x)) == ("dash", [9.06, 9.06])
    assert words(figure, "province-label") == ["Jawa Timur 9,06\u00a0%"]
    assert not words(draw(areas(line=None)), "province-label")


def test_a_value_stands_on_the_side_that_looks_away_from_the_line() -> None:
    sides = {
        value.text[0].strip(): (value.x[0], value.textposition[0])
        for value in traces(draw(areas()), "value")
    }
    assert sides["4,00\u00a0%"] == (2.0, "middle left")
    assert sides["12,00\u00a0%"] == (15.0, "middle right")


def test_there_is_room_for_the_values_on_a_phone() -> None:
    low, high = draw(areas()).layout.xaxis.range
    px = (high - low) / 220
    assert (high - 15.5) / px >= 60
    assert (2.0 - low) / px >= 60


def test_nothing_to_draw_is_said() -> None:
    assert alt(dots.figure(Dots((), "percent"), "", "light")) == "belum ada data"


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


def of_province(make: object, rows: int = 3) -> Exhibit:
    frame = pd.DataFrame(
        [
            ("35.27", "Kabupaten Sampang", 20.61, 11.11, 8.0, 14.2, "above", 13.35, -2.24),
            ("35.19", "Kabupaten Madiun", 10.40, 0.90, -1.7, 3.5, "not_distinguishable", 0.2, 0.7),
            ("35.79", "Kota Batu", 2.86, -6.64, -8.0, -5.2, "below", -7.63, 0.99),
        ],
        columns=[
            *("area_code", "area_name", "p0_pct", "gap_pp", "gap_low_pp", "gap_high_pp"),
            *("province_class", "earlier_gap_pp", "gap_change_pp"),
        ],
    ).head(rows)
    head = pd.DataFrame({"province_name": ["Jawa Timur"], "period": ["2025-03"]})
    assert callable(make)
    made = make(asking(peers_by_period=frame, headline=head))
    assert isinstance(made, Exhibit)
    return made


def test_the_own_row_is_bold_and_the_province_is_zero() -> None:
    figure = draw(of_province(peers))
    assert list(figure.layout.yaxis.ticktext) == ["Kab. Sampang", "<b>Kab. Madiun</b>", "Kota Batu"]
    assert list(trace(figure, "province").x) == [0, 0]
    assert words(figure, "province-label") == ["Jawa Timur"]


def test_a_gap_says_its_rate_band_and_class() -> None:
    said = trace(draw(of_province(peers)), "class-not_distinguishable").hovertext[0]
    said = said.replace("\u00a0", " ")
    for part in ("10,40 %", "+0,90 poin", "−1,70 sampai +3,50 poin", "belum dapat dibedakan"):
        assert part in said


def test_a_move_runs_from_a_ring_to_a_circle() -> None:
    figure, colors = draw(of_province(moves, 2)), theme.palette("light")
    rings, circles = traces(figure, "before"), traces(figure, "now")
    assert {ring.marker.color for ring in rings} == {colors.paper}
    assert {circle.marker.color for circle in circles} == {colors.better, colors.worse}
    assert [said.strip() for said in trace(figure, "value").text] == ["▼ −2,24", "▲ +0,70"]


def test_peers_are_counted_in_both_languages() -> None:
    assert "3 kabupaten dan kota: 1 di atas provinsi" in of_province(peers).alt
    text.use("en")
    assert "1 above the province" in of_province(peers).alt


def test_desa_go_by_chance_and_name_the_most_likely() -> None:
    frame = pd.DataFrame(
        {
            "area_code": ["35.19.01.2001", "35.19.01.2002", "35.19.01.2003"],
            "area_name": ["Aru", "Bima", "Cepu"],
            "poverty_rate_pct": [9.0, 12.0, None],
            "poverty_rate_low_pct": [4.0, 5.0, None],
            "poverty_rate_high_pct": [20.0, 25.0, None],
            "poor_persons": [440.0, 900.0, None],
            "poor_persons_low": [190.0, 400.0, None],
            "poor_persons_high": [870.0, 2011.0, None],
            "province_class": ["above", "not_distinguishable", None],
            "poorest_fifth_pct": [20.0, 71.2, None],
            "withheld": [[], [], absent("too_few", "poverty_rate_pct", "poorest_fifth_pct")],
        }
    )
    made = by_class(
        asking(
            area="35.19.01",
            poverty_estimate_by_area=frame,
            poverty_by_area=pd.DataFrame({"province_rate_pct": [9.06]}),
            headline=pd.DataFrame({"province_name": ["Jawa Timur"]}),
            release_by_cutoff=RELEASES,
        )
    )
    assert made is not None and isinstance(made.picture, Dots)
    title = made.title.replace("\N{NO-BREAK SPACE}", " ")
    assert title == "Paling mungkin termasuk seperlima termiskin: Bima (71 %), Aru (20 %)"
    assert [dot.name for dot in made.picture.dots] == ["Bima", "Aru", "Cepu"]
    assert [dot.more[1] for dot in made.picture.dots] == ["900 (400–2.000)", "440 (190–870)", "–"]
    assert "peluang termasuk seperlima termiskin 71" in made.picture.dots[0].hover
