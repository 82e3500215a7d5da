"""The backtest in words and tables, from what is stored, at its edges and in both languages."""

import re
from typing import Any

import pandas as pd
import pytest

from language import text
from pages.method import backtest_html

SCORES = pd.DataFrame(
    [("forecast", "model", "mae_gap_pp", 0.5), ("nowcast", "model", "coverage80_pct", 90.0)],
    columns=["situation", "predictor", "score", "value"],
)


def spans(*years: int, crossings: int = 0, left_out: int | None = None) -> pd.DataFrame:
    """Spans of years; the coverage of a year is its last two digits."""
    rows: list[dict[str, Any]] = []
    for situation in ("forecast", "september", "nowcast"):
        found = {(year, year, None) for year in years}
        found |= {(years[-2:][0], years[-1], None), (years[0], years[-1], None)}
        found |= {(years[0], years[-1], left_out)} if left_out else set()
        rows += [
            {
                "situation": situation,
                "first_period": f"{first}-03",
                "last_period": f"{last}-03",
                "left_out_period": f"{without}-03" if without else None,
                "areas": 7,
                "crossings": crossings,
                "mae_gap_pp": 0.75 if without else 0.5,
                "baseline_mae_gap_pp": 0.625,
                "coverage80_pct": float(last % 100),
                "coverage95_pct": 95.0,
            }
            for first, last, without in sorted(found, key=str)
        ]
    return pd.DataFrame(rows)


def said(found: pd.DataFrame) -> str:
    html = re.sub(r"<[^>]+>", " ", backtest_html(SCORES, found)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", html)


def test_years_and_areas_are_those_that_were_stored() -> None:
    words = said(spans(2021, 2022, 2023, left_out=2022))
    assert "2021 sampai 2023, 7 kabupaten dan kota" in words
    assert "selisih ke-7 kabupaten/kota" in words
    assert "menguntungkan September adalah 2022; tanpa tahun itu 0,7500 lawan 0,6250" in words
    assert "memuat 21 % daerah pada 2021, 23 % pada 2023, dan 23 % pada dua tahun" in words
    assert "2022–2023 23 95" in words
    assert "2019" not in words and "38" not in words


def test_an_area_that_crossed_the_line_is_told() -> None:
    assert "tidak satu pun dari 7 daerah" in said(spans(2021, 2022))
    words = said(spans(2021, 2022, crossings=3))
    assert "hanya 3 kali sebuah daerah melintasi" in words
    assert "tidak satu pun" not in words


def test_one_year_stands_alone() -> None:
    words = said(spans(2021))
    assert "2021 sampai 2021" in words
    assert "menguntungkan" not in words and "–2021" not in words


@pytest.mark.parametrize(("crossings", "words"), [(0, "not one of 7 areas"), (3, "only 3 times")])
def test_it_speaks_english(crossings: int, words: str) -> None:
    text.use("en")
    found = said(spans(2021, 2022, 2023, crossings=crossings, left_out=2022))
    assert words in found
    assert "September gains most in 2022; without that year it is 0.7500, against 0.6250" in found
    assert "Forecast, 80%" in found
