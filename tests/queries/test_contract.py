"""Every .sql keeps its word: its header is held against its text, and its answer against both."""

import re
import shutil
from itertools import product
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
import sqlglot
from sqlglot import exp

from data.generation import build, generations
from data.intake.registry import CONTRACT
from data.settings import EDITIONS, PROJECT
from queries import FOLDER, HEADER, OF_REGISTRY, Query, columns, in_order, measures, names, query
from tests import builders, commands
from tests.conftest import Four
from tests.kept import Kept

KINDS = ("intake", "keep", "key", "slice", "build", "checks", "read", "sample")
KINDS += ("recipients", "deaths", "match", "findings", "alarms", "flow")
EVERY = [(path.parent.name, path.stem) for path in sorted(FOLDER.glob("*/*.sql"))]
READ = names("read")
# Asked by scripts, whether a page asks them or not: part of the interface (README).
INTERFACE = {
    *("poverty_by_release", "poverty_by_area", "official_by_period"),
    *("target_status", "gap_forecast", "poverty_estimate_by_area", "peers_by_period"),
    *("slice_by_two", "village_profile", "areas_by_measure", "change_by_area"),
    *("coverage_by_programme", "coverage_by_area", "coverage_by_release"),
    *("pillars_by_area", "pillars_by_group", "unreached_by_area", "incidence_by_decile"),
    *("integrity_by_kind", "integrity_by_programme", "integrity_by_release"),
    *("programme_by_release", "overlap_by_pair", "hidden_by_area", "priority_by_area"),
}
# Numbers that are places in a list, not about people.
PLACES = {"position", "value_position", "decile", "months"} | {
    f"place_by_{weight}" for weight in ("missed", "pct", "persons", "chance")
}
# Questions that a release of one family cannot answer: no village has a rate, no count is large.
EMPTY = {
    *(("almost_empty", name) for name in ("largest_village", "similar_by_area")),
    *(("almost_empty", name) for name in ("told_apart_by_pair", "news_by_release")),
    *(("almost_empty", name) for name in ("change_by_area", "poorest_fifth_by_release")),
    *(
        ("almost_empty", name)
        for name in ("slice_by_two", "value_by_characteristic", "decile_by_area", "village_profile")
    ),
}
ROW_LEVEL = {
    *(
        "family_file",
        "person_file",
        "family_twin",
        "person_twin",
        "family_row",
        "family_verdict",
        "person_verdict",
    ),
    *("kept_family", "kept_person", "keyed_family", "keyed_person", "coded"),
    *("then_family", "now_family", "then_person", "now_person", "family_flow"),
}
# It has no list of recipients either.
EMPTY |= {
    ("almost_empty", name)
    for name in (
        *("coverage_by_programme", "coverage_by_area", "coverage_by_release", "pillars_by_area"),
        *("pillars_by_group", "unreached_by_area", "integrity_by_kind", "integrity_by_programme"),
        *("integrity_by_release", "incidence_by_decile", "overlap_by_pair"),
        *("integrity_by_area", "concentration_by_decile", "priority_by_area"),
    )
}
ROW_LEVEL |= {"recipient_file", "recipient_verdict", "recipient", "death", "matched", "member"}
ROW_LEVEL |= {"wording", "worded", "entry"}


def parsed(each: Query) -> exp.Expr:
    return sqlglot.parse_one(each.sql, read="duckdb")


