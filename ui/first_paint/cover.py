"""What covers the app until it is drawn: band, question, answer, and the shape of what comes."""

from pathlib import Path
from typing import Final

import htpy as h
from markupsafe import Markup

from language import text
from language.text import _
from ui.browser_code import Code
from ui.first_paint.opening import Opening, Shape
from ui.look import theme
from ui.look.markup import paragraphs

COVER: Final = "first-paint"
CODE: Final = Code("pembuka", Path(__file__).parent)  # in addresses, below the dashboard's own
STYLE: Final = Path(__file__).parent / "cover.css"
BLOCKS: Final[dict[Shape, int]] = {"chart": 3, "map": 1, "table": 9, "words": 6}


def cover(band: Markup, words: Markup | None, shape: Shape | None, font: str) -> h.Element:
    """The cover; words: see `words_html`. font: the address of the letters that the app uses."""
    return h.div(id=COVER, lang=text.language())[
        theme.css("light"),
        h.style[Markup(f"{_letters(font)}{STYLE.read_text(encoding='utf-8')}")],
        band,
        h.main(".stHtml.first-words")[words, shape and _skeleton(shape)],
        h.noscript[h.p[_("Bagan, tabel, peta dan pencarian memerlukan JavaScript di peramban.")]],
    ]


def give_way() -> h.Element:
    """What takes the cover away again."""
    return h.script(src=CODE.address_of("give_way.js"))


def words_html(opening: Opening) -> Markup:
    """Question and answer, as the page says them."""
    if opening.body:
        beside = opening.beside and h.div(".first-beside")[opening.beside]
        return Markup(h.div(".first-columns")[h.div[opening.body], beside])
    return Markup(
        h.fragment[
            h.h1(".page-title")[opening.question],
            h.div(".answer")[paragraphs(*opening.sentences)],
        ]
    )


def _skeleton(shape: Shape) -> h.Element:
    return h.div(class_=["skeleton", f"skeleton-{shape}"], aria_hidden="true")[
        (h.span for _each in range(BLOCKS[shape]))
    ]


def _letters(font: str) -> str:
    """The app's letters before its scripts have told of them; late ones would make lines jump."""
    return (
        f'@font-face{{font-family:"Source Sans";src:url("{font}") format("woff2");'
        "font-weight:200 900;font-display:optional}"
    )
