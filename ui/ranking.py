"""The ranking of areas: order, history and hidden cells, ready for a table."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ui.records import records
from ui.tables import Column
from ui.text import _


def ranked(by_area: pd.DataFrame, history: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Areas with the highest estimate first, hidden ones last, each with its history.

    Args:
        by_area: rows of `poverty_by_area`. history: rows of `history_by_area`.
        names: what to call an area, by code.
    Adds the columns history and list_name; a hidden history is None.
    """
    frame = by_area.merge(history, on="area_code", how="left", validate="one_to_one")
    frame["list_name"] = [
        names.get(code, name)
        for code, name in zip(frame["area_code"], frame["area_name"], strict=True)
    ]
    return frame.sort_values(
        ["poverty_rate_pct", "area_name"],
        ascending=[False, True],
        na_position="last",
        kind="stable",
        ignore_index=True,
    )


def columns(since: str | None) -> list[Column]:
    """The columns of the ranking; the change says since when."""
    return [
        Column("list_name", _("Wilayah"), "text"),
        Column("poverty_rate_pct", _("Perkiraan kemiskinan"), "percent"),
        Column("gap_pp", _("Selisih dengan provinsi"), "points"),
        Column(
            "change_pp",
            _("Perubahan perkiraan sejak {release}").format(release=since)
            if since
            else _("Perubahan perkiraan"),
            "change",
        ),
        Column("history", _("Setiap rilis"), "sparkline"),
        Column("decile1_share_pct", _("Desil 1 (registri)"), "percent"),
        Column("persons", _("Orang dalam registri"), "integer"),
    ]


def hidden_cells(hidden: pd.DataFrame, release: str, since: str | None) -> set[tuple[str, str]]:
    """(area_code, measure) of every hidden cell of the ranking, differences included.

    hidden: release, area_code, measure of both releases.
    """
    cells: set[tuple[str, str]] = set()
    for row in records(hidden, ("release", "area_code", "measure"), "hidden_cells"):
        code, measure = str(row["area_code"]), str(row["measure"])
        if row["release"] == release:
            cells.add((code, measure))
        if measure == "poverty_rate_pct" and row["release"] in (release, since):
            cells.add((code, "change_pp"))
            if row["release"] == release:
                cells.add((code, "gap_pp"))
    return cells


def release_before(releases: pd.DataFrame) -> list[str]:
    """Every release but the newest, newest first: what a change may be counted from."""
    return [str(release) for release in releases["release"]][:-1][::-1]


def newest(releases: pd.DataFrame) -> dict[str, Any]:
    """The newest release as a record; {} before the first."""
    rows = records(releases, list(releases.columns), "newest")
    return rows[-1] if rows else {}
