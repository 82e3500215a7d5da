"""The first screen of Ringkasan: the verdict; beside it where to push, what to do, the buttons."""

from typing import Final

import htpy as h
from markupsafe import Markup

from data.settings import settings
from language.text import _
from pages.papers import PAPERS
from pages.summary import exhibits, push, send
from pages.summary.verdict import Fact, verdict
from ui import fetch, links
from ui.asking import Asking
from ui.kept import kept
from ui.look.markup import marked
from ui.map import files
from ui.page import Page
from ui.screen.track import track_html

HALL: Final = (
    "sajian"  # in addresses: the slides of a meeting, the quarterly one unless it says more
)


def show(page: Page, on: Asking) -> None:
    """All of it; for a meeting, the verdict as a slide."""
    left, right = page.parts()
    with left:
        page.profile(hero_html(on), exhibits.answer(on))
    with right:
        page.html(push_html(on))
        with page.controls():
            page.html(
                _actions(on, fetch.generation().id, settings().public_address), script=send.script()
            )
            page.paper(on.region, on.release, PAPERS, "PDF")


@kept
def hero_html(on: Asking) -> Markup:
    """The word, the sentence, the track and three facts, without anything to be operated."""
    found = verdict(on)
    return Markup(
        h.section(".hero")[
            h.h1(".page-title.hero-title")[
                h.span(".hero-question")[found.question],
                " ",
                h.span(".hero-word")[found.word],
                " ",
                h.span(".hero-qualifier")[found.qualifier],
            ],
            h.p(".hero-sentence")[marked(found.sentence)],
            track_html(found.track),
            h.dl(".hero-facts")[map(_fact, found.facts)],
            h.p(".hero-source")[" ".join(filter(None, [found.track.note, found.brief_source])),],
        ]
    )


def push_html(on: Asking) -> Markup:
    """Where to push first, and what to do this quarter."""
    return push.push_html(on, files.here().shapes)


def _fact(fact: Fact) -> h.Element:
    return h.div[h.dt[fact.label], h.dd(".fact-value")[fact.value], h.dd[marked(fact.note)]]


@kept
def _actions(on: Asking, generation: str, address: str) -> Markup:
    """What is done with the verdict: send it, show it."""
    return Markup(
        h.div(".hero-actions")[
            send.button(on, generation, address),
            h.a(".hero-action", href=links.link(HALL, {}), target="_blank")[_("Presentasikan")],
        ]
    )
