"""Programmes on paper: whom they reach and miss, and whom no programme reaches."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from language import numbers
from language.text import _
from pages.coverage import lists, pillars, words
from pages.coverage import programmes as picture
from pages.coverage.programmes import Row
from ui.paper import blocks
from ui.paper.blocks import Block, Part, Stack
from ui.paper.subject import Subject
from ui.words import telling

MOST_SPOKEN: Final = 2  # programmes that are said in a sentence


def programmes(subject: Subject, area: str) -> Block | None:
    """The part about programmes of a sheet; None without lists."""
    if not lists.count(subject.described):
        return None
    whole, name = lists.whole_of(subject.asking(area)), subject.names[area]
    rows = rows_of(subject, area)
    known = [row for row in rows if row.is_readable]
    return {
        "title": words.profile_title(whole),
        "lead": [words.answer(whole, name), *spoken(known)],
        "pillars": own_pillars(whole),
        "charts": [
            blocks.chart(
                coverage_bars(known),
                title=words.programmes_title(rows),
                subtitle=_("dari yang berhak menurut aturan yang dapat dibaca dari registri"),
                kinds=["registry"],
                source=source(subject),
            )
        ],
        "remarks": others(rows),
    }


def rows_of(subject: Subject, area: str) -> list[Row]:
    """The listed programmes of an area; see pages/coverage/programmes.py."""
    return picture.rows_in(subject.asking(area))


def spoken(rows: Sequence[Row]) -> list[str]:
    """The largest programmes in a sentence each."""
    largest = [row for row in rows if row.numbers["reached"] and row.numbers["missed"]]
    largest.sort(key=lambda row: -row.numbers["eligible"])
    return [
        telling.coverage(row.name, row.unit, n["reached"], n["eligible"], n["missed"])
        for row in largest[:MOST_SPOKEN]
        for n in (row.numbers,)
    ]


def own_pillars(whole: Mapping[str, Any]) -> Block:
    """The bar of an area, with its numbers in the key."""
    key = [
        (kind, f"{pillars.part_words(kind)}: {numbers.families(whole[name])}")
        for name, kind in pillars.PARTS
        if name in whole
    ]
    return blocks.bars(
        [stack("", whole, ())], alt=words.pillars_alt(whole), key=key, label_width=0, height=20
    )


def stack(label: str, row: Mapping[str, Any], ends: tuple[str, ...]) -> Stack:
    """Families of deciles 1 and 2 by the pillars that reach them, as one bar."""
    parts = [(row.get(name) or 0, kind) for name, kind in pillars.PARTS]
    return Stack(label, parts_of(parts), ends)


def parts_of(counts: Sequence[tuple[float, str]]) -> tuple[Part, ...]:
    """A full bar of counts; protected ones need not add up to their whole."""
    total = sum(count for count, _kind in counts)
    return tuple(Part(count / total, kind) for count, kind in counts) if total else ()


def coverage_bars(rows: Sequence[Row]) -> Block:
    """Of those who are eligible for each programme, the part that it reaches."""

    def of(row: Row) -> Stack:
        n = row.numbers
        return Stack(
            row.name,
            parts_of([(n["reached"] or 0, row.pillar), (n["missed"] or 0, "pale")]),
            tuple(numbers.count(n[name]) for name in ("eligible", "reached", "missed")),
        )

    return blocks.bars(
        [of(row) for row in rows],
        heads=(_("berhak"), _("terjangkau"), _("terlewat")),
        key=(
            ("protection", _("terjangkau, perlindungan")),
            ("empowerment", _("terjangkau, pemberdayaan")),
            ("pale", _("berhak, belum terjangkau")),
        ),
        label_width=188,
        height=10,
        gap=5,
        alt=_("Program: berhak, terjangkau, terlewat"),
    )


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


def source(subject: Subject) -> str:
    """The lists and the registry."""
    return lists.source(subject.asking(subject.issue.region))
