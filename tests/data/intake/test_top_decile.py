"""A top-coded release: '7 or more' counts in the denominator and stands in no finer group.

Every number is worked out again in plain Python from the families, of which the test alone knows
the decile.
"""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from data.generation.generations import current
from tests import commands, topcoded
from tests.kept import Kept
from tests.topcoded import FULL, GROUPED, TOP, UP_TO, Home, Made

REGION = "35.19"
GROUPS = {
    **{"1": {1}, "2": {2}, "3-4": {3, 4}, "5": {5}, "6-10": {6, 7, 8, 9, 10}},
    "undetermined": {None},
}
KNOWN = [name for name in GROUPS if name != "undetermined"]


@pytest.fixture(scope="module")
def made(kept: Kept) -> Iterator[Made]:
    with topcoded.made(kept) as both:
        yield both


def asked(made: Made, *words: str) -> list[dict[str, Any]]:
    return commands.ask(made.store, *words)


def persons(homes: list[Home], group: str) -> int:
    return sum(home.members for home in homes if home.decile in GROUPS[group])


def test_each_release_says_from_where_on_its_deciles_are_one_group(made: Made):
    rows = asked(made, "release_by_cutoff")
    assert {row["release"]: row["top_decile"] for row in rows} == {FULL: 10, GROUPED: TOP}


@pytest.mark.parametrize("release", [FULL, GROUPED])
def test_shares_count_the_group_in_the_denominator(made: Made, release: str):
    for area in {code for home in made.homes for code in home.area}:
        here = [home for home in made.homes if area in home.area]
        known = [home for home in here if home.decile is not None]
        first = [home for home in here if home.decile == 1]
        (row,) = [
            each
            for each in asked(made, "poverty_by_release", f"area={area}")
            if each["release"] == release
        ]
        assert row["persons_decile1"] == sum(home.members for home in first)
        assert row["decile1_share_pct"] == pytest.approx(
            100 * sum(home.members for home in first) / sum(home.members for home in known)
        )


@pytest.mark.parametrize("release", [FULL, GROUPED])
def test_the_group_stands_whole_in_a_group_that_is_shown(made: Made, release: str):
    """No row is finer than the release, none is 0 for want of a decile, none is missing."""
    rows = asked(made, "decile_by_area", f"release={release}")
    found = {(row["area_code"], row["decile_group"]): row for row in rows}
    assert {group for _area, group in found} == set(GROUPS)
    for (area, group), row in found.items():
        here = [home for home in made.homes if area in home.area]
        assert row["families"] == sum(home.decile in GROUPS[group] for home in here)
        assert row["persons"] == persons(here, group)


@pytest.mark.parametrize("release", [FULL, GROUPED])
def test_cross_tables_by_decile_count_it_whole(made: Made, release: str):
    words = (f"area={REGION}", f"release={release}", "row=floor", "column=decile_group")
    rows = asked(made, "slice_by_two", *words, "unit=family")
    counted = Counter(
        (home.floor, group)
        for home in made.homes
        for group, deciles in GROUPS.items()
        if home.decile in deciles
    )
    assert {group for _floor, group in counted} == set(GROUPS)
    found = {(row["row_value"], row["column_value"]): row["count"] for row in rows}
    assert {cell: count for cell, count in found.items() if count} == counted


@pytest.mark.parametrize("programme", UP_TO)
@pytest.mark.parametrize("release", [FULL, GROUPED])
def test_a_programme_by_decile_has_the_group_as_one_row(made: Made, release: str, programme: str):
    paid = made.paid[programme]
    words = (f"programme={programme}", f"release={release}")
    rows = {row["decile_group"]: row for row in asked(made, "incidence_by_decile", *words)}
    assert set(rows) == set(GROUPS)
    for group, deciles in GROUPS.items():
        own = [home for home in paid if home.decile in deciles]
        assert rows[group]["persons"] == persons(made.homes, group)
        assert rows[group]["recipients"] == len(own)
        assert rows[group]["persons_reached"] == sum(home.members for home in own)
        assert rows[group]["amount_idr"] == 100_000 * len(own)


@pytest.mark.parametrize("programme", UP_TO)
@pytest.mark.parametrize("release", [FULL, GROUPED])
def test_the_curve_ends_with_the_group_at_the_whole(made: Made, release: str, programme: str):
    rows = asked(made, "concentration_by_decile", f"programme={programme}", f"release={release}")
    assert [row["decile_group"] for row in rows] == KNOWN
    people = [persons(made.homes, group) for group in KNOWN]
    benefit = [
        sum(home.decile in GROUPS[group] for home in made.paid[programme]) for group in KNOWN
    ]
    for place, row in enumerate(rows, 1):
        assert row["population_below_pct"] == pytest.approx(100 * sum(people[:place]) / sum(people))
        assert row["benefit_below_pct"] == pytest.approx(100 * sum(benefit[:place]) / sum(benefit))


@pytest.mark.parametrize("programme", UP_TO)
@pytest.mark.parametrize(("release", "top"), [(FULL, 10), (GROUPED, TOP)])
def test_the_index_takes_the_group_as_one_rank(made: Made, release: str, top: int, programme: str):
    """Person by person: each has the middle rank of all who share the decile that is told."""
    ranked = [home for home in made.homes if home.decile is not None]
    everybody = sum(home.members for home in ranked)
    told = {home.number: min(home.decile or 0, top) for home in ranked}
    paid = [home for home in made.paid[programme] if home.decile is not None]

    def rank(decile: int) -> float:
        below = sum(home.members for home in ranked if told[home.number] < decile)
        equal = sum(home.members for home in ranked if told[home.number] == decile)
        return (below + equal / 2) / everybody

    index = 2 * sum(rank(told[home.number]) for home in paid) / len(paid) - 1
    low = [home for home in paid if (home.decile or 0) <= 4]
    row = described(made, release)[programme]
    assert row["concentration_index"] == pytest.approx(index)
    assert row["bottom40_benefit_pct"] == pytest.approx(100 * len(low) / len(paid))

    def covered(homes: list[Home]) -> float:
        numbers = {home.number for home in paid}
        reached = sum(home.members for home in homes if home.number in numbers)
        return 100 * reached / sum(home.members for home in homes)

    poorer = [home for home in ranked if (home.decile or 0) <= 4]
    richer = [home for home in ranked if (home.decile or 0) > 4]
    assert row["targeting_differential_pp"] == pytest.approx(covered(poorer) - covered(richer))


