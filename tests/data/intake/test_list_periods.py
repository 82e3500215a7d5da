"""The period of a benefit, whatever column says it: stages and quarters are never months."""

from pathlib import Path

import pytest

from tests.builders import kk, nik
from tests.data.given_lists import counted, refused, taken, write_csv
from tests.every_day import one_in

NUMBERS = ["NIK", "NO KK", "PROGRAM"]


def given(folder: Path, columns: list[str], cells: list[str], name: str = "daftar") -> Path:
    rows = [[*NUMBERS, *columns], *([nik(n), kk(n), "PKH", *cells] for n in (1, 2, 3))]
    return write_csv(folder / "in" / f"{name}.csv", rows)


def case(text: str) -> tuple[list[str], list[str], str]:
    """'tahap tahun = 3, 2025 -> 2025-Q3' as columns, cells and period."""
    columns, rest = text.split(" = ")
    cells, period = rest.split(" -> ")
    return columns.split(), cells.split("; "), period


CLEAR = """
tahap tahun = 3; 2025 -> 2025-Q3
tahap tahun = 03; 2025.0 -> 2025-Q3
tahap tahun = 3.0; 2025.0 -> 2025-Q3
tahap tahun = III; 2025 -> 2025-Q3
tahap tahun = TAHAP III; 2025 -> 2025-Q3
tahap tahun = ke-3; TA 2025 -> 2025-Q3
tahap tahun = Tahap ke-3; Tahun 2025 -> 2025-Q3
tahap = 3/2025 -> 2025-Q3
tahap = 2025-3 -> 2025-Q3
tahap = 2025-03 -> 2025-Q3
tahap = 3 tahun 2025 -> 2025-Q3
triwulan tahun = 4; 2025 -> 2025-Q4
triwulan tahun = TW IV; 2025 -> 2025-Q4
triwulan tahun = Oktober-Desember; 2025 -> 2025-Q4
triwulan periode = 4; 2025 -> 2025-Q4
bulan tahun = 3; 2025 -> 2025-03
bulan tahun = 03; 2025.0 -> 2025-03
bulan tahun = 7.0; 2025 -> 2025-07
bulan tahun = Juli; 2025 -> 2025-07
bulan tahun = 7,8,9; 2025 -> 2025-Q3
bulan tahun = Juli, Agustus dan September; 2025 -> 2025-Q3
bulan = Juli 2025 -> 2025-07
periode = Juli-September 2025 -> 2025-Q3
periode = Juli 2025 s/d September 2025 -> 2025-Q3
periode = JULI,AGUSTUS,SEPTEMBER 2025 -> 2025-Q3
periode = 01/07/2025 - 30/09/2025 -> 2025-Q3
periode = 1 Juli 2025 s.d. 30 September 2025 -> 2025-Q3
periode = 2025 Tahap 3 -> 2025-Q3
periode = Tahap 3 Th. 2025 -> 2025-Q3
periode = Tahap 3 (Juli-September) 2025 -> 2025-Q3
periode = Triwulan III (Juli s.d. September) Tahun 2025 -> 2025-Q3
periode = Periode: Juli 2025 -> 2025-07
periode tahun = Tahap 3; 2025 -> 2025-Q3
periode tahap tahun = ; 3; 2025 -> 2025-Q3
tahap bulan tahun = 3; 7; 2025 -> 2025-Q3
""".strip().splitlines()


@pytest.mark.parametrize("text", one_in(5, CLEAR))
def test_a_period_that_is_clear(tmp_path: Path, text: str):
    columns, cells, period = case(text)
    told = taken(tmp_path, given(tmp_path, columns, cells))
    assert counted(told) == {("PKH", period): (3, None)}


UNCLEAR = """
tahap tahun = 5; 2025 -> stages are no months
tahap tahun = 7; 2025 -> nor is this one July
tahap tahun = 12; 2025 -> nor December
tahap tahun = 3/4; 2025 -> two stages
tahap tahun = 1-2; 2025 -> two stages, not January and February
tahap tahun = Tahap 1 Termin 2; 2025 -> a part of a stage
tahap = 3 -> no year
tahap = III -> no year
tahap = 5/2025 -> not May
periode tahun = 3; 2025 -> a quarter or a month
periode = TW III -> no year
periode = Tahap 3 (Januari-Maret) 2025 -> the months are not those of the stage
periode = Jul-25 -> no century
periode = 2025 -> a year
periode = Oktober 2025 - Januari 2026 -> two quarters
""".strip().splitlines()


