"""What lists say of a payment: received, on its way, failed, or words that nobody knows."""

import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from data.intake.cells import rupiah_of
from data.intake.payments import load_statuses, status_reader
from data.reference.fact_rows import ReferenceProblem
from data.settings import REFERENCE
from tests.builders import kk, nik
from tests.data.given_lists import Cells, counted, taken, write_csv

WORDS = {
    "received": """Berhasil|SUKSES|Sudah Transaksi|Burekol berhasil|Berhasil Top Up|00 - SUKSES
        SUKSES (00)|SUCCESS - 00|Transfer Berhasil|sudah diambil|Aktif|sukses.|Cair|1""",
    "pending": """SI|SPM|SP2D|OMSPAN|Siap Salur|STANDING INSTRUCTION|Proses Cek Rekening
        Berhasil Cek Rekening|Belum Transaksi|Ditunda|Belum Transfer""",
    "failed": """EXCLUDE|EXCLUDE PEKERJAAN|NON-AKTIF|NON AKTIF|inaktif|Rekening terblokir
        Meninggal|Graduasi|Retur|SP2D gagal|GAGAL OMSPAN|Tidak Transaksi|Rekening Dormant
        Gagal Cek Rekening|Gagal - Rekening Tidak Ditemukan|Retur (Rekening Pasif)
        Gagal: nomor tidak cocok|Rekening Pasif/Dormant""",
    "unknown": """Kantor Pos Surabaya|Saldo 0|0|BURNEW|Buku tabungan belum dicetak|SP2D cair
        Berhasil / Gagal|68 - TIMEOUT|KKS Terdistribusi|00""",
    None: "-|null|N/A|  |'",
}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (words.strip(), status)
        for status, text in WORDS.items()
        for line in text.splitlines()
        for words in line.split("|")
    ],
)
def test_a_status(words: str, status: str | None):
    assert status_reader(REFERENCE)(words) == status


def given(folder: Path, columns: list[str], *rows: list[str]) -> Path:
    header = ["NIK", "NO KK", "PROGRAM", "PERIODE", *columns]
    cells: list[Cells] = [[nik(n), kk(n), "PKH", "2025-Q3", *row] for n, row in enumerate(rows, 1)]
    return write_csv(folder / "in" / "daftar.csv", [header, *cells])


def kept(store: Path) -> list[str | None]:
    """The status of each benefit that was kept."""
    found = duckdb.execute(
        "select status from read_parquet(?)", [f"{store}/programmes/*/recipient.parquet"]
    ).fetchall()
    return sorted((status for (status,) in found), key=str)


def test_only_what_arrived_is_called_received(tmp_path: Path):
    rows = [["Berhasil"], ["SPM"], ["EXCLUDE"], ["Kantor Pos Surabaya"], [""]]
    told = taken(tmp_path, given(tmp_path, ["STATUS"], *rows))
    assert told["findings"] == {"failed_payment": 1, "pending_payment": 1, "unknown_status": 1}
    assert kept(tmp_path) == [None, "failed", "pending", "received", "unknown"]
    place = next(each for each in told["places"] if each["rule"] == "unknown_status")
    assert (place["column"], place["rows"]) == ("STATUS", [5])


@pytest.mark.parametrize(
    ("columns", "cells", "status"),
    [
        (["KETERANGAN"], ["Gagal Salur"], "failed"),
        (["Ket."], ["Meninggal"], "failed"),
        (["KETERANGAN"], ["rumah di belakang masjid"], None),  # free words say nothing
        (["STATUS", "KETERANGAN"], ["", "Gagal Salur"], "failed"),
        (["STATUS", "KETERANGAN"], ["Aktif", "Gagal Salur"], "failed"),
        (["STATUS", "KETERANGAN"], ["Gagal", "Berhasil"], "failed"),
        (["STATUS", "KETERANGAN"], ["Berhasil", "lansia"], "received"),
        (["STATUS", "Status Penyaluran"], ["Aktif", "Gagal"], "failed"),
        (["STATUS", "Status Penyaluran"], ["NON AKTIF", ""], "failed"),
        (["Status SP2D"], ["SP2D"], "pending"),
        (["Status KPM"], ["NON AKTIF"], "failed"),
        (["Status Pembayaran"], ["Sukses"], "received"),
    ],
    ids=str,
)
def test_every_column_that_tells_of_a_payment_is_heard(tmp_path: Path, columns, cells, status):
    taken(tmp_path, given(tmp_path, columns, cells))
    assert kept(tmp_path) == [status]


def test_a_wide_list_has_a_status_for_each_programme(tmp_path: Path):
    header = ["NIK", "NO KK", "PKH", "status_pkh", "BPNT", "status_bpnt", "periode"]
    row = [nik(1), kk(1), "YA", "Gagal", "YA", "Berhasil", "2025-Q3"]
    taken(tmp_path, write_csv(tmp_path / "in" / "siks.csv", [header, row]))
    assert kept(tmp_path) == ["failed", "received"]


def test_one_amount_for_two_programmes_is_counted_for_neither(tmp_path: Path):
    """Nobody can say how much of it is for which; it was counted for both."""
    header = ["NIK", "NO KK", "PKH", "BPNT", "periode", "nominal"]
    rows = [
        [nik(1), kk(1), "YA", "YA", "2025-Q3", "800000"],
        [nik(2), kk(2), "YA", "TIDAK", "2025-Q3", "600000"],
    ]
    told = taken(tmp_path, write_csv(tmp_path / "in" / "siks.csv", [header, *rows]))
    assert counted(told) == {("PKH", "2025-Q3"): (2, 600_000), ("SEMBAKO", "2025-Q3"): (1, None)}
    assert told["findings"] == {"bad_amount": 2}


@pytest.mark.parametrize("text", ["9E+30", "3519070508662031", "9999999999999,00"])
def test_what_is_too_much_is_no_amount(tmp_path: Path, text: str):
    assert rupiah_of(text) is None
    told = taken(tmp_path, given(tmp_path, ["NOMINAL"], [text], ["Rp. 600.000,-"]))
    assert counted(told) == {("PKH", "2025-Q3"): (2, 600_000)}
    assert told["findings"] == {"bad_amount": 1}


def test_words_count_from_their_date_to_their_last_day(tmp_path: Path):
    shutil.copy(REFERENCE / "payment_statuses.csv", tmp_path)
    with (tmp_path / "payment_statuses.csv").open("a", encoding="utf-8") as file:
        file.write("kode 7,pending,2026-01-01,2026-06-30,test,\n")
        file.write("kode 7,failed,2026-07-01,,test,\n")
    told = [
        load_statuses(tmp_path, date(*day)).get("kode 7")
        for day in ((2025, 12, 31), (2026, 1, 1), (2026, 6, 30), (2026, 7, 1))
    ]
    assert told == [None, "pending", "pending", "failed"]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("baru,lunas,,,test,", "status"),
        ("berhasil,failed,,,test,", "berhasil"),
        (",failed,,,test,", "words"),
        ("baru,failed,besok,,test,", "valid_from"),
    ],
)
def test_a_wrong_row_of_the_reference_is_named(tmp_path: Path, line: str, named: str):
    shutil.copy(REFERENCE / "payment_statuses.csv", tmp_path)
    with (tmp_path / "payment_statuses.csv").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(ReferenceProblem, match=named):
        load_statuses(tmp_path)
