"""The table under a chart as a file: CSV for machines and for Excel, a workbook, Parquet."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from language.numbers import is_missing
from language.text import _
from ui.files import columns, sheets
from ui.files.sheets import Table, in_cells, is_number, refuse_lists
from ui.words import measures, withheld

# A column and why it holds nothing; see ui/words/withheld.py.
ABSENT: Final = pa.list_(pa.struct([("measure", pa.string()), ("reason", pa.string())]))
BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
# What a spreadsheet takes for the start of a formula; tab and return reach the same.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def to_csv(frame: pd.DataFrame, about: Mapping[str, str]) -> bytes:
    """The frame as CSV for machines: UTF-8 without BOM, comma, decimal point, one header.

    Args:
        frame: cells of text, numbers, dates or nothing; an empty cell stays empty. Text that a
            spreadsheet would run as a formula gets a leading apostrophe.
        about: what must travel with each row (generation, edition, made-up mark): written as
            further columns, the same value in every row.

    Raises ValueError for a column of lists, or one that `about` would overwrite.
    """
    return _csv(frame, about, ",", [str(name) for name in frame.columns], str).encode("utf-8")


def to_excel_csv(frame: pd.DataFrame, about: Mapping[str, str]) -> bytes:
    """The same for an Indonesian Excel: BOM, semicolon, decimal comma, heads in words."""
    heads = columns.heads(frame)
    named = [heads[str(name)] for name in frame.columns]
    return (BOM + _csv(frame, about, ";", named, _with_comma)).encode("utf-8")


def to_xlsx(
    frame: pd.DataFrame,
    title: str,
    about: Mapping[str, str],
    protection_note: str,
    above: Sequence[str] = (),
) -> bytes:
    """The frame as a workbook: 'Data', 'Definisi' of its columns, and 'Tentang'.

    Args:
        frame: as for `to_csv`; numbers stay numbers. A column ending in _pct or _pp gets two
            decimals, whole numbers get thousands separators in the reader's own style.
        title: what the table shows; heads the last sheet.
        about: source, date, definition, generation, edition, made-up mark, in reading order.
        protection_note: how counts are protected.
        above: lines over the table itself: title, measure and place, unit, source.

    Raises ValueError for a column of lists.
    """
    table = Table(_("Data"), title, frame, above=tuple(filter(None, above)))
    return sheets.workbook(title, [table], {**about, _("Perlindungan"): protection_note})


def to_parquet(frame: pd.DataFrame, about: Mapping[str, str]) -> bytes:
    """The frame as Parquet for analysts: types kept, each column with what it means.

    `about` stands in the file's own metadata. Raises ValueError for a column of lists.
    """
    refuse_lists(frame)
    table = pa.Table.from_pandas(
        frame.drop(columns=withheld.COLUMN, errors="ignore"), preserve_index=False
    )
    if withheld.COLUMN in frame.columns:
        place = list(frame.columns).index(withheld.COLUMN)
        absent = pa.array(withheld.of(frame), type=ABSENT)
        table = table.add_column(place, withheld.COLUMN, absent)
    fields = [each.with_metadata(_meaning(each.name)) for each in table.schema]
    described = table.cast(pa.schema(fields, metadata=dict(about)))
    out = BytesIO()
    pq.write_table(described, out, compression="zstd")
    return out.getvalue()


def _meaning(name: str) -> dict[str, str]:
    """What a column is called and means, under English names as in measures.toml."""
    unit, kind, definition, source = measures.facts(columns.measure_of(name))
    facts = {
        "label": columns.heads(pd.DataFrame(columns=[name]))[name],
        "unit": unit,
        "kind": kind,
        "definition": definition,
        "source": source,
    }
    return {key: words for key, words in facts.items() if words}


def _csv(
    frame: pd.DataFrame, about: Mapping[str, str], delimiter: str, heads: list[str], number: Any
) -> str:
    frame = in_cells(frame, dict(zip(map(str, frame.columns), heads, strict=True)).__getitem__)
    twice = [name for name in about if name in frame.columns]
    if twice:
        raise ValueError(f"to_csv: {', '.join(twice)} is already a column; name it differently")
    out = StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([guarded(name) for name in [*heads, *about]])
    tail = [guarded(value) for value in about.values()]
    for row in frame.itertuples(index=False, name=None):
        writer.writerow([*(_cell(value, number) for value in row), *tail])
    return out.getvalue()


def _cell(value: Any, number: Any) -> Any:
    if is_missing(value):
        return ""
    if is_number(value):
        return number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.time().min else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return guarded(str(value))


def _with_comma(value: Any) -> str:
    return str(value).replace(".", ",")


def guarded(words: str) -> str:
    """Text that a spreadsheet would run as a formula, with an apostrophe before it."""
    return "'" + words if words.startswith(FORMULA_STARTS) else words
