"""The benchmark can ask every question that there is."""

from pathlib import Path

from benchmarks.cases import VALUES
from benchmarks.programmes import programmes
from queries import names, query


def test_every_parameter_of_every_question_has_a_value():
    assert {param for name in names() for param in query(name).params} <= set(VALUES)


def test_lists_and_cross_tables_are_measured_beside_the_bare_minimum(tmp_path: Path):
    found = list(programmes(tmp_path, families=300))
    assert [each.goal for each in found] == ["at most 3 times", "", "", "at most 2 s"]
    assert all("times" in each.found for each in found[:3])
