"""What the search box offers: every area under every spelling of its name."""

import re
from typing import Final

import pandas as pd

from data.area_code import LEVELS, level_of
from language.text import _
from ui.records import records
from ui.words.areas import list_names

_PREFIX: Final = re.compile(r"^(ds|desa|kel|kelurahan|kec|kecamatan|kab|kabupaten)\b\.?\s*", re.I)


def offers(areas: pd.DataFrame, aliases: pd.DataFrame) -> dict[str, str]:
    """What to call each area in the box, by code: the kabupaten, its kecamatan, then each desa.

    A desa says its kecamatan, because names occur twice; where an office spells the name otherwise,
    that spelling stands behind it, so that typing it finds the area.

    Args:
        areas: rows of `area_by_level`. aliases: rows of `alias_by_area`.
    """
    names = list_names(areas)
    own = dict(zip(areas["area_code"], areas["area_name"], strict=True))
    for row in records(aliases, ("area_code", "aliases")):
        code = str(row["area_code"])
        other = _spelling(str(row["aliases"]))
        if code in names and other.casefold() != str(own[code]).casefold():
            names[code] += " " + _("(juga {name})").format(name=other)
    return dict(sorted(names.items(), key=lambda pair: (LEVELS.index(level_of(pair[0])), pair[0])))


def _spelling(alias: str) -> str:
    """Another spelling as a name: 'KEL.BANGUNSARI' -> 'Bangunsari'."""
    name = _PREFIX.sub("", alias.strip())
    return name.title() if name.isupper() else name
