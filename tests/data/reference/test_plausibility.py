"""No true row of BPS is refused, and none of them survives a slip of the decimal point."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reference import plausibility
from data.reference.fact_rows import Lines, ReferenceProblem, Row, check_number, check_whole
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


def check(rows: Lines) -> None:
    for line, row in rows:
        check_number(NAME, line, row, "p0_pct", 100)
        check_whole(NAME, line, row, "poverty_line_idr")
    check_figures(NAME, rows)


def test_every_committed_row_passes_without_a_mark():
    assert not [line for line, row in ROWS if plausibility.is_checked(row)]
    check(ROWS)
    targets = read_rows(REFERENCE / "targets.csv")
    check_targets("targets.csv", targets, ROWS)
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
    with pytest.raises(ReferenceProblem):
        check(changed(line, **{column: slipped}))


def test_the_refusal_names_both_values_and_where_the_other_stands():
    line, before = line_of("35.19", "2025-03"), line_of("35.19", "2024-03")
    with pytest.raises(ReferenceProblem) as problem:
        check(changed(line, p0_pct="20.4"))
    assert (problem.value.line, problem.value.column) == (line, "p0_pct")
    for told in ("20.4", "10.63", "2024-03", f"baris {before}", "diperiksa"):
        assert told in problem.value.what


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
    if is_taken:
        check(rows)
    else:
        with pytest.raises(ReferenceProblem):
            check(rows)


@pytest.mark.parametrize(("p1", "p2"), [("10.5", ""), ("1.71", "1.72")])
def test_what_cannot_be_is_refused_whatever_the_note_says(p1: str, p2: str):
    line = line_of("35.19", "2025-03")
    with pytest.raises(ReferenceProblem, match="tidak mungkin"):
        check(changed(line, p1=p1, p2=p2, note="diperiksa"))


def test_without_the_year_before_the_nearest_counts_and_more_is_allowed():
    line = line_of("35.19", "2025-03")
    cells = {"p0_pct": "5.2", "poor_thousand": "35.8", "p1": "0.9", "p2": ""}
    rows = changed(line, **cells)
    with pytest.raises(ReferenceProblem):
        check(rows)
    without = [(n, row) for n, row in rows if row["period"] != "2024-03"]
    check(without)  # 0.47 in two years
    with pytest.raises(ReferenceProblem, match="2023-03"):
        check([(n, {**row, "p0_pct": "3.2"} if n == line else row) for n, row in without])
    old = [(n, row) for n, row in rows if n == line or row["period"] < "2022"]
    check(old)  # nothing within three years


def test_a_new_census_may_move_the_population_and_a_swapped_digit_may_not():
    line = line_of("35.19", "2025-03")
    check(changed(line, poor_thousand=f"{0.104 * 744.3:.2f}"))
    with pytest.raises(ReferenceProblem) as problem:
        check(changed(line, poor_thousand="79.51"))  # for 71.59
    assert problem.value.column == "poor_thousand" and "ribu penduduk" in problem.value.what


def test_blank_and_zero_figures_are_no_reason_to_stop():
    line = line_of("35.19", "2024-03")
    check(changed(line, p0_pct="", poor_thousand="", p1="", p2="", poverty_line_idr=""))
    check(changed(line, p0_pct="0", poor_thousand="0", p1="", p2="", note="diperiksa"))


def test_a_sampling_error_goes_with_its_rate():
    row: Row = {"area_code": "35.19", "period": "2025-03", "source": "s", "note": ""}
    for text in ("0.24", "1.56"):
        check_errors("sampling_error.csv", [(2, {**row, "p0_se_pct": text})], ROWS)
    for text in ("0.0156", "15.6"):
        with pytest.raises(ReferenceProblem):
            check_errors("sampling_error.csv", [(2, {**row, "p0_se_pct": text})], ROWS)
    checked = {**row, "p0_se_pct": "15.6", "note": "diperiksa"}
    check_errors("sampling_error.csv", [(2, checked)], ROWS)
