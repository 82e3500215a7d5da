"""How far the numbers may be off, and from where that is known."""

from math import sqrt
from typing import Final

import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from ui.kept import kept
from ui.look.markup import bullets, prose
from ui.records import Record, records
from ui.words.telling import chance_figure

_EXAMPLE: Final = 10.0  # percent, that of `model_error_by_level`


@kept
def doubt_html(
    tied: Record, is_assumed: bool, coming: Record, reading: Record, own: pd.DataFrame
) -> Markup:
    """The standard error, the band, the classes.

    tied: the anchor row of `benchmark_by_release`. coming: the next March of `gap_forecast`.
    reading: a row of `true_gap_by_area`. own: rows of `model_error_by_level`.
    """
    if not tied or tied["p0_se_pct"] is None:
        return prose(_("Belum ada perkiraan dari registri, jadi belum ada yang dapat meleset."))
    error = numbers.points(tied["p0_se_pct"], signed=False)
    other = tied["province_se_pct"]
    if not is_assumed:
        origin = _("Galat baku kabupaten {error} berasal dari BPS.").format(error=error)
    elif not reading:
        origin = _("Galat baku kabupaten {error} adalah **asumsi**.").format(error=error)
    else:
        origin = _(
            "Galat baku kabupaten {error} adalah **asumsi**: diturunkan dari sekitar {households} "
            "rumah tangga Susenas dan efek rancangan {effect}."
        ).format(
            error=error,
            households=numbers.integer(reading["households"]),
            effect=numbers.number(reading["design_effect"], 1),
        )
    carried = ""
    if tied["anchor_kind"] == "carried" and tied["anchor_se_pct"] is not None:
        carried = _(
            "Angka yang dibawa ke {march} juga memuat galat langkah itu; bersama-sama {error}."
        ).format(
            march=numbers.period(str(tied["anchor_period"])),
            error=numbers.points(tied["anchor_se_pct"], signed=False),
        )
    gap = ""
    if other is not None:
        gap = _(
            "Galat baku provinsi jauh lebih kecil ({province}), karena surveinya lebih besar. "
            "Untuk selisihnya: {gap}."
        ).format(
            province=numbers.points(other, signed=False),
            gap=numbers.points(sqrt(tied["p0_se_pct"] ** 2 + other**2), signed=False),
        )
    needed = ""
    if coming and coming["needed_gap_pp"] is not None:
        needed = _(
            "Maka baru bila angka resmi sekurangnya {needed} di bawah provinsi dapat dikatakan, "
            "dengan keyakinan 95 %, bahwa kemiskinan yang sebenarnya lebih rendah."
        ).format(needed=numbers.points(abs(coming["needed_gap_pp"]), signed=False))
    return (
        prose(" ".join(filter(None, [origin, carried, gap, needed])), *_two_readings(reading))
        + prose(_("Pita setiap wilayah (kisaran 90 %) menggabungkan empat sumber keraguan:"))
        + bullets(
            _("galat survei BPS, yang menggeser semua wilayah bersama-sama;"),
            _("galat model itu sendiri, milik setiap wilayah{meaning};").format(
                meaning=_meaning(own)
            ),
            _("desil yang kosong: seandainya semuanya di desil terbawah, atau di desil teratas;"),
            _("pergeseran acak yang melindungi jumlah, bila edisi ini memakainya."),
        )
        + prose(
            _(
                "Kelas wilayah mengikuti pita itu: **di atas** atau **di bawah provinsi** hanya "
                "bila bedanya melampaui kisaran gabungan wilayah dan provinsi; selain itu **belum "
                "dapat dibedakan**. Galat model lebar, maka hanya desa yang jauh dari provinsi "
                "dapat dibedakan, dan biasanya itu sedikit: begitulah jawaban yang jujur. Urutan "
                "angka saja tidak berarti apa-apa."
            )
        )
    )


def _meaning(own: pd.DataFrame) -> str:
    """What the model's own error makes of one example, by level; '' without a stored error."""
    levels = {"desa": _("desa"), "kecamatan": _("kecamatan")}
    said = [
        _("untuk {level} {error} logit, sehingga {rate} dapat berarti {low} sampai {high}").format(
            level=levels[row["level"]],
            error=numbers.number(row["logit_error"]),
            rate=numbers.percent(_EXAMPLE, 0),
            low=numbers.integer(row["ten_low_pct"]),
            high=numbers.percent(row["ten_high_pct"], 0),
        )
        for row in sorted(records(own), key=lambda row: -row["logit_error"])
        if row["level"] in levels and row["logit_error"]
    ]
    return ": " + "; ".join(said) if said else ""


def _two_readings(reading: Record) -> list[str]:
    """What the smooth series says of the error, and the chance with each reading of it."""
    if not reading:
        return []
    first, last = (str(reading[name])[:4] for name in ("first_period", "last_period"))
    fit = _(
        "**Galat itu tidak cocok dengan deret BPS sendiri.** Bila sampel setiap Maret berdiri "
        "sendiri, galat survei saja akan membuat perubahan selisih dalam setahun tersebar "
        "{expected}; nyatanya {scatter} (semua kabupaten dan kota, {first} sampai {last}). Jadi "
        "galat dua Maret berkorelasi (sekitar {correlation}), atau galatnya paling banyak {small}."
    ).format(
        expected=numbers.points(reading["expected_scatter_pp"], signed=False),
        scatter=numbers.points(reading["scatter_pp"], signed=False),
        first=first,
        last=last,
        correlation=numbers.number(reading["error_correlation"], 3),
        small=numbers.points(reading["small_se_pp"], signed=False),
    )
    mean = _(
        "Karena itu peluang bahwa kemiskinan sebenarnya di bawah provinsi bukan satu angka. Rata-"
        "rata selisih {marches} Maret adalah {mean}. Bila galatnya berdiri sendiri, ia saling "
        "menghapus dan peluangnya {independent}; bila berkorelasi, {marches} Maret hampir tidak "
        "lebih tahu daripada satu dan peluangnya {correlated}; bila galatnya sekecil itu, selisih "
        "terbaru berlaku dan peluangnya {least}."
    ).format(
        marches=numbers.integer(reading["marches"]),
        mean=numbers.points(reading["mean_gap_pp"]),
        independent=chance_figure(reading["below_if_independent_pct"]),
        correlated=chance_figure(reading["below_if_correlated_pct"]),
        least=chance_figure(reading["below_if_small_pct"]),
    )
    return [fit, mean]
