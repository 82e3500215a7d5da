"""What each page says before any script has run: to readers, search engines and link previews.

The words are those of the page at its default address, so that it can take their place without a
jump (tests/pages/test_front.py).
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data.settings import settings
from language.text import _
from pages import menu
from pages.coverage import exhibits as coverage
from pages.coverage import words as coverage_words
from pages.integrity import exhibits as integrity
from pages.integrity import words as integrity_words
from pages.map import exhibits as maps
from pages.outlook import exhibits as outlook
from pages.peers import exhibits as peers
from pages.peers import words as peers_words
from pages.priority import choices as priority_choices
from pages.priority import exhibits as priority
from pages.priority.question import Question
from pages.slice import choices, view
from pages.slice import exhibits as slices
from pages.slice import words as slice_words
from pages.slice.question import question_of
from pages.summary import hero
from pages.summary.verdict import verdict
from pages.trend import exhibits as trend
from pages.village import exhibits as village
from ui import lists, states
from ui.asking import Asking
from ui.exhibit import Exhibit
from ui.first_paint import answers
from ui.first_paint.answers import Asked, Front
from ui.first_paint.opening import Opening
from ui.first_paint.shell import Shell
from ui.frame import absent, band, search
from ui.frame.band import Band
from ui.map import files
from ui.server import STREAMLIT


def opening(address: str, on: Asking) -> Opening | None:
    """What the page at an address says of an area; None where it has nothing to say beforehand."""
    made = PAGES.get(address)
    return made(on) if made else None


def _summary(on: Asking) -> Opening:
    found = verdict(on)
    question = f"{found.question} {found.word} {found.qualifier}"
    body, beside = hero.hero_html(on), hero.push_html(on)
    return Opening(question, (found.sentence,), outlook.fan(on), body, beside, None)


def _trend(on: Asking) -> Opening:
    codes = list(dict.fromkeys([on.region, on.area]))
    course = trend.course(on, codes)
    return Opening(_("Apakah kemiskinan turun, dan di mana?"), course.notes, course)


def _outlook(on: Asking) -> Opening:
    return Opening(_("Akankah target tercapai?"), _said(outlook.answer(on)), outlook.fan(on))


def _peers(on: Asking) -> Opening:
    question = _("Di mana {area} di antara semua kabupaten dan kota?").format(
        area=on.head.get("area_name") or _("kabupaten")
    )
    answer = peers_words.peer_answer(peers.peers_of(on), on.region, on.province_name)
    return Opening(question, (answer,), peers.peers(on))


def _map(on: Asking) -> Opening:
    question = _("Di mana angkanya tinggi, di mana rendah?")
    if not on.release:
        return Opening(question, shape="map")
    villages = maps.villages(on)
    return Opening(question, (villages.title,), villages, shape="map")


def _village(on: Asking) -> Opening:
    if on.area != on.region and on.release:
        answer = village.answer(on)
        return Opening(on.name, (answer.title,), village.course(on))
    return Opening(
        _("Profil desa dan kecamatan"),
        (_("Cari wilayah di kotak di atas, atau pilih dari daftar ini."),),
        maps.villages(on) if on.release else None,
        shape="table",
    )


def _priority(on: Asking) -> Opening | None:
    if not on.has_lists:
        return None
    level = next(iter(priority_choices.levels(on, on.region)))
    question = Question("", level, "missed", on.region)
    listed = priority.listed(on, question)
    places = priority.places_of(on, question, priority.maps(on, question, files.here()))
    return Opening(_("Di mana dorong dulu?"), listed.notes, places, shape="map")


def _coverage(on: Asking) -> Opening | None:
    if not on.has_lists:
        return None
    answer = coverage_words.answer(lists.whole_of(on), on.name)
    question = coverage_words.question(on.name)
    return Opening(question, (answer, coverage_words.basis(on)), coverage.both_pillars(on))


def _integrity(on: Asking) -> Opening | None:
    answer = integrity.answer(on)
    if answer is None:
        return None
    return Opening(integrity_words.question(), _said(answer), integrity.findings(on))


def _slice(on: Asking) -> Opening:
    if not on.release:
        return Opening(_("Berapa keluarga dan orang hidup bagaimana?"))
    described = on.ask("characteristic_value")
    unit, shown = next(iter(choices.units())), next(iter(choices.shown()))
    row = next(iter(choices.rows(described, unit)))
    column = next(iter(choices.columns(described, unit, row)))
    question = question_of(
        described, on.areas, unit=unit, row=row, column=column, area=on.area, release=on.release
    )
    table = view.view_of(on, question, shown, None)
    title = slice_words.page_title(question)
    return Opening(title, tuple(slice_words.answer(table)), slices.cross(on, table), shape="table")


def _meeting(on: Asking) -> Opening:
    answer = _(
        "Susunan acara tersimpan di alamat halaman ini: kirimkan alamatnya, dan ia terbuka sama."
    )
    question = _("Apa yang dilihat rapat ini, dan dengan urutan apa?")
    return Opening(question, (answer,), outlook.fan(on), shape="table")


def _method(on: Asking) -> Opening:
    answer = _(
        "Tiga besaran tidak pernah dicampur: **angka resmi** BPS, **peringkat** di registri, dan "
        "**perkiraan** dasbor ini. Setiap angka menyebut yang mana."
    )
    question = _("Bagaimana angka-angka ini dibuat, dan seberapa yakin kita?")
    return Opening(question, (answer,), outlook.fan(on), shape="words")


def _said(exhibit: Exhibit) -> tuple[str, ...]:
    """The answer of a page as `Page.lead` says it."""
    return exhibit.title, *exhibit.notes


PAGES: Final[Mapping[str, Callable[[Asking], Opening | None]]] = {
    "": _summary,
    "tren": _trend,
    "prospek": _outlook,
    "pembanding": _peers,
    "peta": _map,
    "desa": _village,
    "prioritas": _priority,
    "cakupan": _coverage,
    "ketepatan": _integrity,
    "irisan": _slice,
    "rapat": _meeting,
    "metode": _method,
}
# Where the address may name the area that is spoken of; on the others it means something else.
OF_AREAS: Final = ("tren", "desa", "cakupan", "ketepatan", "irisan")


def routes(base: str) -> list[Route]:
    """The addresses of the pages, below the dashboard's own."""
    return answers.routes(base, _shell(), FRONT)


def not_found(base: str, asked: str, request: Request) -> Response:
    """The answer to an address that is no page: one step, below the dashboard's own."""
    return answers.not_found(FRONT, _shell(), base, asked, request)


@cache
def _shell() -> Shell:
    return Shell(STREAMLIT / "index.html")


def _titles() -> Mapping[str, str]:
    return {entry.address: entry.title for entry in menu.entries()}


def _band(asked: Asked, place: str, is_made_up: bool) -> Markup:
    return band.band_html(
        Band(
            menu.groups(),
            place,
            asked.page,
            asked.state,
            is_made_up,
            asked.base,
            settings().language,
            settings().office_arms,
        ),
        search.field_html("search-list-before") if place else None,
    )


def _absent(asked: str, on: Asking) -> Opening:
    near = absent.near(asked, menu.entries(), on.areas)
    told = states.unknown_page(asked, near)
    return Opening(told.title, tuple(told.words), body=states.state_html(told), shape=None)


FRONT: Final = Front(_titles, opening, OF_AREAS, _band, _absent)
