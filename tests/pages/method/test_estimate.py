"""How an estimate is made, tested and doubted, in words, at the edges and in both languages."""

import re
from typing import Any

import pandas as pd
import pytest

from language import text
from pages.method import chances_html, doubt_html, example_html, validation_html
from pages.method.example import anchor
from tests.pages.reading import METHOD, Reader, words

TIED: dict[str, Any] = {
    "release": "2026-2",
    "period": "2025-03",
    "is_anchor": True,
    "p0_pct": 10.4,
    "p0_se_pct": 1.5,
    "anchor_period": "2026-03",
    "anchor_pct": 9.9,
    "anchor_se_pct": 1.6,
    "anchor_kind": "carried",
    "province_se_pct": 0.25,
    "population": 1000.0,
    "shift_logit": 0.5,
    "decile1_share_pct": 12.0,
    "profile_pct": 8.0,
    "poor_persons": 99.0,
}
VILLAGES = pd.DataFrame(
    [("Contoh", 90, 1.0, 10.0, 15.482)],
    columns=["area_name", "persons", "decile1_share_pct", "profile_pct", "poverty_rate_pct"],
)
TOTAL: dict[str, Any] = {
    "persons_to_leave": 8.6,
    "persons_a_month": 1.7,
    "persons_to_leave_low": 0.0,
    "persons_to_leave_high": 20.0,
    "period": "2027-03",
    "gap_pp": 0.86,
    "months": 5,
}
OWN = pd.DataFrame(
    [("desa", 0.55, 4.3, 21.5), ("kecamatan", 0.3, 6.4, 15.4), ("kabupaten", 0.0, 10.0, 10.0)],
    columns=["level", "logit_error", "ten_low_pct", "ten_high_pct"],
)


def plain(html: str) -> str:
    said = re.sub(r"<[^>]+>", " ", html).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r" ([.,;])", r"\1", re.sub(r"\s+", " ", said))


def example(total: dict[str, Any] = TOTAL, **changed: Any) -> str:
    head = {"province_name": "Jawa Timur"}
    return plain(example_html(pd.DataFrame([{**TIED, **changed}]), VILLAGES, total, head))


def trial(country: str, what: str, **changed: Any) -> dict[str, Any]:
    row = {"areas": 40, "constant_pp": 8.0, "decile1_pp": 9.0, "profile_pp": 6.0}
    shares = {"beats_constant_pct": 99.0, "holds_pct": 90.0, "holds_with_kept_pct": 91.0}
    return {"country": country, "what": what, **row, **shares, **changed}


def trials_said(*rows: dict[str, Any]) -> str:
    return plain(validation_html(pd.DataFrame(rows)))


@pytest.mark.parametrize("lacking", [{"anchor_pct": None}, {"shift_logit": None}])
def test_without_an_anchor_there_is_no_example(lacking: dict[str, Any]) -> None:
    assert anchor(pd.DataFrame([{**TIED, **lacking}])) == {}
    assert example(**lacking) == " Belum ada rilis yang dapat disetarakan dengan angka BPS. "


@pytest.mark.parametrize(
    ("language", "kind", "said"),
    [
        (
            "id",
            "carried",
            "BPS belum menerbitkan angka kabupaten untuk Maret 2026; angka terakhir 10,40 % (Maret "
            "2025) dibawa dengan perubahan provinsi menjadi 9,90 %.",
        ),
        ("id", "official", "BPS mengukur 9,90 % untuk Maret 2026."),
        ("id", "interpolated", "lebih dari dua triwulan sesudah Maret 2026, maka yang dipakai 9,9"),
        ("en", "carried", "the last one, 10.40% (March 2025), is carried on"),
        ("en", "official", "BPS measures 9.90% for March 2026."),
        ("en", "interpolated", "more than two quarters after March 2026, so 9.90% is used"),
    ],
)
def test_the_example_says_where_its_figure_comes_from(
    language: text.Language, kind: str, said: str
) -> None:
    text.use(language)
    assert said in example(anchor_kind=kind)


def test_villages_are_shifted_from_their_profile() -> None:
    assert "Contoh 10,00 % −2,1972 −1,6972 15,48 % 15,48 %" in example()
    assert "profil desil kabupaten adalah 8,00 %" in example()


def test_persons_points_and_months_belong_to_one_pair() -> None:
    said = example()
    assert "Selisih Maret 2027 dengan Jawa Timur diperkirakan +0,86 poin" in said
    assert "9 orang (kisaran 80 %: 0 sampai 20 orang)" in said
    assert "2 orang sebulan selama 5 bulan sampai survei Maret 2027" in said
    text.use("en")
    assert "2 people a month for 5 months until the survey of March 2027" in example()


