"""Files of a whole meeting and of a whole release, saved from the page that offers them."""

from io import BytesIO
from pathlib import Path

import openpyxl
from playwright.sync_api import Page
from pptx import Presentation

from tests.browser.conftest import Visit


def saved(page: Page, name: str) -> tuple[str, BytesIO]:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return download.value.suggested_filename, BytesIO(Path(download.value.path()).read_bytes())


def test_an_agenda_is_saved_as_slides_in_its_order(visit: Visit, address: str) -> None:
    page = visit(address + "/rapat")
    messages = page.locator(".agenda-step p:not(.agenda-name):not(details p)").all_inner_texts()
    name, file = saved(page, "Unduh PowerPoint")
    assert name.startswith("rapat-") and name.endswith(".pptx")
    slides = list(Presentation(file).slides)
    titles = [slide.shapes.title.text for slide in slides if slide.shapes.title is not None]
    assert titles[0] == "Evaluasi triwulan: Kabupaten Madiun"
    assert titles[1:-1] == [message for message in messages if message]
    assert titles[-1] == "Sumber dan cara membaca"
    assert all(slide.has_notes_slide for slide in slides[1:])


def test_a_release_is_saved_as_one_workbook_in_the_language_of_the_screen(
    visit: Visit, address: str
) -> None:
    page = visit(address + "/metode?lang=en&bagian=data")
    name, file = saved(page, "Download all figures of DTSEN 2026-4")
    assert name.startswith("metode-2026-4-")
    book = openpyxl.load_workbook(file, read_only=True)
    assert book.sheetnames[0] == "About" and len(book.sheetnames) == 13
