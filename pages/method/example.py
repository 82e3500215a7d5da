"""A worked example from the real figures: the shift, the population, the persons of the gap."""

from math import exp, log

import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from ui.kept import kept
from ui.look.markup import plain_table, prose, steps
from ui.records import Record, records


@kept
def anchor(benchmark: pd.DataFrame) -> Record:
    """The newest release that the figure of a March is tied to; rows of `benchmark_by_release`.

    {} without one.
    """
    rows = [
        row
        for row in records(benchmark)
        if row["is_anchor"] and row["anchor_pct"] is not None and row["shift_logit"] is not None
    ]
    return rows[-1] if rows else {}


@kept
def example_html(
    benchmark: pd.DataFrame, villages: pd.DataFrame, total: Record, head: Record
) -> Markup:
    """How the numbers on the other pages come about, step by step.

    Args:
        benchmark: rows of `benchmark_by_release`. villages: rows of `largest_village` in the anchor
            release.
        total: the kabupaten's row of `persons_to_leave_by_area` in the newest release.
        head: the row of `headline`.
    """
    tied = anchor(benchmark)
    if not tied:
        return prose(_("Belum ada rilis yang dapat disetarakan dengan angka BPS."))
    return steps(
        _("Di {release}, profil desil kabupaten adalah {share}.").format(
            release=numbers.release(str(tied["release"])),
            share=numbers.percent(tied["profile_pct"]),
        )
        + " "
        + anchor_words(tied),
        _(
            "Profil desil setiap desa diubah menjadi logit, yaitu log(profil / (1 - profil)), "
            "lalu digeser dengan satu angka yang sama: {shift}. Angka itu dicari agar rata-rata "
            "semua desa, berbobot orang, tepat {rate}."
        ).format(
            shift=numbers.number(tied["shift_logit"], 4, signed=True),
            rate=numbers.percent(tied["anchor_pct"], 4),
        ),
        _population_step(tied),
        _persons_step(records(benchmark)[-1], total, head),
    ) + _villages_html(villages, float(tied["shift_logit"]))


def anchor_words(tied: Record) -> str:
    """Where the kabupaten's figure of an anchor comes from: BPS, carried on, or on a line."""
    march = numbers.period(str(tied["anchor_period"]))
    rate = numbers.percent(tied["anchor_pct"])
    if tied["anchor_kind"] == "carried":
        return _(
            "BPS belum menerbitkan angka kabupaten untuk {march}; angka terakhir {last} ({period}) "
            "dibawa dengan perubahan provinsi menjadi {rate}."
        ).format(
            march=march,
            last=numbers.percent(tied["p0_pct"]),
            period=numbers.period(str(tied["period"])),
            rate=rate,
        )
    if tied["anchor_kind"] == "interpolated":
        return _(
            "Rilis itu lebih dari dua triwulan sesudah {march}, maka yang dipakai {rate}: pada "
            "garis lurus dari angka {march} ke angka Maret berikutnya."
        ).format(march=march, rate=rate)
    return _("BPS mengukur {rate} untuk {march}.").format(rate=rate, march=march)


def _population_step(tied: Record) -> str:
    """What BPS's count implies; it comes back only where the release is tied to its own March."""
    if tied["population"] is None or tied["poor_persons"] is None:
        return ""
    return _(
        "BPS menghitung {counted} miskin pada {period}. Dibagi {rate}, penduduk yang dimaksud BPS "
        "{population}. Penduduk itu dibagi menurut orang di registri dan dikalikan perkiraan "
        "setiap desa; jumlah perkiraan orang miskin di semua desa menjadi {people}."
    ).format(
        counted=numbers.people(tied["population"] * tied["p0_pct"] / 100),
        period=numbers.period(str(tied["period"])),
        rate=numbers.percent(tied["p0_pct"]),
        population=numbers.people(tied["population"]),
        people=numbers.people(tied["poor_persons"]),
    )


def _persons_step(newest: Record, total: Record, head: Record) -> str:
    """Persons, points and months of one pair of figures: the kabupaten's and the province's."""
    if total.get("persons_to_leave") is None or total["gap_pp"] <= 0:
        return ""
    return _(
        "Selisih {period} dengan {province} diperkirakan {gap}. Dikali penduduk {population} "
        "menjadi {people} (kisaran 80 %: {low} sampai {high}): sebanyak itu yang harus keluar dari "
        "kemiskinan agar setara, atau {month} sebulan selama {months} bulan sampai survei "
        "{period}. Setiap wilayah mendapat bagian menurut perkiraan orang miskinnya."
    ).format(
        period=numbers.period(str(total["period"])),
        province=head.get("province_name") or _("provinsi"),
        gap=numbers.points(total["gap_pp"]),
        population=numbers.people(newest["population"]),
        people=numbers.people(total["persons_to_leave"]),
        low=numbers.integer(total["persons_to_leave_low"]),
        high=numbers.people(total["persons_to_leave_high"]),
        month=numbers.people(total["persons_a_month"]),
        months=numbers.integer(total["months"]),
    )


def _villages_html(villages: pd.DataFrame, shift: float) -> Markup:
    """The villages with the most people, as examples that no rate has chosen."""
    columns = ("area_name", "persons", "profile_pct", "poverty_rate_pct")
    rows = [
        [
            str(row["area_name"]),
            numbers.percent(row["profile_pct"]),
            numbers.number(_logit(row["profile_pct"]), 4),
            numbers.number(_logit(row["profile_pct"]) + shift, 4),
            numbers.percent(100 / (1 + exp(-(_logit(row["profile_pct"]) + shift)))),
            numbers.percent(row["poverty_rate_pct"]),
        ]
        for row in records(villages, columns)
        if 0 < row["profile_pct"] < 100
    ]
    if not rows:
        return Markup()
    return plain_table(
        [
            _("Desa (tiga yang terbanyak penduduknya)"),
            _("Profil desil"),
            _("Logit"),
            _("Setelah digeser"),
            _("Kembali ke persen"),
            _("Perkiraan tersimpan"),
        ],
        rows,
        _("Contoh penyetaraan tiga desa"),
    )


def _logit(percent: float) -> float:
    return log(percent / (100 - percent))
