"""A workbook of text that only its owner can read: for those who must act, and nobody else."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter


def write_private(
    path: Path, sheet_name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> Path:
    """Write one sheet of text cells (0600); what stood there before is replaced.

    Nothing of it lies anywhere else on the way.
    """
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "in_memory": True}) as book:
        sheet = book.add_worksheet(sheet_name)
        sheet.write_row(0, 0, columns)
        for line, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                sheet.write_string(line, place, "" if cell is None else str(cell))
    return path
