"""Rows of columns: gaps say why they are gaps, and each row has a scale of its own."""

from typing import Any

import pandas as pd
import pytest

from language import text
from pages.integrity import history
from tests.ui.absent import share
from ui.exhibit import Panel, PanelBar, Panels
from ui.look.theme import Mode
from ui.screen import alt, panels


def frame(*rows: tuple[str, str, int | None, int]) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=["release", "finding_name", "findings", "checked"])
    shares = [share("findings_pct", found, checked) for *_keys, found, checked in rows]
    return made.assign(
        findings_pct=[each["findings_pct"] for each in shares],
        withheld=[each["withheld"] for each in shares],
    )


def drawn(data: pd.DataFrame, mode: Mode = "light", *, is_exact: bool = False) -> Any:
    words = history.described(data, is_exact=is_exact)
    return panels.figure(history.panels(data, is_exact=is_exact), words, mode)


def words(figure: Any) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_a_gap_is_of_too_few_or_of_nothing_checked():
    figure = drawn(frame(("2026-1", "A", 9, 29), ("2026-2", "A", None, 0), ("2026-3", "A", 9, 90)))
    (columns,) = figure.data
    assert words(figure) == ["terlalu sedikit", "tidak diperiksa", "A"]
    assert list(columns.text) == ["", "", "10,00"]


def test_a_release_that_a_kind_lacks_was_not_checked():
    figure = drawn(frame(("2026-1", "A", 9, 90), ("2026-1", "B", 9, 90), ("2026-2", "B", 9, 90)))
    assert words(figure) == ["tidak diperiksa", "A", "B"]


def test_every_kind_has_a_scale_of_its_own_from_zero():
    data = frame(("2026-1", "A", 1, 100), ("2026-1", "B", 50, 100))
    figure = drawn(data, "dark", is_exact=True)
    ranges = [figure.layout.yaxis.range, figure.layout.yaxis2.range]
    assert [low for low, _high in ranges] == [0, 0]
    assert ranges[0][1] < ranges[1][1]


@pytest.mark.parametrize(("is_exact", "said"), [(True, "0"), (False, "0–4")])
def test_a_zero_is_a_number_and_a_protected_one_is_some(protected: None, is_exact: bool, said: str):
    figure = drawn(frame(("2026-1", "A", 0, 100)), is_exact=is_exact)
    assert list(figure.data[0].text) == ["0"]
    assert f"A: {said} pada DTSEN 2026-1" in alt(figure)
    assert f"{said} dari 100 diperiksa" in figure.data[0].hovertext[0]
    assert figure.data[0].hovertext[0].startswith("<b>DTSEN 2026-1</b><br>")


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_gap_is_said_in_the_language_of_the_screen(language: Any):
    text.use(language)
    said = words(drawn(frame(("2026-1", "A", None, 0))))
    assert (said[0] == "tidak diperiksa") == (language == "id")


def test_names_are_words_and_not_html():
    figure = panels.figure(
        Panels((Panel("A <b>", (PanelBar("2026-1", 1.0, "1,00"),)),), "registry"), "x", "light"
    )
    assert words(figure) == ["A &lt;b&gt;"]


def test_nothing_yet():
    assert words(drawn(frame(), is_exact=True)) == ["belum ada data"]
