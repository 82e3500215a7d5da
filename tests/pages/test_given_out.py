"""Addresses of before the pages had parts: each still opens, and shows what it names.

Pieces of a meeting (?present=) are in test_presenting.py.
"""

import re
from html import unescape

import pytest

from language.numbers import NBSP
from tests.pages.reading import (
    AGENDA,
    COVERAGE,
    INTEGRITY,
    MAP,
    METHOD,
    PEERS,
    SLICE,
    SUMMARY,
    TREND,
    VILLAGE,
    Reader,
    words,
)

# The page, what stands behind the ? of its address, and words that a reader finds there then.
GIVEN_OUT = [
    (SUMMARY, "lang=en", "Is poverty in Kabupaten Madiun below"),
    (TREND, "lang=en", "Down since the first release"),
    (TREND, "area=35.19.12,35.19.13", "Kecamatan Saradan"),
    (TREND, "area=35.19.06,35.19.01.2001&lang=en", "Kecamatan Gemarang"),
    (TREND, "area=Gemarangg&lang=en", "Did you mean"),
    (TREND, "measure=decile1_share_pct", "Menurut registri"),
    (TREND, "compare=35.19.01&measure=decile1_share_pct", "Menurut registri"),
    (TREND, "level=kecamatan", "Dari 15 kecamatan"),
    (TREND, "level=desa", "Desa Bongsopotro"),
    (TREND, "since=2026-2", "Perubahan perkiraan sejak 2026-2"),
    (TREND, "years=2010", "kedalaman (P1)"),
    (TREND, "area=35.19.06&measure=decile1_share_pct&level=desa&since=2026-2", "Desa Bongsopotro"),
    (MAP, "lang=en", "1 of 206 villages"),
    (MAP, "level=kecamatan", "15 kecamatan"),
    (MAP, "level=desa&measure=poorest_fifth_pct", "seperlima termiskin"),
    (MAP, "measure=gap_pp&compare=35.19.12.2001", "seluruhnya di atas Jawa Timur"),
    (MAP, "beside=families", "peringkat kesejahteraan"),
    (MAP, "area=35.19.01.2001&release=2026-2", "untuk 150 lainnya"),
    (VILLAGE, "", "Kecamatan Kebonsari"),
    (VILLAGE, "area=35.19.12", "Perkiraan kemiskinan Kecamatan Saradan"),
    (VILLAGE, "area=35.19.12.2001", "Perkiraan kemiskinan Desa Bandungan"),
    (VILLAGE, "area=35.19.10.2010&lang=en", "Desa Jerukgulung"),
    (VILLAGE, "area=35.19.12&compare=35.19.12.2001", "Perkiraan kemiskinan Kecamatan Saradan"),
    (VILLAGE, "compare=35.19.01,35.19.02,35.19.12.2001", "Wilayah berdampingan"),
    (PEERS, "lang=en", "38 kabupaten and kota"),
    (COVERAGE, "area=35.19.12", "Siapa di Kecamatan Saradan"),
    (COVERAGE, "area=35.19.12.2001", "Siapa di Desa Bandungan"),
    (COVERAGE, "release=2026-3", "DTSEN 2026-3"),
    (COVERAGE, "programme=PKH", "wilayah menurut jumlah yang terlewat"),
    (COVERAGE, "programme=SEMBAKO&area=35.19.12", "Siapa di Kecamatan Saradan"),
    (COVERAGE, "level=desa", "wilayah menurut jumlah yang terlewat"),
    (COVERAGE, "place=35.19.12", "wilayah menurut jumlah yang terlewat"),
    (INTEGRITY, "", "8 dari 9 pemeriksaan"),
    (INTEGRITY, "show=amount_idr", "rupiah yang melekat pada temuan"),
    (INTEGRITY, "area=35.19.12.2001&show=amount_idr", "rupiah yang melekat pada temuan"),
    (
        INTEGRITY,
        "area=35.19.12&release=2026-3&show=amount_idr&level=desa",
        "di setiap desa dan kelurahan",
    ),
    (SLICE, "row=water&column=fuel", "Bahan bakar memasak menurut air minum"),
    (SLICE, "row=wall&show=count", "jumlah keluarga"),
    (SLICE, "row=wall&decile=1&release=2026-3", "keluarga di desil 1"),
    (SLICE, "area=35.19.12.2001", "Desa Bandungan"),
    (
        SLICE,
        "unit=person&row=age_group&column=sex&area=35.19.06&show=count&against=2026-3",
        "dikurangi DTSEN 2026-3",
    ),
    (METHOD, "lang=en", "How are these numbers made"),
    (METHOD, "release=2026-2", "Semua angka dalam satu berkas"),
    (AGENDA, "agenda=peta@35.19,resmi", "2 langkah tentang Kabupaten Madiun"),
    (AGENDA, "agenda=jawaban@35.19,jawaban@35.19.06,arah", "3 langkah tentang 2 wilayah"),
]
CHOICES = {"measure", "level", "since", "years", "beside", "release", "programme", "show"} | {
    *("row", "column", "unit", "decile", "against"),
}


@pytest.mark.parametrize(("page", "query", "shown"), GIVEN_OUT)
def test_an_address_that_was_given_out_shows_what_it_names(
    reader: Reader, page: str, query: str, shown: str
) -> None:
    address = dict(part.split("=") for part in query.split("&") if part)
    app = reader(page, address)
    html = unescape(words(app)).replace(NBSP, " ")
    said = re.sub(r"<[^>]+>", "", html[html.index("page-title") :])
    assert shown in re.sub(r"\s+", " ", said)
    for choice in CHOICES & set(address):
        assert app.session_state[choice] == address[choice]
