"""The agenda of a meeting: which slides of which area, in which order; all of it in an address.

`jawaban@35.19,resmi,peta,jawaban@35.19.06,arah`: a step names its slide, and its area where that is
another than that of the step before.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from data.area_code import Level, level_of
from language.text import _
from ui import links
from ui.kept import kept
from ui.records import records
from ui.words.areas import full_names

MOST: Final = 150  # the whole kabupaten and every kecamatan, and some more
AGENDA: Final = "agenda"  # in the address
PAGE: Final = "rapat"  # where it is made
_STEP: Final = re.compile(r"([a-z]+)(?:@(\d\d\.\d\d(?:\.\d\d)?))?")


@dataclass(frozen=True)
class Step:
    """One slide about one area: the kabupaten or a kecamatan, by its code."""

    slide: str
    area: str


@dataclass(frozen=True)
class View:
    """Where a slide comes from: a page, what its address asks for, and which piece of it.

    area_as: what the page calls the area of a slide.
    """

    page: str
    piece: str
    with_area: bool = False
    area_as: str = "area"


@dataclass(frozen=True)
class Kind:
    """A kind of slide, by the levels that have it.

    Args:
        needs: whether there must be a registry release, or lists of recipients too.
    """

    views: Mapping[Level, View]
    needs: Literal["official", "registry", "lists"] = "registry"


def _both(page: str, piece: str, area_as: str = "area") -> dict[Level, View]:
    return {
        "kabupaten": View(page, piece),
        "kecamatan": View(page, piece, with_area=True, area_as=area_as),
    }


_LEVELS: Final[tuple[Level, ...]] = ("kabupaten", "kecamatan")

# In the order of a meeting: where we stand, where it is decided, whom programmes reach, what to do.
KINDS: Final[Mapping[str, Kind]] = {
    "jawaban": Kind(
        {"kabupaten": View("", "answer"), "kecamatan": View("desa", "answer", with_area=True)},
        "official",
    ),
    "resmi": Kind({"kabupaten": View("tren", "p0_pct")}, "official"),
    "perkiraan": Kind({"kabupaten": View("prospek", "p0_pct")}, "official"),
    "arah": Kind({"kecamatan": View("desa", "poverty_rate_pct", with_area=True)}),
    "wilayah": Kind(
        {
            "kabupaten": View("", "poverty_rate_pct"),
            "kecamatan": View("desa", "province_class", with_area=True),
        }
    ),
    "peta": Kind({"kabupaten": View("peta", "map")}),
    "gerak": Kind({"kabupaten": View("tren", "change_pp")}),
    "orang": Kind({"kabupaten": View("prospek", "persons_to_leave")}),
    "desil": Kind({"kecamatan": View("desa", "count", with_area=True)}),
    "pilar": Kind(_both("cakupan", "families_none"), "lists"),
    "terlewat": Kind(_both("cakupan", "families_protection_only"), "lists"),
    "program": Kind(_both("cakupan", "coverage_pct"), "lists"),
    "ketepatan": Kind(_both("ketepatan", "answer"), "lists"),
    "dorong": Kind(_both("prioritas", "priority", "kecamatan"), "lists"),
    "tugas": Kind(dict.fromkeys(_LEVELS, View("desa", "families_none", True)), "lists"),
}
# A kecamatan's findings are few, and where to push is asked where it is decided: to be chosen, not
# in every meeting.
_NOT_READY: Final = {
    ("ketepatan", "kecamatan"),
    ("dorong", "kecamatan"),
    ("dorong", "kabupaten"),
}


def label(slide: str) -> str:
    """What a kind of slide is called in the agenda."""
    return {
        "jawaban": _("Di mana kita"),
        "resmi": _("Angka resmi sejak 2015"),
        "perkiraan": _("Perkiraan ke depan"),
        "arah": _("Turun atau naik"),
        "wilayah": _("Wilayah dibandingkan dengan provinsi"),
        "peta": _("Peta"),
        "gerak": _("Yang bergerak"),
        "orang": _("Orang yang harus keluar dari kemiskinan"),
        "desil": _("Keluarga menurut desil"),
        "pilar": _("Terjangkau dua pilar"),
        "terlewat": _("Tanpa program, menurut wilayah"),
        "program": _("Setiap program"),
        "ketepatan": _("Yang perlu dicek"),
        "dorong": _("Di mana dorong dulu"),
        "tugas": _("Yang perlu dikerjakan"),
    }[slide]


def kinds(area: str, has_lists: bool = True) -> list[str]:
    """The slides that an area can have, in their order."""
    return [
        name
        for name, kind in KINDS.items()
        if level_of(area) in kind.views and (has_lists or kind.needs != "lists")
    ]


def parse(text: str) -> list[Step]:
    """The steps in an address; what it says in vain, such as a slide that is no more, is left out.

    At most MOST; whether its areas exist is for the caller to see, see `known_steps`.
    """
    steps: list[Step] = []
    area = ""
    for word in text.split(","):
        found = _STEP.fullmatch(word.strip())
        if not found:
            continue
        area = found[2] or area
        if area and found[1] in kinds(area):
            steps.append(Step(found[1], area))
    return steps[:MOST]


def written(steps: Iterable[Step]) -> str:
    """The steps as they stand in an address."""
    words: list[str] = []
    area = ""
    for step in steps:
        words.append(step.slide if step.area == area else f"{step.slide}@{step.area}")
        area = step.area
    return ",".join(words)


def known_steps(steps: Iterable[Step], known: pd.DataFrame) -> list[Step]:
    """Those about areas that there are; known: rows of `area_by_level`."""
    codes = set(areas(known))
    return [step for step in steps if step.area in codes]


@kept
def areas(known: pd.DataFrame) -> dict[str, str]:
    """The areas that a meeting can be about, by code, the kabupaten first."""
    names = full_names(known)
    rows = records(known, ("area_code", "level"))
    return {
        str(row["area_code"]): names[str(row["area_code"])]
        for row in rows
        if row["level"] in ("kabupaten", "kecamatan")
    }


@kept
def ready(known: pd.DataFrame, area: str, has_lists: bool = True) -> list[Step]:
    """The agenda 'Evaluasi triwulan' of the kabupaten or of one kecamatan.

    KeyError for any other area.
    """
    if area not in areas(known):
        raise KeyError(area)
    return [
        Step(name, area)
        for name in kinds(area, has_lists)
        if (name, level_of(area)) not in _NOT_READY
    ]


@kept
def address(step: Step, state: Mapping[str, str] | None = None) -> str:
    """The page of the view that a step shows, below the dashboard's own address."""
    view = KINDS[step.slide].views[level_of(step.area)]
    area = {view.area_as: step.area} if view.with_area else {}
    found = links.link(view.page, {**area, **(state or {})})
    return "" if found == "?" else found


def piece(step: Step) -> str:
    """Which piece of that page the step shows."""
    return KINDS[step.slide].views[level_of(step.area)].piece


@kept
def titles(steps: Sequence[Step], known: pd.DataFrame) -> list[str]:
    """What each step is called: its slide, and its area where the agenda has several."""
    names = areas(known)
    if len({step.area for step in steps}) < 2:
        return [label(step.slide) for step in steps]
    return [f"{label(step.slide)}, {names[step.area]}" for step in steps]
