"""Findings by release as columns: gaps say why they are gaps."""

from typing import Any

import pandas as pd
import pytest

from ui import screen
from ui.screen.findings import finding_columns
from ui.words.shares import percent_of


def frame(*rows: tuple[str, str, int | None, int]) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=["release", "finding_name", "findings", "checked"])
    made["findings_pct"] = [percent_of(found, checked) for _release, _name, found, checked in rows]
    return made


def words(figure: Any) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_a_gap_is_of_too_few_or_of_nothing_checked():
    figure = finding_columns(
        frame(("2026-1", "A", 9, 29), ("2026-2", "A", None, 0), ("2026-3", "A", 9, 90)),
        "light",
        is_exact=False,
    )
    (columns,) = figure.data
    assert words(figure) == ["terlalu sedikit", "tidak diperiksa", "A"]
    assert list(columns.text) == ["", "", "10,00"]


def test_every_kind_has_a_scale_of_its_own_from_zero():
    figure = finding_columns(
        frame(("2026-1", "A", 1, 100), ("2026-1", "B", 50, 100)), "dark", is_exact=True
    )
    ranges = [figure.layout.yaxis.range, figure.layout.yaxis2.range]
    assert [low for low, _high in ranges] == [0, 0]
    assert ranges[0][1] < ranges[1][1]


@pytest.mark.parametrize(("is_exact", "said"), [(True, "0"), (False, "0–4")])
def test_a_zero_is_a_number_and_a_protected_one_is_some(protected: None, is_exact: bool, said: str):
    figure = finding_columns(frame(("2026-1", "A", 0, 100)), "light", is_exact=is_exact)
    assert list(figure.data[0].text) == ["0"]
    assert f"A: {said} pada DTSEN 2026-1" in screen.alt(figure)
    assert f"{said} dari 100 diperiksa" in figure.data[0].hovertext[0]


def test_nothing_yet():
    assert words(finding_columns(frame(), "light", is_exact=True)) == ["belum ada data"]
