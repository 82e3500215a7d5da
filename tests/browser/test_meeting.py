"""The meeting in a real browser: keys, a lost connection, notes, long names, use by everybody."""

import re
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import duckdb
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, ViewportSize, expect

from data.settings import PROJECT
from pages.meeting import agenda
from pages.meeting.agenda import Step
from tests.browser.conftest import Visit, Window, server, settled

ARTEFACTS = PROJECT / "tests" / "artefacts"
PROJECTOR: ViewportSize = {"width": 1280, "height": 720}
REGION, KECAMATAN = "35.19", "35.19.06"
LONGEST = "Purwantoro Sidomulyo Karangrejo"  # as long as names of desa become
FITTED = "tbody tr, .stacked > .bar:not(.bar-head)"  # rows that a slide leaves out

OVERFLOW = """() => {
  const stage = document.querySelector('.st-key-presented')
  const room = stage.getBoundingClientRect()
  const isOut = box => box.left < room.left - 2 || box.right > room.right + 2
    || box.top < room.top - 2 || box.bottom > room.bottom + 2
  const isSaid = part => part.checkVisibility() && !part.closest('.visually-hidden')
    && [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim())
  const said = [...stage.querySelectorAll('*')].filter(isSaid)
  const parts = [...stage.querySelectorAll('*')].filter(part => part.clientWidth > 1
    && !part.closest('svg, .visually-hidden, .stElementContainer:has(.stPlotlyChart)'))
  const whole = [document.scrollingElement, document.querySelector('.stMain')]
  return [
    ...said.filter(part => isOut(part.getBoundingClientRect())),
    ...[...parts, ...whole].filter(part => part.scrollWidth > part.clientWidth + 1),
    ...[stage, ...whole].filter(part => part.scrollHeight > part.clientHeight + 1),
  ].map(part => `${part.tagName}.${part.className.baseVal ?? part.className} ${part.textContent}`)
}"""


def shown(page: Page) -> None:
    """Wait until the first slide is on screen."""
    expect(page.locator("iframe.shown")).to_have_count(1)


def message(page: Page) -> str:
    return page.frame_locator("iframe.shown").locator("h1.message").inner_text()


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
    frame = page.locator("iframe.shown").element_handle().content_frame()
    assert frame is not None
    frame.evaluate("window.focus()")
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


def test_a_lost_connection_leaves_the_screen_and_ends(window: Window, published: Path) -> None:
    """Pages ahead are drawn while the server answers; the last of many waits for it."""
    steps = [step for area in ("35.19.01", "35.19.02", "35.19.03") for step in every(area)]
    page = window(viewport=PROJECTOR)
    with server(published) as url:
        page.goto(f"{url}/sajian?agenda={agenda.written(steps)}")
        shown(page)
        page.keyboard.press("ArrowRight")
        at(page, 2)
        expect(page.locator("iframe")).to_have_count(4)  # the third lies ready as the fourth comes
        said = message(page)
    page.keyboard.press("End")
    expect(page.locator("#state")).to_contain_text("Sambungan terputus")
    at(page, 2)
    assert message(page) == said
    page.keyboard.press("Home")
    at(page, 1)
    page.keyboard.press("ArrowRight")
    at(page, 2)
    page.keyboard.press("End")
    with server(published, urlsplit(url).port or 0):
        at(page, len(steps))
        expect(page.locator("#state")).to_have_text("")


def test_the_window_of_notes_follows_and_steps(visit: Visit, address: str) -> None:
    page = visit(address + "/sajian?lang=en", **PROJECTOR, wait=shown)
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("#place")).to_contain_text("1 / ")
    expect(notes.locator("#notes p").first).to_contain_text("target")
    page.keyboard.press("ArrowRight")
    expect(notes.locator("#place")).to_contain_text("2 / ")
    coming = notes.locator("#coming").inner_text()
    notes.get_by_role("button", name="Next").click()
    at(page, 3)
    expect(notes.locator("#title")).to_have_text(coming)
    assert message(page).replace("\N{NO-BREAK SPACE}", " ") == coming.replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_a_phone_follows_and_steps(visit: Visit, address: str, window: Window) -> None:
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
    phone.get_by_role("button", name="Berikut").click()
    at(page, 2)
    expect(phone.locator("#place")).to_contain_text("2 / ")


def test_a_room_that_is_not_there_is_said(window: Window, address: str) -> None:
    page = window()
    page.goto(f"{address}/catatan?room={'0' * 32}&lang=en")
    expect(page.locator("h1")).to_contain_text("has not begun, or is over")


@pytest.mark.parametrize(
    ("area", "language"), [(REGION, "id"), (REGION, "en"), (KECAMATAN, "id"), (KECAMATAN, "en")]
)
def test_every_slide_fits_the_projector(
    visit: Visit, address: str, area: str, language: str
) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    for number, step in enumerate(every(area)):
        page = visit(address + present(step, language), **PROJECTOR)
        expect(page.locator("h1.message")).to_have_count(1)
        page.screenshot(path=ARTEFACTS / f"meeting-{language}-{area}-{number:02}-{step.slide}.png")
        assert page.evaluate(OVERFLOW) == [], step
        page.context.close()


