"""The map in a real browser: what it asks for, how it is moved, and who can use it."""

import json
import re
from contextlib import ExitStack
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from benchmarks.maps import MAP, made_up
from benchmarks.serving import served
from data.boundaries.geojson import schematic_boundaries
from tests.browser.conftest import Visit, settled

REGION = "35.19"
ANSWERS = {
    "Perkiraan penduduk miskin": "Tertinggi di",
    "Perkiraan angka kemiskinan": "seluruhnya di ",
}

# What the button of the play says, from now on: it says some of it for two seconds only.
LABELS = """button => {
  const labels = []
  const note = () => labels.push(button.textContent)
  new MutationObserver(note).observe(button, { childList: true })
  return labels
}"""


# What lies over what on the screen: the areas under the name of a kecamatan, by its words.
UNDER_NAMES = """svg => [...svg.querySelectorAll(".name")]
  .filter(name => name.style.display !== "none")
  .map(name => {
    const { left, top, width, height } = name.getBoundingClientRect()
    const parts = [0, .25, .5, .75, 1]
    const under = parts.flatMap(x => parts.flatMap(y => svg.getRootNode()
      .elementsFromPoint(left + x * width, top + y * height)
      .filter(each => each.getAttribute("role") === "option")
      .map(each => each.getAttribute("aria-label"))))
    return [name.textContent, under, getComputedStyle(name).fontSize, svg.getScreenCTM().a]
  })"""

# What stands beside the map, and how far it reaches over the drawing of the land.
OVER_THE_LAND = """body => {
  const land = [...body.querySelectorAll(".stage")].map(stage => stage.getBoundingClientRect())
  const shown = ".head, .legend, .tools, .side, .source, button, input, .note"
  return [...body.querySelectorAll(shown)].filter(each => {
    const { left, right, top, bottom } = each.getBoundingClientRect()
    return land.some(l =>
      Math.min(right, l.right) - Math.max(left, l.left) > 1 &&
      Math.min(bottom, l.bottom) - Math.max(top, l.top) > 1)
  }).map(each => each.className || each.textContent)
}"""


def areas(page: Page) -> Locator:
    return page.locator("svg.areas").first


def paths(page: Page) -> Locator:
    return areas(page).locator('[role="option"]')


def drawn(page: Page, count: int = 206) -> Page:
    expect(paths(page)).to_have_count(count)
    settled(page)
    return page


def box(page: Page) -> str:
    return str(areas(page).get_attribute("viewBox"))


def classes(page: Page) -> list[str]:
    return paths(page).evaluate_all("each => each.map(path => path.getAttribute('class'))")


def choose_measure(page: Page, name: str) -> None:
    page.locator(".st-key-measure").get_by_role("combobox").click()
    page.get_by_role("option", name=name, exact=True).click()
    expect(page.locator(".panel-title").first).to_have_text(name)
    settled(page)


def messages(page: Page) -> list[int]:
    """The sizes of what the server says to the page from its next loading on."""
    received: list[int] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda data: received.append(len(data))),
    )
    return received


@pytest.fixture
def peta(visit: Visit, address: str) -> Page:
    return drawn(visit(address + "/peta"))


def test_shapes_come_once_by_an_address_that_browsers_keep(visit: Visit, address: str) -> None:
    page = visit(address + "/metode")
    asked = []
    page.on("response", lambda answer: asked.append(answer) if "/map/" in answer.url else None)
    page.locator("nav.menu").get_by_text("Wilayah").click()
    drawn(page)
    shapes = [answer for answer in asked if "/map/shapes-" in answer.url]
    assert len(shapes) == 1
    assert "immutable" in shapes[0].headers["cache-control"]
    assert shapes[0].headers["content-encoding"] == "gzip"
    assert len(shapes[0].body()) < 200_000
    asked.clear()
    choose_measure(page, "Keluarga")
    expect(page.locator(".answer")).to_contain_text("Tertinggi di")
    page.get_by_text("Kecamatan", exact=True).first.click()
    drawn(page, 15)
    assert asked == []


def test_a_shape_that_is_not_there_is_not_found(peta: Page, address: str) -> None:
    for path in ("/map/shapes-000000000000.json", "/map/000000000000/map.js"):
        assert peta.request.get(address + path).status in (400, 404)


