"""Hand-over letters: release, day of export and rows, held against the files."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from data.intake.letters import Letter, letter_in, one_letter
from data.problems import Refused
from tests import builders
from tests.data import whole

SAID = "Set Data Keluarga\nSumber: DTSEN Versi 4 Desember 2025\nTanggal ekspor: 18 Februari 2026\n"


def said(text: str, name: str = "metadata.txt") -> Letter:
    found = letter_in(text, name)
    assert found is not None
    return found


def rows(text: str, name: str = "metadata.txt") -> tuple[int | None, int | None]:
    found = said(f"DTSEN Versi 3 Tahun 2025\n{text}", name)
    return found.families, found.persons


def test_the_letter_of_the_official_export():
    letter = said(f"{SAID}Jumlah baris: 420\n")
    assert (letter.release, letter.exported_on) == ("2025-4", date(2026, 2, 18))
    assert (letter.families, letter.persons) == (420, None)


@pytest.mark.parametrize(
    "text",
    [
        "DTSEN Versi 3 2025",
        "V3 – 2025",
        "v3_2025",
        "Rilis III Tahun 2025",
        "Triwulan III 2025",
        "DTSEN Versi 3 Juli 2025",
        "tahun 2025 triwulan III",
        "TW 3 TAHUN 2025",
        "versi ke-3 2025",
    ],
)
def test_releases(text: str):
    assert said(text).release == "2025-3"


@pytest.mark.parametrize("text", ["Peraturan BPS Nomor 6 Tahun 2025", "Versi 2.0", "halo", ""])
def test_no_release(text: str):
    assert letter_in(text, "a.txt") is None


@pytest.mark.parametrize(
    "text",
    [
        "Jumlah keluarga: 1.234",
        "Jumlah data keluarga = 1,234 baris",
        "Volume: 1.234 keluarga",
        "Total data keluarga sebanyak 1234 (seribu dua ratus tiga puluh empat)",
        "diserahkan sebanyak 1.234 keluarga",
        "Jumlah baris: 1234\nSet Data Keluarga",
        "Jumlah KK: 1234",
        "Jumlah kolom: 50\nJumlah baris keluarga: 1234",
    ],
)
def test_families(text: str):
    assert rows(text) == (1234, None)


@pytest.mark.parametrize(
    "text",
    [
        "Jumlah anggota keluarga: 3.456",
        "Jumlah individu : 3456 jiwa",
        "sebanyak 3.456 individu",
        "Set Data Anggota Keluarga\nJumlah baris: 3456",
        "Jumlah baris data individu: 3.456",
    ],
)
def test_persons(text: str):
    assert rows(text) == (None, 3456)


def test_both_in_one_letter():
    text = "diserahkan sebanyak 1.234 keluarga dan 3.456 individu pada tanggal 1 Oktober 2025"
    assert rows(text) == (1234, 3456)


@pytest.mark.parametrize(
    "text",
    [
        "Set data keluarga\nJumlah kolom: 52",
        "Keluarga\nJumlah variabel: 50\nJumlah desa: 206",
        "Keluarga: Total 15 kecamatan, 206 desa",
        "Keluarga. Hubungi 0811234567",
        "Data keluarga dan data anggota keluarga\nJumlah baris: 4690",
        "Jumlah berkas: 2 keluarga",
    ],
)
def test_what_is_no_number_of_rows(text: str):
    assert rows(text) == (None, None)


def test_the_name_of_a_letter_tells_what_it_counts():
    text = "Data keluarga dan anggota keluarga\nJumlah baris: 77"
    assert rows(text, "in.zip/metadata_set_data_anggota_keluarga.txt") == (None, 77)
    assert rows(text, "metadata_keluarga.txt") == (77, None)


def test_letters_that_contradict_each_other_are_refused():
    with pytest.raises(Refused, match=r"a\.txt dan b\.txt"):
        one_letter([Letter("a.txt", "2025-3"), Letter("b.txt", "2025-2")])


def delivered(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """Files whose names tell no release, and a letter."""
    builders.text_file(folder / "keluarga.csv", whole.family_cells())
    builders.text_file(folder / "anggota.csv", whole.person_cells())
    letter = folder / "BAST.txt"
    letter.write_bytes(text.encode(encoding))
    return letter


TRUE = (
    "Berita Acara – DTSEN Versi 3 Tahun 2025\r\nKeadaan data: 15 September 2025\r\n"
    "Tanggal ekspor: 18 Oktober 2025\r\n"
    "Jumlah keluarga: 30\r\nJumlah anggota keluarga: 60\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_a_letter_says_is_read_held_and_written_into_the_manifest(tmp_path, encoding: str):
    delivered(tmp_path / "in", TRUE, encoding)
    told = whole.taken(tmp_path / "in")
    assert whole.is_whole(told)
    assert (told["release"], told["cutoff"], told["is_cutoff_assumed"]) == (
        *("2025-3", "2025-09-15"),
        False,
    )
    assert told["letter"] == {
        "file": "BAST.txt",
        "release": "2025-3",
        "exported_on": "2025-10-18",
        "cutoff": "2025-09-15",
        "families": 30,
        "persons": 60,
    }
    assert whole.beside(told) == [("BAST.txt", None, "letter")]
    assert "18 Oktober 2025" in whole.printed(tmp_path / "in")


def test_a_letter_may_lie_elsewhere(tmp_path: Path):
    letter = delivered(tmp_path / "in", TRUE).rename(tmp_path / "surat.txt")
    assert "--release" in whole.refused(tmp_path / "in")
    told = whole.taken(tmp_path / "in", "--letter", letter)
    assert (told["release"], told["letter"]["file"]) == ("2025-3", "surat.txt")


@pytest.mark.parametrize(
    ("one", "other"), [("keluarga: 30", "keluarga: 31"), ("anggota keluarga: 60", "individu: 59")]
)
def test_other_numbers_than_the_letter_says_are_refused(tmp_path: Path, one: str, other: str):
    delivered(tmp_path / "in", TRUE.replace(one, other))
    line = whole.refused(tmp_path / "in")
    assert "BAST.txt" in line and other.split()[-1] in line
    told = whole.taken(tmp_path / "in", "--accept-loss", "surat salah ketik")
    assert [each["code"] for each in told["accepted_loss"]["alarms"]] == ["letter_differs"]


def test_another_release_than_the_files_say_is_refused_with_both_names(tmp_path: Path):
    whole.families_in(tmp_path / "in")
    delivered(tmp_path / "in", TRUE.replace("Versi 3", "Versi 2"))
    (tmp_path / "in" / "keluarga.csv").unlink()
    line = whole.refused(tmp_path / "in")
    assert "2025-2 (BAST.txt)" in line and "2025-3 (keluarga_v3_2025.csv)" in line


def test_data_that_are_younger_than_their_export_are_refused(tmp_path: Path):
    delivered(tmp_path / "in", TRUE.replace("15 September 2025", "20 Oktober 2025"))
    assert "2025-10-18" in whole.refused(tmp_path / "in")


def test_a_text_that_says_nothing_of_a_delivery_is_named(tmp_path: Path):
    whole.families_in(tmp_path / "in")
    whole.persons_in(tmp_path / "in")
    (tmp_path / "in" / "catatan.txt").write_text("Sudah dicek.\n")
    assert whole.beside(whole.taken(tmp_path / "in")) == [("catatan.txt", None, "no_table")]


def test_a_release_whose_quarter_has_not_begun_is_refused(tmp_path: Path):
    later = date.today() + timedelta(days=100)
    release = f"{later.year}-{(later.month + 2) // 3}"
    delivered(tmp_path / "in", "x")
    line = whole.refused(tmp_path / "in", "--release", release)
    assert release in line
    line = whole.refused(tmp_path / "in", "--release", "2025-3", "--cutoff", later.isoformat())
    assert later.isoformat() in line and "--cutoff" in line


def test_an_older_release_takes_its_place_in_the_row(tmp_path: Path):
    delivered(tmp_path / "in", "x")
    for release in ("2025-3", "2024-1"):
        assert whole.taken(tmp_path / "in", "--release", release)["release"] == release
