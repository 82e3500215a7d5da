"""Below a path of a proxy's host: pages, map, meeting, files and letters, and nothing beside it."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, Window, server, settled

BASE = "/kantor/kemiskinan"
# The first page of each group.
MENU = {
    "Arah": "Tren",
    "Wilayah": "Peta",
    "Program": "Prioritas",
    "Rapat dan cetak": "Rapat dan cetak",
    "Data dan metode": "Data dan metode",
    "Ringkasan": "Ringkasan",
}
# Every address that the page holds, as the browser understands it.
ADDRESSES = """() => [...document.querySelectorAll("[href], [src]")]
  .map(part => part.href || part.src).filter(address => /^https?:/.test(address))"""


@pytest.fixture(scope="module")
def below(published: Path) -> Iterator[str]:
    with server(published, base=f"{BASE}/") as url:
        yield url


def beside(addresses: list[str], host: str) -> list[str]:
    """Those of this host that lie outside the path."""
    here = [urlsplit(each) for each in addresses]
    return [
        each.geturl()
        for each in here
        if each.netloc == host and not f"{each.path}/".startswith(f"{BASE}/")
    ]


def watched(page: Page) -> list[str]:
    """What the page asks for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    return asked


def saved(page: Page, name: re.Pattern[str]) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).first.click()
    return Path(download.value.path()).read_bytes()


def test_the_menu_opens_every_page(visit: Visit, below: str) -> None:
    page = visit(below)  # without a slash at its end, as people type it
    asked, host = watched(page), urlsplit(below).netloc
    for group, name in MENU.items():
        page.locator("nav.menu:not(.pages)").get_by_text(group, exact=True).click()
        expect(page).to_have_title(re.compile(f"^{name} · "))
        settled(page)
        expect(page.locator("h1.page-title")).to_have_count(1)
        assert beside(page.evaluate(ADDRESSES), host) == [], name
    assert beside(asked, host) == []
    (language,) = [each for each in page.context.cookies() if each.get("name") == "lang"]
    assert language.get("path") == BASE


def test_files_and_the_map_are_found(visit: Visit, below: str) -> None:
    page = visit(f"{below}/tren?area=35.19.06&lang=en")
    expect(page.locator("h1.page-title")).to_have_text("Is poverty falling, and where?")
    assert saved(page, re.compile("^Picture: ")).startswith(b"\x89PNG")
    page.get_by_role("radio", name="Source").first.click()
    assert saved(page, re.compile("^CSV$")).startswith(b"area_code,")
    page = visit(f"{below}/peta")
    areas = page.locator("svg.areas").first
    expect(areas.get_by_role("option")).to_have_count(206)
    areas.locator("#area-0-100").click()
    page.wait_for_url(re.compile("area="))
    settled(page)
    page.locator(".card").get_by_role("link").click()
    page.wait_for_url(f"**{BASE}/desa?area=*")
    settled(page)


def test_a_meeting_and_its_notes_find_each_other(visit: Visit, window: Window, below: str) -> None:
    page = visit(f"{below}/rapat")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Mulai presentasi").click()
    stage = opened.value
    expect(stage.locator("#slide[src]")).to_have_count(1)
    asked = watched(stage)
    stage.keyboard.press("?")
    with stage.expect_response(re.compile(rf"{BASE}/catatan/[0-9a-f]{{32}}$")) as told:
        stage.get_by_role("button", name="Catatan di ponsel").click()
    stage.keyboard.press("Escape")
    phone = window(viewport={"width": 390, "height": 844})
    phone.goto(f"{below}/catatan?room={told.value.url.rpartition('/')[2]}")
    phone.get_by_role("button", name="Berikut").click()
    expect(stage.locator("#permit")).to_be_visible()
    with stage.expect_response(lambda told: '"allow":0' not in (told.request.post_data or "0")):
        stage.keyboard.press("i")
    phone.get_by_role("button", name="Berikut").click()
    expect(stage.locator("#place")).to_have_text(re.compile("^2 / "))
    stage.keyboard.press("Escape")
    stage.wait_for_url(f"**{BASE}/rapat?agenda=*")
    settled(stage)
    assert beside(asked, urlsplit(below).netloc) == []
