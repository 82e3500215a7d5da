"""Findings as a file: one row for each kind and place."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import pandas as pd

from pages.integrity.kinds import kinds
from ui.words.shares import percent_of

COUNTS: Final = ("findings", "checked", "findings_pct", "amount_idr")


def long_form(rows: Iterable[Mapping[str, Any]], keys: Iterable[str]) -> pd.DataFrame:
    """The keys, then kind, finding_name, findings, checked, findings_pct (percent), amount_idr, in
    the order of the rows.

    rows: the keys, kind, findings (None where nothing was checked), checked, amount_idr.
    """
    labels = {kind.name: kind.label for kind in kinds()}
    columns = [*keys, "kind", "finding_name", *COUNTS]
    kept = [
        {
            **row,
            "finding_name": labels[row["kind"]],
            "findings_pct": percent_of(row["findings"], row["checked"]),
        }
        for row in rows
    ]
    types = {"findings": "Int64", "checked": "Int64", "findings_pct": float, "amount_idr": "Int64"}
    return pd.DataFrame(kept, columns=columns).astype(types)
