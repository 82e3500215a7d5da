"""Packed deliveries, files of the same name, and whatever else lies in a folder."""

import gzip
import io
import os
import zipfile
from pathlib import Path

import pytest

from data.intake import archives, delivery, registry
from data.intake.delivery import find_files
from data.problems import Refused
from tests import builders, commands
from tests.data import whole
from tests.data.whole import FAMILIES, family_cells


def family_bytes(first: int = 0, last: int | None = None) -> bytes:
    """A CSV of some of the families."""
    rows = [family_cells()[0], *family_cells()[1:][first:last]]
    return "".join(";".join(map(str, row)) + "\n" for row in rows).encode()


def person_bytes() -> bytes:
    return "".join(";".join(map(str, row)) + "\n" for row in whole.person_cells()).encode()


def packed(members: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, each in members.items():
            file.writestr(name, each)
    return content.getvalue()


BOTH = {"keluarga.csv": family_bytes(), "anggota.csv": person_bytes()}
ARCHIVES = {
    "archives in archives": {
        "a/keluarga.zip": packed({"b/keluarga.csv.gz": gzip.compress(family_bytes())}),
        "anggota.csv": person_bytes(),
    },
    "folders as Windows writes them": {f"DTSEN\\35\\{name}": each for name, each in BOTH.items()},
    "what a Mac adds": {**BOTH, "__MACOSX/._keluarga.csv": b"\0\5\x16\7", ".DS_Store": b"x"},
    "paths that lead out": {f"../../{name}": each for name, each in BOTH.items()},
    "names longer than a disk allows": {f"{'n' * 260}{name}": each for name, each in BOTH.items()},
    "a table for each kecamatan, all of one name": {
        "anggota.csv": person_bytes(),
        **{f"{kec}/keluarga.csv": family_bytes(10 * kec, 10 * kec + 10) for kec in range(3)},
    },
}


@pytest.mark.parametrize("members", ARCHIVES.values(), ids=ARCHIVES.keys())
def test_what_is_packed_is_read(tmp_path: Path, members: dict[str, bytes]):
    builders.zipped(tmp_path / "in" / "DTSEN_v3_2025.zip", members)
    told = whole.taken(tmp_path / "in")
    assert whole.is_whole(told)
    assert not whole.beside(told)
    names = [file["name"] for file in told["files"]]
    assert len(set(names)) == len(names)
    assert [each.name for each in (tmp_path / "in").iterdir()] == ["DTSEN_v3_2025.zip"]


def test_archives_are_opened_to_a_bounded_depth(tmp_path: Path):
    content = packed(BOTH)
    for _each in range(delivery.DEEPEST):
        content = packed({"lagi.zip": content})
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "v3_2025.zip").write_bytes(content)
    assert f"lebih dari {delivery.DEEPEST} lapis" in whole.refused(tmp_path / "in")


def test_what_swells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archives, "SMALL", 1 << 20)
    monkeypatch.setattr(archives, "MOST_RATIO", 100)
    builders.zipped(
        tmp_path / "in" / "v3_2025.zip", {"keluarga.csv": family_bytes() + b" " * (3 << 20)}
    )
    assert "membengkak" in whole.refused(tmp_path / "in")
    monkeypatch.setattr(archives, "SMALL", 64 << 20)
    monkeypatch.setattr(archives, "MOST_BYTES", 1 << 20)
    assert "membengkak" in whole.refused(tmp_path / "in")


def test_deflate64_is_not_called_damaged(tmp_path: Path):
    path = builders.zipped(tmp_path / "in" / "v3_2025.zip", BOTH)
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = content.index(mark)
        content[place + offset] = delivery.DEFLATE64
    path.write_bytes(content)
    line = whole.refused(tmp_path / "in")
    assert "Deflate64" in line and "7-Zip" in line and "tidak rusak" in line


def test_a_locked_file_that_is_no_table_does_not_stop_a_delivery(tmp_path: Path):
    path = builders.zipped(tmp_path / "in" / "surat.zip", {"surat.pdf": b"x" * 10})
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    whole.families_in(tmp_path / "in")
    whole.persons_in(tmp_path / "in")
    told = whole.taken(tmp_path / "in")
    assert whole.is_whole(told)
    assert whole.beside(told) == [("surat.zip/surat.pdf", None, "unknown_format")]


def test_strangers_are_named_the_first_few_and_how_many(tmp_path: Path):
    folder = tmp_path / "in"
    whole.families_in(folder)
    whole.persons_in(folder)
    for number in range(9):
        (folder / f"foto{number}.jpg").write_bytes(b"x")
    (folder / "catatan.csv").write_text("satu dua\ntiga\n")
    (folder / "kosong.csv").write_bytes(b"")
    (folder / "tangga.ods").write_bytes(b"x")
    (folder / "wungu.rar").write_bytes(b"x")
    assert whole.is_whole(whole.taken(folder))
    said = whole.printed(folder)
    assert "foto0.jpg, foto1.jpg, foto2.jpg, foto3.jpg, foto4.jpg, dan 4 lagi" in said
    for name in ("catatan.csv", "kosong.csv", "tangga.ods", "wungu.rar"):
        assert name in said
    assert "simpan ulang sebagai .xlsx" in said and "buka kemasannya" in said


