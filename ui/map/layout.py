"""What the map component is given: areas, releases, classes and words, laid out once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from data.area_code import parent_of
from language import numbers
from language.text import _, locale
from queries import measures
from ui import links
from ui.exhibit import Cell
from ui.map import files
from ui.map.files import Ground
from ui.map.picture import COUNTS, Picture, Scale, picture
from ui.records import records
from ui.words import withheld
from ui.words.measures import label, unit
from ui.words.poorest import CHANCE

AROUND: Final = ("poverty_rate_pct", "gap_pp")  # measures with a class around the province
MOST_RELEASES: Final = 12  # that are played: three years
# How a table beside the map writes a unit; counts for any other.
KINDS: Final[Mapping[str, Cell]] = {"percent": "percent", "points": "points"}

# Columns of `areas_by_measure`: the area, and the band and class under the names that files use.
_AREA: Final = ("area_code", "area_name", "parent_name")
_BAND: Final = {
    "low": "poverty_rate_low_pct",
    "high": "poverty_rate_high_pct",
    "province_class": "province_class",
}


@dataclass(frozen=True, eq=False)
class Maps:
    """One measure on the map, or two beside each other.

    Args:
        sent: what the browser is given.
        pictures: one for each measure.
        codes: the areas in the order of the shapes, then those without one.
        rows: one for each area: area_code, area_name, parent_name, each measure under its own
            name, and province_class and band where there are any.
        measure: the first, and the answers to it by release.
    """

    sent: dict[str, Any]
    pictures: Sequence[Picture]
    codes: Sequence[str]
    rows: pd.DataFrame
    measure: str
    answers: Mapping[str, pd.DataFrame]

    def at(self, release: str) -> pd.DataFrame:
        """The rows of the first measure in another release."""
        return _rows({self.measure: self.answers[release]})


def maps(
    names: Sequence[str],
    answers: Mapping[str, Mapping[str, pd.DataFrame]],
    release: str,
    level: str,
    ground: Ground,
    scale: Scale = "along",
    limits: Mapping[str, Sequence[float]] | None = None,
) -> Maps:
    """The maps of measures that have been asked already.

    Args:
        names: one measure, or two beside each other.
        answers: rows as of `areas_by_measure`, by measure and release, oldest release first.
        ground: the shapes of the areas.
        limits: of the classes of measures that queries/measures.toml gives none.
    """
    releases = list(answers[names[0]])
    areas = records(answers[names[0]][release], _AREA)
    codes = list(ground.shapes.codes[level])
    more = [row["area_code"] for row in areas if row["area_code"] not in set(codes)]
    pictures = [
        picture(
            answers[name],
            answers["gap_pp"] if name in AROUND and scale == "around" else {},
            release,
            codes + more,
            title=label(name),
            unit=unit(name),
            scale=scale if name in AROUND else "along",
            digits=digits(name),
            limits=measures()[name].get("limits") or (limits or {}).get(name, ()),
        )
        for name in names
    ]
    by_code = {row["area_code"]: row for row in areas}
    district_names = {parent_of(row["area_code"]): row["parent_name"] for row in areas}
    if level != "desa":
        district_names = {row["area_code"]: row["area_name"] for row in areas}
    parents = list(dict.fromkeys(row["parent_name"] for row in areas)) if level == "desa" else []
    sent = {
        "shapes": files.shapes_address(ground.shapes),
        "schematic": _("Peta skematik: letak dan luas kira-kira, bukan batas resmi")
        if ground.is_schematic
        else "",
        "level": level,
        "more": more,
        "over": [district_names.get(code, "") for code in ground.shapes.codes["kecamatan"]],
        "names": [by_code[code]["area_name"] if code in by_code else code for code in codes + more],
        "parents": [_("Kec. {name}").format(name=name) for name in parents],
        "parent": [
            parents.index(by_code[code]["parent_name"]) if parents and code in by_code else -1
            for code in codes + more
        ],
        "release": release,
        "releases": [[name, numbers.release(name)] for name in releases],
        "selected": None,  # in the address; a page says it, whose maps are kept for all readers
        "link": links.profile("AREA"),
        "words": words(level, pictures[0].sent["isAround"]),
        "maps": [each.sent for each in pictures],
    }
    rows = _rows({name: answers[name][release] for name in names})
    return Maps(sent, pictures, codes + more, rows, names[0], answers[names[0]])


def _rows(answers: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The areas with every measure under its own name."""
    (measure, first), *others = answers.items()
    rows = pd.DataFrame(first, columns=[*_AREA, "value", *_BAND, withheld.COLUMN])
    frame = withheld.renamed(rows, {"value": measure, **_BAND})
    for name, areas in others:
        frame = withheld.beside(frame, withheld.renamed(areas, {"value": name}), name)
    bands = list(_BAND.values())
    return frame.drop(columns=[name for name in bands if frame[name].dropna().empty])


def digits(measure: str) -> int:
    """The decimals of a measure: a chance has none."""
    return 0 if measure == CHANCE else 2


def words(level: str, is_around: bool = False) -> dict[str, str]:
    """What the map says in its own words."""
    return {
        "locale": locale().replace("_", "-"),
        "play": _("Putar rilis"),
        "pause": _("Jeda"),
        "release": _("Rilis yang ditampilkan"),
        "legend": _("Keterangan warna"),
        "list": _("Menurut kelas, lalu menurut nilai")
        if is_around
        else _("Menurut nilai, dari yang tertinggi"),
        "count": _("({count})"),
        "hint": _(
            "Klik atau ketuk desa untuk melihat angkanya; sekali lagi membuka profilnya. Dengan "
            "papan ketik: panah, lalu Enter."
        )
        if level == "desa"
        else _(
            "Klik atau ketuk kecamatan untuk melihat angkanya; sekali lagi membuka profilnya. "
            "Dengan papan ketik: panah, lalu Enter."
        ),
        "open": _("Buka profil {area}"),
        "band": _("kisaran {band}"),
        "none": _("tidak ada angka"),
        "nearer": _("Perbesar peta"),
        "farther": _("Perkecil peta"),
        "whole": _("Tampilkan seluruh peta"),
    }


def is_counted(measure: str) -> bool:
    """Whether a measure grows with the area's people, so that large areas stand out by size."""
    return unit(measure) in COUNTS
