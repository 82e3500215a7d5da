"""One delivery in every form that offices send gives the same account and the same counts."""

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests import builders, commands, oracle
from tests.builders import PLAIN, Dialect, Row

DESA = builders.villages()
PLAN = [(DESA[0], 1, 3), (DESA[0], 5, 2), (DESA[1], None, 2), (DESA[-1], 10, 2), (DESA[20], 2, 1)]

FORMS = {
    "comma, quotes where needed": Dialect(delimiter=",", quoting="minimal"),
    "semicolon, no quotes": Dialect(delimiter=";", quoting="none"),
    "pipe, no quotes": Dialect(quoting="none"),
    "UTF-8 with BOM and CRLF": Dialect(encoding="utf-8-sig", line_end="\r\n"),
    "Latin-1": Dialect(encoding="latin-1"),
    "UTF-16": Dialect(encoding="utf-16"),
    "old Mac line ends": Dialect(line_end="\r"),
    "stray spaces in the header": Dialect(header="spaced"),
    "header in upper case": Dialect(header="upper"),
    "V2 header": Dialect(header="v2"),
    "r101, r102, r104": Dialect(header="padu"),
    "nik, no_kk, desil": Dialect(header="siks"),
    "kd_prov, kd_kab, kd_kec, kd_desa in parts": Dialect(header="parts"),
    "the same in BPS's codes, zeros lost": Dialect(header="bps parts"),
    "undotted codes": Dialect(code="undotted"),
    "codes with .0": Dialect(code="point_zero"),
    "codes with an apostrophe": Dialect(code="apostrophe"),
    "codes with spaces": Dialect(code="spaced"),
    "codes with dashes": Dialect(code="dashed"),
    "BPS codes": Dialect(code="bps"),
    "BPS codes, quotes where needed": Dialect(code="bps", delimiter=";", quoting="minimal"),
    "workbooks": Dialect(format="xlsx"),
    "workbooks with numbers": Dialect(format="xlsx", is_numeric=True, code="undotted"),
    "Parquet": Dialect(format="parquet"),
    "Parquet with numbers": Dialect(format="parquet", is_numeric=True, code="bps"),
    "a zip each": Dialect(pack="zip"),
    "gzip": Dialect(pack="gz"),
    "one zip": Dialect(pack="one zip"),
    "workbooks in one zip": Dialect(format="xlsx", pack="one zip", header="upper"),
    "Parquet in a zip each": Dialect(format="parquet", pack="zip"),
    "Latin-1 with BPS codes, commas, CRLF": Dialect(
        encoding="latin-1", code="bps", delimiter=",", line_end="\r\n", header="siks"
    ),
}


def rows() -> tuple[list[Row], list[Row]]:
    """A few families with one fault of each kind, and letters beyond ASCII."""
    families, persons = builders.registry(PLAN)
    for number, family in enumerate(families):
        family["desil_kabupaten_kota"] = str(number % 11 or "")
    families[0]["alamat"] = "JL. CONTOH Ñ É NO 1"
    persons[0]["nama"] = "CONTOH É"
    families += [dict(families[1]), {**families[2], "alamat": "JL. LAIN"}]
    families.append(builders.family(100, DESA[0], 11))
    families.append(builders.family(101, "35.77.01.1001", 1))
    families.append(builders.family(102, DESA[2], 1, nomor_kartu_keluarga="123"))
    persons += [dict(persons[5]), builders.person(9001, 999)]
    persons[7]["nomor_induk_kependudukan"] = ""
    return families, persons


