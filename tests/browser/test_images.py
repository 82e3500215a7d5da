"""Pictures that a reader saves: whole, true to the chart, and able to stand alone."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from data.settings import PROJECT
from tests.browser.conftest import Visit, settled

ARTEFACTS = PROJECT / "tests" / "artefacts" / "images"
SVG = "{http://www.w3.org/2000/svg}"


def saved(page: Page, kind: str, name: str) -> Path:
    """A picture of the first exhibit: PNG is at hand, SVG stands beside the source."""
    row = page.locator('[class*="-tools"]').first
    if kind == "SVG":
        row.get_by_role("radio", name="Sumber").click()
        settled(page)
    button = "Gambar: " if kind == "PNG" else "SVG"
    with page.expect_download() as download:
        page.get_by_role("button", name=button).first.click()
    if kind == "SVG":
        row.get_by_role("radio").first.click()
        # Until the other view is gone its files are the old run's, which the server has let go.
        expect(page.get_by_role("button", name="SVG")).to_have_count(0)
        settled(page)
    assert download.value.suggested_filename.endswith(f".{kind.lower()}")
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    path = ARTEFACTS / f"{name}.{kind.lower()}"
    download.value.save_as(path)
    return path


@pytest.mark.parametrize(
    ("path", "is_dark"), [("/", False), ("/", True), ("/peta", True), ("/irisan", False)]
)
def test_a_picture_stands_alone(visit: Visit, address: str, path: str, is_dark: bool) -> None:
    page = visit(address + path, dark=is_dark)
    name = (path.strip("/") or "ringkasan") + ("-gelap" if is_dark else "")
    text = saved(page, "SVG", name).read_text("utf-8")
    svg = ElementTree.fromstring(text)
    # Letters are outlines, so any computer draws them; a screen reader finds the words here.
    assert (
        svg.findtext(f"{SVG}title") == page.locator(".chart-title, .head .title").first.inner_text()
    )
    assert svg.findtext(f"{SVG}desc")
    assert not list(svg.iter(f"{SVG}text"))
    # Nothing by reference: neither another host nor this one, no script, no HTML.
    assert not re.search(r"(?:href|src)=\"(?!data:|#)|url\((?!#)|foreignObject|<script", text)

    with Image.open(saved(page, "PNG", name)) as picture:
        wide, high = float(svg.get("width", "0pt")[:-2]), float(svg.get("height", "0pt")[:-2])
        assert picture.width / picture.height == pytest.approx(wide / high, rel=0.01)
        assert picture.width >= 1600
        # Light whatever the screen is: the ground is white, the words are dark.
        grey = picture.convert("L")
        assert grey.getpixel((2, 2)) == 255
        shades = grey.histogram()
        assert sum(count > 0 for count in shades) > 20
        assert 0.002 < sum(shades[:128]) / sum(shades) < 0.5


def test_the_page_is_as_it_was_after_a_picture_was_saved(visit: Visit, address: str) -> None:
    page = visit(address + "/irisan")
    before = page.locator('[class*="st-key-irisan"][class*="-drawn"]').inner_html()
    saved(page, "PNG", "irisan-dua")
    assert page.locator('[class*="st-key-irisan"][class*="-drawn"]').inner_html() == before
