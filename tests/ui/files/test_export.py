"""Files that a spreadsheet opens as they are meant."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from language import text
from tests.ui.absent import absent
from ui.files.export import to_csv, to_excel_csv, to_parquet, to_xlsx

ABOUT = {"generation": "20261124T080000", "edition": "public"}


def read_csv(file: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(file.decode("utf-8-sig"))))


def sheet(frame: pd.DataFrame, place: int = 0) -> Worksheet:
    file = to_xlsx(frame, "Kemiskinan", ABOUT, "Setiap jumlah digeser sedikit.")
    return openpyxl.load_workbook(BytesIO(file)).worksheets[place]


def column(frame: pd.DataFrame, place: int = 1) -> list[Any]:
    return [cells[0].value for cells in sheet(frame).iter_rows(min_col=place, max_col=place)]


def test_csv_for_machines_is_plain_utf8_with_one_header_and_what_travels_along() -> None:
    frame = pd.DataFrame({"area_name": ["Kebonsari", "Kare"], "poverty_rate_pct": [10.4, None]})
    file = to_csv(frame, ABOUT)
    assert file.startswith(b"area_name,")
    assert file.count(b"\r\n") == file.count(b"\n") == 3
    assert read_csv(file) == [
        ["area_name", "poverty_rate_pct", "generation", "edition"],
        ["Kebonsari", "10.4", "20261124T080000", "public"],
        ["Kare", "", "20261124T080000", "public"],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_text_never_starts_a_formula(start: str) -> None:
    evil = start + "HYPERLINK(1)"
    file = to_csv(pd.DataFrame({evil: [evil]}), {evil + "x": evil})
    assert read_csv(file) == [["'" + evil, "'" + evil + "x"], ["'" + evil, "'" + evil]]


def test_csv_numbers_and_dates_stay_what_they_are() -> None:
    frame = pd.DataFrame(
        {
            "change_pp": [-0.23],
            "persons": pd.array([71590], dtype="Int64"),
            "day": [date(2026, 10, 31)],
            "cutoff": [pd.Timestamp(2026, 10, 31)],
            "accepted_at": [datetime(2026, 11, 24, 8, 0, 1)],
            "absent": pd.array([None], dtype="Int64"),
        }
    )
    assert read_csv(to_csv(frame, {}))[1] == [
        "-0.23",
        "71590",
        "2026-10-31",
        "2026-10-31",
        "2026-11-24T08:00:01",
        "",
    ]


def test_csv_for_excel_opens_in_columns_where_the_comma_is_decimal() -> None:
    frame = pd.DataFrame(
        {"area_name": ["=Kare", "Saradan"], "change_pp": [-0.5, None], "persons": [71590, 3]}
    )
    file = to_excel_csv(frame, {"edition": "public"})
    assert file.decode("utf-8-sig").splitlines() == [
        "Wilayah;Perubahan perkiraan;Orang;edition",
        "'=Kare;-0,5;71590;public",
        "Saradan;;3;public",
    ]
    assert file.startswith(b"\xef\xbb\xbf")


def test_parquet_keeps_types_and_says_what_every_column_is() -> None:
    frame = pd.DataFrame(
        {
            "area_code": ["35.19.01", "35.19.02"],
            "families": pd.array([12, None], dtype="Int64"),
            "cutoff": [date(2026, 10, 31)] * 2,
        }
    )
    file = to_parquet(frame, {**ABOUT, "is_synthetic": "true"})
    table = pq.read_table(BytesIO(file))
    assert table.to_pydict() == {
        "area_code": ["35.19.01", "35.19.02"],
        "families": [12, None],
        "cutoff": [date(2026, 10, 31)] * 2,
    }
    told = table.schema.metadata
    assert told is not None
    assert told[b"generation"] == b"20261124T080000" and told[b"is_synthetic"] == b"true"
    meaning = table.schema.field("families").metadata
    assert meaning is not None
    assert meaning[b"unit"] == b"keluarga" and b"KK" in meaning[b"definition"]
    assert file == to_parquet(frame, {**ABOUT, "is_synthetic": "true"})


def test_csv_of_an_empty_frame_is_its_header() -> None:
    assert read_csv(to_csv(pd.DataFrame(columns=["area_code"]), {"edition": "public"})) == [
        ["area_code", "edition"]
    ]


def test_a_column_that_would_be_overwritten_is_refused() -> None:
    with pytest.raises(ValueError, match="edition is already a column"):
        to_csv(pd.DataFrame({"edition": [1]}), ABOUT)


def test_lists_have_no_place_in_a_file() -> None:
    frame = pd.DataFrame({"history": [[1.0, None]]})
    with pytest.raises(ValueError, match="'history' holds a list"):
        to_csv(frame, {})
    with pytest.raises(ValueError, match="'history' holds a list"):
        to_xlsx(frame, "", {}, "")
    with pytest.raises(ValueError, match="'history' holds a list"):
        to_parquet(frame, {})


def withholding() -> pd.DataFrame:
    """Two areas, of one of which two numbers are not given, and one that the file lacks."""
    return pd.DataFrame(
        {
            "area_name": ["Kare", "Geger"],
            "poverty_rate_pct": [None, 9.0],
            "gap_pp": [None, 0.5],
            "withheld": [
                [
                    *absent("too_few", "poverty_rate_pct", "poor_persons"),
                    *absent("not_measured", "gap_pp"),
                ],
                [],
            ],
        }
    )


def test_what_is_withheld_is_read_as_words() -> None:
    _head, first, second = read_csv(to_csv(withholding(), {}))
    assert first[-1] == "poverty_rate_pct: terlalu sedikit untuk persen; gap_pp: tidak diukur"
    assert second[-1] == ""
    text.use("en")
    head, first, _second = sheet(withholding()).iter_rows(values_only=True)
    assert head[-1] == "Not given"
    assert first[1] is None and first[-1] == (
        f"{head[1]}: too few for a percentage; {head[2]}: not measured"
    )
    said = to_excel_csv(withholding(), {}).decode("utf-8-sig").splitlines()
    assert f"{head[1]}: too few for a percentage; {head[2]}: not measured" in said[1]


@pytest.mark.parametrize("rows", [slice(None), slice(1, None)])
def test_parquet_keeps_what_is_withheld_as_lists(rows: slice) -> None:
    frame = withholding().iloc[rows]
    table = pq.read_table(BytesIO(to_parquet(frame, ABOUT)))
    assert str(table.schema.field("withheld").type).startswith("list<element: struct<measure")
    kept = [*absent("too_few", "poverty_rate_pct"), *absent("not_measured", "gap_pp")]
    assert table["withheld"].to_pylist() == [kept, []][rows]
    assert table.column_names == list(frame.columns)


def test_workbook_numbers_are_numbers_with_their_decimals() -> None:
    frame = pd.DataFrame(
        {
            "area_name": ["Kare"],
            "poverty_rate_pct": [10.4],
            "change_pp": [-1.0],
            "persons": [71590],
            "score": [0.125],
            "cutoff": [pd.Timestamp(2026, 10, 31)],
        }
    )
    head, row = sheet(frame).iter_rows()
    assert [cell.value for cell in head] == [
        "Wilayah",
        "Perkiraan angka kemiskinan",
        "Perubahan perkiraan",
        "Orang",
        "Ukuran uji",
        "Data per",
    ]
    assert [cell.value for cell in row] == [
        "Kare",
        10.4,
        -1,
        71590,
        0.125,
        datetime(2026, 10, 31),
    ]
    assert [cell.data_type for cell in row] == ["s", "n", "n", "n", "n", "d"]
    assert [cell.number_format for cell in row[1:]] == [
        "0.00",
        "+0.00;-0.00;0.00",
        "#,##0",
        "#,##0.00",
        "[$-421]d mmmm yyyy",
    ]


def test_workbook_text_is_never_a_formula_or_a_link() -> None:
    words = ["=1+1", "http://example.com", "35.19", "001"]
    cells = list(sheet(pd.DataFrame({"words": words})).iter_rows(min_row=2))
    assert [cell.value for (cell,) in cells] == words
    assert {cell.data_type for (cell,) in cells} == {"s"}
    assert all(cell.hyperlink is None for (cell,) in cells)


@pytest.mark.usefixtures("protected")
def test_workbook_shows_that_a_protected_zero_may_be_a_few() -> None:
    frame = pd.DataFrame({"count": pd.array([12, 0, None], dtype="Int64"), "place": [1, 0, 2]})
    rows = list(sheet(frame).iter_rows(min_row=2))
    assert [count.value for count, _place in rows] == [12, 0, None]
    assert {count.number_format for count, _place in rows} == {'#,##0;-#,##0;"0–4"'}
    assert {place.number_format for _count, place in rows} == {"#,##0"}


def test_workbook_defines_every_column_under_both_names() -> None:
    frame = pd.DataFrame({"area_code": ["35"], "poverty_rate_pct": [10.4], "low_pct": [9.0]})
    rows = list(sheet(frame, 1).iter_rows(values_only=True))
    assert rows[0][:4] == ("Kolom", "Nama untuk mesin", "Satuan", "Jenis")
    assert [row[1] for row in rows[1:]] == list(frame.columns)
    assert [row[0] for row in rows[1:]] == [cell.value for cell in next(sheet(frame).iter_rows())]
    assert [row[2:4] for row in rows[1:]] == [
        ("", ""),
        ("persen", "perkiraan"),
        ("persen", "perkiraan"),
    ]
    assert all(row[4] and row[5] for row in rows[2:])


def test_two_columns_never_have_the_same_head() -> None:
    head = [
        cell.value for cell in next(sheet(pd.DataFrame(columns=["low", "low_pct"])).iter_rows())
    ]
    assert len(set(head)) == 2


def test_workbook_head_and_names_stay_in_sight() -> None:
    frame = pd.DataFrame({"area_code": ["35"], "area_name": ["Jawa Timur"], "persons": [1]})
    assert sheet(frame).freeze_panes == "C2"


def test_workbook_says_what_it_is_in_the_language_of_the_screen() -> None:
    frame = pd.DataFrame({"area_name": ["Kare"]})
    about = [[cell.value for cell in row] for row in sheet(frame, 2).iter_rows()]
    assert about[0] == ["Kemiskinan", None]
    assert about[2:] == [
        ["generation", "20261124T080000"],
        ["edition", "public"],
        ["Perlindungan", "Setiap jumlah digeser sedikit."],
    ]
    assert [sheet(frame, place).title for place in (0, 1, 2)] == ["Data", "Definisi", "Tentang"]
    text.use("en")
    assert sheet(frame, 2).title == "About"


@pytest.mark.parametrize(
    ("columns", "heads"), [([], []), (["area_name", "persons"], ["Wilayah", "Orang"])]
)
def test_workbook_of_an_empty_frame_opens(columns: list[str], heads: list[str]) -> None:
    rows = list(sheet(pd.DataFrame(columns=columns)).iter_rows(values_only=True))
    assert [value for value in (rows[0] if rows else ()) if value] == heads


def test_the_same_table_is_the_same_file() -> None:
    frame = pd.DataFrame({"persons": [1, 2]})
    one, other = (to_xlsx(frame, "a", ABOUT, "-") for _ in range(2))
    assert one == other
