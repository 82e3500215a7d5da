"""The band and the menu as HTML: where links lead, what is open, what is kept."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from language import text
from pages import menu
from ui.frame.band import Band, band_html, head_html, menu_html

BAND = Band(menu.groups(), "Kabupaten Madiun")


class Links(HTMLParser):
    """Every <a> of some HTML: its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, Any]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append(dict(attrs))


def links(html: str) -> list[dict[str, Any]]:
    return Links(html).found


def row(html: str, kind: str) -> str:
    """One <nav> of the menu, by its class; '' without one."""
    found = re.search(rf'<nav class="{kind}".*?</nav>', html, re.S)
    return found.group() if found else ""


def current(html: str) -> dict[str, str]:
    """What is marked as open: the value of aria-current by address."""
    return {each["href"]: each["aria-current"] for each in links(html) if "aria-current" in each}


def test_every_page_is_two_links_away_at_most() -> None:
    start = [each["href"] for each in links(row(menu_html(BAND), "menu"))]
    reached = set(start)
    for address in start:
        there = menu_html(replace(BAND, page=address.removeprefix("/")))
        reached |= {each["href"] for each in links(row(there, "menu pages"))}
    assert reached == {f"/{entry.address}" for entry in menu.entries()}


def test_an_address_once_given_out_stays() -> None:
    old = "tren peta desa pembanding cakupan ketepatan irisan metode rapat".split()
    assert {"", *old} <= {entry.address for entry in menu.entries()}


def test_a_phone_reaches_every_group() -> None:
    said = menu_html(BAND)
    addresses = {each["href"] for each in links(row(said, "bar")) if "data-language" not in each}
    assert addresses == {each["href"] for each in links(row(said, "menu"))}
    assert row(said, "bar").count("<li>") - row(said, "bar").count("data-language") == 7


@pytest.mark.parametrize("entry", menu.entries(), ids=lambda entry: entry.address)
def test_the_open_page_and_its_group_are_marked(entry: Any) -> None:
    said = menu_html(replace(BAND, page=entry.address))
    (group,) = [each for each in menu.groups() if each.holds(entry.address)]
    first, own = f"/{group.entries[0].address}", f"/{entry.address}"
    if len(group.entries) == 1:
        assert current(row(said, "menu")) == {first: "page"}
        assert not row(said, "menu pages")
    else:
        assert current(row(said, "menu")) == {first: "true"}
        assert current(row(said, "menu pages")) == {own: "page"}
        assert f'aria-label="{group.title}"' in row(said, "menu pages")


def test_links_keep_the_language_and_what_is_set_aside() -> None:
    text.use("en")
    state = {"compare": "35.19.01,35.19.02", "area": "35.19.09", "lang": "en"}
    band = replace(BAND, page="tren", state=state, folder="/kantor")
    groups = [each["href"] for each in links(row(menu_html(band), "menu"))]
    assert groups[1] == "/kantor/tren?compare=35.19.01,35.19.02&lang=en"
    assert all(each.endswith("?compare=35.19.01,35.19.02&lang=en") for each in groups)


def test_a_language_opens_the_same_page_in_the_same_state() -> None:
    band = replace(BAND, page="tren", state={"area": "35.19.09"})
    own, other = (each for each in links(head_html(band)) if "data-language" in each)
    assert own["href"] == "/tren?area=35.19.09&lang=id"
    assert own["aria-current"] == "true"
    assert other["href"] == "/tren?area=35.19.09&lang=en"
    assert "aria-current" not in other


def test_only_what_is_made_up_says_so() -> None:
    assert "sintetis" not in band_html(BAND)
    assert "buatan komputer" in head_html(replace(BAND, is_made_up=True))


def test_without_a_place_there_is_a_name() -> None:
    assert "Dasbor kemiskinan" in head_html(replace(BAND, place=""))


def test_the_arms_of_the_office_stand_in_the_band(tmp_path: Path) -> None:
    arms = tmp_path / "arms.PNG"
    arms.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert 'src="data:image/png;base64,iVBORw0KGgo="' in head_html(replace(BAND, arms=arms))
    assert 'src="data:image/svg+xml;base64,' in head_html(BAND)
