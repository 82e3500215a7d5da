"""What Peta offers to choose from, and what it hands to the map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from data.settings import settings
from language import numbers
from language.text import _, language, locale
from queries import measures
from ui import asking, links
from ui.fetch import fetch
from ui.map import files
from ui.map.picture import Picture, Scale, picture
from ui.records import records
from ui.screen.tables import Column, Kind

AROUND: Final = ("poverty_rate_pct", "gap_pp")  # what can be seen around the province
MOST_RELEASES: Final = 12  # that are played: three years
KINDS: Final[Mapping[str, Kind]] = {"percent": "percent", "points": "points"}


@dataclass(frozen=True)
class Maps:
    """One measure on the map, or two beside each other.

    Args:
        sent: what the browser is given.
        pictures: one for each measure.
        rows: one for each area: area_code, area_name, parent_name, each measure under its own
            name, and province_class and band where there are any.
    """

    sent: dict[str, Any]
    pictures: Sequence[Picture]
    rows: pd.DataFrame


def levels() -> Mapping[str, str]:
    """The levels that can be mapped."""
    return {"desa": _("Desa"), "kecamatan": _("Kecamatan")}


def offered(level: str) -> Mapping[str, str]:
    """The measures of a level, by name, in their order."""
    names = fetch("measure_by_level", level=level)["measure"]
    return {str(name): label(str(name)) for name in names}


def besides(level: str, measure: str | None) -> Mapping[str, str]:
    """What may be seen beside a measure; '' for nothing."""
    others = {name: words for name, words in offered(level).items() if name != measure}
    return {"": _("tidak ada"), **others}


def scales(measure: str | None) -> Mapping[Scale, str]:
    """How a measure can be coloured."""
    along: Mapping[Scale, str] = {"along": _("Nilai")}
    return {"around": _("Terhadap provinsi"), **along} if measure in AROUND else along


def releases_offered(releases: pd.DataFrame) -> Mapping[str, str]:
    """Every release, the newest first; rows of `release_by_cutoff`."""
    rows = records(releases, ("release", "cutoff"))
    return {
        str(row["release"]): f"{numbers.release(str(row['release']))} "
        f"({numbers.short_date(row['cutoff'])})"
        for row in reversed(rows)
    }


def label(measure: str) -> str:
    """What a measure is called."""
    return str(measures()[measure][f"label_{language()}"])


def unit(measure: str) -> str:
    """The unit of a measure, as in queries/measures.toml."""
    return str(measures()[measure]["unit"])


def is_counted(measure: str) -> bool:
    """Whether a measure grows with the area's people, so that large areas stand out by size."""
    return unit(measure) in ("persons", "families")


def maps(
    measure: str, beside: str | None, release: str, level: str, scale: Scale, selected: str | None
) -> Maps:
    """One measure, and another beside it where one is named, in one release.

    selected: the area in the address.
    """
    known = [str(name) for name in fetch("release_by_cutoff")["release"]]
    played = [name for name in known if name == release or name in known[-MOST_RELEASES:]]
    shown = [measure, *filter(None, [beside])]
    answers = {
        name: {each: _areas(name, each, level) for each in played}
        for name in {*shown, "gap_pp"}
        if name in shown or scale == "around"
    }
    return laid_out(shown, answers, release, level, scale, selected)


