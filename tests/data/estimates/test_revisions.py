"""A new official figure revises the releases since the one before it, and nothing else.

The four releases stand at March 2024, March 2025 (two of them), and, with a made-up figure of the
regency, March 2026: the third lies between two anchors then.
"""

import math
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.generation import generations
from data.settings import EDITIONS
from tests import commands, oracle
from tests.conftest import EXACT, RELEASES, STATED, Four
from tests.data import references
from tests.kept import Kept
from tests.oracle import Rates

pytestmark = pytest.mark.slow

NEW = references.figure("35.19", "2026-03", "9.71", "66.90")
REVISED = {"2025-4", "2026-2"}
# What an estimate is made of the official figures; all other columns are counts and shares.
ESTIMATED = {
    *("poverty_rate_pct", "poverty_rate_low_pct", "poverty_rate_high_pct"),
    *("poverty_rate_first_pct", "is_revised", "poor_persons", "province_class", "gap_pp"),
    # A shift moves what protection does to a share of persons, in logits, a little; and by that
    # the chance of the poorest fifth.
    *("poor_persons_low", "poor_persons_high", "own_error_logit", "poorest_fifth_pct"),
}
Tables = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def new_facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = references.copied(tmp_path_factory.mktemp("facts") / "reference")
    references.publish_figure(folder, NEW)
    return folder


@pytest.fixture(scope="module")
def revised(exact: Path, new_facts: Path, kept: Kept) -> Path:
    """The same four releases, published again with one more figure."""

    def make(folder: Path) -> None:
        store = shutil.copytree(exact, folder / "store")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DATA_REFERENCE", str(new_facts))
            patch.setenv("DATA_PROTECTION", EXACT)
            done = commands.data(store, "publish", "--json")
            assert done.json["is_new"]
            assert not commands.data(store, "publish", "--json").json["is_new"]

    return kept.folder("revised", make) / "store"


@pytest.fixture(scope="module")
def rates(four: Four, new_facts: Path) -> dict[tuple[str, str], Rates]:
    judged = {release: oracle.judge_files(*four.files[release]) for release in RELEASES}
    cutoffs = {each: oracle.cutoff_of(each, STATED.get(each))[0] for each in RELEASES}
    return oracle.rates(judged, cutoffs, new_facts)


def tables(store: Path, edition: str, folder: Path) -> Tables:
    """Every relation of the generation in use, as rows; from a copy, as the commands hold it."""
    path = folder / f"{edition}.duckdb"
    shutil.copy(generations.current(store).folder / path.name, path)
    with duckdb.connect(str(path), read_only=True) as connection:
        names = connection.execute("select table_name from duckdb_tables()").fetchall()
        return {
            name: connection.execute(f"from {name} order by all").df().to_dict("records")
            for (name,) in names
        }


@pytest.fixture(scope="module", params=EDITIONS)
def both(
    request: pytest.FixtureRequest,
    exact: Path,
    revised: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Tables, Tables]:
    """One edition before and after."""
    before, after = (
        tables(store, request.param, tmp_path_factory.mktemp("tables"))
        for store in (exact, revised)
    )
    return before, after


