"""Percentages come from published totals, each protected by itself, and from thirty on."""

import pytest

from pages import slice as slicing
from pages.slice import choices, files
from tests.pages.slice import slices
from tests.pages.slice.slices import FLOORS, answered, asked, cross, view

SINGLES = {
    "decile_group": {"1": 100, "2": 400, "undetermined": 0},
    "floor": {"tile": 430, "earth": 50, "bamboo": 0, "unknown": 20},
    "wall": {"brick": 490, "wood": 8, "unknown": 0},
}


def test_totals_are_those_that_are_published():
    table = slicing.table(answered({("decile_group", "floor"): FLOORS}, SINGLES), asked())
    assert table.row_totals == SINGLES["decile_group"]
    assert table.column_totals == SINGLES["floor"]
    assert table.total == 503  # of the release asked for
    assert table.row_pct(("1", "earth")) == pytest.approx(30)
    assert table.column_pct(("1", "earth")) == pytest.approx(60)
    assert table.of_all_rows("earth") == pytest.approx(100 * 50 / 503)


@pytest.mark.parametrize(("whole", "share"), [(29, None), (30, 50.0), (15, None), (0, None)])
def test_a_percentage_is_of_thirty_or_more(whole: int, share: float | None):
    table = cross({("1", "tile"): 15}, rows={"1": whole}, columns={"tile": whole})
    assert table.row_pct(("1", "tile")) == share
    assert table.column_pct(("1", "tile")) == share


def test_a_part_that_was_moved_above_its_whole_is_all_of_it():
    assert cross({("1", "tile"): 43}, rows={"1": 40}).row_pct(("1", "tile")) == 100


def test_within_a_decile_the_totals_are_those_of_the_decile():
    walls = {("tile", "brick"): 40, ("earth", "brick"): 5}
    cells = {
        ("floor", "wall"): walls,
        ("floor", "decile_group"): {("tile", "1"): 60, ("earth", "1"): 0, ("tile", "2"): 370},
        ("wall", "decile_group"): {("brick", "1"): 90, ("brick", "2"): 400},
    }
    ask = answered(cells, SINGLES)
    table = slicing.table(ask, asked(row="floor", column="wall", decile="1"))
    assert table.row_totals == {"tile": 60, "earth": 0}
    assert table.column_totals == {"brick": 90}
    assert table.total == 100
    filters = [v["decile_group"] for name, v in ask.asked if name == "slice_by_two"]
    assert filters == ["1", None, None]


def test_nothing_published_is_withheld_and_not_empty():
    ask = answered({("decile_group", "floor"): dict.fromkeys(FLOORS)}, SINGLES)
    table = slicing.table(ask, asked(slices.DESA))
    assert table.is_withheld and not table.is_absent
    assert not cross({("1", "tile"): 0}).is_withheld


@pytest.mark.parametrize("decile", ["", "1"])
def test_a_release_without_tables_withholds_none(decile: str):
    """Neither cells nor values of one characteristic: all of them were too small to be kept."""
    table = slicing.table(answered({}, {}), asked(row="floor", column="wall", decile=decile))
    assert table.is_absent and not table.is_withheld
    assert not view(other=asked(slices.KECAMATAN), other_counts={}).is_compared


def test_values_that_nobody_has_are_folded_away():
    shown = view()
    assert [value.value for value in shown.rows] == ["1", "2"]
    assert [value.value for value in shown.columns] == ["tile", "earth", "unknown"]
    assert [value.value for value in shown.folded] == ["undetermined", "bamboo"]


def test_what_the_other_side_has_is_not_folded():
    other = {**FLOORS, ("2", "bamboo"): 12}
    shown = view(other=asked(slices.KECAMATAN), other_counts=other)
    assert "bamboo" in [value.value for value in shown.columns]


def test_there_is_no_difference_from_a_share_of_too_few():
    other = {**FLOORS, **{cell: 5 for cell in FLOORS if cell[0] == "1"}}
    shown = view(other=asked(slices.KECAMATAN), other_counts=other)
    assert shown.difference(("1", "earth")) is None
    assert shown.value(("1", "earth")) == pytest.approx(30)
    assert shown.difference(("2", "earth")) == pytest.approx(0)


@pytest.mark.parametrize(("count", "is_apart"), [(40, False), (41, True)])
@pytest.mark.parametrize("shown", ["count", "row_pct"])
def test_two_sides_are_told_apart_beyond_their_protection(
    protected: None, shown: str, count: int, is_apart: bool
):
    other = {**FLOORS, ("1", "earth"): count, ("1", "tile"): 90 - count}
    sides = view(shown=shown, other=asked(slices.KECAMATAN), other_counts=other)
    assert sides.is_told_apart(("1", "earth")) == is_apart
    assert not sides.is_told_apart(("2", "earth"))


def test_what_is_unknown_stands_last():
    frame = slices.described().iloc[::-1]
    floor = slicing.question_of(
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


def test_the_file_has_every_cell():
    data = files.long_form(view(), "DTSEN 2026-4", {})
    assert list(data.columns)[:7] == [
        *("row_value", "row_label", "column_value", "column_label"),
        *("count", "row_pct", "column_pct"),
    ]
    assert len(data) == 12
    assert data.loc[2, "count"] == 0  # a zero is a zero
    assert set(data["area"]) == {slices.REGION}


def test_a_percentage_of_too_few_is_empty_in_the_file_too():
    data = files.long_form(view(rows={"1": 29}), "", {})
    row = data[data["row_value"] == "1"]
    assert row["row_pct"].isna().all()
    assert row["count"].notna().all()


def test_the_file_of_a_comparison_has_both_sides():
    other = {**FLOORS, ("1", "earth"): 20, ("1", "tile"): 70}
    data = files.long_form(view(other=asked(slices.KECAMATAN), other_counts=other), "", {})
    cell = data[(data["row_value"] == "1") & (data["column_value"] == "earth")].iloc[0]
    assert (cell["count"], cell["other_count"], cell["count_difference"]) == (30, 20, 10)
    assert cell["row_difference_pp"] == pytest.approx(10)
    assert cell["other_area"] == slices.KECAMATAN
