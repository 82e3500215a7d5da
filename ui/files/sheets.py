"""Sheets of a workbook: typed cells, heads in words, what it all means."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from language import numbers
from language.numbers import is_missing
from language.text import _, language
from ui.files import columns
from ui.look import theme
from ui.words import measures, withheld

# A fixed date, so that the same table is the same file.
CREATED: Final = datetime(2025, 1, 1)
# Words for the month and a day before it, which no reader takes for another day.
DAYS: Final = {"id": "[$-421]d mmmm yyyy", "en": "[$-809]d mmmm yyyy"}
NARROW, WIDE = 9, 48  # characters


@dataclass(frozen=True)
class Table:
    """One sheet of data.

    Args:
        name: of the sheet, at most 31 characters.
        title: what it shows, for the list of sheets.
        frame: cells of text, numbers, dates or nothing.
        heads: words above columns that have others elsewhere.
        exact: where cases are counted, the rows in which they are exact: in all others they are
            protected. None for a table of none.
        above: lines over the heads, the first in bold; one row stays free below them.
    """

    name: str
    title: str
    frame: pd.DataFrame
    heads: Mapping[str, str] = field(default_factory=dict)
    exact: Collection[int] | None = None
    above: tuple[str, ...] = ()

    @property
    def head(self) -> int:
        """The row of the heads, from 0."""
        return len(self.above) + 1 if self.above else 0


def workbook(title: str, tables: Sequence[Table], about: Mapping[str, str]) -> bytes:
    """The tables, then 'Definisi' and 'Tentang'; of several tables 'Tentang' comes first.

    Numbers stay numbers and show the reader's own commas; nothing becomes a formula or a link to
    elsewhere. The same tables give the same bytes. Raises ValueError for a column of lists.
    """
    out = BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": title, "created": CREATED})
    looks = _Looks(book)
    is_whole = len(tables) > 1
    first = book.add_worksheet(_("Tentang")) if is_whole else None
    for table in tables:
        _data(book.add_worksheet(table.name), looks, table)
    _definitions(book.add_worksheet(_("Definisi")), looks, tables, about)
    _about(
        first or book.add_worksheet(_("Tentang")),
        looks,
        title,
        about,
        tables if is_whole else (),
    )
    book.close()
    return out.getvalue()


class _Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        colors, unseen = theme.palette("light"), numbers.unseen()
        self.head = book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"}
        )
        self.plain = book.add_format({})
        self.numbers = {
            "rate": book.add_format({"num_format": "0.00"}),
            "points": book.add_format({"num_format": "+0.00;-0.00;0.00"}),
            "count": book.add_format({"num_format": "#,##0"}),
            # The number stays 0; a reader sees that it stands for none or a few.
            "protected": book.add_format(
                {"num_format": f'#,##0;-#,##0;"0–{unseen}"' if unseen else "#,##0"}
            ),
            "number": book.add_format({"num_format": "#,##0.00"}),
            "small": book.add_format({"num_format": "0.0000"}),
            "date": book.add_format({"num_format": DAYS[language()]}),
        }
        self.large = book.add_format({"bold": True, "font_size": 14})
        self.bold = book.add_format({"bold": True, "valign": "top"})
        self.wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self.link = book.add_format({"font_color": colors.area, "underline": 1, "valign": "top"})


def _data(sheet: Worksheet, looks: _Looks, table: Table) -> None:
    heads = {**columns.heads(table.frame), **table.heads}
    frame = in_cells(table.frame, lambda name: heads.get(name, name))
    for row, words in enumerate(table.above):
        sheet.write_string(row, 0, words, looks.plain if row else looks.large)
    for place, name in enumerate(map(str, frame.columns)):
        values = frame.iloc[:, place].tolist()
        kind = _style(name, values)
        if kind == "count" and table.exact is not None and columns.is_of_cases(name):
            kind = "protected"
        style = looks.numbers.get(kind, looks.plain)
        exact = looks.numbers["count"] if kind == "protected" else style
        certain = set(table.exact or ())
        sheet.write_string(table.head, place, heads[name], looks.head)
        widths = [NARROW]
        for row, value in enumerate(values):
            own = exact if row in certain else style
            widths.append(
                _write(sheet, table.head + row + 1, place, columns.word(name, value), own)
            )
        # A head takes two lines or three before it widens its column.
        longest = max(len(word) for word in heads[name].split() or [""])
        wide = max(*widths, longest, round(len(heads[name]) / 2.5))
        sheet.set_column(place, place, min(WIDE, wide + 2))
    # Codes are text that looks like numbers; without this Excel marks every one of them.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    sheet.freeze_panes(table.head + 1, _names(frame))
    sheet.repeat_rows(table.head)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    if len(frame.columns):
        last = table.head + max(len(frame), 1)
        sheet.autofilter(table.head, 0, last, len(frame.columns) - 1)


def _names(frame: pd.DataFrame) -> int:
    """How many columns at the left say which row it is: they stay in sight."""
    are_names = [name in ("area_code", "area_name", "parent_name") for name in frame.columns]
    return next((place for place, is_name in enumerate(are_names) if not is_name), 0)


def _definitions(
    sheet: Worksheet, looks: _Looks, tables: Sequence[Table], about: Mapping[str, str]
) -> None:
    heads = (
        _("Kolom"),
        _("Nama untuk mesin"),
        _("Satuan"),
        _("Jenis"),
        _("Definisi"),
        _("Sumber"),
    )
    for place, (head, wide) in enumerate(zip(heads, (34, 28, 18, 14, 80, 34), strict=True)):
        sheet.write_string(0, place, head, looks.head)
        sheet.set_column(place, place, wide)
    named: dict[str, str] = {}
    for table in tables:
        for name, head in {**columns.heads(table.frame), **table.heads}.items():
            named.setdefault(name, head)
    rows = [(head, name, *measures.facts(columns.measure_of(name))) for name, head in named.items()]
    if any(columns.is_protected(name) for name in named):
        protection = _("Perlindungan")
        rows.append((protection, "", "", "", about.get(protection, ""), "settings.toml"))
    for row, cells in enumerate(rows, start=1):
        for place, words in enumerate(cells):
            sheet.write_string(row, place, words, looks.wrap)
    sheet.freeze_panes(1, 1)


def _about(
    sheet: Worksheet,
    looks: _Looks,
    title: str,
    about: Mapping[str, str],
    tables: Sequence[Table],
) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, title, looks.large)
    row = 2
    for name, words in about.items():
        sheet.write_string(row, 0, name, looks.bold)
        sheet.write_string(row, 1, words, looks.wrap)
        row += 1
    for table in tables:
        row += 1
        sheet.write_url(row, 0, f"internal:'{table.name}'!A1", looks.link, table.name)
        sheet.write_string(row, 1, table.title, looks.wrap)


def _style(name: str, values: list[Any]) -> str:
    filled = [value for value in values if not is_missing(value)]
    if filled and all(isinstance(value, date) for value in filled):
        return "date"
    if not filled or not all(is_number(value) for value in filled):
        return ""
    if name.endswith("_pct"):
        return "rate"
    if name.endswith("_pp"):
        return "points"
    if columns.is_protected(name):
        return "protected"
    if name.endswith("_idr") or all(float(value).is_integer() for value in filled):
        return "count"
    return "small" if all(abs(value) < 0.1 for value in filled) else "number"


def _write(sheet: Worksheet, row: int, place: int, value: Any, style: Format) -> int:
    """Write a cell by its type; returns how many characters wide it shows."""
    if is_missing(value):
        sheet.write_blank(row, place, None, style)
        return 0
    if is_number(value):
        sheet.write_number(row, place, value, style)
        return len(f"{value:,.2f}") - (3 if float(value).is_integer() else 0)
    if isinstance(value, date):
        sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), style)
        return len("30 September 2026")
    sheet.write_string(row, place, str(value), style)
    return len(str(value))


def is_number(value: object) -> bool:
    """Whether a cell is a number; True and False are not."""
    return pd.api.types.is_number(value) and not isinstance(value, bool)


def in_cells(frame: pd.DataFrame, name: Callable[[str], str] = str) -> pd.DataFrame:
    """The frame with what it withholds as one line of words a row; ValueError for other lists.

    name: what a column is called.
    """
    refuse_lists(frame)
    if withheld.COLUMN not in frame.columns:
        return frame
    lines = [withheld.listed(absent, name) for absent in withheld.of(frame)]
    return frame.assign(**{withheld.COLUMN: lines})


def refuse_lists(frame: pd.DataFrame) -> None:
    """ValueError for a column of lists, but for what is withheld: a cell has no place for one."""
    for name in frame.columns.drop(withheld.COLUMN, errors="ignore"):
        if any(isinstance(value, list | tuple | dict) for value in frame[name]):
            raise ValueError(
                f"column {name!r} holds a list in a cell: leave it out or give each value a column"
            )
