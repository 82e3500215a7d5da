"""Where a table stands in what an office sends: titles, headers, sheets, marks of spreadsheets."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from data.intake import headers
from data.intake.csv_lines import prepare, read_bytes
from data.intake.registry import REGISTRY
from tests import builders
from tests.builders import Cells
from tests.data import whole
from tests.data.whole import FAMILIES, family_cells, person_cells
from tests.every_day import one_in

NAMES = builders.FEW_FAMILY
TITLES: Cells = [["DAFTAR KELUARGA, DESA, KK"], ["Kabupaten Madiun, 2025"], []]
ROWS = family_cells()[1:]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A delivery whose persons are sound."""
    whole.persons_in(tmp_path / "in")
    return tmp_path / "in"


def text(rows: Cells | None = None, delimiter: str = ";") -> str:
    """The family file as text."""
    return "\n".join(delimiter.join(map(str, row)) for row in rows or family_cells()) + "\n"


def as_csv(folder: Path, content: str, encoding: str = "utf-8") -> Path:
    path = folder / "keluarga_v3_2025.csv"
    path.write_bytes(content.encode(encoding))
    return path


def as_sheets(folder: Path, hidden: tuple[str, ...] = (), **sheets: Cells) -> Path:
    return builders.workbook(folder / "keluarga_v3_2025.xlsx", sheets, hidden)


ABOVE: dict[str, Cells] = {
    "three titles": [*TITLES, NAMES],
    "a two-row header, names below": [["WILAYAH", "", "KELUARGA"], NAMES],
    "a two-row header, names above": [
        ["kode_kelurahan_desa", *NAMES[1:]],
        ["", "", "", "", "", "terluas", ""],
    ],
    "names in both rows": [["", "", *NAMES[2:]], [*NAMES[:2], "", "", "", "", ""]],
    "a row that numbers the columns": [NAMES, [f"({n})" for n in range(1, 8)]],
    "a row that numbers them without brackets": [NAMES, [str(n) for n in range(1, 8)]],
    "eighteen titles": [*[["Judul"]] * 18, NAMES],
    "forms of the office": [
        "Kode Kelurahan/Desa *|Alamat|No. KK (16 digit)|Nama|Desil (1-10)**|Jenis lantai terluas|"
        "Luas Lantai (m2)".split("|")
    ],
    "spaces that nobody sees": [[f"\u200b{each.replace('_', chr(0xA0))} " for each in NAMES]],
}


@pytest.mark.parametrize("form", one_in(2, ["csv", "sheet"]))
@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE.keys())
def test_a_header_is_found_among_titles_in_csv_and_workbooks(folder: Path, form, above: Cells):
    if form == "csv":
        builders.text_file(folder / "keluarga_v3_2025.csv", [*above, *ROWS])
    else:
        as_sheets(folder, Data=[*above, *ROWS])
    told = whole.taken(folder)
    assert whole.is_whole(told)
    assert whole.kept(folder, "decile") == whole.DECILES


def test_totals_and_signatures_are_no_families_and_need_no_alarm(folder: Path):
    below: Cells = [["JUMLAH", "", 30], ["Madiun, 3 Mei 2025"], ["", "", "Kepala Dinas"]]
    as_sheets(folder, Data=[*family_cells(), *below])
    told = whole.taken(folder)
    assert whole.is_whole(told) and not told["alarms"]
    (place,) = told["places"]
    assert (place["rule"], place["rows"]) == ("not_a_record", [32, 33, 34])


SEPARATED = {
    "sep=;": "sep=;\n" + text(),
    "quoted, upper case": '"SEP=;"\n' + text(),
    "a tab": "sep=\t\n" + text(delimiter="\t"),
    "a sign that nobody else uses": "sep=#\n" + text(delimiter="#"),
    "one that is not true": "sep=,\n" + text(),
    "titles with commas": "Daftar, A, B, C, D, E, F, G, H, I;;;;;;\n\n" + text(),
    "tabs in a .csv": text(delimiter="\t"),
    "a control-Z at the end": text() + "\x1a",
    "zero bytes at the end": text() + "\0" * 60,
    "commas in one cell": "\n".join(f'"{line}"' for line in text(delimiter=",").splitlines()),
    '="..." cells': "\n".join(
        [";".join(NAMES), *(";".join(f'"=""{cell}"""' for cell in row) for row in ROWS)]
    ),
    "an index of pandas": "\n".join(
        f"{place or ''};{line}" for place, line in enumerate(text().splitlines())
    ),
}


