"""What a file is, which release it is of, and what it lacks, from its names alone."""

import pytest

from data.intake.columns import MissingColumn
from data.intake.registry import kind_of, recognise, region_in, release_in


@pytest.mark.parametrize(
    ("name", "release"),
    [
        ("keluarga_dtsen_v3_2026_35.19.csv", "2026-3"),
        ("anggota_keluarga_DTSEN_V2_2025.xlsx", "2025-2"),
        ("dtsen 2025 tw4.csv", "2025-4"),
        ("madiun_2025-3.csv", "2025-3"),
        ("dikirim_2025-10-28.csv", None),
        ("dikirim_2025-4-17.csv", None),
        ("keluarga.csv", None),
    ],
)
def test_release_is_read_never_guessed(name: str, release: str | None):
    assert release_in(name) == release


def test_region_in_a_file_name():
    assert region_in("anggota_keluarga_dtsen_v3_2026_72.01.csv") == "72.01"
    assert region_in("keluarga_dtsen_v3_2026.csv") is None


def test_kind_by_name_then_by_columns():
    assert kind_of("anggota_keluarga_v3.csv", "", []) == "person"
    assert kind_of("keluarga_v3.csv", "", []) == "family"
    assert kind_of("a.csv", "", ["NIK", "No KK"]) == "person"
    assert kind_of("a.csv", "", ["no_kk", "desil", "kd_desa"]) == "family"
    assert kind_of("a.csv", "", ["kolom", "kode", "keterangan"]) is None


def test_aliases_case_and_stray_spaces():
    found = recognise([" NO KK ", "Desil", "KD_DESA", "warna_pagar"], "family")
    assert found.positions["nomor_kartu_keluarga"] == 0
    assert found.unknown == ("warna_pagar",)


def test_a_missing_column_is_named_with_the_nearest_header():
    with pytest.raises(MissingColumn) as problem:
        recognise(["nomor_kartu_keluarga", "desil_nasionl", "kode_kelurahan_desa"], "family")
    assert (problem.value.column, problem.value.nearest) == ("desil_nasional", "desil_nasionl")
