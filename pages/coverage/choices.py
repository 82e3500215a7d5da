"""What Cakupan offers to choose from."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from language.text import _
from pages.coverage import lists
from ui import asking, filters
from ui.asking import Ask, Asking

NO_PROGRAMME: Final = ""  # in the address: the families that nothing reaches
PLACE: Final = "place"  # in the address: the area marked on the map


def releases(ask: Ask, by_cutoff: pd.DataFrame) -> Mapping[str, str]:
    """The releases that have lists of recipients, the newest first.

    by_cutoff: rows of `release_by_cutoff`.
    """
    with_lists = [name for name in by_cutoff["release"] if lists.has_lists(ask, str(name))]
    return asking.releases(by_cutoff, with_lists)


def parts() -> Mapping[str, str]:
    """The parts of the page."""
    return {
        "jangkauan": _("Jangkauan"),
        "program": _("Setiap program"),
        "wilayah": _("Wilayah"),
        "sebaran": _("Waktu dan desil"),
        "kuota": _("Seribu kuota"),
    }


def programmes(on: Asking) -> Mapping[str, str]:
    """Nothing at all, or one of the programmes whose rule can be told."""
    names = lists.names_of(on)
    return {
        NO_PROGRAMME: _("Keluarga desil 1 dan 2 tanpa program apa pun"),
        **{code: names[code] for code in lists.readable_in(on)},
    }


def levels(on: Asking) -> Mapping[str, str]:
    """The levels below the area whose parts are compared, the nearest first."""
    return asking.levels_below(on.areas, lists.parent_of(on))


def place(on: Asking) -> str | None:
    """The area marked on the map: `place` in the address."""
    return next(iter(filters.area_codes(PLACE, on.areas)), None)
