"""The lists of recipients of a release: of which programmes, and whose rule can be told."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from language import numbers
from language.text import _
from ui import asking
from ui.asking import Ask, Asking
from ui.kept import kept
from ui.records import records
from ui.words import programmes, sources
from ui.words.groups import ALL


@kept
def has_lists(ask: Ask, release: str) -> bool:
    """Whether any list has come for a release."""
    return bool(release) and count(ask("programme_by_release", release=release)) > 0


@kept
def releases(ask: Ask, by_cutoff: pd.DataFrame) -> Mapping[str, str]:
    """The releases that have lists of recipients, the newest first, in words.

    by_cutoff: rows of `release_by_cutoff`.
    """
    with_lists = [name for name in by_cutoff["release"] if has_lists(ask, str(name))]
    return asking.releases(by_cutoff, with_lists)


def count(described: pd.DataFrame) -> int:
    """How many programmes have a list; rows of `programme_by_release`."""
    return sum(bool(listed) for listed in described["is_listed"])


@kept
def readable(whole: pd.DataFrame) -> list[str]:
    """The programmes whose rule the registry can tell, in their order: only they count eligibles.

    whole: rows of `coverage_by_programme` of the kabupaten.
    """
    rows = records(whole, ("programme_code", "eligible"))
    return [str(row["programme_code"]) for row in rows if row["eligible"] is not None]


@kept
def within(areas: pd.DataFrame, area: str) -> str:
    """The area whose parts are compared: itself, or the kecamatan of a desa."""
    rows = records(areas, ("area_code", "level", "parent_code"))
    row = next((row for row in rows if row["area_code"] == area), None)
    return str(row["parent_code"]) if row and row["level"] == "desa" else area


def programmes_of(on: Asking) -> pd.DataFrame:
    """Every programme in the release: rows of `programme_by_release`."""
    return on.ask("programme_by_release", release=on.release)


@kept
def names_of(on: Asking) -> dict[str, str]:
    """The name of every programme by its code."""
    return programmes.names(programmes_of(on))


@kept
def programme_of(on: Asking, programme: str) -> dict[str, Any]:
    """The row of a programme in `programme_by_release`; {} for none."""
    rows = records(programmes_of(on))
    return next((row for row in rows if row["programme_code"] == programme), {})


def readable_in(on: Asking) -> list[str]:
    """The programmes whose rule the registry can tell in the release."""
    return readable(on.ask("coverage_by_programme", area=on.region, release=on.release))


@kept
def choices(on: Asking) -> Mapping[str, str]:
    """What a page can ask about: families that nothing reaches (''), or a programme with a rule."""
    names = names_of(on)
    return {
        "": _("Keluarga desil 1 dan 2 tanpa program apa pun"),
        **{code: names[code] for code in readable_in(on)},
    }


def groups_of(on: Asking) -> pd.DataFrame:
    """Families of deciles 1 and 2 in the area, by group: rows of `pillars_by_group`."""
    return on.ask("pillars_by_group", area=on.area, release=on.release)


@kept
def whole_of(on: Asking) -> Mapping[str, Any]:
    """The row of all these families; {} without one."""
    rows = records(groups_of(on))
    return next((row for row in rows if row["group_name"] == ALL), {})


@kept
def parent_of(on: Asking) -> str:
    """The area whose parts are compared."""
    return within(on.areas, on.area)


@kept
def list_names(on: Asking) -> dict[str, str]:
    """Every area in a list, by code; a desa says its kecamatan where several are mixed."""
    return on.list_names if parent_of(on) == on.region else on.names


@kept
def releases_of(on: Asking) -> list[str]:
    """The releases that have lists, oldest first, up to this one."""
    return [str(name) for name in on.releases["release"] if has_lists(on.ask, str(name))]


@kept
def source(on: Asking) -> str:
    """The lists and the registry."""
    lists = _("daftar penerima {count} program").format(
        count=numbers.integer(count(programmes_of(on)))
    )
    return sources.both(lists, on.registry)


@kept
def subtitle(on: Asking, what: str, area: str = "") -> str:
    """What is counted, where (the area in question), and in which release."""
    return f"{what}, {on.names[area or on.area]}, {numbers.release(on.release)}"
