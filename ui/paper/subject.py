"""What every paper needs of the data: the release it is of, the areas, the official figures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from language import numbers
from language.text import _, language
from ui import asking
from ui.asking import Asking
from ui.look import theme
from ui.look.locator import Outlines
from ui.paper.issue import Issue
from ui.records import records
from ui.words import areas as area_names
from ui.words import sources
from ui.words.measures import kind_words

Ask = Callable[..., pd.DataFrame]


@dataclass(frozen=True)
class Subject:
    """One release of a generation, to be set on paper.

    Args:
        ask: a read query by name, of the public edition.
        outlines: of the villages; small: the same for a map of a few centimetres.
        release: e.g. '2026-4'; nothing later is printed.
    """

    ask: Ask = field(repr=False)
    issue: Issue
    outlines: Outlines = field(repr=False)
    small: Outlines = field(repr=False)
    release: str

    def asking(self, area: str) -> Asking:
        """What the exhibits about an area are made from."""
        return Asking(self.ask, self.issue.region, self.issue.province, area, self.release)

    @cached_property
    def areas(self) -> pd.DataFrame:
        """Rows of `area_by_level`."""
        return self.ask("area_by_level")

    @cached_property
    def names(self) -> dict[str, str]:
        """Every area in a sentence, by code."""
        return area_names.full_names(self.areas)

    @cached_property
    def head(self) -> dict[str, Any]:
        """The row of `headline` of the kabupaten."""
        return self.row("headline", area=self.issue.region)

    @property
    def province(self) -> str:
        return str(self.head.get("province_name") or "")

    @cached_property
    def releases(self) -> pd.DataFrame:
        """Rows of `release_by_cutoff`, up to this release."""
        return self.until(self.ask("release_by_cutoff"))

    @property
    def newest(self) -> dict[str, Any]:
        """This release as a record."""
        return asking.of_release(self.releases, self.release)

    @property
    def before(self) -> str:
        """The release before, '' for the first."""
        return next(iter(asking.release_before(self.releases)), "")

    @cached_property
    def official(self) -> pd.DataFrame:
        """Rows of `official_by_area` of the kabupaten and the province."""
        return self.ask("official_by_area", areas=[self.issue.region, self.issue.province])

    def until(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of no later release."""
        return frame.loc[frame["release"] <= self.release].reset_index(drop=True)

    def row(self, name: str, **values: Any) -> dict[str, Any]:
        """The first row of an answer, every empty cell None; without any, an empty record."""
        frame = self.ask(name, **values)
        return next(iter(records(frame)), {})

    def registry(self) -> str:
        """This release as a source."""
        return sources.registry(self.newest)

    def span(self) -> str:
        """The releases so far as a source."""
        return sources.registry_span(self.releases)

    def around(self, kicker: str, name: str, about: str) -> Mapping[str, Any]:
        """What every template reads besides its own.

        Args:
            kicker: what kind of paper it is. name: of what. about: describes the file.
        """
        release = numbers.release(self.release)
        day = self.issue.published
        return {
            "language": language(),
            "title": _("{kind}: {area}, {release}").format(kind=kicker, area=name, release=release),
            "kicker": kicker,
            "author": _("Dasbor kemiskinan {area}").format(area=self.names[self.issue.region]),
            "description": about,
            "date": [day.year, day.month, day.day],
            "colours": theme.colours("light"),
            "made_up": self._made_up(),
            "foot": f"{name}, {release} · {self.issue.version()}",
            "words": {
                "page": _("{page} dari {pages}"),
                "kinds": {
                    kind: kind_words(kind)
                    for kind in ("official", "registry", "estimate", "target")
                },
            },
        }

    def _made_up(self) -> Mapping[str, str] | None:
        if not self.issue.is_made_up:
            return None
        return {
            "mark": _("Data sintetis"),
            "words": _(
                "Data registri di kertas ini buatan komputer. Hanya angka resmi BPS yang asli."
            ),
        }
