"""No true row of BPS is refused, and none of them survives a slip of the decimal point."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reference import plausibility
from data.reference.fact_rows import Lines, Row, RowFault, check_number, check_whole
from data.reference.plausibility import check_errors, check_figures, check_targets
from data.reference.tables import read_rows
from data.settings import REFERENCE

NAME = "official_poverty.csv"
ROWS = read_rows(REFERENCE / NAME)
FIGURES = ("p0_pct", "p1", "p2", "poor_thousand", "poverty_line_idr")
FILLED = [(line, column) for line, row in ROWS for column in FIGURES if row[column]]


def changed(line: int, **cells: str) -> Lines:
    """The rows of the area of a line, with other cells in it."""
    area = dict(ROWS)[line]["area_code"]
    return [
        (number, {**row, **cells} if number == line else row)
        for number, row in ROWS
        if row["area_code"] == area
    ]


def line_of(area: str, period: str) -> int:
    return next(n for n, row in ROWS if (row["area_code"], row["period"]) == (area, period))


def faults(rows: Lines) -> list[RowFault]:
    return [
        *(
            (line, *fault)
            for line, row in rows
            for fault in (*check_number(row, "p0_pct", 100), *check_whole(row, "poverty_line_idr"))
        )
    ] or [*check_figures(rows)]


def test_every_committed_row_passes_without_a_mark():
    assert not [line for line, row in ROWS if plausibility.is_checked(row)]
    assert not faults(ROWS)
    targets = read_rows(REFERENCE / "targets.csv")
    assert not list(check_targets(targets, ROWS))
    assert not [line for line, row in targets if plausibility.is_checked(row)]


@given(
    st.sampled_from(FILLED),
    st.sampled_from(["10", "100", "1000", "0.1", "0.01", "0.001"]),
)
def test_no_figure_survives_a_slip_of_the_decimal_point(which: tuple[int, str], factor: str):
    line, column = which
    slipped = format(Decimal(dict(ROWS)[line][column]) * Decimal(factor), "f")
    if column == "poverty_line_idr" and Decimal(slipped) == int(Decimal(slipped)):
        slipped = str(int(Decimal(slipped)))
    assert faults(changed(line, **{column: slipped}))


def test_the_refusal_names_both_values_and_where_the_other_stands():
    line, before = line_of("35.19", "2025-03"), line_of("35.19", "2024-03")
    ((found, column, what),) = faults(changed(line, p0_pct="20.4"))
    assert (found, column) == (line, "p0_pct")
    for told in ("20.4", "10.63", "2024-03", f"baris {before}", "diperiksa"):
        assert told in what


@pytest.mark.parametrize(
    ("note", "is_taken"),
    [
        ("diperiksa", True),
        ("Diperiksa dengan BRS, 3 Oktober 2026", True),
        ("sensus baru; sudah diperiksa", True),
        ("belum diperiksa", False),
        ("tidak diperiksa", False),
        ("perlu diperiksa", False),
        ("pemeriksaan", False),
        ("", False),
    ],
)
def test_an_office_that_is_sure_says_so_in_the_note(note: str, is_taken: bool):
    rows = changed(line_of("35.19", "2025-03"), p0_pct="5.2", poor_thousand="35.8", note=note)
    assert (not faults(rows)) == is_taken


@pytest.mark.parametrize(("p1", "p2"), [("10.5", ""), ("1.71", "1.72")])
def test_what_cannot_be_is_refused_whatever_the_note_says(p1: str, p2: str):
    line = line_of("35.19", "2025-03")
    ((_line, _column, what),) = faults(changed(line, p1=p1, p2=p2, note="diperiksa"))
    assert "tidak mungkin" in what


def test_without_the_year_before_the_nearest_counts_and_more_is_allowed():
    line = line_of("35.19", "2025-03")
    cells = {"p0_pct": "5.2", "poor_thousand": "35.8", "p1": "0.9", "p2": ""}
    rows = changed(line, **cells)
    assert faults(rows)
    without = [(n, row) for n, row in rows if row["period"] != "2024-03"]
    assert not faults(without)  # 0.47 in two years
    lower = [(n, {**row, "p0_pct": "3.2"} if n == line else row) for n, row in without]
    assert "2023-03" in faults(lower)[0][2]
    old = [(n, row) for n, row in rows if n == line or row["period"] < "2022"]
    assert not faults(old)  # nothing within three years


def test_a_new_census_may_move_the_population_and_a_swapped_digit_may_not():
    line = line_of("35.19", "2025-03")
    assert not faults(changed(line, poor_thousand=f"{0.104 * 744.3:.2f}"))
    ((_line, column, what),) = faults(changed(line, poor_thousand="79.51"))  # for 71.59
    assert column == "poor_thousand" and "ribu penduduk" in what


def test_blank_and_zero_figures_are_no_reason_to_stop():
    line = line_of("35.19", "2024-03")
    blank = changed(line, p0_pct="", poor_thousand="", p1="", p2="", poverty_line_idr="")
    assert not faults(blank)
    zero = changed(line, p0_pct="0", poor_thousand="0", p1="", p2="", note="diperiksa")
    assert not faults(zero)


def test_a_sampling_error_goes_with_its_rate():
    row: Row = {"area_code": "35.19", "period": "2025-03", "source": "s", "note": ""}
    for text, is_taken in {"0.24": True, "1.56": True, "0.0156": False, "15.6": False}.items():
        found = list(check_errors([(2, {**row, "p0_se_pct": text})], ROWS))
        assert (not found) == is_taken, text
    assert not list(check_errors([(2, {**row, "p0_se_pct": "15.6", "note": "diperiksa"})], ROWS))
