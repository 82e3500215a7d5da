"""Chances, both answers, falls and persons: at the edges, and where nothing is known."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from language import text
from pages.outlook import exhibits, questions
from pages.outlook import scenarios as outlook
from pages.outlook import words as ahead
from ui.asking import Asking
from ui.exhibit import Bars

ROW: dict[str, Any] = {
    "period": "2026-03",
    "situation": "nowcast",
    "gap_pp": 0.86,
    "gap_low80_pp": 0.60,
    "gap_high80_pp": 1.13,
    "p0_pct": 9.92,
    "province_pct": 9.06,
    "below_published_pct": 0.15,
    "below_true_pct": 29.4,
    "needed_gap_pp": -2.59,
}
READING: dict[str, Any] = {
    "last_period": "2025-03",
    "below_true_low_pct": 13.87,
    "below_true_high_pct": 37.03,
    "below_if_independent_pct": 13.87,
    "below_if_correlated_pct": 37.03,
    "below_if_small_pct": 0.007,
    "small_se_pp": 0.237,
}
NOTHING = pd.DataFrame(columns=["area_code", "period", "p0_pct"])


def asking(**answers: pd.DataFrame) -> Asking:
    """A kabupaten of which only this is known."""
    official = pd.DataFrame(columns=["area_name", "period", "p0_pct"])
    known = {"official_by_area": official, **answers}
    return Asking(lambda name, **_values: known[name], "35.19", "35", "35.19", "2026-4")


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("**", "")


@pytest.mark.parametrize(
    ("chance", "figure", "words"),
    [
        (0.0, "kurang dari 1 %", "Hampir pasti tidak"),
        (0.99, "kurang dari 1 %", "Hampir pasti tidak"),
        (1.0, "sekitar 1 %", "Kecil sekali kemungkinannya"),
        (29.4, "sekitar 29 %", "Kecil kemungkinannya"),
        (33.0, "sekitar 33 %", "Bisa ya, bisa tidak"),
        (50.0, "sekitar 50 %", "Bisa ya, bisa tidak"),
        (67.0, "sekitar 67 %", "Bisa ya, bisa tidak"),
        (80.0, "sekitar 80 %", "Besar kemungkinannya"),
        (99.0, "sekitar 99 %", "Besar sekali kemungkinannya"),
        (99.5, "lebih dari 99 %", "Hampir pasti ya"),
        (100.0, "lebih dari 99 %", "Hampir pasti ya"),
    ],
)
def test_a_chance_is_never_nought_or_certain(chance: float, figure: str, words: str) -> None:
    assert plain(ahead.chance_figure(chance)) == figure
    assert ahead.chance_words(chance) == words


def test_both_answers_in_one_paragraph() -> None:
    assert plain(ahead.outlook_answer(ROW, "Jawa Timur")) == (
        "Peluang angka resmi Maret 2026 di bawah Jawa Timur kurang dari 1 %. Apakah kemiskinan "
        "yang sebenarnya di bawah Jawa Timur: belum dapat dibedakan."
    )


def test_without_a_forecast_it_says_why() -> None:
    assert ahead.coming(pd.DataFrame(columns=["period"])) == {}
    assert "belum cukup panjang" in ahead.outlook_answer({}, "Jawa Timur")
    assert questions.questions_html({}, "Jawa Timur", {}, {}) == ""
    assert ahead.fan_title({}, NOTHING, "35.19", "35") == "Angka kemiskinan resmi"


@pytest.mark.parametrize(
    ("gap", "verdict"),
    [
        (0.0, "belum dapat dibedakan"),
        (-2.58, "belum dapat dibedakan"),
        (-2.59, "ya, dapat dibedakan"),
        (2.59, "tidak, di atas dan dapat dibedakan"),
    ],
)
def test_the_true_rate_is_told_apart_only_from_afar(gap: float, verdict: str) -> None:
    assert ahead.true_verdict({**ROW, "gap_pp": gap}) == verdict


def test_the_situation_is_said() -> None:
    assert "sudah terbit (9,06 %)" in plain(ahead.published_reason(ROW, "Jawa Timur"))
    unknown = ahead.published_reason({**ROW, "situation": "forecast"}, "Jawa Timur")
    assert "juga belum terbit" in unknown
    september = ahead.published_reason({**ROW, "situation": "september"}, "Jawa Timur")
    assert "September sebelumnya sudah terbit" in september
    assert "belum terbit" not in september


def test_an_assumed_error_is_called_so() -> None:
    assumed = {"p0_se_pct": 1.556, "is_se_assumed": True}
    assert "asumsi" in ahead.true_reason(ROW, "Jawa Timur", assumed, READING)
    known = ahead.true_reason(ROW, "Jawa Timur", {**assumed, "is_se_assumed": False}, READING)
    assert "1,56" in known and "asumsi" not in known
    assert "galat" not in ahead.true_reason(ROW, "Jawa Timur", {}, {})


def test_the_chance_of_the_true_rate_is_a_range_with_both_readings() -> None:
    said = plain(ahead.true_reason(ROW, "Jawa Timur", {}, READING))
    assert said.startswith(
        "Peluang bahwa kemiskinan sebenarnya pada Maret 2025 di bawah Jawa Timur: sekitar 14 "
        "sampai 37 %."
    )
    assert "berdiri sendiri (sekitar 14 %), atau galatnya hampir sama setiap tahun" in said
    assert "(paling banyak 0,24 poin), peluangnya kurang dari 1 %" in said
    assert "29" not in said


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (13.87, 37.03, "sekitar 14 sampai 37 %"),
        (0.2, 5.0, "kurang dari 1 % sampai 5 %"),
        (95.0, 99.5, "sekitar 95 sampai lebih dari 99 %"),
        (0.2, 99.5, "kurang dari 1 % sampai lebih dari 99 %"),
        (0.1, 0.2, "kurang dari 1 %"),
        (99.2, 99.9, "lebih dari 99 %"),
        (29.6, 30.4, "sekitar 30 %"),
        (1.0, 99.0, "sekitar 1 sampai 99 %"),
    ],
)
def test_a_range_of_chances(low: float, high: float, words: str) -> None:
    assert plain(ahead.chance_range(low, high)) == words


def test_without_a_known_error_nothing_is_said_of_the_true_rate() -> None:
    row = {**ROW, "needed_gap_pp": None, "below_true_pct": None}
    assert ahead.true_verdict(row) == "belum dapat dibedakan"
    assert ahead.true_reason(row, "Jawa Timur", {}, {}) == ""


@pytest.mark.parametrize(
    ("low", "high", "title"),
    [
        (0.6, 1.13, "Maret 2026 diperkirakan 0,60 sampai 1,13 poin di atas provinsi"),
        (-1.13, -0.6, "Maret 2026 diperkirakan 0,60 sampai 1,13 poin di bawah provinsi"),
        (-0.2, 0.3, "Maret 2026 dapat di bawah atau di atas provinsi: −0,20 sampai +0,30 poin"),
        (0.0, 0.0, "Maret 2026 diperkirakan sama dengan provinsi"),
        (0.0, 0.5, "Maret 2026 diperkirakan 0,00 sampai 0,50 poin di atas provinsi"),
    ],
)
def test_the_title_of_the_fan(low: float, high: float, title: str) -> None:
    row = {**ROW, "gap_low80_pp": low, "gap_high80_pp": high}
    assert plain(ahead.fan_title(row, NOTHING, "35.19", "35")) == title


def scenarios(needed: float, largest: float | None = -1.12) -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("hold", "2026-03", 10.40, 0.0, largest, "2022-03", "2015-03"),
            ("trend", "2026-03", 10.20, -0.20, largest, "2022-03", "2015-03"),
            ("needed", "2026-03", 10.40 + needed, needed, largest, "2022-03", "2015-03"),
        ],
        columns=[
            "scenario",
            "period",
            "p0_pct",
            "change_pp",
            "largest_fall_pp",
            "largest_fall_period",
            "since_period",
        ],
    )


def test_the_fall_against_the_largest_of_the_series() -> None:
    assert plain(ahead.fall_title(scenarios(-1.34))) == (
        "Agar setara provinsi perlu turun 1,34 poin; sejak 2015 setahun paling banyak 1,12 (2022)"
    )
    assert "pernah 1,12 setahun" in plain(ahead.fall_title(scenarios(-0.5)))
    assert "Tidak perlu turun" in ahead.fall_title(scenarios(0.0))
    assert (
        plain(ahead.fall_title(scenarios(-0.5, None)))
        == "Agar setara provinsi perlu turun 0,50 poin"
    )
    assert ahead.fall_title(scenarios(-1.34).iloc[:0]) == "Belum ada skenario"


def test_scenarios_stand_beside_the_largest_fall() -> None:
    falls = outlook.falls(scenarios(-1.34))
    assert [fall.kind for fall in falls] == ["estimate", "estimate", "official", "target"]
    assert [fall.change for fall in falls] == [0.0, -0.20, -1.12, -1.34]
    shown = exhibits.falls(asking(scenario_by_name=scenarios(-1.34))).picture
    assert isinstance(shown, Bars)
    assert [bar.value for bar in shown.bars] == [0.0, 0.20, 1.12, 1.34]
    assert [bar.is_pale for bar in shown.bars] == [True, True, False, False]
    assert outlook.falls(scenarios(-1.34).iloc[:0]) == []


@pytest.mark.parametrize(
    ("persons", "words"),
    [
        (
            5908.4,
            "Sekitar 5.900 orang harus keluar dari kemiskinan sebelum Maret 2027, 1.200 sebulan",
        ),
        (0.0, "Diperkirakan sudah setara dengan provinsi atau di bawahnya"),
        (None, "Jumlah orang belum dapat diperkirakan"),
    ],
)
def test_how_many_would_have_to_leave(persons: float | None, words: str) -> None:
    month = None if persons is None else persons / 5
    total = {"persons_to_leave": persons, "persons_a_month": month, "period": "2027-03"}
    assert plain(ahead.persons_title(total)) == words


@pytest.mark.parametrize("situation", ["forecast", "september", "nowcast"])
def test_only_a_province_that_is_not_known_has_a_band(situation: str) -> None:
    bands = {f"p0_{side}{share}_pct": 9.9 for side in ("low", "high") for share in (50, 80, 95)}
    around = {"province_low80_pct": 8.9, "province_high80_pct": 9.2}
    row = pd.DataFrame([{**ROW, **bands, **around, "situation": situation}])
    (march,) = outlook.ahead(row, "Kabupaten Madiun")
    wanted = (None, None) if situation == "nowcast" else (8.9, 9.2)
    assert (march.other_low, march.other_high) == wanted


def test_a_forecast_is_never_saved_as_an_official_figure() -> None:
    official = pd.DataFrame(
        {
            "area_code": ["35.19", "35"],
            "area_name": ["Kabupaten Madiun", "Jawa Timur"],
            "level": ["kabupaten", "province"],
            "period": ["2025-03", "2025-03"],
            "p0_pct": [10.4, 9.5],
        }
    )
    data = outlook.fan_data(official, pd.DataFrame([ROW]))
    assert list(data.columns[:5]) == list(official.columns)
    ahead_row = data[data["period"] == "2026-03"].iloc[0]
    assert pd.isna(ahead_row["p0_pct"])
    assert ahead_row["p0_forecast_pct"] == 9.92
    assert outlook.fan_data(official, pd.DataFrame([ROW]).iloc[:0]) is official


def test_the_error_is_that_of_the_newest_figure() -> None:
    official = pd.DataFrame(
        {
            "area_code": ["35.19", "35.19", "35"],
            "period": ["2024-03", "2025-03", "2026-03"],
            "p0_se_pct": [1.57, 1.56, 0.25],
            "is_se_assumed": [True, True, True],
        }
    )
    on = asking(official_by_area=official)
    assert exhibits.error_of(on)["p0_se_pct"] == 1.56
    assert exhibits.error_of(replace(on, region="35.20")) == {}


def test_the_registry_stands_beside() -> None:
    head = {"decile1_share_pct": 9.87, "release": "2026-4"}
    by_release = pd.DataFrame({"release": ["2025-1", "2026-4"], "decile1_share_pct": [10.83, 9.87]})
    said = plain(ahead.registry_beside(head, by_release))
    assert "turun 0,96 poin sejak DTSEN 2025-1" in said
    assert "tidak dipakai" in said
    assert ahead.registry_beside({"decile1_share_pct": None}, by_release) == ""


def test_it_speaks_english() -> None:
    text.use("en")
    error = {"p0_se_pct": 1.56, "is_se_assumed": True}
    html = questions.questions_html(ROW, "Jawa Timur", error, READING)
    assert "Almost certainly not." in html
    assert "Not distinguishable." in html
    assert "less than 1%" in html
    assert "about 14 to 37%" in plain(html).replace("<strong>", "").replace("</strong>", "")
