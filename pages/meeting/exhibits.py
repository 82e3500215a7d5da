"""The slides of an agenda: which exhibit each step shows."""

from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd

from pages.meeting import agenda
from pages.meeting.agenda import Step
from pages.village import exhibits as village
from ui import states
from ui.asking import Asking
from ui.exhibit import Exhibit, Rows

Maker = Callable[[Asking], Exhibit | None]

_ANY: Final[Mapping[str, Maker]] = {
    "wilayah": village.by_class,
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


def has_lists(asking: Asking) -> bool:
    """Whether there are lists of recipients for the release."""
    return bool(asking.release) and asking.has_lists


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
