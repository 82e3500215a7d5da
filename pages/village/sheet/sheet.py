"""Lembar desa and Lembar kecamatan: what a village goes home with, on one sheet of paper."""

from collections.abc import Mapping
from typing import Any, Final

from data.area_code import level_of
from language import numbers
from language.text import _
from pages.village import bands, exhibits
from pages.village.sheet import households, reach
from ui.exhibit import told
from ui.paper import draw, ground, names
from ui.paper.blocks import Block
from ui.paper.subject import Subject
from ui.words import programmes, sources, telling
from ui.words.measures import difference_words

MAP_WIDTH: Final = 47.0  # mm


def facts(subject: Subject, area: str) -> Mapping[str, Any]:
    """A sheet of a desa or a kecamatan as the template reads it.

    Without lists of recipients `programmes` is None, and the sheet says so.
    """
    name, release = subject.names[area], subject.release
    is_village = level_of(area) == "desa"
    on = subject.asking(area)
    around = bands.names_around(subject.areas, area)
    answer, tasks = exhibits.answer(on), exhibits.tasks(on)
    change = exhibits.changed(on)
    if not on.before:
        change = telling.change("poverty_rate_pct", name, None, None, "")
    around_it = subject.around(names.label(area), name, telling.plain(answer.title))
    return {
        **around_it,
        "name": name,
        "lies": ", ".join(list(around.values())[1:]),
        "of": [
            f"**{numbers.release(release)}**",
            _("data per {date}").format(date=numbers.date(subject.newest["cutoff"])),
            _("terbit {date}").format(date=numbers.date(subject.issue.published)),
        ],
        "message": list(told(answer.title, change, exhibits.inhabitants(on))),
        "map": ground.locator(subject.small, area, name, MAP_WIDTH),
        "front": households.front(on),
        "villages": None if is_village else households.villages(on),
        "programmes": reach.programmes(on),
        "tasks": draw.checklist(tasks) if tasks else {"items": []},
        "reading": _reading(),
        "sources": _sources(subject),
        "words": {
            **around_it["words"],
            "programmes": _("Cakupan"),
            "no_lists": programmes.no_lists(),
        },
    }


def _reading() -> Block:
    """How the paper is to be read by somebody who never saw the dashboard."""
    kinds = difference_words(["official", "registry", "estimate"])
    return {
        "title": _("Cara membaca lembar ini"),
        "lines": [
            kinds[:1].upper() + kinds[1:],
            _(
                "**Kisaran 90 %**: sejauh itu perkiraan seperti ini dapat meleset; di tempat yang "
                "kebenarannya diketahui, kisaran seperti ini memuatnya sembilan dari sepuluh kali."
            ),
            _(
                "**Desil**: semua keluarga di Indonesia diurutkan menurut kesejahteraan lalu "
                "dibagi sepuluh; desil 1 yang paling bawah. Desil bukan ukuran kemiskinan."
            ),
            programmes.by_registry_rule(),
        ],
    }


def _sources(subject: Subject) -> list[str]:
    return [
        _("Sumber: {sources}").format(
            sources=sources.both(sources.official(subject.official), subject.registry())
        ),
        f"{subject.issue.line()}. {subject.issue.protected()}",
    ]
