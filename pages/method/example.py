"""A worked example from the real figures: the shift, the population, the persons of the gap."""

from math import exp, log

import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from ui.look.markup import plain_table, prose, steps
from ui.records import Record, records


def anchor(benchmark: pd.DataFrame) -> Record:
    """The newest release that an official figure is tied to; rows of `benchmark_by_release`.

    {} without one.
    """
    rows = [
        row
        for row in records(benchmark)
        if row["is_anchor"] and row["anchor_pct"] is not None and row["shift_logit"] is not None
    ]
    return rows[-1] if rows else {}


def example_html(
    benchmark: pd.DataFrame, villages: pd.DataFrame, total: Record, head: Record
) -> Markup:
    """How the numbers on the other pages come about, step by step.

    Args:
        benchmark: rows of `benchmark_by_release`. villages: rows of `largest_village` in the anchor
            release.
        total: the kabupaten's row of `persons_to_leave_by_area`. head: the row of `headline`.
    """
    tied = anchor(benchmark)
    if not tied:
        return prose(_("Belum ada rilis yang dapat disetarakan dengan angka BPS."))
    return steps(
        _("Di {release}, profil desil kabupaten {profile}. {anchor}").format(
            release=numbers.release(str(tied["release"])),
            profile=numbers.percent(tied["profile_pct"]),
            anchor=anchor_words(tied),
        ),
        _(
            "Profil setiap desa diubah menjadi logit, yaitu log(profil / (1 - profil)), lalu "
            "digeser dengan satu angka yang sama: {shift}. Angka itu dicari agar rata-rata semua "
            "desa, berbobot orang, tepat {rate}."
        ).format(
            shift=numbers.number(tied["shift_logit"], 4, signed=True),
            rate=numbers.percent(tied["anchor_pct"], 4),
        ),
        _(
            "Dari hitungan resmi BPS yang terakhir, penduduk yang dimaksudnya {population}; "
            "perkiraan orang miskin di semua desa memakai penduduk itu, sehingga jumlahnya "
            "{people}."
        ).format(
            people=numbers.people(tied["poor_persons"]),
            population=numbers.people(tied["population"]),
        ),
        _persons_step(tied, total, head),
    ) + _villages_html(villages, float(tied["shift_logit"]))


def anchor_words(tied: Record) -> str:
    """The figure that a release is tied to, and whether BPS published it."""
    facts = {
        "rate": numbers.percent(tied["anchor_pct"]),
        "period": numbers.period(str(tied["anchor_period"])),
        "official": numbers.percent(tied["p0_pct"]),
        "last": numbers.period(str(tied["period"])),
    }
    words = {
        "official": _("BPS mengukur {rate} untuk {period}."),
        "carried": _(
            "BPS belum menerbitkan angka kabupaten untuk {period}: {official} ({last}) dibawa "
            "dengan perubahan angka provinsi menjadi {rate}."
        ),
        "interpolated": _(
            "Rilis ini terlalu jauh dari {period}, maka dipakai angka di antara dua Maret: {rate}."
        ),
    }
    return words[str(tied["anchor_kind"])].format(**facts)


def _persons_step(tied: Record, total: Record, head: Record) -> str:
    if total.get("persons_to_leave") is None or total["gap_pp"] <= 0:
        return ""
    return _(
        "Selisih {period} dengan {province} diperkirakan {gap}. Dikali penduduk {population} "
        "menjadi {people}: sebanyak itu yang harus keluar dari kemiskinan agar setara, atau "
        "{month} sebulan selama {months} bulan sejak tanggal data. Setiap wilayah mendapat bagian "
        "menurut perkiraan orang miskinnya."
    ).format(
        months=numbers.integer(total["months"]),
        period=numbers.period(total["period"]),
        province=head.get("province_name") or _("provinsi"),
        gap=numbers.points(total["gap_pp"]),
        population=numbers.people(tied["population"]),
        people=numbers.people(total["persons_to_leave"]),
        month=numbers.people(total["persons_a_month"]),
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
