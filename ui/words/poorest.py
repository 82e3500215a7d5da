"""The poorest fifth of the desa: their order by the chance of it, and how sure the order is.

Knowing nothing gives each desa 20 %. Only desa have a chance: kecamatan are too few for a fifth.
"""

from collections.abc import Iterable
from typing import Final

import pandas as pd

from language import numbers
from language.text import _, ngettext
from ui.records import Record, records

CHANCE: Final = "poorest_fifth_pct"
CUTS: Final = 3
NAMED: Final = 3  # areas in a title


def order(row: Record) -> tuple[bool, float, bool, float, str]:
    """By chance, the highest first, then by estimate; those without one last."""
    likely, rate = row[CHANCE], row["poverty_rate_pct"]
    return likely is None, -(likely or 0), rate is None, -(rate or 0), str(row["area_name"])


def ordered(areas: pd.DataFrame) -> pd.DataFrame:
    """Rows of `poverty_estimate_by_area` in that order."""
    rows = records(areas, (CHANCE, "poverty_rate_pct", "area_name"))
    places = sorted(range(len(rows)), key=lambda place: order(rows[place]))
    return areas.iloc[places].reset_index(drop=True)


def chance(value: float) -> str:
    """A chance in percent as a figure: never 0 or 100, which no draw can know."""
    if value < 0.5:
        return "<" + numbers.percent(1, 0)
    if value >= 99.5:
        return ">" + numbers.percent(99, 0)
    return numbers.percent(value, 0)


def cuts(count: float) -> str:
    """In how many of the simpler orders a desa is in the top fifth: '2 dari 3'."""
    return _("{count} dari {all}").format(count=numbers.integer(count), all=numbers.integer(CUTS))


def fifth_title(of_release: Record) -> str:
    """How many of the desa listed first are likely to be there, and how many by chance.

    of_release: row of `poorest_fifth_by_release`; {} where no desa has a chance.
    """
    if not of_release:
        return nothing()
    return _(
        "Dari {areas}, {top} teratas menurut peluang; kira-kira {expected} di antaranya memang "
        "termasuk seperlima termiskin, bila diundi saja {by_chance}"
    ).format(
        areas=_villages(of_release["desa"]),
        top=numbers.integer(of_release["fifth"]),
        expected=_some(of_release["fifth_expected"]),
        by_chance=_some(of_release["fifth_by_chance"]),
    )


def likely_answer(of_release: Record) -> str:
    """How many desa are more likely than not among the poorest fifth, in two sentences.

    of_release: as for `fifth_title`.
    """
    if not of_release:
        return nothing() + "."
    count = of_release["desa_likely"]
    said = (
        _("**{count} dari {areas}** berpeluang di atas {half} termasuk seperlima termiskin.")
        if count
        else _(
            "Tidak satu pun dari **{areas}** berpeluang di atas {half} termasuk "
            "seperlima termiskin."
        )
    )
    blind = _("Tanpa tahu apa pun, peluang setiap desa {fifth} dan tidak ada yang di atas {half}.")
    return f"{said} {blind}".format(
        count=numbers.integer(count),
        areas=_villages(of_release["desa"]),
        half=numbers.percent(50, 0),
        fifth=numbers.percent(20, 0),
    )


def most_likely_title(areas: Iterable[Record]) -> str:
    """The desa most likely among the poorest fifth, by name and chance.

    areas: rows of `poverty_estimate_by_area` of one kecamatan.
    """
    known = sorted((row for row in areas if row[CHANCE] is not None), key=order)
    if not known:
        return nothing()
    named = [f"{row['area_name']} ({chance(row[CHANCE])})" for row in known[:NAMED]]
    return _("Paling mungkin termasuk seperlima termiskin: {areas}").format(areas=", ".join(named))


def dots_subtitle(release: str) -> str:
    """What the dots and bands are, in which order, and of which release."""
    return _(
        "penduduk miskin dengan kisaran 90 %, {release}; menurut peluang termasuk seperlima "
        "termiskin, tanpa tahu apa pun {fifth}"
    ).format(release=numbers.release(release), fifth=numbers.percent(20, 0))


def nothing() -> str:
    """What is said where no desa has a chance."""
    return _("Belum ada desa yang peluangnya dapat dihitung")


def _villages(count: int) -> str:
    words = ngettext("{count} desa dan kelurahan", "{count} desa dan kelurahan", count)
    return words.format(count=numbers.integer(count))


def _some(count: float) -> str:
    """A count that is expected; below one in words, else none would be said of a few."""
    return _("kurang dari satu") if count < 1 else numbers.integer(count)
