"""Which files and sheets are lists, which columns they have, and what is said of the others."""

from pathlib import Path

import pytest

from tests import commands
from tests.builders import kk, nik
from tests.data.given_lists import (
    HEADER,
    benefit,
    counted,
    refused,
    taken,
    write_book,
    write_csv,
    write_zip,
)

THREE = [benefit(number) for number in (1, 2, 3)]
IS_COUNTED = {("PKH", "2025-Q3"): (3, 1_800_000)}


@pytest.mark.parametrize("packed", [True, False], ids=["zip", "folder"])
def test_files_of_one_name_in_many_folders_are_all_read(tmp_path: Path, packed: bool):
    folder = tmp_path / "in"
    files = {}
    for number in (1, 2, 3):
        name = f"Kecamatan {number}/daftar.csv"
        files[name] = write_csv(folder / name, [HEADER, benefit(number)])
    given = write_zip(tmp_path / "pkh.zip", files) if packed else folder
    told = taken(tmp_path / "store", given)
    assert counted(told) == IS_COUNTED
    assert told["repeated_files"] == []
    assert [each["name"].removeprefix("pkh.zip/") for each in told["files"]] == [*files]


def test_the_same_list_in_two_folders_is_read_once_and_named(tmp_path: Path):
    for name in ("a", "b"):
        write_csv(tmp_path / "in" / name / "daftar.csv", [HEADER, *THREE])
    told = taken(tmp_path / "store", tmp_path / "in")
    assert counted(told) == IS_COUNTED
    assert told["repeated_files"] == ["b/daftar.csv"]


def test_a_list_that_goes_on_in_sheets_without_header_is_read_on(tmp_path: Path):
    sheets = {
        "Kebonsari": [HEADER, benefit(1)],
        "Geger": [benefit(2)],
        "Dolopo": [benefit(3), ["", "JUMLAH", "3", "", "", "", "1800000", ""]],
    }
    told = taken(tmp_path / "store", write_book(tmp_path / "in" / "pkh.xlsx", sheets))
    assert counted(told) == IS_COUNTED
    assert [each["sheet"] for each in told["files"]] == ["Kebonsari", "Geger", "Dolopo"]
    assert told["recipients"]["quarantined"] == {"not_a_record": 1}


@pytest.mark.parametrize("is_first", [True, False])
def test_a_summary_sheet_is_left_out_and_named(tmp_path: Path, is_first: bool):
    summary = {"REKAP": [["NO", "KECAMATAN", "JUMLAH"], ["1", "Kebonsari", "3"]]}
    lists = {"Kebonsari": [HEADER, *THREE]}
    sheets = {**summary, **lists} if is_first else {**lists, **summary}
    path = write_book(tmp_path / "in" / "pkh.xlsx", sheets)
    told = taken(tmp_path / "store", path)
    assert counted(told) == IS_COUNTED
    assert [each["sheet"] for each in told["left_out"]] == ["REKAP"]
    words = commands.plain_data(tmp_path / "other", "ingest-programmes", path, "--no-publish").out
    assert "pkh.xlsx [REKAP]" in words


def test_quarantine_and_doubts_name_file_sheet_row_and_column(tmp_path: Path):
    sheets = {
        "Isi": [
            ["DAFTAR"],
            HEADER,
            *THREE,
            benefit(4, PERIODE="2025"),
            benefit(5, "Bantuan Lain"),
            benefit(6, NIK="351907050866203"),
            benefit(7, NOMINAL="banyak"),
        ]
    }
    told = taken(tmp_path / "store", write_book(tmp_path / "in" / "pkh.xlsx", sheets))
    assert {
        each["rule"]: (each["file"], each["sheet"], each["column"], each["rows"])
        for each in told["places"]
    } == {
        "bad_period": ("pkh.xlsx", "Isi", "PERIODE", [6]),
        "unknown_programme": ("pkh.xlsx", "Isi", "PROGRAM", [7]),
        "bad_nik": ("pkh.xlsx", "Isi", "NIK", [8]),
        "bad_amount": ("pkh.xlsx", "Isi", "NOMINAL", [9]),
    }


