"""Pictures that a reader saves: whole, true to the chart, and able to stand alone."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Page

from data.settings import PROJECT
from tests.browser.conftest import Visit

ARTEFACTS = PROJECT / "tests" / "artefacts" / "images"
SVG = "{http://www.w3.org/2000/svg}"
# A Plotly chart and a piece of HTML have their buttons in a popover, a map on the page.
HAS_POPOVER = {"/": True, "/peta": False, "/irisan": True}


def saved(page: Page, kind: str, name: str) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=kind, exact=True).first.click()
    assert download.value.suggested_filename.endswith(f".{kind.lower()}")
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    path = ARTEFACTS / f"{name}.{kind.lower()}"
    download.value.save_as(path)
    return path


def words(svg: ElementTree.Element) -> str:
    return " ".join("".join(each.itertext()) for each in svg.iter(f"{SVG}text"))


@pytest.mark.parametrize(
    ("path", "is_dark"), [("/", False), ("/", True), ("/peta", True), ("/irisan", False)]
)
def test_a_picture_holds_all_that_its_numbers_need(
    visit: Visit, address: str, path: str, is_dark: bool
) -> None:
    page = visit(address + path, dark=is_dark)
    if HAS_POPOVER[path]:
        page.get_by_test_id("stPopover").first.get_by_role("button").click()
    name = (path.strip("/") or "ringkasan") + ("-gelap" if is_dark else "")
    drawn = saved(page, "SVG", name)
    text = drawn.read_text("utf-8")
    svg = ElementTree.fromstring(text)
    title = page.locator(".chart-title").first.inner_text()
    said = words(svg)
    assert title in said
    assert "Sumber: " in said and "terbit" in said and "Data sintetis" in said
    assert re.search("resmi BPS|registri|perkiraan", said)
    assert svg.findtext(f"{SVG}title") == title
    # Nothing by reference: neither another host nor this one, no script, no HTML.
    assert not re.search(r"(?:href|src)=\"(?!data:|#)|url\((?!#)|foreignObject|<script", text)
    # Light whatever the screen is: the ground is white, the words are dark.
    assert svg.find(f"{SVG}rect").get("fill") == "#FFFFFF"  # pyright: ignore[reportOptionalMemberAccess]
    assert "#e8ecee" not in text

    with Image.open(saved(page, "PNG", name)) as picture:
        wide, high = float(svg.get("width", 0)), float(svg.get("height", 0))
        assert picture.size == (2 * wide, 2 * high)
        grey = picture.convert("L")
        assert grey.getpixel((2, 2)) == 255
        shades = grey.histogram()
        assert sum(count > 0 for count in shades) > 20
        assert 0.002 < sum(shades[:128]) / sum(shades) < 0.5


def test_a_map_is_saved_with_every_village_and_the_legend(visit: Visit, address: str) -> None:
    page = visit(address + "/peta")
    svg = ElementTree.fromstring(saved(page, "SVG", "peta-utuh").read_text("utf-8"))
    areas = [path for path in svg.iter(f"{SVG}path") if path.get("id", "").startswith("area-")]
    assert len(areas) == 206
    assert all(path.get("fill") for path in areas)
    legend = page.locator(".legend li").first.inner_text().split("\n")[0]
    assert legend.strip() in words(svg)


def test_the_page_is_as_it_was_after_a_picture_was_saved(visit: Visit, address: str) -> None:
    page = visit(address + "/irisan")
    page.get_by_test_id("stPopover").first.get_by_role("button").click()
    page.get_by_role("button", name="SVG", exact=True).wait_for()
    before = page.locator('[class*="st-key-irisan"][class*="-drawn"]').inner_html()
    saved(page, "SVG", "irisan-dua")
    assert page.locator('[class*="st-key-irisan"][class*="-drawn"]').inner_html() == before
