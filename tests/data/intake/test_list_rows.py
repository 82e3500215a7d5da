"""Totals, signatures, titles and headers that come again are no recipients, nor is their money."""

from pathlib import Path

import pytest

from tests.builders import kk, nik
from tests.data.given_lists import (
    HEADER,
    Cells,
    benefit,
    counted,
    place,
    refused,
    taken,
    write_book,
    write_csv,
)
from tests.every_day import one_in

THREE = [benefit(number) for number in (1, 2, 3)]
IS_COUNTED_ONCE = {("PKH", "2025-Q3"): (3, 1_800_000)}
NIP = "19700101 199503 1 002"
NO_RECIPIENTS: list[Cells] = [
    place({"NO": "JUMLAH", "NIK": "1800000", "NOMINAL": "1800000"}),
    place({"NO": "JUMLAH", "NIK": "Rp. 1.800.000", "PROGRAM": "PKH", "PERIODE": "2025-Q3"}),
    place(
        {
            **{"NAMA": "JUMLAH TOTAL", "NIK": "36.000.000.000", "PROGRAM": "PKH"},
            **{"PERIODE": "2025-Q3", "NOMINAL": "36.000.000.000"},
        }
    ),
    place({"NAMA": "Total", "NIK": "120", "PROGRAM": "PKH", "PERIODE": "2025-Q3"}),
    place({"NO_KK": "TOTAL KESELURUHAN", "NOMINAL": "1800000"}),
    place({"PROGRAM": "Sub Total PKH", "NOMINAL": "1800000", "PERIODE": "2025-Q3"}),
    place({"NIK": "JUMLAH", "PROGRAM": "PKH", "PERIODE": "2025-Q3", "NOMINAL": "Rp 1.800.000,-"}),
    # A sum without a word, under NIK.
    place({"NIK": "Rp. 36.000.000"}),
    # Signatures, with the number of an official and a place with a day.
    place({"NAMA": f"NIP. {NIP}"}),
    place({"NIK": f"NIP. {NIP}"}),
    place({"NO_KK": NIP}),
    place({"NIK": NIP.replace(" ", "")}),
    place({"PROGRAM": f"NIP. {NIP}"}),
    place({"NIK": "Madiun, 3 Juli 2025"}),
    place({"PERIODE": "Madiun, 3 Juli 2025"}),
    place({"PROGRAM": "Kepala Dinas Sosial"}),
    place({"NO": "Catatan: NIK 0 berarti belum rekam"}),
    place({"NIK": "Catatan: data per 30 Juni 2025 pukul 12.00, nomor 460/1234/402.106/2025"}),
    # What numbers the columns.
    [f"{number}" for number in range(1, 9)],
    [f"({number})" for number in range(1, 9)],
    list("abcdefgh"),
    HEADER,
    [str(name).lower() for name in HEADER],
]


@pytest.mark.parametrize(
    "row", one_in(4, NO_RECIPIENTS), ids=lambda row: " ".join(filter(None, row))[:40]
)
def test_what_is_no_person_is_no_recipient(tmp_path: Path, row: Cells):
    told = taken(tmp_path, write_csv(tmp_path / "in" / "a.csv", [HEADER, *THREE, row]))
    assert counted(told) == IS_COUNTED_ONCE
    assert told["recipients"]["quarantined"] == {"not_a_record": 1}
    assert told["findings"] == {}


@pytest.mark.parametrize(
    "row",
    [
        ["JUMLAH", "", "1.800.000", "", "1.800.000"],
        ["", "TOTAL", "3", "3", "1800000"],
        ["", "", NIP, "", ""],
        ["1", "2", "3", "4", "5"],
        ["NO", "NAMA", "NIK", "NO KK", "NOMINAL"],
    ],
    ids=" ".join,
)
def test_nor_where_programme_and_period_are_stated(tmp_path: Path, row: Cells):
    rows = [["NO", "NAMA", "NIK", "NO KK", "NOMINAL"]]
    rows += [[str(n), "CONTOH", nik(n), kk(n), "600000"] for n in (1, 2, 3)]
    path = write_csv(tmp_path / "in" / "a.csv", [*rows, row])
    told = taken(tmp_path, path, "--programme", "PKH", "--period", "2025-Q3")
    assert counted(told) == IS_COUNTED_ONCE
    assert told["recipients"]["quarantined"] == {"not_a_record": 1}


