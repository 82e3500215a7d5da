"""Ringkasan below the fold: how long it is, that small charts are drawn, and without Plotly."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

SCREEN = 768  # px
MOST = 2.5  # screens below the first
CALENDAR_END = """() => {
    const list = document.querySelector("ul.calendar").getBoundingClientRect();
    return list.bottom + document.querySelector("[data-testid=stMain]").scrollTop;
}"""


@pytest.mark.parametrize("language", ["id", "en"])
def test_below_the_fold_are_two_and_a_half_screens(
    visit: Visit, address: str, language: str
) -> None:
    page = visit(f"{address}/?lang={language}", width=1366, height=SCREEN)
    expect(page.locator("ul.calendar")).to_be_attached()
    assert page.evaluate(CALENDAR_END) <= (1 + MOST) * SCREEN


@pytest.mark.parametrize("width", [390, 1366])
def test_the_words_of_small_charts_stay_in_the_window(
    visit: Visit, address: str, width: int
) -> None:
    page = visit(address + "/", width=width, height=844)
    expect(page.locator(".multiples a")).to_have_count(15)
    drawn = page.locator(".plot img, .multiples img").evaluate_all(
        "all => all.every(each => each.complete && each.naturalWidth > 0)"
    )
    assert drawn
    for words in page.locator(".plot-end, .plot-label:visible, .multiple-words").all():
        box = words.bounding_box()
        assert box is not None
        assert box["x"] >= 0 and box["x"] + box["width"] <= width


def test_no_plotly_is_asked_for(visit: Visit, address: str) -> None:
    page = visit(address + "/")
    asked = page.evaluate("performance.getEntriesByType('resource').map(each => each.name)")
    assert asked and not [name for name in asked if "plotly" in name.lower()]
