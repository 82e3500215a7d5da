"""The band above every page and its menu, as plain HTML with real links.

The server sends it as first paint and the live page draws the same, so nothing jumps. It needs
`ui/look/band.css` and the colours of `ui/look/theme.py`, no script: `links.js` only spares it a
reload. Heights are fixed: `.band` 56 px (52 on a phone), `.menu` 44 px (none on a phone), and
`.menu.pages` 44 px more where a group has several pages; `.bar` lies at the foot of a phone.
"""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import htpy as h
from markupsafe import Markup

from language import text
from language.text import _
from ui.links import COMPARE

NEUTRAL_ARMS: Final = Path(__file__).parent / "arms.svg"
KINDS: Final = {".svg": "image/svg+xml", ".png": "image/png"}
LANGUAGE: Final = "lang"
CONTENT: Final = "isi"  # where a page begins
MADE_UP: Final = "data-sintetis"  # where a page says the whole sentence
IN_BAR: Final = 4  # groups that a phone's bar has room for; the others stand behind 'Lainnya'


@dataclass(frozen=True)
class Entry:
    """A page: its file, its address below the dashboard ('' for the first) and its title."""

    file: str
    address: str
    title: str


@dataclass(frozen=True)
class Group:
    """Pages that answer one kind of question; a group of one page is called like the page."""

    key: str
    title: str
    entries: tuple[Entry, ...]

    def holds(self, address: str) -> bool:
        return any(entry.address == address for entry in self.entries)


@dataclass(frozen=True)
class Band:
    """What the band says, in the language of the running script.

    place: the name of the region, '' while there are no data. page: the address of the open page.
    state: what else stands in its address. folder: where the dashboard lies, see `links.folder`.
    arms: a picture, None for a neutral mark.
    """

    groups: tuple[Group, ...]
    place: str
    page: str = ""
    state: Mapping[str, str] = field(default_factory=dict)
    is_made_up: bool = False
    folder: str = ""
    default_language: str = text.SOURCE
    arms: Path | None = None

    def address(self, page: str) -> str:
        """The address of a page, language and areas set aside kept."""
        kept = {COMPARE: self.state.get(COMPARE, "")}
        if text.language() != self.default_language:
            kept[LANGUAGE] = text.language()
        return self._join(page, kept)

    def in_language(self, language: str) -> str:
        """The address of the open page in a language."""
        return self._join(self.page, {**self.state, LANGUAGE: language})

    def _join(self, page: str, state: Mapping[str, str]) -> str:
        query = urlencode({key: value for key, value in state.items() if value}, safe=",")
        return f"{self.folder}/{page}{'?' if query else ''}{query}"


def band_html(band: Band, search: h.Node = None) -> Markup:
    """Band, menu and a phone's bar together, as the first paint shows them."""
    return Markup(head_html(band, search) + menu_html(band))


def head_html(band: Band, search: h.Node = None) -> Markup:
    """The band: mark and name, what is made up, languages; search: as it looks before it works."""
    brand = h.a(".brand", href=band.address(""))[
        h.img(src=_picture(band.arms or NEUTRAL_ARMS), alt=""),
        h.span[h.b[band.place or _("Dasbor kemiskinan")], h.small[_("Kemiskinan dalam angka")]],
    ]
    return Markup(
        h.div(".band")[
            h.a(".skip", href=f"#{CONTENT}")[_("Langsung ke isi")],
            h.div(".band-in")[
                brand,
                band.is_made_up and chip_html(),
                h.div(".band-search", inert=True)[search],
                languages_html(band),
            ],
        ]
    )


def chip_html() -> Markup:
    """That the persons are made up, short; the whole sentence stands at the foot of the page."""
    return Markup(h.a(".made-up", href=f"#{MADE_UP}", title=made_up_words())[_("Data sintetis")])


def made_up_words() -> str:
    """The whole sentence behind 'data sintetis'."""
    return _(
        "Data registri di dasbor ini buatan komputer, untuk mencoba. Hanya angka resmi BPS yang "
        "asli."
    )


def made_up_html() -> Markup:
    """The whole sentence, where the chip leads."""
    return Markup(h.span(id=MADE_UP)[h.b[_("Data sintetis")], ". ", made_up_words()])


def paper_html(place: str, is_made_up: bool) -> Markup:
    """What stands on paper in place of the band."""
    strip = h.div(".synthetic", role="note")[
        h.span[h.strong[_("Data sintetis")], " ", made_up_words()]
    ]
    return Markup(h.div(".paper-only")[h.p(".place")[place], is_made_up and strip])


def languages_html(band: Band) -> Markup:
    """The open page in each language."""
    return Markup(
        h.ul(".languages", aria_label=_("Bahasa"))[
            (
                h.li[
                    h.a(
                        href=band.in_language(code),
                        data_language=code,
                        lang=code,
                        hreflang=code,
                        title=name,
                        aria_label=f"{code.upper()}: {name}",
                        aria_current="true" if code == text.language() else None,
                    )[code.upper()]
                ]
                for code, name in {"id": "Bahasa Indonesia", "en": "English"}.items()
            )
        ]
    )


def menu_html(band: Band) -> Markup:
    """The groups of pages in a row, the pages of the open group below, and a phone's bar."""
    open_group = next((group for group in band.groups if group.holds(band.page)), None)
    in_bar, others = band.groups[:IN_BAR], band.groups[IN_BAR:]
    pages = open_group.entries if open_group and len(open_group.entries) > 1 else ()
    title = open_group.title if open_group else ""
    rest = h.details(".more")[
        h.summary(aria_current="true" if open_group in others else None)[_("Lainnya")],
        h.div[h.ul[(_group(band, group) for group in others)], languages_html(band)],
    ]
    return Markup(
        h.fragment[
            h.nav(".menu", aria_label=_("Menu utama"))[
                h.ul[(_group(band, group) for group in band.groups)]
            ],
            h.nav(".menu.pages", aria_label=title)[
                h.ul[(_link(band, entry.address, entry.title) for entry in pages)]
            ]
            if pages
            else None,
            h.nav(".bar", aria_label=_("Menu utama"))[
                h.ul[(_group(band, group) for group in in_bar), h.li[rest]]
            ],
            h.div(id=CONTENT, tabindex="-1"),
        ]
    )


def _group(band: Band, group: Group) -> h.Element:
    """A group opens its first page."""
    is_open, is_page = group.holds(band.page), len(group.entries) == 1
    return _link(
        band,
        group.entries[0].address,
        group.title,
        current=("page" if is_page else "true") if is_open else None,
        key=group.key,
    )


def _link(
    band: Band, page: str, words: str, current: str | None = None, key: str | None = None
) -> h.Element:
    if key is None and page == band.page:
        current = "page"
    address = band.address(page)
    return h.li[h.a(href=address, aria_current=current, data_group=key)[words]]


def _picture(path: Path) -> str:
    """A picture as a `data:` address: an inline <svg> would be dropped by `st.html`."""
    return f"data:{KINDS[path.suffix.lower()]};base64,{b64encode(path.read_bytes()).decode()}"
