"""Payment periods in the spellings of offices; what is ambiguous is not guessed."""

import pytest

from data.intake.periods import period_of, periods_of, quarter_of

QUARTER = """
2025-Q3|2025-3|2025Q3|2025 TW3|2025 tw 3|TW3 2025|TW III 2025|Triwulan III 2025
triwulan 3 tahun 2025|Q3 2025|Q3/2025|2025/Q3|Kuartal 3 2025|Tahap 3 2025|Tahap III/2025
TRIWULAN KE-3 2025|2025_Q3|Jul-Sep 2025|Juli - September 2025
JULI S/D SEPTEMBER 2025|Juli sampai dengan September 2025|Jul – Sep 2025|Juli-Agustus 2025
07-09/2025|07 - 09 2025|7-9/2025|202507-202509
2025-07 s/d 2025-09|07/2025 - 09/2025|Juli dan Agustus 2025
 '2025-Q3|Periode TW3 2025|2025/3|III TW 2025
"""
JULY = """
2025-07|202507|202507.0|2025/07|Juli 2025|juli  2025|JUL 2025|Bulan Juli 2025|Juli-2025|Juli/2025
07/2025|7/2025|07-2025|2025-07-15|15/07/2025|2025-07-01 00:00:00|2025 Juli|July 2025|15-7-2025
"""
NONE = """
2025|2025-7|2025-13|13/2025|202513|2025-Q5|TW3|Juli|Jul-25|07/25|Jan-Jun 2025|Semester 1 2025
Okt 2025 - Des 2024|Des 2024 - Jan 2025|sekarang|-|TW0 2025|2025-00|Sep-Jul 2025|1999-Q1
"""


def spellings(text: str) -> list[str]:
    return [each for line in text.strip("\n").splitlines() for each in line.split("|")]


@pytest.mark.parametrize("text", spellings(QUARTER))
def test_a_quarter(text: str):
    assert period_of(text) == "2025-Q3"


@pytest.mark.parametrize("text", spellings(JULY))
def test_a_month(text: str):
    assert period_of(text) == "2025-07"


@pytest.mark.parametrize("text", ["", *spellings(NONE)])
def test_what_is_not_clear_is_no_period(text: str):
    assert period_of(text) is None


@pytest.mark.parametrize(("name", "month"), [("Agt", 8), ("Nop", 11), ("Des", 12), ("Mei", 5)])
def test_months_as_offices_shorten_them(name: str, month: int):
    assert period_of(f"{name} 2025") == f"2025-{month:02d}"


def test_a_month_without_its_zero_makes_its_neighbours_unclear():
    assert periods_of(["2025-3", "2025-4"]) == {"2025-3": "2025-Q3", "2025-4": "2025-Q4"}
    assert periods_of(["2025-3", "2025-7", "2025-12"]) == {
        "2025-3": None,
        "2025-7": None,
        "2025-12": "2025-12",
    }


@pytest.mark.parametrize(
    ("period", "quarter"), [("2025-Q3", "2025-3"), ("2025-07", "2025-3"), ("2026-12", "2026-4")]
)
def test_a_period_lies_in_the_quarter_of_a_release(period: str, quarter: str):
    assert quarter_of(period) == quarter
