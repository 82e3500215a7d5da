"""The agenda as a file: a button that makes its slides when it is asked for them."""

from collections.abc import Sequence

import streamlit as st

from data.settings import settings
from language import numbers
from language.text import _
from pages.meeting import agenda, exhibits
from pages.meeting.agenda import Step
from ui import fetch
from ui.answers import Answers
from ui.asking import Asking
from ui.files import downloads
from ui.paper import press
from ui.slides import design
from ui.slides.deck import MEDIA_TYPE, About, deck
from ui.words import imprint, sources


def powerpoint(steps: Sequence[Step], release: str) -> None:
    """A button for the slides of an agenda, of the public edition; nothing for an empty one.

    A template of the office that cannot be used is told beside it.
    """
    if not steps:
        return
    pinned, known = fetch.generation(), settings()
    template = known.office_template

    def made() -> bytes:
        ask = Answers(pinned, "public")
        protection = ask.row("protection")
        numbers.protect(int(protection["unseen"]), int(protection["most"]))
        on = Asking(ask, known.region, known.province, known.region, release)
        areas = on.areas
        names = agenda.areas(areas)
        about = list(dict.fromkeys(names[step.area] for step in steps))
        title = _("Evaluasi triwulan: {area}").format(area=about[0])
        if len(about) > 1:
            title = _("Evaluasi triwulan: {count} wilayah").format(
                count=numbers.integer(len(about))
            )
        slides = [exhibits.of_step(step, on) for step in steps]
        said = [slide.source for slide in slides]
        is_made_up = pinned.is_made_up and any(map(sources.is_of_registry, said))
        facts = {
            _("Sumber"): sources.all_of(said),
            _("Terbitan"): downloads.published_words(pinned),
            _("Edisi"): imprint.edition_words("public"),
            _("Data sintetis"): _("ya") if is_made_up else _("tidak"),
            _("Perlindungan"): imprint.protection_note(protection),
        }
        return deck(
            slides,
            title=title,
            about=About(
                names[known.region],
                downloads.published_on(pinned),
                _("data sintetis") if is_made_up else "",
                facts,
            ),
            outlines=press.ground(known).villages,
            template=template,
        )

    downloads.download(
        _("Unduh PowerPoint"), made, f"rapat-{pinned.id}.pptx", MEDIA_TYPE, "agenda-powerpoint"
    )
    problem = design.problem(template) if template else ""
    if problem:
        st.caption(problem)
