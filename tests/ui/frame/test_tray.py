"""The path to an area, and the areas set aside: names, links and addresses."""

import pytest

from language import text
from pages.village.breadcrumbs import breadcrumbs_html, path_to
from tests.pages.village.villages import VILLAGE, known
from ui.frame import tray
from ui.links import comparison, link, profile
from ui.words.areas import list_names


def test_an_address_holds_the_state_and_the_language() -> None:
    assert profile(VILLAGE) == f"desa?area={VILLAGE}"
    assert profile(VILLAGE, ["35.19.01", "35.19"]) == f"desa?area={VILLAGE}&compare=35.19.01,35.19"
    assert comparison([]) == "desa"
    assert link("", {}) == "?"
    text.use("en")
    try:
        assert profile(VILLAGE) == f"desa?area={VILLAGE}&lang=en"
    finally:
        text.use("id")


def test_the_path_to_a_village_leads_to_each_area_around_it() -> None:
    assert path_to(known(), VILLAGE) == ["35.19", "35.19.01", VILLAGE]
    html = breadcrumbs_html(known(), VILLAGE, ["35.19.10"])
    assert html.count("<a ") == 2
    assert 'href="desa?area=35.19.01&amp;compare=35.19.10"' in html
    assert '<li aria-current="page">Desa Tambakmas</li>' in html


def test_an_address_sets_aside_at_most_four_areas_that_exist() -> None:
    codes = list(known()["area_code"])
    asked = ",".join(["35.19", "35.19", "99", *codes])
    assert tray.codes_in(asked, codes) == codes[: tray.MOST]
    assert tray.codes_in("", codes) == []


def test_each_area_set_aside_can_be_taken_out_where_one_is() -> None:
    html = tray.tray_html(
        ["35.19.01", VILLAGE], list_names(known()), {"measure": "gap_pp", "compare": "x"}
    )
    assert f'href="?measure=gap_pp&amp;compare={VILLAGE}"' in html
    assert 'aria-label="Keluarkan Kecamatan Kebonsari dari perbandingan"' in html
    assert f'href="desa?compare=35.19.01,{VILLAGE}"' in html
    assert 'href="tren?area=35.19.01' in html


def test_one_area_alone_is_not_a_comparison() -> None:
    html = tray.tray_html([VILLAGE], list_names(known()))
    assert "tambahkan satu wilayah lagi" in html and 'href="desa' not in html
    assert tray.tray_html([], {}) == ""


@pytest.mark.parametrize(
    ("compared", "words"),
    [
        ([VILLAGE], "Sudah di perbandingan"),
        (["1", "2", "3", "4"], "sudah memuat 4 wilayah"),
    ],
)
def test_what_cannot_be_set_aside_is_said(compared: list[str], words: str) -> None:
    html = tray.button_html(VILLAGE, compared)
    assert words in html and "<a " not in html
