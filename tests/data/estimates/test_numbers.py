"""A held-out delivery of four releases with broken rows, against an independent count."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import NormalDist
from typing import Any

import pytest

from tests import commands, oracle
from tests.conftest import RELEASES, STATED, Four
from tests.oracle import Counts, Judged, Rates

COUNTS = ("families", "persons", "families_decile1", "persons_decile1")
MOST, UNSEEN = {"internal": 2, "public": 5}, {"internal": 1, "public": 4}
FEWEST = 30  # of known decile, for a percentage or an estimate


@pytest.fixture(scope="session")
def judged(four: Four) -> dict[str, Judged]:
    return {release: oracle.judge_files(*four.files[release]) for release in RELEASES}


@pytest.fixture(scope="session")
def rates(exact: Path, judged: dict[str, Judged]) -> dict[tuple[str, str], Rates]:
    cutoffs = {each: oracle.cutoff_of(each, STATED.get(each))[0] for each in RELEASES}
    return oracle.rates(judged, cutoffs, steps=steps(exact))


def steps(store: Path) -> dict[str, float]:
    """The standard error of each coming March's step, from the middle 95 % of its forecast."""
    return {
        row["period"]: (row["p0_high95_pct"] - row["p0_low95_pct"])
        / (2 * NormalDist().inv_cdf(0.975))
        for row in commands.ask(store, "gap_forecast", "area=35.19")
    }


@pytest.mark.parametrize("release", RELEASES)
def test_the_account_is_that_of_the_independent_count(four: Four, judged, release: str):
    printed, own = four.printed[release], judged[release]
    assert printed["families"] == own.families.as_json()
    assert printed["persons"] == own.persons.as_json()
    counted = {rule: count for rule, count in printed["findings"].items() if rule in own.findings}
    assert counted == dict(own.findings)


@pytest.mark.parametrize("release", RELEASES)
def test_every_fault_is_among_the_rows(judged, release: str):
    families, persons = judged[release].families, judged[release].persons
    assert set(families.quarantined) == {
        "bad_kk",
        "rounded_kk",
        "unknown_area",
        "foreign_area",
        "rounded_area_code",
        "decile_out_of_range",
        "conflicting_kk",
    }
    assert set(persons.quarantined) == {"no_family"}
    assert set(judged[release].findings) == {"empty_nik", "bad_nik", "duplicate_nik"}
    for account in (families, persons):
        assert account.repeated and account.unreadable


@pytest.mark.parametrize("release", RELEASES)
def test_every_file_is_accounted_for_to_the_last_row(four: Four, release: str):
    for part in [*four.printed[release]["files"], four.printed[release]["families"]]:
        parts = part["accepted"] + part["repeated"] + part["unreadable"]
        assert parts + sum(part["quarantined"].values()) == part["rows"]


@pytest.mark.parametrize("release", RELEASES)
def test_the_cutoff_is_stated_known_or_assumed(four: Four, release: str):
    printed = four.printed[release]
    cutoff, is_assumed = oracle.cutoff_of(release, STATED.get(release))
    assert (date.fromisoformat(printed["cutoff"]), printed["is_cutoff_assumed"]) == (
        cutoff,
        is_assumed,
    )
    listed = {each["release"]: each for each in commands.ask(four.store, "release_by_cutoff")}
    assert (listed[release]["cutoff"], listed[release]["is_cutoff_assumed"]) == (
        cutoff.isoformat(),
        is_assumed,
    )


@pytest.mark.parametrize("release", RELEASES)
def test_every_number_of_every_area_is_right(exact: Path, judged, rates, release: str):
    seen = set()
    few = 0
    for row in _areas_below(exact, release, "internal"):
        area = row["area_code"]
        own, rate = judged[release].counts.get(area, Counts()), rates[release, area]
        _check(row, own, rate)
        few += 0 < own.persons_known_decile < FEWEST
        seen.add(area)
    assert len(seen) == 15 + 206
    assert few


@pytest.mark.parametrize("edition", ["internal", "public"])
@pytest.mark.parametrize("release", RELEASES)
def test_every_published_count_is_near_the_true_one(four: Four, judged, release: str, edition: str):
    """At most `most` away, none from 1 to `unseen`, 0 where there is nobody; moved all the same."""
    moved = told = 0
    for row in _areas_below(four.store, release, edition):
        own = judged[release].counts.get(row["area_code"], Counts())
        for measure in COUNTS:
            true, count = getattr(own, measure), row[measure]
            assert abs(count - true) <= MOST[edition], (row, measure)
            assert count == 0 or count > UNSEEN[edition], (row, measure)
            assert true or not count
            told += bool(true)
            moved += count != true
    assert moved > told / 3


@pytest.mark.parametrize("edition", ["internal", "public"])
def test_the_size_of_the_regency_is_exact(four: Four, judged, edition: str):
    for row in commands.ask(four.store, "poverty_by_release", "area=35.19", edition=edition):
        own = judged[row["release"]].counts["35.19"]
        assert (row["families"], row["persons"]) == (own.families, own.persons)
        assert abs(row["persons_decile1"] - own.persons_decile1) <= MOST[edition]


ESTIMATE = {
    "estimate_pct": ("poverty_rate_pct", "estimate"),
    "low_pct": ("poverty_rate_low_pct", "low"),
    "high_pct": ("poverty_rate_high_pct", "high"),
    "poor_persons": ("poor_persons", "poor"),
    "class": ("province_class", "place"),
}


