"""Five tasks, from the first page to their end, in the fewest acts of a hand.

An act is a click or a key that does what a click would; words that are typed are counted apart.
Nothing here is measured in seconds.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit, settled


@dataclass
class Hand:
    """Whoever uses the page: all that is done goes through here, and is counted."""

    page: Page
    clicks: int = 0
    words: int = 0

    def click(self, part: Locator) -> None:
        self.clicks += 1
        part.click()

    def type(self, words: str) -> None:
        self.words += len(words.split())
        self.page.keyboard.type(words)

    def press(self, key: str) -> None:
        self.clicks += 1
        self.page.keyboard.press(key)


Task = Callable[[Hand], None]


def see_whether_the_target_is_met(hand: Hand) -> None:
    word = hand.page.locator(".hero-word")
    expect(word).to_be_in_viewport(ratio=1)
    expect(word).to_have_text("Belum")
    expect(hand.page.locator(".hero-sentence")).to_be_in_viewport(ratio=1)
    expect(hand.page.locator(".hero-sentence")).to_contain_text("Target 2026")


def find_ten_villages_to_push_for_a_programme(hand: Hand) -> None:
    page = hand.page
    hand.click(page.get_by_role("link", name="Desa prioritas"))
    settled(page)
    hand.click(page.locator(".st-key-programme input"))
    hand.click(page.get_by_role("option", name="Program Keluarga Harapan", exact=True))
    page.wait_for_url(re.compile("programme=PKH"))
    settled(page)
    expect(page.locator(".area-table tr.marked")).to_have_count(10)
    expect(page.locator("svg.areas .ring.marked")).to_have_count(10)
    expect(page.locator(".answer")).to_contain_text("Program Keluarga Harapan")


def save_the_sheet_of_a_village(hand: Hand) -> None:
    page = hand.page
    hand.click(page.get_by_role("combobox", name="Cari desa"))
    hand.type("bandungan")
    hand.press("Enter")
    expect(page.locator(".page-title")).to_have_text("Desa Bandungan")
    settled(page)
    with page.expect_download() as saved:
        hand.click(page.get_by_role("button", name="PDF"))
    assert saved.value.path().read_bytes().startswith(b"%PDF")
    assert "35.19.12.2001" in saved.value.suggested_filename


def send_the_summary(hand: Hand) -> None:
    page = hand.page
    hand.click(page.get_by_role("button", name="Kirim ringkasan"))
    expect(page.locator(".send-window img[src]")).to_be_visible()
    with page.expect_download() as saved:
        hand.click(page.get_by_role("button", name="Salin teks dan unduh gambar"))
    assert saved.value.path().read_bytes().startswith(b"\x89PNG")
    said = page.locator(".send-window").get_by_role("status")
    expect(said).to_have_text("Teks disalin, gambar diunduh.")


def start_the_meeting_of_a_kecamatan(hand: Hand) -> None:
    page = hand.page
    hand.click(page.locator("nav.menu:visible [data-group=meeting]"))
    settled(page)
    area = page.locator(".agenda-areas").get_by_role("link", name=re.compile("Saradan"))
    hand.click(area)
    expect(area).to_have_attribute("aria-current", "true")
    settled(page)
    with page.expect_popup() as opened:
        hand.click(page.get_by_role("link", name="Mulai presentasi"))
    hall = opened.value
    expect(hall.locator("#slide[src]")).to_have_count(1)
    expect(hall.locator("#slide")).to_have_attribute("alt", re.compile("Kecamatan.Saradan"))


@pytest.mark.parametrize(
    ("task", "clicks", "words"),
    [
        (see_whether_the_target_is_met, 0, 0),
        (find_ten_villages_to_push_for_a_programme, 3, 0),
        (save_the_sheet_of_a_village, 3, 1),
        (send_the_summary, 2, 0),
        (start_the_meeting_of_a_kecamatan, 3, 0),
    ],
    ids=lambda case: getattr(case, "__name__", ""),
)
def test_a_task_takes_no_more_than(
    visit: Visit, address: str, task: Task, clicks: int, words: int
) -> None:
    hand = Hand(visit(address + "/"))
    task(hand)
    assert (hand.clicks, hand.words) == (clicks, words)
