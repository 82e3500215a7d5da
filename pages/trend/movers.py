"""The areas that moved most since the release before: their bars and their words."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from language import numbers
from language.numbers import ARROW_DOWN, ARROW_UP
from language.text import _
from ui.exhibit import Bar, Bars, Colour
from ui.records import Record, records
from ui.words.areas import full_name

SHADES: Final[dict[str, Colour]] = {"better": "better", "worse": "worse"}
MOST_SPOKEN: Final = 6  # areas in the sentence that stands for a picture


def in_order(areas: pd.DataFrame) -> list[dict[str, Any]]:
    """The areas with a change, the greatest fall first; rows of `poverty_by_area`."""
    rows = records(areas, ("area_name", "change_pp"))
    rows = [row for row in rows if row["change_pp"] is not None]
    return sorted(rows, key=lambda row: (row["change_pp"], row["area_name"]))


def picture(rows: Sequence[Record]) -> Bars:
    """Changes in percentage points, falls to the left; rows of `in_order`."""
    bars = []
    for row in rows:
        change = numbers.change(row["change_pp"])
        bars.append(
            Bar(
                str(row["area_name"]),
                row["change_pp"],
                f"{change.arrow} {numbers.number(row['change_pp'], signed=True)}",
                SHADES.get(change.verdict, "muted"),
                f"**{row['area_name']}**\n{change.arrow} {numbers.moved(row['change_pp'])}",
            )
        )
    return Bars(
        tuple(bars),
        "points",
        _("perubahan"),
        f"{ARROW_DOWN} {_('turun')}" if any(row["change_pp"] < 0 for row in rows) else "",
        f"{ARROW_UP} {_('naik')}" if any(row["change_pp"] > 0 for row in rows) else "",
    )


def alt(rows: Sequence[Record]) -> str:
    """The same in a sentence."""
    said = [f"{row['area_name']} {numbers.moved(row['change_pp'])}" for row in rows]
    if len(said) > MOST_SPOKEN:  # a sentence, not the whole table
        said = [*said[:3], "…", *said[-3:]]
    return _("Grafik batang perubahan {count} wilayah: {areas}.").format(
        count=len(rows), areas="; ".join(said)
    )


def title(areas: pd.DataFrame, since: str | None) -> str:
    """Who fell and who rose most since a release: area_name, level, change_pp."""
    rows = records(areas, ("area_name", "level", "change_pp"))
    moved = sorted(
        (float(row["change_pp"]), full_name(str(row["area_name"]), row["level"]))
        for row in rows
        if row["change_pp"]
    )
    if since is None or not moved:
        return _("Perubahan terlihat setelah rilis kedua")
    falls, rises = moved[0][0] < 0, moved[-1][0] > 0
    if falls and rises:
        return _("{down} paling turun, {up} paling naik").format(down=moved[0][1], up=moved[-1][1])
    if falls:
        return _("Semua turun; {down} paling banyak").format(down=moved[0][1])
    return _("Semua naik; {up} paling banyak").format(up=moved[-1][1])


def biggest(areas: pd.DataFrame, each: int = 5) -> pd.DataFrame:
    """The areas that fell most and those that rose most, at most so many of each."""
    rows = records(areas, ("change_pp",))
    moved = sorted((float(row["change_pp"]), i) for i, row in enumerate(rows) if row["change_pp"])
    fell = [i for change, i in moved if change < 0][:each]
    rose = [i for change, i in moved if change > 0][-each:]
    return areas.iloc[fell + rose]


def since(release: str | None) -> str:
    """What the bars of the movers count."""
    if release is None:
        return _("belum ada rilis sebelumnya")
    return _("gerak registri sejak {release}, poin; belum tentu perubahan nyata").format(
        release=numbers.release(release)
    )
