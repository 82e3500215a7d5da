"""A value that is not given says why, in the answer itself; and only such a value does."""

import shutil
from typing import Any

import duckdb
import pandas as pd
import pytest

from data.generation import generations
from data.settings import EDITIONS
from language import numbers
from queries import columns, measures, names, query, store_macros
from tests import commands, oracle
from tests.conftest import Four
from tests.queries.test_contract import values_of
from tests.samples import change

REASONS = {"too_few", "kecamatan_only", "not_measured"}
# Empty because there is nothing to give: a band of a measure that has none, deciles of a programme
# without a rule, the kecamatan of a kecamatan, what a target leaves open or is judged already.
NOTHING = {
    *(("areas_by_measure", name) for name in ("low", "high", "province_class")),
    *(("programme_by_release", name) for name in ("decile_min", "decile_max")),
    ("village_profile", "kecamatan_share_pct"),
    *(("target_status", name) for name in ("low_pct", "high_pct", "chance_pct")),
    ("target_status", "needed_change_pp"),
}
KEPT = ("disability", "severe")
Cells = dict[str, str]


def reasons(row: dict[str, Any]) -> Cells:
    """Why, by column; no column twice, and none that is not there."""
    found = {each["measure"]: each["reason"] for each in row["withheld"]}
    assert len(found) == len(row["withheld"])
    assert set(found) <= set(row) and set(found.values()) <= REASONS
    return found


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", [name for name in names("read") if name != "hidden_by_area"])
def test_every_measure_that_is_not_given_is_named_and_no_other(four: Four, name: str, edition: Any):
    generation = generations.current(four.store)
    releases = [each["release"] for each in generation.manifest["releases"]]
    for values in values_of(query(name), releases):
        heads, rows = generations.rows(generation, edition, name, values)
        for cells in rows:
            row = dict(zip(heads, cells, strict=True))
            why = reasons(row) if "withheld" in row else {}
            empty = {column for column in row if row[column] is None}
            shown = {head: columns().get(head, {}).get("shows", head) for head in heads}
            described = {head for head in heads if shown[head] in measures()}
            assert set(why) <= empty, values
            nothing = {column for query, column in NOTHING if query == name}
            assert (empty & described) - set(why) <= nothing, values


@pytest.mark.parametrize("release", ["2025-1", "2026-2"])
def test_an_estimate_is_withheld_of_fewer_than_thirty_persons(exact: Any, four: Four, release: str):
    counts = oracle.judge_files(*four.files[release]).counts
    generation = generations.current(exact)
    for level in ("kecamatan", "desa"):
        given = {"parent": "35.19", "level": level, "release": release}
        answer = generations.read(generation, "internal", "poverty_by_area", given)
        said = set()
        for row in answer.to_dict("records"):
            own = counts.get(row["area_code"], oracle.Counts())
            few = own.persons_known_decile < numbers.FEWEST
            why = reasons(row)
            for column in ("decile1_share_pct", "poverty_rate_pct", "gap_pp"):
                assert why.get(column) == ("too_few" if few else None), row
            said.add(few)
        assert said == {True, False}


def test_a_programme_without_a_rule_measures_nobody_and_one_of_few_has_no_percentage(four: Four):
    given = {"programme": "PKH", "release": "2026-2", "parent": "35.19", "level": "desa"}
    seen = set()
    for programme in ("PKH", "KUBE"):
        answer = generations.read(
            generations.current(four.store),
            "public",
            "coverage_by_area",
            {**given, "programme": programme},
        )
        for row in answer.to_dict("records"):
            why = reasons(row)
            has_rule = not pd.isna(row["eligible"])
            for share, whole in (
                *(("coverage_pct", "eligible"), ("exclusion_pct", "eligible")),
                ("leakage_pct", "recipients"),
            ):
                expected = "not_measured" if not has_rule else None
                if has_rule and row[whole] < numbers.FEWEST:
                    expected = "too_few"
                assert why.get(share) == expected, row
                seen.add(expected)
    assert seen >= {"too_few", "not_measured"}


@pytest.mark.parametrize(("edition", "area"), [("public", "35.19.01.2001"), ("public", "35.19.01")])
def test_health_is_told_from_the_kecamatan_up(four: Four, edition: Any, area: str):
    generation = generations.current(four.store)
    values = generations.read(generation, edition, "characteristic_value", {})
    restricted = set(values.loc[values["is_restricted"], "characteristic"])
    given = {"area": area, "release": "2026-2"}
    answer = generations.read(generation, edition, "village_profile", given)
    kept = area.count(".") == 3
    for row in answer.to_dict("records"):
        why = reasons(row)
        expected = "kecamatan_only" if kept and row["characteristic"] in restricted else None
        assert why.get("count") == expected
        if expected:
            assert why["share_pct"] == expected
    assert restricted
    crossed = generations.read(
        generation,
        edition,
        "slice_by_two",
        {**given, "row": "disability", "column": "age_group", "unit": "person"},
    )
    said = {reasons(row).get("count") for row in crossed.to_dict("records")}
    assert said == {"kecamatan_only" if kept else None}


