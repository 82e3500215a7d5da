"""What Peta offers to choose from, and what it hands to the map."""

from collections.abc import Mapping

import pandas as pd

from data.settings import settings
from language import numbers
from language.text import _
from queries import measures
from ui import asking, links
from ui.exhibit import Column
from ui.fetch import fetch
from ui.map import files
from ui.map.layout import AROUND, KINDS, MOST_RELEASES, Maps, is_counted, label, laid_out, unit
from ui.map.picture import Scale


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


def _areas(measure: str, release: str, level: str) -> pd.DataFrame:
    return fetch("areas_by_measure", measure=measure, release=release, level=level)


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
