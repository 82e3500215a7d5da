"""Birthdays in the spellings of offices: read, or counted as not read; never passed over."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from data.intake.cells import day_of, days_of
from tests import builders
from tests.builders import FEW_PERSON
from tests.data import whole
from tests.data.whole import PERSONS, changed, person_cells
from tests.every_day import one_in

DAY = date(1985, 8, 17)
AGE = 39  # at the end of July 2025
READ = """
    1985-08-17|1985/08/17|17-08-1985|17/8/1985|17.08.1985|17 08 1985|19850817|17081985|31276|31276.0
    31276,5|17 Agustus 1985|17-Agu-1985|17 Agt 1985|17-AGUST-1985|Aug 17, 1985|17 August 1985
    1985-08-17 00:00:00|1985-08-17T00:00:00.000Z|17-08-1985 07:00 WIB|17/08/1985 0:00
    1985-08-17T00:00:00+07:00|8/17/1985 12:00:00 AM|'17/08/1985|="1985-08-17"|\u200b17-08-1985\xa0
    MADIUN, 17-08-1985|Madiun, 17 Agustus 1985|Madiun 17-08-1985|Sabtu, 17 Agustus 1985
"""
NOT_READ = """
    17/08/85|17-Agu-85|1985|Agustus 1985|40 tahun|0000-00-00|00/00/1985|01/00/1985|29/02/1985
    31/04/1985|2055-08-17|1890-01-01|01-01-1890|493084800|tidak tahu|17 Augmentasi|#VALUE!
    1985-13-01
"""


def listed(text: str) -> list[str]:
    return [each.strip(" ") for line in text.strip().split("\n") for each in line.split("|")]


def taken_with(folder: Path, spell: Callable[[int], str]) -> dict:
    whole.families_in(folder)
    rows = changed(PERSONS, tanggal_lahir=lambda _cell, place: spell(place))
    whole.persons_in(folder, person_cells(rows))
    return whole.taken(folder)


@pytest.mark.parametrize("text", listed(READ))
def test_a_birthday_is_read(text: str):
    assert days_of([text]) == {text: DAY}


def test_a_column_of_each_spelling_gives_every_age(tmp_path: Path):
    spellings = [each for each in listed(READ) if "8/17" not in each and "17, 1985" not in each]
    told = taken_with(tmp_path / "in", lambda place: spellings[place % len(spellings)])
    assert whole.is_whole(told)
    assert whole.kept(tmp_path / "in", "age", "person") == {AGE: len(PERSONS)}


@pytest.mark.parametrize("text", one_in(6, listed(NOT_READ)))
def test_what_cannot_be_read_is_a_counted_finding_with_its_rows(tmp_path: Path, text: str):
    told = taken_with(tmp_path / "in", lambda place: text if place % 2 else "1985-08-17")
    assert told["persons"]["accepted"] == len(PERSONS)
    assert {rule: rows for rule, rows in told["findings"].items() if rows} == {
        "unread_birth_date": 30
    }
    (place,) = told["finding_places"]
    assert (place["column"], place["rows"][:2]) == ("tanggal_lahir", [3, 5])
    assert whole.kept(tmp_path / "in", "age", "person") == {AGE: 30, None: 30}
    said = whole.printed(tmp_path / "in")
    assert "umurnya tidak diketahui" in said and text not in said


@pytest.mark.parametrize("text", ["", "-", "0", "NULL"])
def test_an_empty_birthday_is_no_finding(tmp_path: Path, text: str):
    assert whole.is_whole(
        taken_with(tmp_path / "in", lambda place: text if place % 2 else "1985-08-17")
    )


@pytest.mark.parametrize("column", ["tanggal_lahir", "jenis_kelamin"])
@pytest.mark.parametrize("how", ["empty", "missing"])
def test_a_column_that_says_nothing_of_anybody_is_told(tmp_path: Path, column: str, how: str):
    folder = tmp_path / "in"
    whole.families_in(folder)
    rows = changed(PERSONS, **{column: lambda _cell, _place: ""})
    names = [name for name in FEW_PERSON if how == "empty" or name != column]
    whole.persons_in(folder, builders.cells(names, rows))
    told = whole.taken(folder)
    rule = {"tanggal_lahir": "unread_birth_date", "jenis_kelamin": "unread_sex"}[column]
    assert {name: rows for name, rows in told["findings"].items() if rows} == {rule: len(PERSONS)}


def test_months_first_are_told_by_the_column(tmp_path: Path):
    told = taken_with(tmp_path / "in", lambda place: ["5/30/1968", "5/6/1968"][place % 2])
    assert whole.is_whole(told)
    assert whole.kept(tmp_path / "in", "age", "person") == {57: 60}


def test_cells_that_may_be_either_are_not_guessed_where_both_orders_stand():
    cells = ["30/05/1968", "5/30/1968", "5/6/1968", "6/6/1968"]
    assert list(days_of(cells).values()) == [
        date(1968, 5, 30),
        date(1968, 5, 30),
        None,
        date(1968, 6, 6),
    ]


def test_days_of_1904_in_a_csv_are_told_by_the_niks(tmp_path: Path):
    """A CSV does not say which calendar its numbers are of; a NIK holds the birthday."""
    later = (DAY - date(1904, 1, 1)).days
    folder = tmp_path / "in"
    whole.families_in(folder)
    rows = changed(
        PERSONS,
        tanggal_lahir=lambda _cell, _place: str(later),
        nomor_induk_kependudukan=lambda _cell, place: f"351901570885{place // 9:03}{1 + place % 9}",
    )
    whole.persons_in(folder, person_cells(rows))
    assert whole.is_whole(whole.taken(folder))
    assert whole.kept(folder, "age", "person") == {AGE: len(PERSONS)}


def test_days_of_both_calendars():
    assert day_of("31276") == DAY
    assert day_of("29814", is_from_1904=True) == DAY
    assert day_of("1985") is None
    assert day_of((date.today() + timedelta(days=1)).isoformat()) is None
