"""What a profile says first: readable aloud, and no more certain than its bands."""

import pytest

from language import text
from pages.village import bands
from pages.village import words as said
from pages.village.profile import Profile, profile_of
from tests.pages.village.villages import (
    VILLAGE,
    by_release,
    known,
    profile_rows,
    told_apart,
    trend,
    values,
)

NAMES = bands.names_around(known(), VILLAGE)
AROUND = [("35.19.01", "2026-4", 9.0, 7.0, 11.0), ("35.19", "2026-4", 10.0, 9.5, 10.5)]


def made(changed=None) -> Profile:
    return profile_of(profile_rows(changed), values())


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("**", "")


def answer(rate: float | None, low: float | None, high: float | None, *apart: str) -> str:
    """apart: the areas around that can be told from the village."""
    rows = trend((VILLAGE, "2026-4", rate, low, high), *AROUND)
    pairs = told_apart(*((VILLAGE, code) for code in apart))
    return plain(said.estimate_answer(rows, pairs, VILLAGE, NAMES, "Jawa Timur"))


def test_names_go_outward() -> None:
    assert list(NAMES) == [VILLAGE, "35.19.01", "35.19"]


def test_an_estimate_stands_against_all_that_lies_around() -> None:
    assert answer(13.0, 11.5, 14.5, "35.19.01", "35.19") == (
        "Perkiraan kemiskinan Desa Tambakmas, DTSEN 2026-4: 13,0 % (kisaran 90 %: 11,5 sampai "
        "14,5 %); di atas Jawa Timur (9,1 %), Kecamatan Kebonsari (9,0 %), dan Kabupaten "
        "Madiun (10,0 %)."
    )


def test_only_areas_that_differ_by_more_than_their_errors_are_told_apart() -> None:
    words = answer(8.0, 6.0, 9.3, "35.19")
    assert "belum dapat dibedakan dari Jawa Timur (9,1 %) dan Kecamatan Kebonsari" in words
    assert "di bawah Kabupaten Madiun (10,0 %)" in words


def test_without_an_estimate_too_few_people_are_the_reason() -> None:
    words = answer(None, None, None)
    assert words == "Orang di Desa Tambakmas pada DTSEN 2026-4 terlalu sedikit untuk persen."


def change(first: tuple[float, float, float], last: tuple[float, float, float]) -> str:
    rows = trend((VILLAGE, "2026-3", *first), (VILLAGE, "2026-4", *last))
    counts = by_release((800, 2400), (810, 2410))
    poorest = {("decile_group", "1"): {"count": 86, "previous_count": 74}}
    return plain(said.change_answer(rows, VILLAGE, made(poorest), counts))


def test_a_change_inside_the_bands_is_no_change_yet() -> None:
    words = change((10.0, 8.0, 12.0), (9.8, 7.9, 11.9))
    assert "bergeser turun 0,20 poin, belum dapat dibedakan dari tetap" in words
    assert "membaik" not in words


def test_a_change_outside_the_bands_is_one() -> None:
    words = change((10.0, 9.5, 10.5), (8.0, 7.5, 8.5))
    assert "perkiraannya turun 2,00 poin" in words


def test_the_registry_moves_in_counts() -> None:
    words = change((10.0, 8.0, 12.0), (10.0, 8.0, 12.0))
    assert words == (
        "Sejak DTSEN 2026-3: perkiraannya tetap; keluarga di desil 1 dari 74 menjadi 86; keluarga "
        "di registri dari 800 menjadi 810."
    )


@pytest.mark.usefixtures("protected")
def test_a_count_that_moved_less_than_its_protection_is_not_told_apart() -> None:
    assert change((10.0, 8.0, 12.0), (10.0, 8.0, 12.0)) == (
        "Sejak DTSEN 2026-3: perkiraannya tetap; keluarga di desil 1 dari 74 menjadi 86; keluarga "
        "di registri kini 810, belum dapat dibedakan dari 800."
    )


@pytest.mark.usefixtures("protected")
def test_families_of_the_whole_kabupaten_are_exact() -> None:
    rows = trend(("35.19", "2026-3", 9.0, 8.0, 10.0), ("35.19", "2026-4", 9.0, 8.0, 10.0))
    poorest = {("decile_group", "1"): {"count": 0, "previous_count": 6}}
    words = plain(said.change_answer(rows, "35.19", made(poorest), by_release((800, 1), (801, 1))))
    assert "keluarga di registri dari 800 menjadi 801" in words
    assert "desil 1 kini 0–4, belum dapat dibedakan dari 6" in words


