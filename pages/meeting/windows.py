"""The two windows of a meeting as HTML documents: the slides, and the notes of the speaker.

Each holds its agenda as data; what it does with it is in browser/. Nothing in them is a script of
their own, so that the server can forbid such scripts.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import htpy as h
from markupsafe import Markup

from language.text import _, language
from pages.meeting import files
from ui.exhibit import Exhibit
from ui.frame import qr
from ui.paper.slide import Part
from ui.paper.slide import words as slide_words
from ui.words.telling import plain

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True)
class Shown:
    """A slide as both windows show it.

    Args:
        name: what its step is called. picture: where it is.
        address: of the page of the same view, '' where only this computer can open it.
        part: which of the slides of its list, None for the only one.
    """

    exhibit: Exhibit
    name: str
    picture: str
    address: str
    part: Part | None = None


def step(shown: Shown) -> Mapping[str, Any]:
    """A slide as both windows read it."""
    title = plain(shown.exhibit.title)
    return {
        "name": shown.name,
        "title": shown.part.title(title) if shown.part else title,
        "notes": list(map(plain, shown.exhibit.notes)),
        "slide": shown.picture,
        "alt": slide_words(shown.exhibit, shown.part),
        "address": shown.address,
        "code": qr.code(shown.address) if shown.address else "",
    }


def stage_html(meeting: Mapping[str, Any]) -> Markup:
    """The window of the slides; meeting: steps (each of `step`), agenda, generation, and back."""
    keys = [
        ("→  PageDown", _("slide berikut, juga spasi")),
        ("←  PageUp", _("slide sebelumnya")),
        ("Home  End", _("slide pertama, terakhir")),
        ("A", _("susunan acara")),
        ("Q", _("kode QR halaman ini, besar")),
        ("B", _("layar hitam")),
        ("F", _("layar penuh")),
        ("N", _("jendela catatan")),
        ("I", _("izinkan ponsel yang meminta memindahkan slide")),
        ("?", _("bantuan ini")),
        ("Esc", _("keluar")),
    ]
    body = h.fragment[
        h.div("#canvas")[
            h.main("#stage")[h.img("#slide", alt="")],
            h.nav("#line", aria_label=_("Susunan acara"))[
                h.p("#place"),
                h.p("#name"),
                h.p("#state", role="status"),
                h.ol("#steps"),
                h.time("#clock"),
                h.button("#permit", type="button", data_do="permit", hidden=True),
                _button("back", "‹", _("Slide sebelumnya")),
                _button("next", "›", _("Slide berikut")),
                _button("ask", "?", _("Bantuan")),
            ],
        ],
        h.p("#spoken.visually-hidden", aria_live="polite"),
        h.div("#black", hidden=True, role="img", aria_label=_("Layar hitam")),
        h.dialog("#agenda", aria_labelledby="agenda-title")[
            h.h2("#agenda-title")[_("Susunan acara")], h.ol
        ],
        h.dialog("#code", aria_label=_("Kode QR halaman ini"))[h.img(alt=""), h.p],
        h.dialog("#help", aria_labelledby="help-title")[
            h.h2("#help-title")[_("Papan ketik dan penunjuk")],
            h.dl[(h.div[h.dt[key], h.dd[words]] for key, words in keys)],
            h.div(".buttons")[
                _command("notes", _("Jendela catatan")),
                _command("phone", _("Catatan di ponsel")),
                _command("full", _("Layar penuh")),
                _command("leave", _("Keluar")),
                _command("close", _("Tutup")),
            ],
            h.div("#pair", hidden=True)[
                h.img(alt=_("Kode QR catatan untuk ponsel")), h.p[_pairing()]
            ],
        ],
    ]
    return _document(_("Rapat"), "stage", body, {**meeting, "words": _stage_words()})


def notes_html(meeting: Mapping[str, Any]) -> Markup:
    """The window of the notes; meeting: steps (each of `step`), and room."""
    body = h.fragment[
        h.header[h.p("#place"), h.p("#elapsed", role="timer")],
        h.p("#state", role="status"),
        h.main[
            h.h1("#title")[_("Catatan pembicara")],
            h.div("#notes"),
            h.section[h.h2[_("Berikut")], h.p("#coming")],
        ],
        h.nav[_command("back", _("Sebelumnya")), _command("next", _("Berikut"))],
    ]
    words = {
        "end": _("Slide terakhir"),
        "quiet": _("Menunggu layar utama …"),
        "gone": _("Layar utama sudah ditutup, atau sambungan terputus."),
        "permit": _(
            "Ponsel ini nomor {sign}: minta pembicara mengizinkannya di layar utama, lalu tekan "
            "lagi."
        ),
    }
    return _document(_("Catatan pembicara"), "notes", body, {**meeting, "words": words})


def nothing_html(words: str) -> Markup:
    """The window while there is nothing to show."""
    body = h.main[h.h1[words], h.p[h.a(href="./")[_("Kembali ke dasbor")]]]
    return _document(_("Rapat"), "", body, {})


def _pairing() -> str:
    return _(
        "Pindai untuk membaca catatan dan mengikuti slide. Ponsel yang ingin memindahkan slide "
        "menampilkan dua angka, dan pembicara mengizinkannya di layar ini (I)."
    )


def _stage_words() -> dict[str, str]:
    return {
        "spoken": _("{number} dari {all}: {title}"),
        "waiting": _("Slide {number} sedang disiapkan …"),
        "lost": _("Sambungan terputus: layar ini tetap."),
        "lostWaiting": _("Sambungan terputus: slide {number} menyusul."),
        "noPhone": _(
            "Server ini hanya dapat dibuka dari komputer ini, jadi ponsel tidak dapat menyusul."
        ),
        "noCode": _("Halaman ini tidak punya alamat yang dapat dibuka orang lain."),
        "end": _("Slide terakhir"),
        "permit": _("Izinkan ponsel {sign} (I)"),
    }


def _button(name: str, sign: str, words: str) -> h.Element:
    return h.button(type="button", id=name, aria_label=words, title=words)[sign]


def _command(name: str, words: str) -> h.Element:
    return h.button(type="button", data_do=name)[words]


def _document(title: str, name: str, body: h.Node, meeting: Mapping[str, Any]) -> Markup:
    # A closing tag in a title must not end the data.
    data = json.dumps(meeting, ensure_ascii=False).replace("<", "\\u003c")
    code = files.CODE.address_of
    return Markup(
        h.html(lang=language())[
            h.head[
                h.meta(charset="utf-8"),
                h.meta(name="viewport", content="width=device-width,initial-scale=1"),
                h.title[title],
                h.link(rel="icon", href="data:,"),
                h.link(rel="stylesheet", href=code("meeting.css")),
                name and h.script(type="module", src=code(f"{name}.js")),
            ],
            h.body(class_=name)[body, h.script("#meeting", type="application/json")[Markup(data)]],
        ]
    )
