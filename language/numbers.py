"""Numbers, dates and changes as a newspaper writes them.

Every function takes `locale` ('id_ID' or 'en_GB'; the running script's by default), and all but the
calendar ones take `missing`, the text for None, NaN and NA.

A protected count of 0 stands for "none, or no more than a few": `count`, `people` and `families`
write it as '0–4', by what `protect` was told of the edition on screen. A 0 that is exact (what was
found in the whole kabupaten, a figure of BPS) is written by `integer`; estimates by `about`.
"""

import re
from contextvars import ContextVar
from datetime import date as Date
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from numbers import Number
from typing import Final, Literal, NamedTuple, SupportsFloat

from babel.dates import format_date
from babel.numbers import get_decimal_symbol, get_group_symbol

from language import text
from language.text import _, ngettext

Value = SupportsFloat | None
Better = Literal["lower", "higher"]
Verdict = Literal["better", "worse", "unchanged", "unknown"]

MISSING: Final = "\N{EN DASH}"
# By name: a command that prints a number would wait 0.3 s for pandas to be imported.
NOTHINGS: Final = ("NoneType", "NAType", "NaTType", "MaskedConstant")
WHOLE: Final = frozenset((str, int, bool))  # types that have no value for "nothing"
MINUS: Final = "\N{MINUS SIGN}"
NBSP: Final = "\N{NO-BREAK SPACE}"
ARROW_UP: Final = "▲"
ARROW_DOWN: Final = "▼"
ARROW_NONE: Final = "="
FEWEST: Final = (
    30  # the smallest whole that a percentage is given of; also in data/generation/build.py
)


class Change(NamedTuple):
    """A change in words: the verdict is also the name of its colour."""

    verdict: Verdict
    arrow: str
    words: str

    def __str__(self) -> str:
        return f"{self.arrow} {self.words}".strip()


def is_missing(value: object) -> bool:
    """Whether a value is None, NaN, NaT, NA or masked; a list never is."""
    kind = type(value)
    if kind in WHOLE:  # most cells, and cheaper to ask than whether the type is a number's
        return False
    if kind is float:
        return value != value  # NaN alone differs from itself
    return kind.__name__ in NOTHINGS or (isinstance(value, Number) and bool(value != value))


_unseen: ContextVar[int] = ContextVar("unseen", default=0)
_most: ContextVar[int] = ContextVar("most", default=0)


def protect(unseen: int, most: int = 0) -> None:
    """Say how the edition protects its counts, for the running script.

    Args:
        unseen: no count from 1 to this is ever shown. most: by how much a count is moved at most.
    """
    _unseen.set(unseen)
    _most.set(most)


def unseen() -> int:
    """The largest count that the edition never shows; 0 where it shows every one."""
    return _unseen.get()


def most() -> int:
    """By how much the edition moves a count at most; 0 where it moves none."""
    return _most.get()


def is_told_apart(now: float, before: float) -> bool:
    """Whether two protected counts differ by more than the protection of both may make."""
    return abs(now - before) > 2 * _most.get()


def too_few(*, locale: str | None = None) -> str:
    """The words for a percentage that is not given, because it would be one of fewer than 30."""
    return _("terlalu sedikit", locale=locale)


def number(
    value: Value,
    digits: int = 2,
    *,
    signed: bool = False,
    locale: str | None = None,
    missing: str = MISSING,
) -> str:
    """A number with that many digits: 1234.5 -> '1.234,50'; signed puts + before an increase."""
    if value is None or is_missing(value):
        return missing
    # Half away from zero on the shortest decimal text, as a reader with the printed table rounds;
    # Babel alone rounds half to even, and the float of 9.055 lies below it.
    exact = Decimal(repr(abs(float(value))))
    figure = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    words = f"{figure:,f}".translate(_separators(locale or text.locale()))
    if not re.search("[1-9]", words):
        return words
    if float(value) < 0:
        return MINUS + words
    return ("+" if signed else "") + words


