"""What a profile says before it shows: how poor, since when, who lives there, and how.

**Two stars** mark what is set in bold. Every record is one row of a read query, None where empty.
"""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from data.area_code import level_of
from language import numbers
from language.text import _
from pages.village.profile import LIVING, Profile, Share, standing_out, together
from ui.records import Record, records
from ui.words import telling, withheld
from ui.words.telling import bold, chance_figure

_TREND: Final = (
    *("area_code", "release", "poverty_rate_pct", "poverty_rate_low_pct"),
    *("poverty_rate_high_pct", "province_class", "province_rate_pct"),
)


_POOREST: Final = (
    *("poorest_fifth_pct", "poorest_cuts"),
    *("poor_persons", "poor_persons_low", "poor_persons_high"),
)


def history_of(trend: pd.DataFrame, code: str) -> list[dict[str, Any]]:
    """The releases of one area, oldest first; trend: rows of `trend_by_area`."""
    return [row for row in records(trend, _TREND) if row["area_code"] == code]


def estimate_answer(
    trend: pd.DataFrame,
    pairs: pd.DataFrame,
    code: str,
    names: Mapping[str, str],
    province: str,
) -> str:
    """The newest estimate with its band, against the province, the kabupaten and the kecamatan.

    Args:
        trend: rows of `trend_by_area` of the area and of those around it.
        pairs: rows of `told_apart_by_pair` of the same.
        names: what to call each in a sentence, by code; the area itself first.
    """
    rows = history_of(trend, code)
    if not rows:
        return _("Belum ada rilis yang memuat {area}.").format(area=names[code])
    last = rows[-1]
    release = numbers.release(str(last["release"]))
    if last["poverty_rate_pct"] is None:
        why = withheld.reason(last, "poverty_rate_pct")
        return telling.not_given("poverty_rate_pct", names[code], release, why)
    said = _("Perkiraan kemiskinan {area}, {release}: {rate}{band}").format(
        area=names[code],
        rate=bold(numbers.percent(last["poverty_rate_pct"], 1)),
        band=_band(last),
        release=release,
    )
    verdicts: dict[str, list[str]] = {}
    rate = last["province_rate_pct"]
    if rate is not None and last["province_class"] is not None:
        _note(verdicts, str(last["province_class"]), province, rate)
    for other in list(names)[1:]:
        row = next(iter(history_of(trend, other)[::-1]), None)
        if row is not None and row["poverty_rate_pct"] is not None:
            verdict = "above" if last["poverty_rate_pct"] > row["poverty_rate_pct"] else "below"
            if not is_told_apart(pairs, code, other):
                verdict = "not_distinguishable"
            _note(verdicts, verdict, names[other], row["poverty_rate_pct"])
    words = {
        "above": _("di atas {areas}"),
        "below": _("di bawah {areas}"),
        "not_distinguishable": _("**belum dapat dibedakan** dari {areas}"),
    }
    against = [words[verdict].format(areas=_listed(areas)) for verdict, areas in verdicts.items()]
    return "; ".join([said, *against]) + "."


def change_answer(
    trend: pd.DataFrame, code: str, profile: Profile, by_release: pd.DataFrame
) -> str:
    """What has changed since the release before; '' for the first one.

    by_release: rows of `poverty_by_release` of the area.
    """
    rows = history_of(trend, code)
    if len(rows) < 2:
        return ""
    before, last = rows[-2:]
    since = numbers.release(str(before["release"]))
    parts = []
    if last["poverty_rate_pct"] is not None and before["poverty_rate_pct"] is not None:
        change = telling.change_words(
            "poverty_rate_pct",
            last["poverty_rate_pct"],
            before["poverty_rate_pct"],
            is_told_apart=overlap(before, last) is False,
        )
        parts.append(_("perkiraannya {change}").format(change=change))
    poorest = profile.one("family", "decile_group", "1")
    if poorest and poorest.count is not None and poorest.previous is not None:
        parts.append(
            _("keluarga di desil 1 {change}").format(
                change=_counted(poorest.previous, poorest.count)
            )
        )
    families = records(by_release, ("families",))[-2:]
    if len(families) == 2 and None not in (families[0]["families"], families[1]["families"]):
        counts = [int(row["families"]) for row in families]
        change = _counted(*counts, is_exact=level_of(code) == "kabupaten")
        parts.append(_("keluarga di registri {change}").format(change=change))
    if not parts:
        return ""
    return _("Sejak {release}: {changes}.").format(release=since, changes="; ".join(parts))


