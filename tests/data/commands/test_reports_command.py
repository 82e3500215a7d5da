"""The command that prints: which papers, in which files, and what it refuses."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests import commands
from tests.conftest import Four
from tests.ui.paper.papers import words

DESA = "35.19.01.2001"


def test_one_sheet_under_a_stable_name(four: Four, tmp_path: Path):
    done = commands.data(four.store, "reports", "--area", DESA, "--out", tmp_path, "--json")
    path = tmp_path / f"lembar-{DESA}-2026-2.pdf"
    assert done.json == {"release": "2026-2", "files": [str(path)]}
    assert "Lembar desa" in words(path.read_bytes())


def test_an_older_release_in_english(four: Four, tmp_path: Path):
    asked = ("--release", "2025-2", "--language", "en", "--area", DESA, "--out", tmp_path)
    assert commands.data(four.store, "reports", *asked).code == 0
    said = words((tmp_path / f"lembar-{DESA}-2025-2-en.pdf").read_bytes())
    assert "DTSEN 2025-2" in said and "2025-4" not in said


def test_again_is_the_same_file(four: Four, tmp_path: Path):
    asked = ("reports", "--area", DESA, "--out", tmp_path)
    path = tmp_path / f"lembar-{DESA}-2026-2.pdf"
    assert commands.data(four.store, *asked).code == 0
    first = path.read_bytes()
    assert commands.data(four.store, *asked).code == 0
    assert path.read_bytes() == first


def test_a_file_of_somebody_else_stays(four: Four, tmp_path: Path):
    asked = ("reports", "--area", "35.19.01", "--area", DESA, "--out", tmp_path)
    own = tmp_path / f"lembar-{DESA}-2026-2.pdf"
    own.write_text("catatan rapat")
    done = commands.data(four.store, *asked)
    assert done.code == 3 and own.name in done.err
    assert own.read_text() == "catatan rapat"
    assert [path.name for path in tmp_path.iterdir()] == [own.name], "nothing was written"


def test_a_paper_that_was_changed_by_hand_stays(four: Four, tmp_path: Path):
    asked = ("reports", "--area", DESA, "--out", tmp_path)
    assert commands.data(four.store, *asked).code == 0
    path = tmp_path / f"lembar-{DESA}-2026-2.pdf"
    path.write_bytes(path.read_bytes() + b"% catatan")
    assert commands.data(four.store, *asked).code == 3


def test_a_zip_holds_them_all_and_is_the_same_again(four: Four, tmp_path: Path):
    asked = ("reports", "--area", "35.19.01", "--area", DESA, "--zip", "--out")
    assert commands.data(four.store, *asked, tmp_path / "one").code == 0
    assert commands.data(four.store, *asked, tmp_path / "two").code == 0
    one, two = (tmp_path / name / "kertas-35.19-2026-2.zip" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    with ZipFile(one) as archive:
        assert archive.namelist() == ["lembar-35.19.01-2026-2.pdf", f"lembar-{DESA}-2026-2.pdf"]
        assert archive.testzip() is None


@pytest.mark.parametrize(
    ("asked", "code", "word"),
    [
        (["--release", "2025-3"], 3, "2025-1, 2025-2, 2025-4, 2026-2"),
        (["--release", "besok"], 2, "2025-3"),
        (["--area", "35.19.99"], 3, "35.19.99"),
        (["--area", "tambakmas"], 3, "Desa Tambakmas"),
        (["--language", "jv"], 2, "id, en"),
    ],
)
def test_what_it_does_not_have_is_said(
    four: Four, tmp_path: Path, asked: list[str], code: int, word: str
):
    done = commands.data(four.store, "reports", *asked, "--out", tmp_path)
    assert done.code == code
    assert word in " ".join(done.err.split())
    assert not list(tmp_path.iterdir())


def test_a_file_is_no_folder(four: Four, tmp_path: Path):
    (tmp_path / "berkas").write_text("")
    done = commands.data(four.store, "reports", "--area", DESA, "--out", tmp_path / "berkas")
    assert done.code == 2


def test_an_empty_store_has_nothing_to_print(tmp_path: Path):
    done = commands.data(tmp_path / "store", "reports", "--out", tmp_path / "out")
    assert done.code == 5
    assert "ingest" in done.err


def test_the_record_of_what_was_written_names_no_path(four: Four, tmp_path: Path):
    assert commands.data(four.store, "reports", "--area", DESA, "--out", tmp_path).code == 0
    record = json.loads((tmp_path / ".kertas.json").read_text())
    assert list(record) == [f"lembar-{DESA}-2026-2.pdf"]
