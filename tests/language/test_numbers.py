"""Numbers, dates and changes in both languages."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from data.generation import build
from language import numbers, text

NBSP = "\u00a0"
MINUS = "\u2212"


@pytest.mark.parametrize(
    ("write", "value", "indonesian", "english"),
    [
        (numbers.number, 1234.5, "1.234,50", "1,234.50"),
        (numbers.integer, 71590, "71.590", "71,590"),
        (numbers.percent, 10.4, f"10,40{NBSP}%", "10.40%"),
        (numbers.points, 0.9, f"+0,90{NBSP}poin", f"+0.90{NBSP}points"),
        (numbers.points, -1.25, f"{MINUS}1,25{NBSP}poin", f"{MINUS}1.25{NBSP}points"),
        (numbers.people, 5900, f"5.900{NBSP}orang", f"5,900{NBSP}people"),
        (numbers.people, 1, f"1{NBSP}orang", f"1{NBSP}person"),
        (numbers.thousand_people, 71.59, f"71.590{NBSP}orang", f"71,590{NBSP}people"),
        (numbers.families, 2248, f"2.248{NBSP}keluarga", f"2,248{NBSP}families"),
        (numbers.families, 1, f"1{NBSP}keluarga", f"1{NBSP}family"),
        (numbers.rupiah, 476506, "Rp476.506", "Rp476,506"),
        (numbers.rupiah, -1500, f"{MINUS}Rp1.500", f"{MINUS}Rp1,500"),
        (numbers.period, "2025-03", "Maret 2025", "March 2025"),
        (numbers.short_period, "2025-08", "Agu 2025", "Aug 2025"),
        (numbers.date, "2026-10-31", "31 Oktober 2026", "31 October 2026"),
        (numbers.short_date, date(2026, 10, 31), "31 Okt 2026", "31 Oct 2026"),
        (numbers.change, 0, "= tetap", "= no change"),
    ],
)  # fmt: skip
def test_writes_each_language_and_a_given_locale_wins(
    write: Callable[..., Any], value: Any, indonesian: str, english: str
) -> None:
    assert str(write(value)) == indonesian
    assert str(write(value, locale="en_GB")) == english
    text.use("en")
    assert str(write(value)) == english
    assert str(write(value, locale="id_ID")) == indonesian


@pytest.mark.parametrize("empty", [None, float("nan"), np.nan, pd.NA, pd.NaT, np.ma.masked])
@pytest.mark.parametrize(
    "write",
    [
        numbers.number,
        numbers.integer,
        numbers.percent,
        numbers.points,
        numbers.people,
        numbers.thousand_people,
        numbers.families,
        numbers.rupiah,
        numbers.change,
    ],
)
def test_an_empty_value_is_a_dash_or_the_given_word(write: Callable[..., Any], empty: Any) -> None:
    assert str(write(empty)) == "–"
    assert str(write(empty, missing="belum diterbitkan")) == "belum diterbitkan"


def test_zero_is_a_value_and_a_list_is_not_missing() -> None:
    assert numbers.percent(0) == f"0,00{NBSP}%"
    assert not numbers.is_missing(0)
    assert not numbers.is_missing([None])
    assert not numbers.is_missing("")


@given(value=st.floats(min_value=-1e9, max_value=1e9), digits=st.integers(min_value=0, max_value=4))
def test_rounds_half_away_from_zero_as_the_printed_decimals_do(value: float, digits: int) -> None:
    shown = numbers.number(value, digits, locale="id_ID")
    read = Decimal(shown.replace(".", "").replace(",", ".").replace(MINUS, "-"))
    expected = Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    assert read == expected
    assert len(shown.partition(",")[2]) == digits


@pytest.mark.parametrize(
    ("value", "shown"), [(9.055, "9,06"), (9.045, "9,05"), (-0.125, f"{MINUS}0,13"), (2.5, "2,50")]
)
def test_a_tie_goes_away_from_zero(value: float, shown: str) -> None:
    assert numbers.number(value) == shown


def test_what_rounds_to_nothing_has_no_sign() -> None:
    assert numbers.number(-0.004) == "0,00"
    assert numbers.points(0.004) == f"0,00{NBSP}poin"
    assert numbers.change(-0.004) == ("unchanged", "=", "tetap")


@pytest.mark.parametrize(
    ("points", "better", "verdict", "words"),
    [
        (-0.5, "lower", "better", f"▼ turun 0,50{NBSP}poin (membaik)"),
        (0.5, "lower", "worse", f"▲ naik 0,50{NBSP}poin (memburuk)"),
        (0.5, "higher", "better", f"▲ naik 0,50{NBSP}poin (membaik)"),
        (-0.5, "higher", "worse", f"▼ turun 0,50{NBSP}poin (memburuk)"),
    ],
)
def test_a_change_says_direction_and_whether_that_is_good(
    points: float, better: numbers.Better, verdict: str, words: str
) -> None:
    change = numbers.change(points, better=better)
    assert (change.verdict, str(change)) == (verdict, words)


@pytest.mark.parametrize("value", ["2025", "2025-13", "Maret 2025", "2025-03-01", None])
def test_a_wrong_period_is_named(value: Any) -> None:
    with pytest.raises(ValueError, match="not a period: " + re.escape(repr(value))):
        numbers.period(value)


@pytest.mark.parametrize("value", ["31-10-2026", "2026-10", "", None, 20261031])
def test_a_wrong_date_is_named(value: Any) -> None:
    with pytest.raises(ValueError, match="not a date: " + re.escape(repr(value))):
        numbers.date(value)


@pytest.mark.parametrize(
    "value",
    [date(2026, 10, 31), datetime(2026, 10, 31, 23, 59), pd.Timestamp(2026, 10, 31), "2026-10-31"],
)
def test_a_day_comes_from_any_date(value: date | str) -> None:
    assert numbers.day(value) == date(2026, 10, 31)


def test_a_release_is_named_as_offices_do() -> None:
    assert numbers.release("2026-4") == "DTSEN 2026-4"
    with pytest.raises(ValueError, match="not a release: '2026-Q4'"):
        numbers.release("2026-Q4")


@pytest.mark.usefixtures("protected")
def test_a_protected_zero_is_none_or_a_few_and_an_exact_one_is_none() -> None:
    assert [numbers.count(value) for value in (0, 5, 71590, None)] == ["0–4", "5", "71.590", "–"]
    assert numbers.families(0) == f"0–4{NBSP}keluarga"
    assert numbers.people(0) == f"0–4{NBSP}orang"
    assert numbers.integer(0) == "0"
    assert numbers.about_people(0) == numbers.thousand_people(0) == f"0{NBSP}orang"


def test_where_every_count_is_shown_a_zero_is_one() -> None:
    assert (numbers.count(0), numbers.families(0)) == ("0", f"0{NBSP}keluarga")


@pytest.mark.usefixtures("protected")
def test_counts_are_told_apart_beyond_what_the_protection_of_both_makes() -> None:
    assert not numbers.is_told_apart(84, 74) and not numbers.is_told_apart(74, 84)
    assert numbers.is_told_apart(85, 74) and numbers.is_told_apart(74, 85)


def test_percentages_begin_where_those_of_the_build_do() -> None:
    assert numbers.FEWEST == build.FEWEST_FOR_PERCENT


@pytest.mark.parametrize("locale", ["id_ID", "en_GB"])
@pytest.mark.parametrize("digits", [0, 1, 2, 3])
@pytest.mark.parametrize("value", [0.004, 0.5, 7, 999.995, 1000, 12345.678, 740_123, 1.5e12])
def test_numbers_are_written_as_unicode_says(value: float, digits: int, locale: str) -> None:
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    assert numbers.number(value, digits, locale=locale) == format_decimal(rounded, pattern, locale)