@pytest.mark.parametrize("number", ["", "0", "0000000000000000", "-", "Belum rekam", "tidak ada"])
def test_a_person_without_numbers_is_told_as_one(tmp_path: Path, number: str):
    """Not as a title: somebody must look for the number."""
    row = benefit(4, NIK=number, NO_KK=number)
    told = taken(tmp_path, write_csv(tmp_path / "in" / "a.csv", [HEADER, *THREE, row]))
    assert counted(told) == IS_COUNTED_ONCE
    assert told["recipients"]["quarantined"] == {"no_number": 1}
    stated = [["NAMA", "NIK", "NOMINAL"], ["CONTOH", nik(1), "600000"], ["SITI", number, "600000"]]
    path = write_csv(tmp_path / "in" / "b.csv", stated)
    told = taken(tmp_path / "other", path, "--programme", "PKH", "--period", "2025-Q3")
    assert told["recipients"]["quarantined"] == {"no_number": 1}


def test_a_sheet_for_each_kecamatan_with_titles_totals_and_signatures(tmp_path: Path):
    def sheet(first: int) -> list[Cells]:
        return [
            ["DAFTAR PENERIMA PKH"],
            ["TAHUN 2025"],
            HEADER,
            [f"({number})" for number in range(1, 9)],
            *(benefit(number) for number in range(first, first + 4)),
            place({"NAMA": "JUMLAH", "NIK": "2400000", "NOMINAL": "2400000"}),
            place({"NOMINAL": "Madiun, 3 Juli 2025"}),
            place({"NOMINAL": f"NIP. {NIP}"}),
        ]

    sheets = {f"Kecamatan {number}": sheet(10 * number) for number in range(1, 16)}
    told = taken(tmp_path, write_book(tmp_path / "in" / "pkh.xlsx", sheets))
    assert counted(told) == {("PKH", "2025-Q3"): (60, 36_000_000)}
    assert len(told["files"]) == 15


def test_the_header_of_joined_lists_is_no_recipient(tmp_path: Path):
    """Fifteen files one after another, each with its header and its mark of the encoding."""
    path = tmp_path / "in" / "gabungan.csv"
    pieces = [
        write_csv(
            tmp_path / f"{place}.csv",
            [["NIK", "NO KK", "NOMINAL"], [nik(place), kk(place), "Rp 600.000"]],
            "utf-8-sig",
        ).read_bytes()
        for place in range(1, 16)
    ]
    path.parent.mkdir()
    path.write_bytes(b"".join(pieces))
    told = taken(tmp_path, path, "--programme", "PKH", "--period", "2025-Q3")
    assert counted(told) == {("PKH", "2025-Q3"): (15, 9_000_000)}


def test_a_header_of_other_columns_further_down_is_refused(tmp_path: Path):
    other = ["NAMA", "NIK", "NO", "NO KK", "PERIODE", "PROGRAM", "NOMINAL", "STATUS"]
    line = refused(tmp_path, write_csv(tmp_path / "in" / "a.csv", [HEADER, *THREE, other, *THREE]))
    assert "baris 5" in line


@pytest.mark.parametrize("is_merged", [True, False], ids=["merged", "only looks so"])
def test_programme_and_period_named_once_hold_for_their_group(tmp_path: Path, is_merged: bool):
    def group(first: int, programme: str, size: int) -> list[Cells]:
        rows = [
            benefit(number, PROGRAM="", PERIODE="", NOMINAL="200000")
            for number in range(first, first + size)
        ]
        rows[0] = benefit(first, programme, NOMINAL="200000")
        total = place({"NAMA": "Sub Total", "NOMINAL": str(200_000 * size)})
        return [place({"NAMA": f"Penerima {programme}"}), *rows, total]

    rows = [HEADER, *group(1, "PKH", 4), *group(11, "BPNT", 5)]
    merged = [
        ("Data", first, column, last, column, value)
        for first, last, programme in ((2, 5, "PKH"), (8, 12, "BPNT"))
        for column, value in ((4, programme), (5, "2025-Q3"))
    ]
    path = write_book(tmp_path / "in" / "a.xlsx", {"Data": rows}, merged if is_merged else ())
    told = taken(tmp_path, path)
    assert counted(told) == {
        ("PKH", "2025-Q3"): (4, 800_000),
        ("SEMBAKO", "2025-Q3"): (5, 1_000_000),
    }


