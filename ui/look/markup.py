"""Words of the dashboard as HTML: escaped, with what is bold and what must not break."""

import re
from collections.abc import Sequence
from html import escape


def marked(words: str) -> str:
    """Text as HTML: **two stars** become bold, and a release ('DTSEN 2026-4') stays on one line."""
    bold = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(words))
    return re.sub(r"((?:DTSEN )?\b\d{4}-\d\b)", r'<span class="nowrap">\1</span>', bold)


def prose(*paragraphs: str) -> str:
    """Paragraphs of running text as HTML; empty ones are left out."""
    said = "".join(f"<p>{marked(words)}</p>" for words in paragraphs if words)
    return f'<div class="prose">{said}</div>'


def steps(*items: str) -> str:
    """A numbered list as HTML; empty ones are left out."""
    said = "".join(f"<li>{marked(words)}</li>" for words in items if words)
    return f'<ol class="prose">{said}</ol>'


def bullets(*items: str) -> str:
    """A list as HTML; empty ones are left out."""
    said = "".join(f"<li>{marked(words)}</li>" for words in items if words)
    return f'<ul class="prose">{said}</ul>'


def plain_table(head: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> str:
    """A small table of words as HTML: the first cell of each row is its header."""
    top = "".join(f'<th scope="col">{escape(words)}</th>' for words in head)
    body = "".join(
        f'<tr><th scope="row">{marked(row[0])}</th>'
        + "".join(f"<td>{marked(words)}</td>" for words in row[1:])
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="table-box" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f'<table class="area-table plain"><caption class="visually-hidden">{escape(caption)}'
        f"</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )
