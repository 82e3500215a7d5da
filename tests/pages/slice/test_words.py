"""The answer of Irisan is made from the data, and no surer than protected counts allow."""

import re

import pytest

from language import text
from pages.slice import titles, ways
from pages.slice import words as answers
from tests.pages.slice import slices
from tests.pages.slice.slices import FLOORS, asked, view


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("**", "")


def test_the_answer_names_the_group_that_stands_out():
    (said,) = answers.answer(view())
    assert plain(said) == (
        "Dari 10 keluarga di desil 1, 3 dengan lantai tanah; di seluruh Kabupaten Madiun 1 dari 10."
    )


def test_in_percentages_of_columns_the_columns_are_the_groups():
    (said,) = answers.answer(view(shown="column_pct", columns={"unknown": 5}))
    assert "Dari 10 keluarga dengan lantai tanah, 6 di desil 1" in plain(said)


def test_a_rare_trait_is_said_in_percent():
    counts = {("1", "tile"): 960, ("1", "earth"): 40, ("2", "tile"): 1990, ("2", "earth"): 10}
    (said,) = answers.answer(view(counts))
    assert plain(said).startswith("4,0 % keluarga di desil 1 tercatat dengan lantai tanah; ")
    assert "Kabupaten Madiun 1,7 %" in plain(said)


def test_a_group_of_a_few_is_not_spoken_of():
    counts = {("1", "tile"): 0, ("1", "earth"): 20, ("2", "tile"): 400, ("2", "earth"): 100}
    assert "desil 1" not in answers.answer(view(counts))[0]


def test_a_rare_trait_stands_out_more_than_a_common_one():
    counts = {
        ("1", "tile"): 500,
        ("1", "earth"): 360,
        ("1", "bamboo"): 140,
        ("2", "tile"): 8000,
        ("2", "earth"): 200,
        ("2", "bamboo"): 1800,
    }
    counts |= {
        ("undetermined", "tile"): 0,
        ("undetermined", "earth"): 10,
        ("undetermined", "bamboo"): 990,
    }
    assert "lantai tanah" in answers.answer(view(counts))[0]


def test_what_is_unknown_is_never_the_answer():
    counts = {**FLOORS, ("1", "unknown"): 500, ("1", "earth"): 30}
    assert "tidak diketahui" not in answers.answer(view(counts))[0]


ALIKE = {("1", "tile"): 700, ("1", "earth"): 300, ("2", "tile"): 705, ("2", "earth"): 295}


def test_groups_that_are_alike_are_called_alike():
    (said,) = answers.answer(view(ALIKE))
    assert said == "Di setiap kelompok desil, lantai hampir sama: bedanya kurang dari satu poin."


def test_a_group_far_below_everybody_is_not_called_alike():
    counts = {("1", "tile"): 9900, ("1", "earth"): 100, ("2", "tile"): 60, ("2", "earth"): 0}
    assert "hampir sama" in answers.answer(view(counts))[0]
    counts = {("1", "tile"): 9900, ("1", "earth"): 500, ("2", "tile"): 60, ("2", "earth"): 0}
    assert "hampir sama" not in answers.answer(view(counts))[0]


def test_a_group_stands_out_only_beyond_the_protection(protected: None):
    counts = {("1", "tile"): 62, ("1", "earth"): 18, ("2", "tile"): 720, ("2", "earth"): 80}
    assert plain(answers.answer(view(counts))[0]) == (
        "Yang terbanyak: 720 keluarga di desil 2 dengan lantai keramik."
    )
    counts = {cell: 10 * count for cell, count in counts.items()}
    assert "2 dengan lantai tanah" in plain(answers.answer(view(counts))[0])


def test_without_percentages_the_largest_group_is_named():
    shown = view(FLOORS, rows={"1": 29, "2": 29})
    assert plain(answers.answer(shown)[0]) == (
        "Yang terbanyak: 370 keluarga di desil 2 dengan lantai keramik."
    )


def test_within_a_decile_everybody_is_of_that_decile():
    question = asked(row="floor", column="wall", decile="1")
    counts = {
        ("tile", "brick"): 90,
        ("tile", "wood"): 10,
        ("earth", "brick"): 30,
        ("earth", "wood"): 70,
    }
    (said,) = answers.answer(view(counts, question=question))
    assert "di antara semua keluarga di desil 1" in said


