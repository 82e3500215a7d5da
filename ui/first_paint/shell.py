"""Streamlit's own page, with a head and a first picture of ours: index.html is read, never copied.

Kept are its scripts, styles and what it loads ahead; title, icon and the words for browsers without
scripts are ours.
"""

from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import htpy as h
from markupsafe import Markup

ROOT: Final = "root"  # what Streamlit draws in
LOADED: Final = ("preload", "modulepreload", "stylesheet")
PLAIN: Final = ("charset", "viewport")


class Unexpected(Exception):
    """This version of Streamlit has another page than the one that was read here."""


class Shell(HTMLParser):
    """What Streamlit's page loads.

    loads: tags of its head, as they stand in it. font: the address of its letters.
    """

    def __init__(self, path: Path) -> None:
        """Raises Unexpected for a page without scripts, letters or a place to draw in."""
        super().__init__()
        self._plain: list[str] = []
        self._scripts: list[str] = []
        self._places: list[str | None] = []
        self.font = ""
        self.feed(path.read_text(encoding="utf-8"))
        if ROOT not in self._places or not self._scripts or not self.font:
            raise Unexpected(f"{path} has no <div id={ROOT}>, script or font of its own")
        self.plain = Markup("".join(self._plain))
        self.loads = Markup("".join(self._scripts))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called for each tag, in the order of the page."""
        given, words = dict(attrs), self.get_starttag_text() or ""
        if tag == "meta" and (given.get("name") or next(iter(given))) in PLAIN:
            self._plain.append(words)
        elif tag == "link" and given.get("rel") in LOADED:
            self._scripts.append(words)
            self.font = (given.get("href") or "") if given.get("as") == "font" else self.font
        elif tag == "script" and given.get("src"):
            self._scripts.append(f"{words}</script>")
        elif tag == "div":
            self._places.append(given.get("id"))

    def page(self, language: str, head: h.Node, cover: h.Node, script: h.Node) -> str:
        """The whole page; script: runs when the cover and the place to draw in are there."""
        made = h.html(lang=language)[
            h.head[self.plain, head, self.loads],
            h.body[cover, h.div(id=ROOT), script],
        ]
        return f"{made}\n"
