"""One search for areas, programmes and pages: a field in the head, and what it opens."""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Final

import htpy as h
import streamlit as st
from markupsafe import Markup
from streamlit.components.v2 import component

from data.reference.programmes import spellings
from data.settings import settings
from language.text import _
from ui import fetch
from ui.answers import Answers
from ui.browser_code import Code, Packed
from ui.frame.search_entries import Entry, Place, as_json, entries
from ui.kept import kept
from ui.links import COMPARE

FOLDER: Final = "cari"  # in addresses, below the dashboard's own
CODE: Final = Code(FOLDER, Path(__file__).parent / "browser" / "search")
ENTRY: Final = "search.js"
KEY: Final = "search"
LIST: Final = "search-list"

# Sent with every run, so it only fetches what draws; browsers keep that.
LOADER: Final = """
const here = path => new URL(path, document.baseURI).href
export default function ({ data, parentElement, setTriggerValue }) {
  const code = here(data.code)
  import(code).then(search => search.draw({ data, parentElement, setTriggerValue }))
}
"""

# In the page's own tree: the field looks the same before this component is there (`field_html`).
_component = component("search", js=LOADER, isolate_styles=False)


class Files:
    """The lists that were sent to browsers, the newest of them, by the name in their address."""

    MOST: Final = 16  # languages times generations that are still open somewhere

    def __init__(self) -> None:
        self._files: OrderedDict[str, Packed] = OrderedDict()
        self._lock = Lock()

    def keep(self, content: bytes) -> str:
        """Serve these bytes; the name that they are served under."""
        name = f"{hashlib.sha256(content).hexdigest()[:12]}.json"
        with self._lock:
            if name not in self._files:
                self._files[name] = Packed(gzip.compress(content, mtime=0), "application/json")
            self._files.move_to_end(name)
            while len(self._files) > self.MOST:
                self._files.popitem(last=False)
        return name

    def file(self, name: str) -> Packed | None:
        """The list of that name; None where none is kept."""
        with self._lock:
            return self._files.get(name)


FILES: Final = Files()


def box(pages: Sequence[Place]) -> None:
    """The search; choosing opens a page, and the areas set aside for comparison stay.

    pages: the menu.
    """
    found, content = _known(fetch.answers(), settings().region, tuple(pages))
    chosen = _component(
        key=KEY,
        data={
            "code": CODE.address_of(ENTRY),
            "entries": f"{FOLDER}/{FILES.keep(content)}",
            "html": str(_field_html()),
            "words": {
                "none": _("“{typed}” tidak ditemukan."),
                "hint": _("Coba nama desa, kecamatan, program, atau kode wilayah."),
                "found": _("{count} ditemukan"),
                "late": _("Daftar wilayah belum termuat; ketik lagi sebentar lagi."),
            },
        },
        on_chosen_change=lambda: None,
    ).chosen
    if chosen:
        entry = next(each for each in found if each.key == chosen)
        file = next(each.file for each in pages if each.address == entry.page)
        state = {**entry.state, COMPARE: st.query_params.get(COMPARE, "")}
        st.switch_page(file, query_params={key: word for key, word in state.items() if word})


@kept
def _known(ask: Answers, region: str, pages: tuple[Place, ...]) -> tuple[Sequence[Entry], bytes]:
    """All that can be found in a generation, and the same for the browser."""
    release = next(iter(ask("release_by_cutoff")["release"][::-1]), "")
    reach = ask("coverage_by_programme", area=region, release=release)
    found = entries(
        ask("area_by_level"),
        ask("alias_by_area"),
        ask("programme_by_release", release=release),
        list(reach["programme_code"][reach["eligible"].notna()]),
        spellings(),
        pages,
    )
    return found, as_json(found)


def field_html(name: str = LIST) -> Markup:
    """The field as it stands in the head; the browser's code brings it to life.

    name: of its list on the page, which is there once more while the first paint is.
    """
    ask, close = _("Cari desa, kecamatan, program, halaman"), _("Tutup pencarian")
    return Markup(
        h.div(".search", role="search")[
            h.button(".search-open", type="button", aria_label=ask, aria_expanded="false")[_GLASS],
            h.div(".search-field")[
                _GLASS,
                h.input(
                    type="text",
                    role="combobox",
                    aria_label=ask,
                    aria_expanded="false",
                    aria_controls=name,
                    aria_autocomplete="list",
                    placeholder=_("Cari desa, kecamatan, program…"),
                    autocomplete="off",
                    autocapitalize="none",
                    spellcheck="false",
                    enterkeyhint="go",
                ),
                h.button(".search-close", type="button", aria_label=close)["×"],
                h.div(".search-found", hidden=True)[
                    h.ul(id=name, role="listbox", aria_label=ask),
                    h.p(".search-none", hidden=True),
                ],
            ],
            h.p(".search-said", role="status"),
        ]
    )


_field_html: Final = kept(field_html)
_GLASS: Final = Markup(
    h.svg(viewBox="0 0 20 20", width="20", height="20", aria_hidden="true")[
        h.circle(cx="8.5", cy="8.5", r="5.5"), h.path(d="M12.8 12.8 17.5 17.5")
    ]
)
