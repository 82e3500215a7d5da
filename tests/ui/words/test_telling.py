"""One number in a sentence: every edge has its words, in both languages, and none says too much."""

import pytest

from language import text
from queries import measures
from ui.words import telling

AREA = "Desa Mejayan"


def said(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_a_level_says_what_kind_of_number_it_is() -> None:
    level = telling.level
    assert said(level("p0_pct", "Jawa Timur", 9.5, "Maret 2025")) == (
        "Kemiskinan Jawa Timur menurut BPS **9,50 %** (Maret 2025)."
    )
    assert said(level("families", AREA, 1234, "DTSEN 2026-4")) == (
        "Menurut registri, jumlah keluarga Desa Mejayan **1.234 keluarga** (DTSEN 2026-4)."
    )
    assert said(level("poverty_rate_pct", AREA, 12.34, "DTSEN 2026-4", low=10, high=15)) == (
        "Perkiraan kemiskinan Desa Mejayan **12,3 %**, antara 10,0 % dan 15,0 % (DTSEN 2026-4)."
    )


def test_too_few_and_not_known_are_different_words_and_no_number() -> None:
    few = telling.level("poverty_rate_pct", AREA, None, "DTSEN 2026-4", why="too_few")
    absent = telling.level("poverty_rate_pct", AREA, None, "DTSEN 2026-4", why="not_measured")
    official = telling.level("p0_pct", "Jawa Timur", None, "Maret 2026")
    assert few == "Orang di Desa Mejayan pada DTSEN 2026-4 terlalu sedikit untuk persen."
    assert "belum ada angkanya" in absent and "belum ada angkanya" in official
    assert "0" not in (few + absent).replace("2026-4", "")


@pytest.mark.parametrize(
    ("measure", "now", "before", "words"),
    [
        ("poverty_rate_pct", 9.0, 9.5, "turun 0,50 poin"),
        ("poverty_rate_pct", 9.5, 9.0, "naik 0,50 poin"),
        ("decile1_share_pct", 9.0, 9.5, "turun 0,50 poin"),
        ("p0_pct", 9.0, 9.5, "turun 0,50 poin (membaik)"),
        ("p0_pct", 9.5, 9.0, "naik 0,50 poin (memburuk)"),
        ("poverty_rate_pct", 9.001, 9.0, "tetap"),
        ("coverage_pct", 60.0, 50.0, "naik 10,00 poin (membaik)"),
        ("families", 101, 100, "bertambah 1 keluarga"),
        ("families", 88, 100, "berkurang 12 keluarga"),
        ("families", 100, 100, "tetap"),
    ],
)
def test_a_change_has_a_direction_and_a_verdict_only_where_one_is_due(
    measure: str, now: float, before: float, words: str
) -> None:
    assert said(telling.change_words(measure, now, before)) == words


def test_a_move_inside_the_bands_is_no_change_yet() -> None:
    words = telling.change_words("poverty_rate_pct", 9.0, 9.5, is_told_apart=False)
    assert said(words) == "bergeser turun 0,50 poin, **belum dapat dibedakan** dari tetap"
    assert "membaik" not in words


@pytest.mark.usefixtures("protected")
def test_a_count_that_moved_less_than_its_protection_is_no_change_yet() -> None:
    said_of = [said(telling.change_words("families", now, 100)) for now in (89, 90, 100, 111)]
    assert said_of == [
        "berkurang 11 keluarga",
        "bergeser turun 10 keluarga, **belum dapat dibedakan** dari tetap",
        "tetap",
        "bertambah 11 keluarga",
    ]


def test_the_first_release_and_one_without_a_figure_tell_no_change() -> None:
    assert "rilis pertama" in telling.change("families", AREA, 5, None, "")
    assert telling.change("families", AREA, None, 12, "DTSEN 2026-3") == ""
    assert telling.change("families", AREA, 12, None, "DTSEN 2026-3") == ""


def test_against_the_province_never_tells_points_that_cannot_be_told() -> None:
    near = telling.against(AREA, 9.9, "Jawa Timur", 9.06, "not_distinguishable")
    far = telling.against(AREA, 12.0, "Jawa Timur", 9.06, "above")
    assert "poin" not in near
    assert said(far) == "Desa Mejayan **2,94 poin** di atas Jawa Timur (resmi 9,06 %)."
    assert telling.against(AREA, None, "Jawa Timur", 9.06, None) == ""


@pytest.mark.parametrize("name", ["above", "below", "not_distinguishable"])
def test_a_class_is_a_sentence(name: str) -> None:
    assert "Jawa Timur" in telling.rank_class(AREA, name, "Jawa Timur")
    assert telling.rank_class(AREA, None, "Jawa Timur") == ""


@pytest.mark.parametrize(
    ("reached", "eligible", "missed", "words"),
    [
        (600, 1000, 400, "Dari 10 keluarga yang berhak atas PKH, **6 terjangkau**; 400 keluarga"),
        (0, 10, 10, "**Belum satu pun**"),
        (10, 10, 0, "**Semua**"),
        (0, 0, 0, "tidak mencatat"),
        (None, 10, None, "belum dapat dihitung"),
        (6, 29, 23, "Dari 29 keluarga yang berhak atas PKH, **6 terjangkau**; 23 keluarga belum."),
    ],
)
def test_coverage_at_its_ends(
    reached: int | None, eligible: int | None, missed: int | None, words: str
) -> None:
    assert words in said(telling.coverage("PKH", "family", reached, eligible, missed))


@pytest.mark.usefixtures("protected")
@pytest.mark.parametrize(
    ("reached", "eligible", "missed", "words"),
    [
        (600, 1000, 404, "Dari 10 keluarga yang berhak atas PKH, **6 terjangkau**; 404 keluarga"),
        (0, 100, 103, "Dari 100 keluarga yang berhak atas PKH, **0–4 terjangkau**; 103 keluarga"),
        (98, 100, 0, "Dari 100 keluarga yang berhak atas PKH, **98 terjangkau**; 0–4 keluarga"),
        (103, 100, 0, "Dari 100 keluarga yang berhak atas PKH, **100 terjangkau**; 0–4 keluarga"),
        (0, 0, 5, "Registri mencatat 0–4 keluarga yang berhak atas PKH."),
    ],
)
def test_protected_coverage_claims_neither_none_nor_all(
    reached: int, eligible: int, missed: int, words: str
) -> None:
    told = said(telling.coverage("PKH", "family", reached, eligible, missed))
    assert told.startswith(words)


def test_uncertainty_needs_a_band() -> None:
    assert telling.uncertainty("poverty_rate_pct", None, 9.0) == ""
    words = said(telling.uncertainty("poverty_rate_pct", 8.0, 10.0))
    assert words == "Perkiraan seperti ini dapat meleset: kisarannya 8,0 % sampai 10,0 %."


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_measure_has_a_name_inside_a_sentence(language: str) -> None:
    text.use(language)
    for name, about in measures().items():
        assert telling.phrase(name)
        assert ("said_id" in about) == ("said_en" in about), name


def test_english_is_complete() -> None:
    text.use("en")
    words = [
        telling.level("poverty_rate_pct", AREA, 12.34, "2026-4", low=10, high=15),
        telling.change("families", AREA, 88, 100, "DTSEN 2026-3"),
        telling.coverage("PKH", "family", 600, 1000, 400),
    ]
    assert [said(sentence) for sentence in words] == [
        "Estimated poverty in Desa Mejayan: **12.3%**, between 10.0% and 15.0% (2026-4).",
        "The number of families in Desa Mejayan: down by 12 families since DTSEN 2026-3.",
        "Of 10 families eligible for PKH, **6 are reached**; 400 families are not.",
    ]
