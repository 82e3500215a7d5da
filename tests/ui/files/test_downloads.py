"""What files are called and what they say of themselves."""

from io import BytesIO
from typing import Any

import openpyxl
import pandas as pd
import pytest

from data.generation import generations
from ui.exhibit import Exhibit, Table
from ui.files import downloads
from ui.files.columns import shown_columns
from ui.files.downloads import Issue

REGISTRY = "DTSEN 2026-4, data per 31 Oktober 2026 · data sintetis"
BPS = "BPS, Susenas (Kabupaten Madiun Maret 2025)"


def exhibit(source: str = REGISTRY, **columns: Any) -> Exhibit:
    data = pd.DataFrame(
        columns
        or {
            "area_code": ["35.19.01.2001", "35.19"],
            "area_name": ["Tambakmas", "Kabupaten Madiun"],
            "poverty_rate_pct": [9.5, 10.4],
        }
    )
    return Exhibit(
        key="areas",
        title="Dua wilayah",
        subtitle="persen penduduk",
        picture=Table(data, ()),
        data=data,
        measures=("poverty_rate_pct",),
        source=source,
    )


@pytest.fixture
def issue(published: Any) -> Issue:
    return Issue(generations.current(published), "public", "Setiap jumlah digeser sedikit.")


def rows(shown: Exhibit, issue: Issue) -> list[tuple[Any, ...]]:
    file = downloads.workbook(shown, issue)
    return list(openpyxl.load_workbook(BytesIO(file)).worksheets[0].iter_rows(values_only=True))


def test_a_sheet_says_what_it_is_above_its_table(issue: Issue) -> None:
    lines = rows(downloads.titled(exhibit(), "Kabupaten Madiun"), issue)
    assert [line[0] for line in lines[:5]] == [
        "Dua wilayah",
        "Perkiraan angka kemiskinan, Kabupaten Madiun: persen penduduk",
        "Satuan: persen",
        f"Sumber: {REGISTRY}",
        None,
    ]


def test_a_desa_has_its_kecamatan_beside_it(issue: Issue) -> None:
    head, desa, kabupaten = rows(exhibit(), issue)[5:]
    assert head[1:3] == ("Wilayah", "Kecamatan")
    assert desa[1:] == ("Tambakmas", "Kebonsari", 9.5)
    assert kabupaten[1:] == ("Kabupaten Madiun", None, 10.4)


def test_only_what_comes_from_the_registry_is_called_made_up(issue: Issue) -> None:
    assert issue.generation.is_made_up
    assert issue.is_synthetic(exhibit())
    assert not issue.is_synthetic(exhibit(BPS))
    workbook = openpyxl.load_workbook(BytesIO(downloads.workbook(exhibit(BPS), issue)))
    about = dict(workbook["Tentang"].iter_rows(min_row=3, max_col=2, values_only=True))
    assert about["Data sintetis"] == "tidak"


def test_a_file_is_called_by_measure_place_and_release() -> None:
    name = downloads.file_name("tren", exhibit(), "", "Kecamatan Jiwan", "2026-4")
    assert name == "tren-perkiraan-angka-kemiskinan-kecamatan-jiwan-2026-4"
    official = exhibit(BPS, period=["2024-03", "2025-03"], poverty_rate_pct=[10.0, 10.4])
    name = downloads.file_name("cakupan", official, "PKH", "Kabupaten Madiun", "2026-4")
    assert name == "cakupan-perkiraan-angka-kemiskinan-pkh-kabupaten-madiun-2025-03"


def test_a_subtitle_that_says_it_all_stays() -> None:
    said = "Perkiraan angka kemiskinan, Kabupaten Madiun"
    shown = downloads.titled(exhibit(), "Kabupaten Madiun")
    assert downloads.titled(shown, "Kabupaten Madiun").subtitle == f"{said}: persen penduduk"


def test_a_table_on_a_page_leaves_out_what_its_title_says() -> None:
    frame = pd.DataFrame(
        {
            "area_name": ["Kare", "Geger"],
            "release": ["2026-4", "2026-4"],
            "poverty_rate_pct": [9.0, 8.0],
            "poverty_rate_low_pct": [7.0, 6.0],
            "poverty_rate_high_pct": [11.0, 10.0],
            "p1": [None, None],
            **{name: [1, 2] for name in ("families", "persons", "poor_persons", "checked")},
            **{name: [3, 4] for name in ("findings", "gap_pp", "coverage_pct")},
        }
    )
    shown = shown_columns(frame, ("gap_pp",))
    assert [column.key for column in shown] == [
        *("area_name", "poverty_rate_pct", "poverty_rate_low_pct"),
        *("families", "persons", "poor_persons", "gap_pp"),
    ]
    band = next(column for column in shown if column.kind == "range")
    assert band.keys == ("poverty_rate_low_pct", "poverty_rate_high_pct")
