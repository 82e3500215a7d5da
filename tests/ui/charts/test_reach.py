"""The course over the releases: from zero, broken where of too few, named at its end."""

from typing import Any

import pandas as pd
import pytest

from ui.look import theme
from ui.screen import alt, reach

CUTOFFS = ("2026-01-31", "2026-04-30", "2026-07-31")


def course(**shares: list[float | None]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "release": ["2026-1", "2026-2", "2026-3"],
            "cutoff": [pd.Timestamp(day) for day in CUTOFFS],
            **shares,
        }
    )


def test_a_programme_has_the_colour_of_its_pillar_and_both_shares() -> None:
    figure: Any = reach(
        course(exclusion_pct=[30.0, 25.0, 20.0], leakage_pct=[2.0, 2.0, 3.0]),
        "light",
        "empowerment",
    )
    assert [line.name for line in figure.data] == ["exclusion_pct", "leakage_pct"]
    assert {line.line.color for line in figure.data} == {theme.palette("light").empowerment}
    assert figure.layout.yaxis.range[0] == 0
    assert "belum terjangkau 20" in alt(figure)


def test_a_share_of_too_few_breaks_the_line() -> None:
    figure: Any = reach(course(unreached_pct=[30.0, None, 20.0]), "dark")
    (line,) = figure.data
    assert not line.connectgaps
    assert line.y[1] is None


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (course().iloc[:0], "belum ada data"),
        (course(unreached_pct=[None] * 3), "Terlalu sedikit untuk persen."),
    ],
)
def test_nothing_to_draw(frame: pd.DataFrame, words: str) -> None:
    assert alt(reach(frame, "light")) == words
