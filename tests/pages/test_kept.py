"""Whatever other readers have seen before: a page is as if it were the first to be made."""

import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.runtime.state.query_params_proxy import QueryParamsProxy
from streamlit.runtime.state.session_state_proxy import SessionStateProxy

from data.generation.generations import Generation
from data.settings import Edition, Settings
from tests.own_computer import HERE, opened_with
from tests.pages.reading import (
    COVERAGE,
    INTEGRITY,
    MAP,
    PRIORITY,
    SLICE,
    SUMMARY,
    TREND,
    VILLAGE,
    Reader,
    words,
)
from ui import fetch, kept, lists
from ui.asking import Asking
from ui.kept import forget

PAGES: Mapping[str, Mapping[str, str]] = {
    SUMMARY: {},
    TREND: {"bagian": "semua"},
    MAP: {},
    VILLAGE: {"area": "35.19.06", "bagian": "semua"},
    PRIORITY: {},
    COVERAGE: {"bagian": "semua"},
    INTEGRITY: {"bagian": "semua"},
    SLICE: {},
}
READERS: tuple[tuple[Edition, str], ...] = tuple(
    (edition, language) for edition in ("internal", "public") for language in ("id", "en")
)


@pytest.fixture
def look(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, published: Path
) -> Callable[[str, Edition, str], str]:
    """All that a page says and draws to a reader of an edition in a language."""
    monkeypatch.setattr(fetch.st, "get_option", {"server.address": "127.0.0.1"}.get)
    opened_with(monkeypatch, HERE)

    def said(page: str, edition: Edition, language: str) -> str:
        monkeypatch.setattr(fetch, "settings", lambda: Settings(edition=edition, store=published))
        app = reader(page, {**PAGES[page], "lang": language})
        drawn = [
            str(each.proto) for kind in ("plotly_chart", "bidi_component") for each in app.get(kind)
        ]
        return "\n".join([words(app), *drawn])

    return said


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_the_same_whoever_has_looked_before(
    look: Callable[[str, Edition, str], str], page: str
) -> None:
    alone = {}
    for each in READERS:
        forget()
        alone[each] = look(page, *each)
    assert len(set(alone.values())) == len(READERS)  # else nothing could be mistaken
    forget()
    for _turn in range(2):
        for each in READERS:
            assert look(page, *each) == alone[each]


def test_no_page_changes_an_answer_that_others_are_given(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[tuple[pd.DataFrame, bytes]] = []
    read = fetch.generations.read

    def watched(
        generation: Generation, edition: Edition, name: str, values: Mapping[str, Any]
    ) -> pd.DataFrame:
        answer = read(generation, edition, name, values)
        answers.append((answer, pickle.dumps(answer)))
        return answer

    monkeypatch.setattr(fetch.generations, "read", watched)
    forget()
    for page, address in PAGES.items():
        reader(page, address)
    assert len(answers) > 50
    for answer, before in answers:
        pd.testing.assert_frame_equal(answer, pickle.loads(before))


def test_what_is_kept_reads_no_session(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one reader chose, or may see, must not be in what others are shown."""
    makers: list[str] = []
    made = kept._made.__wrapped__

    def watched(make: Callable[..., Any], *args: Any, **named: Any) -> Any:
        makers.append(make.__name__)
        try:
            return made(make, *args, **named)
        finally:
            makers.pop()

    def outside(read: Callable[..., Any]) -> Callable[..., Any]:
        def checked(*args: Any, **named: Any) -> Any:
            assert makers == []
            return read(*args, **named)

        return checked

    for name in ("generation", "edition", "is_meeting"):
        monkeypatch.setattr(fetch, name, outside(getattr(fetch, name)))
    for proxy in (SessionStateProxy, QueryParamsProxy):
        for name in ("__getitem__", "__contains__", "get"):
            monkeypatch.setattr(proxy, name, outside(getattr(proxy, name)))
    monkeypatch.setattr(QueryParamsProxy, "to_dict", outside(QueryParamsProxy.to_dict))
    monkeypatch.setattr(kept, "_made", watched)
    for page, address in PAGES.items():
        reader(page, address)


def test_nothing_can_be_kept_under_the_way_a_session_asks() -> None:
    with pytest.raises(TypeError):
        lists.releases(fetch.fetch, pd.DataFrame({"release": []}))
    with pytest.raises(TypeError):
        lists.source(Asking(fetch.fetch, "35.19", "35", "35.19", "2026-4"))
