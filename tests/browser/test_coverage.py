"""Cakupan in a real browser: the answer first, a map that changes no other band, a phone, axe."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Visit, settled


def test_the_answer_is_above_the_fold_of_an_office_laptop(visit: Visit, address: str) -> None:
    bar = visit(address + "/cakupan").locator(".pillar-own").bounding_box()
    assert bar is not None
    assert bar["y"] + bar["height"] < 700


def test_an_area_chosen_on_the_map_leaves_the_rest_of_the_page_alone(
    visit: Visit, address: str
) -> None:
    page = visit(address + "/cakupan?bagian=wilayah")
    question = page.locator(".page-title").inner_text()
    page.locator("svg.areas").first.locator('[role="option"]').first.click()
    page.wait_for_url(re.compile(r"place=35\.19\.\d\d"))
    settled(page)
    expect(page.locator(".page-title")).to_have_text(question)


@pytest.mark.parametrize(
    "path",
    ["", "?programme=SEMBAKO&area=35.19.12", "?area=35.19.12.2001", "?programme=PKH&bagian=semua"],
)
def test_a_phone_never_scrolls_sideways(visit: Visit, address: str, path: str) -> None:
    page = visit(address + "/cakupan" + path, width=390, height=844)
    width = page.evaluate(
        "Math.max(document.documentElement.scrollWidth,"
        " document.querySelector('[data-testid=stMain]').scrollWidth)"
    )
    assert width <= 390


@pytest.mark.parametrize("dark", [False, True])
def test_its_own_pieces_can_be_used_by_everybody(visit: Visit, address: str, dark: bool) -> None:
    page = visit(address + "/cakupan?programme=PKH&bagian=semua", dark=dark)
    for piece in (".pillar-own", ".stacked.pillars", ".programmes", ".programmes-more", ".quota"):
        found = Axe().run(page, context=piece)
        assert found.violations_count == 0, found.generate_report()