def kept(store: Path, printed: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The counts that are kept of a delivery, desa by desa."""
    folder = store / "releases" / printed["release"] / printed["delivery"]
    return duckdb.execute(
        "select area_code, measure, count from read_parquet(?) order by all",
        [str(folder / "desa_count.parquet")],
    ).fetchall()


def told(printed: dict[str, Any]) -> dict[str, Any]:
    return {name: printed[name] for name in ("release", "families", "persons", "findings")}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], list]:
    folder = tmp_path_factory.mktemp("plain")
    paths = builders.write_delivery(folder / "in", *rows())
    printed = commands.data(folder / "store", "ingest", *paths, "--no-publish", "--json").json
    own = oracle.judge_files(*paths)
    assert printed["families"] == own.families.as_json()
    assert printed["persons"] == own.persons.as_json()
    counts = kept(folder / "store", printed)
    assert {(code, measure): count for code, measure, count in counts} == {
        (code, name): getattr(own.counts[code], name)
        for code in oracle.DESA
        for name in oracle.COUNTS
        if code in own.counts and getattr(own.counts[code], name)
    }
    return told(printed), counts


@pytest.mark.slow
@pytest.mark.parametrize("dialect", FORMS.values(), ids=FORMS.keys())
def test_the_form_of_the_files_changes_nothing(tmp_path: Path, plain, dialect: Dialect):
    families, persons = rows()
    if dialect.quoting == "none" and dialect.delimiter in ",;":
        families[0]["alamat"] = "JL. CONTOH"
    builders.write_delivery(tmp_path / "in", families, persons, dialect=dialect)
    done = commands.data(tmp_path / "store", "ingest", tmp_path / "in", "--no-publish", "--json")
    assert told(done.json) == plain[0]
    assert kept(tmp_path / "store", done.json) == plain[1]
    assert done.json["generation"] is None


@pytest.mark.parametrize("format", ["xlsx", "parquet"])
def test_numbers_of_a_spreadsheet_are_the_digits_they_were(tmp_path: Path, format):
    """KK, NIK, codes and deciles as floats: every digit is still there below 2**53."""
    numbers = {
        "nomor_kartu_keluarga": builders.kk(1, "3519"),
        "nomor_induk_kependudukan": builders.nik(1, "3519"),
    }
    family = {**builders.family(1, DESA[0], 1), **numbers}
    person = {**builders.person(1, 1), **numbers}
    dialect = Dialect(format=format, is_numeric=True, code="undotted")
    builders.write_delivery(tmp_path / "in", [family], [person], dialect=dialect)
    done = commands.data(tmp_path / "store", "ingest", tmp_path / "in", "--no-publish", "--json")
    assert (done.json["families"]["accepted"], done.json["persons"]["accepted"]) == (1, 1)
    assert not any(done.json["findings"].values())
    assert not done.json["is_made_up"]


def test_both_kinds_in_one_workbook_are_told_by_their_columns(tmp_path: Path, plain):
    import openpyxl

    families, persons = rows()
    book = openpyxl.Workbook()
    for title, columns, own in (
        ("Keluarga", builders.FAMILY_COLUMNS, families),
        ("Orang", builders.PERSON_COLUMNS, persons),
    ):
        sheet = book.create_sheet(title)
        sheet.append(["Daftar dari dinas"])
        sheet.append(columns)
        for row in own:
            sheet.append([row.get(column) or None for column in columns])
    path = tmp_path / "dtsen_v3_2025.xlsx"
    book.save(path)
    done = commands.data(tmp_path / "store", "ingest", path, "--no-publish", "--json")
    assert told(done.json) == plain[0]
    assert kept(tmp_path / "store", done.json) == plain[1]


def test_a_delivery_in_several_files_is_judged_as_one(tmp_path: Path, plain):
    """A repeated row and a conflicting row may stand in another file."""
    families, persons = rows()
    builders.write_delivery(tmp_path / "in" / "35.19.a", families[:2], persons[:9])
    builders.write_delivery(
        tmp_path / "in" / "b", families[2:], persons[9:], dialect=Dialect(format="xlsx")
    )
    done = commands.data(tmp_path / "store", "ingest", tmp_path / "in", "--no-publish", "--json")
    assert told(done.json) == plain[0]
    assert kept(tmp_path / "store", done.json) == plain[1]
    sizes = [file["rows"] for file in done.json["files"]]
    assert sizes == [9, 2, len(persons) - 9, len(families) - 2]


def test_code_books_and_other_files_beside_the_delivery_are_named_and_left(tmp_path, plain):
    folder = tmp_path / "in"
    builders.write_delivery(folder, *rows())
    book = [{"kolom": "desil_nasional", "kode": "1", "keterangan": "terbawah"}]
    for stem in ("keluarga", "anggota"):
        builders.write_table(
            folder / f"Kode_DTSEN_{stem}_v3_2025.xlsx",
            ["kolom", "kode", "keterangan"],
            book,
            Dialect(format="xlsx"),
        )
    (folder / "BAST.pdf").write_bytes(b"%PDF")
    (folder / "catatan.txt").write_text("satu\n")
    (folder / "~$keluarga_dtsen_v3_2025.xlsx").write_bytes(b"kunci")
    (folder / ".DS_Store").write_bytes(b"x")
    done = commands.data(tmp_path / "store", "ingest", folder, "--no-publish", "--json")
    assert told(done.json) == plain[0]
    assert sorted((each["file"], each["why"]) for each in done.json["left_out"]) == [
        ("BAST.pdf", "unknown_format"),
        ("Kode_DTSEN_anggota_v3_2025.xlsx", "code_book"),
        ("Kode_DTSEN_keluarga_v3_2025.xlsx", "code_book"),
        ("catatan.txt", "no_table"),
    ]


def test_a_zip_may_be_called_anything(tmp_path: Path, plain):
    paths = builders.write_delivery(tmp_path / "in", *rows())
    packed = tmp_path / "DTSEN keluarga dan anggota.zip"
    with zipfile.ZipFile(packed, "w") as file:
        for path in paths:
            file.write(path, path.name)
    done = commands.data(tmp_path / "store", "ingest", packed, "--no-publish", "--json")
    assert told(done.json) == plain[0]


@pytest.mark.parametrize("format", ["csv", "parquet", "xlsx"])
def test_brackets_and_quotes_in_names_are_only_names(tmp_path: Path, plain, format):
    folder = tmp_path / "bu's [kiriman]"
    for path in builders.write_delivery(folder, *rows(), dialect=replace(PLAIN, format=format)):
        path.rename(path.with_name(f"{path.stem}[red] (1).{format}"))
    done = commands.data(tmp_path / "st'ore", "ingest", folder, "--no-publish")
    assert done.code == 0, done.err
    assert "[red]" in done.out.replace("\n", "")
    again = commands.data(tmp_path / "st'ore", "ingest", folder, "--no-publish", "--json")
    assert told(again.json) == plain[0]


def test_unknown_columns_are_ignored_and_reported(tmp_path: Path, plain):
    paths = builders.write_delivery(tmp_path / "in", *rows())
    for path in paths:
        lines = builders.csv_lines(path)
        path.write_text(
            "\n".join([f'{lines[0]}|"[/b] warna_pagar"', *(f'{each}|"x"' for each in lines[1:-1])])
        )
    done = commands.data(tmp_path / "store", "ingest", *paths, "--no-publish")
    assert done.code == 0, done.err
    assert "[/b] warna_pagar" in done.out
    again = commands.data(tmp_path / "store", "ingest", *paths, "--no-publish", "--json").json
    assert told(again) == plain[0]
    assert [file["unknown_columns"] for file in again["files"]] == [["[/b] warna_pagar"]] * 2
