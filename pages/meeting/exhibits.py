"""The slides of an agenda: which exhibit each step shows."""

from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd

from pages.coverage import exhibits as coverage
from pages.integrity import exhibits as integrity
from pages.meeting import agenda
from pages.meeting.agenda import Step
from pages.village import exhibits as village
from ui import states
from ui.asking import Asking
from ui.exhibit import Exhibit, Rows

Maker = Callable[[Asking], Exhibit | None]

_ANY: Final[Mapping[str, Maker]] = {
    "wilayah": village.by_class,
    "pilar": coverage.both_pillars,
    "terlewat": coverage.pillars_below,
    "program": coverage.each_programme,
    "ketepatan": integrity.answer,
    "tugas": village.tasks,
}
_REGION: Final[Mapping[str, Maker]] = {}
_KECAMATAN: Final[Mapping[str, Maker]] = {}


def of_step(step: Step, asking: Asking) -> Exhibit:
    """The exhibit of a step; where the data have nothing to show, its title says so.

    asking: of the newest release, '' before the first.
    """
    on = asking.of(step.area)
    own = _REGION if agenda.level(step.area) == "kabupaten" else _KECAMATAN
    is_there = agenda.KINDS[step.slide].needs == "official" or bool(on.release)
    made = (_ANY | own)[step.slide](on) if is_there else None
    return made or nothing(step)


def nothing(step: Step) -> Exhibit:
    """The exhibit of what the data do not hold."""
    return Exhibit(
        key=step.slide,
        title=states.absent(),
        subtitle=agenda.label(step.slide),
        picture=Rows((), ()),
        data=pd.DataFrame(),
        measures=("families",),
        source="",
    )
