"""Payment periods as people write them, made one: a quarter '2025-Q3' or a month '2025-07'.

What cannot be told without guessing (a year alone, a half year, two-digit years) is no period.
"""

import re
from collections.abc import Iterable

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb pebruari peb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt agst ags aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?P<year>20\d\d)"
_QUARTER_WORD = r"(?:triwulan|tri wulan|kuartal|quarter|tahap|tw|q|t)"
_NUMBER = r"(?P<quarter>[1-4]|iv|iii|ii|i)"
_GAP = r"[ ._/\-]*"
_YEAR_WORD = r"(?:tahun anggaran|tahun|thn|th|ta)?"
QUARTERS = (
    re.compile(rf"{_YEAR}{_GAP}{_QUARTER_WORD}{_GAP}(?:ke{_GAP})?{_NUMBER}"),
    re.compile(rf"{_QUARTER_WORD}{_GAP}(?:ke{_GAP})?{_NUMBER}{_GAP}{_YEAR_WORD}{_GAP}{_YEAR}"),
    re.compile(rf"{_NUMBER}{_GAP}{_QUARTER_WORD}{_GAP}{_YEAR}"),
    # As a release is named. One digit behind a year is never a month.
    re.compile(rf"{_YEAR}[\-/](?P<quarter>[1-4])"),
)
_TWO = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
ONE_MONTH = (
    re.compile(rf"{_YEAR}[\-/ .]?{_TWO}"),
    re.compile(rf"{_YEAR}(?P<mark>[\-/.]){_TWO}(?P=mark){_DAY}(?:[ t]\d\d:\d\d(?::\d\d)?)?"),
    re.compile(rf"{_DAY}(?P<mark>[\-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark){_YEAR}"),
    re.compile(rf"(?P<month>0?[1-9]|1[0-2])[\-/ .]{_YEAR}"),
)
# From one month to another: 07-09/2025, 2025-07 s/d 2025-09, Jul-Sep 2025.
_TO = r" *(?:-|–|—|s/d|s\.d\.?|sd|sampai(?: dengan)?|hingga|to) *"
SPANS = (
    re.compile(rf"(?P<first>\d\d?){_TO}(?P<last>\d\d?)[\-/ .]+{_YEAR}"),
    re.compile(rf"{_YEAR}[\-/ .]?(?P<first>\d\d){_TO}(?P<other>20\d\d)[\-/ .]?(?P<last>\d\d)"),
    re.compile(rf"(?P<first>\d\d)[\-/]{_YEAR}{_TO}(?P<last>\d\d)[\-/](?P<other>20\d\d)"),
)
# Between two days: "01/07/2025 - 30/09/2025", "1 Juli 2025 s/d 30 September 2025".
DAYS = re.compile(r" +(?:-|–|—|to) +| *(?:s/d|s\.d\.?|sd|sampai(?: dengan)?|hingga) *")
_NAME = r"(?P<{}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
NAMED_MONTH = re.compile(
    rf"(?:bulan |bln\.? ?)?(?:{_DAY} )?{_NAME.format('month')}[ ._/,\-]*{_YEAR_WORD}{_GAP}{_YEAR}"
    rf"|{_YEAR.replace('year', 'before')}{_GAP}{_NAME.format('after')}"
)
NAMED_SPAN = re.compile(
    rf"{_NAME.format('first')}(?:{_GAP}{_YEAR.replace('year', 'other')})?"
    rf"(?:{_TO}|, *|, *dan | dan ){_NAME.format('last')}{_GAP}{_YEAR_WORD}{_GAP}{_YEAR}"
)
# A stage with its months: "Tahap 3 (Juli-September) 2025".
STAGE = re.compile(rf"{_QUARTER_WORD}{_GAP}(?:ke{_GAP})?{_NUMBER}\b(?P<rest>.*[a-z]{{3}}.*)")
BARE_MONTHS = re.compile(rf"(?P<months>\d\d?(?:(?: *[,;&+] *| dan )\d\d?)+) {_YEAR}")
SMALL = frozenset("dan bulan tahun thn th ta periode s d sd".split())
# A month without its zero: then 2025-3 beside it may be March or the third quarter.
BARE_MONTH = re.compile(r"20\d\d[\-/][5-9]")
BARE_QUARTER = re.compile(r"20\d\d[\-/][1-4]")


