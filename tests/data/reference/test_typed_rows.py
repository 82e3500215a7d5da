"""The row of March 2026 as an office types it in Excel: taken, or refused with its line."""

from pathlib import Path

import duckdb
import pytest

from data.reference.fact_rows import MOST, ReferenceProblem, WrongCell
from data.reference.tables import load_reference
from tests import builders, commands, oracle
from tests.data import references

NAME = "official_poverty.csv"
SOURCE = "BPS Kabupaten Madiun"
GOOD = f"35.19,2026-03,9.80,,,67.55,495000,{SOURCE},"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return references.copied(tmp_path / "reference")


def typed(folder: Path, row: bytes, end: bytes = b"\n") -> int:
    """Add a row to the official figures; the line where it stands."""
    path = folder / NAME
    before = path.read_bytes()
    path.write_bytes(before + row + end)
    return len(before.splitlines()) + 1


def refused(folder: Path, name: str = NAME) -> WrongCell:
    cell = references.only_wrong_cell(load_reference, folder)
    assert cell.file == name
    return cell


def published(folder: Path) -> list[tuple]:
    with duckdb.connect() as connection:
        load_reference(connection, folder)
        return connection.execute(
            "select p0_pct, poor_thousand, poverty_line_idr from official_poverty "
            "where area_code = '35.19' and period = '2026-03'"
        ).fetchall()


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r", b""])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_the_good_row_is_taken_however_its_lines_end(folder: Path, start: bytes, end: bytes):
    typed(folder, GOOD.encode(), end)
    path = folder / NAME
    path.write_bytes(start + path.read_bytes())
    assert published(folder) == [(9.8, 67.55, 495000)]


def test_a_file_of_windows_alone_is_taken(folder: Path):
    typed(folder, GOOD.encode())
    path = folder / NAME
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert published(folder) == [(9.8, 67.55, 495000)]


@pytest.mark.parametrize(
    ("old", "new", "column", "told"),
    [
        ("495000", "495.000", "poverty_line_idr", "495000"),
        ("495000", "495000.0", "poverty_line_idr", "495000"),
        ("495000", '"495,000"', "poverty_line_idr", "495000"),
        ("495000", "495 000", "poverty_line_idr", "495000"),
        ("495000", "Rp 495.000", "poverty_line_idr", "495000"),
        ("495000", "495", "poverty_line_idr", "476506"),
        ("9.80", "0.098", "p0_pct", "10.4"),
        ("9.80", "98.0", "p0_pct", "10.4"),
        ("9.80", '"9,80"', "p0_pct", "10.40"),
        ("9.80", "8.90", "poor_thousand", "688.4"),
        ("67.55", "67550", "poor_thousand", "71.59"),
        ("67.55", "6.755", "poor_thousand", "71.59"),
        ("2026-03", "Mar-26", "period", "TTTT-03"),
        ("35.19,", "35.19;", "row", "koma"),
        ("9.80,,,", "9.80,0.17,,", "p1", "1.71"),
        ("9.80,,,", "9.80,17.1,,", "p1", "9.80"),
        ("9.80,,,", "9.80,1.71,0.032,", "p2", "0.32"),
        ("9.80,,,", "9.80,1.71,3.2,", "p2", "1.71"),
    ],
)
def test_a_slip_is_refused_with_line_column_and_repair(
    folder: Path, old: str, new: str, column: str, told: str
):
    line = typed(folder, GOOD.replace(old, new, 1).encode())
    problem = refused(folder)
    assert (problem.line, problem.column) == (line, column)
    assert told in problem.what


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (GOOD.encode() + b"Maret 2026 \x96 BRS", "0x96"),
        (GOOD.encode() + b"a\0b", "0x00"),
        (GOOD.encode() + b'"buka', "kutip"),
        (GOOD.encode() + b'"tutup"lalu', "kutip"),
    ],
)
def test_broken_bytes_and_quotes_are_a_row_problem(folder: Path, row: bytes, told: str):
    line = typed(folder, row)
    problem = refused(folder)
    assert problem.line == line
    assert told in problem.what and "CSV UTF-8" in problem.what


def test_a_quote_that_closes_late_swallows_no_row(folder: Path):
    path = folder / "targets.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    start, note = lines[2].rsplit(",", 1)
    lines[2:4] = [f'{start},"{note}', f'{lines[3]}"']
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    problem = refused(folder, "targets.csv")
    assert (problem.line, problem.column) == (3, "note")


def test_a_note_over_two_lines_is_refused_where_it_begins(folder: Path):
    line = typed(folder, GOOD.encode() + b'"satu\ndua"')
    problem = refused(folder)
    assert (problem.line, problem.column) == (line, "note")


def test_bytes_are_found_on_their_line_also_with_windows_ends(folder: Path):
    path = folder / "targets.csv"
    lines = path.read_bytes().splitlines()
    lines[4] = lines[4].replace(b"Bupati", b"Bup\xe1ti")
    path.write_bytes(b"\r\n".join(lines))
    assert refused(folder, "targets.csv").line == 5


