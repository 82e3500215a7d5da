"""A first visit to Ringkasan, turn about with a bare page of Streamlit, browser and cache cold."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from playwright.sync_api import ViewportSize, sync_playwright

from benchmarks.cases import Result
from benchmarks.serving import served
from tests.browser.chromium import FLAGS, chromium

TIMES: Final = 5
LAPTOP: Final[ViewportSize] = {"width": 1366, "height": 768}
PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
MEGABIT: Final = 125_000  # bytes a second
SLOWER: Final = 3  # a phone's processor
MOST_BYTES: Final = 2_500_000
QUIET: Final = 1_000  # ms after the last chart, in which what still comes is counted too
# When the first number and the last chart are seen, in ms since the visit began, and how far things
# jumped. A moment counts in the frame after it.
WATCH: Final = """
(() => {
  const NUMBER = '[data-testid="stMetricValue"], .hero-sentence strong, .figure-number'
  const seen = window.seen = {number: 0, chart: 0, shift: 0}
  new PerformanceObserver(list => {
    for (const each of list.getEntries()) if (!each.hadRecentInput) seen.shift += each.value
  }).observe({type: "layout-shift", buffered: true})
  const isSeen = part => part.getClientRects().length
    && getComputedStyle(part).visibility === "visible"
  const isDrawn = () => {
    const charts = [...document.querySelectorAll(".stPlotlyChart")]
    const app = document.querySelector('[data-testid="stApp"]')
    return app?.dataset.testScriptState === "notRunning" && !document.getElementById("first-paint")
      && !document.querySelector('[data-testid="stSkeleton"]')
      && document.querySelector("footer.footer, .stPlotlyChart .main-svg")
      && charts.every(chart => chart.querySelector(".main-svg"))
  }
  const turn = () => {
    if (!seen.number && [...document.querySelectorAll(NUMBER)].some(isSeen))
      seen.number = performance.now()
    if (seen.number && isDrawn()) seen.chart = performance.now()
    else requestAnimationFrame(turn)
  }
  requestAnimationFrame(turn)
})()
"""


@dataclass(frozen=True)
class Visit:
    """Milliseconds to the first number and the last chart, bytes over the wire, layout shift."""

    number: float
    chart: float
    bytes: int
    shift: float


def first_visits(store: Path) -> Iterator[Result]:
    """Against a bare page on a laptop, then alone on a phone."""
    with (
        served("dashboard.py", DATA_STORE=store) as our_server,
        served("benchmarks/bare_app.py") as bare_server,
    ):
        ours, bare = our_server.address, bare_server.address
        for address in (ours, bare):
            visit(address)  # the servers load what they need
        pairs = [(visit(ours), visit(bare)) for _each in range(TIMES)]
        phone = [visit(ours, is_phone=True) for _each in range(TIMES)]
    for what, goal in (("number", 0.5), ("chart", 0.8)):
        mine, theirs = (median(getattr(each[i], what) for each in pairs) for i in (0, 1))
        ratio = mine / theirs
        yield Result(
            f"First visit to Ringkasan, {'first number' if what == 'number' else 'last chart'}",
            f"{ratio:.2f} times a bare page's ({mine / 1000:.2f} s / {theirs / 1000:.2f} s)",
            f"at most {goal} times",
            ratio <= goal,
        )
    most = max(each.bytes for each, _other in pairs)
    theirs = max(other.bytes for _each, other in pairs)
    yield Result(
        "First visit to Ringkasan, bytes",
        f"{most / 1e6:.2f} MB (bare page {theirs / 1e6:.2f})",
        f"at most {MOST_BYTES / 1e6:.1f} MB",
        most <= MOST_BYTES,
    )
    shift = max(each.shift for each in (*phone, *(mine for mine, _other in pairs)))
    yield Result("First visit to Ringkasan, layout shift", f"{shift:.3f}", "< 0.05", shift < 0.05)
    number = median(each.number for each in phone) / 1000
    chart = median(each.chart for each in phone) / 1000
    yield Result(
        "First number on a phone, 4 Mbit/s",
        f"{number:.2f} s (all of it {chart:.1f} s)",
        "under 2.5 s",
        number < 2.5,
    )


def visit(address: str, *, is_phone: bool = False) -> Visit:
    """Open a page in a browser that was never started before."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        # Waiting evaluates text, which the dashboard's policy forbids a page.
        page = browser.new_page(viewport=PHONE if is_phone else LAPTOP, bypass_csp=True)
        page.add_init_script(WATCH)
        session = page.context.new_cdp_session(page)
        received: list[int] = []

        def finished(event: dict[str, Any]) -> None:
            received.append(int(event["encodedDataLength"]))

        def heard(event: dict[str, Any]) -> None:
            received.append(len(event["response"]["payloadData"]) * 3 // 4)  # base64

        session.on("Network.loadingFinished", finished)
        session.on("Network.webSocketFrameReceived", heard)
        session.send("Network.enable")
        if is_phone:
            speed = {"downloadThroughput": 4 * MEGABIT, "uploadThroughput": MEGABIT, "latency": 50}
            session.send("Network.emulateNetworkConditions", {"offline": False, **speed})
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address, wait_until="commit")
        page.wait_for_function("window.seen?.chart", timeout=120_000)
        page.wait_for_timeout(QUIET)
        seen = page.evaluate("window.seen")
        browser.close()
    return Visit(seen["number"], seen["chart"], sum(received), seen["shift"])
