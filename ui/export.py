"""The table under a chart as a file: plain CSV for machines, a workbook for the office."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any, Final

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format

from ui.format import is_missing
from ui.text import _

BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
# What a spreadsheet takes for the start of a formula; tab and return reach the same.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
# A fixed date, so that the same table is the same file.
CREATED: Final = datetime(2025, 1, 1)


def to_csv(frame: pd.DataFrame, about: dict[str, str]) -> bytes:
    """The frame as CSV: UTF-8 with BOM, comma and decimal point, one header, no comment lines.

    Args:
        frame: cells of text, numbers, dates or nothing; an empty cell stays empty. Text that a
            spreadsheet would run as a formula gets a leading apostrophe.
        about: what must travel with each row (generation, edition, made-up mark): written as
            further columns, the same value in every row.

    Raises ValueError for a column of lists, or one that `about` would overwrite.
    """
    _refuse_lists(frame)
    twice = [name for name in about if name in frame.columns]
    if twice:
        raise ValueError(f"to_csv: {', '.join(twice)} is already a column; name it differently")
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(str(name)) for name in [*frame.columns, *about]])
    tail = [guarded(value) for value in about.values()]
    for row in frame.itertuples(index=False, name=None):
        writer.writerow([*map(_csv_cell, row), *tail])
    return (BOM + out.getvalue()).encode("utf-8")


def to_xlsx(frame: pd.DataFrame, title: str, about: dict[str, str], hidden_note: str) -> bytes:
    """The frame as a workbook: sheet 'Data', and sheet 'Tentang' that says what it is.

    Args:
        frame: as for `to_csv`; numbers stay numbers. A column ending in _pct or _pp gets two
            decimals, whole numbers get thousands separators in the reader's own style.
        title: what the table shows; heads the second sheet.
        about: source, date, definition, generation, edition, made-up mark, in reading order.
        hidden_note: what an empty cell means.

    Raises ValueError for a column of lists.
    """
    _refuse_lists(frame)
    out = BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": title, "created": CREATED})
    _write_data(book, frame)
    _write_about(book, title, about, hidden_note)
    book.close()
    return out.getvalue()


def _write_data(book: xlsxwriter.Workbook, frame: pd.DataFrame) -> None:
    sheet = book.add_worksheet(_("Data"))
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"})
    plain = book.add_format({})
    formats = {
        "rate": book.add_format({"num_format": "0.00"}),
        "count": book.add_format({"num_format": "#,##0"}),
        "number": book.add_format({"num_format": "#,##0.00"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    for place, name in enumerate(frame.columns):
        values = frame[name].tolist()
        style = formats.get(_style(str(name), values), plain)
        sheet.write_string(0, place, str(name), head)
        for row, value in enumerate(values, start=1):
            _write_cell(sheet, row, place, value, style)
        shown = [len(str(value)) for value in values if not is_missing(value)]
        sheet.set_column(place, place, min(48, max([len(str(name)), 8, *shown]) + 2))
    sheet.freeze_panes(1, 0)
    if len(frame.columns):
        sheet.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)


def _write_about(
    book: xlsxwriter.Workbook, title: str, about: dict[str, str], hidden_note: str
) -> None:
    sheet = book.add_worksheet(_("Tentang"))
    large = book.add_format({"bold": True, "font_size": 14})
    bold = book.add_format({"bold": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 80)
    sheet.write_string(0, 0, title, large)
    lines = {**about, _("Sel kosong"): hidden_note}
    for row, (name, value) in enumerate(lines.items(), start=2):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, value, wrap)


def _style(name: str, values: list[Any]) -> str:
    known = [value for value in values if not is_missing(value)]
    if known and all(isinstance(value, date) for value in known):
        return "date"
    if not known or not all(_is_number(value) for value in known):
        return ""
    if name.endswith(("_pct", "_pp")):
        return "rate"
    return "count" if all(float(value).is_integer() for value in known) else "number"


def _write_cell(sheet: Any, row: int, place: int, value: Any, style: Format) -> None:
    if is_missing(value):
        sheet.write_blank(row, place, None, style)
    elif _is_number(value):
        sheet.write_number(row, place, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, style)
    else:
        sheet.write_string(row, place, str(value), style)


def _is_number(value: object) -> bool:
    return pd.api.types.is_number(value) and not isinstance(value, bool)


def _csv_cell(value: Any) -> Any:
    if is_missing(value):
        return ""
    if _is_number(value):
        return value
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.time().min else value.isoformat()
    return guarded(str(value))


def guarded(words: str) -> str:
    return "'" + words if words.startswith(FORMULA_STARTS) else words


def _refuse_lists(frame: pd.DataFrame) -> None:
    for name in frame.columns:
        if any(isinstance(value, list | tuple | dict) for value in frame[name]):
            raise ValueError(
                f"column {name!r} holds a list in a cell: leave it out or give each value a column"
            )