@cache
def _separators(locale: str) -> dict[int, str]:
    """What stands between thousands and before decimals, for Python's comma and point."""
    return str.maketrans({",": get_group_symbol(locale), ".": get_decimal_symbol(locale)})


def integer(value: Value, *, locale: str | None = None, missing: str = MISSING) -> str:
    """A whole number: 71590 -> '71.590'."""
    return number(value, 0, locale=locale, missing=missing)


def count(value: Value, *, locale: str | None = None, missing: str = MISSING) -> str:
    """A protected count: 71590 -> '71.590', and 0 -> '0–4' where 1 to 4 are never shown."""
    if value is None or is_missing(value):
        return missing
    if unseen() and round(float(value)) == 0:
        return f"0{MISSING}{unseen()}"
    return integer(value, locale=locale)


def percent(
    value: Value, digits: int = 2, *, locale: str | None = None, missing: str = MISSING
) -> str:
    """A rate that is already in percent: 10.4 -> '10,40 %', in English '10.40%'."""
    if is_missing(value):
        return missing
    return number(value, digits, locale=locale) + percent_sign(locale)


def percent_sign(locale: str | None = None) -> str:
    """What follows a rate: a non-breaking space and % in Indonesian, only % in English."""
    return "%" if (locale or text.locale()).startswith("en") else NBSP + "%"


def points(
    value: Value,
    digits: int = 2,
    *,
    signed: bool = True,
    locale: str | None = None,
    missing: str = MISSING,
) -> str:
    """A difference of two rates: 0.9 -> '+0,90 poin'."""
    if is_missing(value):
        return missing
    figure = number(value, digits, signed=signed, locale=locale)
    return _("{figure} poin", locale=locale).format(figure=figure).replace(" ", NBSP)


def about(value: Value, *, locale: str | None = None, missing: str = MISSING) -> str:
    """An estimated count at the precision it has: two leading digits, 5908 -> '5.900'."""
    if value is None or is_missing(value):
        return missing
    return integer(rounded(value), locale=locale)


def about_people(count: Value, *, locale: str | None = None, missing: str = MISSING) -> str:
    """An estimated count of persons: 5908 -> '5.900 orang'."""
    if count is None or is_missing(count):
        return missing
    return _people(round(rounded(count)), integer(rounded(count), locale=locale), locale)


def rounded(value: SupportsFloat) -> float:
    """A count to two leading digits, from a hundred on: 5908 -> 5900, 98.4 -> 98."""
    exact = float(value)
    digits = len(str(abs(int(exact)))) - 2
    return round(exact, -digits) if digits > 0 else round(exact)


def people(count: Value, *, locale: str | None = None, missing: str = MISSING) -> str:
    """A protected count of persons: 5900 -> '5.900 orang'."""
    if count is None or is_missing(count):
        return missing
    whole = round(float(count))
    return _people(whole, _counted(whole, locale), locale)


def _people(whole: int, written: str, locale: str | None) -> str:
    words = ngettext("{count} orang", "{count} orang", whole, locale=locale)
    return words.format(count=written).replace(" ", NBSP)


def thousand_people(thousands: Value, *, locale: str | None = None, missing: str = MISSING) -> str:
    """A count that BPS prints in thousands: 71.59 -> '71.590 orang'."""
    if thousands is None or is_missing(thousands):
        return missing
    whole = round(float(thousands) * 1000)
    return _people(whole, integer(whole, locale=locale), locale)


def families(count: Value, *, locale: str | None = None, missing: str = MISSING) -> str:
    """A protected count of families: 2248 -> '2.248 keluarga'."""
    if count is None or is_missing(count):
        return missing
    whole = round(float(count))
    words = ngettext("{count} keluarga", "{count} keluarga", whole, locale=locale)
    return words.format(count=_counted(whole, locale)).replace(" ", NBSP)


