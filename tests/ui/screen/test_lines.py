"""Lines by release, gaps where missing, the official figures around them."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from language import text
from pages.trend import course
from pages.trend.course import Measure
from tests.ui.screen.figures import drawn, label_spans, notes, trace, traces, words
from ui.look import theme
from ui.look.theme import MODES, Mode
from ui.screen import alt, lines
from ui.words.areas import short_name

CUTOFFS = {
    "2025-1": date(2025, 1, 31),
    "2025-2": date(2025, 4, 30),
    "2025-3": date(2025, 7, 31),
    "2025-4": date(2025, 10, 31),
}
KABUPATEN = ("35.19", "Kabupaten Madiun", "kabupaten")
KARE = ("35.19.05", "Kare", "kecamatan")
DESA = ("35.19.05.2001", "Kare", "desa")
COLUMNS = ["area_code", "area_name", "level", "release", "cutoff", "poverty_rate_pct"]
OFFICIAL = ["area_code", "area_name", "level", "period", "p0_pct"]


def rates(*areas: tuple[tuple[str, str, str], Sequence[float | None]]) -> pd.DataFrame:
    """Rates of areas, oldest release first."""
    rows = [
        (*area, release, cutoff, rate)
        for area, history in areas
        for (release, cutoff), rate in zip(CUTOFFS.items(), history, strict=False)
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.assign(decile1_share_pct=frame["poverty_rate_pct"])


def official(*rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=OFFICIAL)


def draw(
    frame: pd.DataFrame,
    measure: Measure = "poverty_rate_pct",
    mode: Mode = "light",
    province: Sequence[float] = (9.79, 9.5, 9.5, 9.5),
    official: pd.DataFrame | None = None,
    province_name: str = "",
) -> go.Figure:
    known = dict(zip(CUTOFFS, province, strict=False))
    frame = frame.assign(province_rate_pct=[known.get(each) for each in frame["release"]])
    picture = course.lines(frame, measure, province=province_name, around=official)
    return lines.figure(picture, course.description(picture, measure), mode)


def called(area: tuple[str, str, str]) -> str:
    """What the line of an area is called."""
    return short_name(area[1], area[2])


@pytest.mark.parametrize("mode", MODES)
def test_the_kabupaten_keeps_its_colour_and_is_thick_wherever_it_stands(mode: Mode) -> None:
    figure = draw(rates((KARE, [8, 8, 8, 8]), (KABUPATEN, [10, 10, 10, 10])), mode=mode)
    own, other = trace(figure, called(KABUPATEN)), trace(figure, called(KARE))
    assert own.line.color == theme.palette(mode).area
    assert other.line.color == theme.area_colors(mode)[0]
    assert own.line.width > other.line.width


def test_without_a_kabupaten_the_first_area_is_the_one_compared() -> None:
    figure = draw(rates((DESA, [8, 8]), (KARE, [9, 9])))
    assert trace(figure, called(DESA)).line.color == theme.palette("light").area


def test_an_estimate_is_a_bare_line_and_a_registry_share_has_squares() -> None:
    frame = rates((KABUPATEN, [10, 10.2]))
    assert set(trace(draw(frame), called(KABUPATEN)).marker.size) == {0}
    share = trace(draw(frame, "decile1_share_pct"), called(KABUPATEN))
    assert (share.marker.symbol, share.marker.size > 0) == ("square", True)
    assert share.line.color == theme.palette("light").registry


def test_the_official_rate_stays_away_from_the_registry_share() -> None:
    circles = official(("35.19", "Kabupaten Madiun", "kabupaten", "2025-03", 10.4))
    figure = draw(rates((KABUPATEN, [10, 10.2])), "decile1_share_pct", official=circles)
    assert [trace.name for trace in drawn(figure)] == [called(KABUPATEN)]


def test_a_missing_release_breaks_the_line_and_a_value_alone_is_a_dash() -> None:
    line = trace(draw(rates((KARE, [8.0, None, 8.2, 8.1]))), called(KARE))
    assert list(line.y) == [8.0, None, 8.2, 8.1]
    assert line.connectgaps is False
    assert [size > 0 for size in line.marker.size] == [True, False, False, False]


def test_every_area_spans_all_releases_of_the_frame() -> None:
    figure = draw(rates((KABUPATEN, [10, 10, 10]), (KARE, [8])))
    assert list(trace(figure, called(KARE)).y) == [8, None, None]
    assert "Kec. Kare<br><b>8,00\u00a0%</b>" in words(figure, "end-label")[1]
    assert "Jan 2025" in words(figure, "end-label")[1]  # its line ends before the others


def test_an_area_without_any_figure_has_no_line() -> None:
    figure = draw(rates((KABUPATEN, [10, 10]), (KARE, [None, float("nan")])))
    assert not traces(figure, called(KARE))


@pytest.mark.parametrize("frame", [rates(), rates((KARE, [None, None]))])
def test_nothing_to_see_is_said_in_the_same_place(frame: pd.DataFrame) -> None:
    figure = draw(frame)
    assert alt(figure) == "belum ada data"
    assert figure.layout.height == draw(rates((KARE, [8, 8]))).layout.height


def test_the_province_is_a_dashed_step_with_its_name() -> None:
    frame = rates((KABUPATEN, [10, 10, 10, 10]))
    line = trace(draw(frame, province_name="Jawa Timur"), "Jawa Timur")
    assert (line.line.dash, line.line.shape) == ("dash", "hv")
    assert list(line.y) == [9.79, 9.5, 9.5, 9.5]
    assert any(
        label.startswith("Jawa Timur") and "resmi" in label
        for label in words(draw(frame, province_name="Jawa Timur"), "end-label")
    )
    assert any(label.startswith("provinsi") for label in words(draw(frame), "end-label"))


def test_one_release_can_be_drawn() -> None:
    figure = draw(rates((KABUPATEN, [10.5])), province=[9.79])
    assert trace(figure, "provinsi").mode == "markers"
    assert trace(figure, called(KABUPATEN)).marker.size[0] > 0
    left, right = figure.layout.xaxis.range
    assert left < "2025-01-31" < right


def test_official_figures_are_circles_within_the_time_of_the_releases() -> None:
    circles = official(
        ("35.19", "Kabupaten Madiun", "kabupaten", "2024-03", 10.63),
        ("35.19", "Kabupaten Madiun", "kabupaten", "2025-03", 10.40),
        ("35.19", "Kabupaten Madiun", "kabupaten", "2026-03", 10.10),
        ("35", "Jawa Timur", "province", "2025-03", 9.50),
        ("0", "Indonesia", "nation", "2025-03", 8.47),
    )
    figure = draw(rates((KABUPATEN, [11, 11, 11, 11])), official=circles)
    dots = trace(figure, "official")
    assert (dots.marker.symbol, list(dots.y)) == ("circle", [10.40])
    assert dots.marker.color == trace(figure, called(KABUPATEN)).line.color
    assert words(figure, "official-label") == ["resmi 10,40\u00a0%"]


def test_before_the_next_round_the_last_one_before_is_shown() -> None:
    circles = official(
        ("35.19", "Kabupaten Madiun", "kabupaten", "2023-03", 11.04),
        ("35.19", "Kabupaten Madiun", "kabupaten", "2024-03", 10.63),
    )
    figure = draw(rates((KABUPATEN, [11, 11])), official=circles)
    assert list(trace(figure, "official").x) == ["2024-03-01"]
    assert figure.layout.xaxis.range[0] < "2024-03-01"


def test_a_circle_whose_area_has_no_line_is_muted_and_named() -> None:
    circles = official(("35.19", "Kabupaten Madiun", "kabupaten", "2025-03", 10.40))
    figure = draw(rates((KARE, [12, 12])), official=circles)
    assert trace(figure, "official").marker.color == theme.palette("light").muted
    assert words(figure, "official-label") == ["Kab. Madiun, resmi 10,40\u00a0%"]


@pytest.mark.parametrize(
    ("line", "others", "is_below"),
    [
        ([10.55, 10.55, 10.55, 10.55], [9, 9, 9, 9], True),
        ([10, 10, 10, 10], [12, 12, 12, 12], False),
    ],
)
def test_the_words_of_a_circle_stand_where_no_line_runs(
    line: list[float], others: list[float], is_below: bool
) -> None:
    circles = official(("35.19", "Kabupaten Madiun", "kabupaten", "2025-03", 10.40))
    figure = draw(rates((KABUPATEN, line), (KARE, others)), official=circles)
    (label,) = notes(figure, "official-label")
    assert (label.ay > 0) is is_below


def test_a_line_between_two_releases_is_not_written_over() -> None:
    circles = official(("35.19", "Kabupaten Madiun", "kabupaten", "2025-03", 10.40))
    figure = draw(rates((KABUPATEN, [12.0, 9.0, 9.0, 9.0])), official=circles)
    for label in notes(figure, "official-label"):
        low, high = figure.layout.yaxis.range
        px = (figure.layout.height - figure.layout.margin.t - figure.layout.margin.b) / (high - low)
        crossing = 12.0 - 3.0 * 29 / 89  # the line on the day of the circle
        assert abs((10.40 - crossing) * px + label.ay) > 10


def test_a_circle_among_lines_keeps_its_words_for_the_pointer() -> None:
    circles = official(("35.19", "Kabupaten Madiun", "kabupaten", "2025-03", 10.40))
    crowd = [((f"35.19.{i:02}", "x", "kecamatan"), [9.84 + i * 0.16] * 4) for i in range(1, 7)]
    figure = draw(rates(*crowd), official=circles)
    assert not notes(figure, "official-label")
    assert "angka resmi BPS" in trace(figure, "official").hovertext[0]


def test_an_area_keeps_its_colour_when_another_is_taken_away() -> None:
    first = ("35.19.01", "Kebonsari", "kecamatan")
    three = rates((KABUPATEN, [9.0, 9.1]), (first, [8.0, 8.1]), (KARE, [7.0, 7.1]))
    three = three.assign(province_rate_pct=9.0)
    places = [first[0], KARE[0]]
    before = course.lines(three, "poverty_rate_pct", places=places)
    two = three[three["area_code"] != first[0]]
    after = course.lines(two, "poverty_rate_pct", places=["", KARE[0]])
    assert [line.colour for line in before.lines[:3]] == ["area", "hue1", "hue2"]
    assert [line.colour for line in after.lines[:2]] == ["area", "hue2"]
    other_order = course.lines(three, "poverty_rate_pct", places=places[::-1])
    assert [line.colour for line in other_order.lines[:3]] == ["area", "hue2", "hue1"]


def test_seven_areas_have_seven_colours_and_an_eighth_is_refused() -> None:
    areas = [
        ((f"35.19.{place:02}", "Kecamatan yang namanya sangat panjang", "kecamatan"), [9.0, 9.0])
        for place in range(1, 9)
    ]
    figure = draw(rates(*areas[:7]))
    named = traces(figure, "Kec. yang namanya sangat panjang")
    assert len({each.line.color for each in named}) == len(named) == 7
    for (_, foot), (top, _) in pairwise(label_spans(figure)):
        assert foot <= top
    assert figure.layout.margin.r > 200  # the long names are whole
    with pytest.raises(ValueError, match="7 areas apart and the frame has 8"):
        draw(rates(*areas))


def test_few_months_are_written_the_newest_among_them() -> None:
    days = pd.date_range("2017-01-31", periods=40, freq="QE")
    frame = pd.DataFrame(
        [(*KARE, f"{day.year}-{day.quarter}", day, 9.0) for day in days], columns=COLUMNS
    )
    axis = draw(frame).layout.xaxis
    written = [label for label in axis.ticktext if label]
    assert len(axis.tickvals) == 40
    assert len(written) == 4
    assert axis.ticktext[-1] == f"Des<br>{days[-1].year}"


def test_the_year_is_written_where_it_changes() -> None:
    axis = draw(rates((KARE, [9, 9, 9, 9]))).layout.xaxis
    assert list(axis.ticktext) == ["Jan<br>2025", "Apr", "Jul", "Okt"]
    text.use("en")
    axis = draw(rates((KARE, [9, 9, 9, 9]))).layout.xaxis
    assert list(axis.ticktext) == ["Jan<br>2025", "Apr", "Jul", "Oct"]


def test_a_rate_near_zero_starts_at_zero_without_a_note() -> None:
    figure = draw(rates((DESA, [0.0, 0.1])), "decile1_share_pct")
    assert figure.layout.yaxis.range[0] == 0
    assert not notes(figure, "axis-note")
    assert notes(draw(rates((DESA, [9.0, 9.1]))), "axis-note")


def test_says_what_it_is_in_both_languages() -> None:
    frame = rates((KABUPATEN, [10.55, 10.74]))
    assert alt(draw(frame)) == (
        "Grafik garis perkiraan angka kemiskinan sampai DTSEN 2025-2: "
        "Kab. Madiun 10,55\u00a0% menjadi 10,74\u00a0%."
    )
    assert "perkiraan 10,74\u00a0% miskin" in trace(draw(frame), called(KABUPATEN)).hovertext[1]
    text.use("en")
    assert alt(draw(frame, "decile1_share_pct")) == (
        "Line chart of the share of people in decile 1 in the registry up to DTSEN 2025-2: "
        "Kab. Madiun 10.55% to 10.74%."
    )


def test_names_run_no_html() -> None:
    figure = draw(rates((("1", "<i>x", "desa"), [9, 9])))
    assert trace(figure, "<i>x").hovertext[0].startswith("<b>&lt;i&gt;x</b>")
    assert words(figure, "end-label")[0].startswith("&lt;i&gt;x")


def test_an_unknown_measure_is_refused() -> None:
    with pytest.raises(ValueError, match=r"column\(s\) p0_pct"):
        draw(rates((KARE, [8.0])), "p0_pct")  # pyright: ignore[reportArgumentType]


def banded(*areas: Any) -> pd.DataFrame:
    frame = rates(*areas)
    frame["poverty_rate_low_pct"] = frame["poverty_rate_pct"] - 2
    frame["poverty_rate_high_pct"] = frame["poverty_rate_pct"] + 3
    return frame


def test_one_or_two_areas_have_their_band_at_a_fifth_of_their_colour() -> None:
    frame = banded((KABUPATEN, [10.4, 10.2, 9.8]))
    figure = draw(frame, province=[9.5, 9.5, 9.06])
    band = trace(figure, "band")
    assert band.fillcolor == theme.tint(theme.palette("light").area, 0.2)
    assert max(band.y) == pytest.approx(13.4) and min(band.y) == pytest.approx(7.8)
    low, high = figure.layout.yaxis.range
    assert low <= 7.8 and high >= 13.4
    assert "kisaran 90" in trace(figure, called(KABUPATEN)).hovertext[0]


def test_a_band_breaks_where_a_release_is_missing_and_one_alone_is_a_stroke() -> None:
    frame = banded((KABUPATEN, [10.4, None, 9.8]))
    figure = draw(frame, province=[9.5, 9.5, 9.06])
    assert [len(band.x) for band in traces(figure, "band")] == [2, 2]


def test_the_registry_share_has_no_band() -> None:
    frame = banded((KABUPATEN, [10.4, 10.2, 9.8]))
    figure = draw(frame, "decile1_share_pct")
    assert not traces(figure, "band")
