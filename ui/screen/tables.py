"""Tables as HTML: right-aligned figures, a small line for a history; sorted by their heads.


Each cell of a number carries it as `data-value`, by which ui/screen/browser/exhibits.js sorts.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

import htpy as h
import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from ui.exhibit import Column
from ui.look.markup import filled, table_box
from ui.records import Record, records
from ui.screen.sparkline import Scale, scale_of, sparkline
from ui.words import cells, classes

KEY: Final = "area_code"
MOST: Final = 20  # rows before the rest waits to be asked for
UNSORTED: Final = ("text", "sparkline")  # by their words, or not at all
ORDER: Final[Mapping[str, int]] = {name: -place for place, name in enumerate(classes.ORDER)}

# Forms, filled for every row.
_CHANGE: Final = Markup(h.span(class_="%s")[h.span(".arrow", aria_hidden="true")["%s"], " %s"])
_CLASS: Final = Markup(h.span(class_="area-class %s")["%s"])


def area_table(
    frame: pd.DataFrame,
    columns: Sequence[Column],
    *,
    caption: str,
    link: str | None = None,
    ways: Mapping[str, str] | None = None,
    marked: Collection[str] = (),
    show_caption: bool = False,
) -> Markup:
    """A table of areas as HTML for `st.html`, in the order of the frame.

    Args:
        frame: one row for each area: area_code, and the key of every column.
        columns: the first is the header of its row (the area's name).
        caption: what the table shows; read aloud always, seen with `show_caption`.
        link: where the name leads, e.g. '?area={area_code}'; {area_code} is filled, URL-quoted.
        ways: further links at the end of a row, such addresses by what they say.
        marked: rows that stand out, by area_code.

    Raises ValueError for a column the frame lacks.
    """
    areas = records(frame, [KEY, *(key for key in cells.keys_of(columns) if key != KEY)])
    scales = {
        column.key: scale_of(area[column.key] for area in areas)
        for column in columns
        if column.kind == "sparkline"
    }
    ways = ways or {}
    plain, strong = (_row_of(columns, link, ways, is_marked) for is_marked in (False, True))
    is_long = len(areas) > MOST
    body = Markup().join(
        filled(
            strong if area[KEY] in marked else plain,
            [*_cells(area, columns, scales, link), *_ways(area, columns[0], ways)],
        )
        for area in areas
    )
    nothing = h.tr(".empty-row")[h.td(colspan=len(columns) + bool(ways))[_("belum ada data")]]
    box = table_box(
        caption,
        h.table(class_=["area-table", {"long": is_long}])[
            h.caption(class_=None if show_caption else "visually-hidden")[caption],
            h.thead[
                h.tr[
                    map(_head, columns),
                    ways and h.th(scope="col", class_="text ways")[_("Buka")],
                ]
            ],
            h.tbody[body or nothing],
        ],
    )
    if not is_long:
        return box
    words = _("Tampilkan semua {count} baris").format(count=numbers.integer(len(areas)))
    return Markup(h.fragment[box, h.button(".show-all", type="button")[words]])


def _head(column: Column) -> h.Element:
    if column.kind == "sparkline":
        return h.th(scope="col", class_=column.kind)[column.label]
    return h.th(scope="col", class_=column.kind, aria_sort="none")[
        h.button(".sort", type="button")[column.label]
    ]


def _row_of(
    columns: Sequence[Column], link: str | None, ways: Mapping[str, str], is_marked: bool
) -> Markup:
    """A row with a place for each cell, before them one for the address of the link.

    Each of the ways has three: its address, its words read aloud, and those that are seen.
    """
    first, *others = columns
    name = "%s" if link is None else h.a(href="%s", target="_self")["%s"]
    return Markup(
        h.tr(class_="marked" if is_marked else None)[
            h.th(scope="row", class_=first.kind)[name],
            (
                h.td(class_=column.kind)["%s"]
                if column.kind in UNSORTED
                else h.td(class_=column.kind, data_value="%s")["%s"]
                for column in others
            ),
            ways
            and h.td(".text.ways")[
                (h.a(href="%s", target="_self", aria_label="%s")["%s"] for _way in ways)
            ],
        ]
    )


def _ways(record: Record, first: Column, ways: Mapping[str, str]) -> list[str]:
    code = quote(str(record[KEY]), safe="")
    return [
        words
        for said, address in ways.items()
        for words in (address.format(area_code=code), f"{said}: {record[first.key]}", said)
    ]


def _cells(
    record: dict[str, Any],
    columns: Sequence[Column],
    scales: dict[str, Scale],
    link: str | None,
) -> list[str]:
    first, *others = columns
    address = [] if link is None else [link.format(area_code=quote(str(record[KEY]), safe=""))]
    written = [*address, _cell(record, first, scales)]
    for column in others:
        if column.kind not in UNSORTED:
            written.append(_order(record[column.key], column))
        written.append(_cell(record, column, scales))
    return written


def _order(value: Any, column: Column) -> str:
    """What a cell is sorted by; '' for nothing, which comes last."""
    if numbers.is_missing(value):
        return ""
    return str(ORDER[value] if column.kind == "class" else value)


def _cell(record: Record, column: Column, scales: dict[str, Scale]) -> str:
    """The content of a cell: words, or `Markup`."""
    value = record[column.key]
    if column.kind == "sparkline":
        return sparkline(value, scales[column.key])
    if numbers.is_missing(value):
        return cells.empty(record, column)
    if column.kind == "change":
        change = numbers.change(value, better=column.better)
        return filled(_CHANGE, (change.verdict, change.arrow, numbers.moved(value)))
    if column.kind == "class":
        return filled(_CLASS, (classes.COLOURS[value], classes.class_words(value)))
    return cells.words(record, column)
