"""Rows that stand in the files twice: told by all their cells, also by those that are not kept."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.intake.delivery import find_files
from data.intake.load import load
from data.intake.registry import REGISTRY
from data.intake.survey import survey
from data.problems import Refused
from data.progress import Silent
from tests import commands
from tests.builders import kk, nik

DESA = "35.19.01.2001"
HEADER = ["nomor_kartu_keluarga", "nomor_induk_kependudukan", "tanggal_lahir", "nama"]
FAMILY = ["nomor_kartu_keluarga", "kode_kelurahan_desa", "desil_nasional", "alamat"]


def write(path: Path, rows: list[list[str]]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join("|".join(row) + "\n" for row in rows), encoding="utf-8")


def accounts(folder: Path, store: Path) -> dict[str, dict[str, Any]]:
    """The account of each file, by its name."""
    told = commands.data(store, "ingest", folder, "--release", "2025-3", "--json").json
    return {file["name"]: file for file in told["files"]}


def test_siblings_without_a_nik_are_no_twins(tmp_path: Path):
    twins = [kk(1), "", "2020-05-05"]
    rows = [[*twins, "Satu"], [*twins, "Dua"], [*twins, "Satu"], [kk(1), nik(1), "1980-01-01", "X"]]
    write(tmp_path / "in" / "keluarga.csv", [FAMILY, [kk(1), DESA, "1", "jalan"]])
    write(tmp_path / "in" / "anggota.csv", [HEADER, *rows])
    persons = accounts(tmp_path / "in", tmp_path / "store")["anggota.csv"]
    assert (persons["rows"], persons["accepted"], persons["repeated"]) == (4, 3, 1)


def test_a_twin_may_stand_in_another_file_with_its_columns_in_another_order(tmp_path: Path):
    row = [kk(1), nik(1), "1980-01-01", "Satu"]
    write(tmp_path / "in" / "keluarga.csv", [FAMILY, [kk(1), DESA, "1", "jalan"]])
    write(tmp_path / "in" / "anggota a.csv", [HEADER, [kk(1), nik(2), "1990-01-01", "Dua"], row])
    write(tmp_path / "in" / "anggota b.csv", [HEADER[::-1], row[::-1]])
    told = accounts(tmp_path / "in", tmp_path / "store")
    assert told["anggota a.csv"]["accepted"] == 2
    assert told["anggota b.csv"]["repeated"] == 1


def test_a_family_told_twice_conflicts_by_a_cell_that_is_not_kept(tmp_path: Path):
    rows = [[kk(n), DESA, "1", "jalan"] for n in (1, 2, 3)]
    rows += [[kk(2), DESA, "1", "gang"], [kk(3), DESA, "1", "jalan"]]
    write(tmp_path / "in" / "keluarga.csv", [FAMILY, *rows])
    write(tmp_path / "in" / "anggota.csv", [HEADER, [kk(1), nik(1), "1980-01-01", "Satu"]])
    families = accounts(tmp_path / "in", tmp_path / "store")["keluarga.csv"]
    assert (families["accepted"], families["repeated"]) == (2, 1)
    assert families["quarantined"] == {"conflicting_kk": 2}


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path):
    write(tmp_path / "in" / "keluarga.csv", [FAMILY, [kk(1), DESA, "1", "jalan"]])
    path = tmp_path / "in" / "anggota.csv"
    write(path, [HEADER, *[[kk(1), nik(1), "1980-01-01", "Satu"]] * 2])
    (tmp_path / "work").mkdir()

    class Office(Silent):
        def done(self, what: str, rows: int = 0) -> None:
            if rows and path.name in what:  # read, and not yet read again
                write(path, [HEADER, [kk(1), nik(1), "1980-01-01", "Satu"]])

    files = find_files([tmp_path / "in"], tmp_path / "work")
    tables = survey(files, tmp_path / "work", Silent(), REGISTRY).tables
    with duckdb.connect() as connection, pytest.raises(Refused, match=path.name):
        load(connection, tables, tmp_path / "work", Office(), REGISTRY)
