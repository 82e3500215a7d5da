"""An exhibit: what a speaker says of it is made when somebody asks, once, and goes with a copy."""

import copy
import pickle
from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from ui.exhibit import Exhibit, Rows

DATA = pd.DataFrame({"families": [3]})


def exhibit(speech: Callable[[], Sequence[str]] = tuple) -> Exhibit:
    return Exhibit("tasks", "Title", "", Rows((), ()), DATA, ("families",), "", speech=speech)


def test_notes_are_made_when_read_and_once() -> None:
    asked: list[str] = []

    def speech() -> list[str]:
        asked.append("once")
        return ["First.", "", "Second."]

    shown = exhibit(speech)
    assert not asked
    assert shown.notes == shown.notes == ("First.", "Second.")
    assert asked == ["once"]


def test_what_a_page_shows_is_made_when_asked_and_once() -> None:
    asked: list[str] = []

    def markup() -> Markup:
        asked.append("once")
        return Markup("<p>")

    shown = replace(exhibit(), markup=markup)
    assert not asked
    assert shown.html == shown.html == pickle.loads(pickle.dumps(shown)).html == "<p>"
    assert asked == ["once"] and exhibit().html is None


def test_a_copy_says_the_same_without_the_data() -> None:
    # A local function cannot be pickled, and neither can a way to ask the data.
    shown = exhibit(lambda: ["First."])
    for other in (pickle.loads(pickle.dumps(shown)), copy.copy(shown)):
        assert other.notes == ("First.",)
        assert (other.title, other.picture) == (shown.title, shown.picture)


def test_what_is_kept_of_one_exhibit_is_not_shown_for_another() -> None:
    shown = exhibit(lambda: ["First."])
    assert {shown: "kept"}.get(exhibit(lambda: ["First."])) is None
    assert {shown: "kept"}.get(shown) == "kept"
