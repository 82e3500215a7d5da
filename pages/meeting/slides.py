"""A slide of an agenda as plain data, said in the same sentences as the page that it comes from."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import pandas as pd

from pages.map import exhibits as places
from pages.meeting import agenda, programme_slides
from pages.meeting.agenda import Step
from pages.meeting.question import Asked, asked
from pages.meeting.slide import Slide, of_exhibit
from pages.summary import exhibits as summary
from pages.trend import exhibits as trend
from pages.village import exhibits as village
from ui.asking import Asking
from ui.exhibit import Exhibit, is_empty
from ui.slides.pictures import Rows

Ask = Callable[..., pd.DataFrame]
Maker = Callable[[Asked], Slide | None]

Exhibits = Callable[[Asking], Exhibit | None]

_EXHIBITS: Final[Mapping[str, Exhibits]] = {
    "wilayah": village.by_class,
}
_REGION: Final[Mapping[str, Exhibits]] = {
    "jawaban": summary.answer,
    "resmi": trend.official,
    "perkiraan": summary.fan,
    "peta": places.villages,
    "gerak": summary.movers,
    "orang": summary.persons,
}
_KECAMATAN: Final[Mapping[str, Exhibits]] = {
    "jawaban": village.answer,
    "arah": village.course,
    "desil": village.deciles,
}
_ANY: Final[Mapping[str, Maker]] = {
    "pilar": programme_slides.pillars_of,
    "terlewat": programme_slides.left_out,
    "program": programme_slides.programmes,
    "ketepatan": programme_slides.findings,
    "tugas": programme_slides.follows,
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
    if step.slide in _ANY:
        return _ANY[step.slide](given) or nothing(step)
    shown = (_EXHIBITS.get(step.slide) or own[step.slide])(given.asking)
    if shown is None or is_empty(shown.picture):
        return nothing(step)
    return of_exhibit(shown, step.slide, given.address)


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
        agenda.absent(),
        agenda.label(step.slide),
        "registry",
        Rows((), ()),
        (),
        "",
        agenda.address(step),
    )
