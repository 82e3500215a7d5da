"""Where to push first, as exhibits: the areas in their order, and where they lie."""

import re
from dataclasses import replace
from typing import Final

import pandas as pd

from data.area_code import is_below
from language.text import _
from pages.priority import question as asked
from pages.priority import words
from pages.priority.question import PERSONS, Question
from ui import asking, links, lists
from ui.asking import Asking
from ui.exhibit import Column, Exhibit, Places, Table, told
from ui.kept import kept
from ui.map import layout
from ui.map.files import Ground
from ui.map.layout import Maps
from ui.map.words import spread_title
from ui.records import Record, records
from ui.words import sources, withheld
from ui.words.measures import unit
from ui.words.poorest import CHANCE

_AREA: Final = "AREA"  # in an address, filled for every row


@kept
def ten(on: Asking) -> Exhibit | None:
    """The desa of the area with most families that nothing reaches; None without lists."""
    if not on.has_lists:
        return None
    return listed(on, Question("", "desa", "missed", on.area))


@kept
def listed(on: Asking, question: Question, is_whole: bool = False) -> Exhibit:
    """The areas in their order: all of them, or those that are marked, as slide and paper have."""
    found = asked.areas(on, question)
    first = asked.marked(found, question)
    names = [_list_name(on, row, question) for row in records(found)]
    shown = found.assign(list_name=names, place=found[question.place])
    answer = words.answer(on, question, found)
    return Exhibit(
        key="priority",
        title=words.table_title(question, found),
        subtitle=_subtitle(on, question),
        picture=Table(
            shown if is_whole else shown.head(len(first)),
            _columns(question),
            links.profile(_AREA).replace(_AREA, "{area_code}"),
            _ways(),
            frozenset(str(row["area_code"]) for row in first),
        ),
        data=_saved(on, question, found),
        measures=_measures(question),
        source=_source(on, question),
        remark=words.remark(question, found),
        speech=lambda: told(answer, words.basis(question, found)),
        file=file_name(on, question),
    )


@kept
def maps(on: Asking, question: Question, ground: Ground) -> Maps:
    """What decides the order, of all the kabupaten; the first of the parent are marked, and a
    kecamatan is shown near.
    """
    name = question.measure
    every = asked.areas(on, replace(question, parent=on.region))
    values = withheld.renamed(every.drop(columns="parent_code"), {name: "value"})
    rows = values.assign(low=None, high=None, province_class=None, base=values[question.eligible])
    answers = {name: {on.release: rows}}
    drawn = layout.maps([name], answers, on.release, question.level, ground)
    first = asked.marked(asked.areas(on, question), question)
    near = question.parent != on.region
    drawn.sent.update(
        marked=[str(row["area_code"]) for row in first],
        near=[code for code in drawn.codes if near and is_below(code, question.parent)],
        isAlone=True,
    )
    return drawn


@kept
def places_of(on: Asking, question: Question, drawn: Maps) -> Exhibit:
    """Where they lie; drawn: what the browser is given of it."""
    sent, name = drawn.pictures[0].sent, question.measure
    is_of_persons = asked.is_of_persons(on, question) and name == question.missed
    counted = "persons" if is_of_persons else unit(name)
    return Exhibit(
        key="map",
        title=spread_title(drawn.rows, name, counted, layout.digits(name)),
        subtitle=_subtitle(on, question, on.region),
        picture=Places(
            dict(zip(map(str, drawn.codes), drawn.pictures[0].letters[on.release], strict=True)),
            dict(sent["legend"]),
        ),
        data=drawn.rows,
        measures=(name,),
        source=_source(on, question),
        remark=words.marked(len(drawn.sent["marked"])),
        piece="map",
    )


def file_name(on: Asking, question: Question) -> str:
    """What a file of these areas is called: 'pkh-desa-saradan-2026-4'."""
    parts = [question.programme or "tanpa-program", question.level]
    if question.parent != on.region:
        parts.append(on.names[question.parent].removeprefix("Kecamatan "))
    return "-".join(re.sub(r"\W+|_", "-", part.lower()) for part in [*parts, on.release])


def _list_name(on: Asking, row: Record, question: Question) -> str:
    area, kecamatan = asked.name_of(row, question, on.region)
    return f"{area} · {kecamatan}" if kecamatan else area


def _columns(question: Question) -> tuple[Column, ...]:
    name = Column("list_name", asking.levels()[question.level])
    place = Column("place", _("Urutan"), "integer")
    count = (
        Column(question.missed, _("Belum menerima"), "count")
        if question.programme
        else Column(question.missed, _("Tanpa program"), "count")
    )
    share = Column(question.percent, _("Bagiannya"), "percent")
    if question.weight == "persons":
        people = Column(PERSONS[0], _("Orang"), "about", until=PERSONS[2], since=PERSONS[1])
        return (name, place, people, count)
    if question.weight == "chance":
        return (name, place, Column(CHANCE, _("Peluang"), "chance"), count)
    return (name, place, count, share)


def _ways() -> dict[str, str]:
    """The sheet and the slide of an area."""
    sheet = links.sheet(_AREA)
    slide = links.link(links.PROFILE, {"area": _AREA, "present": "answer"})
    return {
        words: address.replace(_AREA, "{area_code}")
        for words, address in ((_("Lembar"), sheet), (_("Slide"), slide))
    }


def _measures(question: Question) -> tuple[str, ...]:
    return tuple(dict.fromkeys((question.measure, question.missed, question.percent)))


def _subtitle(on: Asking, question: Question, area: str = "") -> str:
    return lists.subtitle(on, words.deciding(on, question), area or question.parent)


def _source(on: Asking, question: Question) -> str:
    """The lists, and the official figures where an estimate decides."""
    is_estimate = question.weight in ("persons", "chance")
    own = lists.source(on)
    return sources.both(sources.official(on.official), own) if is_estimate else own


def _saved(on: Asking, question: Question, found: pd.DataFrame) -> pd.DataFrame:
    """To be read and saved: programme, release and what is counted stand in every row."""
    name = lists.names_of(on).get(question.programme) or _("tanpa program apa pun")
    counted = _("orang") if asked.is_of_persons(on, question) else _("keluarga")
    dropped = ["parent_code", "level", "poor_persons"]
    if question.level == "kecamatan":
        dropped.append("parent_name")
    frame = found.drop(columns=dropped)
    lines = withheld.of(frame)
    before = pd.DataFrame(
        {"programme_name": name, "release": on.release, "unit": counted}, index=frame.index
    )
    columns = frame.drop(columns=withheld.COLUMN)
    return pd.concat([columns, before], axis=1).assign(**{withheld.COLUMN: lines})