def test_the_first_release_has_no_change() -> None:
    rows = trend((VILLAGE, "2026-4", 8.0, 6.0, 9.0))
    assert said.change_answer(rows, VILLAGE, made(), by_release((800, 2400))) == ""


def test_who_lives_there_is_said_without_what_is_not_given() -> None:
    absent = {"count": None, "share_pct": None}
    words = plain(said.who_answer(made({("head_sex", "female"): absent}), by_release((800, 2400))))
    assert words == (
        "Registri mencatat 2.400 orang dalam 800 keluarga dan 22 dari 100 orang berusia 60 tahun "
        "ke atas (kabupaten 22)."
    )
    assert said.who_answer(made({}), by_release((None, None))).startswith("22 dari 100")


def test_what_stands_out_is_said_beside_the_kabupaten() -> None:
    earth = {("floor", "8"): {"share_pct": 30.0, "kabupaten_share_pct": 5.0}}
    words = plain(said.living_answer(made(earth), "Kabupaten Madiun"))
    assert "lantai tanah 30,0 % keluarga (5,0 %)" in words
    assert "tidak jauh berbeda" in said.living_answer(made(), "Kabupaten Madiun")


def test_where_no_share_is_given_nothing_is_said_of_how_families_live() -> None:
    few = {
        (row["characteristic"], row["value"]): {"share_pct": None}
        for _place, row in values().iterrows()
    }
    assert said.living_answer(made(few), "Kabupaten Madiun") == ""


def test_nothing_is_said_of_what_the_registry_does_not_know() -> None:
    unknown = {
        (row["characteristic"], row["value"]): {
            "share_pct": 100.0 if row["value"] in ("unknown", "undetermined") else 0.0
        }
        for _place, row in values().iterrows()
    }
    profile = made(unknown)
    assert said.living_answer(profile, "Kabupaten Madiun") == ""
    assert plain(said.who_answer(profile, by_release((800, 2400)))) == (
        "Registri mencatat 2.400 orang dalam 800 keluarga."
    )


def test_titles_say_what_is_seen() -> None:
    rows = trend((VILLAGE, "2025-1", 12.0, 11.5, 12.5), (VILLAGE, "2026-4", 8.0, 7.0, 9.0))
    assert plain(said.trend_title(rows, VILLAGE)) == ("Turun 4,00 poin sejak DTSEN 2025-1")
    rows = trend((VILLAGE, "2025-1", 9.0, 7.0, 11.0), (VILLAGE, "2026-4", 8.0, 6.0, 10.0))
    assert said.trend_title(rows, VILLAGE) == "Belum dapat dibedakan dari keadaan DTSEN 2025-1"
    few = trend((VILLAGE, "2026-4", None, None, None))
    assert said.trend_title(few, VILLAGE) == "Terlalu sedikit orang untuk persen pada setiap rilis"
    assert plain(said.deciles_title(made())) == "16,7 % keluarga berada di desil 1"


def ranked(*cells: float | None) -> str:
    """What is said of a chance, its other cuts, and poor persons with both ends."""
    names = ("poorest_fifth_pct", "poorest_cuts")
    names += ("poor_persons", "poor_persons_low", "poor_persons_high")
    rows = trend((VILLAGE, "2026-4", 13.0, 8.0, 20.0)).assign(
        **dict(zip(names, cells, strict=True))
    )
    return plain(said.poorest_answer(rows, VILLAGE))


def test_a_chance_of_the_poorest_fifth_stands_beside_what_knowing_nothing_gives() -> None:
    assert ranked(45.2, 2, 1234, 812, 1893) == (
        "Peluang termasuk seperlima desa termiskin sekitar 45 % (tanpa pengetahuan 20 %); menurut "
        "2 dari 3 cara hitung yang lebih sederhana desa ini memang di sana. Perkiraan penduduk "
        "miskin 1.200 orang (810 sampai 1.900)."
    )
    assert "kurang dari 1 %" in ranked(0.0, 0, None, None, None)
    assert "lebih dari 99 %" in ranked(100.0, 3, None, None, None)
    assert ranked(45.2, 2, None, None, None).endswith("memang di sana.")
    assert ranked(None, None, 10, 5, 20) == ""


def test_a_chance_of_the_poorest_fifth_speaks_english() -> None:
    text.use("en")
    assert ranked(45.2, 2, 1234, 812, 1893) == (
        "Chance of being among the poorest fifth of villages: about 45% (knowing nothing, 20%); by "
        "2 of 3 simpler ways of counting the village is there. Estimated poor people: 1,200 people "
        "(810 to 1,900)."
    )
