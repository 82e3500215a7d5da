"""Where paper meets the data: a generation, a release and an area in, a PDF out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any, Final

from data.boundaries.geojson import Boundaries, boundaries
from data.generation.generations import Generation
from data.problems import Refused
from data.settings import Settings
from language import numbers
from language.text import _
from ui.answers import Answers
from ui.look.locator import Outlines, outlines
from ui.map import files
from ui.paper import ground as maps
from ui.paper import names, printer
from ui.paper.draw import Ground
from ui.paper.issue import Issue
from ui.paper.subject import Ask, Subject
from ui.records import records

EDITION: Final = "public"  # paper goes everywhere


@dataclass(frozen=True)
class Papers:
    """What is printed: from a subject and an area the facts that a template reads.

    Args:
        sheet: of a desa or kecamatan. report: of the kabupaten, with its kecamatan to be drawn.
    """

    sheet: Callable[[Subject, str], Mapping[str, Any]]
    report: Callable[[Subject, maps.Districts], Mapping[str, Any]]


class Press:
    """Prints what a generation says of one release."""

    def __init__(
        self, generation: Generation, settings: Settings, release: str, papers: Papers
    ) -> None:
        self._papers = papers
        # Joining villages to kecamatan takes a while, and only the report draws them.
        self._shapes = partial(files.ground, settings.store, settings.region)
        fine, small = ground_of(boundaries(settings.store, settings.region))
        ask = asking(generation)
        self.subject = Subject(
            ask=ask,
            issue=Issue(
                generation=generation.id,
                published=generation.created.astimezone().date(),
                is_made_up=generation.is_made_up,
                protection=records(ask("protection"), ("most", "unseen"))[0],
                region=settings.region,
                province=settings.province,
            ),
            outlines=fine,
            small=small,
            release=release,
        )

    def sheet_facts(self, area: str) -> Mapping[str, Any]:
        """What stands on the sheet of a desa or kecamatan."""
        self._protect()
        return self._papers.sheet(self.subject, area)

    def sheet(self, area: str) -> bytes:
        """Lembar desa or Lembar kecamatan as a PDF."""
        return printer.pdf("sheet", self.sheet_facts(area))

    def report_facts(self) -> Mapping[str, Any]:
        self._protect()
        return self._papers.report(self.subject, self.over())

    def _protect(self) -> None:
        """In the thread that writes the words: papers are made side by side."""
        protection = self.subject.issue.protection
        numbers.protect(int(protection["unseen"]), int(protection["most"]))

    def over(self) -> maps.Districts:
        """The kecamatan, to be drawn over the map of the villages."""
        return maps.districts(self._shapes().shapes.text)

    def report(self) -> bytes:
        """Laporan triwulan as a PDF."""
        return printer.pdf("report", self.report_facts())

    def paper(self, area: str) -> bytes:
        """The paper of an area: its sheet, or the report of the kabupaten."""
        return self.report() if names.is_report(area) else self.sheet(area)


def open_press(
    generation: Generation, settings: Settings, release: str | None, papers: Papers
) -> Press:
    """A press for a release of a generation, or its newest; Refused for one it does not have."""
    releases = [str(each) for each in asking(generation)("release_by_cutoff")["release"]]
    if release is not None and release not in releases:
        raise Refused(
            _("Rilis {release} tidak ada dalam terbitan ini. Yang ada: {known}.").format(
                release=release, known=", ".join(releases)
            )
        )
    return Press(generation, settings, release or releases[-1], papers)


def asking(generation: Generation) -> Ask:
    """Read queries of the public edition of a generation; many papers ask the same."""
    return Answers(generation, EDITION)


def ground(settings: Settings) -> Ground:
    """What the maps of a region are drawn on."""
    villages, _small = ground_of(boundaries(settings.store, settings.region))
    over = maps.districts(files.ground(settings.store, settings.region).shapes.text)
    return Ground(replace(villages, rooms=over.rooms), over)


def ground_of(areas: Boundaries) -> tuple[Outlines, Outlines]:
    """The outlines of the villages, fine and for a small map, kept by what the boundaries hold."""
    return _ground(areas.id, areas)


@lru_cache(maxsize=2)
def _ground(id: str, areas: Boundaries) -> tuple[Outlines, Outlines]:
    del id
    fine = outlines(areas.collection)
    return fine, maps.coarse(fine)