def area_release(**cells: Any) -> Cells:
    """The reasons in one row of area_release, made of one row of area_measure."""
    row = {
        "release": "2026-4",
        "area_code": "35.19.01.2001",
        "level": "desa",
        **dict.fromkeys(("families", "persons", "families_decile1", "persons_decile1"), 40),
        "persons_known_decile": 40,
        **dict.fromkeys(("decile1_share_pct", "poverty_rate_pct", "poverty_rate_low_pct"), 9.0),
        **dict.fromkeys(("poverty_rate_high_pct", "poverty_rate_first_pct", "poor_persons"), 9.0),
        **dict.fromkeys(("profile_pct", "own_error_logit", "poor_persons_low"), 9.0),
        **dict.fromkeys(("poor_persons_high", "poorest_fifth_pct", "poorest_cuts"), 9.0),
        "province_class": "above",
        "province_rate_pct": 9.0,
        **cells,
    }
    with duckdb.connect() as connection:
        store_macros(connection)
        given = pd.DataFrame([row]).astype({"persons_known_decile": "Int64"})
        connection.register("area_measure", given)
        answer = connection.execute(query("area_release", "build").sql, {"fewest": 30})
        columns = [column[0] for column in answer.description]
        return reasons(dict(zip(columns, answer.fetchone() or (), strict=True)))


ESTIMATE = (
    *("poverty_rate_pct", "poverty_rate_low_pct", "poverty_rate_high_pct"),
    *("poverty_rate_first_pct", "poor_persons", "province_class", "gap_pp"),
    *("profile_pct", "own_error_logit", "poor_persons_low", "poor_persons_high"),
)
RANKS = ("poorest_fifth_pct", "poorest_cuts")


def test_of_thirty_persons_all_is_given():
    assert area_release(persons_known_decile=30) == {}


def test_of_fewer_nothing_is_that_is_a_rate():
    expected = dict.fromkeys(("decile1_share_pct", *ESTIMATE, *RANKS), "too_few")
    # Nobody has placed a desa of fewer.
    assert area_release(persons_known_decile=29, **dict.fromkeys(RANKS)) == expected


def test_before_an_official_figure_nothing_is_estimated():
    missing = dict.fromkeys((*ESTIMATE, *RANKS, "province_rate_pct"))
    assert area_release(**missing) == dict.fromkeys(missing, "not_measured")


@pytest.mark.parametrize(
    ("level", "edition", "count", "reason"),
    [
        ("desa", "public", None, "kecamatan_only"),
        ("desa", "internal", 29, "too_few"),
        ("desa", "internal", 30, None),
        ("kecamatan", "public", 29, "too_few"),
        ("kecamatan", "public", None, "not_measured"),
    ],
)
def test_a_share_of_a_restricted_characteristic_says_why(
    level: str, edition: str, count: int | None, reason: str | None
):
    """Where `count` persons are known, or the release has none of the characteristic."""
    with duckdb.connect() as connection:
        connection.execute(
            "create table area_release as select '2026-4' as release, 'x' as area_code, "
            "$level as level, 100 as families, coalesce($count, 0) as persons",
            {"level": level, "count": count},
        )
        connection.execute(
            "create table value_count as select '2026-4' as release, 'x' as area_code, "
            "'person' as unit, 'disability' as characteristic, unnest(['severe', 'unknown']) as "
            "value, unnest([3, 0]) as count"
        )
        if count is None:
            connection.execute("delete from value_count")
        connection.execute(
            "create table characteristic_value as select 'person' as unit, 'disability' as "
            "characteristic, true as is_restricted"
        )
        connection.execute("create table lent (release varchar)")
        told = connection.execute(
            f"select share_pct, reason from ({query('area_share', 'build').sql}) "
            "where measure = 'severe_disability_pct'",
            {"fewest": 30, "edition": edition},
        ).fetchall()
    assert [(share is None, why) for share, why in told] == [(reason is not None, reason)]


def test_a_share_that_is_withheld_is_withheld_on_the_map_too(four: Four):
    generation = generations.current(four.store)
    given = {"measure": "severe_disability_pct", "release": "2026-2", "level": "desa"}
    answer = generations.read(generation, "public", "areas_by_measure", given)
    assert len(answer) > 200
    assert {reasons(row)["value"] for row in answer.to_dict("records")} == {"kecamatan_only"}


def test_an_answer_of_an_older_generation_asks_to_publish_again(four: Four, tmp_path: Any):
    """Without the reasons a value would be empty and nobody could say why."""
    store = shutil.copytree(four.store, tmp_path / "store")
    change(store, "alter table area_release drop column withheld")
    older = generations.current(store)
    with pytest.raises(generations.OutdatedGeneration):
        generations.read(older, "public", "poverty_by_release", {"area": "35.19"})


def test_scripts_read_reasons_in_every_form(four: Four):
    """As a list in JSON, in one cell of CSV and of the table."""
    words = ["village_profile", "area=35.19.01.2001", "release=2025-2"]
    listed = commands.queries(four.store, *words, "--format", "json").json
    (kept,) = [row for row in listed if (row["characteristic"], row["value"]) == KEPT]
    assert {"measure": "count", "reason": "kecamatan_only"} in kept["withheld"]
    for form in ("csv", "table"):
        done = commands.queries(four.store, *words, "--format", form)
        assert done.code == 0 and "count: kecamatan_only; share_pct: kecamatan_only" in done.out
