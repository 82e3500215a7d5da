"""What only a real browser shows: cold links, the address, a second generation, small screens."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageColor
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, settled
from tests.samples import publish_clone
from ui.look import theme

DEEP = "/tren?area=35.19.06&measure=decile1_share_pct&level=desa&since=2026-2&bagian=semua"


def registry_beside(page: Page) -> str:
    return page.locator(".beside:not(.with-link)").inner_text()


def test_a_cold_deep_link_shows_the_same_screen(visit: Visit, address: str) -> None:
    page = visit(address + DEEP)
    expect(page.locator(".page-title")).to_have_text("Apakah kemiskinan turun, dan di mana?")
    expect(page.locator(".answer")).to_contain_text("Kecamatan Gemarang")
    expect(page.locator(".band .made-up")).to_be_visible()
    assert page.locator("[data-tag]:visible").all_inner_texts() == ["Kecamatan Gemarang"]
    ranking = page.locator(".area-table").first
    expect(ranking.locator("thead")).to_contain_text("sejak 2026-2")
    expect(ranking.locator("tbody tr")).to_have_count(206)
    assert page.url.endswith(DEEP)


def test_the_language_is_in_the_address_and_remembered(visit: Visit, address: str) -> None:
    page = visit(address + "/?lang=en")
    expect(page.locator(".page-title")).to_have_text(re.compile("^Is poverty in"))
    assert page.evaluate("document.documentElement.lang") == "en"
    page.goto(address + "/tren")
    settled(page)
    expect(page.locator(".page-title")).to_have_text("Is poverty falling, and where?")
    page.wait_for_url("**/tren?lang=en")
    settled(page)
    page.locator(".band .languages").get_by_text("ID", exact=True).click()
    expect(page.locator(".page-title")).to_have_text("Apakah kemiskinan turun, dan di mana?")
    page.wait_for_url(re.compile("/tren$"))
    page.wait_for_function("document.documentElement.lang === 'id'")


def test_choosing_an_area_changes_the_address(visit: Visit, address: str) -> None:
    page = visit(address + "/tren")
    page.get_by_role("combobox", name="Bandingkan dengan").fill("Gemarang")
    expect(page.get_by_role("option").first).to_contain_text("Gemarang")
    page.get_by_role("option", name="Kecamatan Gemarang").click()
    page.wait_for_url("**/tren?area=35.19.06")
    expect(page.locator(".answer")).to_contain_text("Kecamatan Gemarang")


def test_a_generation_published_under_an_open_session(
    visit: Visit, own_address: str, own_store: Path
) -> None:
    page = visit(own_address + "/prospek")
    before = registry_beside(page)
    publish_clone(own_store)
    page.locator(".band .languages").get_by_text("EN", exact=True).click()
    expect(page.locator(".st-key-newer")).to_contain_text("is available")
    settled(page)
    page.locator(".band .languages").get_by_text("ID", exact=True).click()
    expect(page.locator(".st-key-newer")).to_contain_text("sudah tersedia")
    settled(page)
    expect(page.locator(".beside:not(.with-link)")).to_have_text(before, use_inner_text=True)
    page.get_by_role("button", name="Tampilkan data terbaru").click()
    expect(page.locator(".st-key-newer")).to_have_count(0)
    expect(page.locator(".beside:not(.with-link)")).not_to_have_text(before, use_inner_text=True)


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/?lang=en", "/tren?area=35.19.06,35.19.01.2001", "/tren?years=2010"),
        *("/pembanding", "/metode", "/metode?lang=en"),
    ],
)
def test_a_phone_never_scrolls_sideways(visit: Visit, address: str, path: str) -> None:
    page = visit(address + path, width=390, height=844)
    width = page.evaluate(
        "Math.max(document.documentElement.scrollWidth,"
        " document.querySelector('[data-testid=stMain]').scrollWidth)"
    )
    assert width <= 390


@pytest.mark.parametrize("path", ["/", "/tren"])
def test_the_answer_is_above_the_fold_of_an_office_laptop(
    visit: Visit, address: str, path: str
) -> None:
    page = visit(address + path)
    answer = page.locator(".answer, .hero-sentence").first.bounding_box()
    assert answer is not None
    assert answer["y"] + answer["height"] < 500


def test_facts_and_buttons_are_above_the_fold_too(visit: Visit, address: str) -> None:
    page = visit(address + "/")
    for part in (".hero-facts", ".hero-actions"):
        row = page.locator(part).bounding_box()
        assert row is not None
        assert row["y"] + row["height"] < 768


def test_the_fan_is_whole_on_a_phone(visit: Visit, address: str) -> None:
    page = visit(address + "/prospek", width=390, height=844)
    chart = page.locator(".js-plotly-plot").first
    expect(chart).to_be_visible()
    assert chart.get_by_text("perkiraan", exact=False).count() >= 1
    frame = chart.bounding_box()
    assert frame is not None
    labels = chart.locator(".annotation-text").all()
    assert len(labels) >= 7
    for label in labels:
        box = label.bounding_box()
        assert box is not None
        assert box["x"] >= frame["x"] - 1
        assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1


def test_a_link_to_a_definition_lands_on_it(visit: Visit, address: str) -> None:
    page = visit(address + "/metode#persons_to_leave")
    definition = page.locator("#persons_to_leave")
    expect(definition).to_be_in_viewport()
    # A page that moves by itself comes back to it; a reader who moves it leaves it.
    page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollTo(0, 0)")
    expect(definition).to_be_in_viewport()
    page.keyboard.press("Shift")
    page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollTo(0, 0)")
    expect(definition).not_to_be_in_viewport()


@pytest.mark.parametrize("path", ["/prospek", "/tren", "/pembanding"])
def test_charts_are_drawn_in_the_dark_theme(visit: Visit, address: str, path: str) -> None:
    page = visit(address + path, dark=True)
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    background = page.locator(".stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    paper = page.locator(".js-plotly-plot .main-svg").first.evaluate(
        "e => getComputedStyle(e).backgroundColor"
    )
    assert background == paper


def test_small_charts_are_drawn_in_the_dark_theme_too(visit: Visit, address: str) -> None:
    page = visit(address + "/", dark=True)
    chart = page.locator(".plot-field").first
    chart.scroll_into_view_if_needed()
    with Image.open(BytesIO(chart.screenshot())) as picture:
        shades = {shade for _count, shade in picture.convert("RGB").getcolors(1 << 24) or ()}
    colours = theme.palette("dark")
    assert {ImageColor.getrgb(each) for each in (colours.paper, colours.area)} <= shades


def test_an_unknown_area_is_a_helpful_page(visit: Visit, address: str) -> None:
    page = visit(address + "/tren?area=Gemarangg&lang=en")
    expect(page.locator(".state")).to_contain_text("Gemarangg")
    page.locator(".state a").first.click()
    expect(page.locator(".answer")).to_contain_text("Kecamatan Gemarang")
    settled(page)


def test_the_data_under_a_chart_are_saved_as_a_table(visit: Visit, address: str) -> None:
    page = visit(address + "/")
    page.locator('[class*="-tools"]').first.get_by_role("radio", name="Sumber").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSV", exact=True).click()
    text = Path(saved.value.path()).read_text("utf-8")
    assert text.startswith("area_code,area_name,level,period,p0_pct")
    assert "35.19,Kabupaten Madiun,kabupaten,2025-03,10.4," in text
