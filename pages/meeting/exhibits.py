"""The slides of an agenda: which exhibit each step shows."""

from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd

from data.area_code import level_of
from pages.coverage import exhibits as coverage
from pages.integrity import exhibits as integrity
from pages.map import exhibits as places
from pages.meeting import agenda
from pages.meeting.agenda import Step
from pages.outlook import exhibits as outlook
from pages.priority import exhibits as priority
from pages.summary import exhibits as summary
from pages.trend import exhibits as trend
from pages.village import exhibits as village
from ui import states
from ui.asking import Asking
from ui.exhibit import Exhibit, Rows, is_empty

Maker = Callable[[Asking], Exhibit | None]

_ANY: Final[Mapping[str, Maker]] = {
    "wilayah": village.by_class,
    "pilar": coverage.both_pillars,
    "terlewat": coverage.pillars_below,
    "program": coverage.each_programme,
    "ketepatan": integrity.answer,
    "dorong": priority.ten,
    "tugas": village.tasks,
}
_REGION: Final[Mapping[str, Maker]] = {
    "jawaban": summary.answer,
    "resmi": trend.official,
    "perkiraan": outlook.fan,
    "peta": places.villages,
    "gerak": trend.movers,
    "orang": outlook.persons,
}
_KECAMATAN: Final[Mapping[str, Maker]] = {
    "jawaban": village.answer,
    "arah": village.course,
    "desil": village.deciles,
}


def of_step(step: Step, asking: Asking) -> Exhibit:
    """The exhibit of a step; where the data have nothing to show, its title says so.

    asking: of the newest release, '' before the first.
    """
    on = asking.of(step.area)
    own = _REGION if level_of(step.area) == "kabupaten" else _KECAMATAN
    is_there = agenda.KINDS[step.slide].needs == "official" or bool(on.release)
    made = {**_ANY, **own}[step.slide](on) if is_there else None
    return nothing(step) if made is None or is_empty(made.picture) else made


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
