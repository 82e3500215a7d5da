"""The workbook of a whole release: every table of it, what the columns mean, and what it is."""

from collections.abc import Mapping

from language import numbers
from language.text import _
from pages.method.release import areas, lists
from ui.asking import Ask, Asking
from ui.files import sheets
from ui.files.sheets import Table
from ui.words import programmes


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
    on = Asking(ask, region, province, region, release)
    made = [
        areas.areas(on, level, name)
        for level, name in (
            ("kabupaten", _("Kabupaten")),
            ("kecamatan", _("Kecamatan")),
            ("desa", _("Desa")),
        )
    ]
    made.append(areas.deciles(on))
    if on.has_lists:
        called = programmes.names(on.ask("programme_by_release", release=release))
        made += lists.programmes(on, called)
        made.append(lists.pillars(on))
        made += lists.findings(on, called)
    made.append(areas.official(on))
    return made
