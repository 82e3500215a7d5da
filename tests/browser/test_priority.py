"""Prioritas in a real browser: ten villages in three clicks, rings on the map, a phone, axe."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Visit, settled


def test_ten_villages_to_push_for_a_programme_are_three_clicks_away(
    visit: Visit, address: str
) -> None:
    page = visit(address + "/")
    page.locator('a[href$="prioritas"]').first.click()
    settled(page)
    page.locator(".st-key-programme input").click()
    page.get_by_role("option", name="Program Keluarga Harapan", exact=True).click()
    page.wait_for_url(re.compile("programme=PKH"))
    settled(page)
    expect(page.locator(".area-table tr.marked")).to_have_count(10)
    expect(page.locator("svg.areas .ring.marked")).to_have_count(10)
    expect(page.locator(".answer")).to_contain_text("Program Keluarga Harapan")


def test_a_kecamatan_is_shown_near(visit: Visit, address: str) -> None:
    page = visit(address + "/prioritas?kecamatan=35.19.12")
    expect(page.locator("svg.areas")).to_have_class(re.compile("zoomed"))
    page = visit(address + "/prioritas")
    expect(page.locator("svg.areas")).not_to_have_class(re.compile("zoomed"))


def test_a_row_opens_the_sheet(visit: Visit, address: str) -> None:
    page = visit(address + "/prioritas")
    sheet = page.locator(".area-table tr.marked .ways a").first.get_attribute("href")
    given = page.request.get(f"{address}/{sheet}")
    assert given.ok and given.headers["content-type"] == "application/pdf"


@pytest.mark.parametrize("path", ["", "?weight=persons&kecamatan=35.19.12"])
def test_a_phone_never_scrolls_sideways(visit: Visit, address: str, path: str) -> None:
    page = visit(address + "/prioritas" + path, width=390, height=844)
    width = page.evaluate(
        "Math.max(document.documentElement.scrollWidth,"
        " document.querySelector('[data-testid=stMain]').scrollWidth)"
    )
    assert width <= 390


@pytest.mark.parametrize("dark", [False, True])
def test_its_table_can_be_used_by_everybody(visit: Visit, address: str, dark: bool) -> None:
    page = visit(address + "/prioritas?programme=PKH", dark=dark)
    found = Axe().run(page, context=".area-table")
    assert found.violations_count == 0, found.generate_report()
