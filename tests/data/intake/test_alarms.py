"""Signs of loss: a delivery with one is refused until somebody says why it is right."""

from pathlib import Path
from typing import Any

import pytest

from tests import builders, commands
from tests.builders import Cells, Row
from tests.data import whole
from tests.data.whole import FAMILIES, PERSONS, changed, family_cells, person_cells

pytestmark = pytest.mark.slow

LARGE_KK = "nomor_kartu_keluarga"


def delivered(folder: Path, families: list[Row], persons: list[Row] = PERSONS) -> Path:
    """A release by the name of its folder."""
    builders.text_file(folder / "keluarga.csv", family_cells(families))
    builders.text_file(folder / "anggota.csv", person_cells(persons))
    return folder


def codes(told: dict[str, Any]) -> list[str]:
    return [each["code"] for each in told["alarms"]]


def many(count: int) -> list[Row]:
    """So many more families, in the desa of those that there are."""
    return [
        {**FAMILIES[each % 30], LARGE_KK: f"351902{each:09}{1 + each % 9}"} for each in range(count)
    ]


def test_a_whole_delivery_has_no_alarm_and_needs_no_word(tmp_path: Path):
    whole.families_in(tmp_path / "in")
    whole.persons_in(tmp_path / "in")
    told = whole.taken(tmp_path / "in")
    assert (told["alarms"], told["accepted_loss"], told["changes"]) == ([], None, [])


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("desil_nasional", "11", "desil di luar 1-10"),
        ("kode_kelurahan_desa", "35.19.99.2001", "desa yang tidak dikenal"),
        (LARGE_KK, "12345", "tanpa nomor KK 16 angka"),
        (LARGE_KK, "3,51901E+15", "3,51901E+15"),
    ],
)
def test_families_set_aside_for_one_reason(tmp_path: Path, column: str, cell: str, words: str):
    """More than one in a hundred, and more than ten."""
    families = [*FAMILIES, *many(1000)]
    for aside, is_refused in ((10, False), (11, True)):
        own = changed(
            families,
            **{column: lambda own, place, last=30 + aside: cell if 30 <= place < last else own},
        )
        folder = tmp_path / str(aside) / "v3_2025"
        delivered(folder, own)
        if is_refused:
            line = whole.refused(folder)
            assert "11 dari 1.030 baris keluarga" in line and words in line
        else:
            told = whole.taken(folder)
            assert sum(told["families"]["quarantined"].values()) == 10 and not told["alarms"]


def test_a_few_of_very_many_are_no_alarm(tmp_path: Path):
    families = [*FAMILIES, *many(1200)]
    own = changed(families, desil_nasional=lambda cell, place: "11" if 30 <= place < 42 else cell)
    delivered(tmp_path / "v3_2025", own)
    assert not whole.taken(tmp_path / "v3_2025")["alarms"]


def test_a_kecamatan_without_families_is_refused_by_its_name(tmp_path: Path):
    rows = [row for row in FAMILIES if not row["kode_kelurahan_desa"].startswith("35.19.06")]
    delivered(tmp_path / "v3_2025", rows)
    line = whole.refused(tmp_path / "v3_2025")
    assert "Gemarang" in line and "--accept-loss" in line


def test_a_desa_that_had_families_and_has_none_is_refused_by_its_name(tmp_path: Path):
    whole.taken(delivered(tmp_path / "v2_2025", FAMILIES))
    moved = FAMILIES[1]["kode_kelurahan_desa"]
    rows = [
        {**row, "kode_kelurahan_desa": FAMILIES[0]["kode_kelurahan_desa"]}
        if row["kode_kelurahan_desa"] == moved
        else row
        for row in FAMILIES
    ]
    folder = delivered(tmp_path / "v3_2025", rows)
    done = commands.plain_data(tmp_path / "store", "ingest", folder, "--no-publish")
    assert done.code == whole.REFUSED and f"({moved})" in done.err
    assert codes(whole.taken(folder, "--accept-loss", "digabung")) == ["desa_without_families"]


def test_half_of_a_file_or_sheet_that_nobody_can_read_is_refused_by_its_name(tmp_path: Path):
    folder = tmp_path / "v3_2025"
    delivered(folder, [*FAMILIES, *many(1000)])
    header, *rows = builders.csv_lines(whole.families_in(folder, name="keluarga_geger"))
    broken = [f'"{row}' if place < 16 else row for place, row in enumerate(rows)]
    (folder / "keluarga_geger_v3_2025.csv").write_text("\n".join([header, *broken]))
    line = whole.refused(folder)
    assert "keluarga_geger_v3_2025.csv: 16 dari 30 baris tidak terpakai" in line


