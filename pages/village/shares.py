"""Shares of an area as rows of bars: its own as a bar, what lies around it as marks on the bar."""

from collections.abc import Sequence
from html import escape
from typing import Final

from language import numbers
from language.text import _
from pages.village.profile import Block, Share
from ui.words import withheld

FULL: Final = 100.0  # percent over the whole width of a bar


def shares_html(
    blocks: Sequence[Block],
    names: Sequence[str],
    *,
    caption: str,
    with_counts: bool = False,
) -> str:
    """Blocks of shares as one table for `st.html`: a row is a value with its bar and its figures.

    Args:
        names: what the columns of figures are called: the area, its kecamatan where it has one, the
            kabupaten.
        caption: what the table shows, read aloud.
        with_counts: whether the area's own counts stand beside the shares.
    """
    widest = _widest([share for block in blocks for share in block.rows])
    heads = [_("jumlah"), *names] if with_counts else list(names)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    bodies = "".join(
        f'<tbody><tr class="share-head"><th scope="rowgroup" colspan="{len(heads) + 2}">'
        f"{escape(block.title)}</th></tr>"
        + "".join(_row(share, widest, len(names), with_counts) for share in block.rows)
        + "</tbody>"
        for block in blocks
        if block.rows
    )
    counted = " counted" if with_counts else ""
    return (
        f'<table class="shares{counted}">'
        f'<caption class="visually-hidden">{escape(caption)}</caption>'
        f'<thead><tr><th scope="col"><span class="visually-hidden">{escape(_("nilai"))}</span>'
        f"</th><td></td>{head}</tr></thead>{bodies}</table>"
    )


def key_html(area: str, kecamatan: str | None, kabupaten: str) -> str:
    """What bar and marks are."""
    marks = [("bar", area), ("ring", kecamatan), ("line", kabupaten)]
    said = "".join(
        f'<span class="share-key {mark}">{escape(name)}</span>' for mark, name in marks if name
    )
    return f'<p class="share-keys">{said}</p>'


def _row(share: Share, widest: float, areas: int, with_counts: bool) -> str:
    around = [share.kecamatan, share.kabupaten][-(areas - 1) :] if areas > 1 else []
    figures = "".join(f"<td>{escape(numbers.number(value, 1))}</td>" for value in around)
    if share.reason is None:
        own = f'<td class="own">{escape(numbers.number(share.share, 1))}</td>'
        if with_counts:
            own = f"<td>{escape(numbers.count(share.count))}</td>" + own
        bar = _bar(share, widest)
    else:
        words = f'<span class="kept">{escape(withheld.short(share.reason))}</span>'
        if with_counts and share.count is not None:
            bar = f'<td class="share-word">{words}</td>'
            own = f"<td>{escape(numbers.count(share.count))}</td><td>{numbers.MISSING}</td>"
        else:
            bar, own = f'<td class="share-word" colspan="{2 + with_counts}">{words}</td>', ""
    return f'<tr><th scope="row">{escape(share.label)}</th>{bar}{own}{figures}</tr>'


def _bar(share: Share, widest: float) -> str:
    def across(value: float) -> str:
        return f"{min(100.0, 100 * value / widest):.1f}%"

    marks = "".join(
        f'<i class="{mark}" style="left:{across(value)}"></i>'
        for mark, value in (("ring", share.kecamatan), ("line", share.kabupaten))
        if value is not None
    )
    length = across(share.share or 0.0)
    return (
        '<td class="share-bar" aria-hidden="true"><div>'
        f'<b style="width:{length}"></b>{marks}</div></td>'
    )


def _widest(shares: Sequence[Share]) -> float:
    """The share at the right end of the bars: the next ten percent above the largest."""
    known = [
        value
        for share in shares
        for value in (share.share, share.kecamatan, share.kabupaten)
        if value is not None
    ]
    return min(FULL, -(-max(known, default=FULL) // 10) * 10) or 10.0
