"""A reason of the answer in words: in place of a value, in a file, and under another name."""

import pandas as pd
import pytest

from language import text
from tests.ui.absent import absent
from ui.exhibit import Column
from ui.records import records
from ui.screen.tables import area_table
from ui.words import cells, withheld

MIXED = [
    *absent("too_few", "poverty_rate_pct"),
    *absent("kecamatan_only", "count"),
    *absent("not_measured", "gap_pp"),
]
COLUMNS = ("poverty_rate_pct", "count", "gap_pp", "decile1_share_pct")


def frame() -> pd.DataFrame:
    """One area without most of its numbers, and one with all."""
    some = {"area_code": "a", **dict.fromkeys(COLUMNS), "decile1_share_pct": 9.0}
    whole = {"area_code": "b", **dict.fromkeys(COLUMNS, 12.0)}
    return pd.DataFrame([{**some, "withheld": MIXED}, {**whole, "withheld": []}])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", ["terlalu sedikit", "hanya tingkat kecamatan", "–", "–"]),
        ("en", ["too few", "kecamatan level only", "–", "–"]),
    ],
)
def test_each_reason_has_its_words_in_place_of_the_value(
    language: text.Language, said: list[str]
) -> None:
    text.use(language)
    (row, whole) = records(frame(), ["area_code"])
    assert [withheld.words(row, column) for column in COLUMNS] == said
    assert [withheld.reason(whole, column) for column in COLUMNS] == [None] * 4


def test_a_row_of_a_query_that_withholds_nothing_has_no_reason() -> None:
    assert withheld.reason({"count": None}, "count") is None
    assert withheld.reason({"count": None, "withheld": None}, "count") is None


def test_an_empty_cell_of_a_table_says_why_on_screen_and_paper() -> None:
    columns = [
        Column("area_code", "Wilayah"),
        Column("poverty_rate_pct", "Kemiskinan", "percent"),
        Column("count", "Jumlah", "count"),
        Column("gap_pp", "Selisih", "change"),
    ]
    said = ("a", "terlalu sedikit", "hanya tingkat kecamatan", "–")
    assert cells.rows_of(frame(), columns)[0] == said
    html = area_table(frame(), columns, caption="x")
    assert all(f">{words}</t" in html for words in said)
    assert html.count("terlalu sedikit") == 1


def test_what_is_withheld_follows_a_column_under_its_other_name() -> None:
    named = withheld.renamed(frame(), {"poverty_rate_pct": "value"})
    assert [withheld.reason(row, "value") for row in records(named)] == ["too_few", None]


def test_columns_set_beside_others_bring_their_reasons_and_no_others() -> None:
    left = frame()[["area_code", "gap_pp", "withheld"]]
    both = withheld.beside(left, frame(), "count")
    first, second = withheld.of(both)
    assert [each["measure"] for each in first] == ["gap_pp", "count"] and second == []
    alone = withheld.beside(left, frame().iloc[1:], "count")
    assert [each["measure"] for each in withheld.of(alone)[0]] == ["gap_pp"]