def test_every_alarm_is_told_at_once_and_the_reason_is_kept(tmp_path: Path):
    rows = changed(FAMILIES[:20], desil_nasional=lambda cell, place: "11" if place < 11 else cell)
    folder = delivered(tmp_path / "v3_2025", rows)
    line = whole.refused(folder)
    assert "(1)" in line and "(2)" in line and "desil" in line and "Kecamatan" in line
    assert whole.refused(folder, "--accept-loss", "  ") == line
    told = whole.taken(folder, "--accept-loss", " kiriman percobaan ")
    assert told["accepted_loss"]["reason"] == "kiriman percobaan"
    assert codes(told) == ["families_set_aside", "kecamatan_without_families"]
    said = whole.printed(folder)
    assert "kiriman percobaan" in said and "families_set_aside" not in said


def test_what_was_not_read_is_told_beside_what_is_missing(tmp_path: Path):
    folder = delivered(tmp_path / "v3_2025", FAMILIES[:16])
    builders.text_file(folder / "lanjutan.csv", family_cells(FAMILIES[16:])[1:])
    assert "lanjutan.csv" in whole.refused(folder)


def test_check_says_all_that_ingest_says(tmp_path: Path):
    folder = delivered(tmp_path / "v3_2025", FAMILIES[:26])
    (folder / "lain.rar").write_bytes(b"x")
    done = commands.plain_data(tmp_path / "other", "check", folder)
    assert done.code == 0, done.err
    told = whole.taken(folder, "--accept-loss", "percobaan")
    for alarm in told["alarms"]:
        assert alarm["words"] in done.out
    for line in whole.printed(folder).splitlines():
        if line.startswith(("Disisihkan", "Diterima dengan catatan", "Tidak", "DTSEN")):
            assert line in done.out


def test_rows_set_aside_and_doubted_are_named_by_file_sheet_row_and_column(tmp_path: Path):
    folder = tmp_path / "v3_2025"
    families = changed(FAMILIES, desil_nasional=lambda cell, place: "11" if place == 4 else cell)
    rows: Cells = [["Judul"], *family_cells(families)]
    builders.workbook(folder / "keluarga.xlsx", {"Sampul": [["x"]], "Data": rows})
    persons = changed(PERSONS, nomor_induk_kependudukan=lambda own, n: "123" if n == 7 else own)
    builders.text_file(folder / "anggota.csv", person_cells(persons))
    told = whole.taken(folder)
    places = {each["rule"]: each for each in [*told["places"], *told["finding_places"]]}
    assert places["decile_out_of_range"] == {
        **{"rule": "decile_out_of_range", "kind": "family", "file": "keluarga.xlsx"},
        **{"sheet": "Data", "column": "desil_nasional", "rows": [7], "count": 1},
    }
    assert (places["bad_nik"]["file"], places["bad_nik"]["rows"]) == ("anggota.csv", [9])
    said = whole.printed(folder)
    assert "keluarga.xlsx [Data], kolom desil_nasional, baris 7" in said
    assert "anggota.csv, kolom nomor_induk_kependudukan, baris 9" in said


def test_nothing_that_people_read_holds_a_number_or_a_name_of_a_person(tmp_path: Path):
    folder = delivered(tmp_path / "v3_2025", FAMILIES[:16])
    for text in (whole.refused(folder), whole.printed(folder, "--accept-loss", "percobaan")):
        for row in [*FAMILIES, *PERSONS]:
            assert row[LARGE_KK] not in text
        assert "CONTOH" not in text
        assert not any(word in text for word in ("_without_", "set_aside", "no_family"))


def test_changes_beyond_what_any_release_showed_are_listed_before_publishing(tmp_path: Path):
    steps = [[*FAMILIES, *many(3000)], [*FAMILIES, *many(3030)], [*FAMILIES, *many(3060)]]
    # In the first desa of the list four of ten families are missing in the last release.
    gone = FAMILIES[0]["kode_kelurahan_desa"][:8]
    kept = [row for row in steps[2] if row["kode_kelurahan_desa"][:8] != gone]
    last = [*kept, *[row for row in steps[2] if row not in kept][: len(steps[2]) // 15 * 6 // 10]]
    for release, rows in zip(("v1_2025", "v2_2025"), steps, strict=False):
        assert whole.taken(delivered(tmp_path / release, rows))["changes"] == []
    told = whole.taken(delivered(tmp_path / "v3_2025", last))
    families = [each for each in told["changes"] if each["measure"] == "families"]
    assert [each["area_code"] for each in families] == [gone]
    assert families[0]["change"] < -30
    assert "Perubahan besar, Kebonsari: keluarga" in whole.printed(tmp_path / "v3_2025")