@pytest.mark.parametrize("release", RELEASES)
def test_every_estimate_with_its_band_is_that_of_the_independent_count(
    exact: Path, judged, rates, release: str
):
    told = dict.fromkeys(ESTIMATE, 0)
    for level in ("kecamatan", "desa"):
        for row in commands.ask(
            exact,
            *("poverty_estimate_by_area", "parent=35.19", f"release={release}", f"level={level}"),
        ):
            area = row["area_code"]
            own = judged[release].counts.get(area, Counts())
            for column, (_measure, name) in ESTIMATE.items():
                value = getattr(rates[release, area], name)
                if own.persons_known_decile < FEWEST or value is None:
                    assert row[column] is None, (area, column)
                    continue
                told[column] += 1
                if column == "class":
                    assert row[column] == value, (area, row, rates[release, area])
                else:
                    assert row[column] == pytest.approx(value, abs=1e-6), (area, column)
    assert all(told.values())


def test_the_regency_s_own_band_and_revision_are_right(exact: Path, rates):
    for question, words in (("revision_by_release", "area"), ("trend_by_area", "areas")):
        for row in commands.ask(exact, question, f"{words}=35.19"):
            rate = rates[row["release"], "35.19"]
            for measure, value in (
                *(("poverty_rate_pct", rate.estimate), ("poverty_rate_first_pct", rate.first)),
                *(("poverty_rate_low_pct", rate.low), ("poverty_rate_high_pct", rate.high)),
            ):
                if measure in row:
                    assert row[measure] == pytest.approx(value, abs=1e-6), measure
            assert row.get("province_class", rate.place) == rate.place


def test_the_desa_add_up_to_the_poor_that_bps_counted(judged, rates):
    """On a release that is tied to a March, in the independent count as in BPS's book."""
    desa = [rates["2025-2", code].poor for code in oracle.DESA]
    assert sum(filter(None, desa)) == pytest.approx(71_590, abs=1e-6)
    assert rates["2025-2", "35.19"].poor == pytest.approx(71_590, abs=1e-6)


def test_every_number_of_the_regency_is_right(exact: Path, judged, rates):
    rows = commands.ask(exact, "poverty_by_release", "area=35.19")
    assert [row["release"] for row in rows] == sorted(RELEASES)
    for row in rows:
        _check(row, judged[row["release"]].counts["35.19"], rates[row["release"], "35.19"])


@pytest.mark.parametrize("edition", ["internal", "public"])
def test_each_march_is_met_at_the_first_release_after_it(four: Four, edition: str):
    """Exactly, although every count of a desa is moved: the shift is made for moved counts."""
    rows = commands.ask(four.store, "poverty_by_release", "area=35.19", edition=edition)
    estimate = {row["release"]: row["poverty_rate_pct"] for row in rows}
    # 309 days after March 2024: more than two quarters, so on the line to March 2025.
    assert estimate["2025-1"] == pytest.approx(10.63 + (10.40 - 10.63) * 309 / 365, abs=1e-9)
    assert estimate["2025-2"] == pytest.approx(10.40, abs=1e-9)  # March 2025
    # The province's March 2026 is known, the regency's is not: its ratio to the province stays.
    assert estimate["2026-2"] == pytest.approx(10.40 * 9.06 / 9.50, abs=1e-9)
    assert [row["province_rate_pct"] for row in rows] == [9.79, 9.5, 9.5, 9.06]


@pytest.mark.parametrize("edition", ["internal", "public"])
def test_the_change_is_since_the_release_before(four: Four, edition: str):
    before = {row["area_code"]: row for row in _areas_below(four.store, "2025-2", edition)}
    told = 0
    for row in _areas_below(four.store, "2025-4", edition):
        rates = (row["poverty_rate_pct"], before[row["area_code"]]["poverty_rate_pct"])
        if None in rates:
            assert row["change_pp"] is None
        else:
            assert row["change_pp"] == pytest.approx(rates[0] - rates[1], abs=1e-12)
            told += 1
    assert told


def test_parents_are_the_sum_of_their_children(exact: Path):
    rows = list(_areas_below(exact, "2025-2", "internal"))
    for parent in [row for row in rows if row["level"] == "kecamatan"]:
        children = [row for row in rows if row["area_code"].startswith(parent["area_code"] + ".")]
        for measure in COUNTS:
            assert parent[measure] == sum(row[measure] for row in children)


def _areas_below(store: Path, release: str, edition: str) -> Iterator[dict[str, Any]]:
    for level in ("kecamatan", "desa"):
        yield from commands.ask(
            store,
            "poverty_by_area",
            "parent=35.19",
            f"release={release}",
            f"level={level}",
            edition=edition,
        )


def _check(row: dict[str, Any], own: Counts, rate: Rates) -> None:
    """One row of exact numbers: each is right, or NULL where there are too few for a percentage."""
    for measure in COUNTS:
        assert row[measure] == getattr(own, measure)
    for measure, value in (
        ("decile1_share_pct", own.share_pct),
        ("poverty_rate_pct", rate.estimate),
        ("gap_pp", rate.gap),
    ):
        if own.persons_known_decile < FEWEST or value is None:
            assert row[measure] is None
        else:
            assert row[measure] == pytest.approx(value, abs=1e-6), measure
    assert row["province_rate_pct"] == rate.province
