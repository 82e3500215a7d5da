"""Streamlit's own words, and a lost connection, in the language of the page."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, Window, server, settled

COUNT = """() => {
  window.dialogs = 0
  const count = () => document.querySelector('.stDialog') && window.dialogs++
  new MutationObserver(count).observe(document.body, { childList: true, subtree: true })
}"""


def test_a_lost_connection_is_told_in_our_own_words(window: Window, published: Path) -> None:
    page = window(viewport={"width": 1366, "height": 768})
    with server(published) as address:
        page.goto(f"{address}/tren")
        settled(page)
        expect(page.locator(".lost")).to_be_hidden()
        page.evaluate(COUNT)
        port = int(address.rpartition(":")[2])
    expect(page.locator(".lost")).to_be_visible()
    expect(page.locator(".lost")).to_contain_text("Sambungan terputus. Angka di layar tetap benar")
    expect(page.locator(".page-title")).to_be_visible()
    # Streamlit's dialog comes after some failed attempts, and makes what is behind it unreadable.
    page.wait_for_function("window.dialogs > 0")
    expect(page.locator(".stDialog")).to_have_count(0)
    assert page.locator("[aria-hidden=true] .page-title, [inert] .page-title").count() == 0
    assert "Connection error" not in page.locator("body").inner_text()
    with server(published, port):
        expect(page.locator(".lost")).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "opens", "closes"), [("id", "Buka", "Tutup"), ("en", "Open", "Dismiss")]
)
def test_fields_speak_the_language_of_the_page(
    visit: Visit, address: str, language: str, opens: str, closes: str
) -> None:
    page = visit(f"{address}/tren?lang={language}")
    field = page.locator(".stMultiSelect")
    expect(field.get_by_role("button", name=opens, exact=True)).to_have_count(1)
    field.locator("input").fill("zzzz")
    expect(page.get_by_role("button", name=closes, exact=True).first).to_be_attached()


def test_another_language_is_spoken_at_once(visit: Visit, address: str) -> None:
    page = visit(f"{address}/tren")
    button = page.locator(".stMultiSelect button").last
    expect(button).to_have_attribute("aria-label", "Buka")
    page.locator(".band .languages").get_by_text("EN", exact=True).click()
    expect(button).to_have_attribute("aria-label", "Open")
    page.locator(".band .languages").get_by_text("ID", exact=True).click()
    expect(button).to_have_attribute("aria-label", "Buka")
