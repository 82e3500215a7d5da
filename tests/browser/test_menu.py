"""The band and the menu in a real browser: one session, the keyboard, a phone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, settled

PHONE = {"width": 390, "height": 844}


def mark(page: Page) -> None:
    """A page that is loaded anew forgets this."""
    page.evaluate("window.isTheSame = true")


def assert_same(page: Page) -> None:
    assert page.evaluate("window.isTheSame"), "the page was loaded anew"


def height(page: Page, part: str) -> float:
    box = page.locator(part).bounding_box()
    assert box is not None
    return box["height"]


def test_the_menu_keeps_session_language_and_areas(visit: Visit, address: str) -> None:
    page = visit(address + "/?lang=en&compare=35.19.01")
    mark(page)
    page.locator("nav.menu:not(.pages) [data-group=areas]").click()
    expect(page.locator(".page-title")).to_have_text("Where are the figures high, and where low?")
    page.wait_for_url("**/peta?compare=35.19.01&lang=en")
    expect(page.locator("nav.menu.pages [aria-current=page]")).to_have_text("Map")
    expect(page.locator("nav.menu:not(.pages) [aria-current=true]")).to_have_count(1)
    expect(page.locator(".tray li")).to_have_count(1)
    page.go_back()
    expect(page.locator(".page-title")).to_have_text(re.compile("^Is poverty in"))
    settled(page)
    assert_same(page)


def test_a_link_in_the_text_stays_in_the_session_too(visit: Visit, address: str) -> None:
    page = visit(address + "/tren?area=Gemarangg")
    mark(page)
    page.locator(".state a").first.click()
    expect(page.locator(".answer")).to_contain_text("Kecamatan Gemarang")
    settled(page)
    assert_same(page)


def test_a_language_keeps_what_pickers_have_changed(visit: Visit, address: str) -> None:
    page = visit(address + "/tren")
    mark(page)
    page.get_by_text("Registri", exact=True).click()
    page.wait_for_url("**/tren?measure=*")
    settled(page)
    page.locator(".band .languages").get_by_text("EN", exact=True).click()
    page.wait_for_url(re.compile(r"/tren\?measure=\w+&bagian=\w+&lang=en$"))
    expect(page.locator(".page-title")).to_have_text("Is poverty falling, and where?")
    settled(page)
    assert_same(page)


def test_how_it_is_embedded_stays(visit: Visit, address: str) -> None:
    page = visit(address + "/tren?embed=true")
    page.locator("nav.menu.pages").get_by_text("Pembanding").click()
    page.wait_for_url("**/pembanding?embed=true")
    settled(page)


def test_the_chip_leads_to_its_whole_sentence(visit: Visit, address: str) -> None:
    page = visit(address + "/")
    page.locator(".made-up").click()
    expect(page.locator("#data-sintetis")).to_be_in_viewport()
    expect(page.locator("#data-sintetis")).to_contain_text("buatan komputer")


def test_the_menu_can_be_passed_over(visit: Visit, address: str) -> None:
    page = visit(address + "/metode")
    page.keyboard.press("Tab")  # the page itself, which keys scroll
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate("!!document.activeElement.closest('.st-key-frame')")
    assert page.evaluate("document.activeElement !== document.body") and not inside


def test_the_menu_by_keyboard(visit: Visit, address: str) -> None:
    page = visit(address + "/")
    page.locator("nav.menu:not(.pages) [data-group=summary]").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("^Tren · "))
    settled(page)


@pytest.mark.parametrize(("width", "heights"), [(1366, (56, 44)), (820, (56, 44)), (390, (52, 0))])
def test_the_band_has_its_height_at_every_width(
    visit: Visit, address: str, width: int, heights: tuple[int, int]
) -> None:
    page = visit(address + "/tren", width=width, height=844)
    menu = page.locator("nav.menu:not(.pages)")
    assert height(page, ".band") == heights[0]
    assert (height(page, "nav.menu:not(.pages)") if menu.is_visible() else 0) == heights[1]
    assert height(page, "nav.menu.pages") == 44
    title, rows = page.locator(".page-title").bounding_box(), sum(heights) + 44
    assert title is not None and rows <= title["y"] < rows + 40


def test_a_phone_has_a_bar_that_covers_nothing(visit: Visit, address: str) -> None:
    page = visit(address + "/", **PHONE)
    mark(page)
    expect(page.locator("nav.bar > ul > li")).to_have_count(5)
    for part in page.locator("nav.bar :is(a, summary):visible, .band .brand").all():
        box = part.bounding_box()
        assert box is not None and box["height"] >= 44 and box["width"] >= 44
    page.locator("[data-testid=stMain]").evaluate("main => main.scrollTo(0, main.scrollHeight)")
    foot, bar = page.locator("footer").bounding_box(), page.locator("nav.bar").bounding_box()
    assert foot is not None and bar is not None
    assert foot["y"] + foot["height"] <= bar["y"]
    page.locator("nav.bar").get_by_text("Lainnya").click()
    page.locator("nav.bar").get_by_text("Data dan metode").click()
    expect(page).to_have_title(re.compile("^Data dan metode · "))
    settled(page)
    expect(page.locator(".more[open]")).to_have_count(0)
    page.locator("nav.bar").get_by_text("Lainnya").click()
    page.keyboard.press("Escape")
    expect(page.locator(".more[open]")).to_have_count(0)
    assert_same(page)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1366, 390])
def test_the_band_is_accessible(visit: Visit, address: str, width: int, dark: bool) -> None:
    page = visit(address + "/peta", width=width, height=844, dark=dark)
    found = Axe().run(page, context=[[".band"], ["nav.menu"], ["nav.bar"]])
    assert found.violations_count == 0, found.generate_report()


def test_on_paper_there_is_no_menu(visit: Visit, address: str) -> None:
    page = visit(address + "/tren")
    expect(page.locator(".synthetic")).to_be_hidden()
    page.emulate_media(media="print")
    for part in (".band", "nav.menu.pages", "nav.bar"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".synthetic")).to_be_visible()
