"""Made-up answers about one village, for tests of its profile."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.reference.characteristics import UNITS, characteristics
from tests.ui.absent import absent

VILLAGE = "35.19.01.2001"
ESTIMATE = ("decile1_share_pct", "poverty_rate_pct", "poverty_rate_low_pct")


def values() -> pd.DataFrame:
    """`characteristic_value`, from the table of the contract."""
    return pd.DataFrame(
        [
            {
                "unit": unit,
                "characteristic": each.name,
                "position": position,
                "label_id": each.label_id,
                "label_en": each.label_en,
                "is_restricted": each.is_restricted,
                "value": value.name,
                "value_position": place,
                "value_label_id": value.label_id,
                "value_label_en": value.label_en,
            }
            for unit in UNITS
            for position, each in enumerate(characteristics(unit))
            for place, value in enumerate(each.values)
        ]
    )


def profile_rows(
    changed: Mapping[tuple[str, str], Mapping[str, Any]] | None = None, whole: int = 1000
) -> pd.DataFrame:
    """`village_profile`: every value equally frequent, here and around, but for what is changed.

    changed: columns by (characteristic, value).
    """
    rows = []
    for unit in UNITS:
        for each in characteristics(unit):
            share = 100 / len(each.values)
            for value in each.values:
                row = {
                    "unit": unit,
                    "characteristic": each.name,
                    "value": value.name,
                    "count": round(whole * share / 100),
                    "share_pct": share,
                    "kecamatan_share_pct": share,
                    "kabupaten_share_pct": share,
                    "previous_count": round(whole * share / 100),
                }
                row |= (changed or {}).get((each.name, value.name), {})
                rows.append({"withheld": _withheld(row), **row})
    return pd.DataFrame(rows)


def _withheld(row: Mapping[str, Any]) -> list[dict[str, str]]:
    """Of what is not given: nothing was counted, or too few for a percentage."""
    reason = "not_measured" if row["count"] is None else "too_few"
    return absent(reason, *(name for name in ("count", "share_pct") if row[name] is None))


def known() -> pd.DataFrame:
    """`area_by_level` of a kabupaten with two kecamatan and three villages."""
    return pd.DataFrame(
        [
            ("35.19", "Kabupaten Madiun", "kabupaten", "kabupaten", "35", "Jawa Timur"),
            ("35.19.01", "Kebonsari", "kecamatan", "kecamatan", "35.19", "Kabupaten Madiun"),
            ("35.19.01.2001", "Tambakmas", "desa", "desa", "35.19.01", "Kebonsari"),
            ("35.19.01.2011", "Balerejo", "desa", "desa", "35.19.01", "Kebonsari"),
            ("35.19.10", "Balerejo", "kecamatan", "kecamatan", "35.19", "Kabupaten Madiun"),
            ("35.19.10.2001", "Balerejo", "desa", "desa", "35.19.10", "Balerejo"),
        ],
        columns=["area_code", "area_name", "level", "kind", "parent_code", "parent_name"],
    )


def trend(*rates: tuple[str, str, float | None, float | None, float | None]) -> pd.DataFrame:
    """`trend_by_area`: (area_code, release, rate, low, high), of a province at 9,06 %."""
    names = dict(zip(known()["area_code"], known()["area_name"], strict=True))
    return pd.DataFrame(
        [
            {
                "area_code": code,
                "area_name": names[code],
                "level": {1: "kabupaten", 2: "kecamatan", 3: "desa"}[code.count(".")],
                "release": release,
                "cutoff": pd.Timestamp(f"{release[:4]}-{int(release[-1]) * 3 - 2:02}-28"),
                "decile1_share_pct": rate,
                "poverty_rate_pct": rate,
                "poverty_rate_low_pct": low,
                "poverty_rate_high_pct": high,
                "province_class": None
                if low is None or high is None
                else "above"
                if low > 9.06
                else "below"
                if high < 9.06
                else "not_distinguishable",
                "province_rate_pct": 9.06,
                "withheld": absent("too_few", *ESTIMATE) if rate is None else [],
            }
            for code, release, rate, low, high in rates
        ]
    )


def told_apart(*pairs: tuple[str, str], is_told_apart: bool = True) -> pd.DataFrame:
    """`told_apart_by_pair`: each pair in both directions."""
    return pd.DataFrame(
        [
            {"area_code": one, "other_code": other, "is_told_apart": is_told_apart}
            for pair in pairs
            for one, other in (pair, pair[::-1])
        ],
        columns=["area_code", "other_code", "is_told_apart"],
    )


def by_release(*counts: tuple[int | None, int | None]) -> pd.DataFrame:
    """`poverty_by_release`: (families, persons) of each release."""
    return pd.DataFrame(
        [
            {"families": families, "persons": persons, "decile1_share_pct": 9.0}
            for families, persons in counts
        ],
        columns=["families", "persons", "decile1_share_pct"],
    )
