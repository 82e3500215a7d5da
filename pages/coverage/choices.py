"""What Cakupan offers to choose from, and what a choice asks of the data."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import pandas as pd

from language import numbers
from language.text import _
from ui import asking
from ui.records import records

Ask = Callable[..., pd.DataFrame]  # ui.fetch.fetch

ALL: Final = "all"  # the group of everybody
NO_PROGRAMME: Final = ""  # in the address: the families that nothing reaches


def releases(ask: Ask, by_cutoff: pd.DataFrame) -> Mapping[str, str]:
    """The releases that have lists of recipients, the newest first.

    by_cutoff: rows of `release_by_cutoff`.
    """
    rows = records(by_cutoff, ("release", "cutoff"))
    return {
        str(row["release"]): f"{numbers.release(str(row['release']))} "
        f"({numbers.short_date(row['cutoff'])})"
        for row in reversed(rows)
        if lists(ask("programme_by_release", release=row["release"]))
    }


def before(offered: Mapping[str, str], release: str) -> list[str]:
    """The releases up to one, oldest first; offered: of `releases`."""
    return sorted(name for name in offered if name <= release)


def lists(described: pd.DataFrame) -> int:
    """How many programmes have a list; described: rows of `programme_by_release`."""
    return sum(bool(listed) for listed in described["is_listed"])


def names(described: pd.DataFrame) -> dict[str, str]:
    """The name of every programme by its code."""
    return {
        str(row["programme_code"]): str(row["programme_name"])
        for row in records(described, ("programme_code", "programme_name"))
    }


def readable(whole: pd.DataFrame) -> list[str]:
    """The programmes whose rule the registry can tell, in their order: only they count eligibles.

    whole: rows of `coverage_by_programme` of the region.
    """
    rows = records(whole, ("programme_code", "eligible"))
    return [str(row["programme_code"]) for row in rows if row["eligible"] is not None]


def programmes(told: list[str], called: Mapping[str, str]) -> Mapping[str, str]:
    """Nothing at all, or one of the programmes; told: of `readable`. called: names by code."""
    return {
        NO_PROGRAMME: _("Keluarga desil 1 dan 2 tanpa program apa pun"),
        **{code: called[code] for code in told},
    }


def within(known: pd.DataFrame, area: str) -> str:
    """The area whose parts are compared: itself, or the kecamatan of a desa."""
    rows = records(known, ("area_code", "level", "parent_code"))
    row = next((row for row in rows if row["area_code"] == area), None)
    return str(row["parent_code"]) if row and row["level"] == "desa" else area


def levels(known: pd.DataFrame, parent: str) -> Mapping[str, str]:
    """The levels below an area, the nearest first."""
    rows = records(known, ("area_code", "level"))
    below = {row["level"] for row in rows if str(row["area_code"]).startswith(f"{parent}.")}
    return {level: words for level, words in asking.levels().items() if level in below}


def whole_of(groups: pd.DataFrame) -> dict[str, Any]:
    """The row of all families in `pillars_by_group`; {} without one."""
    rows = records(groups)
    return next((row for row in rows if row["group_name"] == ALL), {})


def programme_of(described: pd.DataFrame, programme: str | None) -> dict[str, Any]:
    """The row of a programme in `programme_by_release`; {} for none."""
    rows = records(described)
    return next((row for row in rows if row["programme_code"] == programme), {})