@pytest.mark.parametrize("name", ["areas.csv", NAME, "releases.csv"])
def test_a_missing_or_empty_file_is_named(folder: Path, name: str):
    (folder / name).unlink()
    assert str(folder / name) in refused(folder, name).what
    (folder / name).write_bytes(b"")
    assert refused(folder, name).column == "header"
    (folder / name).unlink()
    (folder / name).mkdir()
    assert refused(folder, name).line == 1


def test_utf_16_and_semicolons_are_told_apart(folder: Path):
    path = folder / NAME
    text = path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-16")
    assert "UTF-8" in refused(folder).what
    path.write_text(text.replace(",", ";"), encoding="utf-8")
    problem = refused(folder)
    assert (problem.line, problem.column) == (1, "header") and "titik koma" in problem.what


@pytest.mark.parametrize(
    ("name", "row", "column"),
    [
        ("survey_design.csv", "desa,10.0,2,s,", "households"),
        ("survey_design.csv", "desa,1.000,2,s,", "households"),
        ("areas.csv", "35.98,3598,X,kabupaten,kabupaten,35,abc,,,,s", "latitude"),
        ("areas.csv", "35.98,3598,X,kabupaten,kabupaten,35,,1110.5,,,s", "longitude"),
        ("areas.csv", "35.98,3598,X,kabupaten,kabupaten,35,,,x,,s", "area_km2"),
        ("sampling_error.csv", "35.19,2025-03,10.4,s,", "p0_se_pct"),
        ("sampling_error.csv", "35.19,2025-03,0,s,", "p0_se_pct"),
        ("targets.csv", "35.19,,x,at_most,,98,2026-12-31,2026-03,s,", "high_pct"),
        ("targets.csv", "35.19,,x,at_most,,0.98,2026-12-31,2026-03,s,", "high_pct"),
        ("targets.csv", "35.19,,x,at_most,9.9,9.8,2026-12-31,2026-03,s,", "high_pct"),
    ],
)
def test_other_files_are_looked_at_the_same_way(folder: Path, name: str, row: str, column: str):
    path = folder / name
    line = len(path.read_text(encoding="utf-8").splitlines()) + 1
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    problem = refused(folder, name)
    assert (problem.line, problem.column) == (line, column)


def test_every_wrong_cell_of_every_file_is_told_at_once(folder: Path):
    first = typed(folder, GOOD.replace("495000", "495.000").replace("9.80", "98").encode())
    second = typed(folder, GOOD.replace("35.19", "35").replace("9.80", '"9,80"').encode() + b",")
    third = typed(folder, b"35.98,2026-03,9.1,,,,,,")
    targets = folder / "targets.csv"
    text = targets.read_text(encoding="utf-8")
    targets.write_text(text + "35.19,,x,at_least,,98,besok,2026-03,s,\n", encoding="utf-8")
    (folder / "releases.csv").write_bytes(b"release;cutoff;source;note\n")
    told = [
        (cell.file, cell.line, cell.column)
        for cell in references.wrong_cells(load_reference, folder)
    ]
    fourth = len(text.splitlines()) + 1
    assert told == [
        (NAME, first, "poverty_line_idr"),
        (NAME, second, "row"),
        (NAME, third, "source"),
        (NAME, third, "area_code"),
        ("targets.csv", fourth, "rule"),
        ("targets.csv", fourth, "deadline"),
        ("releases.csv", 1, "header"),
    ]


def test_a_wrong_figure_makes_no_other_one_look_wrong(folder: Path):
    """Neither the years after it, nor the target and the population that are held against it."""
    references.change(
        folder,
        NAME,
        lambda rows: [
            {**row, "p0_pct": "1.04"}
            if (row["area_code"], row["period"]) == ("35.19", "2023-03")
            else row
            for row in rows
        ],
    )
    assert refused(folder).column == "p0_pct"


def test_many_wrong_cells_are_counted_after_the_first_ones(folder: Path):
    for _place in range(MOST + 7):
        typed(folder, b"35.98,2026-03,9.1,,,,,s,")
    with duckdb.connect() as connection, pytest.raises(ReferenceProblem) as problem:
        load_reference(connection, folder)
    *first, last = str(problem.value).splitlines()
    assert len(first) == MOST and last == "dan 7 sel lain yang salah"


def test_without_the_areas_only_their_file_is_told(folder: Path):
    (folder / "areas.csv").unlink()
    assert refused(folder, "areas.csv").column == "file"


@pytest.mark.parametrize(
    "row",
    [GOOD.replace("495000", "495.000"), GOOD.replace("9.80", "98.0"), GOOD + "\x96", GOOD + '"x'],
)
def test_the_command_ends_with_2_and_keeps_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str
):
    line = typed(folder, row.encode("latin-1"))
    monkeypatch.setenv("DATA_REFERENCE", str(folder))
    builders.write_delivery(tmp_path / "in", *builders.registry([(oracle.DESA[0], 1, 20)]))
    done = commands.data(tmp_path / "store", "ingest", tmp_path / "in")
    assert done.code == 2
    assert done.err.splitlines()[-1].startswith(f"{NAME}, baris {line}, ")
    assert not (tmp_path / "store" / "CURRENT").exists()
