"""Every record of a broken CSV is either read or counted, and no good row is swallowed."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake import csv_lines
from data.intake.csv_lines import Lines, mend_all, prepare, read_bytes
from data.intake.registry import REGISTRY

# A last line without its end and without a delimiter, a first row of empty cells.
FOUND_BY_FUZZING = (
    b"1|2|3\n\x1a",
    b"1|2|3\n\0\0",
    b"%",
    b"||",
    b"||\n1|2|3\n",
    b"1|2|3\n4",
    b"1|2|3\n\n4",
)


def survey(folder: Path, content: bytes) -> Lines:
    path = folder / "file.csv"
    path.write_bytes(content)
    return prepare(path, read_bytes(path), folder / "mended.csv")


def rows(lines: Lines) -> list[list[str]]:
    with lines.path.open(encoding="utf-8-sig", newline="") as file:
        found = [row for row in csv.reader(file, delimiter=lines.delimiter) if row][1:]
    return [row[:-1] for row in found] if lines.is_copy else found


def test_a_sound_file_is_read_where_it_lies(tmp_path: Path):
    lines = survey(tmp_path, b'"a"|"b"\n"1"|"x"\n"2"|"y"\n\n')
    assert lines.path == tmp_path / "file.csv"
    assert (lines.header, lines.delimiter, lines.records) == (("a", "b"), "|", 2)


@pytest.mark.parametrize("delimiter", ["|", ";", ",", "\t"])
def test_the_delimiter_is_the_one_that_gives_most_columns(tmp_path: Path, delimiter: str):
    assert survey(tmp_path, delimiter.join("abc").encode() + b"\n").header == ("a", "b", "c")


def test_a_stray_quote_costs_its_own_row_only(tmp_path: Path):
    lines = survey(tmp_path, b'a|b\n"1"|"x\n"2"|"y"\n"3"|"z"\n')
    assert (lines.records, lines.unreadable) == (3, (2,))
    assert rows(lines) == [["2", "y"], ["3", "z"]]


@pytest.mark.slow
@pytest.mark.parametrize("broken", [b'"1"|"x\n', b'"1"|"x"|\n', b'"1|"x"\n', b'"1"\n'])
def test_one_broken_line_far_down_an_even_file_is_found(tmp_path: Path, broken: bytes):
    even = b'"1"|"x"\n' * 300_000  # more than is looked at in one go
    lines = survey(tmp_path, b'"a"|"b"\n' + even + broken + even)
    assert (lines.records, lines.unreadable) == (600_001, (300_002,))


def test_a_quoted_line_end_is_one_record(tmp_path: Path):
    lines = survey(tmp_path, b'a|b\n"1"|"one\ntwo"\n"2"|"y"\n')
    assert (lines.records, lines.unreadable) == (2, ())
    assert rows(lines) == [["1", "one two"], ["2", "y"]]


@pytest.mark.parametrize(
    "content",
    [
        b'"a"|"b"\r\n"1"|"x"\r\n"2"|"y"\n"3"|"z"\r\n',
        b"a|b\r1|x\r2|y\r3|z\r",
        b"\xef\xbb\xbfa|b\n1|x\n   \n2|y\n3|z",
        "a|b\n1|x\n2|y\n3|z\n".encode("utf-16"),
    ],
    ids=["mixed line ends", "old Mac", "BOM and blank line", "UTF-16"],
)
def test_odd_files_give_all_their_rows(tmp_path: Path, content: bytes):
    lines = survey(tmp_path, content)
    assert (lines.header, lines.records, lines.unreadable) == (("a", "b"), 3, ())
    assert rows(lines) == [["1", "x"], ["2", "y"], ["3", "z"]]


def test_latin_1_is_written_again_as_utf_8(tmp_path: Path):
    lines = survey(tmp_path, "a|b\n1|caf\xe9\n".encode("latin-1"))
    assert rows(lines) == [["1", "caf\xe9"]]


@given(
    good=st.lists(st.integers(0, 999), min_size=1, max_size=30),
    broken=st.lists(st.integers(0, 30), max_size=5),
)
def test_readable_and_unreadable_add_up(
    tmp_path_factory: pytest.TempPathFactory, good: list[int], broken: list[int]
):
    body = [f'"{number}"|"x"' for number in good]
    for place in broken:
        body.insert(min(place, len(body)), '"stray|"x"')
    lines = survey(tmp_path_factory.mktemp("csv"), ("a|b\n" + "\n".join(body) + "\n").encode())
    assert lines.records == len(good) + len(broken)
    assert len(lines.unreadable) == len(broken)
    assert [int(row[0]) for row in rows(lines)] == good


@pytest.mark.parametrize("rest", FOUND_BY_FUZZING)
def test_a_quick_look_counts_what_an_exact_one_does(tmp_path: Path, rest: bytes):
    path = tmp_path / "in.csv"
    path.write_bytes(b"no_kk|desil_nasional|kode_kelurahan_desa\n" + rest)
    content = read_bytes(path)
    quick = prepare(path, content, tmp_path / "quick.csv", REGISTRY)
    exact = mend_all(path, content, tmp_path / "exact.csv", REGISTRY)
    assert quick.records == exact.records
    assert quick.unreadable == exact.unreadable


@given(
    lines=st.lists(
        st.sampled_from(["1|2|3", '"1"|2|"3"', "1|2|", "||", '""|""|""', "", "1|2", '"1|2|3']),
        min_size=1,
        max_size=12,
    ),
    end=st.sampled_from(["\n", "\r\n"]),
    has_end=st.booleans(),
    piece=st.integers(1, 40),
)
def test_where_a_file_is_cut_for_reading_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    lines: list[str],
    end: str,
    has_end: bool,
    piece: int,
):
    folder = tmp_path_factory.mktemp("csv")
    body = end.join(["a|b|c", *lines]) + (end if has_end else "")
    whole = survey(folder, body.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_lines, "PIECE", piece)
        assert survey(folder, body.encode()) == whole
