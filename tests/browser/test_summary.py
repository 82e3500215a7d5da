"""The first screen of Ringkasan as a reader meets it: few words, and two clicks to send it on."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit

MOST_WORDS = 150  # on the first screen of an office laptop, the menu among them
# What a reader sees of the text in the window, but for Streamlit's own menu and the long strip.
SEEN = """() => {
  const outside = '.visually-hidden, .skip, .synthetic, [data-testid="stHeader"], .st-key-page-head'
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const seen = []
  while (walk.nextNode()) {
    const words = walk.currentNode, element = words.parentElement
    if (!words.textContent.trim() || element.closest(`script, style, ${outside}`)) continue
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    const range = document.createRange()
    range.selectNodeContents(words)
    const inWindow = box => box.width > 1 && box.height > 1 && box.top < innerHeight &&
      box.bottom > 0 && box.left < innerWidth && box.right > 0
    if ([...range.getClientRects()].some(inWindow)) seen.push(words.textContent)
  }
  return seen.join(' ').match(/[\\p{L}\\p{N}]\\S*/gu)
}"""


def test_the_first_screen_has_few_words(visit: Visit, address: str) -> None:
    for language in ("id", "en"):
        page = visit(f"{address}/?lang={language}")
        said = page.evaluate(SEEN)
        assert 60 < len(said) <= MOST_WORDS, (len(said), " ".join(said))


def test_labels_of_the_track_never_touch(visit: Visit, address: str) -> None:
    for width in (1366, 820, 390):
        page = visit(address, width=width)
        boxes = page.evaluate(
            """() => [...document.querySelectorAll('.track-label, .track-entry')]
              .map(label => label.getBoundingClientRect()).filter(box => box.width)
              .map(box => [box.left, box.right, box.top, box.bottom])"""
        )
        assert len(boxes) == 5
        for place, (left, right, top, bottom) in enumerate(boxes):
            assert left >= 0 and right <= width
            for other_left, other_right, other_top, other_bottom in boxes[place + 1 :]:
                assert (
                    right <= other_left
                    or other_right <= left
                    or bottom <= other_top
                    or other_bottom <= top
                ), width


def test_the_summary_is_sent_with_two_clicks(visit: Visit, address: str) -> None:
    page = visit(address)
    page.get_by_role("button", name="Kirim ringkasan").click()
    window = page.locator(".send-window")
    expect(window.locator("img[src]")).to_be_visible()
    assert "*Belum*" in window.locator("textarea").input_value()
    with page.expect_download() as download:
        window.get_by_role("button", name="Salin teks dan unduh gambar").click()
    assert download.value.suggested_filename.endswith(".png")
    expect(window.get_by_role("status")).to_have_text("Teks disalin, gambar diunduh.")
    page.keyboard.press("Escape")
    expect(window).to_have_count(0)
