"""The profile in a real browser: search, links, back and forward, keyboard, phone, one sheet."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, settled

VILLAGE = "/desa?area=35.19.12.2001"


def shows(page: Page, name: str) -> None:
    """Wait until that area is on screen, whole."""
    expect(page.locator(".page-title")).to_have_text(name)
    settled(page)


def search(page: Page, typed: str, first: str) -> None:
    """Type into the search, and wait until its first offer is that one."""
    page.get_by_role("combobox", name=re.compile("^Cari desa|^Find a village")).fill(typed)
    expect(page.get_by_role("option").first).to_contain_text(first)


def test_back_and_forward_go_through_what_was_seen(visit: Visit, address: str) -> None:
    page = visit(address + VILLAGE)
    first = page.locator(".page-title").inner_text()
    search(page, "Kecamatan Gemarang", first="Kecamatan Gemarang")
    page.get_by_role("option", name="Kecamatan Gemarang").click()
    shows(page, "Kecamatan Gemarang")
    page.locator(".breadcrumbs a").first.click()
    shows(page, "Kabupaten Madiun")
    page.go_back()
    shows(page, "Kecamatan Gemarang")
    page.go_back()
    shows(page, first)
    page.go_forward()
    shows(page, "Kecamatan Gemarang")


def test_areas_are_set_aside_compared_and_taken_out(visit: Visit, address: str) -> None:
    page = visit(address + VILLAGE)
    page.get_by_role("link", name="+ Bandingkan").click()
    page.wait_for_url("**&compare=35.19.12.2001")
    # The address changes at once; links keep what is set aside when the page is drawn anew.
    expect(page.locator(".tray li")).to_have_count(1)
    settled(page)
    page.locator(".breadcrumbs").get_by_role("link", name="Kecamatan Saradan").click()
    page.wait_for_url("**/desa?area=35.19.12&compare=35.19.12.2001")
    shows(page, "Kecamatan Saradan")
    page.get_by_role("link", name="+ Bandingkan").click()
    page.wait_for_url("**&compare=35.19.12.2001,35.19.12")
    expect(page.locator(".tray li")).to_have_count(2)
    settled(page)
    page.get_by_role("link", name="Bandingkan berdampingan").click()
    page.wait_for_url("**/desa?compare=35.19.12.2001,35.19.12")
    expect(page.locator(".side-by-side thead a")).to_have_count(2)
    settled(page)
    page.get_by_role("link", name=re.compile("^Keluarkan Kecamatan Saradan")).click()
    page.wait_for_url("**/desa?compare=35.19.12.2001")
    expect(page.locator(".side-by-side thead a")).to_have_count(1)


def test_the_menu_and_the_search_keep_what_was_set_aside(visit: Visit, address: str) -> None:
    page = visit(address + VILLAGE + "&compare=35.19.01,35.19.02")
    page.locator("nav.menu").get_by_text("Arah").click()
    page.wait_for_url(re.compile(r"/tren\?compare=35\.19\.01(,|%2C)35\.19\.02$"))
    expect(page.locator(".tray li")).to_have_count(2)
    settled(page)
    search(page, "Kecamatan Geger", first="Kecamatan Geger")
    page.get_by_role("option", name="Kecamatan Geger").click()
    page.wait_for_url(re.compile(r"/desa\?area=35\.19\.03&compare=35\.19\.01(,|%2C)35\.19\.02$"))


def test_the_areas_set_aside_open_as_lines(visit: Visit, address: str) -> None:
    page = visit(address + "/desa?compare=35.19.01,35.19.02")
    page.get_by_role("link", name="Lihat di Tren").click()
    page.wait_for_url("**/tren?area=35.19.01,35.19.02&compare=35.19.01,35.19.02")
    expect(page.locator("[data-tag]:visible")).to_have_count(2)


@pytest.mark.parametrize("area", ["35.19.12.2001", "35.19.03", "35.19", "35.19.02.1002&lang=en"])
def test_an_area_is_printed_on_the_two_sides_of_one_sheet(
    visit: Visit, address: str, area: str, tmp_path: Path
) -> None:
    page = visit(f"{address}/desa?area={area}")
    paper = page.pdf(path=tmp_path / "profile.pdf", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) <= 2


@pytest.mark.parametrize(
    "path",
    [VILLAGE, "/desa", "/desa?compare=35.19.01,35.19.02,35.19.12.2001", VILLAGE + "&compare=35.19"],
)
def test_a_phone_never_scrolls_sideways(visit: Visit, address: str, path: str) -> None:
    page = visit(address + path, width=390, height=844)
    width = page.evaluate(
        "Math.max(document.documentElement.scrollWidth,"
        " document.querySelector('[data-testid=stMain]').scrollWidth)"
    )
    assert width <= 390


def test_the_answer_is_above_the_fold_of_an_office_laptop(visit: Visit, address: str) -> None:
    answer = visit(address + VILLAGE).locator(".answer").bounding_box()
    assert answer is not None
    assert answer["y"] + answer["height"] < 500
