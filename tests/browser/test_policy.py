"""Under the policy that the server sends, everything on every page still works."""

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from pages import menu
from tests.browser.conftest import Window

PAGES = [
    *(f"/{entry.address}?bagian=semua" for entry in menu.entries()),
    *("/peta?present=map", "/tidak-ada", "/sajian", "/?cetak=ya"),
]


def watched(page: Page) -> list[str]:
    """What the page's console will say of the policy."""
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Refused to" in message.text:
            said.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda problem: said.append(str(problem)))
    return said


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_for_nothing_that_is_forbidden(window: Window, address: str, path: str) -> None:
    page = window(viewport={"width": 1366, "height": 768}, bypass_csp=False)
    said = watched(page)
    page.goto(address + path)
    expect(page.locator("#first-paint")).to_have_count(0)
    drawn = page.locator("#slide" if "sajian" in path else "footer.footer, .footer").first
    expect(drawn).to_be_attached()
    if path.startswith("/peta?bagian"):
        expect(page.locator("[data-drawn]").first).to_be_attached()
    assert said == []


def test_a_script_that_came_in_does_not_run(window: Window, address: str) -> None:
    page = window(viewport={"width": 1366, "height": 768}, bypass_csp=False)
    said = watched(page)
    page.goto(address)
    expect(page.locator("footer.footer")).to_be_attached()
    page.evaluate(
        """() => {
          const script = document.createElement('script')
          script.textContent = 'window.cameIn = true'
          document.body.append(script)
          const picture = document.createElement('img')
          picture.setAttribute('onerror', 'window.cameIn = true')
          picture.src = './none.png'
          document.body.append(picture)
        }"""
    )
    expect(page.locator("img[src='./none.png']")).to_be_attached()
    assert page.evaluate("window.cameIn") is None
    assert any("inline script" in each for each in said)
