"""The map in a real browser, turn about with Plotly's choropleth of the same areas."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import cos, pi, sin
from pathlib import Path
from random import Random
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.cases import Result
from benchmarks.serving import served
from data.boundaries.geojson import boundaries
from data.settings import settings
from tests.browser.chromium import FLAGS, chromium

MAP = "benchmarks/map_app.py"
TIMES = 5
CHANGES = 9
PROVINCE = 8_494  # desa and kelurahan of Jawa Timur
CORNERS = 40  # of each, as in boundaries simplified to 50 m

# Watches, frame by frame, what some of the areas look like; a moment counts when the frame after it
# is painted. Looking at thousands in every frame would be the slower part.
WATCH = """
window.look = () => {
  const host = document.querySelector('[data-testid="stBidiComponentIsolated"]')
  const drawn = host?.shadowRoot
    ? host.shadowRoot.querySelector('.areas g')
    : document.querySelector('.choroplethlayer path')?.parentNode
  const found = drawn?.children ?? []
  const step = Math.ceil(found.length / 100)
  let seen = ''
  for (let place = 0; place < found.length; place += step)
    seen += `${found[place].getAttribute('class')} ${found[place].getAttribute('fill')};`
  return seen
}
window.next = (before, started) => new Promise(done => {
  const turn = () => {
    const now = window.look()
    if (!now || now === before) requestAnimationFrame(turn)
    else requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)))
  }
  turn()
})
window.first = window.next('', 0)
"""
CHANGE = """
async () => {
  const before = window.look()
  const button = [...document.querySelectorAll('button')].find(b => b.textContent === 'Next')
  const started = performance.now()
  button.click()
  return await window.next(before, started)
}
"""


@dataclass(frozen=True)
class Seen:
    """One visit: milliseconds to the first paint and to each change, and bytes of each change."""

    first: float
    changes: list[float]
    bytes: list[int]
    hosts: set[str]


def maps(store: Path, work: Path) -> Iterator[Result]:
    """First paint, a change of measure, and thousands of areas."""
    region = work / "region.geojson"
    region.write_text(boundaries(store, settings().region).text, encoding="utf-8")
    province = work / "province.geojson"
    province.write_text(json.dumps(made_up(PROVINCE)), encoding="utf-8")
    with browsing() as browser:
        ours, plotly = compared(browser, region)
        with served(MAP, BOUNDARIES=province) as server:
            visit(browser, server.address, "ours", changes=0)
            many = visit(browser, server.address, "ours")
    first, theirs = median(seen.first for seen in ours), median(seen.first for seen in plotly)
    ratio = first / theirs
    yield Result(
        "Map, first paint against Plotly's",
        f"{ratio:.2f} times ({first / 1000:.2f} s / {theirs / 1000:.2f} s)",
        "at most 0.6 times",
        ratio <= 0.6,
    )
    size = max(max(seen.bytes) for seen in ours) / 1000
    yield Result("Map, bytes of a change of measure", f"{size:.1f} kB", "at most 25 kB", size <= 25)
    change = median(each for seen in ours for each in seen.changes) / 1000
    yield Result(
        "Map, a change of measure painted", f"{change:.2f} s", "at most 0.3 s", change <= 0.3
    )
    first, change = many.first / 1000, median(many.changes) / 1000
    yield Result(
        f"Map of {PROVINCE:,} areas, first paint", f"{first:.2f} s", "under 4 s", first < 4
    )
    yield Result(
        f"Map of {PROVINCE:,} areas, a change painted",
        f"{change:.2f} s",
        "under 0.8 s",
        change < 0.8,
    )


def compared(
    browser: Browser, path: Path, times: int = TIMES, changes: int = CHANGES
) -> tuple[list[Seen], list[Seen]]:
    """Visits to our map and to Plotly's, turn about in one browser, each with nothing cached."""
    ours: list[Seen] = []
    plotly: list[Seen] = []
    with served(MAP, BOUNDARIES=path) as server:
        address = server.address
        visit(browser, address, "ours", changes=0)  # the server has loaded its modules for both
        visit(browser, address, "plotly", changes=0)
        for _turn in range(times):
            ours.append(visit(browser, address, "ours", changes))
            plotly.append(visit(browser, address, "plotly", changes=1))
    return ours, plotly


def visit(browser: Browser, address: str, kind: str, changes: int = CHANGES) -> Seen:
    """Open the map of a kind in a window of its own, and change its measure some times."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    received: list[int] = []
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda data: received.append(len(data))),
    )
    page.add_init_script(WATCH)
    page.goto(f"{address}/?kind={kind}")
    first = page.evaluate("window.first")
    _rest(page)
    seen = Seen(first, [], [], hosts)
    for _change in range(changes):
        received.clear()
        seen.changes.append(page.evaluate(CHANGE))
        _rest(page)
        seen.bytes.append(sum(received))
    context.close()
    return seen


def _rest(page: Page) -> None:
    """Until the script has ended and its last message is here."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    page.wait_for_timeout(300)


@contextmanager
def browsing() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield browser
        browser.close()


def made_up(count: int) -> dict[str, object]:
    """A patchwork of so many areas with ragged borders, as GeoJSON: the size of a province."""
    random = Random(1)
    across = round(count**0.5) + 1
    features = []
    for number in range(count):
        east, south = number % across, number // across
        corners = []
        for corner in range(CORNERS):
            turn = 2 * pi * corner / CORNERS
            radius = 0.018 * (0.85 + 0.15 * random.random())
            corners.append(
                [
                    round(111 + east * 0.035 + radius * cos(turn), 5),
                    round(-7 - south * 0.03 + radius * sin(turn), 5),
                ]
            )
        features.append(
            {
                "type": "Feature",
                "properties": {"area_code": f"35.{number:06}"},
                "geometry": {"type": "Polygon", "coordinates": [[*corners, corners[0]]]},
            }
        )
    return {"type": "FeatureCollection", "features": features}
