"""The code book beside a delivery: compared with what each code means here."""

from pathlib import Path

import pytest

from data.intake.code_books import Contradiction, contradictions, our_codes
from tests import builders
from tests.builders import Cells
from tests.data import whole

HEADER = ["kolom", "kode", "keterangan"]
DIFFICULTY = "1 sama sekali tidak bisa, 2 banyak kesulitan, 3 sedikit, 4 tidak"
# The value codes of the metadata that regencies hold.
OFFICIAL = {
    "status_kepemilikan_rumah": "1 milik sendiri, 2 kontrak/sewa, 3 bebas sewa, 4 dinas, 5 lainnya",
    "jenis_lantai_terluas": "1 marmer/granit, 2 keramik, 3 parket/vinil/karpet, "
    "4 ubin/tegel/teraso, 5 kayu/papan, 6 semen/bata merah, 7 bambu, 8 tanah, 9 lainnya",
    "jenis_dinding_terluas": "1 tembok, 2 plesteran anyaman bambu/kawat, 3 kayu/papan/gypsum/GRC, "
    "4 anyaman bambu, 5 batang kayu, 6 bambu, 7 lainnya",
    "jenis_atap_terluas": "1 beton, 2 genteng, 3 seng, 4 asbes, 5 bambu, 6 kayu/sirap, "
    "7 jerami/ijuk/rumbia, 8 lainnya",
    "sumber_air_minum_utama": "1 kemasan, 2 isi ulang, 3 leding, 4 sumur bor/pompa, "
    "5 sumur terlindung, 6 sumur tak terlindung, 7 mata air terlindung, "
    "8 mata air tak terlindung, 9 air permukaan, 10 hujan, 11 lainnya",
    "sumber_penerangan_utama": "1 PLN bermeter, 2 PLN tanpa meter, 3 non-PLN, 4 bukan listrik",
    "daya_terpasang": "1 450, 2 900, 3 1300, 4 2200, 5 >2200",
    "bahan_bakar_utama_memasak": "0 tidak memasak, 1 listrik, 2 LPG 5.5, 3 LPG 12, 4 LPG 3 kg, "
    "5 gas kota, 6 biogas, 7 minyak tanah, 8 briket, 9 arang, 10 kayu bakar, 11 lainnya",
    "fasilitas_bab": "1 sendiri, 2 bersama, 3 MCK komunal, 4 MCK umum, 5 ada tidak dipakai, "
    "6 tidak ada",
    "jenis_kloset": "1 leher angsa, 2 plengsengan bertutup, 3 tanpa tutup, 4 cemplung",
    "pembuangan_akhir_tinja": "1 tangki septik, 2 IPAL, 3 kolam/sawah/sungai, 4 lubang tanah, "
    "5 pantai/kebun, 6 lainnya",
    "jenis_kelamin": "1 L, 2 P",
    "status_kawin": "1 belum, 2 kawin, 3 cerai hidup, 4 cerai mati",
    "partisipasi_sekolah": "1 tidak/belum pernah, 2 masih, 3 tidak lagi",
    "jenjang_tertinggi_yang_diduduki": "1 Paket A, 3 SD, 4 MI, 8 SMP, 9 MTs, 13 SMA, 14 MA, "
    "15 SMK, 18 D1-D3, 19 D4/S1, 20 profesi, 21 S2, 22 S3",
    "status_dalam_pekerjaan_utama": "1 sendiri, 2 dibantu tak dibayar, 3 dibantu dibayar, "
    "4 swasta, 5 PNS/TNI/Polri/BUMN, 6 bebas tani, 7 bebas non-tani, 8 tak dibayar",
    "kondisi_gizi": "1 wasting, 2 stunting, 3 tidak ada catatan, 8 tidak tahu",
    "penglihatan": DIFFICULTY,
    "mengurus_diri": DIFFICULTY,
    "penyakit_kronis": "1 tidak ada, 2 hipertensi, 18 lainnya",
}


def book() -> list[tuple[str, str, str]]:
    return [
        (column, *code.split(" ", 1))  # pyright: ignore[reportReturnType]
        for column, codes in OFFICIAL.items()
        for code in codes.split(", ")
    ]


def found(*rows: tuple[str, str, str]) -> list[tuple[str, int]]:
    return [(each.column, each.code) for each in contradictions("buku.xlsx", rows)]


def test_the_official_code_book_contradicts_nothing():
    assert list(contradictions("buku.xlsx", book())) == []


def test_every_official_column_with_labels_is_compared():
    assert {column for column in OFFICIAL if column in our_codes()} >= {
        *("jenis_kelamin", "partisipasi_sekolah", "penglihatan", "jenis_lantai_terluas"),
        *("fasilitas_bab", "sumber_air_minum_utama", "status_kawin", "kondisi_gizi"),
    }


