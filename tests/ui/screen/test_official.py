"""The official series: what is joined, what is loose, where a target stands."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from language import text
from pages.outlook import scenarios as outlook
from pages.trend import exhibits as trend
from tests.ui.screen.figures import drawn, label_spans, trace, traces, words
from ui.exhibit import Fan
from ui.look import theme
from ui.look.theme import MODES, Mode
from ui.records import records
from ui.screen import alt, fan

KABUPATEN = {"2023-03": 11.04, "2024-03": 10.63, "2025-03": 10.40}
PROVINCE = {"2023-03": 10.35, "2024-03": 9.79, "2025-03": 9.50, "2026-03": 9.06}
CODES = {"kabupaten": "35.19", "province": "35", "nation": "0"}
COLUMNS = ["deadline", "judged_on", "rule", "high_pct", "said_by"]
BELOW = ("2025-12-31", "2026-03", "below_province", None, "Bupati")
AT_MOST = ("2026-12-31", "2026-03", "at_most", 9.8, "Bupati")


def official(**areas: Mapping[str, float | None]) -> pd.DataFrame:
    names = {"kabupaten": "Kabupaten Madiun", "province": "Jawa Timur", "nation": "Indonesia"}
    return pd.DataFrame(
        [
            {
                "area_code": CODES[level],
                "area_name": names[level],
                "level": level,
                "period": period,
                "p0_pct": rate,
            }
            for level, rates in areas.items()
            for period, rate in rates.items()
        ],
        columns=["area_code", "area_name", "level", "period", "p0_pct"],
    )


def targets(*rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS)


def official_series(
    frame: pd.DataFrame, aims: pd.DataFrame, mode: Mode, since: str = "2015-03"
) -> go.Figure:
    own, around = (trend.rounds(frame, CODES[level], since) for level in ("kabupaten", "province"))
    marks = outlook.aims(records(aims), own, around) if own else ()
    return fan.figure(Fan(own, around, marks, since=since), trend.series_alt(own, around), mode)


def draw(
    *rows: tuple[Any, ...],
    kabupaten: dict[str, Any] = KABUPATEN,
    province: dict[str, Any] = PROVINCE,
    mode: Mode = "light",
    **more: dict[str, Any],
) -> go.Figure:
    series = official(kabupaten=kabupaten, province=province, **more)
    return official_series(series, targets(*rows), mode)


@pytest.mark.parametrize("mode", MODES)
def test_an_official_figure_is_a_filled_circle_and_the_province_is_dashed(mode: Mode) -> None:
    figure, colors = draw(mode=mode), theme.palette(mode)
    own, other = trace(figure, "own"), trace(figure, "around")
    assert own.marker.symbol == other.marker.symbol == "circle"
    assert (own.line.color, own.line.dash) == (colors.area, None)
    assert (other.line.color, other.line.dash) == (colors.province, "dash")
    assert own.line.width > other.line.width
    assert list(own.y) == [11.04, 10.63, 10.40]


def test_a_march_that_nobody_published_leaves_a_gap() -> None:
    own = trace(draw(kabupaten={"2023-03": 11.04, "2024-03": None, "2025-03": 10.4}), "own")
    assert list(own.x) == ["2023-03-01", "2024-03-01", "2025-03-01"]
    assert list(own.y) == [11.04, None, 10.4]
    assert own.connectgaps is False


def test_september_is_never_joined_with_march() -> None:
    province = {"2024-09": 9.56, **PROVINCE, "2026-09": 8.9}
    figure = draw(province=province)
    assert 9.56 not in trace(figure, "around").y
    loose = trace(figure, "around-newer")
    assert (loose.mode, list(loose.y)) == ("markers", [8.9])
    assert any("8,90" in label and "Sep 2026" in label for label in words(figure, "end-label"))


def test_before_2015_and_the_nation_are_left_out() -> None:
    figure = draw(kabupaten={"2014-09": 12.04, **KABUPATEN}, nation={"2025-03": 8.47})
    shown = [y for trace in drawn(figure) for y in trace.y]
    assert 12.04 not in shown
    assert 8.47 not in shown


def test_the_gap_is_shaded_over_the_rounds_that_both_have_and_named() -> None:
    figure = draw()
    assert list(trace(figure, "gap").x) == ["2023-03-01", "2024-03-01", "2025-03-01"]
    assert list(trace(figure, "gap-edge").y) == [10.40, 9.50]
    assert "selisih 0,90\u00a0poin" in words(figure, "end-label")


def test_a_target_is_an_open_diamond_with_a_dotted_guide() -> None:
    figure = draw(AT_MOST)
    mark, guide = trace(figure, "target"), trace(figure, "target-guide")
    assert mark.marker.symbol == "diamond-open"
    assert (list(mark.x), list(mark.y)) == (["2026-03-01"], [9.8])
    assert guide.line.dash == "dot"
    assert list(guide.x) == ["2025-03-01", "2026-03-01"]  # from the kabupaten's last figure
    assert "target 2026<br><b>9,80\u00a0%</b>" in words(figure, "end-label")


def test_below_the_province_stands_on_the_figure_that_judges_it() -> None:
    assert list(trace(draw(BELOW), "target").y) == [9.06]


def test_below_the_province_waits_on_the_latest_figure_until_bps_speaks() -> None:
    figure = draw(BELOW, province={"2024-03": 9.79, "2025-03": 9.50})
    assert (list(trace(figure, "target").x), list(trace(figure, "target").y)) == (
        ["2026-03-01"],
        [9.50],
    )
    assert list(trace(figure, "target-guide").x) == ["2025-03-01", "2026-03-01"]


def test_below_the_province_has_no_place_without_one() -> None:
    figure = official_series(official(kabupaten=KABUPATEN), targets(BELOW), "light")
    assert not traces(figure, "target")
    assert not traces(figure, "gap")


def test_only_targets_that_wait_are_shown_else_the_last_judged() -> None:
    judged = ("2024-12-31", "2024-03", "at_most", 10.19, "LKPJ")
    older = ("2023-12-31", "2023-03", "at_most", 11.8, "LKPJ")
    assert list(trace(draw(older, judged, AT_MOST), "target").y) == [9.8]
    assert list(trace(draw(older, judged), "target").y) == [10.19]


def test_a_target_decades_ahead_does_not_flatten_the_lines() -> None:
    figure = draw(AT_MOST, ("2045-12-31", "2045-03", "at_most", 3.05, "RPJPD"))
    assert list(trace(figure, "target").y) == [9.8]
    assert figure.layout.yaxis.range[0] > 8


def test_a_target_without_a_limit_is_refused_by_its_author() -> None:
    with pytest.raises(ValueError, match="the target of RPD has neither"):
        draw(("2026-12-31", "2026-03", "at_most", None, "RPD"))


def test_a_lacking_column_is_named() -> None:
    with pytest.raises(ValueError, match=r"column\(s\) p0_pct"):
        official_series(official().drop(columns="p0_pct"), targets(), "light")


@pytest.mark.parametrize(
    "series", [official(), official(province=PROVINCE), official(kabupaten={"2025-03": None})]
)
def test_without_a_figure_of_the_kabupaten_there_is_nothing_yet(series: pd.DataFrame) -> None:
    figure = official_series(series, targets(AT_MOST), "light")
    assert alt(figure) == figure.layout.annotations[0].text == "belum ada data"
    assert figure.layout.height == draw().layout.height  # nothing jumps when it arrives


def test_one_round_can_be_drawn() -> None:
    figure = draw(kabupaten={"2025-03": 10.4}, province={"2025-03": 9.5})
    assert list(trace(figure, "own").y) == [10.4]


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_label_covers_another_and_all_points_are_in_the_plot(language: str) -> None:
    text.use(language)
    figure = draw(AT_MOST, BELOW, kabupaten={**KABUPATEN, "2026-03": 9.1})
    for (_, foot), (top, _) in pairwise(label_spans(figure)):
        assert foot <= top
    low, high = figure.layout.yaxis.range
    assert all(low < y < high for trace in drawn(figure) for y in trace.y if y is not None)


def test_speaks_both_languages() -> None:
    assert alt(draw()) == (
        "Grafik garis angka kemiskinan resmi: "
        "Kabupaten Madiun 11,04\u00a0% (Maret 2023) menjadi 10,40\u00a0% (Maret 2025); "
        "Jawa Timur 10,35\u00a0% (Maret 2023) menjadi 9,06\u00a0% (Maret 2026)."
    )
    assert draw().layout.separators == ",."
    text.use("en")
    assert "10.40% (March 2025)" in alt(draw())
    assert draw().layout.separators == ".,"
    assert words(draw(), "axis-note") == ["The vertical axis does not start at zero."]


def test_what_is_pointed_at_says_it_is_official_and_runs_no_html() -> None:
    frame = official(kabupaten=KABUPATEN)
    frame["area_name"] = "Kab<i>"
    figure = official_series(frame, targets((*AT_MOST[:4], "<b>x")), "light")
    hover = trace(figure, "own").hovertext[-1]
    assert hover == "<b>Kab&lt;i&gt;</b><br>10,40\u00a0% miskin, Maret 2025<br>angka resmi BPS"
    assert "&lt;b&gt;x" in trace(figure, "target").hovertext[0]


def test_earlier_years_are_broken_and_say_so() -> None:
    early = {"2010-03": 15.45, "2013-09": 12.45, "2014-09": 12.04, "2015-03": 12.54}
    series = official(kabupaten=early | KABUPATEN, province={"2014-03": 12.42} | PROVINCE)
    figure = official_series(series, targets(), "light", since="2010-03")
    assert list(trace(figure, "september").y) == [12.45, 12.04]
    assert words(figure, "break-label") == ["kabupaten: September", "tanpa angka September 2023"]
    assert not traces(official_series(series, targets(), "light"), "september")
