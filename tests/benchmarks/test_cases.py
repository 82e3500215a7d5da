"""The benchmark can ask every question that there is."""

from os import getpid
from pathlib import Path

import pytest

from benchmarks import cases
from benchmarks import programmes as module
from benchmarks.cases import VALUES
from queries import names, query


def test_every_parameter_of_every_question_has_a_value():
    assert {param for name in names() for param in query(name).params} <= set(VALUES)


@pytest.mark.slow
def test_lists_and_cross_tables_are_measured_beside_the_bare_minimum(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Measured once and in this process: a dozen processes take half a minute to start."""
    monkeypatch.setattr(module, "TIMES", 1)
    monkeypatch.setattr(module, "_alone", lambda measure, *values: measure(*values))
    found = list(module.programmes(tmp_path, families=300))
    assert [each.goal for each in found] == ["at most 2.5 times"] * 2 + ["", "", "at most 2 s"]
    assert all("times" in each.found for each in found[:4])


@pytest.mark.slow
def test_commands_are_measured_beside_an_import(published: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cases, "COMMAND_TIMES", 1)
    found = list(cases.commands(published))
    assert [each.goal for each in found] == ["at most 4 times"] * 2
    assert all("times" in each.found for each in found)


@pytest.mark.slow
def test_what_is_measured_has_a_process_of_its_own():
    assert module._alone(getpid) != getpid()