def period_of(text: str) -> str | None:
    """The period that a cell tells, as '2025-Q3' or '2025-07'; None where it tells none.

    Months within one quarter ('Jul-Sep 2025', 'Juli-Agustus 2025') are that quarter.
    """
    plain = _plain(text)
    for pattern in QUARTERS:
        if match := pattern.fullmatch(plain):
            number = ROMAN.get(match["quarter"]) or int(match["quarter"])
            return f"{match['year']}-Q{number}"
    for pattern in ONE_MONTH:
        if match := pattern.fullmatch(plain):
            return f"{match['year']}-{int(match['month']):02d}"
    if match := NAMED_MONTH.fullmatch(plain):
        year, name = match["year"] or match["before"], match["month"] or match["after"]
        return f"{year}-{MONTHS[name]:02d}"
    return _staged(plain) or _span(plain) or _months_in_words(plain) or _months_in_digits(plain)


def periods_of(texts: Iterable[str]) -> dict[str, str | None]:
    """The period of every cell of a delivery, judged together.

    Where '2025-7' stands for July, '2025-3' cannot be taken for the third quarter: neither is read.
    """
    cells = list(texts)
    is_bare = any(BARE_MONTH.fullmatch(_plain(cell)) for cell in cells)
    return {
        cell: None if is_bare and BARE_QUARTER.fullmatch(_plain(cell)) else period_of(cell)
        for cell in cells
    }


def quarter_of(period: str) -> str:
    """The release quarter 'YYYY-N' in which a period lies."""
    year, part = period.split("-")
    number = int(part[1]) if part.startswith("Q") else (int(part) + 2) // 3
    return f"{year}-{number}"


def _plain(text: str) -> str:
    words = re.sub(r"\s+", " ", text.replace("\xa0", " ")).strip(" '\"").lower()
    return re.sub(r"^periode *:? +", "", words).removesuffix(".0")


def _staged(plain: str) -> str | None:
    """The quarter of a stage that is told with its months, where both agree."""
    match = STAGE.fullmatch(plain)
    rest = period_of(re.sub(r"[()]", " ", match["rest"])) if match else None
    if match is None or rest is None:
        return None
    number = ROMAN.get(match["quarter"]) or int(match["quarter"])
    year, quarter = quarter_of(rest).split("-")
    return f"{year}-Q{quarter}" if int(quarter) == number else None


def _span(plain: str) -> str | None:
    for pattern in SPANS:
        if match := pattern.fullmatch(plain):
            return _quarter(match.groupdict(), int(match["first"]), int(match["last"]))
    if match := NAMED_SPAN.fullmatch(plain):
        return _quarter(match.groupdict(), MONTHS[match["first"]], MONTHS[match["last"]])
    ends = [period_of(each) for each in DAYS.split(plain, maxsplit=1)] if DAYS.search(plain) else []
    if len(ends) == 2 and all(end and "Q" not in end for end in ends):
        (year, first), (other, last) = (end.split("-") for end in ends if end)
        return _quarter({"year": year, "other": other}, int(first), int(last))
    return None


def _months_in_words(plain: str) -> str | None:
    """'juli, agustus, september 2025': month names in order, and a year behind or before them."""
    words = [each for each in re.findall(r"[a-z]+|\d+", plain) if each not in SMALL]
    years = [each for each in words if re.fullmatch(r"20\d\d", each)]
    months = [MONTHS[each] for each in words if each in MONTHS]
    if len(months) < 2 or len(set(years)) != 1 or len(months) + len(years) != len(words):
        return None
    return _in_a_row({"year": years[0]}, months)


def _months_in_digits(plain: str) -> str | None:
    """'2025-07, 2025-08, 2025-09': months in order, each whole."""
    if match := BARE_MONTHS.fullmatch(plain):
        return _in_a_row(match.groupdict(), list(map(int, re.findall(r"\d+", match["months"]))))
    cells = re.split(r" *[,;&+] *| dan ", plain)
    parts = [period_of(cell) for cell in cells] if len(cells) > 1 else []
    if not parts or any(part is None or "Q" in part for part in parts):
        return None
    years, months = zip(*(part.split("-") for part in parts if part), strict=True)
    return _in_a_row({"year": years[0]}, list(map(int, months))) if len(set(years)) == 1 else None


def _in_a_row(years: dict[str, str], months: list[int]) -> str | None:
    is_in_a_row = months == list(range(months[0], months[0] + len(months)))
    return _quarter(years, months[0], months[-1]) if is_in_a_row else None


def _quarter(years: dict[str, str], first: int, last: int) -> str | None:
    """The quarter that holds both months, where they lie in one."""
    is_one_year = years.get("other") in (None, years["year"])
    is_in_order = 1 <= first <= last <= 12 and (first + 2) // 3 == (last + 2) // 3
    return f"{years['year']}-Q{(first + 2) // 3}" if is_one_year and is_in_order else None