def test_an_area_without_families_says_so(protected: None):
    nobody = dict.fromkeys(FLOORS, 0)
    (said,) = answers.answer(view(nobody, question=asked(slices.DESA)))
    assert plain(said) == (
        "Registri mencatat 0–4 keluarga di Desa Tambakmas di setiap sel tabel ini."
    )


def test_the_only_group_to_be_seen_is_the_largest():
    only = {**dict.fromkeys(FLOORS, 0), ("1", "tile"): 523}
    (said,) = answers.answer(view(only))
    assert plain(said) == "Yang terbanyak: 523 keluarga di desil 1 dengan lantai keramik."


def test_a_restricted_table_says_why_and_leads_to_the_kecamatan():
    question = asked(slices.DESA, unit="person", row="disability", column="sex")
    shown = view({}, "count", question=question)
    assert "hanya diterbitkan untuk kecamatan dan kabupaten" in answers.answer(shown)[0]
    way = ways.above_html(shown)
    assert "Lihat tabel ini untuk Kecamatan Kebonsari" in way
    assert "row=disability" in way and "show=count" in way


def test_a_full_table_leads_nowhere_else():
    assert "href" not in ways.above_html(view(question=asked(slices.DESA)))


def test_swapping_keeps_the_groups_of_the_percentages():
    address = ways.swap_html(view(), "2026-3")
    for part in ("row=floor", "column=decile_group", "show=column_pct", "against=2026-3"):
        assert part in address


def test_a_comparison_names_its_largest_difference():
    other = {**FLOORS, ("1", "earth"): 10, ("1", "tile"): 80}
    shown = view(other=asked(slices.KECAMATAN), other_counts=other)
    _answer, said = answers.answer(shown)
    assert plain(said) == (
        "Beda terbesar dengan Kecamatan Kebonsari: desil 1, lantai keramik: 60,0 % berbanding "
        "80,0 % (−20,0 poin)."
    )


def test_two_sides_within_their_protection_are_not_told_apart(protected: None):
    other = {**FLOORS, ("1", "earth"): 25, ("1", "tile"): 65}
    for shown in ("row_pct", "count"):
        sides = view(shown=shown, other=asked(slices.KECAMATAN), other_counts=other)
        assert answers.answer(sides)[-1] == "Belum dapat dibedakan dari Kecamatan Kebonsari."


def test_two_sides_that_are_alike_are_called_alike():
    shown = view(other=asked(slices.KECAMATAN), other_counts=FLOORS)
    assert answers.answer(shown)[-1] == (
        "Hampir sama dengan Kecamatan Kebonsari: bedanya kurang dari satu poin."
    )


def test_a_comparison_with_what_is_not_published():
    shown = view(other=asked(slices.DESA), other_counts={})
    assert answers.answer(shown)[-1] == "Tabel ini tidak diterbitkan untuk Desa Tambakmas."
    assert not shown.is_compared


def test_another_release_is_called_by_its_name():
    other = asked().against("2026-3", slices.known())
    assert other is not None
    shown = view(other=other, other_counts=FLOORS)
    assert "DTSEN 2026-4 dikurangi DTSEN 2026-3" in titles.subtitle(shown)


def test_what_is_not_drawn_is_counted_and_named(protected: None):
    assert plain(titles.folded(view())) == (
        "2 nilai dengan 0–4 keluarga di setiap sel tidak digambar: kelompok desil belum "
        "ditentukan, lantai bambu."
    )
    everything = dict.fromkeys(FLOORS, 7)
    assert titles.folded(view(everything)) == ""


def test_the_chart_says_how_far_groups_are_apart():
    assert plain(titles.chart_title(view())) == (
        "Lantai tanah: dari 5,0 % (desil 2) sampai 30,0 % (desil 1)"
    )


@pytest.mark.parametrize("shown", ["row_pct", "column_pct", "count"])
def test_every_sentence_is_filled_in(shown: str):
    shown_view = view(shown=shown, other=asked(slices.KECAMATAN), other_counts=FLOORS)
    said = [
        *answers.answer(shown_view),
        answers.page_title(shown_view.question),
        titles.title(shown_view.question),
        titles.subtitle(shown_view),
        titles.chart_title(shown_view),
        titles.chart_subtitle(shown_view),
        titles.folded(shown_view),
    ]
    assert not [words for words in said if re.search(r"[{}]|None|\bnan\b", words)]


def test_labels_follow_the_language():
    text.use("en")
    question = asked()
    assert question.row.label == "Decile group"
    assert [value.label for value in question.column.values][:2] == ["tiles", "earth"]
