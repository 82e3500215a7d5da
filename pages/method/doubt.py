"""How far the numbers may be off, and from where that is known."""

from math import sqrt

from markupsafe import Markup

from language import numbers
from language.text import _
from ui.look.markup import bullets, prose
from ui.records import Record


def doubt_html(tied: Record, is_assumed: bool, coming: Record) -> Markup:
    """The standard error, the band, the classes.

    tied: the anchor row of `benchmark_by_release`. coming: the next March of `gap_forecast`.
    """
    if not tied or tied["p0_se_pct"] is None:
        return prose(_("Belum ada perkiraan dari registri, jadi belum ada yang dapat meleset."))
    error = numbers.points(tied["p0_se_pct"], signed=False)
    other = tied["province_se_pct"]
    origin = (
        _(
            "Galat baku kabupaten {error} adalah **asumsi**: diturunkan dari sekitar 770 rumah "
            "tangga Susenas dan efek rancangan 2. Dengan efek rancangan 1,5 sampai 2,5 dan 670 "
            "sampai 870 rumah tangga, nilainya 1,3 sampai 1,9 poin."
        )
        if is_assumed
        else _("Galat baku kabupaten {error} berasal dari BPS.")
    ).format(error=error)
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
    if coming:
        needed = _(
            "Maka baru bila angka resmi sekurangnya {needed} di bawah provinsi dapat dikatakan, "
            "dengan keyakinan 95 %, bahwa kemiskinan yang sebenarnya lebih rendah."
        ).format(needed=numbers.points(abs(coming["needed_gap_pp"]), signed=False))
    return (
        prose(" ".join(filter(None, [origin, gap, needed])))
        + prose(_("Pita setiap wilayah (kisaran 90 %) menggabungkan empat sumber keraguan:"))
        + bullets(
            _("galat survei BPS yang diwarisi setiap desa;"),
            _(
                "pilihan definisi: desil 1 nasional, desil 1 dan 2 bersama-sama, atau desil 1 "
                "daerah;"
            ),
            _("desil yang kosong: seandainya semuanya miskin, atau tidak ada yang miskin;"),
            _("pergeseran acak yang melindungi jumlah, bila edisi ini memakainya."),
        )
        + prose(
            _(
                "Kelas wilayah mengikuti pita itu: **di atas** atau **di bawah provinsi** hanya "
                "bila bedanya melampaui kisaran gabungan wilayah dan provinsi; selain itu **belum "
                "dapat dibedakan**. Urutan angka saja tidak berarti apa-apa."
            )
        )
    )
