"""KK and NIK as people type, paste and export them; numbers that lost their last digits."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from data.intake.load import NUMBERS
from tests import builders
from tests.data import whole
from tests.data.whole import FAMILIES, PERSONS, changed, family_cells, person_cells

NUMBER = "3519010203040501"
Spell = Callable[[str], str]
SPELLINGS: dict[str, Spell] = {
    "an apostrophe": lambda number: f"'{number}",
    "spaces between": lambda number: " ".join((number[:4], number[4:8], number[8:12], number[12:])),
    "no-break and narrow spaces": lambda number: f"\xa0{number[:6]}\u202f{number[6:]}\u2007",
    "zero width": lambda number: f"\u200b{number[:9]}\u2060{number[9:]}\ufeff",
    "direction marks": lambda number: f"\u202a{number}\u202c\u200e",
    "a soft hyphen": lambda number: f"{number[:8]}\xad{number[8:]}",
    "dots": lambda number: f"{number[:2]}.{number[2:6]}.{number[6:]}",
    "dashes of all kinds": lambda number: (
        f"{number[:6]}-{number[6:12]}–{number[12:14]}‑{number[14:]}"
    ),
    "a float": lambda number: f"{number}.0",
    "with cents": lambda number: f"{number},00",
    "a formula": lambda number: f'="{number}"',
    "a tab": lambda number: f"\t{number}\t",
    "quotes": lambda number: f'"{number}"',
}


def cleaned(*cells: str | None) -> list[str]:
    """What the one cleaner makes of cells."""
    with duckdb.connect() as connection:
        connection.execute(NUMBERS)
        found = connection.execute(
            "select number_in(cell) from (select unnest(?::varchar[]) as cell)", [list(cells)]
        ).fetchall()
    return [number for (number,) in found]


@pytest.mark.parametrize("spell", SPELLINGS.values(), ids=SPELLINGS.keys())
def test_a_number_is_its_sixteen_digits(spell: Spell):
    assert cleaned(spell(NUMBER)) == [NUMBER]


@pytest.mark.parametrize(
    "cell",
    '0|00|0000000000000000|0.0|0-0|\'0|-|--|| |.|NULL|nan|N/A|Tidak ada|kosong|\u200b|=""|'
    "0000 0000 0000 0000".split("|"),
)
def test_no_number_is_no_number(cell: str):
    assert cleaned(cell, None) == ["", ""]


@pytest.mark.parametrize(
    "cell",
    ["351901020304050", "35190102030405011", "3519O10203040501", "351901******0501", "KK lama"],
)
def test_what_is_no_number_stays_as_it_is_to_be_set_aside(cell: str):
    (found,) = cleaned(cell)
    assert found and not (len(found) == 16 and found.isdigit())


@pytest.mark.slow
@pytest.mark.parametrize("column", ["nomor_kartu_keluarga", "nomor_induk_kependudukan"])
@pytest.mark.parametrize("spell", SPELLINGS.values(), ids=SPELLINGS.keys())
def test_numbers_are_read_in_both_files_however_they_are_written(tmp_path, column, spell: Spell):
    def make(cell: str, place: int) -> str:
        return spell(cell) if cell and place % 2 else cell

    folder = tmp_path / "in"
    whole.families_in(folder, family_cells(changed(FAMILIES, nomor_kartu_keluarga=make)))
    whole.persons_in(folder, person_cells(changed(PERSONS, **{column: make})))
    assert whole.is_whole(whole.taken(folder))


@pytest.mark.parametrize("zeros", ["0", "0000000000000000", "-", "Tidak ada"])
def test_who_has_no_nik_is_counted_and_shared_with_nobody(tmp_path: Path, zeros: str):
    folder = tmp_path / "in"
    whole.families_in(folder)
    nik = {"nomor_induk_kependudukan": lambda cell, place: cell if place % 3 else zeros}
    whole.persons_in(folder, person_cells(changed(PERSONS, **nik)))
    told = whole.taken(folder)
    assert told["persons"]["accepted"] == len(PERSONS)
    assert {rule: rows for rule, rows in told["findings"].items() if rows} == {"empty_nik": 20}
    (place,) = told["finding_places"]
    assert place["rows"][:3] == [2, 5, 8] and place["column"] == "nomor_induk_kependudukan"
    assert whole.kept(folder, "person_hash is null", "person")[True] == 20


ROUNDED: dict[str, Spell] = {
    "zeros at the end": lambda number: f"{number[:15]}0",
    "three zeros": lambda number: f"{number[:13]}000",
    "3,51901E+15": lambda number: "3,51901E+15",
    "3.519e15": lambda number: "3.519e15",
    " 3.51901E+15 with a space": lambda number: " 3.51901E+15",
    "as Python writes it": lambda number: f"{number[0]}.{number[1:]}e+15",
}


@pytest.mark.parametrize("column", ["nomor_kartu_keluarga", "nomor_induk_kependudukan"])
@pytest.mark.parametrize("spell", ROUNDED.values(), ids=ROUNDED.keys())
def test_a_rounded_column_is_refused_with_its_name_and_what_to_do(tmp_path, column, spell: Spell):
    folder = tmp_path / "in"
    make = {column: lambda cell, place: spell(cell) if cell and place % 4 else cell}
    whole.families_in(folder, family_cells(changed(FAMILIES, **make)))
    whole.persons_in(folder, person_cells(changed(PERSONS, **make)))
    line = whole.refused(folder)
    assert column in line and "dibulatkan oleh Excel" in line and "sebagai teks" in line
    assert not any(row[column] in line for row in PERSONS)


def test_a_rounded_column_of_a_sheet_names_the_sheet(tmp_path: Path):
    folder = tmp_path / "in"
    rows = [
        [
            float(str(cell)[:15] + "0") if line and place == 2 else cell
            for place, cell in enumerate(row)
        ]
        for line, row in enumerate(family_cells())
    ]
    builders.workbook(folder / "keluarga_v3_2025.xlsx", {"Data Keluarga": rows})
    whole.persons_in(folder)
    line = whole.refused(folder)
    assert "keluarga_v3_2025.xlsx [Data Keluarga]" in line and "30 dari 30" in line


def test_a_part_of_rounded_numbers_is_set_aside_and_refused_by_its_share(tmp_path: Path):
    folder = tmp_path / "in"
    make = {"nomor_kartu_keluarga": lambda cell, place: cell if place % 5 > 1 else "3,51901E+15"}
    whole.families_in(folder, family_cells(changed(FAMILIES, **make)))
    whole.persons_in(folder)
    line = whole.refused(folder)
    assert "12 dari 30" in line and "3,51901E+15" in line


def test_numbers_that_end_with_zero_by_chance_are_none_that_were_rounded(tmp_path: Path):
    folder = tmp_path / "in"
    make = {
        "nomor_kartu_keluarga": lambda cell, place: (
            cell if place % 3 else f"{cell[:12]}9{place:02}0"
        )
    }
    own = changed(FAMILIES, **make)
    now = {
        one["nomor_kartu_keluarga"]: other["nomor_kartu_keluarga"]
        for one, other in zip(FAMILIES, own, strict=True)
    }
    whole.families_in(folder, family_cells(own))
    whole.persons_in(
        folder, person_cells(changed(PERSONS, nomor_kartu_keluarga=lambda cell, _: now[cell]))
    )
    assert whole.is_whole(whole.taken(folder))
