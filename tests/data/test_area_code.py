"""A code tells level, parent and what lies in it; areas.csv says the same."""

import pytest

from data.area_code import NATION, is_below, is_within, kecamatan_of, level_of, parent_of
from data.reference.tables import read_rows
from data.settings import REFERENCE

AREAS = [row for _line, row in read_rows(REFERENCE / "areas.csv")]


def test_codes_tell_what_the_table_of_areas_says():
    for row in AREAS:
        assert level_of(row["area_code"]) == row["level"]
        assert parent_of(row["area_code"]) == row["parent_code"]


def test_an_area_lies_in_its_parents_and_in_itself():
    desa = "35.19.01.2001"
    for area in (desa, "35.19.01", "35.19", "35", NATION):
        assert is_within(desa, area)
        assert is_below(desa, area) == (area != desa)
    assert not is_within("35.19", desa)
    assert not is_below(NATION, NATION)


@pytest.mark.parametrize(
    ("area", "kecamatan"),
    [
        ("35.19.01.2001", "35.19.01"),
        ("35.19.01", "35.19.01"),
        ("35.19", "35.19"),
        (NATION, NATION),
    ],
)
def test_a_desa_lies_in_its_kecamatan(area: str, kecamatan: str):
    assert kecamatan_of(area) == kecamatan


def test_digits_that_begin_alike_are_another_area():
    assert not is_within("35.191", "35.19")
    assert not is_below("35.19.012", "35.19.01")


@pytest.mark.parametrize("code", ["", "35.19.01.2001.1"])
def test_what_is_no_code_is_refused(code: str):
    with pytest.raises(ValueError, match="no code"):
        level_of(code)
