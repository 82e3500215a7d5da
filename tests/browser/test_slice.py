"""Irisan in a real browser: deep links, back and forward, keyboard, small screens, paper."""

import csv
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, settled

DEEP = "/irisan?unit=person&row=age_group&column=sex&area=35.19.06&show=count&against=2026-3"


def question(page: Page) -> str:
    return page.locator(".page-title").inner_text()


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()


def test_a_cold_deep_link_shows_the_same_table(visit: Visit, address: str) -> None:
    page = visit(address + DEEP)
    expect(page.locator(".page-title")).to_have_text(
        "Berapa orang menurut kelompok umur dan jenis kelamin?"
    )
    expect(page.locator(".chart-title").first).to_contain_text("Kecamatan Gemarang")
    expect(page.locator(".heat .below").first).to_be_visible()
    assert page.url.endswith(DEEP)


def test_back_and_forward_change_the_table(visit: Visit, address: str) -> None:
    page = visit(address + "/irisan")
    before = question(page)
    choose(page, "Baris", "Dinding")
    page.wait_for_url("**/irisan?row=wall")
    expect(page.locator(".page-title")).to_have_text("Berapa keluarga menurut dinding dan lantai?")
    settled(page)
    page.go_back()
    expect(page.locator(".page-title")).to_have_text(before)
    settled(page)
    page.go_forward()
    expect(page.locator(".page-title")).to_have_text("Berapa keluarga menurut dinding dan lantai?")


def test_rows_and_columns_are_swapped(visit: Visit, address: str) -> None:
    page = visit(address + "/irisan")
    page.get_by_role("link", name="Tukar baris dan kolom").click()
    page.wait_for_url(re.compile("row=floor&column=decile_group.*show=column_pct"))
    settled(page)
    expect(page.locator(".page-title")).to_have_text(
        "Berapa keluarga menurut lantai dan kelompok desil?"
    )


def test_the_keyboard_alone_chooses_and_scrolls(visit: Visit, address: str) -> None:
    page = visit(address + "/irisan?row=water&column=fuel", width=390, height=844)
    box = page.get_by_role("combobox", name="Wilayah", exact=True)
    box.focus()
    page.keyboard.press("Control+A")
    box.press_sequentially("Gemarang")
    expect(page.get_by_role("option").first).to_contain_text("Gemarang")
    page.keyboard.press("Enter")
    page.wait_for_url("**area=35.19.06*")
    settled(page)
    table = page.locator(".table-box").first
    table.focus()
    expect(table).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 720)])
@pytest.mark.parametrize("path", ["/irisan?row=water&column=fuel", DEEP + "&lang=en"])
def test_only_the_table_scrolls_sideways(
    visit: Visit, address: str, path: str, width: int, height: int
) -> None:
    page = visit(address + path, width=width, height=height)
    wide = page.evaluate(
        "Math.max(document.documentElement.scrollWidth,"
        " document.querySelector('[data-testid=stMain]').scrollWidth)"
    )
    assert wide <= width


def test_the_names_of_rows_stay_while_the_table_scrolls(visit: Visit, address: str) -> None:
    page = visit(address + "/irisan?row=age_group&column=work_status&unit=person", width=390)
    table = page.locator(".table-box").first
    table.evaluate("box => box.scrollLeft = 200")
    assert table.evaluate("box => box.scrollLeft") > 0
    name, box = page.locator(".heat tbody th").first.bounding_box(), table.bounding_box()
    assert name is not None and box is not None
    assert name["x"] == pytest.approx(box["x"], abs=1)


def test_the_answer_is_above_the_fold(visit: Visit, address: str) -> None:
    answer = visit(address + DEEP).locator(".answer").bounding_box()
    assert answer is not None
    assert answer["y"] + answer["height"] < 500


@pytest.mark.parametrize(
    ("path", "is_dark"),
    [("/irisan?lang=en", True), ("/irisan?area=35.19.01.2001", False), (DEEP, True)],
)
def test_no_serious_barrier(visit: Visit, address: str, path: str, is_dark: bool) -> None:
    page = visit(address + path, dark=is_dark)
    found = Axe().run(page, context=".stMainBlockContainer").response["violations"]
    serious = [each for each in found if each["impact"] in ("serious", "critical")]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in serious] == []


def test_the_numbers_are_saved_with_every_count(visit: Visit, address: str) -> None:
    page = visit(address + "/irisan?area=35.19.01")
    page.locator('[class*="-tools"]').first.get_by_role("radio", name="Sumber").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSV", exact=True).click()
    head, *lines = list(csv.reader(Path(saved.value.path()).read_text("utf-8").splitlines()))
    assert head[4:7] == ["count", "row_pct", "column_pct"]
    assert all(line[4].isdigit() for line in lines)


def test_on_paper_the_table_is_whole(visit: Visit, address: str) -> None:
    page = visit(address + "/irisan?row=water&column=fuel")
    page.emulate_media(media="print")
    expect(page.get_by_role("combobox").first).to_be_hidden()
    expect(page.locator(".swap")).to_be_hidden()
    expect(page.locator(".synthetic")).to_be_visible()
    box = page.locator(".table-box").first
    assert box.evaluate("box => getComputedStyle(box).overflowX") == "visible"
