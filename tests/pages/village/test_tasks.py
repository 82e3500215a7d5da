"""What follows for the field: the urgent first, and nothing for what may be none."""

from typing import Any

import pandas as pd
import pytest

from pages.village import todo
from pages.village.tasks import Task, tasks_of
from tests.askings import asking
from tests.pages.coverage.coverages import covered, described, frame, pillar_row

AREA = "35.19.01.2001"


def asked(**answers: pd.DataFrame) -> list[Task]:
    empty: dict[str, pd.DataFrame] = {
        "pillars_by_group": pd.DataFrame(columns=["group_name", "families_none"]),
        "integrity_by_kind": pd.DataFrame(columns=["kind", "findings", "checked"]),
        "coverage_by_programme": pd.DataFrame(columns=["programme_code", "unit", "missed"]),
        "programme_by_release": pd.DataFrame(columns=["programme_code", "programme_name"]),
    }
    return tasks_of(asking(AREA, **(empty | answers)))


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


def test_what_the_public_edition_does_not_give_is_no_task() -> None:
    groups = frame(
        pillar_row(none=20, group_name="all"),
        pillar_row(none=5, group_name="severe_disability") | {"families_none": None},
    )
    assert [task.kind for task in asked(pillars_by_group=groups)] == ["families_none"]


@pytest.mark.parametrize(
    ("none", "title"),
    [
        (20, "Dahulukan 20 keluarga desil 1 dan 2 yang belum menerima program apa pun"),
        (0, "Yang perlu dikerjakan di lapangan: 2 hal"),
    ],
)
def test_the_title_says_with_what_to_begin(none: int, title: str) -> None:
    listed = asked(
        pillars_by_group=frame(pillar_row(none=none, group_name="all")),
        integrity_by_kind=found(("dead_recipient", 3, 90), ("bad_nik", 6, 90)),
    )
    assert todo.title(listed).replace("\N{NO-BREAK SPACE}", " ") == title
    assert [todo.count_words(task).split("\N{NO-BREAK SPACE}")[0] for task in listed][-2:] == [
        *("3", "6"),
    ]


def test_only_the_three_programmes_that_miss_most() -> None:
    listed = asked(**missed(("A", 5), ("B", 50), ("C", None), ("D", 7), ("E", 6)))
    assert [task.kind for task in listed] == ["missed:B", "missed:D", "missed:E"]
