"""Sentences about many areas at once: how many of each class, and what was revised."""

import pandas as pd

from language import numbers
from language import numbers as format
from language.text import _, ngettext
from ui.records import records
from ui.words import classes


def class_title(areas: pd.DataFrame, level: str) -> str:
    """How the areas stand against the province: 'Dari 15 kecamatan, 3 di atas provinsi, ...'.

    areas: one row for each area with its province_class, NULL where it has none.
    level: 'kecamatan', 'desa' or 'kabupaten'.
    """
    kinds = [row["province_class"] for row in records(areas, ("province_class",))]
    counts = classes.count_words(kinds)
    if not counts:
        return _("Belum ada angka yang dapat ditampilkan")
    without = sum(kind is None for kind in kinds)
    if without:
        counts += ", " + _("{count} tanpa angka").format(count=without)
    return _("Dari {areas}, {said}").format(areas=_count(len(kinds), level), said=counts)


def _count(count: int, level: str) -> str:
    words = {
        "kecamatan": ngettext("{count} kecamatan", "{count} kecamatan", count),
        "desa": ngettext("{count} desa dan kelurahan", "{count} desa dan kelurahan", count),
        "kabupaten": ngettext("{count} kabupaten dan kota", "{count} kabupaten dan kota", count),
    }
    return words[level].format(count=numbers.integer(count))


def revision_note(revisions: pd.DataFrame, area: str) -> str:
    """Which estimates later official figures have revised; '' for none.

    revisions: rows of `revision_by_release`. area: its name in a sentence.
    """
    columns = ("release", "poverty_rate_first_pct", "poverty_rate_pct")
    parts = [
        _("{release} dari {first} menjadi {now}").format(
            release=numbers.release(str(row["release"])),
            first=numbers.percent(row["poverty_rate_first_pct"]),
            now=numbers.percent(row["poverty_rate_pct"]),
        )
        for row in records(revisions, columns)
        if row["poverty_rate_first_pct"] is not None
        and row["poverty_rate_pct"] is not None
        and numbers.percent(row["poverty_rate_first_pct"])
        != numbers.percent(row["poverty_rate_pct"])
    ]
    if not parts:
        return ""
    return _("Perkiraan {area} direvisi setelah BPS menerbitkan angka baru: {said}.").format(
        area=area, said="; ".join(parts)
    )


def areas_subtitle(release: str) -> str:
    """What the dots and bands are, and of which release."""
    return _("penduduk miskin dengan kisaran 90 %, {release}; {key}").format(
        release=format.release(release), key=classes.key_words()
    )
