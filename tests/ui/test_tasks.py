"""What follows for the field: the urgent first, nothing for nothing, no number for a hidden one."""

from typing import Any

import pandas as pd

from tests.ui.coverages import covered, described, frame, pillar_row
from ui.tasks import Task, tasks

AREA, RELEASE = "35.19.01.2001", "2026-4"


def asked(**answers: pd.DataFrame) -> list[Task]:
    empty: dict[str, pd.DataFrame] = {
        "pillars_by_group": pd.DataFrame(columns=["group_name", "families_none"]),
        "integrity_by_kind": pd.DataFrame(columns=["kind", "findings", "checked"]),
        "coverage_by_programme": pd.DataFrame(columns=["programme_code", "unit", "missed"]),
        "programme_by_release": pd.DataFrame(columns=["programme_code", "programme_name"]),
    }
    return tasks(lambda name, **_values: (empty | answers)[name], AREA, RELEASE)


def found(*rows: tuple[str, int | None, int | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["kind", "findings", "checked"])


def missed(*codes_and_counts: tuple[str, int | None]) -> dict[str, Any]:
    return {
        "coverage_by_programme": frame(
            *[covered(code, missed=count) for code, count in codes_and_counts]
        ),
        "programme_by_release": frame(*[described(code) for code, _count in codes_and_counts]),
    }


def test_families_that_nothing_reaches_come_first() -> None:
    groups = frame(pillar_row(none=20, group_name="all"), pillar_row(none=7, group_name="elderly"))
    listed = asked(
        pillars_by_group=groups,
        integrity_by_kind=found(("dead_recipient", 3, 90)),
        **missed(("PKH", 40)),
    )
    assert [(task.kind, task.count) for task in listed] == [
        ("families_none", 20),
        ("families_none:elderly", 7),
        ("dead_recipient", 3),
        ("missed:PKH", 40),
    ]
    assert all(task.words.endswith(".") and task.address for task in listed)


def test_none_found_is_no_task_and_neither_is_what_was_not_checked() -> None:
    kinds = found(("dead_recipient", 0, 90), ("bad_nik", None, 0), ("above_limit", 0, 0))
    assert asked(integrity_by_kind=kinds, **missed(("PKH", 0))) == []


def test_a_hidden_count_stays_a_task_without_its_number() -> None:
    listed = asked(integrity_by_kind=found(("dead_recipient", None, None)))
    assert [(task.kind, task.count) for task in listed] == [("dead_recipient", None)]


def test_only_the_three_programmes_that_miss_most() -> None:
    listed = asked(**missed(("A", 5), ("B", 50), ("C", None), ("D", 7), ("E", 6)))
    assert [task.kind for task in listed] == ["missed:B", "missed:D", "missed:E"]
