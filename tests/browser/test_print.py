"""Every page on paper: what a reader needs, whole, and nothing to click."""

import re
import subprocess

import pypdf
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from data.settings import PROJECT
from tests.browser.conftest import Visit, settled

ARTEFACTS = PROJECT / "tests" / "artefacts" / "print"
PAGES = {
    "ringkasan": "/",
    "tren": "/tren?level=desa&bagian=semua",
    "peta": "/peta",
    "desa": "/desa?area=35.19.12.2001&bagian=semua",
    "prospek": "/prospek",
    "pembanding": "/pembanding",
    "prioritas": "/prioritas",
    "cakupan": "/cakupan?bagian=semua",
    "ketepatan": "/ketepatan?bagian=semua",
    "irisan": "/irisan",
    "metode": "/metode?bagian=semua",
}
# The menu, pickers and buttons, as they are called on screen.
TO_CLICK = ("Cari desa", "Bandingkan dengan", "Unduh semua", "CSV", "PNG")


def printed(page: Page, name: str) -> str:
    """What the browser prints, kept as PDF and as pictures; returns its text in one line."""
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    for old in ARTEFACTS.glob(f"{name}[-.]*"):
        old.unlink()
    for chart in page.locator(".stPlotlyChart").all():
        chart.scroll_into_view_if_needed()
    settled(page)
    path = ARTEFACTS / f"{name}.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    subprocess.run(["pdftoppm", "-r", "50", "-png", path, ARTEFACTS / name], check=True)
    return " ".join(" ".join(sheet.extract_text() for sheet in pypdf.PdfReader(path).pages).split())


@pytest.mark.parametrize("name", PAGES)
def test_paper_has_what_a_reader_needs_and_nothing_to_click(
    visit: Visit, address: str, name: str
) -> None:
    page = visit(address + PAGES[name])
    said = printed(page, name)
    title = page.locator("h1").first.inner_text()
    assert " ".join(title.split()) in said
    assert "DATA SINTETIS" in said.upper() and "Terbitan " in said and "Sumber: " in said
    assert [word for word in TO_CLICK if word in said] == []
    # The menu stands as a row of page names, and nowhere else do they follow each other.
    assert not re.search(r"Ringkasan\s+Tren\s+Peta", said)


def test_tables_are_printed_to_their_last_row_under_repeated_heads(
    visit: Visit, address: str
) -> None:
    page = visit(address + PAGES["tren"])
    names = page.locator(".area-table").first.locator("tbody th").all_inner_texts()
    said = printed(page, "tren-desa")
    assert len(names) == 206
    assert [name for name in names if " ".join(name.split()) not in said] == []
    assert said.count("Cara lain") > 2


@pytest.mark.parametrize(
    ("name", "words"), [("tren", ".main-svg text"), ("ringkasan", ".multiple-name")]
)
def test_charts_are_printed_as_wide_as_the_sheet(
    visit: Visit, address: str, name: str, words: str
) -> None:
    page = visit(address + PAGES[name])
    said = printed(page, f"{name}-lebar")
    labels = [
        label
        for label in page.locator(words).all_text_contents()
        if re.fullmatch(r"[A-Z][a-z]+", label.strip())
    ]
    assert labels
    assert [label for label in labels if label.strip() not in said] == []


@pytest.mark.parametrize("name", ["ringkasan", "peta", "cakupan"])
def test_a_dark_screen_prints_on_light_paper(visit: Visit, address: str, name: str) -> None:
    page = visit(address + PAGES[name], dark=True)
    printed(page, f"{name}-gelap")
    sheets = sorted(ARTEFACTS.glob(f"{name}-gelap-*.png"))
    assert sheets
    for sheet in sheets:
        with Image.open(sheet) as picture:
            shades = picture.convert("L").histogram()
            assert sum(shades[:64]) / sum(shades) < 0.12, sheet.name
            assert picture.convert("L").getpixel((4, picture.height - 4)) == 255


def test_the_screen_is_dark_again_after_printing(visit: Visit, address: str) -> None:
    page = visit(address + PAGES["tren"], dark=True)
    chart = page.locator(".main-svg").first
    before = chart.get_attribute("style")
    printed(page, "tren-kembali")
    page.wait_for_function("!document.querySelector('.main-svg[viewBox]')")
    assert chart.get_attribute("style") == before


# In place of the window that would ask for a printer: what was drawn when it was called.
STUB = """(() => { window.print = () => {
  const charts = [...document.querySelectorAll('.stPlotlyChart')]
  window.printed = {
    address: location.search,
    charts: charts.length,
    missing: charts.filter(chart => !chart.querySelector('.main-svg')).length,
    tables: document.querySelectorAll('.area-table').length,
  }
} })()"""


@pytest.mark.parametrize("name", ["tren", "cakupan"])
def test_the_page_s_own_way_prints_every_part_once_it_is_drawn(
    visit: Visit, address: str, name: str
) -> None:
    page = visit(f"{address}/{name}", height=500)
    pieces = page.locator(".stPlotlyChart, .area-table")
    shown = pieces.count()
    page.evaluate(STUB)
    page.get_by_role("link", name="Cetak halaman ini").click()
    printed = page.wait_for_function("window.printed").json_value()
    assert "bagian=semua" in printed["address"]
    assert printed["charts"] and not printed["missing"]
    assert printed["charts"] + printed["tables"] > shown
    # The reader is back where the wish was made, and may print again.
    page.evaluate("window.printed = null; dispatchEvent(new Event('afterprint'))")
    page.wait_for_function("!location.search.includes('bagian')")
    expect(pieces).to_have_count(shown)
    settled(page)
    page.get_by_role("link", name="Cetak halaman ini").click()
    page.wait_for_function("window.printed")


def test_an_address_prints_by_itself_and_once(visit: Visit, address: str) -> None:
    def wait(page: Page) -> None:
        page.wait_for_function("window.printed")

    def opened(url: str) -> Page:
        return visit(url, wait=wait, before=STUB)

    page = opened(f"{address}/cakupan?bagian=semua&cetak=ya")
    assert page.evaluate("window.printed.charts") and not page.evaluate("window.printed.missing")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.wait_for_function("!location.search.includes('cetak')")
    settled(page)
    assert "bagian=semua" in page.url
