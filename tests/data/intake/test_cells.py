"""Rupiah and days in the spellings of lists."""

from datetime import date, timedelta

import pytest

from data.intake.cells import day_of, rupiah_of


@pytest.mark.parametrize(
    "text",
    """
    600000|600.000|600,000|Rp 600.000|Rp600.000,00|Rp. 600.000,-|600000.0|600000,00|6e5|6.0E+05
    IDR 600,000.00|'600000| 600 000 |600.000,0
    """.replace("\n", "|").split("|"),
)
def test_rupiah(text: str):
    assert rupiah_of(text) == (600_000 if text.strip() else None)


def test_rupiah_of_other_sizes():
    assert rupiah_of("1.750.000") == 1_750_000
    assert rupiah_of("1,750,000.50") == 1_750_000
    assert rupiah_of("0") == 0
    assert rupiah_of("42.000,5") == 42_000
    for text in ("", "-", "enam ratus", "600.00.0", "1.2.3", "-600000", "60x", "600.000.00"):
        assert rupiah_of(text) is None, text


@pytest.mark.parametrize(
    "text",
    """2025-08-17|17/08/2025|17-8-2025|17 Agustus 2025|20250817|2025-08-17 00:00:00|45886|45886.0
    17.08.2025|17-Agt-2025""".replace("\n", "|").split("|"),
)
def test_a_day(text: str):
    assert day_of(text) == date(2025, 8, 17)


@pytest.mark.parametrize("text", ["", "-", "2025-02-30", "31/04/2025", "8/17/2025", "kemarin", "0"])
def test_no_day(text: str):
    assert day_of(text) is None


def test_nobody_died_tomorrow():
    assert day_of((date.today() + timedelta(days=1)).isoformat()) is None
