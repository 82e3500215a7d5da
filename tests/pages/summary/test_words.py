"""Sentences say what the data say: above, below, equal, too few, and not yet known."""

import pandas as pd
import pytest

from pages.trend import movers
from pages.trend import words as sentences_words
from tests.ui.absent import absent
from ui.words import official as sentences_official


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("**", "")


def official(own: list[float], other: list[float]) -> pd.DataFrame:
    periods = [f"{2015 + year}-03" for year in range(len(own))]
    return pd.DataFrame(
        {
            "area_code": ["35.19"] * len(own) + ["35"] * len(other),
            "period": periods * 2,
            "p0_pct": own + other,
        }
    )


@pytest.mark.parametrize(
    ("own", "other", "words"),
    [
        ([12.5, 10.4], [12.3, 9.5], "melebar: 0,20 poin pada 2015, 0,90 poin pada 2016"),
        ([12.5, 9.6], [12.0, 9.5], "menyempit: 0,50 poin pada 2015, 0,10 poin pada 2016"),
        ([12.5, 9.0], [12.0, 8.5], "tetap 0,50 poin sejak 2015"),
        ([12.5, 9.0], [12.0, 9.2], "Sudah 0,20 poin di bawah provinsi pada 2016"),
        ([], [], "Angka kemiskinan resmi"),
    ],
)
def test_how_the_gap_has_gone(own: list[float], other: list[float], words: str) -> None:
    assert words in plain(sentences_official.gap_title(official(own, other), "35.19", "35"))


def areas(**rates: tuple[float | None, float | None]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "area_code": name,
                "area_name": name,
                "level": "kecamatan",
                "poverty_rate_pct": rate,
                "change_pp": change,
            }
            for name, (rate, change) in rates.items()
        ]
    )


def test_who_moved_most_leaves_out_those_without_a_figure() -> None:
    known = areas(Kare=(12.0, 0.1), Wungu=(8.0, -0.3), Geger=(8.0, -0.1), Jiwan=(None, None))
    assert movers.title(known, "2026-3") == (
        "Kecamatan Wungu paling turun, Kecamatan Kare paling naik"
    )
    assert list(movers.biggest(known, 1)["area_name"]) == ["Wungu", "Kare"]
    assert "rilis kedua" in movers.title(known, None)


def trend(*rates: float | None) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "area_code": "35.19.06",
            "area_name": "Gemarang",
            "release": [f"2025-{number}" for number in range(1, len(rates) + 1)],
            "cutoff": pd.Timestamp("2025-03-31"),
            "province_rate_pct": 9.5,
            "poverty_rate_pct": rates,
            "decile1_share_pct": rates,
            "withheld": [
                absent("too_few", "poverty_rate_pct", "decile1_share_pct") if rate is None else []
                for rate in rates
            ],
        }
    )


def test_where_an_area_stands() -> None:
    said = sentences_words.trend_answer(
        trend(12.0, 11.5), "35.19.06", "poverty_rate_pct", "kecamatan", "Jawa Timur"
    )
    assert plain(said) == (
        "Perkiraan kemiskinan Kecamatan Gemarang 11,50 % (DTSEN 2025-2), turun 0,50 poin "
        "sejak DTSEN 2025-1; 2,00 poin di atas Jawa Timur (resmi 9,50 %)."
    )


def test_a_registry_share_is_not_compared_with_a_poverty_rate() -> None:
    said = sentences_words.trend_answer(
        trend(12.0, 11.5), "35.19.06", "decile1_share_pct", "kecamatan", "Jawa Timur"
    )
    assert "Menurut registri" in said
    assert "Jawa Timur" not in said


def test_an_area_of_too_few_people_says_so() -> None:
    said = sentences_words.trend_answer(
        trend(None), "35.19.06", "poverty_rate_pct", "desa", "Jawa Timur"
    )
    assert said == "Orang di Desa Gemarang pada DTSEN 2025-1 terlalu sedikit untuk persen."
    absent = sentences_words.not_drawn(trend(None), "poverty_rate_pct", {"35.19.06": "Gemarang"})
    assert "terlalu sedikit untuk persen: Gemarang" in absent
    assert sentences_words.not_drawn(trend(1.0), "poverty_rate_pct", {}) == ""


def test_a_gap_that_cannot_be_told_is_not_put_into_points() -> None:
    frame = pd.DataFrame(
        {
            "area_code": ["35.19"],
            "area_name": ["Kabupaten Madiun"],
            "release": ["2026-4"],
            "cutoff": ["2026-10-31"],
            "province_rate_pct": [9.06],
            "poverty_rate_pct": [9.71],
            "province_class": ["not_distinguishable"],
        }
    )

    def said() -> str:
        return plain(
            sentences_words.trend_answer(frame, "35.19", "poverty_rate_pct", None, "Jawa Timur")
        )

    assert "belum dapat dibedakan dari Jawa Timur (resmi 9,06 %)" in said()
    assert "poin" not in said()
    frame["province_class"] = ["above"]
    assert "0,65 poin di atas Jawa Timur" in said()
