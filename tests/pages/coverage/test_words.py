"""Sentences of Cakupan: readable aloud, and no surer than protected counts allow."""

import pytest

from pages.coverage import pillars, programmes
from pages.coverage import words as answers
from tests.pages.coverage.coverages import covered, described, frame, pillar_row
from ui.words import telling

AREA = "Kabupaten Madiun"


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("**", "")


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (20.0, (2, 10)),
        (29.2, (3, 10)),
        (25.0, (25, 100)),
        (93.0, (93, 100)),
        (0.2, (1, 100)),
        (99.9, (99, 100)),
    ],
)
def test_a_share_is_said_of_ten_only_where_a_tenth_is_near(
    share: float, said: tuple[int, int]
) -> None:
    assert telling.of_few(share) == said


def test_the_answer_says_how_many_of_ten() -> None:
    assert plain(answers.answer(pillar_row(), AREA)) == (
        "Dari 10 keluarga desil 1 dan 2, 2 belum menerima program apa pun."
    )


@pytest.mark.parametrize(
    ("none", "words"),
    [
        (0, "Hampir semua keluarga desil 1 dan 2 di Kabupaten Madiun menerima sedikitnya satu"),
        (100, "Hampir semua keluarga desil 1 dan 2 di Kabupaten Madiun belum menerima"),
        (103, "Hampir semua keluarga desil 1 dan 2 di Kabupaten Madiun belum menerima"),
    ],
)
def test_nobody_and_everybody_are_never_certain(none: int, words: str) -> None:
    assert plain(answers.answer(pillar_row(none), AREA)).startswith(words)


@pytest.mark.parametrize(
    ("none", "said"), [(7, "7 belum"), (0, "0–4 belum"), (28, "25 belum")], ids=str
)
def test_a_few_families_are_counted_and_not_rated(protected: None, none: int, said: str) -> None:
    answer = plain(answers.answer(pillar_row(none, whole=25), AREA))
    assert answer == (
        f"Dari 25 keluarga desil 1 dan 2 di Kabupaten Madiun, {said} menerima program apa pun."
    )


def test_an_area_without_poor_families(protected: None) -> None:
    said = plain(answers.answer(pillar_row(0, whole=0), AREA))
    assert said == "Registri mencatat 0–4 keluarga desil 1 dan 2 di Kabupaten Madiun."


def test_each_pillar_counts_the_families_that_have_both() -> None:
    title = answers.pillars_title(pillar_row())
    assert title.endswith("perlindungan menjangkau 78 dan pemberdayaan 10")


def test_what_is_not_nothing_is_never_said_to_be_nothing() -> None:
    row = pillar_row(20, 79, 0, 1, whole=1000)
    assert answers.pillars_title(row).endswith("pemberdayaan kurang dari 1")


def test_a_protected_zero_is_only_nearly_nothing(protected: None) -> None:
    assert answers.pillars_title(pillar_row(20, 79, 0, 0)).endswith("pemberdayaan hampir 0")


def test_pillars_of_a_few_families_are_not_rated() -> None:
    title = answers.pillars_title(pillar_row(whole=29))
    assert title == "Pilar yang menjangkau keluarga desil 1 dan 2"
    assert answers.pillars_title(pillar_row(whole=30)) != title


def test_the_group_that_is_missed_most_is_named_against_all() -> None:
    groups = frame(
        pillar_row(20, group_name="all"),
        pillar_row(15, group_name="elderly"),
        pillar_row(30, group_name="child_out_of_school"),
    )
    assert plain(answers.groups_title(pillars.group_bars(groups))) == (
        "Paling sering terlewat: keluarga yang ada anak tidak sekolah, 30 % (semua keluarga 20 %)"
    )


def test_groups_that_are_reached_more_are_said_to_be() -> None:
    groups = frame(pillar_row(20, group_name="all"), pillar_row(15, group_name="elderly"))
    assert "lebih terjangkau" in answers.groups_title(pillars.group_bars(groups))


def test_programmes_are_compared_by_their_coverage() -> None:
    rows = programmes.rows_of(
        frame(covered("PKH"), covered("PIP", coverage_pct=5.0), covered("PENA", eligible=None)),
        frame(described("PKH"), described("PIP"), described("PENA")),
        ["PKH", "PIP"],
    )
    assert answers.programmes_title(rows) == (
        "Dari 100 yang berhak, Program PKH menjangkau 60, Program PIP hanya 5"
    )
    assert "perlu dicek" in answers.leaked_answer(rows)


def test_nobody_seen_to_be_reached_is_not_said_to_be_nobody() -> None:
    rows = programmes.rows_of(
        frame(covered("PKH"), covered("PENA", reached=0, coverage_pct=0.0)),
        frame(described("PKH"), described("PENA")),
        ["PKH", "PENA"],
    )
    assert answers.programmes_title(rows).endswith("Program PENA hampir belum satu pun")


def test_leakage_of_a_few_recipients_is_not_the_largest() -> None:
    rows = programmes.rows_of(
        frame(covered("PKH"), covered("PENA", recipients=20, leaked=9, leakage_pct=None)),
        frame(described("PKH"), described("PENA")),
        ["PKH", "PENA"],
    )
    assert "Program PKH (20" in answers.leaked_answer(rows)
    assert answers.leaked_answer(rows[1:]) == ""


def test_one_release_has_no_course() -> None:
    assert answers.trend_title([("2026-4", 20.0)]) == "Yang belum terjangkau menurut rilis"


@pytest.mark.parametrize(
    ("last", "word"), [(20.0, "turun dari 30"), (40.0, "naik dari 30"), (30.2, "tetap 30")]
)
def test_the_course_in_words(last: float, word: str) -> None:
    title = answers.trend_title([("2025-1", 30.0), ("2026-4", last)])
    assert word in plain(title)
