"""Slides of every kind, with the longest names and the largest numbers that there can be."""

from collections.abc import Mapping
from functools import cache

from data.boundaries.geojson import boundaries
from data.settings import settings
from ui.look.locator import Outlines, outlines
from ui.slides.deck import About
from ui.slides.pictures import (
    Band,
    Bars,
    Colour,
    Lines,
    Number,
    Numbers,
    Picture,
    Places,
    Rows,
    Series,
    Slide,
)

LONGEST = "Desa Sumberbendo Karangrejo Wetan Panjang"
TITLE = (
    "Kemiskinan **Kecamatan Kebonsari** 10,40 % pada Maret 2026, 0,90 poin di atas Jawa Timur, dan "
    "belum dapat dibedakan dari rilis sebelumnya"
)
ABOUT = About(
    "Kabupaten Madiun",
    "25 November 2026",
    "data sintetis",
    {
        "Sumber": "BPS, Susenas (Kabupaten Madiun Maret 2025); DTSEN 2026-4, data per 31 Oktober "
        "2026 · data sintetis",
        "Terbitan": "20261124T080000, terbit 24 November 2026",
        "Edisi": "edisi publik",
        "Perlindungan": "Supaya tidak seorang pun dapat dikenali, setiap jumlah digeser sedikit "
        "secara acak, paling banyak 5. 0–4 berarti tidak ada, atau paling banyak 5.",
        "Data sintetis": "ya",
    },
)


def slide(name: str, picture: Picture, title: str = TITLE) -> Slide:
    return Slide(
        title,
        "Perkiraan angka kemiskinan, persen penduduk, 15 kecamatan di Kabupaten Madiun, 2026-4",
        "estimate",
        picture,
        (f"Catatan pembicara untuk {name}: dari **10 keluarga**, 6 terjangkau.",),
        "Sumber: BPS, Susenas; DTSEN 2026-4, data per 31 Oktober 2026 · data sintetis",
    )


def every_kind() -> list[Slide]:
    """One slide of each picture, values that are not given in each that can lack them."""
    kecamatan = tuple(f"Kecamatan Wonoasri Nomor {place}" for place in range(1, 15))
    rates = tuple(None if place == 4 else 18.4 - place for place in range(15))
    quarters = tuple(f"{year}-{part}" for year in (2025, 2026) for part in range(1, 5))
    months = tuple(f"Mar {year}" for year in range(2010, 2027))
    shades: tuple[Colour, ...] = ("above",) * 5 + ("between",) * 5 + ("below",) * 5
    return [
        slide(
            "kecamatan",
            Bars(
                (LONGEST, *kecamatan),
                (Series("Perkiraan", rates, "area"),),
                "percent",
                shades,
                9.06,
                "Jawa Timur 9,06 %",
            ),
        ),
        slide(
            "desil",
            Bars(
                ("Desil 1", "Desil 2", "Desil 3-4", LONGEST),
                (
                    Series("kedua pilar", (1_234_567.0, 60.0, 30.0, 0.0), "protection"),
                    Series("perlindungan saja", (400_000.0, 6.0, 0.0, 0.0), "empowerment"),
                    Series("tidak satu pun", (300_000.0, 1e6, 900_000.0, 12_345.0), "muted"),
                ),
                "families",
            ),
        ),
        slide(
            "selisih",
            Bars(
                ("Program Keluarga Harapan", "Sembako", "BLT Desa"),
                (Series("Perubahan", (-1.25, 0.4, None), "worse"),),
                "points",
            ),
        ),
        slide(
            "rilis",
            Lines(
                quarters,
                (Series("Kec. Mejayan", (11.2, 11.0, None, 10.8, 10.7, 10.4, 10.5, 10.4), "area"),),
                "percent",
                Band(
                    (9.9, 9.8, None, 9.6, 9.5, 9.2, 9.3, 9.2),
                    (12.5, 12.3, None, 12.1, 12.0, 11.7, 11.7, 11.6),
                ),
            ),
        ),
        slide(
            "rilis-utuh",
            Lines(
                quarters,
                (Series(LONGEST, (11.2, 11.0, 10.9, 10.8, 10.7, 10.4, 10.5, 10.4), "area"),),
                "percent",
                Band(
                    (9.9, 9.8, 9.7, 9.6, 9.5, 9.2, 9.3, 9.2),
                    (12.5, 12.3, 12.2, 12.1, 12.0, 11.7, 11.7, 11.6),
                ),
            ),
        ),
        slide(
            "resmi",
            Lines(
                months,
                (
                    Series("Kabupaten Madiun", tuple(15 - 0.27 * n for n in range(17)), "area"),
                    Series(
                        "Jawa Timur", tuple(14.9 - 0.27 * n for n in range(17)), "province", True
                    ),
                ),
                "percent",
            ),
        ),
        slide("peta", _map(villages_only=True)),
        slide("peta-kecamatan", _map(villages_only=False)),
        slide(
            "desa",
            Rows(
                ("Desa", "Perkiraan", "Keluarga belum terjangkau", "Yang perlu dilakukan"),
                tuple(
                    (
                        f"{LONGEST} {place}",
                        "10,40 %",
                        "terlalu sedikit" if place % 3 else "1.234",
                        "Verifikasi lapangan dan musyawarah desa sebelum rilis berikutnya",
                    )
                    for place in range(1, 13)
                ),
            ),
        ),
        slide(
            "angka",
            Numbers(
                (
                    Number("10,40 %", "Kabupaten Madiun", "resmi BPS, Maret 2025"),
                    Number("9,06 %", "Jawa Timur", "resmi BPS, Maret 2026", "province"),
                    Number("+0,86 poin", LONGEST, "perkiraan (0,58–1,15), 90 %", "worse"),
                    Number("1.234.567 keluarga", "harus keluar", "perkiraan", "above"),
                )
            ),
        ),
    ]


def _map(*, villages_only: bool) -> Places:
    codes = list(drawn().paths)
    if not villages_only:
        codes = sorted({code.rpartition(".")[0] for code in codes})
    letters = "ABNCDx-"
    legend: Mapping[str, tuple[str, str]] = {
        "A": ("jelas di atas, 1,0 poin atau lebih", "#8C510A"),
        "B": ("jelas di atas, kurang dari 1,0 poin", "#DFC27D"),
        "N": ("belum dapat dibedakan", "#D9DDDF"),
        "C": ("jelas di bawah, kurang dari 1,0 poin", "#80CDC1"),
        "D": ("jelas di bawah, 1,0 poin atau lebih", "#01665E"),
        "x": ("disembunyikan, terlalu sedikit", "#FFFFFF"),
        "-": ("tidak ada angka", "#FFFFFF"),
    }
    return Places({code: letters[n % 7] for n, code in enumerate(codes)}, legend)


@cache
def drawn() -> Outlines:
    found = boundaries(settings().store, settings().region)
    return outlines(found.collection)
