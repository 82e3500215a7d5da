"""What Prioritas says of made-up answers: one desa, none missed, a programme of persons."""

from typing import Any

import pandas as pd
import pytest

from pages.priority import exhibits, words
from pages.priority import question as asked
from pages.priority.question import Question, Weight
from tests.askings import CUTOFFS, REGION, asking
from ui.asking import Asking
from ui.exhibit import Table, is_empty

KECAMATAN = f"{REGION}.12"
LISTED: dict[str, Any] = {
    "programme_code": "PKH",
    "programme_name": "Program Keluarga Harapan",
    "unit": "family",
    "is_listed": True,
}


def made(missed: list[int], whole: int, unit: str = "family", eligible: int = 300) -> Asking:
    """So many missed in each desa, as an asking would be told."""
    areas = [f"{KECAMATAN}.{2001 + place}" for place in range(len(missed))]
    total = sum(missed)
    ranked = sorted(range(len(missed)), key=lambda i: (-missed[i], i))
    rows = [
        {
            "area_code": code,
            "area_name": f"Desa{place}",
            "parent_code": KECAMATAN,
            "parent_name": "Saradan",
            "level": "desa",
            "missed": missed[place],
            "eligible": eligible,
            "exclusion_pct": 100 * missed[place] / eligible,
            "missed_cumulative_pct": (
                100 * sum(missed[i] for i in ranked[: ranked.index(place) + 1]) / total
                if total
                else None
            ),
            "poor_persons": 10.0,
            "poorest_fifth_pct": 20.0,
            **{name: ranked.index(place) + 1 for name in asked.PLACES.values()},
            "withheld": [],
        }
        for place, code in enumerate(areas)
    ]
    persons = [
        {"area_code": code, **dict.fromkeys(asked.PERSONS, 5.0), "withheld": []} for code in areas
    ]
    known = [
        (REGION, "Kabupaten Madiun", "kabupaten", "kabupaten", "35", "Jawa Timur"),
        (KECAMATAN, "Saradan", "kecamatan", "kecamatan", REGION, "Kabupaten Madiun"),
        *(
            (row["area_code"], row["area_name"], "desa", "desa", KECAMATAN, "Saradan")
            for row in rows
        ),
    ]
    heads = ["area_code", "area_name", "level", "kind", "parent_code", "parent_name"]
    return asking(
        priority_by_area=pd.DataFrame(rows),
        persons_to_leave_by_area=pd.DataFrame(persons),
        area_by_level=pd.DataFrame(known, columns=heads),
        programme_by_release=pd.DataFrame([{**LISTED, "unit": unit}]),
        coverage_by_programme=pd.DataFrame([{"programme_code": "PKH", "missed": whole}]),
        pillars_by_group=pd.DataFrame([{"group_name": "all", "families_none": whole}]),
        release_by_cutoff=pd.DataFrame(
            {"release": list(CUTOFFS), "cutoff": pd.to_datetime(list(CUTOFFS.values()))}
        ),
    )


def answer(on: Asking, programme: str = "", weight: Weight = "missed") -> str:
    question = Question(programme, "desa", weight, REGION)
    return words.answer(on, question, asked.areas(on, question)).replace("\N{NO-BREAK SPACE}", " ")


def test_half_of_all_is_counted_from_the_largest():
    assert answer(made([30, 50, 20], whole=101)) == (
        "**Dahulukan Desa1 di Saradan (50), Desa0 di Saradan (30) dan Desa2 di Saradan (20).** "
        "Separuh dari **101 keluarga** desil 1 dan 2 tanpa program apa pun tinggal di "
        "**1 dari 3 desa**."
    )


def test_one_desa_is_not_compared_with_itself():
    assert answer(made([40], whole=40), "PKH") == (
        "Di Kabupaten Madiun ada **40 keluarga** yang berhak atas Program Keluarga Harapan dan "
        "belum menerima."
    )


@pytest.mark.usefixtures("protected")
def test_where_nobody_is_missed_nobody_comes_first():
    assert answer(made([0, 0], whole=0)) == (
        "Di Kabupaten Madiun ada **0–4 keluarga** desil 1 dan 2 tanpa program apa pun."
    )


def test_a_programme_of_persons_counts_persons():
    said = answer(made([30, 50], whole=80, unit="person"), "PKH")
    assert "**80 orang** yang berhak" in said


def test_by_percent_it_says_who_is_left_out():
    on = made([30, 50], whole=80)
    question = Question("", "desa", "percent", REGION)
    found = asked.areas(on, question).assign(place_by_pct=[1, None])
    assert "hanya 1 dari 2 wilayah" in words.basis(question, found)
    assert "sedikitnya 100" in words.basis(question, found)


def test_equal_ones_at_the_end_are_told():
    question = Question("", "desa", "missed", REGION)
    for missed, is_told in ([9] * 12, True), ([*range(20, 8, -1)], False):
        on = made(missed, whole=sum(missed))
        assert bool(words.remark(question, asked.areas(on, question))) is is_told


def test_slides_have_ten_and_files_all():
    on = made(list(range(30, 0, -1)), whole=465)
    shown = exhibits.ten(on)
    assert shown is not None and isinstance(shown.picture, Table) and not is_empty(shown.picture)
    assert len(shown.picture.frame) == 10
    assert len(shown.data) == 30
    assert shown.title == "10 desa teratas memuat 55 % dari semua yang terlewat".replace(
        " %", "\N{NO-BREAK SPACE}%"
    )
    assert set(shown.data["programme_name"]) == {"tanpa program apa pun"}
    assert set(shown.data["parent_name"]) == {"Saradan"}


@pytest.mark.parametrize(
    ("question", "name"),
    [
        (Question("", "desa", "missed", REGION), "tanpa-program-desa-2026-4"),
        (Question("PKH", "desa", "percent", KECAMATAN), "pkh-desa-saradan-2026-4"),
        (Question("BLT_DESA", "kecamatan", "missed", REGION), "blt-desa-kecamatan-2026-4"),
    ],
)
def test_a_file_is_named_after_what_it_holds(question: Question, name: str):
    assert exhibits.file_name(made([1, 2], whole=3), question) == name


@pytest.mark.parametrize(("count", "marked"), [(1, 1), (2, 1), (15, 5), (30, 10), (206, 10)])
def test_of_few_areas_a_third_is_marked(count: int, marked: int):
    on = made(list(range(count, 0, -1)), whole=9)
    question = Question("", "desa", "missed", REGION)
    assert len(asked.marked(asked.areas(on, question), question)) == marked