@pytest.mark.parametrize("text", UNCLEAR)
def test_a_period_that_nobody_can_tell_is_refused_with_what_to_do(tmp_path: Path, text: str):
    columns, cells, _why = case(text)
    line = refused(tmp_path, given(tmp_path, columns, cells, "PKH 2025"))
    assert "periode yang tidak jelas" in line and "--period 2025-Q3" in line


@pytest.mark.parametrize(
    ("columns", "cells", "period"),
    [
        ([], [], "2025-Q3"),
        (["tahap"], ["3"], "2025-Q3"),
        (["tahap"], ["III"], "2025-Q3"),
        (["tahap"], ["4"], "2025-Q4"),  # the row goes before what was stated
        (["bulan"], ["8"], "2025-08"),
        (["periode"], ["TW III"], "2025-Q3"),
        (["tahun"], ["2025"], "2025-Q3"),
        (["periode"], [""], "2025-Q3"),
    ],
)
def test_a_stated_period_lends_its_year(tmp_path: Path, columns, cells, period: str):
    told = taken(tmp_path, given(tmp_path, columns, cells), "--period", "2025-Q3")
    assert counted(told) == {("PKH", period): (3, None)}


WIDE = ["NIK", "NO KK", "NAMA", "PKH", "periode_pkh", "BPNT", "periode_bpnt"]


def wide(number: int, *cells: str) -> list[str]:
    return [nik(number), kk(number), "CONTOH", *cells]


def test_each_programme_of_a_wide_list_has_its_own_period(tmp_path: Path):
    rows = [wide(n, "YA", "JULI,AGUSTUS,SEPTEMBER 2025", "YA", "Juli 2025") for n in range(30)]
    told = taken(tmp_path, write_csv(tmp_path / "in" / "siks.csv", [WIDE, *rows]))
    assert counted(told) == {("PKH", "2025-Q3"): (30, None), ("SEMBAKO", "2025-07"): (30, None)}
    assert told["set_aside"] == []


def test_what_is_set_aside_of_a_wide_list_is_told_by_programme(tmp_path: Path):
    header = [*WIDE, "BANTUAN BUPATI"]
    rows = [wide(n, "YA", "kapan-kapan", "YA", "Juli 2025", "YA" if n else "") for n in range(5)]
    rows += [wide(9, "mungkin", "", "YA", "Juli 2025", "TIDAK")]
    path = write_csv(tmp_path / "in" / "siks.csv", [header, *rows])
    told = taken(tmp_path, path)
    assert counted(told) == {("SEMBAKO", "2025-07"): (6, None)}
    assert told["set_aside"] == [
        {"programme": "PKH", "reason": "bad_flag", "benefits": 1},
        {"programme": "PKH", "reason": "bad_period", "benefits": 5},
        {"programme": "BANTUAN BUPATI", "reason": "unknown_programme", "benefits": 4},
    ]


def test_a_year_of_its_own_completes_the_periods_of_a_wide_list(tmp_path: Path):
    rows = [[*WIDE, "tahun"], [*wide(1, "YA", "Juli-September", "YA", "3"), "2025"]]
    told = taken(tmp_path, write_csv(tmp_path / "in" / "siks.csv", rows))
    assert counted(told) == {("PKH", "2025-Q3"): (1, None)}
    assert told["set_aside"] == [{"programme": "SEMBAKO", "reason": "bad_period", "benefits": 1}]


def test_a_total_of_a_wide_list_is_no_recipient(tmp_path: Path):
    header = ["NO", "NIK", "NO KK", "NAMA", "PKH", "BPNT", "periode"]
    rows = [[str(n), nik(n), kk(n), "CONTOH", "1", "0", "2025-Q3"] for n in (1, 2, 3)]
    total = ["JUMLAH", "1200", "", "", "1", "1", "2025-Q3"]
    told = taken(tmp_path, write_csv(tmp_path / "in" / "siks.csv", [header, *rows, total]))
    assert counted(told) == {("PKH", "2025-Q3"): (3, None)}
    assert told["recipients"]["quarantined"] == {"not_a_record": 1}