def header(each: Query) -> dict[str, str]:
    lines = [line for line in each.sql.splitlines() if line.startswith("--")]
    return {match[1]: match[2] for line in lines if (match := HEADER.match(line))}


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_the_header_is_complete(kind: str, name: str):
    assert kind in KINDS
    each = query(name, kind)
    first = each.sql.splitlines()[0]
    assert first.startswith("-- ") and first.endswith(".") and first[3].isupper()
    known = {
        "grain",
        "params",
        "reads",
        *{"build": ["publish"], "checks": ["severity"]}.get(kind, []),
    }
    assert set(header(each)) <= known
    assert each.grain
    if kind == "checks":
        assert each.severity in ("block", "warn")


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_the_parameters_are_those_of_the_text(kind: str, name: str):
    each = query(name, kind)
    (statement,) = duckdb.extract_statements(each.sql)
    assert statement.type == duckdb.StatementType.SELECT
    assert set(statement.named_parameters) == set(each.params)
    assert len(each.params) == len(set(each.params))


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_it_reads_what_it_says(kind: str, name: str):
    each = query(name, kind)
    tree = parsed(each)
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    tables = {table.name for table in tree.find_all(exp.Table)} - own
    assert tables == set(each.reads)
    assert len(each.reads) == len(set(each.reads))
    assert not re.search(r"\b(read_\w+|glob|getenv|query_table|query)\s*\(", each.sql, re.I)


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_lines_are_indented_by_fours(kind: str, name: str):
    """The one rule of layout that `sqlfluff` does not hold: its own is another (pyproject.toml)."""
    lines = query(name, kind).sql.splitlines()
    assert [line for line in lines if not re.match(r"( {4})*(\S|$)", line)] == []


@pytest.mark.parametrize("name", names("build"))
def test_the_numbers_can_be_made_on_another_engine(name: str):
    """The build files are plain enough for a distributed engine."""
    (spark,) = sqlglot.transpile(
        query(name, "build").sql,
        read="duckdb",
        write="spark",
        unsupported_level=sqlglot.ErrorLevel.RAISE,
    )
    assert spark


def test_build_files_follow_each_other_by_what_they_read():
    order = list(in_order("build", build.GIVEN, build.MADE))
    assert sorted(order) == sorted([*names("build"), *build.MADE])
    for name in names("build"):
        reads = set(query(name, "build").reads) - build.GIVEN
        assert reads <= set(order[: order.index(name)])


# Counts as they are, on the way to `protected`; the checks may look at them.
TRUE = {
    *("desa_count", "flow_count", *build.KEPT, "cell", "area_counted"),
    *("area_cell", "programme_cell", "pillar_cell", "finding_cell", "decile_cell", "pair_cell"),
    "flow_cell",
}


def sources(name: str) -> set[str]:
    """All that a relation of the build is made of, up to `protected`."""
    if name == "protected":
        return {name}
    is_query = name in names("build")
    reads = query(name, "build").reads if is_query else build.MADE.get(name, ())
    return {name}.union(*(sources(each) for each in reads))


def test_everything_published_is_made_of_protected_counts():
    """Nothing beside them: else a rate, a band or a class could tell what a count hides."""
    for name in build.PUBLISHED:
        assert sources(name).isdisjoint(TRUE), (name, sources(name) & TRUE)
    counted = {name for name in build.PUBLISHED if "protected" in sources(name)}
    assert counted >= {
        *("area_release", "programme_area", "programme_decile", "programme_pair"),
        *("programme_targeting", "pillar_area", "integrity_area", "integrity_programme"),
        "area_change",
    }
    readers = {name for name in names("build") if TRUE.intersection(query(name, "build").reads)}
    assert readers - TRUE == {"protected"}


def test_cross_tables_are_protected_before_they_are_kept():
    """By data/protection, which tests/data/protection holds against a recount."""
    assert sources("value_count").isdisjoint(TRUE)
    assert sources("area_share").isdisjoint(TRUE)


@pytest.mark.parametrize("name", READ)
def test_no_question_touches_a_row_of_a_person(name: str):
    reads = set(query(name).reads)
    assert reads <= set(build.PUBLISHED)
    assert reads.isdisjoint(ROW_LEVEL)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_published_database_holds_the_published_relations_only(
    four: Four, edition: str, tmp_path: Path
):
    # A copy: questions asked before may hold the file itself, in their own locked-down way.
    path = tmp_path / f"{edition}.duckdb"
    shutil.copy(generations.current(four.store).folder / path.name, path)
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = dict(
            connection.execute("select table_name, estimated_size from duckdb_tables()").fetchall()
        )
        types = connection.execute(
            "select distinct data_type from duckdb_columns() where not internal"
        ).fetchall()
        views = connection.execute("select * from duckdb_views() where not internal").fetchall()
    assert set(tables) == set(build.PUBLISHED)
    assert ("BLOB",) not in types
    assert not views
    # Areas times releases: no relation of the registry has a row for each family.
    assert tables["area_release"] == 222 * 4