@pytest.mark.parametrize(
    "column", [name for name in OFFICIAL if len(our_codes().get(name, {})) > 2]
)
def test_labels_that_changed_places_are_found(column: str):
    rows = [row for row in book() if row[0] == column and int(row[1]) in our_codes()[column]]
    (_, one, first), (_, other, second) = rows[0], rows[-1]
    assert found((column, one, second), (column, other, first))


def test_school_attendance_of_a_field_form_is_named_code_by_code():
    """Where 1 is 'at school', our 'never' would be told of children who learn."""
    form = [("0", "Tidak/belum pernah"), ("1", "Masih sekolah"), ("2", "Tidak bersekolah lagi")]
    rows = [("partisipasi_sekolah", code, label) for code, label in form]
    told = list(contradictions("buku.xlsx", rows))
    assert [(each.code, each.label) for each in told] == form_codes(form[1:])
    assert told[0] == Contradiction(
        "buku.xlsx",
        "partisipasi_sekolah",
        1,
        "Masih sekolah",
        our_codes()["partisipasi_sekolah"][1],
    )


def form_codes(form: list[tuple[str, str]]) -> list[tuple[int, str]]:
    return [(int(code), label) for code, label in form]


@pytest.mark.parametrize(
    "rows",
    [
        [("jenis_kelamin", "1", "Perempuan"), ("jenis_kelamin", "2", "Laki-laki")],
        [("jk", "1", "Wanita")],
        [("penglihatan", "1", "Ya"), ("penglihatan", "2", "Tidak")],
        [("penglihatan", "4", "Sama sekali tidak bisa")],
        [("status_hubungan_keluarga", "1", "Istri")],
        [("Partisipasi Sekolah", "'01", "Masih sekolah")],
        [("PARTISIPASI_SEKOLAH", "1.0", "masih sekolah")],
        [("partisipasi_sekolah", "1", "Belum pernah"), ("", "2", "Tidak lagi"), ("", "3", "Masih")],
    ],
)
def test_other_meanings(rows: list[tuple[str, str, str]]):
    assert found(*rows)


@pytest.mark.parametrize(
    "rows",
    [
        [("jenis_kelamin", "1", "Pria"), ("jenis_kelamin", "2", "Wanita")],
        [("status_hubungan_keluarga", "1", "Kepala Rumah Tangga"), ("shdk", "2", "Istri/Suami")],
        [("shdk", "1", "KRT")],
        [("kolom_lain", "1", "apa saja"), ("jenis_kelamin", "9", "Tidak diketahui")],
        [("partisipasi_sekolah", "1", ""), ("partisipasi_sekolah", "", "Masih sekolah")],
        [
            ("jenis_lantai_terluas", "6", "Semen / bata merah"),
            ("jenis_lantai_terluas", "8", "TANAH"),
        ],
    ],
)
def test_the_same_meanings_in_other_words(rows: list[tuple[str, str, str]]):
    assert found(*rows) == []


def delivered(folder: Path, rows: Cells, name: str = "Kode_DTSEN_anggota_v3_2025.xlsx") -> None:
    whole.families_in(folder)
    whole.persons_in(folder)
    if name.endswith(".xlsx"):
        builders.workbook(folder / name, {"Kode": rows})
    else:
        builders.text_file(folder / name, rows)


@pytest.mark.parametrize("name", ["Kode_DTSEN_anggota_v3_2025.xlsx", "kode_keluarga.csv"])
@pytest.mark.parametrize(
    "header",
    [
        HEADER,
        ["KOLOM", "Kode", "Keterangan"],
        ["Nama Variabel", "Kode", "Label"],
        ["field", "value", "arti"],
    ],
    ids=" ".join,
)
def test_another_label_for_a_code_is_refused_and_named(
    tmp_path: Path, name: str, header: list[str]
):
    rows: Cells = [
        ["Buku kode DTSEN"],
        [],
        [*header],
        ["partisipasi_sekolah", "1", "Masih sekolah"],
    ]
    delivered(tmp_path / "in", rows, name)
    line = whole.refused(tmp_path / "in")
    for word in (name, "partisipasi_sekolah 1", "'Masih sekolah'", "'belum pernah sekolah'"):
        assert word in line
    told = whole.taken(tmp_path / "in", "--accept-loss", "buku kode lama")
    assert told["accepted_loss"]["alarms"][0]["code"] == "code_book_differs"


def test_a_book_that_says_the_same_is_named_and_stops_nothing(tmp_path: Path):
    delivered(tmp_path / "in", [HEADER, *map(list, book())])
    told = whole.taken(tmp_path / "in")
    assert whole.is_whole(told)
    assert whole.beside(told) == [("Kode_DTSEN_anggota_v3_2025.xlsx", "Kode", "code_book")]
    assert "Buku kode" in whole.printed(tmp_path / "in")
