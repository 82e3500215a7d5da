"""The fan: bands that open from the last official figure, one inside the other."""

from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from language import text
from pages.outlook import scenarios as outlook
from pages.trend import exhibits as trend
from tests.ui.screen.figures import drawn, label_spans, notes, trace, traces, words
from tests.ui.screen.test_official import AT_MOST, BELOW, official, targets
from ui.exhibit import Fan
from ui.look import theme
from ui.look.theme import MODES, Mode
from ui.records import records
from ui.screen import alt, fan

KABUPATEN = {"2023-03": 11.04, "2024-03": 10.63, "2025-03": 10.40}
PROVINCE = {"2023-03": 10.35, "2024-03": 9.79, "2025-03": 9.50, "2026-03": 9.06}


def forecast(*rows: tuple[str, str, float, float]) -> pd.DataFrame:
    """period, situation, middle of the kabupaten, spread of its 80 % band on either side."""
    known = []
    for period, situation, middle, spread in rows:
        row: dict[str, Any] = {"period": period, "situation": situation, "p0_pct": middle}
        for share, part in ((50, 0.5), (80, 1.0), (95, 1.6)):
            row[f"p0_low{share}_pct"] = middle - part * spread
            row[f"p0_high{share}_pct"] = middle + part * spread
        row |= {"province_pct": 9.06, "gap_pp": middle - 9.06}
        row |= {"province_low80_pct": 9.06 - 0.5, "province_high80_pct": 9.06 + 0.5}
        row |= {"gap_low80_pp": middle - 9.06 - spread, "gap_high80_pp": middle - 9.06 + spread}
        known.append(row)
    columns = ["period", "situation", "p0_pct"] if not known else None
    return pd.DataFrame(known, columns=columns)


AHEAD = forecast(("2026-03", "nowcast", 9.92, 0.27), ("2027-03", "forecast", 9.92, 0.7))


def draw(ahead: pd.DataFrame = AHEAD, mode: Mode = "light") -> Any:
    series = official(kabupaten=KABUPATEN, province=PROVINCE)
    own, around = trend.rounds(series, "35.19"), trend.rounds(series, "35")
    assert own and around
    marches = outlook.ahead(ahead, own.name)
    aims = outlook.aims(records(targets(BELOW, AT_MOST)), own, around)
    said = outlook.fan_alt(own, marches)
    return fan.figure(Fan(own, around, aims, marches), said, mode)


def test_the_bands_open_from_the_last_official_figure() -> None:
    figure = draw()
    for share in (50, 80, 95):
        band = trace(figure, f"fan-{share}")
        assert band.x[0] == band.x[-1] == "2025-03-01"
        assert band.y[0] == band.y[-1] == 10.40
        assert "2027-03-01" in band.x


@pytest.mark.parametrize("mode", MODES)
def test_a_narrow_band_lies_over_a_wide_one_in_the_colour_of_the_area(mode: Mode) -> None:
    figure = draw(mode=mode)
    order = [each.name for each in drawn(figure) if str(each.name).startswith("fan-")]
    assert order == ["fan-95", "fan-80", "fan-50", "fan-middle"]
    red_green_blue = theme.tint(theme.palette(mode).area, 1)[5:-3]
    assert all(red_green_blue in trace(figure, name).fillcolor for name in order[:3])


def test_every_band_is_named_at_its_end() -> None:
    said = " ".join(words(draw(), "end-label")).replace("\u00a0", " ")
    for name in ("95 %", "80 %", "50 %", "perkiraan", "9,92 %", "Jawa Timur", "target 2026"):
        assert name in said
    assert "10,40" in words(draw(), "last-figure")[0]


def test_the_province_has_a_band_only_where_it_is_not_known() -> None:
    band = trace(draw(), "around-fan")
    assert band.x[0] == "2026-03-01"
    known = forecast(("2026-03", "nowcast", 9.92, 0.27))
    assert not traces(draw(known), "around-fan")


def test_no_label_covers_another_and_every_band_is_in_the_plot() -> None:
    figure = draw()
    spans = label_spans(figure)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    low, high = figure.layout.yaxis.range
    inside = [y for each in drawn(figure) for y in each.y if y is not None]
    assert low <= min(inside) and max(inside) <= high


def test_the_last_figure_is_named_above_what_is_drawn() -> None:
    (note,) = notes(draw(), "last-figure")
    assert note.ay < 0
    assert note.x == "2025-03-01"


def test_without_a_forecast_it_is_the_official_series() -> None:
    figure = draw(forecast().reindex(columns=AHEAD.columns))
    assert not traces(figure, "fan-80")
    assert trace(figure, "own")


def test_says_what_it_is_in_both_languages() -> None:
    said = alt(draw()).replace("\u00a0", " ")
    assert "Maret 2026 perkiraan 9,92 % (80 %: 9,65 % sampai 10,19 %)" in said
    text.use("en")
    assert "March 2026 estimate 9.92%" in alt(draw())
