"""Tables as HTML: right-aligned figures, and a small line for a history."""

from collections.abc import Sequence
from html import escape
from typing import Any, Final
from urllib.parse import quote

import pandas as pd

from language import numbers
from language.text import _
from ui.exhibit import Column
from ui.records import records
from ui.screen.sparkline import Scale, scale_of, sparkline
from ui.words import classes

KEY: Final = "area_code"


def area_table(
    frame: pd.DataFrame,
    columns: Sequence[Column],
    *,
    caption: str,
    link: str | None = None,
    show_caption: bool = False,
) -> str:
    """A table of areas as HTML for `st.html`, in the order of the frame.

    Args:
        frame: one row for each area: area_code, and the key of every column.
        columns: the first is the header of its row (the area's name).
        caption: what the table shows; read aloud always, seen with `show_caption`.
        link: where the name leads, e.g. '?area={area_code}'; {area_code} is filled, URL-quoted.

    Raises ValueError for a column the frame lacks.
    """
    ends = [column.until for column in columns if column.until]
    keys = list(dict.fromkeys([KEY, *(column.key for column in columns), *ends]))
    areas = records(frame, keys)
    scales = {
        column.key: scale_of(area[column.key] for area in areas)
        for column in columns
        if column.kind == "sparkline"
    }
    head = "".join(
        f'<th scope="col" class="{column.kind}">{escape(column.label)}</th>' for column in columns
    )
    rows = [_row(area, columns, scales, link) for area in areas] or [
        f'<tr class="empty-row"><td colspan="{len(columns)}">'
        f"{escape(_('belum ada data'))}</td></tr>"
    ]
    seen = "" if show_caption else ' class="visually-hidden"'
    return (
        f'<div class="table-box" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f'<table class="area-table"><caption{seen}>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _row(
    record: dict[str, Any],
    columns: Sequence[Column],
    scales: dict[str, Scale],
    link: str | None,
) -> str:
    area = str(record[KEY])
    cells = []
    for place, column in enumerate(columns):
        content = _cell(record[column.key], column, scales, record.get(column.until))
        if place == 0:
            if link is not None:
                target = escape(link.format(area_code=quote(area, safe="")))
                content = f'<a href="{target}" target="_self">{content}</a>'
            cells.append(f'<th scope="row" class="{column.kind}">{content}</th>')
        else:
            cells.append(f'<td class="{column.kind}">{content}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _cell(value: Any, column: Column, scales: dict[str, Scale], until: Any = None) -> str:
    """The content of a cell, as HTML."""
    if column.kind == "sparkline":
        return sparkline(value, scales[column.key])
    if numbers.is_missing(value):
        return escape(numbers.MISSING)
    if column.kind == "change":
        change = numbers.change(value, better=column.better)
        return (
            f'<span class="{change.verdict}"><span class="arrow" aria-hidden="true">'
            f"{change.arrow}</span> {escape(numbers.moved(value))}</span>"
        )
    if column.kind == "class":
        shade = classes.COLOURS[value]
        return f'<span class="area-class {shade}">{escape(classes.class_words(value))}</span>'
    if column.kind == "range":
        low, high = numbers.number(value, 1), numbers.percent(until, 1)
        return f"{escape(low)}{numbers.MISSING}{escape(high)}"
    words = {
        "count": numbers.count,
        "integer": numbers.integer,
        "number": numbers.number,
        "percent": numbers.percent,
        "points": numbers.points,
        "text": str,
    }[column.kind]
    return escape(words(value))
