"""The course over the releases: from zero, broken where of too few, named at its end."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from pages.coverage import course
from tests.askings import CUTOFFS, asking
from tests.pages.coverage.coverages import EMPOWERMENT, described, frame
from ui.look import theme
from ui.look.theme import Mode
from ui.screen import alt, lines


def by_release(**of: list[float | None]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "release": list(CUTOFFS),
            "cutoff": [pd.Timestamp(day) for day in CUTOFFS.values()],
            **of,
        }
    )


def drawn(data: pd.DataFrame, mode: Mode = "light", programme: str = "") -> Any:
    on = asking(programme_by_release=frame(described("PENA", pillar=EMPOWERMENT)))
    picture = course.lines(on, data, programme)
    return lines.figure(picture, course.described(picture), mode)


def test_a_programme_has_the_colour_of_its_pillar_and_both_shares() -> None:
    data = by_release(exclusion_pct=[30.0, 25.0, 20.0], leakage_pct=[2.0, 2.0, 3.0])
    figure = drawn(data, programme="PENA")
    assert [line.name for line in figure.data] == ["belum terjangkau", "di luar aturan"]
    assert [line.line.dash for line in figure.data] == [None, "dot"]
    assert {line.line.color for line in figure.data} == {theme.palette("light").empowerment}
    assert figure.layout.yaxis.range[0] == 0
    assert "belum terjangkau 20" in alt(figure)
    assert figure.data[0].hovertext[0].startswith("<b>belum terjangkau</b>: 30")


def test_a_share_of_too_few_breaks_the_line() -> None:
    (line,) = drawn(by_release(unreached_pct=[30.0, None, 20.0]), "dark").data
    assert not line.connectgaps
    assert line.y[1] is None and line.hovertext[1] == ""


def test_a_line_that_ends_before_the_last_release_says_when() -> None:
    figure = drawn(by_release(unreached_pct=[30.0, 20.0, None]))
    (label,) = [each for each in figure.layout.annotations if each.name == "end-label"]
    assert "Apr 2026" in label.text and label.x == date(2026, 7, 31).isoformat()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (by_release(unreached_pct=[None] * 3).iloc[:0], "belum ada data"),
        (by_release(unreached_pct=[None] * 3), "Terlalu sedikit untuk persen."),
    ],
)
def test_nothing_to_draw(data: pd.DataFrame, words: str) -> None:
    assert alt(drawn(data)) == words
