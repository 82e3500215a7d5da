"""Findings by release as columns: gaps say why they are gaps."""

from typing import Any

import pandas as pd

from ui import charts
from ui.charts.findings import finding_columns


def frame(*rows: tuple[str, str, int | None, int | None]) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=["release", "finding_name", "findings", "checked"])
    made["findings_pct"] = [
        None if found is None or not checked else 100 * found / checked
        for _release, _name, found, checked in rows
    ]
    return made


def words(figure: Any) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_a_hidden_release_is_hatched_and_an_unchecked_one_is_empty():
    figure = finding_columns(
        frame(("2026-1", "A", None, 90), ("2026-2", "A", None, 0), ("2026-3", "A", 9, 90)), "light"
    )
    columns, hatched = figure.data
    assert list(hatched.x) == ["2026-1"]
    assert hatched.marker.pattern.shape == "/"
    assert words(figure) == ["disembunyikan", "tidak diperiksa", "A"]
    assert list(columns.text) == ["", "", "10,00"]


def test_every_kind_has_a_scale_of_its_own_from_zero():
    figure = finding_columns(frame(("2026-1", "A", 1, 100), ("2026-1", "B", 50, 100)), "dark")
    ranges = [figure.layout.yaxis.range, figure.layout.yaxis2.range]
    assert [low for low, _high in ranges] == [0, 0]
    assert ranges[0][1] < ranges[1][1]


def test_a_zero_is_a_number():
    figure = finding_columns(frame(("2026-1", "A", 0, 100)), "light")
    assert list(figure.data[0].text) == ["0"]
    assert "A: 0 pada DTSEN 2026-1" in charts.alt(figure)


def test_nothing_yet():
    assert words(finding_columns(frame(), "light")) == ["belum ada data"]
