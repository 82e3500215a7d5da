"""What may be said of the coming official figures, and of what they would ask for.

Every record is a row of a read query, None where empty; **two stars** mark what is set in bold.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

import pandas as pd

from language import numbers
from language.text import _
from ui.kept import kept
from ui.records import Record, records
from ui.words.official import gap_title, target_aim
from ui.words.telling import bold, chance_figure

# Up to which chance in percent the answer to 'will it be?' is worded so.
_UP_TO: Final = (1.0, 10.0, 33.0, 67.0, 90.0, 99.0)


def chance_range(low: float, high: float) -> str:
    """Two chances in percent, the lower first; one figure where they are written alike."""
    if chance_figure(low) == chance_figure(high):
        return chance_figure(low)
    least = chance_figure(low) if low < 1 else _("sekitar {low}").format(low=numbers.integer(low))
    most = chance_figure(high) if high > 99 else numbers.percent(high, 0)
    return _("{low} sampai {high}").format(low=least, high=most)


def chance_words(chance: float) -> str:
    """The same in words, as the answer to 'will it be?'; the borders belong to the middle."""
    words = (
        _("Hampir pasti tidak"),
        _("Kecil sekali kemungkinannya"),
        _("Kecil kemungkinannya"),
        _("Bisa ya, bisa tidak"),
        _("Besar kemungkinannya"),
        _("Besar sekali kemungkinannya"),
        _("Hampir pasti ya"),
    )
    for limit, said in zip(_UP_TO, words, strict=False):
        if chance < limit or (chance == limit and limit > 50):
            return said
    return words[-1]


def coming(forecast: pd.DataFrame) -> Record:
    """The next March that BPS will speak of (a row of `gap_forecast`); {} without a forecast."""
    return next(iter(records(forecast)), {})


def living_target(targets: Sequence[Record], day: date) -> tuple[Record, bool]:
    """The next target whose deadline has not passed, and True; else the last one; {} for none."""
    rows = sorted(targets, key=lambda row: str(row["deadline"]))
    living = [row for row in rows if numbers.day(row["deadline"]) >= day]
    return next(iter(living), rows[-1] if rows else {}), bool(living)


def target_chance(target: Record, province: str, *, is_living: bool) -> str:
    """How likely the living target is to be met, in words and as a figure."""
    if not is_living:
        return _("Tidak ada target yang masih berjalan.")
    facts = {
        "aim": target_aim(target, province),
        "deadline": numbers.date(target["deadline"]),
        "period": numbers.period(str(target["judged_on"])),
    }
    if target["chance_pct"] is None:
        return _(
            "Belum dapat diperkirakan apakah target “{aim} pada {deadline}” tercapai; diuji dengan "
            "angka resmi {period}."
        ).format(**facts)
    return _(
        "**{verdict}** target “{aim} pada {deadline}” tercapai: peluangnya {chance}, diuji dengan "
        "angka resmi {period}."
    ).format(
        **facts,
        verdict=chance_words(target["chance_pct"]),
        chance=chance_figure(target["chance_pct"]),
    )


def outlook_answer(row: Record, province: str) -> str:
    """Both answers in one paragraph; says why there is none."""
    if not row:
        return _(
            "Belum ada perkiraan untuk angka berikutnya: deret angka resmi belum cukup panjang."
        )
    return _(
        "Peluang angka resmi {period} di bawah {province} {chance}. Apakah kemiskinan yang "
        "sebenarnya di bawah {province}: {verdict}."
    ).format(
        period=numbers.period(row["period"]),
        province=province,
        chance=bold(chance_figure(row["below_published_pct"])),
        verdict=bold(true_verdict(row)),
    )


def true_verdict(row: Record) -> str:
    """Whether the coming figure, where it most likely lies, would tell the true rates apart."""
    needed = row["needed_gap_pp"]  # None where the survey's error is not known
    if needed is not None and row["gap_pp"] <= needed:
        return _("ya, dapat dibedakan")
    if needed is not None and row["gap_pp"] >= -needed:
        return _("tidak, di atas dan dapat dibedakan")
    return _("belum dapat dibedakan")


def published_reason(row: Record, province: str) -> str:
    """Why the answer about the published figure is what it is."""
    said = _(
        "Peluangnya {chance}. Selisih {period} dengan {province} diperkirakan {gap}; dengan "
        "peluang {share}, antara {low} dan {high}."
    ).format(
        chance=bold(chance_figure(row["below_published_pct"])),
        period=numbers.period(row["period"]),
        province=province,
        gap=bold(numbers.points(row["gap_pp"])),
        share=numbers.percent(80, 0),
        low=numbers.number(row["gap_low80_pp"], signed=True),
        high=numbers.points(row["gap_high80_pp"]),
    )
    if row["situation"] == "september":
        return f"{said} " + _(
            "Angka {province} untuk September sebelumnya sudah terbit dan ikut dihitung; angka "
            "Maret belum."
        ).format(province=province)
    if row["situation"] == "nowcast":
        known = _("Angka {province} sudah terbit ({rate}), angka kabupaten belum.")
        return f"{said} " + known.format(
            province=province, rate=numbers.percent(row["province_pct"])
        )
    return f"{said} " + _("Angka {province} sendiri juga belum terbit.").format(province=province)


def readings(reading: Record, province: str) -> str:
    """The chance that the true rate is below, by what the survey's error may be.

    reading: a row of `true_gap_by_area`; '' where it is {}, because no error is known.
    """
    if not reading:
        return ""
    return _(
        "Peluang bahwa kemiskinan sebenarnya pada {period} di bawah {province}: {range}. Kisaran "
        "ini karena galat survei dapat dibaca dengan dua cara: sampel setiap Maret berdiri sendiri "
        "({independent}), atau galatnya hampir sama setiap tahun ({correlated}). Bila galatnya "
        "jauh lebih kecil daripada yang diandaikan, sekecil gerak deret resminya (paling banyak "
        "{small_error}), peluangnya {small}."
    ).format(
        period=numbers.period(reading["last_period"]),
        province=province,
        range=bold(chance_range(reading["below_true_low_pct"], reading["below_true_high_pct"])),
        independent=chance_figure(reading["below_if_independent_pct"]),
        correlated=chance_figure(reading["below_if_correlated_pct"]),
        small_error=numbers.points(reading["small_se_pp"], signed=False),
        small=chance_figure(reading["below_if_small_pct"]),
    )


def true_reason(row: Record, province: str, error: Record, reading: Record) -> str:
    """Why the true rate can or cannot be told apart.

    error: p0_se_pct, is_se_assumed. reading: a row of `true_gap_by_area`.
    """
    said = [readings(reading, province)]
    if error.get("p0_se_pct") is not None:
        words = (
            _(
                "BPS hanya mewawancarai beberapa ratus rumah tangga, jadi angkanya dapat meleset: "
                "galat bakunya {error} (asumsi, angka BPS belum kami miliki)."
            )
            if error.get("is_se_assumed")
            else _(
                "BPS hanya mewawancarai beberapa ratus rumah tangga, jadi angkanya dapat meleset: "
                "galat bakunya {error}."
            )
        )
        said.append(words.format(error=numbers.points(error["p0_se_pct"], signed=False)))
    if row["needed_gap_pp"] is not None:
        words = _(
            "Baru bila BPS mengumumkan angka sekurangnya {needed} di bawah {province}, kita dapat "
            "cukup yakin."
        )
        needed = bold(numbers.points(abs(row["needed_gap_pp"]), signed=False))
        said.append(words.format(needed=needed, province=province))
    return " ".join(filter(None, said))


def fan_title(row: Record, official: pd.DataFrame, area: str, province: str) -> str:
    """What the fan shows; without a forecast, how the gap has gone (codes, not names)."""
    if not row:
        return gap_title(official, area, province)
    low, high = float(row["gap_low80_pp"]), float(row["gap_high80_pp"])
    period = numbers.period(row["period"])
    if low < 0 < high:
        return _("{period} dapat di bawah atau di atas provinsi: {low} sampai {high}").format(
            period=period,
            low=numbers.number(low, signed=True),
            high=numbers.points(high),
        )
    near, far = sorted((abs(low), abs(high)))
    if numbers.change(far).verdict == "unchanged":
        return _("{period} diperkirakan sama dengan provinsi").format(period=period)
    words = (
        _("{period} diperkirakan {near} sampai {far} di atas provinsi")
        if high > 0
        else _("{period} diperkirakan {near} sampai {far} di bawah provinsi")
    )
    return words.format(
        period=period, near=numbers.number(near), far=numbers.points(far, signed=False)
    )


def fall_title(scenarios: pd.DataFrame) -> str:
    """The fall that is needed, against the largest of the series; rows of `scenario_by_name`."""
    columns = ("scenario", "change_pp", "largest_fall_pp", "largest_fall_period", "since_period")
    rows = {row["scenario"]: row for row in records(scenarios, columns)}
    needed = rows.get("needed")
    if needed is None or needed["change_pp"] is None:
        return _("Belum ada skenario")
    if needed["change_pp"] >= 0:
        return _("Tidak perlu turun lagi agar setara dengan provinsi")
    fall = numbers.points(abs(needed["change_pp"]), signed=False)
    largest = needed["largest_fall_pp"]
    if largest is None or largest >= 0:
        return _("Agar setara provinsi perlu turun {fall}").format(fall=fall)
    facts = {
        "fall": fall,
        "largest": numbers.number(abs(largest)),
        "year": str(needed["largest_fall_period"])[:4],
        "since": str(needed["since_period"])[:4],
    }
    if abs(needed["change_pp"]) > abs(largest):
        return _(
            "Agar setara provinsi perlu turun {fall}; sejak {since} setahun paling banyak "
            "{largest} ({year})"
        ).format(**facts)
    return _("Agar setara provinsi perlu turun {fall}; pernah {largest} setahun ({year})").format(
        **facts
    )


def persons_title(total: Record) -> str:
    """How many would have to leave poverty; the kabupaten's row of `persons_to_leave_by_area`."""
    persons = total.get("persons_to_leave")
    if persons is None:
        return _("Jumlah orang belum dapat diperkirakan")
    if round(float(persons)) <= 0:
        return _("Diperkirakan sudah setara dengan provinsi atau di bawahnya")
    return _(
        "Sekitar {people} harus keluar dari kemiskinan sebelum {period}, {month} sebulan"
    ).format(
        people=numbers.about_people(persons),
        period=numbers.period(total["period"]),
        month=numbers.about(total["persons_a_month"]),
    )


