"""Where to push first, against the same in plain Python: places, shares and why there is none."""

from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.generation import generations
from data.settings import EDITIONS, Edition
from queries import query, store_macros
from tests.conftest import Four

RELEASE, PARENT = "2026-4", "35.19"
ENOUGH = 100  # families or persons, to be placed by percent
WEIGHTS = ("missed", "pct", "persons", "chance")

Row = dict[str, Any]
# Of one desa: missed, eligible, poor persons, chance.
DESA = st.tuples(
    st.integers(0, 900),
    st.integers(0, 900),
    st.none() | st.floats(0, 900),
    st.none() | st.floats(0, 100),
)


def places(values: dict[str, float | None]) -> dict[str, int | None]:
    """1 for the largest; of equal ones the lower code first, none for what has no value."""
    known = [(-value, code) for code, value in values.items() if value is not None]
    return dict.fromkeys(values) | {
        code: place for place, (_v, code) in enumerate(sorted(known), 1)
    }


def told(rows: list[Row]) -> dict[str, Row]:
    """What must come out of rows of missed, eligible, exclusion_pct, poor_persons and chance."""
    whole = sum(row["missed"] or 0 for row in rows)
    by_code = {row["area_code"]: row for row in rows}
    weights = {
        "missed": {code: row["missed"] for code, row in by_code.items()},
        "pct": {
            code: row["exclusion_pct"] if (row["eligible"] or 0) >= ENOUGH else None
            for code, row in by_code.items()
        },
        "persons": {code: row["poor_persons"] for code, row in by_code.items()},
        "chance": {code: row["poorest_fifth_pct"] for code, row in by_code.items()},
    }
    found = {name: places(values) for name, values in weights.items()}
    first = found["missed"]
    out: dict[str, Row] = {}
    for code in by_code:
        before = [by_code[other]["missed"] for other in first if _is_before(first, other, code)]
        out[code] = {f"place_by_{name}": found[name][code] for name in WEIGHTS}
        out[code]["missed_cumulative_pct"] = (
            100 * sum(before) / whole if whole and first[code] else None
        )
    return out


def _is_before(order: dict[str, int | None], one: str, other: str) -> bool:
    """Whether both have a place, and the first is not after the other."""
    place, last = order[one], order[other]
    return place is not None and last is not None and place <= last


def made(desa: list[Any], programme: str | None) -> list[Row]:
    """The answer of the query for desa that are made up, all of one kecamatan."""
    kecamatan = f"{PARENT}.01"
    with duckdb.connect() as connection:
        store_macros(connection)
        connection.execute(
            "create table area (area_code text, name text, level text, parent_code text)"
        )
        connection.execute(
            "create table area_release (release text, area_code text, poor_persons double, "
            "poorest_fifth_pct double, withheld struct(measure text, reason text)[])"
        )
        connection.execute(
            "create table programme_area (release text, area_code text, programme_code text, "
            "missed bigint, eligible bigint, exclusion_pct double)"
        )
        connection.execute(
            "create table pillar_area (release text, area_code text, group_name text, "
            "families_none bigint, families_decile12 bigint, unreached_pct double)"
        )
        connection.execute(
            "insert into area values (?, 'Satu', 'kecamatan', ?)", [kecamatan, PARENT]
        )
        for number, (missed, eligible, poor, chance) in enumerate(desa, 2001):
            code = f"{kecamatan}.{number}"
            share = 100 * min(missed, eligible) / eligible if eligible >= 30 else None
            connection.execute("insert into area values (?, 'X', 'desa', ?)", [code, kecamatan])
            reasons = [("poor_persons", "too_few")] if poor is None else []
            connection.execute(
                "insert into area_release values (?, ?, ?, ?, ?)",
                [RELEASE, code, poor, chance, [dict(measure=m, reason=r) for m, r in reasons]],
            )
            connection.execute(
                "insert into programme_area values (?, ?, 'PKH', ?, ?, ?)",
                [RELEASE, code, missed, eligible, share],
            )
            connection.execute(
                "insert into pillar_area values (?, ?, 'all', ?, ?, ?), (?, ?, 'elderly', 1, 1, 1)",
                [RELEASE, code, missed, eligible, share, RELEASE, code],
            )
        answer = connection.execute(
            query("priority_by_area").sql,
            {"programme": programme, "level": "desa", "release": RELEASE, "parent": PARENT},
        )
        heads = [column[0] for column in answer.description]
        return [dict(zip(heads, row, strict=True)) for row in answer.fetchall()]