# `count` under another name, for functions that have an argument of that name.
def _counted(whole: int, locale: str | None) -> str:
    return count(whole, locale=locale)


def rupiah(value: Value, *, locale: str | None = None, missing: str = MISSING) -> str:
    """An amount of money: 476506 -> 'Rp476.506'."""
    if value is None or is_missing(value):
        return missing
    amount = integer(value, locale=locale)
    return MINUS + "Rp" + amount[1:] if amount.startswith(MINUS) else "Rp" + amount


def first_day(period: str) -> Date:
    """The first day of a period: '2025-03' -> 2025-03-01. ValueError for anything else."""
    try:
        return datetime.strptime(period, "%Y-%m").date()
    except (TypeError, ValueError) as error:
        raise ValueError(f"not a period: {period!r}; a period is written like 2025-03") from error


def period(value: str, *, locale: str | None = None) -> str:
    """A round of BPS in full: '2025-03' -> 'Maret 2025'."""
    return format_date(first_day(value), "MMMM y", locale=locale or text.locale())


def short_period(value: str, *, locale: str | None = None) -> str:
    """A round of BPS for a tight place: '2025-03' -> 'Mar 2025'."""
    return format_date(first_day(value), "MMM y", locale=locale or text.locale())


def day(value: Date | str) -> Date:
    """A date from a date, a timestamp or ISO text. ValueError for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, Date):
        return value
    try:
        return datetime.fromisoformat(value).date()
    except (TypeError, ValueError) as error:
        raise ValueError(f"not a date: {value!r}; a date is written like 2026-10-31") from error


def date(value: Date | str, *, locale: str | None = None) -> str:
    """A date in full: '2026-10-31' -> '31 Oktober 2026'."""
    return format_date(day(value), "d MMMM y", locale=locale or text.locale())


def short_date(value: Date | str, *, locale: str | None = None) -> str:
    """A date for a tight place: '2026-10-31' -> '31 Okt 2026'."""
    return format_date(day(value), "d MMM y", locale=locale or text.locale())


def release(value: str) -> str:
    """A release of the registry as offices name it: '2026-4' -> 'DTSEN 2026-4'."""
    if not re.fullmatch(r"\d{4}-[1-9]", value):
        raise ValueError(f"not a release: {value!r}; a release is written like 2026-4")
    return f"DTSEN {value}"


def change(
    points_changed: Value,
    *,
    better: Better = "lower",
    locale: str | None = None,
    missing: str = MISSING,
) -> Change:
    """A change of a rate in words: -0.23 -> ▼ 'turun 0,23 poin (membaik)'.

    Args:
        points_changed: percentage points; a change that rounds to nothing is 'unchanged'.
        better: which direction is good news; for poverty, lower.
    """
    if points_changed is None or is_missing(points_changed):
        return Change("unknown", "", missing)
    size = points(abs(float(points_changed)), signed=False, locale=locale)
    if not re.search("[1-9]", size):
        return Change("unchanged", ARROW_NONE, _("tetap", locale=locale))
    rises = float(points_changed) > 0
    improves = rises == (better == "higher")
    words = _("{moved} (membaik)", locale=locale)
    if not improves:
        words = _("{moved} (memburuk)", locale=locale)
    return Change(
        "better" if improves else "worse",
        ARROW_UP if rises else ARROW_DOWN,
        words.format(moved=moved(points_changed, locale=locale)),
    )


def moved(points_changed: Value, *, locale: str | None = None, missing: str = MISSING) -> str:
    """A change of an estimate or of ranks, which nobody may call good news: 'turun 0,23 poin'."""
    if points_changed is None or is_missing(points_changed):
        return missing
    size = points(abs(float(points_changed)), signed=False, locale=locale)
    if not re.search("[1-9]", size):
        return _("tetap", locale=locale)
    rises = float(points_changed) > 0
    words = _("naik {size}", locale=locale) if rises else _("turun {size}", locale=locale)
    return words.format(size=size)
