"""What a cell of a delivery says: rupiah, a day, a decile. None where it cannot be told."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from data.intake.periods import MONTHS

_GROUPED = re.compile(r"\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*(?:(?!(?P=mark))[.,]\d{1,2})?")
_PLAIN = re.compile(r"\d+(?:[.,]\d{1,2}|\.0+)?")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?e\+?\d{1,2}")
MOST_RUPIAH = 10**12  # more is no amount but a number in the wrong column
_ZONE = r"(?: ?(?:am|pm|z|wib|wita|wit|[+\-]\d\d:?\d\d))?"
_TIME = rf"(?:[ t]+\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?{_ZONE})?"
_ISO = re.compile(rf"(\d{{4}})[\-/.](\d\d?)[\-/.](\d\d?){_TIME}")
_MARK = r"[\-/., ]+"
_DAY_FIRST = re.compile(rf"(\d\d?){_MARK}(\d\d?|[a-z]+){_MARK}(\d{{4}}){_TIME}")
_MONTH_NAME_FIRST = re.compile(rf"([a-z]+){_MARK}(\d\d?){_MARK}(\d{{4}}){_TIME}")
# Eight digits: 17081985 has no month as year, month and day, 19850817 no year the other way.
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DIGITS_DAY_FIRST = re.compile(r"(\d\d)(\d\d)((?:19|20)\d\d)")
_PAIR = re.compile(r"(?<!\d)(\d{1,2})[\-/.](\d{1,2})[\-/.]\d{4}")
# A day that is told with its place, or its name: "Madiun, 30-05-1968", "Senin, 3 Mei 1999".
_BEFORE = re.compile(
    r"^[a-z][a-z .'()]*,\s*(?=\d)|^[a-z][a-z .']*\s(?=\d{1,2}[\-/]\d{1,2}[\-/]\d{4})"
)
# A workbook counts days from here.
_EPOCH, _SERIAL = date(1899, 12, 30), re.compile(r"[1-9]\d{4}(?:[.,]\d+)?")
# Workbooks of old Macs count from four years later.
LATER_EPOCH = timedelta(days=1462)


def rupiah_of(text: str) -> int | None:
    """Rupiah, rounded: 'Rp 600.000,00', '600,000', '600000.0', '6e5' are 600000."""
    plain = re.sub(r"^(?:rp|idr)\.?|[\s']|[.,]-$", "", text.replace("\xa0", " ").lower().strip())
    plain = plain.removeprefix(".")
    rupiah = None
    if _GROUPED.fullmatch(plain):
        whole, mark, cents = plain, "", ""
        if re.search(r"[.,]\d{1,2}$", plain):
            whole, mark, cents = plain[:-3], ".", plain[-2:]
            if plain[-2] in ".,":
                whole, cents = plain[:-2], plain[-1:]
        rupiah = round(float(re.sub(r"[.,]", "", whole) + mark + cents))
    elif _PLAIN.fullmatch(plain) or _SCIENTIFIC.fullmatch(plain):
        rupiah = round(float(plain.replace(",", ".")))
    return rupiah if rupiah is not None and rupiah <= MOST_RUPIAH else None


def day_of(text: str, *, is_month_first: bool = False, is_from_1904: bool = False) -> date | None:
    """A day not in the future, in the ways in which offices write it.

    Args:
        is_month_first: the column has 5/30/1968 for the 30th of May.
        is_from_1904: days that are numbers count from 1904, not from 1900.

    A year alone is no day, and a year of two digits tells no century.
    """
    plain = plain_of(text)
    if not plain[:1].isdigit():
        plain = _BEFORE.sub("", plain)
    if _SERIAL.fullmatch(plain):
        day = _EPOCH + timedelta(days=int(float(plain.replace(",", "."))))
        day += LATER_EPOCH if is_from_1904 else timedelta()
    elif match := _DIGITS_DAY_FIRST.fullmatch(plain):
        number, month, year = map(int, match.groups())
        day = _date(year, month, number)
    elif match := _ISO.fullmatch(plain) or _DIGITS.fullmatch(plain):
        day = _date(*map(int, match.groups()))
    elif match := _DAY_FIRST.fullmatch(plain):
        number, month, year = match.groups()
        if is_month_first and month.isdigit():
            number, month = month, number
        day = _date(int(year), int(month) if month.isdigit() else _month(month), int(number))
    elif match := _MONTH_NAME_FIRST.fullmatch(plain):
        month, number, year = match.groups()
        day = _date(int(year), _month(month), int(number))
    else:
        return None
    return day if day is not None and day <= date.today() else None


def days_of(texts: Iterable[str], *, is_from_1904: bool = False) -> dict[str, date | None]:
    """The day of every cell of a column, judged together.

    Where a second number beyond 12 shows that months come first, they do so in all cells; where
    some cells show the one and some the other, those that could be both are not read.
    """
    cells = list(texts)
    pairs = {cell: match for cell in cells if (match := _PAIR.search(cell))}
    day_first = any(int(match[1]) > 12 for match in pairs.values())
    month_first = any(int(match[2]) > 12 for match in pairs.values())
    days: dict[str, date | None] = {}
    for cell in cells:
        match = pairs.get(cell)
        is_either = match is not None and int(match[1]) <= 12 and int(match[2]) <= 12
        is_same = match is not None and match[1] == match[2]
        if is_either and day_first and month_first and not is_same:
            days[cell] = None
            continue
        first = month_first and (is_either or (match is not None and int(match[2]) > 12))
        days[cell] = day_of(cell, is_month_first=first, is_from_1904=is_from_1904)
    return days


@dataclass(frozen=True)
class Decile:
    """What a cell says of a family's rank; `decile` None: not ranked.

    `is_top`: `decile` and all above it, as one group. `is_wrong`: it says what is no rank.
    """

    decile: int | None = None
    is_top: bool = False
    is_wrong: bool = False


LAST, LOWEST_TOP = 10, 6
_UNRANKED = frozenset("|-|--|null|none|nan|na|n/a|#n/a|0|00|kosong|nihil|blank".split("|"))
# "Belum diperingkat", "Tidak ada", "Non desil": no rank, and no digit.
_NOT_RANKED = re.compile(r"(?:non|tidak|tdk|belum|blm|tanpa|bukan)\b[^\d]*")
_WORDS = dict(
    zip(
        "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh".split(),
        range(1, 11),
        strict=True,
    )
)
_RANK = r"0*(?P<rank>[1-9]\d?)(?:[.,]0+)?"
_ONE = re.compile(
    rf"(?:(?:desil|decile|d)[ .:_\-]*(?:ke[ \-]*)?)?{_RANK}(?:\s*[.:)(\-]\s*[a-z(].*)?"
)
_OR_MORE = re.compile(
    rf"{_RANK}\s*(?:\+|ke ?atas|atau lebih|dan seterusnya|keatas)|(?:>=|≥|minimal)\s*"
    + _RANK.replace("rank", "least")
)
_ABOVE = re.compile(rf"(?:>|di ?atas|lebih dari)\s*{_RANK}")
_SPAN = re.compile(
    rf"{_RANK}\s*(?:-|–|—|s[/.]?\s?d\.?|sampai(?: dengan)?|hingga)\s*"
    + _RANK.replace("rank", "last")
)


def decile_of(text: str) -> Decile:
    """The rank in a cell: '7', 'Desil 3 (Hampir Miskin)', 'D1', '7+', '>6', 'DESIL 7-10', 'tiga'.

    A group counts where it goes up to the tenth and begins with the sixth or later: below that it
    would mix families whom programmes tell apart.
    """
    plain = plain_of(text)
    if plain.strip(" .()") in _UNRANKED or _NOT_RANKED.fullmatch(plain):
        return Decile()
    word = re.sub(r"^(?:desil|decile)[ .:_\-]*", "", plain)
    if word in _WORDS:
        return Decile(_WORDS[word])
    for pattern, above in ((_OR_MORE, 0), (_ABOVE, 1), (_SPAN, 0)):
        if match := pattern.fullmatch(re.sub(r"^d(?=\d)", "", word)):
            parts = match.groupdict()
            first = int(parts.get("rank") or parts.get("least") or 0) + above
            return _group(first, int(parts.get("last") or LAST))
    # A spreadsheet makes a day of 7-10: then 07-Okt, or Oct-07, is no rank.
    is_day = any(each in MONTHS for each in re.findall(r"[a-z]+", plain))
    if not is_day and (match := _ONE.fullmatch(plain)) and int(match["rank"]) <= LAST:
        return Decile(int(match["rank"]))
    return Decile(is_wrong=True)


def _group(first: int, last: int) -> Decile:
    if first == last and first <= LAST:
        return Decile(first)
    if last != LAST or not LOWEST_TOP <= first <= LAST:
        return Decile(is_wrong=True)
    return Decile(first, is_top=first < LAST)


def plain_of(text: str) -> str:
    """A cell as it is read: lower case, one kind of space, no sign that nobody sees; ="7" is 7."""
    characters = "".join(
        each for each in unicodedata.normalize("NFKC", text) if unicodedata.category(each) != "Cf"
    )
    return " ".join(characters.split()).strip(" '\"=").lower()


def _month(name: str) -> int:
    """The number of a month by its name or the beginning of it ('agust'), 0 for none."""
    return MONTHS.get(name) or MONTHS.get(name[:3], 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
