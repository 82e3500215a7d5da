"""The two windows of a meeting as HTML documents: the slides, and the notes of the speaker.

Each holds its agenda as data; what it does with it is in browser/. Nothing in them is a script of
their own, so that the server can forbid such scripts.
"""

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

from language.text import _, language
from pages.meeting import files
from ui.exhibit import Exhibit
from ui.frame import qr
from ui.paper.slide import words as slide_words
from ui.words.telling import plain

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)


def shown(
    exhibits: Sequence[Exhibit],
    names: Sequence[str],
    slides: Sequence[str],
    addresses: Sequence[str],
) -> list[Any]:
    """The steps as both windows read them.

    Args:
        names: what each step is called. slides: where the picture of each is.
        addresses: of the page of the same view, '' where only this computer can open it.
    """
    return [
        {
            "name": name,
            "title": plain(each.title),
            "notes": list(map(plain, each.notes)),
            "slide": slide,
            "alt": slide_words(each),
            "address": address,
            "code": qr.code(address) if address else "",
        }
        for each, name, slide, address in zip(exhibits, names, slides, addresses, strict=True)
    ]


def stage_html(meeting: Mapping[str, Any]) -> str:
    """The window of the slides; meeting: steps (of `shown`), agenda, generation, and back."""
    keys = [
        ("→  PageDown", _("slide berikut, juga spasi")),
        ("←  PageUp", _("slide sebelumnya")),
        ("Home  End", _("slide pertama, terakhir")),
        ("A", _("susunan acara")),
        ("Q", _("kode QR halaman ini, besar")),
        ("B", _("layar hitam")),
        ("F", _("layar penuh")),
        ("N", _("jendela catatan")),
        ("?", _("bantuan ini")),
        ("Esc", _("keluar")),
    ]
    rows = "".join(
        f"<div><dt>{escape(key)}</dt><dd>{escape(words)}</dd></div>" for key, words in keys
    )
    body = (
        '<div id="canvas"><main id="stage"><img id="slide" alt=""></main>'
        f'<nav id="line" aria-label="{escape(_("Susunan acara"))}"><p id="place"></p>'
        '<p id="name"></p><p id="state" role="status"></p><ol id="steps"></ol>'
        f'<time id="clock"></time>{_button("back", "‹", _("Slide sebelumnya"))}'
        f"{_button('next', '›', _('Slide berikut'))}{_button('ask', '?', _('Bantuan'))}</nav></div>"
        '<p id="spoken" class="visually-hidden" aria-live="polite"></p>'
        f'<div id="black" hidden role="img" aria-label="{escape(_("Layar hitam"))}"></div>'
        f'<dialog id="agenda" aria-labelledby="agenda-title"><h2 id="agenda-title">'
        f"{escape(_('Susunan acara'))}</h2><ol></ol></dialog>"
        f'<dialog id="code" aria-label="{escape(_("Kode QR halaman ini"))}"><img alt="">'
        "<p></p></dialog>"
        f'<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">'
        f"{escape(_('Papan ketik dan penunjuk'))}</h2><dl>{rows}</dl>"
        f'<div class="buttons">{_command("notes", _("Jendela catatan"))}'
        f"{_command('phone', _('Catatan di ponsel'))}{_command('full', _('Layar penuh'))}"
        f"{_command('leave', _('Keluar'))}{_command('close', _('Tutup'))}</div>"
        f'<div id="pair" hidden><img alt="{escape(_("Kode QR catatan untuk ponsel"))}"><p>'
        f"{escape(_pairing())}</p></div></dialog>"
    )
    return _document(_("Rapat"), "stage", body, {**meeting, "words": _stage_words()})


def notes_html(meeting: Mapping[str, Any]) -> str:
    """The window of the notes; meeting: steps (of `shown`), and room."""
    body = (
        '<header><p id="place"></p><p id="elapsed" role="timer"></p></header>'
        '<p id="state" role="status"></p>'
        f'<main><h1 id="title">{escape(_("Catatan pembicara"))}</h1><div id="notes"></div>'
        f'<section><h2>{escape(_("Berikut"))}</h2><p id="coming"></p></section></main>'
        f"<nav>{_command('back', _('Sebelumnya'))}{_command('next', _('Berikut'))}</nav>"
    )
    words = {
        "end": _("Slide terakhir"),
        "quiet": _("Menunggu layar utama …"),
        "gone": _("Layar utama sudah ditutup, atau sambungan terputus."),
    }
    return _document(_("Catatan pembicara"), "notes", body, {**meeting, "words": words})


def nothing_html(words: str) -> str:
    """The window while there is nothing to show."""
    link = f'<p><a href="./">{escape(_("Kembali ke dasbor"))}</a></p>'
    return _document(_("Rapat"), "", f"<main><h1>{escape(words)}</h1>{link}</main>", {})


def _pairing() -> str:
    return _(
        "Pindai dengan ponsel pembicara. Siapa pun yang memindai kode ini dapat memindahkan "
        "slide: tunjukkan sebelum hadirin masuk."
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
    }


def _button(name: str, sign: str, words: str) -> str:
    said = escape(words)
    return f'<button type="button" id="{name}" aria-label="{said}" title="{said}">{sign}</button>'


def _command(name: str, words: str) -> str:
    return f'<button type="button" data-do="{name}">{escape(words)}</button>'


def _document(title: str, name: str, body: str, meeting: Mapping[str, Any]) -> str:
    # A closing tag in a title must not end the data.
    data = json.dumps(meeting, ensure_ascii=False).replace("<", "\\u003c")
    code = files.CODE.address_of
    script = f'<script type="module" src="{code(f"{name}.js")}"></script>' if name else ""
    return (
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{code("meeting.css")}">{script}</head>'
        f'<body class="{name}">{body}'
        f'<script type="application/json" id="meeting">{data}</script></body></html>'
    )
