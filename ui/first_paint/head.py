"""The head of a page: what a browser's tab, a search engine and a link in a message show."""

from dataclasses import dataclass
from typing import Final

import htpy as h

from language import text
from ui.look import theme
from ui.paper.slide import PREVIEW

ICON: Final = "favicon.png"  # in addresses, below the dashboard's own


@dataclass(frozen=True)
class Words:
    """Plain words of one page.

    title: as in the browser's tab. question: of the page. sentence: its answer.
    """

    title: str
    question: str
    sentence: str
    place: str


def head(words: Words, address: str, picture: str) -> h.Node:
    """The tags; address, picture: whole addresses of the page and of its picture, '' for none."""
    width, height = PREVIEW
    return h.fragment[
        h.link(rel="shortcut icon", type="image/png", href=f"./{ICON}"),
        h.title[words.title],
        h.meta(name="description", content=words.sentence or words.question),
        [
            h.meta(name="theme-color", content=theme.palette(mode).area, media=_media(mode))
            for mode in theme.MODES
        ],
        _of_preview("type", "website"),
        _of_preview("site_name", words.place),
        _of_preview("locale", text.locale()),
        _of_preview("url", address),
        _of_preview("title", words.question or words.title),
        _of_preview("description", words.sentence),
        picture
        and [
            _of_preview("image", picture),
            _of_preview("image:width", str(width)),
            _of_preview("image:height", str(height)),
            _of_preview("image:alt", words.sentence),
            h.meta(name="twitter:card", content="summary_large_image"),
        ],
    ]


def _of_preview(name: str, words: str) -> h.Node:
    """A property that link previews read (Open Graph)."""
    return words and h.meta(property=f"og:{name}", content=words)


def _media(mode: theme.Mode) -> str:
    return f"(prefers-color-scheme: {mode})"
