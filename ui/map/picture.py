"""What one map shows: the class of every area, its value in words, the order, the legend."""

import itertools
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final, Literal

import pandas as pd

from language import numbers
from language.text import _
from ui.map import classes
from ui.records import records
from ui.words import withheld
from ui.words.classes import place

Scale = Literal["around", "along"]
Row = dict[str, Any]

AREAS: Final = ("area_code", "value", "low", "high", "province_class")
BASE: Final = "base"  # of a share, where it is known: families or persons, a protected count
# Units that grow with the people of an area.
COUNTS: Final = ("persons", "families", "families or persons")
LAST: Final = 9  # after every class


@dataclass(frozen=True)
class Picture:
    """One measure on the map.

    Args:
        sent: what the browser is given (see browser/map.js), in the order of the codes.
        letters: the class of every area in that order, by release.
    """

    sent: dict[str, Any]
    letters: Mapping[str, str]

    def counts(self, release: str) -> Mapping[str, int]:
        """How many areas have each letter."""
        return Counter(self.letters[release])


def picture(
    by_release: Mapping[str, pd.DataFrame],
    gaps: Mapping[str, pd.DataFrame],
    release: str,
    codes: Sequence[str],
    *,
    title: str,
    unit: str,
    scale: Scale,
    digits: int = 2,
    limits: Sequence[float] = (),
) -> Picture:
    """The map of one measure, with classes that hold for all of its releases.

    Args:
        by_release: rows of `areas_by_measure`, by release, oldest first; and `base`, see BASE.
        gaps: the same of `gap_pp`, for how far an area is from the province; {} along a scale.
        codes: the areas in the order of the shapes; those without a row have no figure.
        unit: of the measure, as in queries/measures.toml.
        scale: 'around' the province, or 'along' the values.
        digits: of the decimals; counts have none.
        limits: of the classes along the values; without any they follow from the values.
    """
    rows = {name: _by_code(frame) for name, frame in by_release.items()}
    if scale == "around":
        far = {name: _by_code(frame) for name, frame in gaps.items()}
        letters = {
            name: "".join(_around(areas.get(code), far.get(name, {}).get(code)) for code in codes)
            for name, areas in rows.items()
        }
        named = _around_words()
    else:
        values = [row["value"] for areas in rows.values() for row in areas.values()]
        cuts = limits or classes.breaks(values, 1 if unit in COUNTS else 0.01)
        letters = {
            name: "".join(map(_along(areas, cuts, unit), map(areas.get, codes)))
            for name, areas in rows.items()
        }
        named = _along_words(cuts, unit)
    used = set("".join(letters.values()))
    # Around the province all five stand in the legend; along the values where any has a colour.
    always = set(named) if scale == "around" or used & set(named) else set()
    named |= {
        classes.NOISE: _("belum dapat dibedakan")
        if scale == "around"
        else _("belum dapat dibedakan satu sama lain"),
        classes.WITHHELD: _("disembunyikan, terlalu sedikit"),
        classes.NONE: _("tidak ada angka"),
    }
    now = rows[release]
    digits = 0 if unit in COUNTS else digits
    return Picture(
        {
            "title": title,
            "unit": _suffix(unit),
            "digits": digits,
            "zero": numbers.count(0) if unit in COUNTS else numbers.number(0, digits),
            "isSigned": unit == "points",
            "values": [
                [_scaled(areas.get(code), "value", digits) for code in codes]
                for areas in rows.values()
            ],
            "bands": [_band(now.get(code)) for code in codes]
            if any(row["low"] is not None for row in now.values())
            else [],
            "classes": list(letters.values()),
            "order": _order(now, codes, scale),
            "legend": [[key, words] for key, words in named.items() if key in used | always],
            "isAround": scale == "around",
        },
        letters,
    )


def _by_code(frame: pd.DataFrame) -> dict[str, Row]:
    names = [*AREAS, *({BASE} & set(frame.columns))]
    return {str(row["area_code"]): row for row in records(frame, names)}


def _around(row: Row | None, far: Row | None) -> str:
    if row is None or row["province_class"] is None:
        return _absent(row)
    return classes.around(row["province_class"], far["value"] if far else None)