def test_zoom_stays_when_the_measure_or_the_release_changes(peta: Page) -> None:
    whole, before = box(peta), classes(peta)
    peta.get_by_role("button", name="Perbesar peta").click()
    near = box(peta)
    assert near != whole
    choose_measure(peta, "Warga di desil 1, menurut registri")
    expect(peta.locator(".answer")).to_contain_text("Tertinggi di")
    assert classes(peta) != before
    assert box(peta) == near
    peta.get_by_role("button", name="Tampilkan seluruh peta").click()
    assert box(peta) == whole


def test_the_wheel_zooms_at_the_pointer_and_the_hand_pans(peta: Page) -> None:
    whole = box(peta)
    areas(peta).hover(position={"x": 200, "y": 150})
    peta.mouse.wheel(0, -300)
    expect(areas(peta)).not_to_have_attribute("viewBox", whole)
    near = [float(part) for part in box(peta).split()]
    assert near[2] < 9_000
    peta.mouse.down()
    peta.mouse.move(*_middle(areas(peta)), steps=4)
    peta.mouse.up()
    expect(areas(peta)).not_to_have_class(re.compile("dragged"))
    moved = [float(part) for part in box(peta).split()]
    assert moved[:2] != near[:2] and moved[2:] == near[2:]
    assert "area=" not in peta.url  # a drag chooses nothing


def _middle(shown: Locator) -> tuple[float, float]:
    found = shown.bounding_box()
    assert found is not None
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2


def test_a_click_chooses_and_a_second_opens_the_profile(peta: Page) -> None:
    middle = areas(peta).locator("#area-0-100")
    name = str(middle.get_attribute("aria-label")).split(",")[0]
    middle.click()
    peta.wait_for_url(re.compile(r"area=35\.19\.\d\d\.\d{4}"))
    card = peta.locator(".card")
    expect(card).to_contain_text(name)
    link = card.get_by_role("link")
    expect(link).to_have_attribute("href", re.compile(r"/desa\?area=35\.19\.\d\d\.\d{4}$"))
    expect(peta.locator('.ranked [aria-selected="true"]')).to_contain_text(name)
    settled(peta)
    middle.click()
    peta.wait_for_url(re.compile(r"/desa\?area="))


def test_the_list_chooses_on_the_map_too(peta: Page) -> None:
    row = peta.locator(".ranked li").nth(3)
    row.click()
    peta.wait_for_url(re.compile("area="))
    settled(peta)
    name = row.locator("span").nth(1).evaluate("e => e.firstChild.textContent")
    expect(areas(peta).locator('[aria-selected="true"]')).to_have_attribute(
        "aria-label", re.compile(f"^{re.escape(name)}, ")
    )
    expect(areas(peta).locator(".ring.selected")).to_have_attribute("d", re.compile("^M"))


def test_the_keyboard_alone_reaches_every_area(peta: Page) -> None:
    peta.get_by_role("button", name="Perbesar peta").focus()
    peta.keyboard.press("Shift+Tab")
    assert areas(peta).evaluate("e => e.matches(':focus-visible')")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        peta.keyboard.press(key)
    active = str(areas(peta).get_attribute("aria-activedescendant"))
    name = str(peta.locator(f"#{active}").get_attribute("aria-label"))
    expect(peta.locator(".card-title")).to_have_text(name.split(",")[0])
    peta.keyboard.press("Enter")
    peta.wait_for_url(re.compile("area="))
    expect(peta.locator(".card-title")).to_have_text(name.split(",")[0])
    settled(peta)
    before = box(peta)
    peta.keyboard.press("+")
    assert box(peta) != before
    peta.keyboard.press("0")
    assert box(peta) == before
    peta.keyboard.press("Enter")
    peta.wait_for_url(re.compile(r"/desa\?area="))


def test_the_map_is_one_stop_of_the_keyboard(peta: Page) -> None:
    assert peta.locator(".map [tabindex]").count() == 2  # the map and its list


def test_a_link_shows_the_chosen_area(visit: Visit, address: str) -> None:
    page = drawn(visit(address + "/peta?area=35.19.01.2001&release=2026-2"))
    expect(page.locator(".card-title")).to_have_text("Tambakmas")
    expect(page.locator(".play output")).to_have_text("DTSEN 2026-2")


