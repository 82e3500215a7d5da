"""What is awaited on a day, and how late it is, by given rows; and the facts have their sources."""

from datetime import date
from typing import Any

import duckdb
import pytest

from data.reference.tables import read_rows
from data.settings import REFERENCE
from queries import query

KABUPATEN, PROVINCE = "official_kabupaten", "official_province"
Event = tuple[str, str, str | None, str | None, int | None]


def ask(
    *events: Event,
    day: str = "2026-11-26",
    published: tuple[tuple[str, str], ...] = (),
    releases: tuple[str, ...] = (),
) -> list[dict[str, Any]]:
    """Rows of the query; events: event, about, due_on, came_on, month_day."""
    with duckdb.connect() as connection:
        connection.execute(
            "create table calendar (event text, about text, due_on date, came_on date, "
            "month_day integer, source text);"
            "create table area as select '35.19' as area_code, '35' as parent_code;"
            "create table official_poverty (area_code text, period text, p0_pct double);"
            "create table release (release text)"
        )
        for event in events:
            connection.execute("insert into calendar values (?, ?, ?, ?, ?, 's')", event)
        for area, period in published:
            connection.execute("insert into official_poverty values (?, ?, 10.0)", [area, period])
        for release in releases:
            connection.execute("insert into release values (?)", [release])
        answer = connection.execute(
            query("calendar_by_day").sql, {"area": "35.19", "day": date.fromisoformat(day)}
        )
        columns = [column[0] for column in answer.description]
        return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


@pytest.mark.parametrize(
    ("event", "basis", "next_on", "late"),
    [
        ((KABUPATEN, "2026-03", None, "2025-09-15", None), "year_before", date(2026, 9, 15), 72),
        ((KABUPATEN, "2026-03", "2026-11-25", "2025-09-15", None), "announced", None, 1),
        ((KABUPATEN, "2026-03", "2026-11-26", None, None), "announced", date(2026, 11, 26), 0),
        ((PROVINCE, "2026-09", None, "2026-02-05", None), "year_before", date(2027, 2, 5), 0),
        (("registry", "2027-2", None, None, None), "unknown", None, 0),
        (("registry", "2028-1", None, "2024-02-29", None), "year_before", date(2025, 2, 28), 636),
        (("update_closes", "", None, None, 17), "monthly", date(2026, 12, 17), 0),
        (("update_closes", "", None, None, 26), "monthly", date(2026, 11, 26), 0),
        (("update_closes", "", None, None, 28), "monthly", date(2026, 11, 28), 0),
    ],
)
def test_the_day_is_the_announced_one_else_that_of_the_year_before(
    event: Event, basis: str, next_on: date | None, late: int
):
    (row,) = ask(event)
    assert row["basis"] == basis
    assert row["days_late"] == late
    assert row["next_on"] == (date.fromisoformat(event[2]) if event[2] else next_on)


def test_a_month_begins_anew_after_its_day_and_a_year_after_december():
    closing: Event = ("update_closes", "", None, None, 17)
    assert ask(closing, day="2026-12-17")[0]["next_on"] == date(2026, 12, 17)
    assert ask(closing, day="2026-12-18")[0]["next_on"] == date(2027, 1, 17)


def test_what_is_there_already_is_not_awaited():
    events: list[Event] = [
        (KABUPATEN, "2026-03", None, None, None),
        (PROVINCE, "2026-03", None, None, None),
        ("registry", "2026-4", None, None, None),
    ]

    def left(**given: Any) -> list[str]:
        return [row["event"] for row in ask(*events, **given)]

    assert left() == [KABUPATEN, PROVINCE, "registry"]
    assert left(published=(("35.19", "2026-03"),)) == [PROVINCE, "registry"]
    assert left(published=(("35", "2026-03"),)) == [KABUPATEN, "registry"]
    assert left(published=(("35.77", "2026-03"),)) == [KABUPATEN, PROVINCE, "registry"]
    assert left(releases=("2026-4",)) == [KABUPATEN, PROVINCE]


def test_the_late_come_first_then_the_nearest_and_the_unknown_last():
    rows = ask(
        ("registry", "2027-1", None, None, None),
        (PROVINCE, "2026-09", None, "2026-02-05", None),
        (PROVINCE, "2026-03", None, "2025-11-01", None),
        (KABUPATEN, "2026-03", None, "2025-09-15", None),
    )
    assert [row["days_late"] for row in rows] == [72, 25, 0, 0]
    assert [row["basis"] for row in rows][-1] == "unknown"


def test_every_date_of_the_calendar_has_an_address():
    rows = [row for _line, row in read_rows(REFERENCE / "calendar.csv")]
    assert rows
    for row in rows:
        assert row["source"].startswith("http"), row