def who_answer(profile: Profile, by_release: pd.DataFrame) -> str:
    """How many live there, how many of them are old, and how many families a woman heads."""
    newest = next(iter(records(by_release, ("families", "persons"))[::-1]), {})
    said = []
    if newest.get("families") is not None and newest.get("persons") is not None:
        said.append(
            _("Registri mencatat {people} dalam {families}").format(
                people=numbers.people(newest["persons"]),
                families=numbers.families(newest["families"]),
            )
        )
    ages = profile.of("person", "age_group")
    old = together("", [age for age in ages if age.value in ("60-69", "70+")])
    if old is not None and old.share is not None and profile.is_known("person", "age_group"):
        said.append(
            _("{share} dari 100 orang berusia 60 tahun ke atas").format(
                share=numbers.integer(old.share)
            )
            + _beside(old)
        )
    women = profile.one("family", "head_sex", "female")
    if women is not None and women.share is not None and profile.is_known("family", "head_sex"):
        said.append(
            _("{share} dari 100 keluarga dikepalai perempuan").format(
                share=numbers.integer(women.share)
            )
            + _beside(women)
        )
    return f"{_listed(said)}." if said else ""


def living_answer(profile: Profile, kabupaten: str) -> str:
    """What stands out in how families live, against the kabupaten.

    '' where no share is given, or the registry knows nothing of it.
    """
    found = standing_out(profile)
    known = [name for name in LIVING if profile.is_known("family", name)]
    shares = [share for name in known for share in profile.of("family", name)]
    if all(share.difference is None for share in shares):
        return ""
    if not found:
        return _(
            "Tempat tinggal keluarga di sini tidak jauh berbeda dari {area}: selisihnya di bawah 2 "
            "poin."
        ).format(area=kabupaten)
    said = [
        _("{characteristic} {value} {share} keluarga ({around})").format(
            characteristic=title.lower(),
            value=share.label,
            share=bold(numbers.percent(share.share, 1)),
            around=numbers.percent(share.kabupaten, 1),
        )
        for title, share in found
    ]
    return _("Yang paling berbeda dari {area} (angkanya dalam kurung): {shares}.").format(
        area=kabupaten, shares=_listed(said)
    )


def deciles_title(profile: Profile) -> str:
    """How many families are in the poorest group."""
    first = profile.one("family", "decile_group", "1")
    if first is None or first.share is None:
        return _("Keluarga menurut desil")
    return _("{share} keluarga berada di desil 1").format(share=numbers.percent(first.share, 1))


def living_title(profile: Profile) -> str:
    """What stands out most."""
    found = standing_out(profile, 1)
    if not found:
        return _("Siapa yang tinggal di sini, dan bagaimana")
    title, share = found[0]
    words = (
        _("{characteristic} {value}: lebih banyak daripada di kabupaten")
        if (share.difference or 0) > 0
        else _("{characteristic} {value}: lebih sedikit daripada di kabupaten")
    )
    return words.format(characteristic=title, value=share.label)


