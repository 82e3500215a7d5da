"""Words of the dashboard as HTML, with what is bold and what must not break.

HTML is made with htpy, which escapes every word it is given. A function that others call returns
`Markup`: made once, it can be shown, kept and drawn again, and stands unescaped in other HTML. Its
private pieces are elements of htpy. A parameter that takes HTML is `Markup`; one that takes words
or HTML is `htpy.Node`.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

import htpy as h
from markupsafe import Markup, escape

_BOLD: Final = re.compile(r"\*\*(.+?)\*\*")
_RELEASE: Final = re.compile(r"((?:DTSEN )?\b\d{4}-\d\b)")
_STRONG: Final = str(Markup(h.strong[r"\1"]))
_NOWRAP: Final = str(Markup(h.span(".nowrap")[r"\1"]))
_LINK: Final = Markup(h.a(href="%s", target="_self")["%s"])
_ROW: Final = Markup(h.tr[h.th(scope="row")["%s"], "%s"])
_CELL: Final = Markup(h.td["%s"])
_KIND: Final = Markup(h.span(class_="kind kind-%s")["%s"])


def marked(words: str) -> Markup:
    """Text as HTML: **two stars** become bold, and a release ('DTSEN 2026-4') stays on one line."""
    return Markup(_RELEASE.sub(_NOWRAP, _BOLD.sub(_STRONG, str(escape(words)))))


def paragraphs(*texts: str) -> Markup:
    """Paragraphs as HTML, without a box around them; empty ones are left out."""
    return Markup(h.fragment[(h.p[marked(words)] for words in texts if words)])


def prose(*texts: str) -> Markup:
    """Paragraphs of running text as HTML; empty ones are left out."""
    return Markup(h.div(".prose")[paragraphs(*texts)])


def steps(*items: str) -> Markup:
    """A numbered list as HTML; empty ones are left out."""
    return Markup(h.ol(".prose")[_items(items)])


def bullets(*items: str) -> Markup:
    """A list as HTML; empty ones are left out."""
    return Markup(h.ul(".prose")[_items(items)])


def plain_table(head: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> Markup:
    """A small table of words as HTML: the first cell of each row is its header."""
    return table_box(
        caption,
        h.table(".area-table.plain")[
            h.caption(".visually-hidden")[caption],
            h.thead[h.tr[(h.th(scope="col")[words] for words in head)]],
            h.tbody[joined(_row(*row) for row in rows)],
        ],
    )


def table_box(caption: str, table: h.Node) -> Markup:
    """A table in a box that scrolls by itself, which keys can reach too."""
    return Markup(h.div(".table-box", role="region", tabindex="0", aria_label=caption)[table])


def filled(form: Markup, words: Iterable[object]) -> Markup:
    """A form made once, its places (%s) filled with words, which are escaped, or with Markup.

    For rows that come by the hundred: making each anew takes ten times as long, and `form % words`
    twice as long.
    """
    return Markup(str(form) % tuple(map(escape, words)))


def link(address: str, words: str) -> Markup:
    """A link to a page of the dashboard, which opens in its place."""
    return filled(_LINK, (address, words))


def kind_tag(kind: str, words: str) -> Markup:
    """Words on the colour of what a number is.

    kind: official, registry, estimate or target.
    """
    return filled(_KIND, (kind, words))


def sentence(words: str, **pieces: h.Node) -> Markup:
    """A sentence as HTML, its {places} filled with words or HTML."""
    return escape(words).format(**pieces)


def joined(pieces: Iterable[Markup]) -> Markup:
    """Pieces one after the other, ten times as fast as by `Markup().join`."""
    return Markup("".join(pieces))


def _items(items: Sequence[str]) -> h.Node:
    return [h.li[marked(words)] for words in items if words]


def _row(first: str, *others: str) -> Markup:
    return filled(_ROW, (marked(first), joined(filled(_CELL, [marked(each)]) for each in others)))
