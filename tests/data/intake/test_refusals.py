"""A zoo of broken deliveries: one clear line, the documented exit code, and nothing changed."""

import errno
import gzip
import io
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from tests import builders, commands
from tests.builders import PLAIN, Dialect

DESA = builders.villages()
GARBAGE = bytes(range(256)) * 40
REFUSED, WRONG_WORD = 3, 2


def digest(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder, by its path."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write(folder: Path, dialect: Dialect = PLAIN, **how) -> tuple[Path, Path]:
    """A small sound delivery; its family and its person file."""
    rows = builders.registry([(DESA[0], 1, 6), (DESA[1], 5, 6)])
    family, person = builders.write_delivery(folder, *rows, dialect=dialect, **how)
    return family, person


@dataclass(frozen=True)
class Served:
    """A store in which something is published already."""

    store: Path
    before: dict[str, str]

    def refuses(self, *words: object, code: int = REFUSED) -> str:
        """The one line that a refused delivery is told; the store stays as it was."""
        done = commands.data(self.store, "ingest", *words, "--json")
        assert done.code == code, done.out
        assert done.out == ""
        assert digest(self.store) == self.before
        line, *rest = done.err.splitlines()
        assert not rest
        assert line.endswith((".", ")."))
        return line


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Served:
    folder = tmp_path_factory.mktemp("served")
    write(folder / "in", release="2025-1")
    store = folder / "store"
    assert commands.data(store, "ingest", folder / "in").code == 0
    assert list((store / "work").iterdir()) == []
    return Served(store, digest(store))


Break = Callable[[Path], None]


def cut(path: Path) -> None:
    """The first half only, as a broken copy leaves it."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def fill(content: bytes) -> Break:
    """Those bytes instead of the file."""

    def spoil(path: Path) -> None:
        path.write_bytes(content)

    return spoil


@pytest.mark.parametrize("which", [0, 1], ids=["family", "person"])
@pytest.mark.parametrize("content", [b"", b"\n \n\r\n", GARBAGE], ids=["empty", "blank", "garbage"])
def test_a_csv_without_a_header(served: Served, tmp_path: Path, which: int, content: bytes):
    paths = write(tmp_path)
    paths[which].write_bytes(content)
    assert paths[which].name in served.refuses(*paths)


@pytest.mark.parametrize("which", [0, 1], ids=["family", "person"])
def test_a_header_only(served: Served, tmp_path: Path, which: int):
    paths = write(tmp_path)
    paths[which].write_text(builders.csv_lines(paths[which])[0] + "\n")
    assert paths[which].name in served.refuses(*paths)


@pytest.mark.parametrize("format", ["xlsx", "parquet"])
@pytest.mark.parametrize("spoil", [cut, fill(b""), fill(GARBAGE)], ids=["cut", "empty", "garbage"])
def test_a_damaged_workbook_or_parquet_file(served, tmp_path, format, spoil: Break):
    paths = write(tmp_path, Dialect(format=format))
    spoil(paths[0])
    line = served.refuses(tmp_path)
    assert paths[0].name in line and "rusak" in line


@pytest.mark.parametrize("pack", ["zip", "gz"])
@pytest.mark.parametrize("spoil", [cut, fill(GARBAGE)], ids=["cut", "garbage"])
def test_a_damaged_archive(served, tmp_path, pack, spoil: Break):
    paths = write(tmp_path, Dialect(pack=pack))
    spoil(paths[0])
    line = served.refuses(tmp_path)
    assert paths[0].name in line and "rusak" in line


def test_a_zip_with_a_damaged_member(served: Served, tmp_path: Path):
    paths = write(tmp_path, Dialect(pack="zip"))
    content = bytearray(paths[0].read_bytes())
    content[200:260] = bytes(60)
    paths[0].write_bytes(content)
    line = served.refuses(tmp_path)
    assert paths[0].name in line and "rusak" in line


def test_a_zip_with_a_password(served: Served, tmp_path: Path):
    paths = write(tmp_path)
    plain, locked = io.BytesIO(), tmp_path / "keluarga_v3_2025.zip"
    with zipfile.ZipFile(plain, "w") as file:
        file.write(paths[0], paths[0].name)
    content = bytearray(plain.getvalue())
    central = content.index(b"PK\x01\x02")
    content[6] |= 1  # the flag of an encrypted member, in both headers
    content[central + 8] |= 1
    locked.write_bytes(content)
    line = served.refuses(locked, paths[1])
    assert "kata sandi" in line and locked.name in line


def test_a_workbook_with_a_password_is_an_old_office_container(served: Served, tmp_path: Path):
    paths = write(tmp_path, Dialect(format="xlsx"))
    paths[0].write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000))
    line = served.refuses(tmp_path)
    assert paths[0].name in line and "terkunci" in line


def test_an_empty_archive_and_an_empty_folder(served: Served, tmp_path: Path):
    archive = tmp_path / "v3_2025.zip"
    zipfile.ZipFile(archive, "w").close()
    served.refuses(archive)
    (tmp_path / "kosong").mkdir()
    assert "kosong" in served.refuses(tmp_path / "kosong")


def test_a_gzip_of_nothing(served: Served, tmp_path: Path):
    paths = write(tmp_path)
    packed = tmp_path / f"{paths[0].name}.gz"
    packed.write_bytes(gzip.compress(b""))
    assert packed.name in served.refuses(packed, paths[1])


def test_what_is_not_there_and_what_is_no_registry_file(served: Served, tmp_path: Path):
    assert "hilang.csv" in served.refuses(tmp_path / "hilang.csv")
    note = tmp_path / "catatan.docx"
    note.write_bytes(b"x")
    assert note.name in served.refuses(note)


def test_a_file_that_may_not_be_read_is_named_not_the_store(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    paths = write(tmp_path)

    def locked(path: Path):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("data.intake.survey.read_bytes", locked)
    done = commands.data(served.store, "ingest", tmp_path, "--json")
    assert done.code in (REFUSED, 5) and done.out == ""
    assert any(path.name in done.err for path in paths), done.err
    assert "DATA_STORE" not in done.err
    assert digest(served.store) == served.before


@pytest.mark.parametrize("which", [0, 1], ids=["family", "person"])
def test_one_of_the_two_files_is_missing(served: Served, tmp_path: Path, which: int):
    paths = write(tmp_path)
    assert "keluarga" in served.refuses(paths[which])


@pytest.mark.parametrize(
    ("which", "column", "renamed"),
    [
        (0, "nomor_kartu_keluarga", "nomor_kartu_keluar"),
        (0, "desil_nasional", "desil_nasionl"),
        (0, "kode_kelurahan_desa", "kode_kelurahan"),
        (1, "nomor_induk_kependudukan", "nomor_induk_penduduk"),
        (1, "nomor_kartu_keluarga", "nomor_kartu"),
    ],
)
@pytest.mark.parametrize("format", ["csv", "xlsx", "parquet"])
def test_a_missing_column_is_named_with_the_nearest(
    served, tmp_path, which, column, renamed, format
):
    if renamed == "kode_kelurahan":  # an alias: not missing at all
        renamed = "kode_kelurahan_des"
    rows = builders.registry([(DESA[0], 1, 3)])
    paths = builders.write_delivery(tmp_path, *rows, dialect=Dialect(format=format))
    columns = (builders.FAMILY_COLUMNS, builders.PERSON_COLUMNS)[which]
    other = [renamed if each == column else each for each in columns]
    builders.write_table(paths[which], other, rows[which], Dialect(format=format))
    line = served.refuses(tmp_path)
    assert paths[which].name in line and column in line and renamed in line


def test_two_releases_at_once(served: Served, tmp_path: Path):
    write(tmp_path, release="2025-2")
    write(tmp_path, release="2025-3")
    line = served.refuses(tmp_path)
    assert "2025-2" in line and "2025-3" in line


def test_a_release_that_contradicts_the_file_names(served: Served, tmp_path: Path):
    paths = write(tmp_path, release="2025-2")
    line = served.refuses(*paths, "--release", "2025-3")
    assert "2025-2" in line and "2025-3" in line


def test_an_unknown_release_is_asked_for_and_then_taken(served: Served, tmp_path: Path):
    for path, stem in zip(write(tmp_path), ("keluarga", "anggota"), strict=True):
        path.rename(tmp_path / f"{stem}_dtsen.csv")
    assert "--release" in served.refuses(tmp_path)
    done = commands.data(
        tmp_path / "store", "ingest", tmp_path, "--release", "2024-2", "--no-publish", "--json"
    )
    assert (done.json["release"], done.json["cutoff"]) == ("2024-2", "2024-06-30")
    assert done.json["is_cutoff_assumed"]


def test_the_release_may_stand_in_the_folder(tmp_path: Path):
    folder = tmp_path / "DTSEN_V2_2024" / "35"
    for path, stem in zip(write(folder), ("keluarga", "anggota"), strict=True):
        path.rename(folder / f"{stem}_dtsen_35.19.csv")
    done = commands.data(tmp_path / "store", "ingest", folder.parent, "--no-publish", "--json")
    assert done.json["release"] == "2024-2"


@pytest.mark.parametrize("words", [["--release", "2025-5"], ["--cutoff", "31-07-2025"], ["--x"]])
def test_a_wrong_word_on_the_command_line(served: Served, tmp_path: Path, words: list[str]):
    paths = write(tmp_path)
    done = commands.data(served.store, "ingest", *paths, *words)
    assert done.code == WRONG_WORD
    assert digest(served.store) == served.before


def test_another_regency_in_the_name(served: Served, tmp_path: Path):
    write(tmp_path, region="35.77")
    line = served.refuses(tmp_path)
    assert "35.77" in line and "35.19" in line


@pytest.mark.parametrize("code", ["35.77.01.1001", "3577010001", "3520010001"])
def test_another_regency_in_the_rows(served: Served, tmp_path: Path, code: str):
    families, persons = builders.registry([(DESA[0], 1, 6)])
    for row in families[:4]:
        row["kode_kelurahan_desa"] = code
    builders.write_delivery(tmp_path, families, persons)
    assert "35.19" in served.refuses(tmp_path)


@pytest.mark.parametrize("code", ["3.52E+09", "3,51901E+09", "3.519012001e9"])
def test_codes_that_were_rounded_are_never_guessed(served: Served, tmp_path: Path, code: str):
    families, persons = builders.registry([(DESA[0], 1, 6)])
    for row in families:
        row["kode_kelurahan_desa"] = code
    builders.write_delivery(tmp_path, families, persons)
    line = served.refuses(tmp_path)
    assert "3.52E+09" in line


def test_rounded_kk_numbers_leave_nothing_to_use(served: Served, tmp_path: Path):
    families, persons = builders.registry([(DESA[0], 1, 6)])
    for row in [*families, *persons]:
        row["nomor_kartu_keluarga"] = "9.999E+15"
    builders.write_delivery(tmp_path, families, persons)
    assert "3,51901E+15" in served.refuses(tmp_path)


def test_persons_of_other_families_only(served: Served, tmp_path: Path):
    families, _persons = builders.registry([(DESA[0], 1, 6)])
    builders.write_delivery(tmp_path, families, [builders.person(1, 777)])
    assert "tanpa keluarga" in served.refuses(tmp_path)


def test_the_office_s_own_files_are_only_read(served: Served, tmp_path: Path):
    folder = tmp_path / "in"
    for number, dialect in enumerate((PLAIN, Dialect(format="xlsx"), Dialect(pack="one zip"))):
        rows = builders.registry([(DESA[0], 1, 6)], start=1 + 100 * number)
        builders.write_delivery(folder / str(number), *rows, dialect=dialect)
    cr = builders.registry([(DESA[0], 1, 6)], start=900)
    builders.write_delivery(folder / "cr", *cr, dialect=Dialect(line_end="\r"))
    before = digest(folder)
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    done = commands.data(tmp_path / "store", "ingest", folder, "--no-publish", "--json")
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir():
            path.chmod(0o755)
    assert done.json["families"]["accepted"] == 24
    assert digest(folder) == before


RAGGED = {
    "a stray quote": ('"JL. CONTOH NO 3"', '"JL. "CONTOH NO 3"'),
    "a bare delimiter in a field": ('"JL. CONTOH NO 3"', "JL. A|B"),
    "a cell too many": ('"CONTOH 3"', '"CONTOH 3"|"LAGI"'),
    "a cell too few": ('"CONTOH 3"|', ""),
    "an open quote": ('"JL. CONTOH NO 3"', '"JL. CONTOH NO 3'),
}


@pytest.mark.slow
@pytest.mark.parametrize("was", RAGGED, ids=RAGGED.keys())
@pytest.mark.parametrize(
    ("number", "line_end"), [("1", "\n"), ("3", "\n"), ("3", "\r\n"), ("12", "\r\n")]
)
def test_a_ragged_row_is_unreadable_and_costs_nothing_else(tmp_path, was, number, line_end):
    """Whatever else is in the file, first or last: alone, and beside another broken row."""
    good, bad = (each.replace("3", number) for each in RAGGED[was])
    for beside in (False, True):
        folder = tmp_path / str(beside)
        family, person = write(folder)
        text = family.read_text().replace(good, bad)
        assert text != family.read_text()
        if beside:
            text = text.replace('"JL. CONTOH NO 9"', '"JL. "CONTOH NO 9')
        family.write_bytes(text.replace("\n", line_end).encode())
        done = commands.data(folder / "store", "ingest", family, person, "--no-publish", "--json")
        account = done.json["families"]
        lost = 1 + beside
        assert (account["rows"], account["unreadable"]) == (12, lost), account
        assert (account["accepted"], account["quarantined"]) == (12 - lost, {})
        assert done.json["persons"]["quarantined"] == {"no_family": 3 * lost}


READABLE = {
    "doubled quotes": ('"JL. CONTOH NO 3"', '"JL. ""CONTOH"" NO 3"'),
    "quotes inside a bare field": ('"JL. CONTOH NO 3"', 'JL. "CONTOH" NO 3'),
    "a line end inside quotes": ('"JL. CONTOH NO 3"', '"JL. CONTOH\nNO 3"'),
    "a delimiter inside quotes": ('"JL. CONTOH NO 3"', '"JL. CONTOH | NO 3"'),
    "a zero byte": ('"JL. CONTOH NO 3"', '"JL.\0CONTOH NO 3"'),
    "a backslash at the end": ('"JL. CONTOH NO 3"', '"JL. CONTOH\\"'),
    "an apostrophe": ('"JL. CONTOH NO 3"', '"JL. \'CONTOH NO 3"'),
}


@pytest.mark.slow
@pytest.mark.parametrize("was", READABLE, ids=READABLE.keys())
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "mixed"])
def test_odd_but_whole_rows_are_read(tmp_path, was, line_end):
    family, person = write(tmp_path)
    text = family.read_text().replace(*READABLE[was])
    text = text.replace("\n", "\r\n", 5) if line_end == "mixed" else text.replace("\n", line_end)
    family.write_bytes(text.encode())
    done = commands.data(tmp_path / "s", "ingest", family, person, "--no-publish", "--json")
    account = done.json["families"]
    assert (account["rows"], account["accepted"], account["unreadable"]) == (12, 12, 0), account


def test_a_delimiter_at_the_end_of_every_row_only(tmp_path: Path):
    family, person = write(tmp_path)
    header, *lines = builders.csv_lines(family)
    family.write_text("\n".join([header, *(line + "|" for line in lines if line), ""]))
    done = commands.data(tmp_path / "s", "ingest", family, person, "--no-publish", "--json")
    assert done.json["families"]["accepted"] == 12


def test_a_refused_delivery_can_be_mended_and_sent_again(served: Served, tmp_path: Path):
    paths = write(tmp_path)
    whole = paths[0].read_bytes()
    cut(paths[0])
    paths[0].write_bytes(b"")
    served.refuses(tmp_path)
    paths[0].write_bytes(whole)
    store = tmp_path / "copy"
    shutil.copytree(served.store, store)
    done = commands.data(store, "ingest", tmp_path / paths[0].name, paths[1], "--json")
    assert done.json["is_new"] and done.json["generation"]
