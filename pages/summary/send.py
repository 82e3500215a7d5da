"""Kirim ringkasan: a card to look at and a text to read on, for a phone; made on this computer."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final

import htpy as h
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data.generation import generations
from data.generation.generations import DamagedGeneration
from data.problems import StoreProblem
from data.settings import settings
from language import numbers, text
from language.text import _
from pages.summary.verdict import Verdict, verdict
from ui import states, visitor
from ui.asking import Asking
from ui.browser_code import Code
from ui.frame import qr
from ui.look import theme
from ui.paper import draw, printer
from ui.server import code
from ui.words.telling import plain

FOLDER: Final = "kirim"  # in addresses, below the dashboard's own
CARD: Final = "kartu"
CODE: Final = Code(FOLDER, Path(__file__).parent / "browser")
ENTRY: Final = "send.js"
PPI: Final = 144  # a card of 540 x 675 points is 1080 x 1350 pixels
HEADERS: Final = {"X-Content-Type-Options": "nosniff"}


def routes(base: str) -> list[Route]:
    """The card and what opens it, below the dashboard's own folder."""
    return [
        Route(f"{base}/{FOLDER}/{CARD}/{{generation}}/{{language}}.png", partial(_card, base)),
        Route(f"{base}/{FOLDER}/{{version}}/{{name}}", code(CODE)),
    ]


def button(on: Asking, generation: str, address: str) -> Markup:
    """The button, with what its window says; `script` makes it work.

    generation: the id of the one that the reader sees. address: as for `message`.
    """
    said = {
        "card": f"{FOLDER}/{CARD}/{generation}/{text.language()}.png",
        "file": f"{_('ringkasan')}-{on.release or generation}.png",
        "text": message(verdict(on), on, address),
        "title": _("Kirim ringkasan"),
        "share": _("Bagikan"),
        "copy": _("Salin teks dan unduh gambar"),
        "copied": _("Teks disalin, gambar diunduh."),
        "close": _("Tutup"),
        "words": _("Teks yang dikirim"),
        "picture": _("Kartu ringkasan: {words}").format(words=plain(spoken(verdict(on)))),
        "failed": _("Gambar belum dapat dibuat; teksnya dapat disalin."),
    }
    return Markup(
        h.button(
            ".hero-action.first", type="button", data_send=json.dumps(said, ensure_ascii=False)
        )[_("Kirim ringkasan")]
    )


def script() -> h.Element:
    """What the page runs so that the button works."""
    return CODE.call(ENTRY, "ready")


def spoken(found: Verdict) -> str:
    """The word and the sentence, to be read aloud."""
    return f"{found.question} **{found.word}**, {found.qualifier}. {found.sentence}"


def message(found: Verdict, on: Asking, address: str) -> str:
    """The text that goes with the card: *stars* are bold in WhatsApp.

    address: of the dashboard, as readers type it; '' where the office says none.
    """
    lines = [
        f"{found.question} *{found.word}*, {found.qualifier}.",
        found.sentence.replace("**", "*"),
        "",
        *(f"• {fact.label}: *{fact.value}* ({fact.note})" for fact in found.facts),
        "",
        _("Sumber: {source}").format(source=found.source),
    ]
    if on.of_release.get("is_made_up"):
        lines.append(_("Data sintetis: registrinya buatan komputer; angka BPS asli."))
    return "\n".join([*lines, *filter(None, [address])])


def card(on: Asking, *, is_made_up: bool, published: str, address: str) -> bytes:
    """The card as a PNG of 1080 x 1350 pixels.

    Args:
        published: the day of the publication, in words.
        address: as readers type it, also as a QR code; '' for none.
    """
    return printer.picture(
        "card", facts(on, is_made_up=is_made_up, published=published, address=address), "png", PPI
    )


def facts(on: Asking, *, is_made_up: bool, published: str, address: str) -> Mapping[str, Any]:
    """What the template of the card reads; as for `card`."""
    found = verdict(on)
    return {
        "language": text.language(),
        "place": on.region_name,
        "question": found.question,
        "word": found.word,
        "qualifier": found.qualifier,
        "sentence": found.sentence,
        "track": draw.track(found.track, spoken(found)) if found.track.stops else None,
        "note": found.track.note,
        "facts": [asdict(fact) for fact in found.facts],
        "source": _("Sumber: {source}").format(source=found.source),
        "published": published,
        "address": address,
        "code": qr.svg(address).decode() if address else None,
        "made_up": {
            "mark": _("Data sintetis"),
            "words": _("registri contoh; angka BPS sebenarnya"),
        }
        if is_made_up
        else None,
        "colours": theme.colours("light"),
        "words": {"kinds": {}},
    }


def _card(base: str, request: Request) -> Response:
    """The card of a generation in a language, of the public edition."""
    id, language = request.path_params["generation"], request.path_params["language"]
    if not text.is_language(language):
        return Response(status_code=404, headers=HEADERS)
    address = qr.page_address(str(request.url), base, "", {}, settings().public_address)
    try:
        found = generations.find(settings().store, id)
        made = _made(settings().store, found.id, language, address)
    except DamagedGeneration:
        return Response(status_code=404, headers=HEADERS)
    except StoreProblem as problem:
        return Response(states.of_problem(problem).title, 503, HEADERS)
    return Response(made, media_type="image/png", headers=HEADERS)


@lru_cache(maxsize=8)
def _made(store: Path, id: str, language: str, address: str) -> bytes:
    """Made once, however many send it."""
    text.use(language)
    found = generations.find(store, id)
    return card(
        visitor.asking(found),
        is_made_up=found.is_made_up,
        published=numbers.date(found.created.astimezone().date()),
        address=address,
    )
