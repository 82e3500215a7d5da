"""Codes of areas by Kemendagri: '35', '35.19', '35.19.01', '35.19.01.2001', each in the one before.

The nation is '0'.
"""

from typing import Final, Literal

Level = Literal["nation", "province", "kabupaten", "kecamatan", "desa"]

NATION: Final = "0"
LEVELS: Final[tuple[Level, ...]] = ("province", "kabupaten", "kecamatan", "desa")


def level_of(code: str) -> Level:
    """The level of an area; raises ValueError for what is no code."""
    if code == NATION:
        return "nation"
    dots = code.count(".")
    if not code or dots >= len(LEVELS):
        raise ValueError(f"no code of an area: {code!r}")
    return LEVELS[dots]


def parent_of(code: str) -> str:
    """The area that holds it: '35.19' of '35.19.01', '0' of a province, '' of the nation."""
    if code == NATION:
        return ""
    return code.rpartition(".")[0] or NATION


def kecamatan_of(code: str) -> str:
    """The kecamatan of a desa; any other area as it is."""
    return parent_of(code) if level_of(code) == "desa" else code


def is_below(code: str, area: str) -> bool:
    """Whether an area lies in another one and is not that one; everything lies in the nation."""
    return code != area and is_within(code, area)


def is_within(code: str, area: str) -> bool:
    """Whether an area is another one or lies in it; everything lies in the nation."""
    return area == NATION or f"{code}.".startswith(f"{area}.")