def changed(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of either that the other lacks (NaN is like NaN)."""
    old, new = ({repr(row): row for row in rows} for rows in (before, after))
    return [row for text, row in (old | new).items() if (text in old) != (text in new)]


def is_moved(old: Any, new: Any) -> bool:
    """Whether a cell changed by more than the order of a sum."""
    if not isinstance(old, float) or not isinstance(new, float) or math.isnan(old + new):
        return repr(old) != repr(new)
    return abs(old - new) > 1e-9


def test_the_facts_grow_by_the_new_row_only(both: tuple[Tables, Tables]):
    before, after = both
    for name in ("official_poverty", "official_error"):
        rows = changed(before[name], after[name])
        assert [(row["area_code"], row["period"]) for row in rows] == [("35.19", "2026-03")]


def test_what_a_figure_of_the_regency_must_not_touch_is_as_it_was(both: tuple[Tables, Tables]):
    before, after = both
    assert before.keys() == after.keys()
    moved = {name for name in before if changed(before[name], after[name])}
    assert moved == {
        *("official_poverty", "official_error", "release_official", "area_release"),
        *("area_change", "release_news"),
        *("gap_forecast", "target_chance", "true_gap"),
    }
    # The model is tested on other years, with the figures of earlier ones.
    assert before["backtest_score"] and after["gap_forecast"]


def test_who_came_and_went_hangs_on_no_official_figure(both: tuple[Tables, Tables]):
    moved = 0
    for old, new in zip(*(each["area_change"] for each in both), strict=True):
        for name in ("release", "since", "area_code", "families_stayed", "families_came"):
            assert not is_moved(old[name], new[name])
        moved += is_moved(old["official_change_pp"], new["official_change_pp"])
    assert moved > 20


def test_only_the_newest_release_stands_beside_another_figure(both: tuple[Tables, Tables]):
    before, after = both
    rows = changed(before["release_official"], after["release_official"])
    assert {row["release"] for row in rows} == {"2026-2"}
    assert [row["anchor_release"] for row in after["release_official"]] == [
        *("2025-1", "2025-2", "2025-2", "2026-2")
    ]


def test_only_estimates_of_the_releases_since_the_march_before_are_revised(
    both: tuple[Tables, Tables],
):
    before, after = (
        {(row["release"], row["area_code"]): row for row in one["area_release"]} for one in both
    )
    assert before.keys() == after.keys()
    seen: dict[str, set[str]] = {}
    for key, old in before.items():
        columns = {name for name in old if is_moved(old[name], after[key][name])}
        seen.setdefault(key[0], set()).update(columns)
    assert {release for release, columns in seen.items() if columns} == REVISED
    assert seen["2026-2"] <= ESTIMATED
    # Nobody has known the estimate between two Marches otherwise, when it was first told.
    assert seen["2025-4"] <= ESTIMATED - {"poverty_rate_first_pct"}
    assert "poverty_rate_pct" in seen["2025-4"]


@pytest.mark.parametrize("release", RELEASES)
def test_every_estimate_is_that_of_the_independent_count_again(
    revised: Path, rates: dict[tuple[str, str], Rates], release: str
):
    told = 0
    for level in ("kecamatan", "desa"):
        for row in commands.ask(
            revised,
            *("poverty_estimate_by_area", "parent=35.19", f"release={release}", f"level={level}"),
        ):
            rate = rates[release, row["area_code"]]
            for column, value in (
                *(("estimate_pct", rate.estimate), ("low_pct", rate.low)),
                *(("high_pct", rate.high), ("poor_persons", rate.poor)),
            ):
                if row[column] is not None:
                    assert row[column] == pytest.approx(value, abs=1e-6), (row, column)
                    told += 1
            assert row["class"] in (None, rate.place)
    assert told > 50


def test_a_revision_is_shown_beside_what_was_first_known(
    revised: Path, rates: dict[tuple[str, str], Rates]
):
    rows = {
        row["release"]: row for row in commands.ask(revised, "revision_by_release", "area=35.19")
    }
    for release, row in rows.items():
        rate = rates[release, "35.19"]
        assert rate.estimate is not None and rate.first is not None
        assert row["poverty_rate_first_pct"] == pytest.approx(rate.first, abs=1e-6)
        assert row["poverty_rate_pct"] == pytest.approx(rate.estimate, abs=1e-6)
        assert row["revision_pp"] == pytest.approx(rate.estimate - rate.first, abs=1e-6)
    assert rows["2025-2"]["revision_pp"] == 0
    assert rows["2025-4"]["revision_pp"] != 0
    assert rows["2026-2"]["poverty_rate_pct"] == pytest.approx(9.71, abs=1e-6)
    assert rows["2026-2"]["revision_pp"] == 0


def test_the_target_of_that_march_is_judged_and_its_chance_is_gone(exact: Path, revised: Path):
    def status(store: Path) -> dict[tuple[str, str], dict[str, Any]]:
        rows = commands.ask(store, "target_status", "area=35.19")
        return {(row["deadline"], row["rule"]): row for row in rows}

    before, after = status(exact), status(revised)
    for key, limit in (("2025-12-31", "below_province"), 9.06), (("2026-12-31", "at_most"), 9.8):
        assert before[key]["status"] == "not_yet_measurable"
        assert before[key]["chance_pct"] is not None
        assert (after[key]["figure_pct"], after[key]["limit_pct"]) == (9.71, limit)
        assert after[key]["chance_pct"] is None
    assert after["2025-12-31", "below_province"]["status"] == "missed"
    assert after["2026-12-31", "at_most"]["status"] == "met"
    for key in before.keys() - {("2025-12-31", "below_province"), ("2026-12-31", "at_most")}:
        assert before[key] == after[key]


def test_a_figure_below_the_province_meets_the_promise(
    four: Four, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """9.06 is the province's: the same figure misses, one hundredth less meets it."""
    store = shutil.copytree(four.store, tmp_path / "store")
    facts = references.copied(tmp_path / "reference")
    monkeypatch.setenv("DATA_REFERENCE", str(facts))
    for p0, wanted in (("9.06", "missed"), ("9.05", "met")):
        references.publish_figure(facts, references.figure("35.19", "2026-03", p0, "62.3"))
        assert commands.data(store, "publish", "--json").json["is_new"]
        rows = commands.ask(store, "target_status", "area=35.19")
        (promise,) = [row for row in rows if row["rule"] == "below_province"]
        assert (promise["status"], promise["judged_on"]) == (wanted, "2026-03")
