"""The workbook of a whole release: every table of it, what the columns mean, and what it is."""

from collections.abc import Mapping

from language import numbers
from language.text import _
from pages.coverage.lists import names
from pages.method.release import areas, lists
from pages.method.release.rows import Ask
from ui import asking
from ui.files import sheets
from ui.files.sheets import Table


def workbook(
    ask: Ask, *, region: str, province: str, release: str, about: Mapping[str, str]
) -> bytes:
    """One release as .xlsx; `ask` as ui.fetch.fetch, about the public edition.

    The same release gives the same bytes.
    """
    title = _("Semua angka rilis {release}").format(release=numbers.release(release))
    return sheets.workbook(title, tables(ask, region, province, release), about)


def tables(ask: Ask, region: str, province: str, release: str) -> list[Table]:
    """Every table of a release, in the order of the sheets; lists only where there are any."""
    known = ask("area_by_level")
    of_release = asking.of_release(ask("release_by_cutoff"), release)
    made = [
        areas.areas(ask, release, level, name)
        for level, name in (
            ("kabupaten", _("Kabupaten")),
            ("kecamatan", _("Kecamatan")),
            ("desa", _("Desa")),
        )
    ]
    made.append(areas.deciles(ask, known, of_release))
    described = ask("programme_by_release", release=release)
    if bool(described["is_listed"].any()):
        made += lists.programmes(ask, known, described, region, of_release)
        made.append(lists.pillars(ask, known, region, release))
        made += lists.findings(ask, known, region, release, names(described))
    made.append(areas.official(ask, region, province))
    return made
