"""Findings as a file: one row for each kind and place, hidden cells empty and marked."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import pandas as pd

from ui.integrity.findings import share_pct
from ui.integrity.kinds import kinds
from ui.records import records

COUNTS: Final = ("findings", "checked", "findings_pct", "amount_idr")


def long_form(rows: Iterable[Mapping[str, Any]], keys: Iterable[str]) -> pd.DataFrame:
    """The keys, then kind, finding_name, findings, checked, findings_pct (percent), amount_idr,
    is_hidden ('true', 'false'), in the order of the rows.

    rows: the keys, kind, findings and checked (None where hidden), amount_idr.
    """
    labels = {kind.name: kind.label for kind in kinds()}
    columns = [*keys, "kind", "finding_name", *COUNTS, "is_hidden"]
    kept = [
        {
            **row,
            "finding_name": labels[row["kind"]],
            "findings_pct": share_pct(row["findings"], row["checked"]),
            "is_hidden": "true" if any(covered(row).values()) else "false",
        }
        for row in rows
    ]
    types = {"findings": "Int64", "checked": "Int64", "findings_pct": float, "amount_idr": "Int64"}
    return pd.DataFrame(kept, columns=columns).astype(types)


def covered(row: Mapping[str, Any]) -> dict[str, bool]:
    """Which counts of a row are hidden; where nothing was checked there is nothing to hide."""
    is_checked = row["checked"] != 0
    no_findings, no_checked = row["findings"] is None and is_checked, row["checked"] is None
    return {
        "findings": no_findings,
        "checked": no_checked,
        "findings_pct": no_findings or no_checked,
        "amount_idr": no_findings,
    }


def hidden_rows(data: pd.DataFrame) -> pd.DataFrame:
    """The hidden cells of `long_form`, by number of row for the table under a chart."""
    rows = records(data, ("findings", "checked"), "integrity.hidden_rows")
    cells = [
        (str(place), name)
        for place, row in enumerate(rows)
        for name, is_covered in covered(row).items()
        if is_covered
    ]
    return pd.DataFrame(cells, columns=["area_code", "measure"])
