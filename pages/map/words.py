"""Sentences of the map: how many areas stand apart, and which are highest and lowest."""

from collections.abc import Mapping

import pandas as pd

from language import numbers
from language.text import _, ngettext
from ui.map import classes
from ui.map.layout import AROUND
from ui.map.picture import Scale
from ui.map.words import ascending, value_words
from ui.records import Record
from ui.words.measures import kind, unit


def answer(
    counts: Mapping[str, int],
    areas: pd.DataFrame,
    measure: str,
    level: str,
    province: str | None,
) -> str:
    """What the map says, in one or two sentences.

    counts: as for `around_answer`, areas: as for `along_answer`.
    province: where the colours are around it.
    """
    if province is not None:
        return around_answer(counts, level, province)
    if counts.get(classes.NOISE):
        return noise_answer(measure, level, counts[classes.NOISE])
    return along_answer(areas, measure, unit(measure))


def noise_answer(measure: str, level: str, count: int) -> str:
    """Why a map has one colour."""
    said = (
        _(
            "**{areas} belum dapat dibedakan satu sama lain**: selisihnya masih dalam galat "
            "perkiraan. Karena itu petanya satu warna."
        )
        if kind(measure) == "estimate"
        else _(
            "**{areas} belum dapat dibedakan satu sama lain**: selisihnya dapat berasal dari "
            "perlindungan data. Karena itu petanya satu warna."
        )
    )
    return said.format(areas=areas_words(count, level))


def around_answer(counts: Mapping[str, int], level: str, province: str) -> str:
    """How many areas have their whole band above or below the province, and how many have not.

    counts: areas by the letter of their class, see ui/map/classes.py.
    """
    above, below = counts.get("A", 0) + counts.get("B", 0), counts.get("C", 0) + counts.get("D", 0)
    between = counts.get(classes.NOISE, 0)
    unknown = counts.get(classes.NONE, 0) + counts.get(classes.WITHHELD, 0)
    if not above + below + between:
        return nothing()
    said = {
        (True, True): _(
            "Kisaran **{above} dari {areas}** seluruhnya di atas {province}, **{below}** "
            "seluruhnya di bawahnya"
        ),
        (True, False): _(
            "Kisaran **{above} dari {areas}** seluruhnya di atas {province}, tidak ada yang "
            "seluruhnya di bawahnya"
        ),
        (False, True): _(
            "Kisaran **{below} dari {areas}** seluruhnya di bawah {province}, tidak ada yang "
            "seluruhnya di atasnya"
        ),
        (False, False): _(
            "Dari **{areas}** tidak ada yang kisarannya seluruhnya di atas atau di bawah {province}"
        ),
    }[above > 0, below > 0]
    parts = [
        said.format(
            above=numbers.integer(above),
            areas=areas_words(sum(counts.values()), level),
            below=numbers.integer(below),
            province=province,
        )
    ]
    if between and above + below:
        parts.append(
            _("untuk {count} lainnya perkiraan belum dapat dibedakan").format(
                count=numbers.integer(between)
            )
        )
    if unknown:
        parts.append(_("{count} tanpa angka").format(count=numbers.integer(unknown)))
    return "; ".join(parts) + "."


def along_answer(areas: pd.DataFrame, measure: str, unit: str) -> str:
    """Which area is highest and which lowest, and what the middle one has.

    areas: area_code, area_name, parent_name and the measure under its own name.
    """
    known = ascending(areas, measure)
    if not known:
        return nothing()
    highest, lowest = known[-1], known[0]
    if len(known) == 1:
        return _("**{area}: {value}**; hanya wilayah ini yang punya angka.").format(
            area=_where(highest), value=value_words(highest[measure], unit)
        )
    middle = (known[(len(known) - 1) // 2][measure] + known[len(known) // 2][measure]) / 2
    said = _("**Tertinggi di {highest}: {most}**; terendah di {lowest}: {least}.").format(
        highest=_where(highest),
        most=value_words(highest[measure], unit),
        lowest=_where(lowest),
        least=value_words(lowest[measure], unit),
    )
    half = _("Separuh wilayah di atas {middle}.").format(middle=value_words(middle, unit))
    return f"{said} {half}"


def nothing() -> str:
    """What an empty map says."""
    return _(
        "Tidak ada angka ukuran ini pada rilis dan tingkat yang dipilih. Pilih rilis, tingkat, "
        "atau ukuran lain."
    )


def areas_words(count: int, level: str) -> str:
    """A number of areas: '206 desa dan kelurahan'."""
    words = {
        "kecamatan": ngettext("{count} kecamatan", "{count} kecamatan", count),
        "desa": ngettext("{count} desa dan kelurahan", "{count} desa dan kelurahan", count),
    }
    return words[level].format(count=numbers.integer(count))


def _where(row: Record) -> str:
    parent = str(row["parent_name"])
    if parent.startswith("Kabupaten"):
        return _("Kecamatan {area}").format(area=row["area_name"])
    return _("{area} (Kec. {parent})").format(area=row["area_name"], parent=parent)


def subtitle(
    region: str, level: str, release: str, scale: Scale, measure: str, province: str
) -> str:
    """Which areas are shown, what the colours are, and of which release."""
    where = {"desa": _("Desa di {region}"), "kecamatan": _("Kecamatan di {region}")}[level]
    said = {"where": where.format(region=region), "release": numbers.release(release)}
    if scale == "around" and measure in AROUND:
        return _("{where}, warna menurut jarak ke {province}, {release}").format(
            province=province, **said
        )
    return _("{where}, warna menurut nilai, {release}").format(**said)


def remark(is_count: bool) -> str:
    """What the reader cannot see on the map."""
    if is_count:
        return _("Ini jumlah, bukan bagian: wilayah yang penduduknya banyak tampak lebih gelap.")
    return ""