@pytest.mark.parametrize("content", SEPARATED.values(), ids=SEPARATED.keys())
def test_marks_of_spreadsheets_and_programs_in_a_csv(folder: Path, content: str):
    as_csv(folder, content)
    assert whole.is_whole(whole.taken(folder))
    assert whole.kept(folder, "decile") == whole.DECILES


LINES = text().splitlines()
EMPTY_CELLS = {
    "at the end of every row": "\n".join(f"{line};;;" for line in LINES),
    "at the end of every row but the header": "\n".join(
        [LINES[0], *(f"{line};;" for line in LINES[1:])]
    ),
    "up to the last column of a sheet": "\n".join(f"{line}{';' * 16000}" for line in LINES),
    "rows of delimiters below": text() + ";;;;;;\n" * 40,
    "rows of delimiters between": "\n;;;;;;\n".join(LINES) + "\n",
    "rows of empty quotes between": '\n"";"";"";"";"";"";""\n'.join(LINES) + "\n",
    "empty rows between": "\n\n".join(LINES) + "\n",
    "at the end of a block of sixteen rows only": "\n".join(
        f"{line};;;" if place // 16 % 2 else line for place, line in enumerate(LINES)
    ),
    "left off in blocks of sixteen": "\n".join(
        line if place // 16 % 2 else line.rstrip(";") for place, line in enumerate(LINES)
    ),
}


@pytest.mark.parametrize("line_end", one_in(2, ["\n", "\r\n"]))
@pytest.mark.parametrize("content", EMPTY_CELLS.values(), ids=EMPTY_CELLS.keys())
def test_empty_cells_that_a_spreadsheet_writes_or_leaves_off(folder: Path, content, line_end):
    as_csv(folder, content.replace("\n", line_end))
    told = whole.taken(folder)
    assert whole.is_whole(told)
    assert told["families"]["rows"] == len(FAMILIES)
    assert whole.kept(folder, "decile") == whole.DECILES


def test_empty_rows_do_not_shift_the_rows_that_are_named(folder: Path):
    rows = [*LINES[:3], ";;;;;;", "", LINES[3].replace(FAMILIES[2]["nomor_kartu_keluarga"], "12")]
    as_csv(folder, "\n".join([*rows, *LINES[4:], ""]))
    told = whole.taken(folder)
    assert [each["rows"] for each in told["places"] if each["rule"] == "bad_kk"] == [[6]]


JOINED = {
    "with its header": text(family_cells()[:11]) + text([NAMES, *ROWS[10:]]),
    "with its BOM": "\ufeff" + text(family_cells()[:11]) + "\ufeff" + text([NAMES, *ROWS[10:]]),
    "to one without a line end": "\ufeff"
    + text(family_cells()[:11]).rstrip("\n")
    + "\ufeff"
    + text([NAMES, *ROWS[10:]]),
    "with its header in capitals": text(family_cells()[:11])
    + text([[name.upper() for name in NAMES], *ROWS[10:]]),
    "with its header in other marks": text(family_cells()[:11])
    + text([[name.title().replace("_", " ") for name in NAMES], *ROWS[10:]]).replace("\n", "\r\n"),
    "with lone returns": text(family_cells()[:11]) + text(ROWS[10:]).replace("\n", "\r"),
    "with other line ends": text(family_cells()[:11]).replace("\n", "\r\n") + text(ROWS[10:]),
}


@pytest.mark.parametrize("content", JOINED.values(), ids=JOINED.keys())
def test_files_that_were_joined(folder: Path, content: str):
    as_csv(folder, content)
    assert whole.is_whole(whole.taken(folder))
    assert whole.kept(folder, "decile") == whole.DECILES


def test_a_file_that_was_joined_to_one_with_other_columns_is_refused(folder: Path):
    as_csv(folder, text(family_cells()[:11]) + text([row[::-1] for row in [NAMES, *ROWS[10:]]]))
    line = whole.refused(folder)
    assert "keluarga_v3_2025.csv" in line and "baris 12" in line


@pytest.mark.parametrize("form", ["csv", "sheet"])
def test_rows_above_the_first_header_are_not_taken_for_titles(folder: Path, form: str):
    rows = [*ROWS[:5], NAMES, *ROWS[5:]]
    if form == "csv":
        as_csv(folder, text(rows))
    else:
        as_sheets(folder, Data=rows)
    assert "baris 6" in whole.refused(folder)


