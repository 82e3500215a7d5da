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
        if row["is_anchor"] and row["p0_pct"] is not None and row["shift_logit"] is not None
    ]
    return rows[-1] if rows else {}


def example_html(
    benchmark: pd.DataFrame, villages: pd.DataFrame, coming: Record, total: Record, head: Record
) -> Markup:
    """How the numbers on the other pages come about, step by step.

    Args:
        benchmark: rows of `benchmark_by_release`. villages: rows of `largest_village` in the anchor
            release. coming: the next March of `gap_forecast`, or {}.
        total: the kabupaten's row of `persons_to_leave_by_area`. head: the row of `headline`.
    """
    tied = anchor(benchmark)
    if not tied:
        return prose(_("Belum ada rilis yang dapat disetarakan dengan angka BPS."))
    return steps(
        _(
            "Di {release}, {share} warga kabupaten berada di desil 1. BPS mengukur {rate} untuk "
            "{period}."
        ).format(
            release=numbers.release(str(tied["release"])),
            share=numbers.percent(tied["decile1_share_pct"]),
            rate=numbers.percent(tied["p0_pct"]),
            period=numbers.period(str(tied["period"])),
        ),
        _(
            "Bagian desil 1 setiap desa diubah menjadi logit, yaitu log(bagian / (1 - bagian)), "
            "lalu digeser dengan satu angka yang sama: {shift}. Angka itu dicari agar rata-rata "
            "semua desa, berbobot orang, tepat {rate}."
        ).format(
            shift=numbers.number(tied["shift_logit"], 4, signed=True),
            rate=numbers.percent(tied["p0_pct"], 4),
        ),
        _(
            "BPS menghitung {people} miskin. Dibagi {rate}, penduduk yang dimaksud BPS "
            "{population}; perkiraan orang miskin di semua desa memakai penduduk itu, sehingga "
            "jumlahnya kembali {people}."
        ).format(
            people=numbers.people(tied["poor_persons"]),
            rate=numbers.percent(tied["p0_pct"]),
            population=numbers.people(tied["population"]),
        ),
        _persons_step(tied, coming, total, head),
    ) + _villages_html(villages, float(tied["shift_logit"]))


def _persons_step(tied: Record, coming: Record, total: Record, head: Record) -> str:
    if not coming or total.get("persons_to_leave") is None or coming["gap_pp"] <= 0:
        return ""
    return _(
        "Selisih {period} dengan {province} diperkirakan {gap}. Dikali penduduk {population} "
        "menjadi {people}: sebanyak itu yang harus keluar dari kemiskinan agar setara, atau "
        "{month} sebulan selama setahun. Setiap wilayah mendapat bagian menurut perkiraan orang "
        "miskinnya."
    ).format(
        period=numbers.period(coming["period"]),
        province=head.get("province_name") or _("provinsi"),
        gap=numbers.points(coming["gap_pp"]),
        population=numbers.people(tied["population"]),
        people=numbers.people(total["persons_to_leave"]),
        month=numbers.people(total["persons_a_month"]),
    )


def _villages_html(villages: pd.DataFrame, shift: float) -> Markup:
    """The villages with the most people, as examples that no rate has chosen."""
    columns = ("area_name", "persons", "decile1_share_pct", "poverty_rate_pct")
    rows = [
        [
            str(row["area_name"]),
            numbers.percent(row["decile1_share_pct"]),
            numbers.number(_logit(row["decile1_share_pct"]), 4),
            numbers.number(_logit(row["decile1_share_pct"]) + shift, 4),
            numbers.percent(100 / (1 + exp(-(_logit(row["decile1_share_pct"]) + shift)))),
            numbers.percent(row["poverty_rate_pct"]),
        ]
        for row in records(villages, columns)
        if 0 < row["decile1_share_pct"] < 100
    ]
    if not rows:
        return Markup()
    return plain_table(
        [
            _("Desa (tiga yang terbanyak penduduknya)"),
            _("Desil 1 (registri)"),
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