def fan_subtitle(coming: Record) -> str:
    """What the lines, and the bands of the fan, are."""
    said = _("penduduk di bawah garis kemiskinan, Maret setiap tahun sejak 2015, dan target")
    if not coming:
        return said
    return said + _("; pita: 50, 80 dan 95 % kemungkinan")


@kept
def registry_beside(head: Record, by_release: pd.DataFrame) -> str:
    """What the registry shows meanwhile, and that the outlook does not use it; '' without one."""
    if head.get("decile1_share_pct") is None:
        return ""
    rows = records(by_release, ("release", "decile1_share_pct"))
    known = [row for row in rows if row["decile1_share_pct"] is not None]
    said = _("Di registri, {share} warga berada di desil 1 ({release})").format(
        share=numbers.percent(head["decile1_share_pct"]), release=numbers.release(head["release"])
    )
    if len(known) > 1:
        said += ", " + _("{change} sejak {release}").format(
            change=numbers.moved(head["decile1_share_pct"] - known[0]["decile1_share_pct"]),
            release=numbers.release(known[0]["release"]),
        )
    return (
        said
        + ". "
        + _(
            "Registri ditampilkan di samping dan tidak dipakai dalam perkiraan ini: rilisnya belum "
            "cukup untuk menguji apakah ia memperbaiki perkiraan."
        )
    )