@pytest.fixture(scope="module")
def almost_empty(kept: Kept) -> Path:
    """A store whose only release has one family of one person, of unknown decile."""
    return kept.folder("almost_empty", make_almost_empty) / "store"


def make_almost_empty(folder: Path) -> None:
    builders.write_delivery(
        folder / "in", *builders.registry([(builders.villages()[0], None, 1)], members=1)
    )
    done = commands.data(folder / "store", "ingest", folder / "in")
    assert done.code == 0, done.err


def values_of(each: Query, releases: list[str]) -> list[dict[str, Any]]:
    """Values to ask with: every level of area, first and last release, optional ones left out."""
    offers: dict[str, list[Any]] = {
        "area": ["35.19", "35.19.01", "35.19.01.2001"],
        "parent": ["35.19", "35.19.01"],
        "level": [None, "kecamatan", "desa"],
        "measure": [
            *("poverty_rate_pct", "poorest_fifth_pct", "gap_pp", "families", "earth_floor_pct")
        ],
        "row": ["floor", "decile_group"],
        "column": ["water", "head_sex"],
        "unit": ["family"],
        "decile_group": [None, "1"],
        "programme": [None, "PKH", "KUBE"],
        "group": [None, "elderly"],
        "release": [releases[0], releases[-1]],
        "since": [None, releases[0]],
        "areas": [["35.19"], ["35.19.13", "35.19.01", "35.19", "35.19.01.2001"]],
        "period": ["2025-03", "2015-03", "2026-03"],
        "earlier": ["2015-03", "2024-03", "2025-03"],
        "day": ["2026-02-01", "2026-11-26"],
    }
    if "official_poverty" in each.reads:
        offers["area"] += ["35", "0", "35.77"]
        offers["areas"].append(["35", "35.19", "0"])
    if OF_REGISTRY.intersection(each.reads):
        offers["area"] = [area for area in offers["area"] if area.startswith("35.19")]
    given = [
        [value for value in offers[param] if value is not None or param in each.optional]
        for param in each.params
    ]
    return [dict(zip(each.params, values, strict=True)) for values in product(*given)]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("which", ["four", "almost_empty"])
def test_every_answer_has_its_grain_and_one_order(
    request: pytest.FixtureRequest, name: str, edition, which: str
):
    made = request.getfixturevalue(which)
    generation = generations.current(made.store if which == "four" else made)
    each = query(name)
    releases = [release["release"] for release in generation.manifest["releases"]]
    order = parsed(each).args.get("order")
    assert order is not None
    sorted_by = {column.name for column in order.find_all(exp.Column)}
    answered = 0
    for values in values_of(each, releases):
        answer = generations.read(generation, edition, name, values)
        assert set(each.grain) <= set(answer.columns)
        assert not answer.duplicated(list(each.grain)).any(), values
        keys = [column for column in answer.columns if column in sorted_by]
        assert keys and not answer.duplicated(keys).any(), f"the order is not total: {keys}"
        answered += len(answer)
    assert answered or (which, name) in EMPTY


@pytest.mark.parametrize("name", READ)
def test_every_column_has_words_and_every_number_about_people_is_described(four: Four, name: str):
    """A figure on a page can say what it is, in both languages, and where it is from."""
    each = query(name)
    values = values_of(each, ["2025-2"])[0]
    answer = generations.read(generations.current(four.store), "internal", name, values)
    numbers = [
        column
        for column in answer.columns
        if pd.api.types.is_numeric_dtype(answer[column])
        and not pd.api.types.is_bool_dtype(answer[column])
    ]
    shown = {columns().get(column, {}).get("shows", column) for column in numbers}
    assert shown - PLACES <= set(measures())
    assert set(answer.columns) <= {*measures(), *columns()}


