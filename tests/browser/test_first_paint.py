"""The first answer in a real browser: read without scripts, and gone when the app is drawn."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.conftest import Visit, Window, server, settled

COVER = "#first-paint"
# How far things jumped since the page began, as browsers count it; the app streams in below.
SHIFT = """() => new Promise(done => new PerformanceObserver(list =>
  done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))
).observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 500))"""
# The cover stays, and says when it would have gone: what it covers can be held against it.
STAYS = """() => {
  const remove = Element.prototype.remove
  Element.prototype.remove = function () {
    if (this.id === "first-paint") window.gaveWay = true
    else remove.call(this)
  }
}"""
PLACES = """part => [...document.querySelectorAll(part)].map(each => {
  const {left, top, width} = each.getBoundingClientRect()
  return [left, top, width].map(Math.round)
})"""


@pytest.mark.parametrize("page", ["", "tren", "desa?area=35.19.09", "metode"])
@pytest.mark.parametrize("width", [390, 1366])
def test_it_is_read_without_scripts(window: Window, address: str, page: str, width: int) -> None:
    opened = window(viewport={"width": width, "height": 844}, java_script_enabled=False)
    opened.goto(f"{address}/{page}")
    expect(opened.locator("h1")).to_be_visible()
    expect(opened.locator("main p").first).to_be_visible()
    expect(opened.locator("noscript p")).to_be_visible()
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("page", ["", "tren", "prospek", "peta", "metode"])
def test_it_gives_way_without_a_jump(window: Window, address: str, page: str) -> None:
    opened = window(viewport={"width": 1366, "height": 768})
    opened.add_init_script(f"({STAYS})()")
    opened.goto(f"{address}/{page}")
    opened.wait_for_function("window.gaveWay")
    for part in (".band", ".search", "h1", ".answer" if page else ".hero-facts"):
        covering, covered = opened.evaluate(PLACES, part)
        assert covering == pytest.approx(covered, abs=2), part


def test_nothing_of_it_is_left(visit: Visit, address: str) -> None:
    page = visit(f"{address}/tren")
    expect(page.locator(COVER)).to_have_count(0)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("#root")).to_have_css("visibility", "visible")
    assert page.evaluate(SHIFT) < 0.05


def test_what_was_scrolled_stays_there(window: Window, address: str) -> None:
    page = window(viewport={"width": 390, "height": 400})
    page.add_init_script(
        "new MutationObserver(() => {"
        "  const cover = document.getElementById('first-paint');"
        "  if (cover) cover.scrollTop = 120"
        "}).observe(document, {childList: true, subtree: true})"
    )
    page.goto(f"{address}/metode")
    settled(page)
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") >= 120


def test_it_hides_no_trouble(visit: Visit, tmp_path: Path, address: str) -> None:
    def is_told(page: Page) -> None:
        expect(page.locator(".state")).to_be_visible()
        expect(page.locator(COVER)).to_have_count(0)
        settled(page)  # a server that ends while scripts still come is no trouble of the page

    visit(f"{address}/desa?area=35.19.99", wait=is_told)
    with server(tmp_path / "empty") as bare:
        visit(bare, wait=is_told)


def test_it_does_not_outlast_an_app_that_hangs(window: Window, address: str) -> None:
    page = window()
    page.clock.install()
    page.route("**/_stcore/stream", lambda route: route.abort())
    page.add_init_script("window.WebSocket = class extends EventTarget { close() {} send() {} }")
    page.goto(address)
    expect(page.locator(COVER)).to_have_count(1)
    page.wait_for_function("document.getElementById('root').childElementCount")
    page.clock.fast_forward(15_000)
    expect(page.locator(COVER)).to_have_count(0)


def test_scripts_and_styles_come_packed(window: Window, address: str) -> None:
    page = window()
    plain: list[str] = []

    def check(answer: Response) -> None:
        is_code = answer.url.endswith((".js", ".css"))
        if is_code and answer.headers.get("content-encoding") != "gzip":
            plain.append(answer.url)

    page.on("response", check)
    page.goto(address)
    settled(page)
    assert plain == []


def test_the_first_page_is_light(window: Window, address: str) -> None:
    page = window(viewport={"width": 1366, "height": 768})
    asked: dict[str, str] = {}
    received: dict[str, int] = {}
    session = page.context.new_cdp_session(page)
    session.on(
        "Network.requestWillBeSent",
        lambda event: asked.update({event["requestId"]: event["request"]["url"]}),
    )
    session.on(
        "Network.loadingFinished",
        lambda event: received.update({event["requestId"]: event["encodedDataLength"]}),
    )
    session.send("Network.enable")
    page.goto(address)
    settled(page)
    assert not [url for url in asked.values() if "plotly" in url.casefold()]
    assert not [url for url in asked.values() if "/map/" in url]
    assert 500_000 < sum(received.values()) < 2_500_000
    page.goto(f"{address}/tren")
    settled(page)
    assert [url for url in asked.values() if "plotly" in url.casefold()]


def test_an_unknown_address_is_told_before_scripts_run(window: Window, address: str) -> None:
    page = window(viewport={"width": 1366, "height": 768}, java_script_enabled=False)
    answer = page.goto(f"{address}/trne")
    assert answer and answer.status == 404
    expect(page).to_have_title("Halaman tidak ditemukan · Kabupaten Madiun")
    expect(page.locator("h1")).to_have_text("Halaman tidak ditemukan")
    page.locator(".state").get_by_role("link", name="Tren").click()
    page.wait_for_url(f"{address}/tren")
