"""Rows of the tables of a release: where each area lies."""

from collections.abc import Sequence

import pandas as pd

from language.text import _


def placed(
    frame: pd.DataFrame,
    known: pd.DataFrame,
    lead: Sequence[str] = (),
    numbers: Sequence[str] = (),
) -> pd.DataFrame:
    """Rows in the order of the areas, beginning with the area and what lies above it."""
    above = dict(zip(known["area_code"], known["parent_name"], strict=True))
    levels = dict(zip(known["area_code"], known["level"], strict=True))
    found = frame.assign(
        parent_name=[above.get(code) for code in frame["area_code"]],
        level=[levels.get(code) for code in frame["area_code"]],
    )
    first = ["area_code", "area_name", "parent_name", "level", *lead]
    rest = numbers or [name for name in found.columns if name not in first]
    return pd.DataFrame(found, columns=[*first, *rest]).reset_index(drop=True)


def within() -> dict[str, str]:
    """The head of the column that says where an area lies, in a table of several levels."""
    return {"parent_name": _("Terletak di")}
