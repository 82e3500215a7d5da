"""What Typer says by itself is said in the language of the commands."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from data.settings import PROJECT
from tests import commands

# Words of Typer, Click and Pydantic that an Indonesian reader would meet, were they not replaced.
ENGLISH = re.compile(
    r"\b(usage|options?|arguments?|commands?|args|error|try|help\.|show|message|exit|required"
    r"|default|missing|invalid|value|no such|did you mean|possible|input|should|unexpected|match"
    r"|integer|formats?|takes?|file)\b",
    re.IGNORECASE,
)
MISTAKES = {
    "sampel": "Tidak ada perintah 'sampel'. Maksud Anda 'sample'?",
    "mimpi": "Tidak ada perintah 'mimpi'.",
    "--json": "Tidak ada opsi --json.",
    "sample --familie 3": "Tidak ada opsi --familie. Maksud Anda --families?",
    "sample --to": "Opsi '--to' harus diikuti isinya.",
    "sample --if-empty=3": "Opsi '--if-empty' tidak memakai isi.",
    "sample --families tiga": "Isi '--families' salah: harus bilangan bulat.",
    "sample --families 0": "Isi '--families' salah: paling sedikit 1.",
    "sample --releases 41": "Isi '--releases' salah: paling banyak 40.",
    "ingest": "Isian 'paths' belum ada.",
    "ingest x --cutoff 2025": "Isi '--cutoff' salah: '2025' tidak ditulis seperti '%Y-%m-%d'.",
    "findings --original x --out y": "Opsi '--kind' harus ada.",
    "rollback satu dua": "Isian ini berlebih: dua.",
    "ingest x --release 7": "Isi --release salah: 7 bukan rilis; tulis seperti 2025-3.",
    f"reports --out {Path(__file__).name}": f"'{Path(__file__).name}' adalah berkas, bukan folder.",
}


def flat(printed: str) -> str:
    """Without frames and line ends, and without the name that the program has in a test."""
    plain = " ".join(re.sub("[│╭╮╰╯─]", " ", printed).split())
    return re.sub(r"(python -m \w+\.)?\bcommand\b", "", plain)


@pytest.mark.parametrize("typed", MISTAKES)
def test_a_mistake_is_told_in_our_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str
) -> None:
    monkeypatch.chdir(Path(__file__).parent)
    done = commands.data(tmp_path / "store", *typed.split())
    said = flat(done.err)
    assert done.code == 2
    assert MISTAKES[typed] in said
    assert "Pemakaian: " in said and "Salah" in said and "--help" in said
    assert not ENGLISH.findall(said.replace("--help", "").replace("--release", ""))


@pytest.mark.parametrize("command", ["", "sample", "ingest", "findings", "rollback"])
def test_help_has_no_english_word(tmp_path: Path, command: str) -> None:
    said = flat(commands.data(tmp_path / "store", *command.split(), "--help").out)
    assert said.startswith("Pemakaian: ")
    assert "Tampilkan bantuan ini." in said
    assert not ENGLISH.findall(said)


def test_headings_and_marks(tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert " Perintah " in flat(commands.data(store, "--help").out)
    ingest = flat(commands.data(store, "ingest", "--help").out)
    assert " Isian " in ingest and " Opsi " in ingest and "[wajib]" in ingest
    assert "[bawaan: 8]" in flat(commands.data(store, "sample", "--help").out)
    assert flat(commands.queries(store, "--help").out).startswith("Pemakaian: ")
    assert "Tidak ada opsi --mimpi." in flat(commands.queries(store, "--mimpi").err)


def test_an_english_office_reads_english(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "data", "sample", "--families", "0"],
        cwd=PROJECT,
        env={**os.environ, "DATA_LANGUAGE": "en", "DATA_STORE": str(tmp_path / "store")},
        capture_output=True,
        text=True,
    )
    said = flat(done.stderr)
    assert done.returncode == 2
    assert said.startswith("Usage: python -m data sample [OPTIONS]")
    assert "Error Invalid value for '--families': at least 1." in said