def test_every_measure_is_complete_in_both_languages():
    wanted = {
        *("label_id", "label_en", "unit", "better", "kind"),
        *("definition_id", "definition_en", "source"),
    }
    for name, measure in measures().items():
        assert wanted <= set(measure), name
        assert measure["better"] in ("lower", "higher", "")
        assert measure["kind"] in ("official", "registry", "estimate")
        assert all(measure[key].strip() for key in wanted - {"better"}), name
        is_estimate = measure["kind"] == "estimate"
        assert not is_estimate or "erkiraan" in measure["label_id"] + measure["definition_id"]


def test_a_column_is_a_measure_or_has_words_of_its_own_in_both_languages():
    assert not set(columns()) & set(measures())
    for name, column in columns().items():
        assert (
            {"label_id", "label_en"}
            <= set(column)
            <= {*("label_id", "label_en", "shows", "is_code")}
        ), name
        assert column["label_id"].strip() and column["label_en"].strip(), name
        assert column.get("shows", "p0_pct") in measures(), name
    assert list(columns()) == sorted(columns())


def test_every_question_is_asked_by_a_page_or_by_scripts():
    folders = [PROJECT / "ui", PROJECT / "pages", PROJECT / "data"]
    text = "\n".join(path.read_text() for folder in folders for path in folder.rglob("*.py"))
    asked = {name for name in READ if re.search(rf"[\"']{name}[\"']", text)}
    assert set(READ) - asked <= INTERFACE
    assert set(READ) >= INTERFACE


COLUMNS = {
    "poverty_by_release": "release cutoff families persons families_decile1 persons_decile1 "
    "decile1_share_pct poverty_rate_pct province_rate_pct gap_pp withheld",
    "poverty_by_area": "area_code area_name level families persons families_decile1 "
    "persons_decile1 decile1_share_pct poverty_rate_pct province_rate_pct gap_pp change_pp "
    "withheld",
    "official_by_period": "period p0_pct p1 p2 poor_thousand poverty_line_idr source withheld",
    "poverty_estimate_by_area": "area_code area_name estimate_pct low_pct high_pct poor_persons "
    "class poverty_rate_pct poverty_rate_low_pct poverty_rate_high_pct province_class "
    "own_error_logit poor_persons_low poor_persons_high poorest_fifth_pct poorest_cuts withheld",
    "target_status": "area_code said_on said_by rule low_pct high_pct limit_pct deadline judged_on "
    "figure_pct status chance_pct needed_change_pp source withheld",
    "gap_forecast": "period situation gap_low95_pp gap_low80_pp gap_low50_pp gap_pp gap_high50_pp "
    "gap_high80_pp gap_high95_pp p0_low95_pct p0_low80_pct p0_low50_pct p0_pct p0_high50_pct "
    "p0_high80_pct p0_high95_pct province_low80_pct province_pct province_high80_pct "
    "below_published_pct below_true_pct distinguishable_pct needed_gap_pp",
    "change_by_area": "area_code area_name level since change_pp official_change_pp "
    "registry_change_pp ranks_change_pp flow_change_pp families_stayed families_came "
    "families_went withheld",
    "slice_by_two": "row_value column_value count withheld",
    "areas_by_measure": "area_code area_name parent_code parent_name value low high province_class "
    "withheld",
    "village_profile": "unit characteristic value count share_pct kecamatan_share_pct "
    "kabupaten_share_pct previous_count withheld",
    "priority_by_area": "area_code area_name parent_code parent_name level missed eligible "
    "exclusion_pct missed_cumulative_pct poor_persons poorest_fifth_pct place_by_missed "
    "place_by_pct place_by_persons place_by_chance withheld",
    "peers_by_period": "area_code area_name period p0_pct p0_se_pct gap_pp gap_low_pp "
    "gap_high_pp province_class earlier_p0_pct earlier_gap_pp gap_change_pp place place_by_change "
    "withheld",
}


