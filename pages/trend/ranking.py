"""The ranking of areas: order and history, ready for a table."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from language.numbers import is_missing
from language.text import _
from ui.exhibit import Column
from ui.words import classes, poorest

BESIDE: Final = (
    *("poverty_rate_low_pct", "poverty_rate_high_pct", "poor_persons", "poor_persons_low"),
    *("poor_persons_high", "province_class", "poorest_fifth_pct", "poorest_cuts"),
)


def ranked(
    by_area: pd.DataFrame, history: pd.DataFrame, names: Mapping[str, str], level: str
) -> pd.DataFrame:
    """Desa by the chance of the poorest fifth, kecamatan by class, above the province first, then
    by estimate; those without one last.

    Args:
        by_area: rows of `poverty_by_area` with the columns BESIDE.
        history: rows of `history_by_area`.
        names: what to call an area, by code.
    Adds the columns history and list_name.
    """
    frame = by_area.merge(history, on="area_code", how="left", validate="one_to_one")
    frame["list_name"] = [
        names.get(code, name)
        for code, name in zip(frame["area_code"], frame["area_name"], strict=True)
    ]
    if level == "desa":
        return poorest.ordered(frame)
    kinds = [None if is_missing(kind) else str(kind) for kind in frame["province_class"]]
    frame["_class"] = [classes.place(kind) for kind in kinds]
    frame = frame.sort_values(
        ["_class", "poverty_rate_pct", "area_name"],
        ascending=[True, False, True],
        na_position="last",
        kind="stable",
        ignore_index=True,
    )
    return frame.drop(columns="_class")


def columns(level: str, since: str | None) -> list[Column]:
    """The columns of the ranking; the change says since when."""
    estimate = [
        Column("poverty_rate_pct", _("Perkiraan kemiskinan"), "percent"),
        Column("poverty_rate_low_pct", _("Kisaran 90 %"), "range", until="poverty_rate_high_pct"),
    ]
    persons = Column(
        "poor_persons",
        _("Perkiraan orang miskin"),
        "about",
        since="poor_persons_low",
        until="poor_persons_high",
    )
    course = [
        Column(
            "change_pp",
            _("Perubahan perkiraan sejak {release}").format(release=since)
            if since
            else _("Perubahan perkiraan"),
            "change",
        ),
        Column("history", _("Setiap rilis"), "sparkline"),
    ]
    if level == "desa":
        return [
            Column("list_name", _("Desa")),
            Column("parent_name", _("Kecamatan")),
            Column("poorest_fifth_pct", _("Peluang seperlima termiskin"), "chance"),
            Column("poorest_cuts", _("Cara lain"), "cuts"),
            *estimate,
            persons,
            *course,
        ]
    return [
        Column("list_name", _("Wilayah")),
        Column("province_class", _("Terhadap provinsi"), "class"),
        *estimate,
        *course,
        Column("decile1_share_pct", _("Desil 1 (registri)"), "percent"),
        persons,
        Column("persons_to_leave", _("Harus keluar agar setara"), "integer"),
    ]