def test_the_releases_play_without_asking_the_server(peta: Page) -> None:
    asked: list[str] = []
    peta.get_by_role("slider").focus()
    before = classes(peta)
    peta.keyboard.press("Home")  # as the hand comes to rest, the words are asked for
    peta.wait_for_url(re.compile("release=2026-2"))
    settled(peta)
    assert classes(peta) != before
    peta.on("request", lambda request: asked.append(request.url))
    button = peta.locator(".play button")
    labels = button.evaluate_handle(LABELS)
    button.click()
    expect(peta.locator(".play output")).to_have_text("DTSEN 2026-4")
    peta.wait_for_url(re.compile(r"/peta$"))
    expect(peta.get_by_role("button", name="Putar rilis")).to_be_visible()
    assert any("Jeda" in label for label in labels.json_value())
    settled(peta)
    assert classes(peta) == before
    assert not [url for url in asked if "/map/" in url]


def test_title_answer_list_and_source_follow_the_play(visit: Visit, address: str) -> None:
    page = drawn(visit(address + "/peta?measure=families"))
    parts = [
        page.locator(name) for name in (".answer", ".map .subtitle", ".ranked", ".map .source")
    ]
    newest = [part.inner_text() for part in parts]
    page.route("**/*", lambda route: route.abort())  # nothing more is asked for
    page.get_by_role("button", name="Putar rilis").click()
    expect(parts[1]).to_contain_text("DTSEN 2026-2")
    expect(parts[3]).to_contain_text("DTSEN 2026-2")
    first = [part.inner_text() for part in parts]
    assert all(one != other for one, other in zip(first[1:], newest[1:], strict=True))
    values = [int(each) for each in page.locator(".ranked .value").all_inner_texts()]
    assert values == sorted(values, reverse=True)
    assert str(values[0]) in first[0]
    expect(parts[1]).to_contain_text("DTSEN 2026-4")
    assert [part.inner_text() for part in parts] == newest


@pytest.mark.parametrize("size", [(1366, 768), (820, 1180), (390, 844)], ids=str)
@pytest.mark.parametrize("query", ["", "?beside=families", "?level=kecamatan"])
def test_nothing_covers_an_area_but_the_name_of_its_own(
    visit: Visit, address: str, size: tuple[int, int], query: str
) -> None:
    width, height = size
    count = 15 if "kecamatan" in query else 206
    page = drawn(visit(address + "/peta" + query, width=width, height=height), count)
    assert page.locator(".body").evaluate(OVER_THE_LAND) == []
    areas(page).scroll_into_view_if_needed()
    named = areas(page).evaluate(UNDER_NAMES)
    assert len(named) >= 3
    for name, under, size_of_type, scale in named:
        assert under
        assert {re.split(r", |Kec. ", label)[0 if count == 15 else 2] for label in under} == {name}
        assert float(size_of_type.removesuffix("px")) * scale >= 13.9
    for button in page.locator(".tools button").all():
        found = button.bounding_box()
        assert found and min(found["width"], found["height"]) >= 44


def test_the_map_ends_on_the_first_screen(visit: Visit, address: str) -> None:
    page = drawn(visit(address + "/peta", width=1366, height=900))
    before = ends_on_the_screen(page, 900)
    # Words above it that come late, or take a line more in another type.
    page.locator(".answer").first.evaluate("words => words.style.paddingBottom = '48px'")
    after = ends_on_the_screen(page, 900)
    assert 320 <= after < before


def ends_on_the_screen(page: Page, height: int) -> float:
    """The height of the map once it ends just above the rim of the screen."""
    stage = page.locator(".stage")
    page.wait_for_function(
        """([stage, height]) => {
          const left = height - stage.getBoundingClientRect().bottom
          return left >= 0 && left <= 32
        }""",
        arg=[stage.element_handle(), height],
    )
    found = stage.bounding_box()
    assert found is not None
    return found["height"]


