"""The poorest fifth in words: its order, its sentences in both languages, and their edges."""

from typing import Any

import pandas as pd
import pytest

from language import text
from ui.exhibit import Column
from ui.words import cells, poorest

RELEASE = {
    "desa": 206,
    "fifth": 41,
    "fifth_expected": 15.6,
    "fifth_by_chance": 8.16,
    "desa_likely": 4,
}


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def row(name: str, chance: float | None, rate: float | None = 9.0) -> dict[str, Any]:
    return {"area_name": name, "poorest_fifth_pct": chance, "poverty_rate_pct": rate}


def test_the_order_is_by_chance_then_by_estimate_and_those_without_come_last() -> None:
    rows = [
        row("Aru", None, 30.0),
        row("Bima", 20.0, 8.0),
        row("Cepu", 64.0, 7.0),
        row("Dolok", 20.0, 9.0),
        row("Ende", 0.0, None),
        row("Fakfak", None, None),
    ]
    ordered = poorest.ordered(pd.DataFrame(rows))
    assert list(ordered["area_name"]) == ["Cepu", "Dolok", "Bima", "Ende", "Aru", "Fakfak"]
    assert list(ordered.index) == list(range(6))


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.0, "<1 %"), (0.49, "<1 %"), (0.5, "1 %"), (63.6, "64 %"), (99.4, "99 %"), (100, ">99 %")],
)
def test_a_chance_is_never_none_and_never_certain(value: float, said: str) -> None:
    assert plain(poorest.chance(value)) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "id",
            "Dari 206 desa dan kelurahan, 41 teratas menurut peluang; kira-kira 16 di antaranya "
            "memang termasuk seperlima termiskin, bila diundi saja 8",
        ),
        (
            "en",
            "Of 206 villages, the 41 with the highest chance come first; about 16 of them are "
            "among the poorest fifth, against 8 by luck alone",
        ),
    ],
)
def test_the_title_says_how_many_would_be_there_by_chance(language: Any, said: str) -> None:
    text.use(language)
    assert poorest.fifth_title(RELEASE) == said


@pytest.mark.parametrize(("language", "few"), [("id", "kurang dari satu"), ("en", "less than one")])
def test_a_part_of_a_desa_is_not_called_none(language: Any, few: str) -> None:
    text.use(language)
    one = {"desa": 3, "fifth": 1, "fifth_expected": 0.9, "fifth_by_chance": 1 / 3, "desa_likely": 1}
    assert poorest.fifth_title(one).count(few) == 2
    assert "0" not in poorest.fifth_title(one)


@pytest.mark.parametrize(
    ("language", "some", "none", "absent"),
    [
        (
            "id",
            "**4 dari 206 desa dan kelurahan** berpeluang di atas 50 % termasuk seperlima "
            "termiskin. Tanpa tahu apa pun, peluang setiap desa 20 % dan tidak ada yang di atas "
            "50 %.",
            "Tidak satu pun dari **206 desa dan kelurahan** berpeluang di atas 50 %",
            "Belum ada desa yang peluangnya dapat dihitung",
        ),
        (
            "en",
            "**4 of 206 villages** have a chance above 50% of being among the poorest fifth. "
            "Knowing nothing, the chance of every village is 20% and none is above 50%.",
            "None of **206 villages** has a chance above 50%",
            "No village has a chance that can be reckoned yet",
        ),
    ],
)
def test_the_map_says_how_many_are_likely(language: Any, some: str, none: str, absent: str) -> None:
    text.use(language)
    assert plain(poorest.likely_answer(RELEASE)) == some
    assert plain(poorest.likely_answer({**RELEASE, "desa_likely": 0})).startswith(none)
    assert poorest.likely_answer({}) == absent + "."
    assert poorest.fifth_title({}) == poorest.most_likely_title([]) == absent


@pytest.mark.parametrize(
    ("language", "start"),
    [
        ("id", "Paling mungkin termasuk seperlima termiskin: "),
        ("en", "Most likely among the poorest fifth: "),
    ],
)
def test_the_most_likely_are_named(language: Any, start: str) -> None:
    text.use(language)
    rows = [row("A", 60.0), row("B", 71.0), row("C", None), row("D", 5.0), row("E", 64.2)]
    said = plain(poorest.most_likely_title(rows)).replace(" %", "%")
    assert said == start + "B (71%), E (64%), A (60%)"
    assert plain(poorest.most_likely_title(rows[:1])).replace(" %", "%") == start + "A (60%)"
    assert poorest.most_likely_title(rows[2:3]) == poorest.nothing()


def test_poor_persons_carry_their_range_and_an_absent_chance_its_reason() -> None:
    persons = Column(
        "poor_persons", "", "about", since="poor_persons_low", until="poor_persons_high"
    )
    columns = [Column("poorest_fifth_pct", "", "chance"), Column("poorest_cuts", "", "cuts")]
    few = [{"measure": "poorest_fifth_pct", "reason": "too_few"}]
    frame = pd.DataFrame(
        {
            "poor_persons": [1234.0, None, 95.0],
            "poor_persons_low": [712.0, None, None],
            "poor_persons_high": [2011.0, None, None],
            "poorest_fifth_pct": [63.6, None, 2.0],
            "poorest_cuts": [2, None, 0],
            "withheld": [[], few, []],
        }
    )
    rows = cells.rows_of(frame, [persons, *columns])
    assert [tuple(map(plain, row)) for row in rows] == [
        ("1.200 (710–2.000)", "64 %", "2 dari 3"),
        ("–", "terlalu sedikit", "–"),
        ("95", "2 %", "0 dari 3"),
    ]
