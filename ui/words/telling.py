"""Sentences about one number: how much, since when, against whom, how sure. Pages, slides, paper
and speaker notes say them alike.

What a number is called, its unit, which direction is good news, and whether it is official, of the
registry or our estimate come from queries/measures.toml. **Two stars** mark what is set in bold. A
value of None is one that is not given.
"""

from collections.abc import Sequence
from typing import Any, Final

from language import numbers
from language.text import _, language
from queries import measures
from ui.words.withheld import Reason

NEAR: Final = 2.0  # percentage points from a tenth: then it is said of ten, else of a hundred
MOST_NAMED: Final = 6  # areas in a sentence
_COUNTED: Final = ("families", "persons", "families or persons")


def bold(words: str) -> str:
    """Words that are set in bold."""
    return f"**{words}**"


def plain(words: str) -> str:
    """The same without the marks of bold, for files."""
    return words.replace("**", "")


def capitalised(words: str) -> str:
    """Words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def phrase(measure: str) -> str:
    """A measure inside a sentence: 'kemiskinan'. KeyError for one that is not published."""
    about = _about(measure)
    name = about.get(f"said_{language()}")
    if name:
        return str(name)
    label = str(about[f"label_{language()}"])
    return label[:1].lower() + label[1:]


def amount(measure: str, value: float) -> str:
    """A value with its unit: '10,40 %', an estimate with one decimal, '5.900 orang'."""
    about = _about(measure)
    is_estimate = about["kind"] == "estimate"
    match about["unit"]:
        case "percent":
            return numbers.percent(value, 1 if is_estimate else 2)
        case "points":
            return numbers.points(value)
        case "persons":
            return numbers.about_people(value) if is_estimate else numbers.people(value)
        case "families":
            return numbers.families(value)
        case "rupiah":
            return numbers.rupiah(value)
        case _:
            return numbers.number(value)


def level(
    measure: str,
    area: str,
    value: float | None,
    when: str,
    *,
    low: float | None = None,
    high: float | None = None,
    why: Reason | None = None,
) -> str:
    """How much, and what kind of number it is.

    Args:
        area: in a sentence: 'Desa Mejayan'. when: 'DTSEN 2026-4', 'Maret 2025'.
        low, high: its 90 % band. why: the reason for no value.
    """
    if value is None:
        return not_given(measure, area, when, why)
    facts = {"said": phrase(measure), "area": area, "when": when}
    about = _about(measure)
    words = {
        "official": _("{said} {area} menurut BPS {value} ({when})."),
        "registry": _("Menurut registri, {said} {area} {value} ({when})."),
        "estimate": _("Perkiraan {said} {area} {value} ({when})."),
    }[about["kind"]]
    between = between_words(measure, low, high)
    number = bold(amount(measure, value)) + (f", {between}" if between else "")
    return capitalised(words.format(value=number, **facts))


def not_given(measure: str, area: str, when: str, why: Reason | None) -> str:
    """Why there is no value, in a sentence; area, when: as for `level`."""
    words = (
        _("Orang di {area} pada {when} terlalu sedikit untuk persen.")
        if why == "too_few"
        else _("{said} {area} pada {when} belum ada angkanya.")
    )
    return capitalised(words.format(said=phrase(measure), area=area, when=when))


def between_words(measure: str, low: float | None, high: float | None) -> str:
    """A band in words: 'antara 9,1 % dan 12,3 %'; '' without one."""
    if low is None or high is None:
        return ""
    return _("antara {low} dan {high}").format(low=amount(measure, low), high=amount(measure, high))


def uncertainty(measure: str, low: float | None, high: float | None) -> str:
    """How sure an estimate is; '' without a band."""
    if low is None or high is None:
        return ""
    return _("Perkiraan seperti ini dapat meleset: kisarannya {low} sampai {high}.").format(
        low=amount(measure, low), high=amount(measure, high)
    )


def change_words(
    measure: str, now: float, before: float, *, is_told_apart: bool | None = None
) -> str:
    """A change as a phrase: 'turun 0,23 poin', 'bertambah 12 keluarga', 'tetap'.

    is_told_apart: whether the bands of the two say that anything has moved at all; counts of the
        registry say so themselves.
    """
    about = _about(measure)
    moved = now - before
    if is_told_apart is None and about["kind"] == "registry" and about["unit"] in _COUNTED:
        is_told_apart = numbers.is_told_apart(now, before)
    if about["unit"] == "percent":
        change = numbers.change(moved, better=about["better"] or "lower")
        size = numbers.points(abs(moved), signed=False)
        is_level, rises = change.verdict == "unchanged", moved > 0
        # Ranks and estimates move for other reasons too: only a true measure gets better or worse.
        is_judged = about["better"] and about["kind"] != "estimate"
        words = change.words if is_judged else numbers.moved(moved)
    else:
        size = amount(measure, abs(moved))
        is_level, rises = round(moved) == 0, moved > 0
        words = (_("bertambah {size}") if rises else _("berkurang {size}")).format(size=size)
    if is_level:
        return _("tetap")
    if is_told_apart is False:
        movement = (
            _("bergeser naik {size}, **belum dapat dibedakan** dari tetap")
            if rises
            else _("bergeser turun {size}, **belum dapat dibedakan** dari tetap")
        )
        return movement.format(size=size)
    return words


def change(
    measure: str,
    area: str,
    now: float | None,
    before: float | None,
    since: str,
    *,
    is_told_apart: bool | None = None,
) -> str:
    """What has changed since an earlier release; '' where one of the two is not given.

    since: 'DTSEN 2026-3'; '' for the first release. is_told_apart: as for `change_words`.
    """
    if not since:
        return _("Ini rilis pertama: perubahan baru terlihat pada rilis berikutnya.")
    if now is None or before is None:
        return ""
    words = change_words(measure, now, before, is_told_apart=is_told_apart)
    return capitalised(
        _("{said} {area} {change} sejak {since}.").format(
            said=phrase(measure), area=area, change=words, since=since
        )
    )


def gap_words(gap: float, area: str) -> str:
    """How far from an area, as a phrase: '0,90 poin di atas Jawa Timur'."""
    if numbers.change(gap).verdict == "unchanged":
        return _("sama dengan {area}").format(area=area)
    size = bold(numbers.points(abs(gap), signed=False))
    words = _("{gap} di atas {area}") if gap > 0 else _("{gap} di bawah {area}")
    return words.format(gap=size, area=area)


def against(
    area: str,
    value: float | None,
    province: str,
    province_value: float | None,
    class_: str | None,
) -> str:
    """Where an area stands against the province's official figure; '' where one is not known.

    class_: above, below, not_distinguishable, or None for an official figure, which has no band.
    """
    if value is None or province_value is None:
        return ""
    gap = (
        _("**belum dapat dibedakan** dari {area}").format(area=province)
        if class_ == "not_distinguishable"
        else gap_words(value - province_value, province)
    )
    return _("{area} {gap} (resmi {rate}).").format(
        area=area, gap=gap, rate=numbers.percent(province_value)
    )


def rank_class(area: str, class_: str | None, province: str) -> str:
    """The class of an area against the province, never a naked rank; '' where it is not known."""
    words = {
        "above": _("{area} **di atas** {province}, lebih jauh daripada galatnya."),
        "below": _("{area} **di bawah** {province}, lebih jauh daripada galatnya."),
        "not_distinguishable": _("{area} **belum dapat dibedakan** dari {province}."),
    }
    return words[class_].format(area=area, province=province) if class_ else ""


def chance_figure(chance: float) -> str:
    """A chance in percent as a figure: never 0 or 100, which a model cannot know."""
    if chance < 1:
        return _("kurang dari {limit}").format(limit=numbers.percent(1, 0))
    if chance > 99:
        return _("lebih dari {limit}").format(limit=numbers.percent(99, 0))
    return _("sekitar {chance}").format(chance=numbers.percent(chance, 0))


def national_words() -> str:
    """What no decile can show, however the parts come out."""
    return _(
        "Desil adalah peringkat di seluruh Indonesia: penurunan kemiskinan yang dialami semua "
        "daerah bersama-sama tidak terlihat di dalamnya."
    )


def of_areas(words: str, names: Sequence[str]) -> str:
    """A sentence about areas with {areas} filled; the first six by name, '' for none."""
    if not names:
        return ""
    areas = ", ".join(names[:MOST_NAMED])
    if len(names) > MOST_NAMED:
        areas = _("{some}, dan {count} lainnya").format(
            some=areas, count=numbers.integer(len(names) - MOST_NAMED)
        )
    return words.format(areas=areas)


def of_few(share: float) -> tuple[int, int]:
    """A share in percent as so many of ten, or of a hundred where no tenth is near.

    Never none and never all: that is for the caller to say.
    """
    tens = round(share / 10)
    if 1 <= tens <= 9 and abs(share - 10 * tens) <= NEAR:
        return tens, 10
    return min(max(round(share), 1), 99), 100


def coverage(
    programme: str, unit: str, reached: float | None, eligible: float | None, missed: float | None
) -> str:
    """Whom a programme reaches of those who may have it by registry rule.

    Counts are protected: none may be a few, and those who are reached may seem more than those who
    are eligible. Of fewer than `format.FEWEST` the counts themselves are said.

    unit: 'family' or 'person'. eligible: None for a rule the registry cannot tell.
    """
    whom = _("keluarga yang berhak") if unit == "family" else _("orang yang berhak")
    facts = {"programme": programme, "whom": whom}
    if reached is None or eligible is None or missed is None:
        return _("Berapa {whom} atas {programme} terjangkau belum dapat dihitung.").format(**facts)
    if not eligible:
        words = (
            _("Registri mencatat {count} {whom} atas {programme}.")
            if numbers.unseen()
            else _("Registri tidak mencatat {whom} atas {programme}.")
        )
        return words.format(count=numbers.count(eligible), **facts)
    if not numbers.unseen() and not reached:
        return _("**Belum satu pun** {whom} atas {programme} terjangkau.").format(**facts)
    if not numbers.unseen() and not missed:
        return _("**Semua** {whom} atas {programme} terjangkau.").format(**facts)
    reached = min(reached, eligible)
    if reached and missed and eligible >= numbers.FEWEST:
        few, of = map(numbers.integer, of_few(100 * reached / eligible))
    else:
        few, of = numbers.count(reached), numbers.count(eligible)
    return _("Dari {of} {whom} atas {programme}, **{few} terjangkau**; {missed} belum.").format(
        of=of,
        few=few,
        missed=numbers.families(missed) if unit == "family" else numbers.people(missed),
        **facts,
    )


def _about(measure: str) -> dict[str, Any]:
    return measures()[measure]