def test_rows_with_another_delimiter_are_never_passed_over(folder: Path):
    as_csv(folder, text(family_cells()[:10]) + text([NAMES, *ROWS[9:]], "|"))
    line = whole.refused(folder)
    assert "22 dari 31" in line and "tidak terbaca" in line


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8-sig"])
def test_the_encodings_of_office_programs(folder: Path, encoding: str):
    as_csv(folder, text().replace("CONTOH", "CONTÑH"), encoding)
    assert whole.is_whole(whole.taken(folder))


@pytest.mark.parametrize("part", [0.5, 0.501])
def test_utf_16_that_was_copied_in_part_is_refused_in_one_line(folder: Path, part: float):
    path = as_csv(folder, text(), "utf-16")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part) // 2 * 2 + 1])
    assert "terpotong" in whole.refused(folder)


def test_a_hidden_sheet_is_named_and_left_out(folder: Path):
    old = [NAMES, *([*row[:4], "1", *row[5:]] for row in ROWS)]
    as_sheets(folder, ("Lama",), Data=family_cells(), Lama=old)
    told = whole.taken(folder)
    assert whole.is_whole(told)
    assert whole.beside(told) == [("keluarga_v3_2025.xlsx", "Lama", "hidden_sheet")]
    assert "keluarga_v3_2025.xlsx [Lama]" in whole.printed(folder)


def test_a_very_hidden_sheet_is_left_out_too(folder: Path):
    path = as_sheets(folder, Data=family_cells(), Lama=family_cells())
    book = openpyxl.load_workbook(path)
    book["Lama"].sheet_state = "veryHidden"
    book.save(path)
    assert whole.beside(whole.taken(folder)) == [(path.name, "Lama", "hidden_sheet")]


def test_a_sheet_that_goes_on_without_a_header_is_read_on(folder: Path):
    as_sheets(
        folder,
        Satu=[*TITLES, *family_cells()[:11]],
        Rekap=[["NO", "KECAMATAN", "JUMLAH"], ["1", "Geger", "4"]],
        Dua=ROWS[10:29],
        Tiga=[ROWS[29], ["JUMLAH", "", "30"], ["Madiun, 3 Mei 2025"], ["Kepala"]],
    )
    told = whole.taken(folder)
    assert whole.is_whole(told)
    assert whole.beside(told) == [("keluarga_v3_2025.xlsx", "Rekap", "no_table")]
    accounts = {file["sheet"]: file["rows"] for file in told["files"] if file["sheet"]}
    assert accounts == {"Satu": 10, "Dua": 19, "Tiga": 4}


def test_a_sheet_that_goes_on_may_have_its_header_again_further_down(folder: Path):
    as_sheets(folder, Satu=family_cells()[:11], Dua=[*ROWS[10:15], NAMES, *ROWS[15:]])
    assert whole.is_whole(whole.taken(folder))
    assert whole.kept(folder, "decile") == whole.DECILES


def test_one_workbook_may_hold_both_tables_whatever_it_is_called(tmp_path: Path):
    sheets = {"A": family_cells()[:9], "B": ROWS[8:], "C": person_cells()[:20]}
    sheets["D"] = person_cells()[20:]
    builders.workbook(tmp_path / "in" / "anggota_keluarga_v3_2025.xlsx", sheets)
    told = whole.taken(tmp_path / "in")
    assert whole.is_whole(told)
    assert [file["kind"] for file in told["files"]] == ["family", "family", "person", "person"]


@pytest.mark.parametrize("form", ["csv", "sheet"])
def test_two_tables_in_one_sheet_are_refused_with_the_row(tmp_path: Path, form: str):
    rows = [*family_cells(), [], *person_cells()]
    if form == "csv":
        builders.text_file(tmp_path / "in" / "v3_2025.csv", rows)
    else:
        builders.workbook(tmp_path / "in" / "v3_2025.xlsx", {"A": rows})
    assert "baris 33" in whole.refused(tmp_path / "in")


@pytest.mark.slow
@pytest.mark.parametrize("place", ["XFD7", "B1048576"])
def test_a_stray_cell_far_away_costs_nothing(folder: Path, place: str):
    with xlsxwriter.Workbook(folder / "keluarga_v3_2025.xlsx") as book:
        sheet = book.add_worksheet("Data")
        for line, row in enumerate(family_cells()):
            sheet.write_row(line, 0, row)
        sheet.write_string(place, " " if place.startswith("B") else "x")
    told = whole.taken(folder)
    assert whole.is_whole(told)
    strays = ["XFD"] if place.startswith("X") else []
    assert [file["unknown_columns"] for file in told["files"] if file["sheet"]] == [strays]