@pytest.mark.parametrize("name", COLUMNS)
def test_scripts_find_the_columns_they_rely_on(four: Four, name: str):
    below = ["parent=35.19", "release=2025-2"]
    values = {
        "poverty_by_area": below,
        "poverty_estimate_by_area": below,
        "peers_by_period": ["period=2025-03", "earlier=2015-03"],
        "priority_by_area": [*below, "level=desa"],
        "slice_by_two": [
            *("area=35.19", "release=2025-2", "row=floor", "column=decile_group", "unit=family"),
        ],
        "areas_by_measure": ["measure=families", "release=2025-2", "level=desa"],
        "village_profile": ["area=35.19.01.2001", "release=2025-2"],
        "change_by_area": ["area=35.19", "release=2025-2"],
    }.get(name, ["area=35.19"])
    for form in ("csv", "json"):
        done = commands.queries(four.store, name, *values, "--format", form)
        assert done.code == 0, done.err
        found = done.out.splitlines()[0].split(",") if form == "csv" else list(done.json[0])
        assert found == COLUMNS[name].split()
    if len(found) < 14:  # a wider table is broken over lines
        table = commands.queries(four.store, name, *values)
        assert table.code == 0 and table.out.split()[: len(found)] == COLUMNS[name].split()


WRONG = {
    "no such question": ["poverty_by_relaese", "area=35.19"],
    "not a name": ["../build/release", "area=35.19"],
    "no such parameter": ["poverty_by_release", "wilayah=35.19"],
    "a parameter is missing": ["poverty_by_release"],
    "no such area": ["poverty_by_release", "area=35.77"],
    "an area that is not in the registry": ["poverty_by_release", "area=35"],
    "no such release": ["poverty_by_area", "parent=35.19", "release=2030-1"],
    "no such level": ["poverty_by_area", "parent=35.19", "release=2025-2", "level=rt"],
    "no such earlier release": ["poverty_by_area", "parent=35.19", "release=2025-2", "since=x"],
    "no parent": ["poverty_by_area", "parent=35.19.01.2001", "release=2025-2"],
    "no such round": ["peers_by_period", "period=2025-04", "earlier=2015-03"],
    "no such earlier round": ["peers_by_period", "period=2025-03", "earlier=kapan"],
    "one of several areas": ["trend_by_area", "areas=35.19,35.77"],
    "not key=value": ["poverty_by_release", "35.19"],
    "an empty value": ["poverty_by_release", "area="],
    "no such characteristic": [
        *("slice_by_two", "area=35.19", "release=2025-2", "row=lantai", "column=wall"),
        "unit=family",
    ],
    "no such measure": ["areas_by_measure", "measure=x", "release=2025-2", "level=desa"],
    "no such day": ["calendar_by_day", "area=35.19", "day=besok"],
    "no such format": ["poverty_by_release", "area=35.19", "--format", "xml"],
    "no such edition": ["poverty_by_release", "area=35.19", "--edition", "secret"],
    "SQL in a value": ["poverty_by_release", "area=35.19' or true --"],
    "a comma in one area": ["poverty_by_release", "area=35.19,35.19.01"],
}


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_word_is_one_clear_line(four: Four, words: list[str]):
    done = commands.queries(four.store, *words)
    assert (done.code, done.out) == (2, "")
    if "--format" not in words:  # typer's own frame around its own error
        assert len(done.err.splitlines()) == 1, done.err


def test_the_questions_are_listed(four: Four):
    done = commands.queries(four.store)
    assert done.code == 0
    assert all(name in done.out for name in READ)


def test_a_question_cannot_write_or_leave_its_file(four: Four):
    generation = generations.current(four.store)
    generations.read(generation, "public", "release_by_cutoff", {})
    connection = generations._connect(*generation.file("public"))
    for sql in (
        "create table x (y int)",
        "delete from area",
        "select * from read_csv('/etc/hostname')",
        "copy area to '/tmp/area.csv'",
        "attach '/tmp/x.duckdb'",
        "set enable_external_access = true",
        "install httpfs",
    ):
        with connection.cursor() as cursor, pytest.raises(duckdb.Error):
            cursor.execute(sql)


def test_intake_tables_are_made_of_the_delivery_and_the_areas_only():
    given = {"area", "decile", "birth_cell"}
    given |= {f"{kind}_{what}" for kind in CONTRACT for what in ("file", "twin")}
    assert sorted(in_order("intake", given)) == names("intake")