def _along(
    areas: Mapping[str, Row], cuts: Sequence[float], unit: str
) -> Callable[[Row | None], str]:
    """The class of a row, all of one colour where their values are within what is uncertain."""
    is_noise = _is_noise([row for row in areas.values() if row["value"] is not None], unit)

    def letter(row: Row | None) -> str:
        if row is None or row["value"] is None:
            return _absent(row)
        return classes.NOISE if is_noise else classes.along(row["value"], cuts)

    return letter


def _is_noise(known: Sequence[Row], unit: str) -> bool:
    if unit == "points":  # no class says more of a gap than whether it is one
        apart = sum(row["province_class"] in ("above", "below") for row in known)
        return len(known) > 1 and apart <= classes.OUTSIDE * len(known)
    ranges = [_range(row, unit) for row in known]
    whole = [ends for ends in ranges if ends]
    outside = classes.OUTSIDE if any(row["low"] is not None for row in known) else 0
    return len(whole) == len(known) and classes.is_noise(whole, outside)


def _range(row: Row, unit: str) -> tuple[float, float] | None:
    """Where the true value may lie by its estimate or its protection; None where nobody knows."""
    value = row["value"]
    if row["low"] is not None and row["high"] is not None:
        return row["low"], row["high"]
    if unit in COUNTS:
        return value - numbers.most(), value + numbers.most()
    if row.get(BASE):
        margin = 100 * numbers.most() / row[BASE]
        return value - margin, value + margin
    return None


def _absent(row: Row | None) -> str:
    """Why there is no class: withheld, or nothing to be shown."""
    is_withheld = row is not None and withheld.reason(row, "value") in withheld.HIDDEN
    return classes.WITHHELD if is_withheld else classes.NONE


def _around_words() -> dict[str, str]:
    size = numbers.points(classes.MUCH, 0, signed=False)
    return {
        "A": _("di atas, {size} atau lebih").format(size=size),
        "B": _("di atas, kurang dari {size}").format(size=size),
        "N": _("belum dapat dibedakan"),
        "C": _("di bawah, kurang dari {size}").format(size=size),
        "D": _("di bawah, {size} atau lebih").format(size=size),
    }


def _along_words(cuts: Sequence[float], unit: str) -> dict[str, str]:
    letters = classes.letters(cuts)
    if not cuts:
        return {letters[0]: _("satu nilai")}
    digits = _digits(cuts)
    marks = [numbers.number(cut, digits) for cut in cuts]
    suffix = _suffix(unit)
    words = [
        _("di bawah {mark}").format(mark=marks[0] + suffix),
        *(
            _("{low} sampai {high}").format(low=low, high=high + suffix)
            for low, high in itertools.pairwise(marks)
        ),
        _("{mark} atau lebih").format(mark=marks[-1] + suffix),
    ]
    return dict(zip(letters, words, strict=True))


def _digits(cuts: Sequence[float]) -> int:
    """The fewest decimals that show every cut as it is."""
    return next(n for n in range(3) if n == 2 or all(round(cut, n) == cut for cut in cuts))


def _suffix(unit: str) -> str:
    """What follows a value, once for all: they cross the wire without it."""
    if unit == "percent":
        return numbers.percent_sign()
    if unit == "points":
        return numbers.points(0, 0, signed=False).removeprefix(numbers.number(0, 0))
    return ""


def _scaled(row: Row | None, name: str, digits: int) -> int | None:
    """A value as a whole number of its last digit, rounded as language/numbers.py does.

    The browser writes the words: to write thousands here would take longer than to paint them.
    """
    if row is None or row[name] is None:
        return None
    exact = Decimal(repr(float(row[name]))).scaleb(digits)
    return int(exact.to_integral_value(ROUND_HALF_UP))


def _band(row: Row | None) -> list[int | None]:
    """Both ends in tenths; empty where there is none."""
    if row is None or row["low"] is None or row["high"] is None:
        return []
    return [_scaled(row, "low", 1), _scaled(row, "high", 1)]


def _order(rows: dict[str, Row], codes: Sequence[str], scale: Scale) -> list[int]:
    """Places in `codes`: around the province by class first, then by value; unknown ones last."""

    def key(index: int) -> tuple[int, float, str]:
        row = rows.get(codes[index])
        if row is None or row["value"] is None:
            return LAST, 0.0, codes[index]
        first = place(row["province_class"]) if scale == "around" else 0
        return first, -row["value"], codes[index]

    return sorted(range(len(codes)), key=key)
