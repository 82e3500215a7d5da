"""The workbook of a whole release: all that the queries say, and nothing that they do not."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook

from data import generations
from tests import samples
from ui import text
from ui.release.rows import Ask
from ui.workbook import workbook

published = samples.published
REGION, PROVINCE, RELEASE = "35.19", "35", "2026-4"
HIDDEN = "disembunyikan"


@pytest.fixture(scope="module")
def ask(published: Path) -> Ask:
    """Questions to the public edition of the published store."""
    current = generations.current(published)

    def asked(name: str, **values: Any) -> pd.DataFrame:
        return generations.read(current, "public", name, values)

    return asked


def made(ask: Ask) -> bytes:
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


def test_every_estimate_is_the_query_s_and_a_hidden_one_says_so(book: Workbook, ask: Ask) -> None:
    told = {row["Kode wilayah (Kemendagri)"]: row for row in rows(book, "Desa")}
    for measure, head in (
        ("poverty_rate_pct", "Perkiraan angka kemiskinan"),
        ("families", "Keluarga"),
        ("decile1_share_pct", "Warga di desil 1, menurut registri"),
    ):
        found = ask("areas_by_measure", measure=measure, release=RELEASE, level="desa")
        assert len(found) == len(told) == 206
        for code, value, is_hidden in zip(
            found["area_code"], found["value"], found["is_hidden"], strict=True
        ):
            assert told[code][head] == (HIDDEN if is_hidden else pytest.approx(value))
        assert any(found["is_hidden"])


def test_every_count_of_a_programme_is_the_query_s(book: Workbook, ask: Ask) -> None:
    told = {
        (row["Kode program"], row["Kode wilayah (Kemendagri)"]): row
        for row in rows(book, "Program")
    }
    whole = ask("coverage_by_programme", area=REGION, release=RELEASE)
    assert len(told) == len(whole) * 222
    assert HIDDEN in {row["Penerima"] for row in told.values()}
    for code, recipients in zip(whole["programme_code"], whole["recipients"], strict=True):
        shown = told[code, REGION]["Penerima"]
        assert shown == (HIDDEN if pd.isna(recipients) else recipients)


def test_hidden_counts_are_words_and_never_zero_or_blank(book: Workbook, ask: Ask) -> None:
    found = ask("decile_by_area", release=RELEASE)
    told = rows(book, "Desil")
    for count, row in zip(found["persons"], told, strict=True):
        assert row["Orang"] == (HIDDEN if pd.isna(count) else count)
    for row in rows(book, "Pilar"):
        assert row["Tanpa program apa pun"] is not None


def test_no_cell_is_a_formula_and_links_stay_inside(book: Workbook) -> None:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None or cell.hyperlink.target is None


def test_the_same_release_is_the_same_file(ask: Ask) -> None:
    assert made(ask) == made(ask)


def test_it_speaks_english_too(ask: Ask) -> None:
    text.use("en")
    assert openpyxl.load_workbook(BytesIO(made(ask))).sheetnames[0] == "About"
