"""One piece of a page for a hall: the same message as on the page and on the slide, alone."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.area_code import level_of
from data.generation import generations
from data.generation.generations import Generation
from data.settings import Edition, Settings
from language import numbers, text
from language.numbers import NBSP
from language.text import LOCALES, Language, _
from pages.meeting import agenda, exhibits
from tests.own_computer import HERE, opened_with
from tests.pages.reading import (
    AGENDA,
    COVERAGE,
    INTEGRITY,
    MAP,
    OUTLOOK,
    PEERS,
    PRIORITY,
    SLICE,
    SUMMARY,
    TREND,
    VILLAGE,
    Reader,
)
from tests.samples import publish_clone
from ui import fetch, states
from ui.asking import Asking
from ui.exhibit import Exhibit
from ui.kept import forget
from ui.paper import slide
from ui.words import sources

PAGES = {
    "": SUMMARY,
    "tren": TREND,
    "prospek": OUTLOOK,
    "peta": MAP,
    "desa": VILLAGE,
    "cakupan": COVERAGE,
    "prioritas": PRIORITY,
    "ketepatan": INTEGRITY,
}
KECAMATAN = "35.19.06"
PIECES = [
    *((SUMMARY, piece) for piece in ("answer", "p0_pct", "scenario_change_pp")),
    *((SUMMARY, piece) for piece in ("persons_to_leave", "poverty_rate_pct", "change_pp")),
    *((OUTLOOK, piece) for piece in ("answer", "p0_pct", "persons_to_leave")),
    *(
        (TREND, piece)
        for piece in ("answer", "change_pp", "poverty_rate_pct", "poverty_rate_pct-table")
    ),
    *((TREND, piece) for piece in ("p0_pct", "p1-table")),
    *((MAP, piece) for piece in ("answer", "map", "poverty_rate_pct-table")),
    *((VILLAGE, piece) for piece in ("answer", "poverty_rate_pct", "count", "province_class")),
    *((VILLAGE, piece) for piece in ("share_pct", "missed", "families_none")),
    *((PEERS, piece) for piece in ("answer", "official_gap_pp", "gap_change_pp")),
    *((PRIORITY, piece) for piece in ("answer", "map", "priority", "families_none-table")),
    *((COVERAGE, piece) for piece in ("answer", "families_none", "families_protection_only")),
    *((COVERAGE, piece) for piece in ("families_decile12", "coverage_pct", "map", "missed")),
    *((COVERAGE, piece) for piece in ("unreached_pct-table", "unreached_pct")),
    *((COVERAGE, piece) for piece in ("concentration_index-table",)),
    *((INTEGRITY, piece) for piece in ("answer", "findings", "rilis-findings")),
    *((INTEGRITY, piece) for piece in ("wilayah-findings", "program-findings", "families")),
    *((SLICE, piece) for piece in ("answer", "count")),
]


def messages(app: AppTest) -> list[str]:
    """What stands on the stage in words: of a picture what is said in its place."""
    stage = "".join(words_of(app))
    found = re.findall(r'<img [^>]*alt="(.*?)">', stage) or re.findall(r"^<h1>(.*?)</h1>", stage)
    return [unescape(each).replace(NBSP, " ") for each in found]


def words_of(app: AppTest) -> list[str]:
    """The HTML of the presented slide."""
    said = [str(getattr(part, "body", "")) for part in app.get("html")]
    return [each for each in said if "data:image/svg+xml" in each and "<img src" in each[:9]] or [
        each for each in said if each.startswith("<h1>")
    ]


def asker(store: Path) -> Callable[..., pd.DataFrame]:
    current = generations.current(store)
    return lambda name, **values: generations.read(current, "public", name, values)


@pytest.mark.parametrize(("page", "piece"), PIECES)
def test_exactly_one_piece_is_drawn(reader: Reader, page: str, piece: str) -> None:
    app = reader(page, {"present": piece, **({"area": KECAMATAN} if page == VILLAGE else {})})
    assert len(messages(app)) == 1
    assert messages(app) != [states.absent()]
    assert not app.get("plotly_chart") and not app.get("download_button")


@pytest.mark.parametrize(("page", "is_of_bps"), [(PEERS, True), (MAP, False), (COVERAGE, False)])
def test_an_answer_names_the_source_of_what_the_page_shows(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, page: str, is_of_bps: bool
) -> None:
    shown: list[Exhibit] = []
    draw = slide.slide
    monkeypatch.setattr(
        slide, "slide", lambda exhibit, *rest: shown.append(exhibit) or draw(exhibit, *rest)
    )
    reader(page, {"present": "answer"})
    (answer,) = shown
    assert answer.source and sources.is_of_registry(answer.source) is not is_of_bps


@pytest.mark.parametrize(("area", "language"), [("35.19", "id"), (KECAMATAN, "en")])
def test_the_slide_says_what_the_page_says(
    reader: Reader, published: Path, area: str, language: Language
) -> None:
    ask = asker(published)
    release = str(ask("release_by_cutoff")["release"].iloc[-1])
    for step in agenda.ready(ask("area_by_level"), area):
        text.use(language)
        numbers.protect(4, 5)  # as whoever makes the slides does
        exhibit = exhibits.of_step(step, Asking(ask, "35.19", "35", "35.19", release))
        said = slide.words(exhibit).replace(NBSP, " ")
        numbers.protect(0)
        view = agenda.KINDS[step.slide].views[level_of(area)]
        state = {"area": area} if view.with_area else {}
        app = reader(
            PAGES[view.page], {"present": view.piece, "lang": language, **state}, published
        )
        assert messages(app) == [said], step


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_piece_that_is_not_there_is_said_calmly(reader: Reader, language: Language) -> None:
    app = reader(TREND, {"present": "wishes", "lang": language})
    expected = _("Bagian ini tidak ada pada data yang terbit.", locale=LOCALES[language])
    assert messages(app) == [expected]


def test_the_controls_take_their_state_from_the_address(reader: Reader) -> None:
    app = reader(COVERAGE, {"present": "families_none", "area": KECAMATAN})
    assert "hampir 0" in messages(app)[0]  # of a kecamatan, whose counts are few


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, published: Path) -> list[str]:
    """The editions that are read, in an office that looks at its internal one."""
    found: list[str] = []

    def watch(generation: Generation, edition: Edition, *rest: Any) -> pd.DataFrame:
        found.append(edition)
        return read(generation, edition, *rest)

    read = fetch.generations.read
    private = Settings(edition="internal", store=published)
    monkeypatch.setattr(fetch.generations, "read", watch)
    monkeypatch.setattr(fetch, "settings", lambda: private)
    monkeypatch.setattr(fetch.st, "get_option", {"server.address": "127.0.0.1"}.get)
    opened_with(monkeypatch, HERE)
    forget()  # what is kept is not read again
    return found


def test_an_official_sees_the_internal_edition_on_a_page(reader: Reader, asked: list[str]) -> None:
    reader(SUMMARY)
    assert set(asked) == {"internal"}


@pytest.mark.parametrize(
    ("page", "address"),
    [(SUMMARY, {"present": "answer"}), (MAP, {"present": "map"}), (AGENDA, {})],
)
def test_only_the_public_edition_is_ever_presented(
    reader: Reader, asked: list[str], page: str, address: dict[str, str]
) -> None:
    app = reader(page, address)
    asked.clear()  # it has passed the summary on its way
    forget()
    app.run()
    assert set(asked) == {"public"}


def test_a_meeting_keeps_the_generation_with_which_it_began(
    reader: Reader, own_store: Path
) -> None:
    begun = generations.current_id(own_store)
    publish_clone(own_store)
    app = reader(SUMMARY, {"present": "answer", "generation": begun}, store=own_store)
    assert app.session_state[fetch.PINNED].id == begun
    app = reader(SUMMARY, {"present": "answer", "generation": "../../etc"}, store=own_store)
    assert app.session_state[fetch.PINNED].id == generations.current_id(own_store) != begun
