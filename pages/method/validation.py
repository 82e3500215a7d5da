"""How an estimate is made, why not from decile 1 alone, and how it did where the truth is known."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from ui.look.markup import plain_table, prose, steps
from ui.records import Record, records


def estimate_html(chances: pd.DataFrame) -> Markup:
    """The steps of an estimate, and the chances that it takes; rows of `decile_chance`."""
    rows = records(chances, ("decile", "poor_chance_pct"))
    return steps(
        _(
            "Setiap desa punya bagian warga di desil 1 sampai 10. Orang di setiap desil punya "
            "peluang miskin yang berbeda; bagian kali peluang, dijumlahkan, adalah profil desil "
            "desa itu."
        ),
        _(
            "Profil semua desa digeser bersama-sama, dalam logit, sampai rata-ratanya tepat sama "
            "dengan angka kabupaten pada Maret yang dipakai. Urutan desa tidak berubah."
        ),
        _(
            "Perkiraan dan angka provinsi selalu dari Maret yang sama. Bila BPS baru menerbitkan "
            "angka provinsi, angka kabupaten yang terakhir dibawa dengan perbandingannya."
        ),
        _(
            "Dari galat masing-masing desa diundi, ribuan kali, desa mana yang termasuk seperlima "
            "termiskin. Peluang itu, bukan nomor urut, yang boleh dipakai untuk memilih."
        ),
    ) + plain_table(
        [_("Desil"), *(numbers.integer(row["decile"]) for row in rows)],
        [
            [
                _("Peluang miskin"),
                *(numbers.percent(row["poor_chance_pct"], 1) for row in rows),
            ]
        ],
        _("Peluang orang dari setiap desil miskin"),
    )


def model_error_words(errors: pd.DataFrame) -> str:
    """What the model's own error makes of one rate; rows of `model_error_by_level`."""
    rows = records(errors, ("level", "ten_low_pct", "ten_high_pct"))
    of = {str(row["level"]): row for row in rows}
    return _(
        "galat model itu sendiri, yaitu hal yang tidak terlihat registri: desa yang diperkirakan "
        "10 % dapat sebenarnya {low} sampai {high}, kecamatan {least} sampai {most};"
    ).format(
        low=numbers.number(of["desa"]["ten_low_pct"], 0),
        high=numbers.percent(of["desa"]["ten_high_pct"], 0),
        least=numbers.number(of["kecamatan"]["ten_low_pct"], 0),
        most=numbers.percent(of["kecamatan"]["ten_high_pct"], 0),
    )


def validation_html(trials: pd.DataFrame) -> Markup:
    """The estimators beside the truth, in plain words; rows of `validation_by_trial`."""
    rows = records(trials)
    if not rows:
        return prose(_("Belum ada hasil uji."))
    head = [
        _("Diuji di"),
        _("Semua sama"),
        _("Desil 1 saja"),
        _("Profil desil"),
        _("Lebih baik dari semua sama"),
        _("Kisaran 90 % memuat"),
        _("dengan galat kita"),
    ]
    body = [
        [
            f"{country_words(str(row['country']))}: {trial_words(str(row['what']))}",
            numbers.number(row["constant_pp"], 1),
            numbers.number(row["decile1_pp"], 1),
            numbers.number(row["profile_pp"], 1),
            numbers.percent(row["beats_constant_pct"], 0),
            numbers.percent(row["holds_pct"], 0),
            numbers.percent(row["holds_with_kept_pct"], 0),
        ]
        for row in rows
    ]
    return (
        prose(
            _(
                "Perkiraan ini dicoba di tempat yang kebenarannya diketahui. Angka di tiga kolom "
                "pertama adalah galat sebuah wilayah, dalam poin: makin kecil makin baik. “Semua "
                "sama” berarti setiap wilayah diberi angka induknya."
            )
        )
        + plain_table(head, body, _("Galat perkiraan di tempat yang kebenarannya diketahui"))
        + prose(*_reading(rows))
    )


def country_words(country: str) -> str:
    """A country's name; one that nobody has named yet as it is."""
    names = {"Indonesia": _("Indonesia"), "Austria": _("Austria"), "Brazil": _("Brasil")}
    return names.get(country, country)


def trial_words(what: str) -> str:
    """What was tried, in words; a trial that nobody has named yet as it is."""
    known = {
        "10 % poor": _("10 % miskin"),
        "20 % poor": _("20 % miskin"),
        "hamlets": _("dusun"),
        "subdistricts": _("kecamatan"),
        "one model": _("satu model"),
        "a model a district": _("model tiap kabupaten"),
        "districts": _("distrik"),
        "registry of benefits": _("registri bantuan"),
        "registry of benefits and wages": _("registri bantuan dan upah"),
        "municipalities": _("kotamadya"),
        "map of 2000": _("peta tahun 2000"),
    }
    return ", ".join(known.get(part, part) for part in what.split(", "))


def _reading(rows: Sequence[Record]) -> list[str]:
    """What the table says for villages, for kecamatan, and where it warns."""
    small = [row for row in rows if row["country"] == "Indonesia" and "hamlets" in row["what"]]
    larger = [row for row in rows if "subdistricts" in row["what"] and row["beats_constant_pct"]]
    warned = [row for row in rows if row["country"] == "Austria"]
    said = []
    if small:
        gains = [100 * (1 - row["profile_pp"] / row["constant_pp"]) for row in small]
        said.append(
            _(
                "Untuk wilayah kecil di Indonesia profil desil meleset {least} sampai {most} lebih "
                "kecil daripada memberi semua wilayah angka yang sama."
            ).format(least=numbers.number(min(gains), 0), most=numbers.percent(max(gains), 0))
        )
    if any(row["beats_constant_pct"] < 95 for row in larger):
        said.append(
            _(
                "Untuk kecamatan belum tentu: bila bedanya memang kecil, tidak ada registri yang "
                "dapat melihatnya. Perkiraan kecamatan berlaku selebar kisarannya."
            )
        )
    if warned:
        said.append(
            _(
                "**Peringatan dari Austria:** bila wilayah berbeda oleh hal yang tidak dilihat "
                "registri, kisaran dengan galat dari Indonesia hanya memuat {least}, dan desil 1 "
                "saja lebih baik."
            ).format(least=numbers.percent(min(row["holds_with_kept_pct"] for row in warned), 0))
        )
    said.append(
        _(
            "Batasnya: data 2008, 12 kabupaten, dan dusun lebih kecil daripada desa. Kebenaran "
            "untuk desa hari ini tidak diketahui siapa pun."
        )
    )
    return said
