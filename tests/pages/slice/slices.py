"""Made-up answers of the cube, for tests of Irisan: a few counts and what they add up to."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pages import slice as slicing
from pages.slice import Cross, Question, View
from tests.ui.absent import absent

Counts = Mapping[tuple[str, str], int]

REGION, KECAMATAN, DESA = "35.19", "35.19.01", "35.19.01.2001"
CHARACTERISTICS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "family": {
        "decile_group": ("1", "2", "undetermined"),
        "floor": ("tile", "earth", "bamboo", "unknown"),
        "wall": ("brick", "wood", "unknown"),
    },
    "person": {
        "decile_group": ("1", "2", "undetermined"),
        "sex": ("male", "female", "unknown"),
        "disability": ("severe", "none", "unknown"),
    },
}
LABELS = {
    "decile_group": ("Kelompok desil", "Decile group"),
    "floor": ("Lantai", "Floor"),
    "wall": ("Dinding", "Wall"),
    "sex": ("Jenis kelamin", "Sex"),
    "disability": ("Disabilitas", "Disability"),
    "1": ("desil 1", "decile 1"),
    "2": ("desil 2", "decile 2"),
    "undetermined": ("belum ditentukan", "undetermined"),
    "tile": ("keramik", "tiles"),
    "earth": ("tanah", "earth"),
    "bamboo": ("bambu", "bamboo"),
    "unknown": ("tidak diketahui", "not known"),
    "brick": ("tembok", "brick"),
    "wood": ("kayu", "wood"),
    "male": ("laki-laki", "male"),
    "female": ("perempuan", "female"),
    "severe": ("berat", "severe"),
    "none": ("tidak ada", "none"),
}
# Deciles by floors: earth is over-represented in decile 1, nobody has bamboo.
FLOORS: Counts = {
    ("1", "tile"): 60,
    ("1", "earth"): 30,
    ("1", "bamboo"): 0,
    ("1", "unknown"): 10,
    ("2", "tile"): 370,
    ("2", "earth"): 20,
    ("2", "bamboo"): 0,
    ("2", "unknown"): 10,
    ("undetermined", "tile"): 0,
    ("undetermined", "earth"): 0,
    ("undetermined", "bamboo"): 0,
    ("undetermined", "unknown"): 0,
}


def described() -> pd.DataFrame:
    """`characteristic_value` of the characteristics above."""
    rows = []
    for unit, characteristics in CHARACTERISTICS.items():
        for position, (name, values) in enumerate(characteristics.items(), start=1):
            for place, value in enumerate(values, start=1):
                rows.append(
                    {
                        "unit": unit,
                        "characteristic": name,
                        "position": position,
                        "label_id": LABELS[name][0],
                        "label_en": LABELS[name][1],
                        "is_restricted": name == "disability",
                        "value": value,
                        "value_position": place,
                        "value_label_id": LABELS[value][0],
                        "value_label_en": LABELS[value][1],
                    }
                )
    return pd.DataFrame(rows)


def known() -> pd.DataFrame:
    """`area_by_level`: the kabupaten, two kecamatan, a desa."""
    rows = [
        (REGION, "Kabupaten Madiun", "kabupaten", "kabupaten", "35", "Jawa Timur"),
        (KECAMATAN, "Kebonsari", "kecamatan", "kecamatan", REGION, "Kabupaten Madiun"),
        (DESA, "Tambakmas", "desa", "desa", KECAMATAN, "Kebonsari"),
        ("35.19.02", "Geger", "kecamatan", "kecamatan", REGION, "Kabupaten Madiun"),
    ]
    columns = ["area_code", "area_name", "level", "kind", "parent_code", "parent_name"]
    return pd.DataFrame(rows, columns=columns)


def asked(area: str = REGION, **chosen: Any) -> Question:
    """Deciles by floors of families, unless chosen otherwise."""
    chosen = {"unit": "family", "row": "decile_group", "column": "floor", **chosen}
    return slicing.question_of(described(), known(), area=area, release="2026-4", **chosen)


def cross(
    counts: Counts = FLOORS,
    *,
    rows: Mapping[str, int] | None = None,
    columns: Mapping[str, int] | None = None,
) -> Cross:
    """A table of counts with the totals they add up to, or others; withheld without any."""
    by_row: dict[str, int] = {}
    by_column: dict[str, int] = {}
    for (row, column), count in counts.items():
        by_row[row] = by_row.get(row, 0) + count
        by_column[column] = by_column.get(column, 0) + count
    return Cross(
        counts,
        by_row | dict(rows or {}),
        by_column | dict(columns or {}),
        sum(by_row.values()),
        is_withheld=not counts,
    )


def view(
    counts: Counts = FLOORS,
    shown: str = "row_pct",
    *,
    question: Question | None = None,
    other: Question | None = None,
    other_counts: Counts | None = None,
    **totals: Any,
) -> View:
    """A table as it is shown, perhaps held against another."""
    return View(
        question or asked(),
        cross(counts, **totals),
        shown,
        other,
        None if other is None else cross(other_counts if other_counts is not None else counts),
    )


def answered(
    cells: Mapping[tuple[str, str], Mapping[tuple[str, str], int | None]],
    singles: Mapping[str, Mapping[str, int]],
) -> Any:
    """A stand-in for `ui.fetch.fetch`: pairs by (row, column), totals by characteristic.

    There are 503 families in all, as it says itself.

    It remembers what it was asked in `asked`.
    """

    def ask(name: str, **values: Any) -> pd.DataFrame:
        ask.asked.append((name, values))
        if name == "slice_by_two":
            counts = cells.get((values["row"], values["column"]), {})
            rows = [
                (row, column, count, absent("kecamatan_only", "count") if count is None else [])
                for (row, column), count in counts.items()
            ]
            return pd.DataFrame(rows, columns=["row_value", "column_value", "count", "withheld"])
        if name == "poverty_by_release":
            return pd.DataFrame({"release": ["2026-3", "2026-4"], "families": [77, 503]})
        rows = [(each, v, n) for each, counts in singles.items() for v, n in counts.items()]
        return pd.DataFrame(rows, columns=["characteristic", "value", "count"])

    ask.asked = []  # pyright: ignore[reportFunctionMemberAccess]
    return ask
