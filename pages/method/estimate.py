"""How an estimate is made, what each decile counts for, and how it did where the truth is known."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from ui.kept import kept
from ui.look.markup import joined, plain_table, prose, steps
from ui.records import Record, records

# A source that the page can say in the reader's language; any other is shown as it is kept.
_HOUSEHOLDS: Final = "households of Indonesia 2008 (Alatas et al. 2012)"
_SURE: Final = 95.0  # of 100 repetitions: from here on one estimator is called better


@kept
def steps_html() -> Markup:
    """The four steps from the registry to an estimate with its range."""
    return steps(
        _("Registri menghitung orang di setiap desil nasional, desa demi desa."),
        _(
            "Bagian setiap desil dikali peluang orang dari desil itu miskin (tabel di bawah). "
            "Jumlahnya adalah **profil desil** desa itu."
        ),
        _(
            "Profil semua desa digeser bersama-sama dengan satu angka, agar rata-ratanya tepat "
            "angka kabupaten pada Maret yang sama dengan angka provinsi."
        ),
        _(
            "Setiap perkiraan diberi kisaran 90 %, termasuk galat model itu sendiri: yang tidak "
            "terlihat oleh registri."
        ),
    )


@kept
def chances_html(chances: pd.DataFrame) -> Markup:
    """What each decile counts for, and why one is not enough; rows of `decile_chance`."""
    rows = records(chances)
    if not rows:
        return prose(_("Belum ada peluang menurut desil."))
    whole = sum(row["poor_chance_pct"] for row in rows)
    table = plain_table(
        [_("Desil"), _("Peluang miskin"), _("Dari 100 orang miskin di Indonesia")],
        [
            [
                numbers.integer(row["decile"]),
                numbers.percent(row["poor_chance_pct"], 1),
                numbers.integer(100 * row["poor_chance_pct"] / whole if whole else None),
            ]
            for row in rows
        ],
        _("Peluang orang dari setiap desil miskin"),
    )
    return prose(_source_words(rows)) + table + prose(_why_not_one(rows))


def _source_words(rows: Sequence[Record]) -> str:
    source = str(rows[0]["source"])
    if source.startswith(_HOUSEHOLDS):
        source = _(
            "rumah tangga Indonesia yang konsumsinya diukur pada 2008 (Alatas dkk. 2012), bila "
            "satu dari sepuluh orang miskin"
        )
    said = _(
        "Sumber peluang: {source}. Yang berarti hanya perbandingan antardesil; geseran "
        "menentukan tingkatnya."
    ).format(source=source)
    if all(row["is_verified"] for row in rows):
        return said
    return f"{said} " + _("Peluang ini belum diverifikasi.")


def _why_not_one(rows: Sequence[Record]) -> str:
    """How many of 100 poor persons each group holds: deciles are equally large in the country."""
    chance = {int(row["decile"]): float(row["poor_chance_pct"]) for row in rows}
    whole = sum(chance.values())
    if not whole:
        return ""
    return _(
        "**Mengapa bukan desil 1 saja?** Menurut peluang itu, dari 100 orang miskin di Indonesia "
        "{first} berada di desil 1 dan {next} di desil 2 sampai 4. Desil 1 saja membuang yang "
        "diketahui tentang sembilan desil lain."
    ).format(
        first=numbers.integer(100 * chance.get(1, 0) / whole),
        next=numbers.integer(100 * sum(chance.get(each, 0) for each in (2, 3, 4)) / whole),
    )


@kept
def validation_html(trials: pd.DataFrame) -> Markup:
    """The estimators where the truth is known, and what to make of it.

    trials: rows of `validation_by_trial`.
    """
    rows = records(trials)
    if not rows:
        return prose(_("Perkiraan ini belum diuji pada data yang kebenarannya diketahui."))
    return joined(
        [
            prose(
                _(
                    "Kebenaran untuk desa hari ini tidak dimiliki siapa pun. Karena itu cara yang "
                    "sama dicoba pada data publik yang kebenarannya diketahui. **Meleset** adalah "
                    "akar rata-rata kuadrat galat, dalam poin persen; makin kecil makin baik. "
                    "“Semua sama” memberi setiap wilayah angka kelompoknya."
                )
            ),
            _table(rows),
            prose(_earlier_map(rows)),
            prose(
                *_findings(rows),
                _(
                    "Batasnya: data Indonesia itu dari 2008 dan 12 kabupaten, dan dusun lebih "
                    "kecil daripada desa."
                ),
            ),
        ]
    )


def _table(rows: Sequence[Record]) -> Markup:
    errors = ("constant_pp", "decile1_pp", "profile_pp")
    shares = ("beats_constant_pct", "holds_pct", "holds_with_kept_pct")
    return plain_table(
        [
            _("Tempat"),
            _("Wilayah"),
            _("Meleset bila semua sama"),
            _("Meleset dengan desil 1 saja"),
            _("Meleset dengan profil desil"),
            _("Profil lebih baik daripada semua sama, dari 100 ulangan"),
            _("Kisaran 90 % memuat, dari 100 wilayah"),
            _("Kisaran dengan galat model kami memuat, dari 100"),
        ],
        [
            [
                f"{_country(str(row['country']))}: {what_words(str(row['what']))}",
                numbers.integer(row["areas"]),
                *(numbers.number(row[name], 1) for name in errors),
                *(numbers.integer(row[name]) for name in shares),
            ]
            for row in rows
        ],
        _("Diuji di tempat yang kebenarannya diketahui"),
    )


def _earlier_map(rows: Sequence[Record]) -> str:
    if not any("map of 2000" in row["what"] for row in rows):
        return ""
    return _(
        "Di Brasil peta kemiskinan tahun 2000 berdiri di tempat desil 1, dan profil tidak dapat "
        "dibuat. Garis: angkanya tidak ada."
    )


def _country(name: str) -> str:
    return {"Brazil": _("Brasil"), "Austria": _("Austria")}.get(name, name)


def what_words(what: str) -> str:
    """A trial as `data/reference/validation.csv` names it, in words; an unknown one as it is."""
    parts = {
        "10 % poor": _("10 % miskin"),
        "20 % poor": _("20 % miskin"),
        "hamlets": _("dusun"),
        "subdistricts": _("kecamatan"),
        "districts": _("distrik"),
        "municipalities": _("kotamadya"),
        "one model": _("satu model peringkat"),
        "a model a district": _("satu model peringkat setiap kabupaten"),
        "registry of benefits": _("registri bantuan"),
        "registry of benefits and wages": _("registri bantuan dan upah"),
        "map of 2000": _("peta tahun 2000"),
    }
    found = [parts.get(part) for part in what.split(", ")]
    known = [part for part in found if part is not None]
    return ", ".join(known) if len(known) == len(found) else what


def _findings(rows: Sequence[Record]) -> list[str]:
    """What the figures say of small areas, of kecamatan, and of Austria."""
    home = [row for row in rows if row["country"] == "Indonesia"]
    hamlets = [row for row in home if "hamlets" in row["what"]]
    return [
        _small_areas(_given(hamlets, "profile_pp")),
        _kecamatan(
            _given([row for row in home if "subdistricts" in row["what"]], "beats_constant_pct")
        ),
        _abroad(
            _given([row for row in rows if row["country"] == "Austria"], "holds_with_kept_pct")
        ),
    ]


def _given(rows: Sequence[Record], column: str) -> list[Record]:
    return [row for row in rows if row[column] is not None]


def _small_areas(rows: Sequence[Record]) -> str:
    if not rows:
        return ""
    gains = [100 * (1 - row["profile_pp"] / row["constant_pp"]) for row in rows]
    if min(gains) <= 0:
        return _(
            "Di dusun Indonesia profil desil **tidak selalu lebih baik** daripada memberi semua "
            "wilayah angka yang sama."
        )
    said = _(
        "Di dusun Indonesia profil desil meleset **{range} lebih kecil** daripada memberi semua "
        "wilayah angka yang sama."
    ).format(range=_between(gains, percent=True))
    worse = sum(row["decile1_pp"] >= row["constant_pp"] for row in rows)
    if worse:
        said += " " + _(
            "Desil 1 saja justru meleset lebih besar pada {worse} dari {trials} percobaan."
        ).format(worse=numbers.integer(worse), trials=numbers.integer(len(rows)))
    return said


def _kecamatan(rows: Sequence[Record]) -> str:
    if not rows:
        return ""
    beats = [row["beats_constant_pct"] for row in rows]
    if min(beats) >= _SURE:
        return _(
            "Antarkecamatan Indonesia profil desil juga lebih baik: dalam {range} dari 100 ulangan."
        ).format(range=_between(beats))
    said = _(
        "Antarkecamatan Indonesia **belum dapat dikatakan**: profil lebih baik daripada semua sama "
        "dalam {range} dari 100 ulangan, menurut percobaannya. Perkiraan kecamatan karena itu "
        "dibaca bersama kisarannya, tidak lebih."
    ).format(range=_between(beats))
    holds = [row["holds_pct"] for row in _given(rows, "holds_pct")]
    if holds and max(holds) < 85:
        said += " " + _(
            "Galat yang dipelajari dari kabupaten lain pun terlalu goyah di tingkat itu: "
            "kisarannya hanya memuat {range} dari 100."
        ).format(range=_between(holds))
    return said


def _abroad(rows: Sequence[Record]) -> str:
    if not rows:
        return ""
    holds = [row["holds_with_kept_pct"] for row in rows]
    if min(holds) >= 85:
        return ""
    said = _(
        "**Austria adalah peringatan.** Dengan galat model kami, yang dipelajari dari Indonesia, "
        "kisaran 90 % di sana hanya memuat {range} dari 100 distrik. Bila wilayah berbeda oleh hal "
        "yang tidak dilihat registri, tidak ada kisaran dari tempat lain yang mengetahuinya."
    ).format(range=_between(holds))
    profiles = _given(rows, "profile_pp")
    if profiles and all(row["decile1_pp"] < row["profile_pp"] for row in profiles):
        said += " " + _("Desil 1 saja di sana meleset lebih kecil daripada profil.")
    return said


def _between(values: Sequence[Any], *, percent: bool = False) -> str:
    """The least and the greatest as whole numbers, one where they are written alike."""
    low, high = numbers.integer(min(values)), numbers.integer(max(values))
    most = numbers.percent(max(values), 0) if percent else high
    return most if low == high else _("{low} sampai {high}").format(low=low, high=most)
