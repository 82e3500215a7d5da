"""Made-up answers about programmes, for tests of Cakupan."""

from typing import Any

import pandas as pd

from tests.ui.absent import absent, share

PROTECTION, EMPOWERMENT = "Perlindungan dan Jaminan Sosial", "Pemberdayaan Sosial"


def covered(code: str, **numbers: Any) -> dict[str, Any]:
    """A row of `coverage_by_programme`: 100 eligible families, 60 reached, 40 missed, 15 leaked."""
    row = {
        "programme_code": code,
        "pillar": PROTECTION,
        "unit": "family",
        "recipients": 75,
        "eligible": 100,
        "reached": 60,
        "missed": 40,
        "leaked": 15,
        "coverage_pct": 60.0,
        "exclusion_pct": 40.0,
        "leakage_pct": 20.0,
    }
    row |= numbers
    why = "not_measured" if row["eligible"] is None else "too_few"
    empty = absent(why, *(name for name in row if row[name] is None))
    return {**row, "withheld": empty}


def described(code: str, **words: Any) -> dict[str, Any]:
    """A row of `programme_by_release`."""
    row = {
        "programme_code": code,
        "programme_name": f"Program {code}",
        "pillar": PROTECTION,
        "serves": "poor",
        "unit": "family",
        "decile_min": 1,
        "decile_max": 4,
        "has_rule": True,
        "is_rule_verified": False,
        "is_listed": True,
        "concentration_index": -0.4,
        "bottom40_benefit_pct": 90.0,
        "targeting_differential_pp": 20.0,
    }
    return row | words


def pillar_row(
    none: int = 20, only: int = 70, other: int = 2, both: int = 8, whole: int = 100, **more: Any
) -> dict[str, Any]:
    """A row of `pillars_by_group` or `pillars_by_area`: a percentage from 30 families on."""
    return {
        "families_decile12": whole,
        "families_none": none,
        "families_protection_only": only,
        "families_empowerment_only": other,
        "families_both": both,
        **share("unreached_pct", none, whole),
        **more,
    }


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows as a query answers them."""
    return pd.DataFrame(list(rows))
