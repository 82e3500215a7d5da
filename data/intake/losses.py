"""What was accepted although a part seemed to be missing: for the manifest, and for those who read.

Only of deliveries that are shown: a later delivery of the same release takes its reason with it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import duckdb

from data.intake.delivery_folders import Delivery
from data.intake.periods import quarter_of
from data.matching.match import Lists

COLUMNS = "release varchar, subject varchar, code varchar, reason varchar"
DEATHS = "deaths"


def losses(deliveries: Iterable[Delivery], lists: Lists) -> list[dict[str, Any]]:
    """Each accepted loss: release (None for deaths), subject ('' for a registry, else programme and
    period), code of the alarm, reason."""
    rows = [
        {"release": each.release, "subject": "", **loss}
        for each in deliveries
        for loss in _of(each.account)
    ]
    for (programme, period), each in sorted(lists.recipients.items()):
        subject = f"{programme} {period}"
        rows += [
            {"release": quarter_of(period), "subject": subject, **loss}
            for loss in _of(each.account)
        ]
    for each in lists.deaths:
        rows += [{"release": None, "subject": DEATHS, **loss} for loss in _of(each.account)]
    return rows


def _of(account: dict[str, Any]) -> Iterator[dict[str, str]]:
    loss: dict[str, Any] = account.get("accepted_loss") or {}
    for code in sorted({alarm["code"] for alarm in loss["alarms"]} if loss else ()):
        yield {"code": code, "reason": str(loss["reason"])}


def store_losses(connection: duckdb.DuckDBPyConnection, rows: list[dict[str, Any]]) -> None:
    """Make the table accepted_loss."""
    connection.execute(f"create table accepted_loss ({COLUMNS})")
    for each in rows:
        connection.execute("insert into accepted_loss values (?, ?, ?, ?)", list(each.values()))
