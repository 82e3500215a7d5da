"""Findings as a file: one row for each kind and place."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import pandas as pd

from pages.integrity.kinds import kinds

COUNTS: Final = ("findings", "checked", "findings_pct", "amount_idr")


def long_form(rows: Iterable[Mapping[str, Any]], keys: Iterable[str]) -> pd.DataFrame:
    """The keys, kind, finding_name, COUNTS and what is withheld, in the order of the rows.

    rows: the keys, and a row of `integrity_by_kind` or its like.
    """
    labels = {kind.name: kind.label for kind in kinds()}
    columns = [*keys, "kind", "finding_name", *COUNTS, "withheld"]
    kept = [{**row, "finding_name": labels[row["kind"]]} for row in rows]
    types = {"findings": "Int64", "checked": "Int64", "findings_pct": float, "amount_idr": "Int64"}
    return pd.DataFrame(kept, columns=columns).astype(types)
