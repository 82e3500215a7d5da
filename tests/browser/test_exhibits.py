"""What every page has in common, in a real browser: views, tables, links, type, axe."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, Window, settled

PAGES = (
    *("/", "/tren?area=35.19.09", "/tren?level=desa", "/tren?bagian=resmi", "/prospek"),
    *("/prospek?bagian=perlu", "/pembanding", "/peta", "/desa", "/desa?area=35.19.12.2001"),
    *(f"/desa?area=35.19.12.2001&bagian={part}" for part in ("keluarga", "program", "sekitar")),
    *("/desa?compare=35.19.12,35.19.01", "/prioritas", "/irisan", "/rapat", "/tidak-ada"),
    *(f"/cakupan?bagian={part}" for part in ("jangkauan", "program", "wilayah", "sebaran")),
    "/cakupan?bagian=kuota",
    *(f"/ketepatan?bagian={part}" for part in ("temuan", "wilayah", "program", "dua")),
    *(f"/metode?bagian={part}" for part in ("besaran", "perkiraan", "contoh", "galat")),
    *(f"/metode?bagian={part}" for part in ("prospek", "data", "ukuran")),
)
SIZES = {14, 16, 20, 24, 32, 46}
# The size of every piece of text that can be seen, inside the map too.
SIZES_SEEN = """() => {
  const found = {}
  const look = root => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.shadowRoot) look(node.shadowRoot)
      const holder = node.parentElement
      if (node.nodeType !== Node.TEXT_NODE || !node.textContent.trim() || !holder) continue
      if (!holder.getClientRects().length || holder.closest("style, script")) continue
      if (!holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      // Names on the map are set in its own units.
      const scale = holder.getScreenCTM?.().a ?? 1
      const size = Math.round(parseFloat(getComputedStyle(holder).fontSize) * scale * 10) / 10
      found[size] ??= node.textContent.trim().slice(0, 40)
    }
  }
  look(document)
  return found
}"""


@pytest.mark.parametrize(
    ("width", "is_dark"),
    [(1366, False), (1366, True), (390, False)],
    ids=["light", "dark", "phone"],
)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_finding_of_axe_and_six_sizes(
    window: Window, address: str, path: str, width: int, is_dark: bool
) -> None:
    page = window(
        viewport={"width": width, "height": 768},
        color_scheme="dark" if is_dark else "light",
    )
    page.goto(address + path)
    settled(page)
    found = Axe().run(page).response["violations"]
    assert not [each["id"] for each in found if each["impact"] != "minor"]
    seen = {float(size): words for size, words in page.evaluate(SIZES_SEEN).items()}
    assert seen and {size: words for size, words in seen.items() if size not in SIZES} == {}


def names(page: Page) -> list[str]:
    return page.locator(".area-table").first.locator("tbody th").all_inner_texts()


def test_a_table_is_sorted_by_its_heads(visit: Visit, address: str) -> None:
    page = visit(address + "/tren?level=desa")
    table = page.locator(".area-table").first
    table.get_by_role("button", name="Desa", exact=True).click()
    assert names(page) == sorted(names(page))
    expect(table.locator("th").first).to_have_attribute("aria-sort", "ascending")
    head = table.get_by_role("button", name="Perkiraan kemiskinan")
    head.focus()
    page.keyboard.press("Enter")
    place = table.locator("thead th").evaluate_all(
        "heads => heads.findIndex(head => head.ariaSort === 'descending')"
    )
    values = table.locator(f"tbody tr > :nth-child({place + 1})").evaluate_all(
        "cells => cells.map(cell => cell.dataset.value)"
    )
    known = [float(value) for value in values if value]
    assert known == sorted(known, reverse=True) and len(known) < len(values)
    assert not any(values[len(known) :]), "what is empty comes last"
    head.press("Enter")
    expect(head.locator("..")).to_have_attribute("aria-sort", "ascending")
    expect(table.locator("th").first).to_have_attribute("aria-sort", "none")


def test_a_long_table_is_unfolded_and_its_head_stays(visit: Visit, address: str) -> None:
    page = visit(address + "/tren?level=desa")
    rows = page.locator(".area-table").first.locator("tbody tr")
    assert rows.locator("visible=true").count() == 20
    page.get_by_role("button", name=re.compile(r"Tampilkan semua \d+ baris")).first.click()
    assert rows.locator("visible=true").count() == rows.count() > 140
    box = page.locator(".table-box").first
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight + 1")
    rows.nth(100).scroll_into_view_if_needed()
    head = page.locator(".area-table thead").first.bounding_box()
    assert head is not None and 0 <= head["y"] < 200


@pytest.mark.parametrize("is_kept", [False, True])
def test_a_wide_table_scrolls_sideways_only(visit: Visit, address: str, is_kept: bool) -> None:
    page = visit(address + "/tren?level=desa", width=390, height=844)
    box = page.locator(".table-box").first
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight + 1")
    assert box.get_attribute("tabindex") == "0"
    if is_kept:  # the first column while the rest moves
        box.evaluate("box => (box.scrollLeft = 200)")
        row = box.locator("tbody th").first.bounding_box()
        frame = box.bounding_box()
        assert (
            row is not None and frame is not None and row["x"] == pytest.approx(frame["x"], abs=2)
        )
    else:  # the head while the page moves
        box.locator("tbody tr").nth(15).scroll_into_view_if_needed()
        expect(box.locator("thead")).to_have_attribute("style", re.compile("translateY"))


@pytest.mark.parametrize("has_clipboard", [True, False])
def test_a_link_is_copied_and_leads_to_its_exhibit(
    visit: Visit, address: str, has_clipboard: bool
) -> None:
    page = visit(address + "/tren?area=35.19.09&bagian=resmi")
    if has_clipboard:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    else:  # as on a plain http address
        page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        page.evaluate(
            "addEventListener('copy', () => (window.copied = document.activeElement.value))"
        )
    link = page.locator("a.copy-link").last
    title = link.get_attribute("data-title")
    expect(link).to_have_attribute("aria-label", f"Salin tautan: {title}")
    link.click()
    expect(link).to_have_text("Tautan disalin")
    read = "navigator.clipboard.readText()" if has_clipboard else "window.copied"
    assert page.evaluate(read) == address + "/tren?area=35.19.09&bagian=resmi#tren-depth"
    other = visit(address + "/tren?area=35.19.09&bagian=resmi#tren-depth")
    expect(other.locator("#tren-depth")).to_be_in_viewport()


def test_another_view_changes_its_exhibit_alone(visit: Visit, address: str) -> None:
    page = visit(address + "/prospek?bagian=perlu")
    charts = page.locator(".stPlotlyChart")
    expect(charts).to_have_count(2)
    row = page.locator('[class*="-tools"]').first
    title = page.locator(".chart-title").first.inner_text()
    expect(row).to_have_attribute("aria-label", title)
    expect(row.get_by_role("button", name=f"Excel: {title}")).to_be_visible()
    row.get_by_role("radio", name="Tabel").click()
    expect(charts).to_have_count(1)
    row.get_by_role("radio", name="Sumber").click()
    expect(page.locator(".notes")).to_contain_text("BPS")
    row.get_by_role("radio", name="Grafik").click()
    expect(charts).to_have_count(2)


def test_fingers_have_room(window: Window, address: str) -> None:
    page = window(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto(address + "/tren")
    settled(page)
    for button in page.locator('[class*="-tools"] :is(button, a), .sort').all():
        box = button.bounding_box()
        assert box is not None and box["height"] >= 44, button.inner_text()
