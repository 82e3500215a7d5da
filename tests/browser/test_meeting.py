"""The meeting in a real browser: keys, a lost connection, notes, long names, use by everybody."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from data.settings import PROJECT
from pages.meeting import agenda
from pages.meeting.agenda import Step
from tests.browser.conftest import Visit, Window, server, settled

ARTEFACTS = PROJECT / "tests" / "artefacts"
PROJECTOR: ViewportSize = {"width": 1280, "height": 720}
REGION, KECAMATAN = "35.19", "35.19.06"
MANY = "35.19.03"  # the kecamatan with most desa: 19


def shown(page: Page) -> None:
    """Wait until the first slide is on screen."""
    expect(page.locator("#slide[src]")).to_have_count(1)


def held(page: Page, count: int) -> None:
    """Wait until the window has so many slides and needs the server no more for them."""
    expect(page.locator("#stage")).to_have_attribute("data-held", str(count))


def message(page: Page) -> str:
    return str(page.locator("#slide").get_attribute("alt"))


def at(page: Page, number: int) -> None:
    expect(page.locator("#place")).to_have_text(re.compile(rf"^{number} / "))


def present(step: Step, language: str = "id") -> str:
    """The address of one slide alone."""
    found = agenda.address(step, {"present": agenda.piece(step), "lang": language})
    return f"/{found}"


def every(area: str) -> list[Step]:
    return [Step(name, area) for name in agenda.kinds(area)]


def test_keys_step_wherever_the_focus_is(visit: Visit, address: str) -> None:
    page = visit(address + "/sajian", **PROJECTOR, wait=shown)
    at(page, 1)
    first = message(page)
    page.keyboard.press("ArrowRight")
    at(page, 2)
    assert message(page) != first
    page.keyboard.press(" ")
    at(page, 3)
    page.keyboard.press("PageUp")
    at(page, 2)
    page.keyboard.press("Home")
    at(page, 1)
    assert message(page) == first
    page.keyboard.press("b")
    expect(page.locator("#black")).to_be_visible()
    page.keyboard.press("b")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
    page.keyboard.press("Escape")
    page.wait_for_url("**/rapat?agenda=*")
    settled(page)


def test_a_lost_connection_changes_nothing(window: Window, published: Path) -> None:
    """Once the window holds its slides no server is needed; the calm line says that it is gone."""
    steps = [step for area in ("35.19.01", "35.19.02", "35.19.03") for step in every(area)]
    page = window(viewport=PROJECTOR)
    with server(published) as url:
        page.goto(f"{url}/sajian?agenda={agenda.written(steps)}")
        shown(page)
        # A long list takes several slides.
        slides = int(page.locator("#place").inner_text().split("/")[1])
        assert slides >= len(steps)
        held(page, slides)
    page.keyboard.press("End")
    at(page, slides)
    last = message(page)
    page.keyboard.press("ArrowLeft")
    at(page, slides - 1)
    assert message(page) != last
    expect(page.locator("#state")).to_contain_text("Sambungan terputus")
    with server(published, urlsplit(url).port or 0):
        expect(page.locator("#state")).to_have_text("")


def test_a_slide_that_could_not_come_follows_later(window: Window, address: str) -> None:
    page = window(viewport=PROJECTOR)
    is_lost = True
    page.route("**/gambar/peta@*", lambda it: it.abort() if is_lost else it.continue_())
    page.goto(f"{address}/sajian?agenda=resmi@{REGION},peta")
    shown(page)
    page.keyboard.press("ArrowRight")
    expect(page.locator("#state")).to_contain_text("Slide 2 sedang disiapkan")
    at(page, 1)
    is_lost = False
    at(page, 2)


def test_the_window_of_notes_follows_and_steps(visit: Visit, address: str) -> None:
    page = visit(address + "/sajian?lang=en", **PROJECTOR, wait=shown)
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("#place")).to_contain_text("1 / ")
    expect(notes.locator("#notes")).to_contain_text("target")
    page.keyboard.press("ArrowRight")
    expect(notes.locator("#place")).to_contain_text("2 / ")
    coming = notes.locator("#coming").inner_text()
    notes.get_by_role("button", name="Next").click()
    at(page, 3)
    expect(notes.locator("#title")).to_have_text(coming)
    assert (
        message(page)
        .replace("\N{NO-BREAK SPACE}", " ")
        .startswith(coming.replace("\N{NO-BREAK SPACE}", " ").rstrip("."))
    )


def test_a_phone_follows_and_is_let_step(visit: Visit, address: str, window: Window) -> None:
    page = visit(address + "/sajian", **PROJECTOR, wait=shown)
    page.keyboard.press("?")
    # There is a room to follow once the server has answered.
    with page.expect_response(re.compile(r"/catatan/[0-9a-f]{32}$")) as told:
        page.get_by_role("button", name="Catatan di ponsel").click()
    # Only this computer could open the address: the words say so in the place of the code.
    expect(page.locator("#pair")).to_contain_text("hanya dapat dibuka dari komputer ini")
    page.keyboard.press("Escape")
    phone = window(viewport={"width": 390, "height": 844})
    phone.goto(f"{address}/catatan?room={told.value.url.rpartition('/')[2]}")
    expect(phone.locator("#place")).to_contain_text("1 / ")
    phone.evaluate("document.fonts.ready.then(() => null)")
    ARTEFACTS.mkdir(exist_ok=True)
    phone.screenshot(path=ARTEFACTS / "meeting-notes.png")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    permit = page.locator("#permit")
    expect(permit).to_be_hidden()
    phone.get_by_role("button", name="Berikut").click()
    expect(permit).to_be_visible()
    sign = permit.inner_text().split()[2]
    expect(phone.locator("#state")).to_contain_text(f"Ponsel ini nomor {sign}")
    page.screenshot(path=ARTEFACTS / "meeting-permit.png")
    at(page, 1)
    with page.expect_response(lambda told: f'"allow":{sign}' in (told.request.post_data or "")):
        page.keyboard.press("i")
    expect(permit).to_be_hidden()
    phone.get_by_role("button", name="Berikut").click()
    at(page, 2)
    expect(phone.locator("#place")).to_contain_text("2 / ")
    expect(phone.locator("#state")).to_be_empty()


def test_a_room_that_is_not_there_is_said(window: Window, address: str) -> None:
    page = window()
    page.goto(f"{address}/catatan?room={'0' * 32}&lang=en")
    expect(page.locator("h1")).to_contain_text("has not begun, or is over")


@pytest.mark.parametrize("area", [REGION, KECAMATAN])
def test_a_slide_alone_fills_the_projector(visit: Visit, address: str, area: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    for number, step in enumerate(every(area)):
        page = visit(address + present(step), **PROJECTOR)
        picture = page.locator(".st-key-presented img")
        expect(picture).to_be_visible()
        assert picture.evaluate("it => it.complete && it.naturalWidth > 0"), step
        page.screenshot(path=ARTEFACTS / f"meeting-{area}-{number:02}-{step.slide}.png")
        page.context.close()


@pytest.mark.parametrize("dark", [False, True])
def test_everybody_can_use_the_agenda(visit: Visit, address: str, dark: bool) -> None:
    page = visit(address + "/rapat", dark=dark)
    for piece in (
        *(".answer", ".agenda-areas", ".st-key-agenda-start", ".st-key-step-1"),
        *(".st-key-agenda-add", ".footer"),
    ):
        found = Axe().run(page, context=piece)
        assert found.violations_count == 0, found.generate_report()


def test_everybody_can_use_a_slide(visit: Visit, address: str) -> None:
    slide = visit(address + present(Step("wilayah", REGION)), **PROJECTOR)
    found = Axe().run(slide, context=".st-key-presented")
    assert found.violations_count == 0, found.generate_report()


def test_everybody_can_use_the_windows(window: Window, address: str) -> None:
    page = window(viewport=PROJECTOR)
    page.goto(address + "/sajian")
    shown(page)
    for dialog, key in (("#line", "b"), ("#help", "?"), ("#agenda", "a")):
        page.keyboard.press(key)
        found = Axe().run(page, context=dialog)
        assert found.violations_count == 0, found.generate_report()
        page.keyboard.press(key)
    page.goto(f"{address}/catatan?agenda=peta@35.19&room={'0' * 32}")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_agenda_is_changed_and_kept_in_the_address(visit: Visit, address: str) -> None:
    page = visit(address + "/rapat?agenda=peta@35.19,resmi")
    expect(page.locator(".agenda-name")).to_have_text(["Peta", "Angka resmi sejak 2015"])
    page.get_by_role("button", name="Turunkan langkah 1: Peta").click()
    page.wait_for_url(re.compile(r"agenda=resmi(@|%40)35\.19(,|%2C)peta"))
    expect(page.locator(".agenda-name")).to_have_text(["Angka resmi sejak 2015", "Peta"])
    settled(page)
    page.get_by_role("button", name="Keluarkan langkah 2: Peta").click()
    expect(page.locator(".agenda-name")).to_have_text(["Angka resmi sejak 2015"])
    settled(page)
    page.get_by_role("button", name="Tambahkan").click()
    expect(page.locator(".agenda-name")).to_have_count(13)


def test_a_meeting_of_a_kecamatan_starts_in_three_clicks(visit: Visit, address: str) -> None:
    page = visit(address)
    page.get_by_role("link", name="Rapat dan cetak").first.click()
    page.get_by_role("link", name="Saradan", exact=True).click()
    expect(page.locator(".answer")).to_contain_text("Kecamatan Saradan")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Mulai presentasi").click()
    shown(opened.value)
    assert "Kecamatan Saradan" in message(opened.value)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_the_way_into_a_meeting_is_always_in_sight(
    visit: Visit, address: str, width: int, height: int
) -> None:
    page = visit(f"{address}/rapat?area={KECAMATAN}", width=width, height=height)
    start = page.get_by_role("link", name="Mulai presentasi")
    for part in (".page-title", ".st-key-step-3", ".footer"):
        page.locator(part).first.scroll_into_view_if_needed()
        expect(start).to_be_in_viewport(ratio=1)
        assert start.evaluate(ON_TOP), part


# Whether a click in its middle would meet it.
ON_TOP = """it => {
  const { x, y, width, height } = it.getBoundingClientRect()
  return it.contains(document.elementFromPoint(x + width / 2, y + height / 2))
}"""


def test_every_step_shows_its_slide(visit: Visit, address: str) -> None:
    page = visit(f"{address}/rapat?agenda=resmi@{REGION},dorong@{MANY}")
    for picture in page.locator(".agenda-step img").all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("naturalWidth", 320)


def test_a_long_list_is_shown_on_two_slides(visit: Visit, address: str) -> None:
    page = visit(f"{address}/sajian?agenda=wilayah@{MANY}", **PROJECTOR, wait=shown)
    expect(page.locator("#place")).to_have_text("1 / 2")
    assert "(1/2)" in message(page)
    page.keyboard.press("ArrowRight")
    at(page, 2)
    assert "(2/2)" in message(page)
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / "meeting-second-slide.png")


def test_a_phone_never_scrolls_the_agenda_sideways(visit: Visit, address: str) -> None:
    page = visit(address + "/rapat", width=390, height=844)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
