"""What changed beyond its noise: the query against the same rule in plain Python."""

import math
from dataclasses import dataclass
from typing import Any

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from queries import query, store_macros

MOST = 5
NOW, BEFORE = "2026-4", "2026-3"


@dataclass(frozen=True)
class Estimate:
    """A rate in percent with the error of its logit, in both releases."""

    now: float
    before: float
    error: float


Anchors = tuple[tuple[str, float, float], tuple[str, float, float]]
SAME: Anchors = (("2026-03", 10.0, 1.5), ("2026-03", 10.0, 1.5))


def ask(
    counts: list[tuple[float, float]],
    estimates: list[Estimate],
    anchors: Anchors = SAME,
    releases: tuple[str, ...] = (NOW, BEFORE),
) -> list[dict[str, Any]]:
    """Rows of the query; counts: families missed by a programme, now and before."""
    with duckdb.connect() as connection:
        store_macros(connection)
        connection.execute(
            "create table release_official (release text, cutoff date, anchor_period text, "
            "anchor_pct double, anchor_se_pct double);"
            "create table area_release (release text, area_code text, level text, "
            "poverty_rate_pct double, own_error_logit double, families_decile1 integer);"
            "create table pillar_area (release text, area_code text, group_name text, "
            "families_none integer);"
            "create table programme_area (release text, area_code text, programme_code text, "
            "missed integer);"
            "create table integrity_area (release text, area_code text, kind text, "
            "findings integer);"
            f"create table protection as select {MOST} as most"
        )
        for place, release in enumerate(releases):
            day = "2026-10-31" if release == NOW else "2026-07-31"
            connection.execute(
                "insert into release_official values (?, ?, ?, ?, ?)",
                [release, day, *anchors[place]],
            )
            for number, pair in enumerate(counts):
                connection.execute(
                    "insert into programme_area values (?, ?, 'PKH', ?)",
                    [release, f"35.19.{number:02}", pair[place]],
                )
            for number, each in enumerate(estimates):
                rate = each.before if place else each.now
                connection.execute(
                    "insert into area_release values (?, ?, 'desa', ?, ?, null)",
                    [release, f"35.19.01.{number:04}", rate, each.error],
                )
        made = query("release_news", "build").sql
        connection.execute(f"create table release_news as {made}")
        answer = connection.execute(query("news_by_release").sql, {"release": NOW})
        columns = [column[0] for column in answer.description]
        return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


def logit(rate: float) -> float:
    return math.log(rate / (100 - rate))


def chances(counts: list[tuple[float, float]], estimates: list[Estimate], common: float = 0):
    """The chance of each change, counts first, were nothing changed."""
    sizes = [max(0.0, abs(a - b) - 2 * MOST) / math.sqrt(a + b + 1) for a, b in counts]
    sizes += [
        abs(logit(each.now) - logit(each.before)) / math.sqrt(2 * each.error**2 + common)
        for each in estimates
    ]
    return [math.erfc(size / math.sqrt(2)) for size in sizes]


def told(found: list[float]) -> int:
    """How many are told: Benjamini and Hochberg's step-up, a tenth of them by chance."""
    ordered = sorted(found)
    return max(
        (place for place, one in enumerate(ordered, 1) if one <= 0.1 * place / len(ordered)),
        default=0,
    )


RATES = st.floats(1, 40)
ESTIMATES = st.lists(st.builds(Estimate, RATES, RATES, st.floats(0.02, 0.6)), max_size=12)
COUNTS = st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 3000)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(counts=COUNTS, estimates=ESTIMATES)
@example(counts=[], estimates=[Estimate(now=5, before=15, error=0.5)] * 2)  # equally likely
def test_the_changes_told_are_those_of_the_step_up_rule(
    counts: list[tuple[float, float]], estimates: list[Estimate]
):
    rows = ask(counts, estimates)
    wanted = chances(counts, estimates)
    if not wanted:
        assert rows == []
        return
    assert {row["numbers_tested"] for row in rows} == {len(wanted)}
    assert {row["numbers_told"] for row in rows} == {told(wanted)}
    assert sum(row["is_told"] for row in rows) == told(wanted)
    assert len(rows) == max(1, told(wanted))
    assert rows[0]["told_by_chance"] == pytest.approx(0.1 * told(wanted))
    sizes = [row["errors_apart"] for row in rows]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("size", [0.0, 0.5, 1.0, 1.96, 3.0, 5.0, 8.0, 20.0])
def test_the_chance_of_a_normal_is_that_of_the_library(size: float):
    with duckdb.connect() as connection:
        store_macros(connection)
        row = connection.execute("select two_sided($z)", {"z": size}).fetchone()
    assert row is not None
    assert row[0] == pytest.approx(math.erfc(size / math.sqrt(2)), rel=1e-6)


def test_a_count_that_its_protection_may_have_moved_is_not_told():
    (row,) = ask([(10, 0)], [])
    assert (row["errors_apart"], row["is_told"], row["numbers_told"]) == (0, False, 0)
    assert ask([(1000, 400)], [])[0]["is_told"]


def test_the_error_of_another_official_figure_counts_for_all():
    estimates = [Estimate(12.0, 10.0, 0.05)]
    (still,) = ask([], estimates)
    assert still["is_told"]
    other: Anchors = (("2027-03", 11.0, 1.5), ("2026-03", 10.0, 1.5))
    (moved,) = ask([], estimates, other)
    common = (1.5 / (11 * 0.89)) ** 2 + (1.5 / (10 * 0.9)) ** 2
    wanted = (logit(12.0) - logit(10.0)) / math.sqrt(2 * 0.05**2 + common)
    assert moved["errors_apart"] == pytest.approx(wanted)
    assert not moved["is_told"]


def test_the_first_release_has_nothing_to_be_held_against():
    assert ask([(1000, 400)], [], releases=(NOW,)) == []
