"""Shares of an area as rows of bars: its own as a bar, what lies around it as marks on the bar."""

from collections.abc import Sequence
from typing import Final

import htpy as h
from markupsafe import Markup

from language import numbers
from language.text import _
from pages.village.profile import Block, Share, state_words

FULL: Final = 100.0  # percent over the whole width of a bar


def shares_html(
    blocks: Sequence[Block],
    names: Sequence[str],
    *,
    caption: str,
    with_counts: bool = False,
) -> Markup:
    """Blocks of shares as one table for `st.html`: a row is a value with its bar and its figures.

    Args:
        names: what the columns of figures are called: the area, its kecamatan where it has one, the
            kabupaten.
        caption: what the table shows, read aloud.
        with_counts: whether the area's own counts stand beside the shares.
    """
    widest = _widest([share for block in blocks for share in block.rows])
    heads = [_("jumlah"), *names] if with_counts else list(names)
    return Markup(
        h.table(class_=["shares", {"counted": with_counts}])[
            h.caption(".visually-hidden")[caption],
            h.thead[
                h.tr[
                    h.th(scope="col")[h.span(".visually-hidden")[_("nilai")]],
                    h.td,
                    (h.th(scope="col")[name] for name in heads),
                ]
            ],
            (
                h.tbody[
                    h.tr(".share-head")[
                        h.th(scope="rowgroup", colspan=len(heads) + 2)[block.title]
                    ],
                    [_row(share, widest, len(names), with_counts) for share in block.rows],
                ]
                for block in blocks
                if block.rows
            ),
        ]
    )


def key_html(area: str, kecamatan: str | None, kabupaten: str) -> Markup:
    """What bar and marks are."""
    marks = [("bar", area), ("ring", kecamatan), ("line", kabupaten)]
    return Markup(
        h.p(".share-keys")[(h.span(f".share-key.{mark}")[name] for mark, name in marks if name)]
    )


def _row(share: Share, widest: float, areas: int, with_counts: bool) -> h.Node:
    around = [share.kecamatan, share.kabupaten][-(areas - 1) :] if areas > 1 else []
    has_count = with_counts and share.count is not None
    count = h.td[numbers.count(share.count)] if has_count else None
    if share.state == "shown":
        bar, own = _bar(share, widest), h.td(".own")[numbers.number(share.share, 1)]
    else:
        words = h.span(".kept")[state_words(share.state)]
        if has_count:
            bar, own = h.td(".share-word")[words], h.td[numbers.MISSING]
        else:
            bar, own = h.td(".share-word", colspan=3 if with_counts else 2)[words], None
    figures = [h.td[numbers.number(value, 1)] for value in around]
    return h.tr[h.th(scope="row")[share.label], bar, count, own, figures]


def _bar(share: Share, widest: float) -> h.Element:
    def across(value: float) -> str:
        return f"{min(100.0, 100 * value / widest):.1f}%"

    return h.td(".share-bar", aria_hidden="true")[
        h.div[
            h.b(style=f"width:{across(share.share or 0.0)}"),
            (
                h.i(f".{mark}", style=f"left:{across(value)}")
                for mark, value in (("ring", share.kecamatan), ("line", share.kabupaten))
                if value is not None
            ),
        ]
    ]


def _widest(shares: Sequence[Share]) -> float:
    """The share at the right end of the bars: the next ten percent above the largest."""
    known = [
        value
        for share in shares
        for value in (share.share, share.kecamatan, share.kabupaten)
        if value is not None
    ]
    return min(FULL, -(-max(known, default=FULL) // 10) * 10) or 10.0
