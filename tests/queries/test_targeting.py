"""How a programme leans, against the textbook formula worked out person by person."""

from itertools import accumulate
from statistics import fmean

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries import query, store_macros

pytestmark = pytest.mark.slow

REGION, RELEASE, PROGRAMME = "35.19", "2026-4", "PKH"
GROUPS = {"1": [1], "2": [2], "3-4": [3, 4], "5": [5], "6-10": [6, 7, 8, 9, 10]}

# persons of a decile, how many of them are reached, rupiah to each
Decile = tuple[int, int, int]
deciles = st.lists(
    st.integers(1, 30).flatmap(
        lambda persons: st.tuples(
            st.just(persons), st.integers(0, persons), st.integers(0, 5).map(lambda n: n * 100)
        )
    ),
    min_size=10,
    max_size=10,
).filter(lambda rows: any(reached * each for _persons, reached, each in rows))


def told(rows: list[Decile]) -> tuple[tuple, list[tuple]]:
    """What the two queries answer for one programme, of counts as they are."""
    with duckdb.connect() as connection:
        store_macros(connection)
        connection.execute(
            "create table decile_count (release text, programme_code text, decile integer, "
            "recipients bigint, persons bigint, amount_idr bigint, recipients_key bigint, "
            "persons_key bigint)"
        )
        connection.execute(
            "create table decile_population (release text, decile integer, families bigint, "
            "persons bigint, families_key bigint, persons_key bigint)"
        )
        connection.execute("create table programme as select ? as programme_code", [PROGRAMME])
        for decile, (persons, reached, rupiah) in enumerate(rows, 1):
            connection.execute(
                "insert into decile_population values (?, ?, ?, ?, 0, 0)",
                [RELEASE, decile, persons, persons],
            )
            if reached:
                connection.execute(
                    "insert into decile_count values (?, ?, ?, ?, ?, ?, 0, 0)",
                    [RELEASE, PROGRAMME, decile, reached, reached, reached * rupiah],
                )
        cells = query("decile_cell", "build").sql
        connection.execute(f"create table protected as {cells}", {"region": REGION})
        connection.execute(
            f"create table programme_decile as {query('programme_decile', 'build').sql}"
        )
        leaning = connection.execute(
            query("programme_targeting", "build").sql, {"fewest": 0}
        ).fetchone()
        curve = connection.execute(
            query("concentration_by_decile").sql, {"programme": PROGRAMME, "release": RELEASE}
        ).fetchall()
    assert leaning is not None
    return leaning[2:], curve


@settings(max_examples=40, deadline=None)
@given(deciles)
def test_index_share_and_differential_follow_their_definitions(rows: list[Decile]):
    """C = 2 cov(benefit, rank) / mean benefit (Kakwani, Wagstaff & van Doorslaer 1997)."""
    people, below = [], 0
    everybody = sum(persons for persons, _reached, _rupiah in rows)
    for decile, (persons, reached, rupiah) in enumerate(rows, 1):
        rank = (below + persons / 2) / everybody
        people += [
            (decile, rank, rupiah if i < reached else 0, i < reached) for i in range(persons)
        ]
        below += persons
    mean = fmean(benefit for _decile, _rank, benefit, _is in people)
    middle = fmean(rank for _decile, rank, _benefit, _is in people)
    covariance = fmean((benefit - mean) * (rank - middle) for _d, rank, benefit, _is in people)
    low = [person for person in people if person[0] <= 4]
    high = [person for person in people if person[0] > 4]
    wanted = (
        2 * covariance / mean,
        100 * sum(person[2] for person in low) / sum(person[2] for person in people),
        100 * (fmean(person[3] for person in low) - fmean(person[3] for person in high)),
    )
    leaning, _curve = told(rows)
    assert leaning == pytest.approx(wanted)


@settings(max_examples=40, deadline=None)
@given(deciles)
def test_the_curve_adds_up_from_the_lowest_decile(rows: list[Decile]):
    _leaning, curve = told(rows)
    persons = [sum(rows[d - 1][0] for d in group) for group in GROUPS.values()]
    benefit = [sum(rows[d - 1][1] * rows[d - 1][2] for d in group) for group in GROUPS.values()]
    wanted = zip(
        GROUPS,
        (100 * part / sum(persons) for part in accumulate(persons)),
        (100 * part / sum(benefit) for part in accumulate(benefit)),
        strict=True,
    )
    for found, right in zip(curve, wanted, strict=True):
        assert found[0] == right[0]
        assert found[1:3] == pytest.approx(right[1:]) and found[3] == []