def test_two_measures_share_zoom_and_choice(visit: Visit, address: str) -> None:
    page = drawn(visit(address + "/peta?beside=families"))
    both = page.locator("svg.areas")
    expect(both).to_have_count(2)
    page.get_by_role("button", name="Perbesar peta").click()
    boxes = both.evaluate_all("each => each.map(svg => svg.getAttribute('viewBox'))")
    assert boxes[0] == boxes[1]
    both.nth(1).locator("#area-1-50").click()
    expect(page.locator('svg.areas [aria-selected="true"]')).to_have_count(2)
    expect(page.locator(".card")).to_contain_text("Keluarga: ")


def test_the_legend_counts_what_is_drawn(peta: Page) -> None:
    counts = [int(each.strip("()")) for each in peta.locator(".legend .count").all_inner_texts()]
    assert sum(counts) == 206
    assert max(counts) == max(classes(peta).count(name) for name in set(classes(peta)))


def test_a_finger_chooses_and_the_page_still_scrolls(visit: Visit, address: str) -> None:
    page = drawn(visit(address + "/peta", width=390, height=844))
    assert areas(page).evaluate("e => e.style.touchAction") == "pan-y"
    width = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert width <= 390
    page.get_by_role("button", name="Perbesar peta").click()
    assert areas(page).evaluate("e => e.style.touchAction") == "none"


@pytest.mark.parametrize(
    "path", ["/peta", "/peta?beside=families&lang=en", "/peta?level=kecamatan"]
)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_serious_barrier(visit: Visit, address: str, path: str, dark: bool) -> None:
    page = drawn(visit(address + path, dark=dark), 15 if "kecamatan" in path else 206)
    page.locator(".ranked li").first.click()
    page.wait_for_url(re.compile("area="))
    expect(page.locator(".card a")).to_be_visible()
    settled(page)
    found = Axe().run(page, ".stBidiComponent").response["violations"]
    serious = [each for each in found if each["impact"] in ("serious", "critical")]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in serious] == []


def test_paper_shows_the_map_and_its_legend_and_no_buttons(peta: Page) -> None:
    peta.emulate_media(media="print")
    expect(areas(peta)).to_be_visible()
    expect(peta.locator(".legend")).to_be_visible()
    for hidden in (".zoom", ".play", ".ranked", ".card"):
        expect(peta.locator(hidden)).to_be_hidden()


def test_a_change_of_measure_crosses_the_wire_in_a_small_message(
    visit: Visit, address: str
) -> None:
    page = visit(address + "/metode")
    received = messages(page)
    page.goto(address + "/peta")
    drawn(page)
    for name in ANSWERS:
        received.clear()
        choose_measure(page, name)
        expect(page.locator(".answer")).to_contain_text(ANSWERS[name])
        assert 0 < sum(received) <= 30_000, sum(received)


def coloured(page: Page, turn: int) -> None:
    """Wait until the bench's map shows the measure of that turn, and its run has ended."""
    expect(page.locator("[data-drawn] .panel-title")).to_have_text(f"{turn}")
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def test_the_maps_of_the_bench_ask_no_other_host_and_ours_changes_in_a_small_message(
    visit: Visit, servers: ExitStack, tmp_path: Path
) -> None:
    path = tmp_path / "region.geojson"
    path.write_text(schematic_boundaries(REGION).text)
    address = servers.enter_context(served(MAP, BOUNDARIES=path)).address
    others = ".choroplethlayer path"
    visit(f"{address}/?kind=plotly", wait=lambda page: page.locator(others).first.wait_for())
    page = visit(f"{address}/?kind=ours", wait=lambda page: coloured(page, 0))
    received = messages(page)
    page.reload()
    coloured(page, 0)
    for turn in (1, 2):
        received.clear()
        page.get_by_role("button", name="Next").click()
        coloured(page, turn)
        assert 0 < sum(received) <= 30_000, sum(received)


def test_thousands_of_areas_are_drawn_and_recoloured(
    visit: Visit, servers: ExitStack, tmp_path: Path
) -> None:
    path = tmp_path / "many.geojson"
    path.write_text(json.dumps(made_up(2_000)))
    address = servers.enter_context(served(MAP, BOUNDARIES=path)).address
    page = visit(f"{address}/?kind=ours", wait=lambda page: coloured(page, 0))
    expect(paths(page)).to_have_count(2_000)
    for turn in (1, 2):
        before = classes(page)
        page.get_by_role("button", name="Next").click()
        coloured(page, turn)
        assert classes(page) != before
