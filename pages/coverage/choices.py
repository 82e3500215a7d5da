"""What Cakupan offers to choose from."""

from collections.abc import Mapping
from typing import Final

from language.text import _
from ui import asking, filters, lists
from ui.asking import Asking
from ui.kept import kept

PLACE: Final = "place"  # in the address: the area marked on the map


def parts() -> Mapping[str, str]:
    """The parts of the page."""
    return {
        "jangkauan": _("Jangkauan"),
        "program": _("Setiap program"),
        "wilayah": _("Wilayah"),
        "sebaran": _("Waktu dan desil"),
        "kuota": _("Seribu kuota"),
    }


@kept
def levels(on: Asking) -> Mapping[str, str]:
    """The levels below the area whose parts are compared, the nearest first."""
    return asking.levels_below(on.areas, lists.parent_of(on))


def place(on: Asking) -> str | None:
    """The area marked on the map: `place` in the address."""
    return next(iter(filters.area_codes(PLACE, on.areas)), None)