def trend_title(trend: pd.DataFrame, code: str) -> str:
    """Whether the area has moved since the first release that shows it."""
    known = [row for row in history_of(trend, code) if row["poverty_rate_pct"] is not None]
    if not known:
        return _("Terlalu sedikit orang untuk persen pada setiap rilis")
    if len(known) < 2:
        return _("Baru satu rilis yang dapat ditampilkan")
    first, last = known[0], known[-1]
    release = numbers.release(str(first["release"]))
    if overlap(first, last) is not False:
        return _("Belum dapat dibedakan dari keadaan {release}").format(release=release)
    words = _("{change} sejak {release}").format(
        change=numbers.moved(last["poverty_rate_pct"] - first["poverty_rate_pct"]), release=release
    )
    return words[0].upper() + words[1:]


def overlap(one: Record, other: Record) -> bool | None:
    """Whether two bands of 90 % have a value in common; None where one is not known."""
    ends = [row[f"poverty_rate_{end}_pct"] for row in (one, other) for end in ("low", "high")]
    if any(end is None for end in ends):
        return None
    return ends[0] <= ends[3] and ends[2] <= ends[1]


def _band(row: Record) -> str:
    low, high = row["poverty_rate_low_pct"], row["poverty_rate_high_pct"]
    if low is None or high is None:
        return ""
    return " " + _("(kisaran 90 %: {low} sampai {high})").format(
        low=numbers.number(low, 1), high=numbers.percent(high, 1)
    )


def is_told_apart(pairs: pd.DataFrame, one: str, other: str) -> bool:
    """Whether two areas differ by more than their own errors; rows of `told_apart_by_pair`."""
    found = records(pairs, ("area_code", "other_code", "is_told_apart"))
    return any(
        row["is_told_apart"] and (row["area_code"], row["other_code"]) == (one, other)
        for row in found
    )


def poorest_answer(trend: pd.DataFrame, code: str) -> str:
    """How likely a desa is among the poorest fifth, and how many poor people; '' for others."""
    rows = [row for row in records(trend, ("area_code", *_POOREST)) if row["area_code"] == code]
    last = rows[-1] if rows else {}
    chance = last.get("poorest_fifth_pct")
    if chance is None:
        return ""
    said = _(
        "Peluang termasuk **seperlima desa termiskin** {chance} (tanpa pengetahuan 20 %); menurut "
        "{cuts} dari 3 cara hitung yang lebih sederhana desa ini memang di sana."
    ).format(chance=chance_figure(chance), cuts=numbers.integer(last["poorest_cuts"] or 0))
    if None in (last["poor_persons"], last["poor_persons_low"], last["poor_persons_high"]):
        return said
    return f"{said} " + _("Perkiraan penduduk miskin {persons} ({low} sampai {high}).").format(
        persons=numbers.about_people(last["poor_persons"]),
        low=numbers.about(last["poor_persons_low"]),
        high=numbers.about(last["poor_persons_high"]),
    )


def _note(verdicts: dict[str, list[str]], verdict: str, name: str, rate: float) -> None:
    verdicts.setdefault(verdict, []).append(f"{name} ({numbers.percent(rate, 1)})")


def _counted(before: int, now: int, *, is_exact: bool = False) -> str:
    """A change of a count: 'dari 74 menjadi 86', 'tetap 74'; exact for the whole kabupaten."""
    if now == before:
        return _("tetap {count}").format(count=numbers.count(now))
    words = (
        _("dari {before} menjadi {now}")
        if is_exact or numbers.is_told_apart(now, before)
        else _("kini {now}, **belum dapat dibedakan** dari {before}")
    )
    return words.format(before=numbers.count(before), now=numbers.count(now))


def _beside(share: Share) -> str:
    if share.kabupaten is None:
        return ""
    return " " + _("(kabupaten {share})").format(share=numbers.integer(share.kabupaten))


def _listed(words: list[str]) -> str:
    """Words in a sentence: 'a, b, dan c'."""
    if len(words) < 2:
        return "".join(words)
    if len(words) == 2:
        return _("{first} dan {last}").format(first=words[0], last=words[1])
    return _("{some}, dan {last}").format(some=", ".join(words[:-1]), last=words[-1])