def laid_out(
    shown: Sequence[str],
    answers: Mapping[str, Mapping[str, pd.DataFrame]],
    release: str,
    level: str,
    scale: Scale = "along",
    selected: str | None = None,
) -> Maps:
    """The maps of measures that have been asked already.

    Args:
        shown: one measure, or two beside each other.
        answers: rows as of `areas_by_measure`, by measure and release, oldest release first.
        selected: the area in the address.
    """
    measure = shown[0]
    played = list(answers[measure])
    kept = files.kept(settings().store, settings().region)
    areas = records(answers[measure][release], _NAMED)
    codes = list(kept.shapes.codes[level])
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
        )
        for name in shown
    ]
    named = {row["area_code"]: row for row in areas}
    parents = list(dict.fromkeys(row["parent_name"] for row in areas)) if level == "desa" else []
    sent = {
        "shapes": files.shapes_address(kept.shapes),
        "schematic": _("Peta skematik: letak dan luas kira-kira, bukan batas resmi")
        if kept.is_schematic
        else "",
        "level": level,
        "more": more,
        "names": [named[code]["area_name"] if code in named else code for code in codes + more],
        "parents": [_("Kec. {name}").format(name=name) for name in parents],
        "parent": [
            parents.index(named[code]["parent_name"]) if parents and code in named else -1
            for code in codes + more
        ],
        "release": release,
        "releases": [[name, numbers.release(name)] for name in played],
        "selected": selected,
        "link": links.profile("AREA"),
        "words": words(level, pictures[0].sent["isAround"]),
        "maps": [each.sent for each in pictures],
    }
    return Maps(sent, pictures, _rows({name: answers[name][release] for name in shown}))


_NAMED: Final = ("area_code", "area_name", "parent_name")
_BANDS: Final = {
    "low": "poverty_rate_low_pct",
    "high": "poverty_rate_high_pct",
    "province_class": "province_class",
}
_ROW: Final = (*_NAMED, "value", *_BANDS)


def _areas(measure: str, release: str, level: str) -> pd.DataFrame:
    return fetch("areas_by_measure", measure=measure, release=release, level=level)


def _rows(answers: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The areas with every measure under its own name."""
    wanted: dict[str, list[Any]] = {}
    for measure, areas in answers.items():
        rows = records(areas, _ROW)
        if not wanted:
            names = {name: name for name in _NAMED} | {"value": measure} | _BANDS
            wanted = {new: [row[old] for row in rows] for old, new in names.items()}
        else:
            by_code = {row["area_code"]: row["value"] for row in rows}
            wanted[measure] = [by_code.get(code) for code in wanted["area_code"]]
    empty = [name for name in _BANDS.values() if not any(wanted[name])]
    return pd.DataFrame(wanted).drop(columns=empty)


def columns(rows: pd.DataFrame, level: str) -> list[Column]:
    """The columns of the table beside the map; rows: of `Maps`."""
    found = [Column("area_name", asking.levels()[level])]
    for name in map(str, rows.columns):
        if name == "parent_name":
            found += [Column(name, _("Kecamatan"))] * (level == "desa")
        elif name == "poverty_rate_low_pct":
            found.append(Column(name, _("Kisaran 90 %"), "range", until="poverty_rate_high_pct"))
        elif name == "province_class":
            found.append(Column(name, _("Terhadap provinsi"), "class"))
        elif name in measures() and name != "poverty_rate_high_pct":
            found.append(Column(name, label(name), KINDS.get(unit(name), "count")))
    return found


def order(shown: Maps) -> pd.DataFrame:
    """The rows in the order of the list beside the map."""
    first = shown.pictures[0].sent["order"]
    codes = [*files.kept(settings().store, settings().region).shapes.codes[shown.sent["level"]]]
    codes += shown.sent["more"]
    rank = {codes[index]: place for place, index in enumerate(first)}
    return shown.rows.sort_values(
        "area_code", key=lambda column: column.map(rank), kind="stable", ignore_index=True
    )


def subtitle(release: str, scale: Scale, measure: str, province: str) -> str:
    """What is shown, what the colours are, and of which release."""
    said = {"measure": label(measure), "release": numbers.release(release)}
    if scale == "around" and measure in AROUND:
        return _("{measure}, warna menurut jarak ke {province}, {release}").format(
            province=province, **said
        )
    return _("{measure}, warna menurut nilai, {release}; kelasnya sama di semua rilis").format(
        **said
    )


def remark(measure: str) -> str:
    """What the reader cannot see on the map."""
    if is_counted(measure):
        return _("Ini jumlah, bukan bagian: wilayah yang penduduknya banyak tampak lebih gelap.")
    return ""


def named(beside: str | None) -> list[str]:
    """The second measure, where there is one."""
    return [beside] if beside else []


def link() -> str:
    """Where the name of an area leads in the table: its profile."""
    return links.profile("AREA").replace("AREA", "{area_code}")


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
