"""A slide of an agenda as plain data, said in the same sentences as the page that it comes from."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import pandas as pd

from pages.coverage import exhibits as coverage
from pages.integrity import exhibits as integrity
from pages.meeting import agenda, area_slides, region_slides
from pages.meeting.agenda import Step
from pages.meeting.question import Asked, asked
from pages.meeting.slide import Slide, of_exhibit
from pages.village import exhibits as village
from ui import states
from ui.asking import Asking
from ui.exhibit import Exhibit
from ui.slides.pictures import Rows

Ask = Callable[..., pd.DataFrame]
Maker = Callable[[Asked], Slide | None]

_EXHIBITS: Final[Mapping[str, Callable[[Asking], Exhibit | None]]] = {
    "wilayah": village.by_class,
    "pilar": coverage.both_pillars,
    "terlewat": coverage.pillars_below,
    "program": coverage.each_programme,
    "ketepatan": integrity.answer,
    "tugas": village.tasks,
}
_REGION: Final[Mapping[str, Maker]] = {
    "jawaban": region_slides.answer,
    "resmi": region_slides.official,
    "perkiraan": region_slides.outlook_of,
    "peta": region_slides.map_of_villages,
    "gerak": region_slides.movers,
    "orang": region_slides.persons,
}
_KECAMATAN: Final[Mapping[str, Maker]] = {
    "jawaban": area_slides.answer,
    "arah": area_slides.course,
    "desil": area_slides.deciles,
}


def slide_of(step: Step, ask: Ask, known: pd.DataFrame, release: str) -> Slide:
    """The slide of a step.

    Where the data have nothing to show, its title says so, as the page does.

    Args:
        ask: a question to the public edition, e.g. a partial of `data.generation.generations.read`.
        known: rows of `area_by_level`.
        release: of the registry; '' before the first.
    """
    own = _REGION if agenda.level(step.area) == "kabupaten" else _KECAMATAN
    given = asked(step, ask, known, release)
    needs = agenda.KINDS[step.slide].needs
    if needs != "official" and not release:
        return nothing(step)
    if step.slide in _EXHIBITS:
        shown = _EXHIBITS[step.slide](given.asking)
        return of_exhibit(shown, step.slide, given.address) if shown else nothing(step)
    made = own[step.slide](given)
    return made or nothing(step)


def remembered(ask: Ask) -> Ask:
    """The same way to ask, which asks each question once: an agenda asks many twice."""
    answers: dict[str, pd.DataFrame] = {}

    def asked_once(name: str, **values: Any) -> pd.DataFrame:
        key = repr((name, sorted(values.items())))
        if key not in answers:
            answers[key] = ask(name, **values)
        return answers[key]

    return asked_once


def nothing(step: Step) -> Slide:
    """The slide of what the data do not hold."""
    return Slide(
        step.slide,
        states.absent(),
        agenda.label(step.slide),
        "registry",
        Rows((), ()),
        (),
        "",
        agenda.address(step),
    )