@pytest.mark.parametrize("total", [{}, {**TOTAL, "gap_pp": -0.1}, {**TOTAL, "gap_pp": 0.0}])
def test_nobody_has_to_leave_without_a_gap(total: dict[str, Any]) -> None:
    assert "keluar dari" not in example(total)


def test_chances_are_told_with_what_100_poor_persons_make_of_them() -> None:
    own = {"is_verified": True, "source": "Susenas kami"}
    rows = pd.DataFrame([{"decile": d, "poor_chance_pct": 50.0 - 5 * d, **own} for d in (1, 2, 3)])
    said = plain(chances_html(rows))
    assert "Sumber peluang: Susenas kami." in said and "belum diverifikasi" not in said
    assert "1 45,0 % 38" in said
    assert "dari 100 orang miskin di Indonesia 38 berada di desil 1 dan 63 di desil 2" in said
    assert "Belum ada peluang" in chances_html(rows.head(0))


def test_without_trials_it_says_so() -> None:
    empty = pd.DataFrame(columns=list(trial("", "")))
    assert "belum diuji" in validation_html(empty)
    text.use("en")
    assert "has not been tested" in validation_html(empty)


def test_what_was_tried_is_said_in_words_and_an_unknown_trial_as_it_is() -> None:
    said = trials_said(
        trial("Indonesia", "10 % poor, hamlets, one model", profile_pp=None),
        trial("Peru", "10 % poor, valleys", beats_constant_pct=None),
    )
    assert "Indonesia: 10 % miskin, dusun, satu model peringkat 40 8,0 9,0 – 99 90 91" in said
    assert "Peru: 10 % poor, valleys 40 8,0 9,0 6,0 – 90 91" in said
    assert "Di dusun" not in said and "Austria" not in said and "Antarkecamatan" not in said


def test_the_sentences_follow_the_figures() -> None:
    hamlets, subdistricts = "10 % poor, hamlets, one model", "10 % poor, subdistricts, one model"
    good = trials_said(
        trial("Indonesia", hamlets, decile1_pp=7.0),
        trial("Indonesia", subdistricts),
        trial("Austria", "districts, registry of benefits"),
    )
    assert "25 % lebih kecil" in good and "Desil 1 saja" not in good
    assert "profil desil juga lebih baik: dalam 99 dari 100" in good
    assert "peringatan" not in good
    bad = trials_said(
        trial("Indonesia", hamlets, profile_pp=8.5),
        trial("Indonesia", subdistricts, beats_constant_pct=40.0, holds_pct=20.0),
        trial("Austria", "districts, registry of benefits", holds_with_kept_pct=55.0),
        trial("Austria", "districts, registry of benefits", holds_with_kept_pct=68.0),
    )
    assert "tidak selalu lebih baik" in bad
    assert "belum dapat dikatakan : profil lebih baik daripada semua sama dalam 40 dari" in bad
    assert "kisarannya hanya memuat 20 dari 100" in bad
    assert "hanya memuat 55 sampai 68 dari 100 distrik" in bad
    assert "Desil 1 saja di sana" not in bad


def test_the_doubt_says_what_the_model_s_error_means() -> None:
    said = plain(doubt_html(TIED, False, {}, {}, OWN))
    assert "untuk desa 0,55 logit, sehingga 10 % dapat berarti 4 sampai 22 %" in said
    assert "untuk kecamatan 0,30 logit, sehingga 10 % dapat berarti 6 sampai 15 %" in said
    assert "dibawa ke Maret 2026" in said and "1,60 poin" in said
    official = plain(doubt_html({**TIED, "anchor_kind": "official"}, False, {}, {}, OWN.head(0)))
    assert "dibawa ke" not in official and "milik setiap wilayah;" in official
    text.use("en")
    assert "for a village 0.55 logits, so that 10% can mean 4 to 22%" in plain(
        doubt_html(TIED, False, {}, {}, OWN)
    )


@pytest.mark.parametrize(
    ("language", "found"),
    [
        ("id", ["22 sampai 32 % lebih kecil", "memuat 55 sampai 68 dari 100 distrik", "1 38,0 %"]),
        ("en", ["22 to 32% less", "holds only 55 to 68 of 100 districts", "1 38.0%"]),
    ],
)
def test_the_page_tells_it_from_what_is_stored(
    reader: Reader, language: str, found: list[str]
) -> None:
    said = plain(words(reader(METHOD, {"lang": language, "bagian": "semua"})))
    for each in found:
        assert each in said
    assert "dengan peluang 90" not in said and "jelas" not in said