def test_values_of_formulas_days_and_numbers_are_read_as_they_are_shown(folder: Path):
    with xlsxwriter.Workbook(folder / "keluarga_v3_2025.xlsx") as book:
        book.add_chartsheet("Grafik")
        sheet = book.add_worksheet("Data")
        for line, row in enumerate(family_cells()):
            for place, cell in enumerate(row):
                if line and place == 2:
                    sheet.write_formula(line, place, f'="{cell}"', None, cell)
                elif line and place == 4:
                    sheet.write_number(line, place, float(str(cell)))
                else:
                    sheet.write_string(line, place, str(cell))
        for line in range(4, 20):
            sheet.set_row(line, None, None, {"hidden": True})  # as a filter leaves them
    assert whole.is_whole(whole.taken(folder))
    assert whole.kept(folder, "decile") == whole.DECILES


@pytest.mark.parametrize("epoch", [False, True], ids=["from 1900", "from 1904"])
def test_days_of_both_calendars_of_workbooks(tmp_path: Path, epoch: bool):
    folder = tmp_path / "in"
    whole.families_in(folder)
    rows = [
        [date(1985, 8, 17) if n and p == 3 else cell for p, cell in enumerate(row)]
        for n, row in enumerate(person_cells())
    ]
    path = folder / "anggota_v3_2025.xlsx"
    builders.workbook(path, {"Data": rows}, date_1904=epoch)
    assert whole.is_whole(whole.taken(folder))
    assert set(whole.kept(folder, "age", "person")) == {39}


def test_a_merged_kk_holds_for_all_its_persons(tmp_path: Path):
    folder = tmp_path / "in"
    whole.families_in(folder)
    with xlsxwriter.Workbook(folder / "anggota_v3_2025.xlsx") as book:
        sheet = book.add_worksheet("Data")
        for line, row in enumerate(person_cells()):
            for place, cell in enumerate(row):
                if place != 1 or not line:
                    sheet.write_string(line, place, str(cell))
            if line % 2:
                sheet.merge_range(line, 1, line + 1, 1, row[1])
    assert whole.is_whole(whole.taken(folder))


RENAMED = {
    "a workbook called .csv": ("xlsx", "csv"),
    "a workbook called .txt": ("xlsx", "txt"),
    "a CSV called .xlsx": ("csv", "xlsx"),
    "a Parquet file called .csv": ("parquet", "csv"),
    "a suffix in capitals": ("csv", "CSV"),
}


@pytest.mark.parametrize(("was", "now"), RENAMED.values(), ids=RENAMED.keys())
def test_a_file_is_what_it_holds_not_what_its_name_says(folder: Path, was: str, now: str):
    path = folder / f"keluarga_v3_2025.{was}"
    if was == "xlsx":
        as_sheets(folder, Data=family_cells())
    elif was == "csv":
        as_csv(folder, text())
    else:
        builders.write_table(path, NAMES, FAMILIES, builders.Dialect(format="parquet"))
    path.rename(path.with_suffix(f".{now}"))
    assert whole.is_whole(whole.taken(folder))


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "xls"])
def test_a_web_page_is_named_and_left_out(folder: Path, suffix: str):
    page = folder / f"keluarga_geger.{suffix}"
    page.write_text("<html><table><tr><td>nomor_kartu_keluarga</td></tr></table></html>")
    line = whole.refused(folder)
    assert page.name in line
    whole.families_in(folder)
    assert whole.beside(whole.taken(folder)) == [(page.name, None, "old_workbook")]


def test_an_old_workbook_with_a_new_name_is_told_what_to_do(folder: Path):
    path = folder / "keluarga_v3_2025.xlsx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000))
    line = whole.refused(folder)
    assert path.name in line and ".xls" in line and "kata sandi" in line and ".xlsx" in line


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("member", ["content.xml", "word/document.xml", "keluarga.csv"])
def test_an_archive_that_is_no_workbook_is_told_apart(folder: Path, suffix: str, member: str):
    builders.zipped(folder / f"keluarga_v3_2025.{suffix}", {member: b"x"})
    line = whole.refused(folder)
    assert f"keluarga_v3_2025.{suffix}" in line and "bukan buku kerja" in line


