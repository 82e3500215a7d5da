"""Deciles as numbers, words and groups; codes in words."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data.intake.cells import Decile, decile_of
from data.intake.words import reason_words
from tests.data import whole
from tests.data.whole import DECILES, FAMILIES, PERSONS, changed, family_cells, person_cells
from tests.every_day import one_in

SPELLINGS = {
    "{}": ["{}", "0{}", "{}.0", "{},0", " {} ", "'{}", '="{}"', "\u200b{}\xa0"],
    "words": ["Desil {}", "DESIL {} (Sangat Miskin)", "D{}", "d-{}", "Desil ke-{}", "desil_{}"],
    "codes": ["{}. Sangat Miskin", "{} - Miskin", "{}) Rentan", "Decile {}"],
}


@pytest.mark.parametrize("text", [each for all_ in SPELLINGS.values() for each in all_])
@pytest.mark.parametrize("decile", [1, 7, 10])
def test_one_decile(text: str, decile: int):
    assert decile_of(text.format(decile)) == Decile(decile)


@pytest.mark.parametrize(("text", "decile"), [("tiga", 3), ("Desil Sepuluh", 10), ("SATU", 1)])
def test_a_decile_in_a_word(text: str, decile: int):
    assert decile_of(text) == Decile(decile)


@pytest.mark.parametrize(
    "text",
    "7+|7 +|7＋|Desil 7+|D7+|>6|> 6|>=7|≥7|7-10|7 - 10|DESIL 7-10|7–10|7 s/d 10|7 s.d. 10|7 sd 10"
    "|7 sampai 10|7 atau lebih|7 ke atas|Desil 7 ke atas|lebih dari 6|di atas 6|7 hingga 10".split(
        "|"
    ),
)
def test_a_group_of_upper_deciles(text: str):
    assert decile_of(text) == Decile(7, is_top=True)


@pytest.mark.parametrize(
    "text",
    "|-|--|0|NULL|nan|N/A|Tidak ada|Belum diperingkat|belum ditentukan|Non desil|Tdk Terdata|"
    "(blank)|kosong|Tanpa desil".split("|"),
)
def test_no_rank(text: str):
    assert decile_of(text) == Decile()


@pytest.mark.parametrize(
    "text",
    "11|5.5|-1|99|5+|>4|1-5|3-4|6-9|10-7|07-Okt|10-Jul|7-Oct|2026-10-07|70%|7/10|VII|banyak".split(
        "|"
    ),
)
def test_what_is_no_rank_is_never_guessed(text: str):
    """A spreadsheet makes a day of 7-10; a group below the sixth mixes families."""
    assert decile_of(text) == Decile(is_wrong=True)


def test_the_tenth_or_more_is_the_tenth():
    assert decile_of("10+") == Decile(10)


def deciles(folder: Path, spell: Callable[[int], str]) -> None:
    rows = changed(FAMILIES, desil_nasional=lambda cell, _place: spell(int(cell)))
    whole.families_in(folder, family_cells(rows))
    whole.persons_in(folder)


@pytest.mark.parametrize("form", ["Desil {}", "Desil {} (Sangat Miskin)", "D{}", "0{}"])
def test_deciles_in_words_are_the_same_deciles(tmp_path: Path, form: str):
    deciles(tmp_path / "in", form.format)
    assert whole.is_whole(whole.taken(tmp_path / "in"))
    assert whole.kept(tmp_path / "in", "decile") == DECILES


@pytest.mark.parametrize("group", ["7+", ">6", "DESIL 7-10", "7 atau lebih"])
def test_a_top_coded_release_says_so_and_invents_no_finer_decile(tmp_path: Path, group: str):
    deciles(tmp_path / "in", lambda decile: str(decile) if decile < 7 else group)
    told = whole.taken(tmp_path / "in")
    assert whole.is_whole(told) and told["top_decile"] == 7
    top = sum(count for decile, count in DECILES.items() if decile >= 7)
    now = {decile: count for decile, count in DECILES.items() if decile < 7}
    assert whole.kept(tmp_path / "in", "decile") == Counter(now | {7: top})
    assert "7 atau lebih" in whole.printed(tmp_path / "in")


def test_one_group_makes_a_group_of_all_above(tmp_path: Path):
    """Where any family is '7 or more', a 9 beside it is no share of all ninths."""
    deciles(tmp_path / "in", lambda decile: "7+" if decile in (7, 8) else str(decile))
    assert whole.taken(tmp_path / "in")["top_decile"] == 7
    assert set(whole.kept(tmp_path / "in", "decile")) == set(range(1, 8))


def test_words_for_no_rank_keep_the_family(tmp_path: Path):
    deciles(tmp_path / "in", lambda decile: "Belum diperingkat" if decile == 9 else str(decile))
    assert whole.is_whole(whole.taken(tmp_path / "in"))
    assert whole.kept(tmp_path / "in", "decile") == Counter(
        {None if decile == 9 else decile: count for decile, count in DECILES.items()}
    )


@pytest.mark.parametrize("cell", ["#N/A", "", "Belum ada"])
def test_a_release_without_ranks_is_refused_until_somebody_says_why(tmp_path: Path, cell: str):
    """As a formula leaves the column that could not look anything up."""
    deciles(tmp_path / "in", lambda decile: cell if decile > 1 else "1")
    line = whole.refused(tmp_path / "in")
    assert "27 dari 30 keluarga tanpa desil" in line
    told = whole.taken(tmp_path / "in", "--accept-loss", "ranking menyusul")
    assert told["families"]["accepted"] == len(FAMILIES)


def test_a_refusal_of_deciles_shows_which_forms_are_read(tmp_path: Path):
    deciles(tmp_path / "in", lambda decile: f"kelompok {decile}")
    line = whole.refused(tmp_path / "in")
    assert reason_words("decile_out_of_range") in line and "Desil 3" in line


SEX = """
    1|2||1 - Laki-laki|2. Perempuan||L|P||Lk.|Pr.||LAKI - LAKI|PEREMPUAN||(1) Laki-laki|[2] P
    1=Laki|2 = P
    Laki-laki (1)|Perempuan (2)||1 Laki-laki|2 Perempuan||Pria|Wanita||male|female||'1|2.0
    ="1"|="2"
    laki2|prp||\u200bL|P\xa0
