"""What became slower than benchmarks/RESULTS.md says."""

from benchmarks.__main__ import _markdown
from benchmarks.cases import Result
from benchmarks.comparison import Row, rows_of, slower

CALIBRATION = "Calibration before queries"
THEN: list[Row] = [
    (CALIBRATION, "0.50 s"),
    ("Ingest against a plain read", "3.00 times (6.0 s / 2.0 s)"),
    ("Query headline", "8.0 ms (7.5 public)"),
    ("All papers", "20 s"),
    ("Peak memory", "1,000 MiB"),
]


def changed(**found: str) -> list[tuple[str, float]]:
    """The rows told when some are found otherwise; keys are the first words of a row."""
    now = [(what, found.get(what.split()[0], text)) for what, text in THEN]
    return [(each.what, round(each.times, 2)) for each in slower(now, THEN)]


def test_the_same_is_not_slower():
    assert slower(THEN, THEN) == []


def test_a_fifth_more_is_told_worst_first():
    found = changed(Ingest="3.70 times (1 s / 2 s)", Query="16.0 ms (7.0 public)", All="23 s")
    assert found == [("Query headline", 2.0), ("Ingest against a plain read", 1.23)]


def test_a_slower_machine_is_not_slower_code():
    assert changed(Calibration="1.00 s", Query="16.0 ms", All="40 s") == []
    assert changed(Calibration="1.00 s", All="60 s") == [("All papers", 1.5)]


def test_a_faster_machine_does_not_hide_slower_code():
    assert changed(Calibration="0.25 s", All="20 s") == [
        ("All papers", 2.0),
        ("Query headline", 2.0),
    ]


def test_ratios_and_memory_know_no_machine():
    found = changed(Calibration="1.00 s", Ingest="6.00 times", Peak="1,300 MiB")
    assert found == [("Ingest against a plain read", 2.0), ("Peak memory", 1.3)]


def test_the_calibration_above_a_row_counts():
    then = [*THEN, ("Calibration before pages", "1.00 s"), ("Page trend", "40 ms")]
    now = [*THEN, ("Calibration before pages", "2.00 s"), ("Page trend", "90 ms")]
    assert slower(now, then) == []


def test_less_than_a_millisecond_is_rounding():
    assert (
        slower(
            [(CALIBRATION, "0.50 s"), ("Query protection", "1.9 ms")],
            [(CALIBRATION, "0.50 s"), ("Query protection", "1.0 ms")],
        )
        == []
    )


def test_seconds_without_a_calibration_are_not_compared():
    assert slower([("All papers", "90 s")], THEN) == []
    assert slower([(CALIBRATION, "0.50 s"), ("All papers", "90 s")], THEN[1:]) == []


def test_rows_are_read_from_the_table_that_is_written():
    written = _markdown([Result(what, found, "at most 3", True) for what, found in THEN], "today")
    assert [row for row in rows_of(written) if row in THEN] == THEN
    assert slower(rows_of(written), THEN) == []
