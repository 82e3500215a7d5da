"""What every slide is made from: an area, a release, and the way to ask for more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from language.text import _
from pages.meeting import agenda
from pages.meeting.agenda import Step
from pages.meeting.slide import Slide
from ui import asking
from ui.asking import Asking
from ui.exhibit import Figure, Kind
from ui.records import records
from ui.slides.pictures import Colour, Number, Numbers, Picture
from ui.words import areas, sources
from ui.words.measures import kind_words
from ui.words.telling import plain

Ask = Callable[..., pd.DataFrame]


@dataclass(frozen=True)
class Asked:
    """One step with the data of its release; `region` is the kabupaten, `province` above it."""

    step: Step
    ask: Ask = field(repr=False)
    known: pd.DataFrame = field(repr=False)
    releases: pd.DataFrame = field(repr=False)
    release: str
    region: str
    province: str
    province_name: str

    @property
    def area(self) -> str:
        """The area of the step."""
        return self.step.area

    @cached_property
    def names(self) -> dict[str, str]:
        """Every area in a sentence, by code."""
        return areas.full_names(self.known)

    @cached_property
    def head(self) -> dict[str, Any]:
        """The row of `headline` of the kabupaten."""
        return self.row("headline", area=self.region)

    @property
    def of_release(self) -> dict[str, Any]:
        """The record of the release."""
        return asking.of_release(self.releases, self.release)

    @property
    def registry(self) -> str:
        """The release as a source."""
        return sources.registry(self.of_release)

    @cached_property
    def official(self) -> pd.DataFrame:
        """Official figures of the kabupaten and the province."""
        return self.ask("official_by_area", areas=[self.region, self.province])

    def row(self, name: str, **values: Any) -> dict[str, Any]:
        """The first row of an answer; {} without one."""
        frame = self.ask(name, **values)
        return next(iter(records(frame)), {})

    @property
    def asking(self) -> Asking:
        """What its exhibit is made from."""
        return Asking(self.ask, self.region, self.province, self.area, self.release)

    @property
    def address(self) -> str:
        """The page of the same view."""
        newest = asking.newest(self.releases).get("release", "")
        # Only these pages can be opened at an older release.
        page = agenda.KINDS[self.step.slide].views[agenda.level(self.area)].page
        is_older = self.release != newest and page in ("peta", "cakupan", "ketepatan")
        return agenda.address(self.step, {"release": self.release} if is_older else None)

    def slide(
        self,
        title: str,
        subtitle: str,
        kind: Kind,
        picture: Picture,
        source: str,
        *notes: str,
    ) -> Slide:
        """The slide of this step; empty notes are left out."""
        return Slide(
            self.step.slide,
            plain(title),
            plain(subtitle),
            kind,
            picture,
            tuple(plain(words) for words in notes if words),
            _("Sumber: {source}").format(source=source),
            self.address,
        )


def asked(step: Step, ask: Ask, known: pd.DataFrame, release: str) -> Asked:
    """The data of a step; known: rows of `area_by_level`."""
    whole: Mapping[str, Any] = next(
        row
        for row in records(known, ("area_code", "level", "parent_code", "parent_name"))
        if row["level"] == "kabupaten"
    )
    return Asked(
        step,
        ask,
        known,
        ask("release_by_cutoff"),
        release,
        str(whole["area_code"]),
        str(whole["parent_code"]),
        str(whole["parent_name"] or ""),
    )


def numbers_of(figures: list[Figure]) -> Numbers:
    """The large numbers of a page as a picture."""
    return Numbers(tuple(map(_number, figures)))


def _number(figure: Figure) -> Number:
    colour: Colour = "registry" if figure.kind == "registry" else "area"
    said = "\N{NO-BREAK SPACE}".join(filter(None, [figure.number, figure.unit.strip()]))
    return Number(
        said,
        figure.label,
        f"{kind_words(figure.kind)}, {plain(figure.date)}",
        "province" if figure.of_province else colour,
    )