"""


def pairs() -> list[list[str]]:
    texts = SEX.strip().replace("\n", "||").split("||")
    return [[cell.strip(" ") for cell in each.split("|")] for each in texts]


def with_persons(folder: Path, **columns: Any) -> dict[str, Any]:
    whole.families_in(folder)
    whole.persons_in(folder, person_cells(changed(PERSONS, **columns)))
    return whole.taken(folder)


@pytest.mark.parametrize("spelled", one_in(5, pairs()), ids=str)
def test_sex_in_words_and_codes(tmp_path: Path, spelled: list[str]):
    told = with_persons(tmp_path / "in", jenis_kelamin=lambda cell, _: spelled[int(cell) - 1])
    assert whole.is_whole(told)
    assert whole.kept(tmp_path / "in", "sex", "person") == {"male": 30, "female": 30}


@pytest.mark.parametrize("cell", ["3", "0", "x", "True", "tidak tahu", "12"])
def test_sex_that_is_not_read_is_a_finding(tmp_path: Path, cell: str):
    told = with_persons(
        tmp_path / "in", jenis_kelamin=lambda own, place: cell if place < 9 else own
    )
    assert told["findings"]["unread_sex"] == 9
    assert whole.kept(tmp_path / "in", "sex", "person")[None] == 9


@pytest.mark.parametrize("cell", ["5.5", "5,5", "5.5 kg", "900", "apa saja"])
def test_a_code_that_is_none_is_a_finding_and_never_rounded(tmp_path: Path, cell: str):
    folder = tmp_path / "in"
    rows = changed(FAMILIES, jenis_lantai_terluas=lambda _cell, _place: cell)
    whole.families_in(folder, family_cells(rows))
    whole.persons_in(folder)
    assert whole.taken(folder)["findings"]["unread_code"] == len(FAMILIES)


@pytest.mark.parametrize("cell", ["8", "08", "8.0", "8. Tanah", "(8) Tanah", "8 - Tanah", "tanah"])
def test_other_codes_are_read_the_same_way(tmp_path: Path, cell: str):
    folder = tmp_path / "in"
    rows = changed(FAMILIES, jenis_lantai_terluas=lambda _cell, _place: cell)
    whole.families_in(folder, family_cells(rows))
    whole.persons_in(folder)
    assert whole.is_whole(whole.taken(folder))
    assert whole.kept(folder, "floor") == {8: len(FAMILIES)}