def test_an_amount_merged_over_rows_is_counted_once(tmp_path: Path):
    rows = [HEADER, *(benefit(number, NOMINAL="") for number in (1, 2, 3))]
    path = write_book(
        tmp_path / "in" / "a.xlsx", {"Data": rows}, [("Data", 1, 6, 3, 6, "1.800.000")]
    )
    assert counted(taken(tmp_path, path)) == IS_COUNTED_ONCE


INVISIBLE = "\u200b \u202c \u2060 \ufeff \xad \u2007 \xa0 \u200e".split(" ")


@pytest.mark.parametrize("sign", [*INVISIBLE, " ", ".", "-", "\u2013"], ids=ascii)
def test_signs_around_and_between_digits_change_no_number(tmp_path: Path, sign: str):
    number = nik(100)
    between = sign.join(number[place : place + 4] for place in range(0, 16, 4))
    rows = [benefit(1), benefit(1, NIK=between, NO_KK=between.replace(number, kk(1)))]
    around = number if sign in ".-\u2013" else f"{sign}{number}{sign}"
    told = taken(
        tmp_path, write_csv(tmp_path / "in" / "a.csv", [HEADER, *rows, benefit(1, NIK=around)])
    )
    assert told["recipients"]["accepted"] == 3
    assert told["findings"] == {}


@pytest.mark.parametrize("column", ["NIK", "NO KK"])
@pytest.mark.parametrize("form", ["ends with 0", "3,51901E+15"])
def test_numbers_that_a_spreadsheet_rounded_are_refused(tmp_path: Path, column: str, form: str):
    def real(number: int) -> Cells:
        row = benefit(number, NIK=f"3519070508{number:05d}3", NO_KK=f"3519070101{number:05d}1")
        at = HEADER.index(column)
        row[at] = "3,51907E+15" if "E" in form else row[at][:15] + "0"
        return row

    rows = [HEADER, *map(real, range(1, 21))]
    line = refused(tmp_path, write_csv(tmp_path / "in" / "a.csv", rows))
    assert column in line and "dibulatkan" in line and "a.csv" in line


def test_zeros_are_no_number_of_the_dead(tmp_path: Path):
    rows = [["NIK", "TANGGAL MENINGGAL"], [nik(1), "03-11-2024"], [nik(2), "3 Nopember 2024"]]
    rows += [["0000000000000000", "03-11-2024"]]
    told = taken(tmp_path, write_csv(tmp_path / "in" / "a.csv", rows), kind="deaths")
    assert told["deaths"]["accepted"] == 2
    assert told["deaths"]["quarantined"] == {"bad_nik": 1}


@pytest.mark.parametrize(
    "row",
    [
        ["JUMLAH", "1", ""],
        ["JUMLAH", "1.200", ""],
        ["", f"NIP. {NIP}", ""],
        ["", NIP, ""],
        ["", "Madiun, 3 Juli 2025", ""],
        ["1", "2", "3"],
        ["NO", "NIK", "TGL WAFAT"],
    ],
    ids=" ".join,
)
def test_nor_are_totals_and_signatures_among_the_dead(tmp_path: Path, row: Cells):
    rows = [["NO", "NIK", "TGL WAFAT"], ["1", nik(1), "2024-11-03"], ["2", nik(2), "45599"]]
    told = taken(tmp_path, write_csv(tmp_path / "in" / "a.csv", [*rows, row]), kind="deaths")
    assert told["deaths"]["accepted"] == 2
    assert told["deaths"]["quarantined"] == {"not_a_record": 1}


@pytest.mark.parametrize("day", ["2024", "Nov 2024", "Meninggal", "03/11/24", ""])
def test_a_death_without_a_clear_day_is_set_aside_and_placed(tmp_path: Path, day: str):
    rows = [["NIK", "TANGGAL MENINGGAL"], [nik(1), "2024-11-03"], [nik(2), day]]
    told = taken(tmp_path, write_csv(tmp_path / "in" / "a.csv", rows), kind="deaths")
    assert told["deaths"]["quarantined"] == {"bad_date": 1}
    assert [(each["column"], each["rows"]) for each in told["places"]] == [
        ("TANGGAL MENINGGAL", [3])
    ]