def check(rows: list[Row]) -> None:
    """Every place and share is the oracle's, and says why where there is none."""
    expected = told(rows)
    for row in rows:
        for name, value in expected[row["area_code"]].items():
            assert row[name] == (pytest.approx(value) if name.endswith("_pct") and value else value)
        withheld = {each["measure"] for each in row["withheld"]}
        assert {name for name in withheld if row[name] is not None} == set()
        assert {name for name in row if row[name] is None} == withheld


@settings(max_examples=40)
@given(desa=st.lists(DESA, min_size=1, max_size=15), programme=st.sampled_from([None, "PKH"]))
def test_places_and_shares_are_those_of_the_counts(desa: list[Any], programme: str | None):
    rows = made(desa, programme)
    assert [(row["missed"], row["eligible"]) for row in rows] == [each[:2] for each in desa]
    check(rows)


def test_a_tiny_area_never_leads_by_percent():
    tiny, small, large = made([(60, 60, 1, 1), (99, 99, 1, 1), (50, 100, 1, 1)], None)
    assert [row["place_by_pct"] for row in (tiny, small, large)] == [None, None, 1]
    assert {"measure": "place_by_pct", "reason": "too_few"} in tiny["withheld"]


def test_one_desa_is_the_whole():
    (only,) = made([(40, 120, 10.0, 50.0)], "PKH")
    assert only["missed_cumulative_pct"] == 100
    assert [only[f"place_by_{name}"] for name in WEIGHTS] == [1, 1, 1, 1]


def test_where_nobody_is_missed_there_is_no_share():
    (only,) = made([(0, 120, 10.0, 50.0)], None)
    assert only["missed_cumulative_pct"] is None
    assert {"measure": "missed_cumulative_pct", "reason": "too_few"} in only["withheld"]


@pytest.mark.parametrize("level", ["kecamatan", "desa"])
@pytest.mark.parametrize("programme", [None, "PKH", "SEMBAKO"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_both_editions_agree_with_the_questions_they_are_made_of(
    four: Four, edition: Edition, programme: str | None, level: str
):
    generation = generations.current(four.store)
    release = generation.manifest["releases"][-1]["release"]
    below = {"release": release, "parent": "35.19", "level": level}

    def ask(name: str, **values: Any) -> list[Row]:
        heads, rows = generations.rows(generation, edition, name, values)
        return [dict(zip(heads, row, strict=True)) for row in rows]

    found = ask("priority_by_area", **below, **({"programme": programme} if programme else {}))
    counted = (
        ask("coverage_by_area", programme=programme, **below)
        if programme
        else [
            {
                "area_code": row["area_code"],
                "missed": row["families_none"],
                "eligible": row["families_decile12"],
                "exclusion_pct": row["unreached_pct"],
            }
            for row in ask("unreached_by_area", **below)
            if row["group_name"] == "all"
        ]
    )
    estimated = {row["area_code"]: row for row in ask("poverty_estimate_by_area", **below)}
    assert found
    assert [row["area_code"] for row in found] == [row["area_code"] for row in counted]
    for row, count in zip(found, counted, strict=True):
        for name in ("missed", "eligible", "exclusion_pct"):
            assert row[name] == count[name]
        for name in ("poor_persons", "poorest_fifth_pct"):
            assert row[name] == estimated[row["area_code"]][name]
    check(found)


def test_a_programme_without_a_list_lists_no_area_and_one_without_a_rule_misses_nobody(four: Four):
    generation = generations.current(four.store)
    release = generation.manifest["releases"][-1]["release"]

    def ask(name: str, **values: Any) -> list[Row]:
        heads, rows = generations.rows(generation, "public", name, values)
        return [dict(zip(heads, row, strict=True)) for row in rows]

    described = ask("programme_by_release", release=release)
    unlisted = [row["programme_code"] for row in described if not row["is_listed"]]
    whole = ask("coverage_by_programme", area="35.19", release=release)
    unruled = [row["programme_code"] for row in whole if row["eligible"] is None]
    assert unlisted and unruled
    below = {"release": release, "parent": "35.19", "level": "desa"}
    assert ask("priority_by_area", programme=unlisted[0], **below) == []
    rows = ask("priority_by_area", programme=unruled[0], **below)
    assert rows
    for row in rows:
        assert (row["missed"], row["place_by_missed"], row["place_by_pct"]) == (None, None, None)
        assert {"measure": "place_by_pct", "reason": "not_measured"} in row["withheld"]
