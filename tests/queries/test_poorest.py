"""What can be said of the desa listed first by their chance, against the same in plain Python."""

from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.estimates.poorest import fifth_of
from queries import query

CHANCES = st.lists(st.none() | st.floats(0, 100), min_size=1, max_size=40)


def answers(*releases: list[float | None], release: str | None = None) -> list[dict[str, Any]]:
    """Rows of the query; one release of desa for each list of chances."""
    rows = [
        (f"2026-{place + 1}", f"35.19.01.{2000 + number}", chance)
        for place, chances in enumerate(releases)
        for number, chance in enumerate(chances)
    ]
    with duckdb.connect() as connection:
        connection.execute(
            "create table area_release (release text, area_code text, poorest_fifth_pct double)"
        )
        connection.executemany("insert into area_release values (?, ?, ?)", rows)
        answer = connection.execute(query("poorest_fifth_by_release").sql, {"release": release})
        columns = [column[0] for column in answer.description]
        return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


@settings(max_examples=40)
@given(chances=CHANCES)
def test_it_is_the_sum_of_the_highest_chances(chances: list[float | None]):
    known = sorted((chance for chance in chances if chance is not None), reverse=True)
    found = answers(chances)
    if not known:
        assert found == []
        return
    fifth = fifth_of(len(known))
    assert found == [
        {
            "release": "2026-1",
            "desa": len(known),
            "fifth": fifth,
            "fifth_expected": pytest.approx(sum(known[:fifth]) / 100),
            "fifth_by_chance": pytest.approx(fifth**2 / len(known)),
            "desa_likely": sum(chance > 50 for chance in known),
        }
    ]


def test_each_release_is_told_alone_and_a_kecamatan_has_no_chance():
    both = answers([20.0] * 10, [90.0, 50.0, None, 40.0, 10.0, 10.0])
    assert [(row["release"], row["desa"], row["fifth"]) for row in both] == [
        ("2026-1", 10, 2),
        ("2026-2", 5, 1),
    ]
    assert [row["fifth_expected"] for row in both] == pytest.approx([0.4, 0.9])
    assert [row["desa_likely"] for row in both] == [0, 1]
    assert answers([20.0] * 10, [90.0], release="2026-2") == answers([20.0] * 10, [90.0])[1:]
