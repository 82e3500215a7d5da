"""The villages of a layer, told by its codes, whichever column and spelling they have."""

import re
import unicodedata
from pathlib import Path
from typing import Any, Final

import numpy as np

from data.boundaries.layers import Frame
from data.boundaries.villages import Village
from data.problems import Refused
from language.text import _

# Named as BPS codes, filled with Kemendagri's, with true BPS codes and with garbage.
UNTRUSTED: Final = re.compile(r"kd[a-z]bps", re.I)
PARTS: Final = (
    ("kdprov", "kdkab", "kdkec", "kddesa"),
    ("provno", "kabkotno", "kecno", "desano"),
)
NO_VILLAGE: Final = re.compile(r"\s*(kehutanan|hutan|waduk|danau|bendungan|telaga)\b", re.I)
NAMES: Final = ("namobj", "wadmkd", "nmdesa", "nama_kel", "kel_desa", "name", "nama", "desa")


def recognised(
    layers: list[Frame], villages: dict[str, Village], path: Path
) -> tuple[Frame, str, Any]:
    """The layer and column whose values name most villages, and each row's area code or None."""
    best: tuple[int, Frame, str, Any] | None = None
    codes_by_digits = {code.replace(".", ""): code for code in villages}
    codes_by_digits |= {village.bps_code: village.code for village in villages.values()}
    for layer in layers:
        for name, values in _candidates(layer):
            codes = values.map(lambda value: codes_by_digits.get(_digits(value)))
            number = codes.nunique()
            if number and (best is None or number > best[0]):
                best = number, layer, name, codes
    if best is None:
        columns = [str(each) for layer in layers for each in layer.columns if each != "geometry"]
        raise Refused(
            _(
                "{path}: tidak ada kolom berisi kode desa (Kemendagri atau BPS) dari wilayah ini; "
                "KDEBPS tidak dipercaya. Kolom yang ada: {columns}."
            ).format(path=path, columns=", ".join(columns) or "-")
        )
    return best[1:]


def _candidates(layer: Frame) -> list[tuple[str, Any]]:
    """Columns that may hold a village's code, and codes put together from BPS's four parts."""
    names = {str(each).lower(): each for each in layer.columns}
    candidates = [
        (str(each), layer[each])
        for each in layer.columns
        if each != layer.geometry.name and not UNTRUSTED.match(str(each))
    ]
    for parts in PARTS:
        if all(part in names for part in parts):
            padded = [
                layer[names[part]].map(lambda value, width=width: _bare(value).zfill(width))
                for part, width in zip(parts, (2, 2, 3, 3), strict=True)
            ]
            candidates.append(("+".join(parts), padded[0] + padded[1] + padded[2] + padded[3]))
    return candidates


def _digits(value: Any) -> str:
    """Ten digits of a village code, from any spelling; longer BPS codes (SLS) name their village.

    The seventh digit tells the systems apart (0 BPS; 1, 2 Kemendagri), so one look-up serves both.
    """
    bare = re.sub(r"[.\-‐-―]", "", _bare(value).upper().removeprefix("ID"))
    if len(bare) in (14, 16) and bare.isdigit() and bare[6] == "0":
        return bare[:10]
    return bare


def _bare(value: Any) -> str:
    """A cell without the traces of spreadsheets: quotes, spaces, a decimal zero, an exponent."""
    if value is None or (isinstance(value, float) and not np.isfinite(value)):
        return ""
    if isinstance(value, int | float | np.number):
        return f"{float(value):.0f}"
    text = "".join(
        each
        for each in str(value)
        if unicodedata.category(each)[0] not in "CZ" and each not in "'\"`"
    )
    if re.fullmatch(r"\d\.\d+[eE]\+?\d+", text):
        return f"{float(text):.0f}"
    return re.sub(r"\.0+$", "", text) if text.count(".") == 1 else text


def is_no_village(
    frame: Frame, codes: Any, villages: dict[str, Village]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Rows of forest and reservoirs, even where somebody gave them a village's code."""
    is_none = np.zeros(len(frame), dtype=bool)
    for column in frame.columns:
        if str(column).lower() in NAMES:
            is_none |= np.array(
                [
                    isinstance(name, str)
                    and bool(NO_VILLAGE.match(name))
                    and not (
                        isinstance(code, str)
                        and name.strip().casefold() == villages[code].name.casefold()
                    )
                    for name, code in zip(frame[column], codes, strict=True)
                ]
            )
    return is_none
