"""Bars of shares, areas side by side, and the small map: what a reader sees of them."""

import base64
import re

import pytest

from pages.village import bands, compare
from pages.village.profile import Block, Profile, Share, profile_of
from pages.village.shares import shares_html
from tests.pages.village.villages import (
    VILLAGE,
    by_release,
    known,
    profile_rows,
    told_apart,
    trend,
    values,
)
from ui.look.locator import locator_html, outlines
from ui.words import areas

OTHER = "35.19.10.2001"
NAMES = ["di sini", "Kec.", "Kab."]


def drawn(*rows: Share, names: list[str] = NAMES, with_counts: bool = False) -> str:
    block = Block("Lantai", rows)
    return shares_html([block], names, caption="Lantai rumah", with_counts=with_counts)


def test_a_row_has_its_bar_its_marks_and_its_figures() -> None:
    html = drawn(Share("tanah", 25.0, 50.0, 10.0, 12), with_counts=True)
    assert 'style="width:50.0%"' in html  # the bars end at fifty percent
    assert '<i class="ring" style="left:100.0%">' in html
    assert '<i class="line" style="left:20.0%">' in html
    assert re.findall(r"<td[^>]*>(\d[^<]*)</td>", html) == ["12", "25,0", "50,0", "10,0"]


@pytest.mark.usefixtures("protected")
@pytest.mark.parametrize(
    ("with_counts", "figures"), [(False, ["–", "10,0"]), (True, ["0–4", "–", "–", "10,0"])]
)
def test_a_share_of_too_few_is_words_and_no_bar(with_counts: bool, figures: list[str]) -> None:
    few = Share("tanah", None, None, 10.0, 0, reason="too_few")
    html = drawn(few, with_counts=with_counts)
    assert html.count("terlalu sedikit") == 1
    assert 'class="share-bar"' not in html
    assert re.findall(r"<td>([^<]+)</td>", html) == figures


def test_what_is_kept_to_the_kecamatan_says_so() -> None:
    html = drawn(Share("berat", None, 3.1, 3.0, reason="kecamatan_only"))
    assert "hanya tingkat kecamatan" in html and "3,1" in html and 'class="share-bar"' not in html


def test_without_a_kecamatan_around_there_is_no_column_for_it() -> None:
    html = drawn(Share("tanah", 25.0, None, 10.0), names=["di sini", "Kab."])
    assert html.count('scope="col"') == 3 and "ring" not in html


def profiles(changed=None) -> dict[str, Profile]:
    return {
        code: profile_of(profile_rows(changed if code == OTHER else None), values())
        for code in (VILLAGE, OTHER)
    }


RATES = trend((VILLAGE, "2026-4", 8.0, 6.0, 9.5), (OTHER, "2026-4", 14.0, 12.0, 16.0))
COUNTS = by_release((800, 2400), (None, 900)).assign(area_code=[VILLAGE, OTHER])


def test_areas_stand_side_by_side_with_their_bands() -> None:
    changed = {("floor", "8"): {"share_pct": 60.0}, ("age_group", "70+"): {"share_pct": None}}
    lines = compare.lines_of([VILLAGE, OTHER], RATES, COUNTS, profiles(changed))
    said = {line.label: line.cells for line in lines}
    assert said["Kisaran 90 %"] == ("6,0–9,5\N{NO-BREAK SPACE}%", "12,0–16,0\N{NO-BREAK SPACE}%")
    assert said["Terhadap provinsi"] == ("belum dapat dibedakan", "di atas provinsi")
    assert said["Keluarga"] == ("800", None)
    assert said["Lansia (60 tahun ke atas)"] == (
        "22,2\N{NO-BREAK SPACE}%",
        "terlalu sedikit",
    )
    assert "Lantai: tanah" in said  # the value that sets them apart
    names = areas.list_names(known())
    html = compare.table_html([VILLAGE, OTHER], lines, names)
    assert html.count("<td>–</td>") == 1
    assert f'href="desa?area={OTHER}&amp;compare={VILLAGE},{OTHER}"' in html


def test_an_area_of_too_few_people_says_so_and_one_without_a_release_is_a_dash() -> None:
    rates = trend((VILLAGE, "2026-4", None, None, None))
    lines = compare.lines_of([VILLAGE, OTHER], rates, COUNTS, profiles())
    said = {line.label: line.cells for line in lines}
    assert said["Perkiraan kemiskinan"] == ("terlalu sedikit", None)
    assert said["Kisaran 90 %"] == (None, None)


@pytest.mark.parametrize(
    ("is_told_apart", "words"),
    [(True, "paling tinggi di Balerejo"), (False, "belum dapat dibedakan")],
)
def test_areas_are_told_apart_by_their_own_errors(is_told_apart: bool, words: str) -> None:
    """Whether their bands overlap does not matter: BPS's error is in both."""
    rates = trend((VILLAGE, "2026-4", 8.0, 6.0, 11.5), (OTHER, "2026-4", 14.0, 11.0, 16.0))
    names = {VILLAGE: "Tambakmas", OTHER: "Balerejo"}
    pairs = told_apart((VILLAGE, OTHER), is_told_apart=is_told_apart)
    assert words in compare.answer([VILLAGE, OTHER], rates, pairs, names)


def square(code: str, west: float) -> dict:
    ring = [[west, -7.0], [west + 1, -7.0], [west + 1, -6.0], [west, -6.0], [west, -7.0]]
    return {
        "type": "Feature",
        "properties": {"area_code": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def picture(code: str, *, schematic: bool = True) -> tuple[str, str]:
    made = outlines(
        {
            "schematic": schematic,
            "features": [
                square("35.19.01.2001", 111),
                square("35.19.01.2011", 112),
                square(OTHER, 113),
            ],
        }
    )
    html = locator_html(made, code, name="Desa Tambakmas")
    found = re.search(r"base64,([^\"]+)", html)
    assert found is not None
    return html, base64.b64decode(found[1]).decode()


@pytest.mark.parametrize(
    ("code", "squares"),
    [("35.19.01.2001", [3, 2, 1]), ("35.19.01", [3, 2, 2]), ("35.19", [3, 3, 3])],
)
def test_the_small_map_sets_off_the_area_and_its_kecamatan(code: str, squares: list[int]) -> None:
    _html, svg = picture(code)
    assert [path.count("Z") for path in re.findall(r' d="([^"]*)"', svg)] == squares


def test_a_schematic_map_says_that_it_is_one() -> None:
    assert "peta skematik" in picture(VILLAGE)[0]
    assert "peta skematik" not in picture(VILLAGE, schematic=False)[0]
    assert 'alt="Peta letak Desa Tambakmas di kabupaten"' in picture(VILLAGE)[0]


def test_the_directory_leads_to_every_area() -> None:
    html = bands.directory_html(known(), "35.19", [])
    assert html.count("<a ") == 5
