"""The three quantities side by side, and what is not known of any."""

import pandas as pd
from markupsafe import Markup

from language.text import _
from ui.kept import kept
from ui.look.markup import bullets, plain_table
from ui.words import top_decile
from ui.words.telling import national_words


def quantities_html() -> Markup:
    """Official, registry, estimate, as a table."""
    head, rows = quantities()
    return plain_table(head, rows, _("Tiga besaran yang tidak pernah dicampur"))


def quantities() -> tuple[list[str], list[list[str]]]:
    """What each quantity is, whose, how often, where: the head and the rows of a table."""
    return (
        ["", _("Resmi"), _("Registri"), _("Perkiraan")],
        [
            [
                _("Apa"),
                _("bagian penduduk di bawah garis kemiskinan (P0), kedalaman (P1), keparahan (P2)"),
                _("orang menurut desil nasional, 1 sampai 10: peringkat kesejahteraan"),
                _("angka kemiskinan yang setara dengan BPS"),
            ],
            [_("Milik siapa"), _("BPS, survei Susenas"), _("DTSEN"), _("dasbor ini")],
            [
                _("Kapan"),
                _("kabupaten: Maret; provinsi: Maret dan September"),
                _("empat rilis setahun"),
                _("setiap rilis"),
            ],
            [
                _("Di mana"),
                _("Indonesia, provinsi, kabupaten"),
                _("setiap desa"),
                _("setiap desa"),
            ],
            [
                _("Tandanya"),
                _("lingkaran penuh"),
                _("kotak ungu"),
                _("garis dengan pita"),
            ],
        ],
    )


@kept
def unknown_html(releases: pd.DataFrame) -> Markup:
    """What nobody can read off this dashboard, as a list; rows of `release_by_cutoff`."""
    return bullets(*unknown(releases))


def unknown(releases: pd.DataFrame) -> list[str]:
    """The same, a sentence each."""
    return [
        _(
            "Galat baku resmi kabupaten: BPS menerbitkannya, tetapi tabelnya belum kami miliki. "
            "Yang dipakai adalah turunan dari jumlah rumah tangga dan efek rancangan."
        ),
        _(
            "Angka Desember: BPS tidak membuatnya untuk kabupaten. Target “akhir tahun” hanya "
            "dapat diuji dengan angka Maret."
        ),
        _(
            "Galat peringkat desil: tidak ada ukuran resmi seberapa sering sebuah keluarga salah "
            "ditempatkan. Beda kecil antardesa tidak berarti apa-apa."
        ),
        national_words(),
        *(
            _(
                "Rincian desil teratas. {grouped} Kelompok itu ikut dihitung di antara warga yang "
                "desilnya diketahui, dan tidak pernah dipecah."
            ).format(grouped=grouped)
            for grouped in top_decile.notes(releases)
        ),
        _(
            "Sebab: angka di sini menunjukkan berapa dan di mana, bukan karena program apa "
            "kemiskinan turun atau naik."
        ),
        _(
            "Guncangan: model mengenal tahun sulit seperti 2020 sampai 2022 karena memakainya, "
            "tetapi tidak dapat menduga guncangan berikutnya."
        ),
        _(
            "Kota dan kabupaten lain tidak punya perkiraan desa di sini; perbandingan memakai "
            "angka resmi saja."
        ),
    ]
