"""Sentences say what the data say: above, below, equal, too few, and not yet known."""

from typing import Any

import pandas as pd
import pytest

from language import text
from pages.summary import words as sentences
from pages.trend import movers
from pages.trend import words as sentences_words
from tests.ui.absent import absent
from ui.words import official as sentences_official

HEAD: dict[str, Any] = {
    "area_name": "Kabupaten Madiun",
    "province_name": "Jawa Timur",
    "period": "2025-03",
    "p0_pct": 10.40,
    "province_same_pct": 9.50,
    "gap_pp": 0.90,
}


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("**", "")


def test_the_answer_above_the_province() -> None:
    assert plain(sentences.official_answer(HEAD)) == (
        "Per Maret 2025, 10,40 % penduduk Kabupaten Madiun hidup di bawah garis kemiskinan, "
        "0,90 poin di atas Jawa Timur (9,50 %)."
    )


@pytest.mark.parametrize(
    ("gap", "words"),
    [(-0.2, "0,20 poin di bawah Jawa Timur"), (0.001, "sama dengan Jawa Timur")],
)
def test_the_answer_below_or_equal(gap: float, words: str) -> None:
    assert words in plain(sentences.official_answer({**HEAD, "gap_pp": gap}))


def test_the_answer_without_an_official_figure() -> None:
    assert "belum menerbitkan" in sentences.official_answer({**HEAD, "p0_pct": None})
    alone = sentences.official_answer({**HEAD, "gap_pp": None, "province_same_pct": None})
    assert "Jawa Timur" not in alone


def target(**changes: Any) -> dict[str, Any]:
    return {
        "rule": "below_province",
        "low_pct": None,
        "high_pct": None,
        "limit_pct": None,
        "deadline": pd.Timestamp("2025-12-31"),
        "judged_on": "2026-03",
        "figure_pct": None,
        "status": "not_yet_measurable",
        **changes,
    }


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "“di bawah Jawa Timur pada 31 Desember 2025” belum dapat dinilai"),
        ({"status": "met", "figure_pct": 9.0}, "tercapai: 9,00 % pada Maret 2026"),
        ({"status": "missed", "figure_pct": 9.9}, "belum tercapai: 9,90 % pada Maret 2026"),
        ({"rule": "at_most", "high_pct": 9.8}, "“paling tinggi 9,80 %"),
        ({"rule": "at_most", "low_pct": 7, "high_pct": 8}, "“antara 7,00 % dan 8,00 %"),
    ],
)
def test_what_is_known_of_a_target(changes: dict[str, Any], words: str) -> None:
    said = sentences.target_answer(pd.DataFrame([target(**changes)]), HEAD)
    assert words in plain(said)


def test_the_first_open_target_is_the_one_that_counts() -> None:
    targets = pd.DataFrame(
        [
            target(status="missed", deadline=pd.Timestamp("2024-12-31")),
            target(deadline=pd.Timestamp("2026-12-31")),
            target(deadline=pd.Timestamp("2025-12-31")),
        ]
    )
    assert str(sentences.next_target(targets)["deadline"])[:4] == "2025"
    assert sentences.target_answer(targets.head(0), HEAD) == ""


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


def test_sentences_speak_english() -> None:
    text.use("en")
    assert "March 2025" in sentences.official_answer(HEAD)


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
