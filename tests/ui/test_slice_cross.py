"""Percentages come from shown counts and published totals only; what is hidden stays hidden."""

import pytest

from tests.ui import slices
from tests.ui.slices import FLOORS, answered, asked, cross, view
from ui import slicing
from ui.slicing import choices, files

SINGLES = {
    "decile_group": {"1": 100, "2": 400, "undetermined": 0},
    "floor": {"tile": 430, "earth": 50, "bamboo": 0, "unknown": 20},
    "wall": {"brick": 500, "wood": None, "unknown": None},
}


def test_totals_are_those_that_are_published():
    table = slicing.table(answered({("decile_group", "floor"): FLOORS}, SINGLES), asked())
    assert table.row_totals == SINGLES["decile_group"]
    assert table.column_totals == SINGLES["floor"]
    assert table.total == 500
    assert table.row_pct(("1", "earth")) == pytest.approx(30)
    assert table.column_pct(("1", "earth")) == pytest.approx(60)
    assert table.of_all_rows("earth") == pytest.approx(10)


def test_a_characteristic_that_hides_something_does_not_tell_the_total():
    singles = {"wall": SINGLES["wall"], "floor": {"tile": 430, "earth": None}}
    table = slicing.table(answered({("decile_group", "floor"): FLOORS}, singles), asked())
    assert table.total is None


def test_no_percentage_of_a_hidden_row_or_cell():
    counts = {**FLOORS, ("1", "unknown"): None}
    table = cross(counts, rows={"2": None})
    assert table.row_pct(("1", "unknown")) is None
    assert table.row_pct(("2", "tile")) is None
    assert table.column_pct(("2", "tile")) is not None
    assert table.of_all_columns("2") is None


def test_a_share_of_nothing_is_not_a_number():
    assert cross().row_pct(("undetermined", "tile")) is None


def test_within_a_decile_the_totals_are_those_of_the_decile():
    walls = {("tile", "brick"): 40, ("earth", "brick"): 5}
    cells = {
        ("floor", "wall"): walls,
        ("floor", "decile_group"): {("tile", "1"): 60, ("earth", "1"): None, ("tile", "2"): 370},
        ("wall", "decile_group"): {("brick", "1"): 90, ("brick", "2"): 400},
    }
    ask = answered(cells, SINGLES)
    table = slicing.table(ask, asked(row="floor", column="wall", decile="1"))
    assert table.row_totals == {"tile": 60, "earth": None}
    assert table.column_totals == {"brick": 90}
    assert table.total == 100
    filters = [v["decile_group"] for name, v in ask.asked if name == "slice_by_two"]
    assert filters == ["1", None, None]


def test_nothing_published_is_withheld_and_not_empty():
    table = slicing.table(answered({}, SINGLES), asked(slices.DESA))
    assert table.is_withheld
    assert not cross({("1", "tile"): None}).is_withheld


def test_values_that_nobody_has_are_folded_away():
    shown = view()
    assert [value.value for value in shown.rows] == ["1", "2"]
    assert [value.value for value in shown.columns] == ["tile", "earth", "unknown"]
    assert [value.value for value in shown.folded] == ["undetermined", "bamboo"]


def test_a_hidden_cell_keeps_its_row_and_column_in_sight():
    shown = view({**FLOORS, ("undetermined", "bamboo"): None})
    assert not shown.folded
    assert shown.hidden == [("undetermined", "bamboo")]


def test_what_the_other_side_has_is_not_folded():
    other = {**FLOORS, ("2", "bamboo"): 12}
    shown = view(other=asked(slices.KECAMATAN), other_counts=other)
    assert "bamboo" in [value.value for value in shown.columns]


def test_a_difference_is_hidden_where_either_side_is():
    other = {**FLOORS, ("1", "earth"): None}
    shown = view(other=asked(slices.KECAMATAN), other_counts=other)
    assert shown.difference(("1", "earth")) is None
    assert shown.value(("1", "earth")) == pytest.approx(30)
    assert shown.difference(("2", "earth")) == pytest.approx(0)


def test_what_is_unknown_stands_last():
    frame = slices.described().iloc[::-1]
    floor = slicing.asked(
        frame, slices.known(), unit="family", row="floor", column="wall", area="35.19", release=""
    ).row
    assert [value.value for value in floor.values][-1] == "unknown"


def test_rows_and_columns_are_never_the_same():
    for name in choices.rows(slices.described(), "family"):
        assert name not in choices.columns(slices.described(), "family", name)


def test_a_reader_begins_with_deciles_by_floors():
    assert next(iter(choices.rows(slices.described(), "family"))) == "decile_group"
    assert next(iter(choices.columns(slices.described(), "family", "decile_group"))) == "floor"


@pytest.mark.parametrize(
    ("area", "row", "offers"),
    [
        (slices.REGION, "wall", True),
        (slices.KECAMATAN, "wall", True),
        (slices.DESA, "wall", False),
        (slices.REGION, "decile_group", False),
    ],
)
def test_the_filter_by_decile_is_for_large_areas(area: str, row: str, offers: bool):
    offered = choices.deciles(
        slices.described(), slices.known(), unit="family", row=row, column="floor", area=area
    )
    assert bool(offered) == offers
    assert bool(choices.level_words(slices.known(), area)) == (area == slices.DESA)


def test_the_file_has_every_cell_and_marks_the_hidden_ones():
    counts = {**FLOORS, ("1", "unknown"): None}
    data = files.long_form(view(counts), "DTSEN 2026-4")
    assert list(data.columns)[:7] == [
        *("row_value", "row_label", "column_value", "column_label"),
        *("count", "row_pct", "column_pct"),
    ]
    assert len(data) == 12
    hidden = data[data["is_hidden"] == "true"]
    assert list(zip(hidden["row_value"], hidden["column_value"], strict=True)) == [("1", "unknown")]
    assert hidden[["count", "row_pct", "column_pct"]].isna().all(axis=None)
    assert data.loc[2, "count"] == 0  # a zero is a zero
    assert set(data["area"]) == {slices.REGION}


def test_a_percentage_of_a_hidden_whole_is_empty_in_the_file_too():
    data = files.long_form(view(rows={"1": None}), "")
    row = data[data["row_value"] == "1"]
    assert row["row_pct"].isna().all()
    assert row["count"].notna().all()
    marked = files.hidden_rows(data)
    assert set(marked[marked["measure"] == "count"]["area_code"]) == set()
    assert set(marked[marked["measure"] == "row_pct"]["area_code"]) == {"0", "1", "3"}


def test_the_file_of_a_comparison_has_both_sides():
    other = {**FLOORS, ("1", "earth"): 20, ("1", "tile"): 70}
    data = files.long_form(view(other=asked(slices.KECAMATAN), other_counts=other), "")
    cell = data[(data["row_value"] == "1") & (data["column_value"] == "earth")].iloc[0]
    assert (cell["count"], cell["other_count"], cell["count_difference"]) == (30, 20, 10)
    assert cell["row_difference_pp"] == pytest.approx(10)
    assert cell["other_area"] == slices.KECAMATAN
