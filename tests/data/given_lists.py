"""Recipient lists and lists of deaths as offices hand them over, for the tests of their intake."""

import csv
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from tests import commands
from tests.builders import kk, nik

Cells = list[Any]
HEADER: Cells = ["NO", "NAMA", "NIK", "NO KK", "PROGRAM", "PERIODE", "NOMINAL", "STATUS"]


def benefit(number: int, programme: str = "PKH", period: str = "2025-Q3", **cells: str) -> Cells:
    """A row below HEADER; `cells` overrule by name."""
    own = [number, f"CONTOH {number}", nik(100 * number), kk(number), programme, period]
    return place(cells, [*map(str, own), "600000", ""])


def place(cells: Mapping[str, str], row: Cells | None = None) -> Cells:
    """A row below HEADER with these cells, else empty or as `row` has it."""
    found = list(row or [""] * len(HEADER))
    for name, value in cells.items():
        found[HEADER.index(name.replace("_", " "))] = value
    return found


def write_csv(path: Path, rows: Sequence[Cells], encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def write_book(
    path: Path, sheets: Mapping[str, Sequence[Cells]], merged: Sequence[tuple[Any, ...]] = ()
) -> Path:
    """A workbook; `merged` are ranges (sheet, first row, column, last row, column, value)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": datetime(2026, 1, 1)})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell != "":
                        sheet.write(line, column, cell)
        for name, *cells in merged:
            sheet = book.get_worksheet_by_name(name)
            assert sheet is not None
            sheet.merge_range(*cells)
    return path


def write_zip(path: Path, files: Mapping[str, Path]) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for name, file in files.items():
            packed.write(file, name)
    return path


def taken(store: Path, *words: object, kind: str = "programmes") -> dict[str, Any]:
    """What an intake without --accept-loss says of a list, as JSON; its parts add up."""
    done = commands.plain_data(store, f"ingest-{kind}", *words, "--no-publish", "--json")
    told = done.json
    for file in told["files"]:
        parts = file["accepted"] + file["repeated"] + file["unreadable"]
        assert parts + sum(file["quarantined"].values()) == file["rows"], file
    return told


def refused(store: Path, *words: object, kind: str = "programmes") -> str:
    """The one line that says why a list was not taken; nothing of it is kept."""
    done = commands.plain_data(store, f"ingest-{kind}", *words, "--no-publish", "--json")
    assert (done.code, done.out) == (3, ""), done.err
    assert len(done.err.splitlines()) == 1
    assert not [*(store / kind).glob("*/account.json")]
    return done.err


def counted(told: dict[str, Any]) -> dict[tuple[str, str], tuple[int, int | None]]:
    """Recipients and rupiah of each programme and period."""
    return {
        (each["programme"], each["period"]): (each["recipients"], each["amount_idr"])
        for each in told["lists"]
    }