def described(made: Made, release: str) -> dict[str, dict[str, Any]]:
    rows = asked(made, "programme_by_release", f"release={release}")
    return {row["programme_code"]: row for row in rows}


def covered(made: Made, release: str, area: str = REGION) -> dict[str, dict[str, Any]]:
    rows = asked(made, "coverage_by_programme", f"area={area}", f"release={release}")
    return {row["programme_code"]: row for row in rows}


@pytest.mark.parametrize(
    ("release", "programme"),
    [(FULL, "SEMBAKO"), (FULL, "LISTRIK"), (FULL, "KUBE"), (GROUPED, "SEMBAKO"), (GROUPED, "KUBE")],
)
def test_a_rule_that_the_release_can_tell_is_counted(made: Made, release: str, programme: str):
    """Up to 5 the group is outside, up to 10 within; the full release tells all three."""
    may = {home.number for home in made.homes if (home.decile or 99) <= UP_TO[programme]}
    paid = {home.number for home in made.paid[programme]}
    row = covered(made, release)[programme]
    assert row["eligible"] == len(may)
    assert row["reached"] == len(may & paid)
    assert row["missed"] == len(may - paid)
    assert row["leaked"] == len(paid - may)
    assert row["coverage_pct"] == pytest.approx(100 * len(may & paid) / len(may))


def test_a_rule_that_ends_inside_the_group_is_not_known_and_never_zero(made: Made):
    row = covered(made, GROUPED)["LISTRIK"]
    assert row["recipients"] == len(made.paid["LISTRIK"])
    names = ("eligible", "reached", "missed", "leaked")
    names += ("coverage_pct", "exclusion_pct", "leakage_pct")
    assert {row[name] for name in names} == {None}
    course = asked(made, "coverage_by_release", f"area={REGION}", "programme=LISTRIK")
    assert [each["eligible"] is None for each in course] == [False, True]


@pytest.mark.parametrize(("release", "top"), [(FULL, 10), (GROUPED, TOP)])
def test_who_is_above_the_limit_is_found_where_it_can_be_told(made: Made, release: str, top: int):
    rows = asked(made, "integrity_by_programme", f"release={release}")
    found = {
        row["programme_code"]: (row["findings"], row["checked"])
        for row in rows
        if row["kind"] == "above_limit"
    }
    for programme, last in UP_TO.items():
        findings = checked = 0
        for home in made.paid[programme]:
            if home.decile is None:
                continue
            possible = {home.decile} if home.decile < top else set(range(top, 11))
            allowed = set(range(1, last + 1))
            if possible <= allowed or not possible & allowed:
                checked += 1
                findings += not possible <= allowed
        assert found[programme] == (findings, checked)
    assert found["SEMBAKO"][0] > 0
    is_grouped = top < 10
    assert (found["LISTRIK"][0] == 0) is is_grouped


def test_pillars_are_the_same_in_both(made: Made):
    one, other = (
        asked(made, "pillars_by_group", f"area={REGION}", f"release={release}")
        for release in (FULL, GROUPED)
    )
    assert one == other
    low = [home for home in made.homes if home.decile in (1, 2)]
    assert one[0]["families_decile12"] == len(low)


def test_a_profile_compares_with_the_release_before(made: Made):
    """The groups of both releases are the same: the families are, so nothing has changed."""
    rows = asked(made, "village_profile", f"area={made.homes[0].desa}", f"release={GROUPED}")
    own = [row for row in rows if row["characteristic"] == "decile_group"]
    assert own and all(row["count"] == row["previous_count"] for row in own)


@pytest.fixture
def own(made: Made, tmp_path: Path) -> Made:
    """The same with a copy of the store, to be changed."""
    return replace(made, store=shutil.copytree(made.store, tmp_path / "store"))


def begin_at(store: Path, decile: int) -> None:
    """Say in the account of the grouped release that its group begins there."""
    (account,) = (store / "releases" / GROUPED).glob("[!.]*/account.json")
    told = json.loads(account.read_text(encoding="utf-8"))
    account.write_text(json.dumps({**told, "top_decile": decile}), encoding="utf-8")


def test_the_match_is_made_again_when_the_group_changes(own: Made):
    """The fingerprint of what is kept of a match tells where the group begins."""
    folders = list((own.store / "releases" / GROUPED).glob("*/matched/*"))
    assert len(folders) == 1
    before = current(own.store).id
    begin_at(own.store, 9)
    assert commands.data(own.store, "publish").code == 0
    assert current(own.store).id != before
    assert covered(own, GROUPED)["LISTRIK"]["eligible"] is not None
    begin_at(own.store, TOP)
    assert commands.data(own.store, "publish").code == 0
    assert covered(own, GROUPED)["LISTRIK"]["eligible"] is None


def test_a_group_from_below_six_on_is_not_published(own: Made):
    """It would lie across the groups that are shown."""
    before = current(own.store).id
    begin_at(own.store, 5)
    done = commands.data(own.store, "publish")
    assert done.code == 4 and "top_decile_too_low" in done.err
    assert current(own.store).id == before
