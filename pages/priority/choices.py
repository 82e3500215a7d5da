"""What Prioritas offers to choose from."""

from collections.abc import Mapping
from typing import Final

from language.text import _
from pages.priority.question import Weight
from ui import asking, filters
from ui.asking import Asking
from ui.kept import kept
from ui.records import records

PLACE: Final = "place"  # in the address: the area chosen on the map


@kept
def kecamatan(on: Asking) -> Mapping[str, str]:
    """The whole kabupaten (''), or one kecamatan."""
    rows = records(on.areas, ("area_code", "area_name", "level"))
    own = {
        str(row["area_code"]): str(row["area_name"]) for row in rows if row["level"] == "kecamatan"
    }
    return {"": _("Semua kecamatan"), **own}


@kept
def levels(on: Asking, parent: str) -> Mapping[str, str]:
    """The levels below an area, desa first."""
    below = asking.levels_below(on.areas, parent)
    return {level: below[level] for level in reversed(list(below))}


def weights(level: str) -> Mapping[Weight, str]:
    """What may decide the order; a kecamatan has no chance of the poorest fifth."""
    words: dict[Weight, str] = {
        "missed": _("Jumlah yang terlewat"),
        "percent": _("Persen yang terlewat"),
        "persons": _("Orang yang harus keluar dari kemiskinan"),
    }
    if level == "desa":
        words["chance"] = _("Peluang termasuk seperlima termiskin")
    return words


def place(on: Asking) -> str | None:
    """The area chosen on the map: `place` in the address."""
    return next(iter(filters.area_codes(PLACE, on.areas)), None)
