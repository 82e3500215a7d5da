"""The rows that were set aside, as a workbook that says what to mend and shows nobody."""

import stat
from pathlib import Path

import openpyxl
import pytest

from data.intake.quarantine import masked
from tests import builders, commands

DESA = builders.villages()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A store, and the office's own delivery of seven families with four faults."""
    families, persons = builders.registry([(DESA[0], 1, 7)], members=1)
    families[1]["nomor_kartu_keluarga"] = "3519-CONTOH"
    families[2]["desil_nasional"] = "sebelas"
    families[3]["kode_kelurahan_desa"] = "35.19.99.2999"
    persons[5]["nomor_kartu_keluarga"] = builders.kk(999)
    builders.write_delivery(tmp_path / "in", families, persons)
    assert commands.data(tmp_path / "store", "ingest", tmp_path / "in", "--no-publish").code == 0
    return tmp_path


def rows(path: Path) -> list[tuple]:
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return [tuple(cell or "" for cell in row) for row in sheet.values][1:]


def test_each_row_is_told_with_its_place_its_column_and_what_is_wrong(office: Path):
    out = office / "kantor" / "perbaiki.xlsx"
    done = commands.data(
        office / "store",
        *("quarantine", "2025-3", "--original", office / "in", "--out", out, "--json"),
    )
    found = rows(out)
    assert done.json == {"release": "2025-3", "rows": len(found), "workbook": str(out)}
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    families = [row[2:] for row in found if row[0].startswith("keluarga")]
    assert [(line, column, value) for line, column, _reason, value in families] == [
        ("3", "nomor_kartu_keluarga", "3519-C•••••"),
        ("4", "desil_nasional", "s••••••"),
        ("5", "kode_kelurahan_desa", "35.19.••.••99"),
    ]
    persons = [row[2:] for row in found if row[0].startswith("anggota")]
    assert [line for line, *_rest in persons] == ["3", "4", "5", "7"]
    whole = {row["nomor_kartu_keluarga"] for row in builders.registry([(DESA[0], 1, 7)])[0]}
    assert not [cell for row in found for cell in row if cell in whole]


def test_other_files_and_other_releases_are_refused(office: Path, tmp_path: Path):
    other = builders.write_delivery(tmp_path / "lain", *builders.registry([(DESA[0], 1, 2)]))
    for release, files, named in (
        ("2025-3", other, "2025-3"),
        ("2024-1", [office / "in"], "2024-1"),
    ):
        words = [word for file in files for word in ("--original", file)]
        done = commands.data(
            office / "store", "quarantine", release, *words, "--out", tmp_path / "x.xlsx"
        )
        assert done.code == 3 and named in done.err.splitlines()[-1]
        assert not (tmp_path / "x.xlsx").exists()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("3519010510070001", "3519••••••••••01"),
        ("3,51901E+15", "3,51901E+15"),
        ("SITI AMINAH", "S••• A•••••"),
        ("", ""),
        ("11", "11"),
    ],
)
def test_a_value_shows_what_is_wrong_and_not_whose_it_is(value: str, shown: str):
    assert masked(value) == shown