def test_people_read_words_and_machines_read_codes(tmp_path: Path):
    rows = [HEADER, *THREE, *THREE, benefit(4, PERIODE="2025"), benefit(5, STATUS="entah")]
    path = write_csv(tmp_path / "in" / "a.csv", rows)
    done = commands.plain_data(tmp_path / "store", "ingest-programmes", path, "--no-publish")
    assert done.code == 0
    for code in ("bad_period", "unknown_status", "not_a_record", "no_number", "bad_nik"):
        assert code not in done.out
    assert "periode yang tidak jelas" in done.out and "baris 8" in done.out
    assert "status pembayaran yang tidak dikenal" in done.out


@pytest.mark.parametrize(
    ("columns", "words", "named"),
    [
        (["NIK", "NO KK", "PERIODE"], [], "--programme PKH"),
        (["NIK", "NO KK", "PROGRAM"], [], "--period 2025-Q3"),
        (["NIK", "NO KK"], ["--period", "2025-Q3"], "--programme PKH"),
        (["NAMA", "PROGRAM", "PERIODE"], [], "nomor_induk_kependudukan"),
    ],
)
def test_what_a_list_lacks_is_named_with_what_to_add(tmp_path: Path, columns, words, named):
    rows = [columns, *([row[HEADER.index(each)] for each in columns] for row in THREE)]
    line = refused(tmp_path / "store", write_csv(tmp_path / "in" / "a.csv", rows), *words)
    assert named in line


def test_a_file_without_header_is_told_so_and_quotes_nobody(tmp_path: Path):
    line = refused(tmp_path / "store", write_csv(tmp_path / "in" / "a.csv", THREE))
    assert "tidak ada judul kolom" in line and "CONTOH" not in line


@pytest.mark.parametrize(
    "name",
    ["NIK/NO KK", "NIK / KK", "NIK atau No. KK", "N.I.K", "N I K", "NIK KPM", "NIK Pengurus"],
)
def test_a_column_of_numbers_by_the_names_that_offices_use(tmp_path: Path, name: str):
    rows = [["NO", name, "PROGRAM", "PERIODE"], ["1", nik(1), "PKH", "2025-Q3"]]
    told = taken(tmp_path / "store", write_csv(tmp_path / "in" / "a.csv", rows))
    assert told["recipients"]["accepted"] == 1
    assert told["findings"] == {"empty_kk": 1}
    assert told["files"][0]["unknown_columns"] == []


def test_a_workbook_of_the_dead_with_a_title(tmp_path: Path):
    rows = [["DAFTAR KEMATIAN"], ["NO", "NO KK", "NIK", "TGL WAFAT"]]
    rows += [["1", kk(1), nik(1), "3 Nopember 2024"], ["2", kk(2), nik(2), "2024-11-03 10:00"]]
    told = taken(
        tmp_path / "store", write_book(tmp_path / "in" / "a.xlsx", {"Data": rows}), kind="deaths"
    )
    assert told["deaths"]["accepted"] == 2


def test_persons_above_a_header_are_not_taken_for_titles(tmp_path: Path):
    """The first part of a joined file had no header: nobody of it is passed over."""
    line = refused(
        tmp_path / "store",
        write_csv(tmp_path / "in" / "a.csv", [benefit(1), HEADER, benefit(2), benefit(3)]),
    )
    assert "a.csv" in line and "baris 2" in line
    sheets = {"Geger": [HEADER, benefit(1)], "Dolopo": [benefit(2), HEADER, benefit(3)]}
    told = taken(tmp_path / "store", write_book(tmp_path / "in" / "a.xlsx", sheets))
    assert counted(told) == IS_COUNTED


def test_a_row_that_the_reader_drops_is_counted_in_one_of_several_alike_lists(tmp_path: Path):
    """Files alike are read at once; the reader gives no row with words behind a closed quote."""
    for number, name in enumerate("abc"):
        good = [benefit(10 * number + each) for each in range(1, 5)]
        rows = [HEADER, *good, benefit(10 * number + 5, PROGRAM="TAK DIKENAL")]
        path = write_csv(tmp_path / "in" / f"{name}.csv", rows)
        if name == "b":
            path.write_bytes(path.read_bytes().replace(b"CONTOH 12", b'"CONTOH" 12'))
    told = taken(tmp_path / "store", tmp_path / "in")
    assert [
        (each["rows"], each["accepted"], each["unreadable_rows"]) for each in told["files"]
    ] == [
        (5, 4, []),
        (5, 3, [3]),
        (5, 4, []),
    ]
    assert [(each["file"], each["rows"]) for each in told["places"]] == [
        (f"{name}.csv", [6]) for name in "abc"
    ]