def test_the_longest_names_fit_too(visit: Visit, own_store: Path, servers: ExitStack) -> None:
    for database in own_store.glob("generations/*/*.duckdb"):
        with duckdb.connect(str(database)) as connection:
            connection.execute(f"update area set name = '{LONGEST}' where level <> 'kabupaten'")
    url = servers.enter_context(server(own_store))
    for step in [*every(REGION), *every(KECAMATAN)]:
        page = visit(url + present(step), **PROJECTOR)
        assert page.evaluate(OVERFLOW) == [], step
        page.context.close()


def test_a_slide_that_grows_is_fitted_again(visit: Visit, address: str) -> None:
    page = visit(address + present(Step("terlewat", REGION)), **PROJECTOR)
    piece = page.locator(".presented-piece")
    rows = piece.locator(f":is({FITTED})")
    seen, all_rows = rows.filter(visible=True).count(), rows.count()
    rows.first.evaluate("row => { for (let n = 0; n < 20; n += 1) row.after(row.cloneNode(true)) }")
    assert page.evaluate(OVERFLOW) == []
    left = all_rows + 20 - rows.filter(visible=True).count()
    expect(piece.locator(".more")).to_have_text(re.compile(rf"\b{left}\b"))
    # Room comes back, and with it what was left out.
    rows.evaluate_all("rows => rows.slice(1, 21).forEach(row => row.remove())")
    assert rows.filter(visible=True).count() == seen


@pytest.mark.parametrize("awaited", ["**/fit.js", "**/*.woff2"], ids=["script", "letters"])
def test_no_slide_is_shown_before_it_is_fitted(window: Window, address: str, awaited: str) -> None:
    page = window(viewport=PROJECTOR)
    held: list[Route] = []
    is_held = True
    page.route(awaited, lambda route: held.append(route) if is_held else route.continue_())
    with page.expect_request(awaited):
        page.goto(f"{address}/sajian?agenda=terlewat@{REGION}", wait_until="commit")
    slide = page.frame_locator("iframe")
    expect(slide.locator(".presented-piece")).to_have_count(1)
    ended = '[data-testid="stApp"][data-test-script-state="notRunning"]'
    expect(slide.locator(ended)).to_have_count(1)
    # Between two looks at the server, the window has looked at the slide many times.
    for _look in range(2):
        page.wait_for_event(
            "request",
            lambda asked: asked.url.endswith("/_stcore/health") and asked.frame == page.main_frame,
        )
    assert page.locator("iframe.shown").count() == 0
    is_held = False
    for route in held:
        route.continue_()
    shown(page)
    expect(slide.locator(".presented-piece")).to_have_attribute("data-fitted", "")


def test_the_smallest_words_can_be_read_from_afar(visit: Visit, address: str) -> None:
    """22 px at 1280 x 720, and the message 40."""
    for step in (Step("jawaban", REGION), Step("wilayah", REGION), Step("program", REGION)):
        page = visit(address + present(step), **PROJECTOR)
        sizes = page.evaluate("""() => [...document.querySelectorAll('.st-key-presented *')]
          .filter(part => part.checkVisibility() && !part.closest('.visually-hidden')
            && [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
          .map(part => 1.8 * parseFloat(getComputedStyle(part).fontSize))""")
        assert min(sizes) >= 21.5, step
        assert max(sizes) >= 40, step
        page.context.close()


@pytest.mark.parametrize("dark", [False, True])
def test_everybody_can_use_the_agenda(visit: Visit, address: str, dark: bool) -> None:
    page = visit(address + "/rapat", dark=dark)
    for piece in (".answer", ".st-key-step-1", ".st-key-agenda-add"):
        found = Axe().run(page, context=piece)
        assert found.violations_count == 0, found.generate_report()


def test_everybody_can_use_a_slide(visit: Visit, address: str) -> None:
    slide = visit(address + present(Step("wilayah", REGION)), **PROJECTOR)
    found = Axe().run(slide, context=".st-key-presented")
    assert found.violations_count == 0, found.generate_report()


def test_everybody_can_use_the_windows(window: Window, address: str) -> None:
    page = window(viewport=PROJECTOR, bypass_csp=True)  # axe is a script
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
    page.locator(".st-key-step-0-down").get_by_role("button").click()
    page.wait_for_url(re.compile(r"agenda=resmi(@|%40)35\.19(,|%2C)peta"))
    expect(page.locator(".agenda-name")).to_have_text(["Angka resmi sejak 2015", "Peta"])
    settled(page)
    page.locator(".st-key-step-1-out").get_by_role("button").click()
    expect(page.locator(".agenda-name")).to_have_text(["Angka resmi sejak 2015"])
    settled(page)
    page.get_by_role("button", name="Tambahkan").click()
    expect(page.locator(".agenda-name")).to_have_count(13)


def test_a_phone_never_scrolls_the_agenda_sideways(visit: Visit, address: str) -> None:
    page = visit(address + "/rapat", width=390, height=844)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
