"""One screen of Cakupan: an area in a release, with what the data say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from language import numbers
from language.text import _
from pages.coverage import choices
from pages.coverage.choices import Ask
from ui import asking
from ui.words import areas, sources


@dataclass(frozen=True)
class Screen:
    """What every band needs.

    Args:
        parent: the area whose parts are compared: itself, or the kecamatan of a desa.
        releases: those that have lists, oldest first, up to this one.
        described: rows of `programme_by_release`. readable: whose rule the registry can tell.
        groups: rows of `pillars_by_group` of the area; whole: that of all families.
    """

    ask: Ask
    region: str
    area: str
    release: str
    parent: str
    releases: Sequence[str]
    known: pd.DataFrame = field(repr=False)
    by_cutoff: pd.DataFrame = field(repr=False)
    described: pd.DataFrame = field(repr=False)
    readable: list[str] = field(repr=False)
    groups: pd.DataFrame = field(repr=False)

    @property
    def names(self) -> dict[str, str]:
        """Every area in a sentence, by code."""
        return areas.full_names(self.known)

    @property
    def list_names(self) -> dict[str, str]:
        """Every area in a list, by code; a desa says its kecamatan where several are mixed."""
        names = areas.full_names(self.known)
        return names if self.parent != self.region else areas.list_names(self.known)

    @property
    def name(self) -> str:
        """The area in a sentence."""
        return self.names[self.area]

    @property
    def programmes(self) -> dict[str, str]:
        """The name of every programme by its code."""
        return choices.names(self.described)

    @property
    def whole(self) -> Mapping[str, Any]:
        """All families of deciles 1 and 2 by the pillars that reach them."""
        return choices.whole_of(self.groups)

    @property
    def source(self) -> str:
        """The lists and the registry."""
        lists = _("daftar penerima {count} program").format(
            count=numbers.integer(choices.lists(self.described))
        )
        return sources.both(lists, sources.registry(self.of_release))

    @property
    def of_release(self) -> Mapping[str, Any]:
        """The row of the release in `release_by_cutoff`."""
        return asking.of_release(self.by_cutoff, self.release)

    def subtitle(self, what: str, area: str = "") -> str:
        """What is counted, where (the area on screen), and in which release."""
        return f"{what}, {self.names[area or self.area]}, {numbers.release(self.release)}"


def screen(
    ask: Ask,
    known: pd.DataFrame,
    by_cutoff: pd.DataFrame,
    region: str,
    area: str,
    release: str,
    offered: Mapping[str, str],
) -> Screen:
    """Ask what every band needs.

    Args:
        known: rows of `area_by_level`. by_cutoff: rows of `release_by_cutoff`.
        offered: the releases that have lists.
    """
    return Screen(
        ask=ask,
        region=region,
        area=area,
        release=release,
        parent=choices.within(known, area),
        releases=choices.before(offered, release),
        known=known,
        by_cutoff=by_cutoff,
        described=ask("programme_by_release", release=release),
        readable=choices.readable(ask("coverage_by_programme", area=region, release=release)),
        groups=ask("pillars_by_group", area=area, release=release),
    )
