"""Programmes on a sheet of paper: whom they reach and miss, and whom no programme reaches."""

from collections.abc import Sequence
from typing import Final

from language.text import _
from pages.coverage import exhibits, lists, words
from pages.coverage import programmes as picture
from pages.coverage.programmes import Row
from ui.asking import Asking
from ui.exhibit import Exhibit, is_empty
from ui.paper import draw
from ui.paper.blocks import Block
from ui.words import telling

MOST_SPOKEN: Final = 2  # programmes that are said in a sentence


def programmes(on: Asking) -> Block | None:
    """The part about programmes of a sheet; None without lists."""
    pillars, reached = exhibits.both_pillars(on), exhibits.each_programme(on)
    if pillars is None or reached is None:
        return None
    whole, rows = lists.whole_of(on), picture.rows_in(on)
    return {
        "title": words.profile_title(whole),
        "lead": [words.answer(whole, on.name), *spoken(rows)],
        "pillars": draw.picture(pillars),
        "charts": charts(reached),
        "remarks": others(rows),
    }


def charts(reached: Exhibit | None) -> list[Block]:
    """The programmes as a chart, if there is any whose rule can be told."""
    if reached is None or is_empty(reached.picture):
        return []
    return [draw.chart(reached, remark="")]


def spoken(rows: Sequence[Row]) -> list[str]:
    """The largest programmes whose rule can be told, in a sentence each."""
    largest = [
        row for row in rows if row.is_readable and row.numbers["reached"] and row.numbers["missed"]
    ]
    largest.sort(key=lambda row: -row.numbers["eligible"])
    return [
        telling.coverage(row.name, row.unit, n["reached"], n["eligible"], n["missed"])
        for row in largest[:MOST_SPOKEN]
        for n in (row.numbers,)
    ]


def others(rows: Sequence[Row]) -> list[str]:
    """The recipients of programmes whose rule the registry cannot tell."""
    names = [
        f"{row.name} {picture.units(row.numbers['recipients'], row.unit)}"
        for row in rows
        if not row.is_readable and row.numbers["recipients"]
    ]
    if not names:
        return []
    said = _("Penerima program lain, yang aturannya tidak dapat dibaca dari registri: {names}.")
    return [said.format(names=", ".join(names))]