def test_a_table_that_begins_further_in_a_sheet_is_told_by_the_rows_of_the_sheet(folder: Path):
    with xlsxwriter.Workbook(folder / "keluarga_v3_2025.xlsx") as book:
        sheet = book.add_worksheet("Data")
        for line, row in enumerate(family_cells()):
            sheet.write_row(4 + line, 2, [*row[:2], "12", *row[3:]] if line == 3 else row)
        sheet.write_string("M10", "x")
    told = whole.taken(folder)
    assert [each["rows"] for each in told["places"] if each["rule"] == "bad_kk"] == [[8]]
    assert [file["unknown_columns"] for file in told["files"] if file["sheet"]] == [["M"]]


def test_a_file_without_a_header_says_where_one_was_looked_for(folder: Path):
    as_csv(folder, "Judul\n" * 24 + text())
    line = whole.refused(folder)
    assert "20 baris" in line and "judul kolom" in line


def test_a_sheet_without_a_table_is_named(folder: Path):
    as_sheets(folder, Sampul=[["DAFTAR KELUARGA"]], Data=family_cells(), Kosong=[])
    assert whole.beside(whole.taken(folder)) == [
        ("keluarga_v3_2025.xlsx", "Sampul", "no_table"),
        ("keluarga_v3_2025.xlsx", "Kosong", "no_table"),
    ]


def test_the_account_is_of_each_file_and_sheet(folder: Path):
    rows = [*family_cells(), ROWS[0], [*ROWS[1][:2], "12", *ROWS[1][3:]]]
    as_sheets(folder, Satu=rows[:11], Dua=[NAMES, *rows[11:]])
    as_csv(folder, text([NAMES, *ROWS[:2]]) + "rusak;\n")
    told = whole.taken(folder)
    for file in told["files"]:
        parts = file["accepted"] + file["repeated"] + file["unreadable"]
        assert parts + sum(file["quarantined"].values()) == file["rows"]
    accounts = {
        (file["name"].rsplit(".")[-1], file["sheet"]): (
            file["rows"], file["accepted"], file["repeated"], file["unreadable"]
        )
        for file in told["files"] if file["kind"] == "family"
    }  # fmt: skip
    assert accounts == {
        ("csv", None): (3, 2, 0, 1),
        ("xlsx", "Satu"): (10, 8, 2, 0),
        ("xlsx", "Dua"): (22, 20, 1, 0),
    }


def test_the_lowest_name_of_a_column_is_its_name():
    rows = [
        ["Wilayah", "", "Kartu"],
        ["kode_desa", "", ""],
        ["", "desil", "no_kk"],
        ["1", "2", "3"],
    ]
    head = headers.find(rows, REGISTRY)
    assert head is not None
    assert (head.first, head.last, head.names) == (1, 2, ("kode_desa", "desil", "no_kk"))


@pytest.mark.parametrize("cells", [["(1)", "(2)"], ["1", "2", ""], ["a.", "b."], ["A", "B"]])
def test_a_row_that_numbers_columns(cells: list[str]):
    assert headers.numbers_columns(cells)
    assert not headers.numbers_columns([*cells, "3519010000000001"])


def test_a_sound_file_is_read_where_it_lies_whatever_stands_above(tmp_path: Path):
    for content in (text(), "sep=;\n" + text(), "Judul\n\n" + text()):
        path = as_csv(tmp_path, content)
        lines = prepare(path, read_bytes(path), tmp_path / "copy.csv", REGISTRY)
        assert lines.records == len(FAMILIES) and lines.is_known
        assert lines.is_copy == ("\n\n" in content)


def test_a_record_with_a_cell_too_many_is_not_a_habit(tmp_path: Path):
    lines = [*LINES[:3], LINES[3] + ";", *LINES[4:]]
    path = as_csv(tmp_path, "\n".join(lines) + "\n")
    found = prepare(path, read_bytes(path), tmp_path / "copy.csv", REGISTRY)
    assert (found.records, found.unreadable) == (len(FAMILIES), (4,))


def test_a_workbook_that_is_damaged_inside_is_refused(folder: Path):
    path = as_sheets(folder, Data=family_cells())
    book = io.BytesIO(path.read_bytes())
    builders.zipped(path, builders.unzipped(book) | {"xl/worksheets/sheet1.xml": b"<worksheet><"})
    assert "rusak" in whole.refused(folder)
