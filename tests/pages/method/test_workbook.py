"""The workbook of a whole release: all that the queries say, and nothing that they do not."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook

from data.generation import generations
from language import numbers, text
from pages.method.workbook import workbook
from queries import measures
from ui.asking import Ask

REGION, PROVINCE, RELEASE = "35.19", "35", "2026-4"
MORE = ("poor_persons_low", "poor_persons_high", "poorest_fifth_pct", "poorest_cuts")


@pytest.fixture(scope="module")
def ask(published: Path) -> Ask:
    """Questions to the public edition of the published store."""
    current = generations.current(published)

    def asked(name: str, **values: Any) -> pd.DataFrame:
        return generations.read(current, "public", name, values)

    return asked


def made(ask: Ask) -> bytes:
    numbers.protect(int(ask("protection")["unseen"].iloc[0]))
    about = {"Sumber": "DTSEN 2026-4 · data sintetis", "Edisi": "edisi publik"}
    return workbook(ask, region=REGION, province=PROVINCE, release=RELEASE, about=about)


@pytest.fixture(scope="module")
def book(ask: Ask) -> Workbook:
    return openpyxl.load_workbook(BytesIO(made(ask)))


def rows(book: Workbook, sheet: str) -> list[dict[str, Any]]:
    head, *found = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in found]


def test_it_begins_with_what_it_is_and_ends_with_what_columns_mean(book: Workbook) -> None:
    assert book.sheetnames == [
        *("Tentang", "Kabupaten", "Kecamatan", "Desa", "Desil", "Program", "Program per desil"),
        *("Pilar", "Temuan", "Temuan per program", "Dua program", "Resmi BPS", "Definisi"),
    ]
    about = dict(book["Tentang"].iter_rows(min_row=3, values_only=True))
    assert about["Sumber"] == "DTSEN 2026-4 · data sintetis"
    assert set(book.sheetnames[1:-1]) <= set(about)
    defined = {row["Kolom"] for row in rows(book, "Definisi")}
    for name in book.sheetnames[1:-1]:
        heads = [cell.value for cell in next(book[name].iter_rows())]
        assert set(heads) - {"Terletak di"} <= defined
        assert len(set(heads)) == len(heads)
        assert book[name].freeze_panes


def test_every_estimate_is_the_query_s_and_one_of_too_few_is_empty(
    book: Workbook, ask: Ask
) -> None:
    told = {row["Kode wilayah (Kemendagri)"]: row for row in rows(book, "Desa")}
    for measure, head in (
        ("poverty_rate_pct", "Perkiraan angka kemiskinan"),
        ("families", "Keluarga"),
        ("decile1_share_pct", "Warga di desil 1, menurut registri"),
    ):
        found = ask("areas_by_measure", measure=measure, release=RELEASE, level="desa")
        assert len(found) == len(told) == 206
        for code, value in zip(found["area_code"], found["value"], strict=True):
            assert told[code][head] == (None if pd.isna(value) else pytest.approx(value))


def test_every_count_of_a_programme_is_the_query_s(book: Workbook, ask: Ask) -> None:
    told = {
        (row["Kode program"], row["Kode wilayah (Kemendagri)"]): row
        for row in rows(book, "Program")
    }
    whole = ask("coverage_by_programme", area=REGION, release=RELEASE)
    assert len(told) == len(whole) * 222
    for code, recipients in zip(whole["programme_code"], whole["recipients"], strict=True):
        assert told[code, REGION]["Penerima"] == recipients


def test_counts_are_always_there_and_a_nought_shows_that_it_may_be_a_few(
    book: Workbook, ask: Ask
) -> None:
    found = ask("decile_by_area", release=RELEASE)
    told = rows(book, "Desil")
    assert [row["Orang"] for row in told] == list(found["persons"])
    assert {0} < {row["Orang"] for row in told}
    for row in rows(book, "Pilar"):
        assert row["Tanpa program apa pun"] is not None
    heads = [cell.value for cell in next(book["Desil"].iter_rows())]
    styles = {
        cell.number_format
        for name in ("Keluarga", "Orang")
        for cell in list(book["Desil"].columns)[heads.index(name)][1:]
    }
    assert styles == {'#,##0;-#,##0;"0–4"'}


def test_no_cell_is_a_formula_and_links_stay_inside(book: Workbook) -> None:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None or cell.hyperlink.target is None


@pytest.mark.slow
def test_the_same_release_is_the_same_file(ask: Ask) -> None:
    assert made(ask) == made(ask)


@pytest.mark.slow
def test_it_speaks_english_too(ask: Ask) -> None:
    text.use("en")
    assert openpyxl.load_workbook(BytesIO(made(ask))).sheetnames[0] == "About"


def test_what_a_poor_person_lacks_stands_beside_the_official_figures(book: Workbook) -> None:
    head, *cells = book["Resmi BPS"].iter_rows()
    places = {str(cell.value): number for number, cell in enumerate(head)}
    shortfall = next(place for name, place in places.items() if "Kekurangan rata-rata" in name)
    spread = places["Sebaran di antara penduduk miskin (V)"]
    told = [row for row in cells if row[shortfall].value is not None]
    assert 78_348 < max(row[shortfall].value for row in told if row[0].value == "35.19") < 78_349
    assert {row[shortfall].number_format for row in told} == {"#,##0"}
    assert {row[spread].number_format for row in told if row[spread].value} == {"0.0000"}
    assert len(told) < len(cells)  # a figure that nobody has seen stays blank


def test_a_desa_has_its_chance_the_other_cuts_and_the_range_of_its_poor(
    book: Workbook, ask: Ask
) -> None:
    found = ask("poverty_estimate_by_area", parent=REGION, release=RELEASE, level="desa")
    told = {row["Kode wilayah (Kemendagri)"]: row for row in rows(book, "Desa")}
    heads = {name: str(measures()[name]["label_id"]) for name in MORE}
    for row in found.to_dict("records"):
        for name, head in heads.items():
            expected = None if pd.isna(row[name]) else pytest.approx(row[name])
            assert told[row["area_code"]][head] == expected
    above = rows(book, "Kecamatan")[0]
    assert [head in above for head in heads.values()] == [True, True, False, False]