@pytest.mark.parametrize("suffix", ["xls", "xlsb", "ods", "rar", "7z"])
def test_formats_that_are_not_read_are_named_with_what_to_do(tmp_path: Path, suffix: str):
    """Beside a part of the families: the refusal tells what may hold the rest."""
    folder = tmp_path / "in"
    whole.families_in(folder, family_cells()[:16])
    whole.persons_in(folder)
    (folder / f"keluarga_jiwan.{suffix}").write_bytes(b"x")
    line = whole.refused(folder)
    assert f"keluarga_jiwan.{suffix}" in line and "Jiwan" in line
    assert ".xlsx" in line or "kemasannya" in line
    done = commands.plain_data(tmp_path / "store", "ingest", folder / f"keluarga_jiwan.{suffix}")
    assert done.code == whole.REFUSED
    assert ".xlsx" in done.err or "kemasannya" in done.err


@pytest.mark.parametrize("format", ["csv", "parquet", "csv.gz"])
def test_a_path_is_a_path(tmp_path: Path, format: str):
    """Brackets, stars and question marks name one file, never another one."""
    folder = tmp_path / "kiriman [2]*"
    other = tmp_path / "kiriman 2*"
    for place, rows in ((folder, FAMILIES), (other, [{**FAMILIES[0], "desil_nasional": "1"}])):
        place.mkdir()
        whole.persons_in(place)
        path = place / f"keluarga [v3_2025]?.{format.removesuffix('.gz')}"
        kind = "parquet" if format == "parquet" else "csv"
        builders.write_table(
            path, builders.FEW_FAMILY, rows, builders.Dialect(format=kind, delimiter=";")
        )
        if format.endswith(".gz"):
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes()))
            path.unlink()
    assert whole.is_whole(whole.taken(folder))
    assert whole.kept(folder, "decile") == whole.DECILES


@pytest.mark.parametrize("name", [b"keluarga_v3_2025_\xd1.csv", b"keluarga_v3_2025\nlagi.csv"])
def test_a_name_in_letters_of_another_system_is_read_and_told_in_one_line(tmp_path, name: bytes):
    folder = tmp_path / "in"
    whole.persons_in(folder)
    os.rename(whole.families_in(folder), os.fsencode(folder) + b"/" + name)
    Path(os.fsdecode(os.fsencode(folder) + b"/foto_\xf1.jpg")).write_bytes(b"x")
    told = whole.taken(folder)
    assert whole.is_whole(told)
    assert whole.beside(told) == [("foto_\ufffd.jpg", None, "unknown_format")]
    assert {len(file["name"].splitlines()) for file in told["files"]} == {1}


def test_files_of_the_same_name_in_different_folders_are_different_files(tmp_path: Path):
    folder = tmp_path / "in"
    whole.persons_in(folder)
    for number in range(3):
        rows = [family_cells()[0], *family_cells()[1:][10 * number : 10 * number + 10]]
        whole.families_in(folder / f"kec{number}", rows)
    told = whole.taken(folder)
    assert whole.is_whole(told)
    names = [file["name"] for file in told["files"] if file["kind"] == "family"]
    assert names == [f"kec{number}/keluarga_v3_2025.csv" for number in range(3)]


def test_the_same_file_twice_counts_once(tmp_path: Path):
    folder = tmp_path / "in"
    whole.persons_in(folder)
    whole.families_in(folder)
    whole.families_in(folder / "salinan")
    told = whole.taken(folder)
    account = told["families"]
    assert (account["rows"], account["accepted"], account["repeated"]) == (60, 30, 30)


@pytest.mark.parametrize(
    "name",
    ["tgl 12.05", "31.12.2025", "pukul 14.45", "2025.07.31", "ver 1.2.3", "35.19.01", "jam 09.30"],
)
def test_a_date_or_a_time_in_a_name_is_no_region(name: str):
    assert registry.region_in(f"keluarga {name}.csv") in (None, "35.19")


@pytest.mark.parametrize("code", ["35.77", "72.01", "11.06", "34.71"])
def test_a_region_in_a_name_is_read(code: str):
    is_day = code == "11.06"  # may be the 11th of June: then the rows tell
    assert registry.region_in(f"keluarga_dtsen_v3_2025_{code}.csv") == (None if is_day else code)


def test_a_file_that_breaks_off_inside_an_archive_is_refused(tmp_path: Path):
    (tmp_path / "in").mkdir()
    content = gzip.compress(family_bytes())
    (tmp_path / "in" / "keluarga_v3_2025.csv.gz").write_bytes(content[:-20])
    assert "rusak" in whole.refused(tmp_path / "in")


def test_nothing_to_read_names_what_there_is(tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "keluarga.xls").write_bytes(b"x")
    with pytest.raises(Refused, match=r"keluarga\.xls"):
        find_files([tmp_path / "in"], tmp_path)
