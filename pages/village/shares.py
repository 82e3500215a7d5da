"""Shares of an area as rows of bars: its own as a bar, what lies around it as marks on the bar."""

from collections.abc import Sequence
from typing import Final

import htpy as h
from markupsafe import Markup

from language import numbers
from language.text import _
from pages.village.profile import Block, Share
from ui.look.markup import filled, joined
from ui.words import withheld

# Forms, filled for every block and row.
_BLOCK: Final = Markup(
    h.tbody[h.tr(".share-head")[h.th(scope="rowgroup", colspan="%s")["%s"]], "%s"]
)
_ROW: Final = Markup(h.tr[h.th(scope="row")["%s"], "%s%s%s%s"])
_FIGURE: Final = Markup(h.td["%s"])
_OWN: Final = Markup(h.td(".own")["%s"])
_WORDS: Final = Markup(h.td(".share-word")[h.span(".kept")["%s"]])
_WIDE_WORDS: Final = Markup(h.td(".share-word", colspan="%s")[h.span(".kept")["%s"]])
_BAR: Final = Markup(h.td(".share-bar", aria_hidden="true")[h.div[h.b(style="width:%s%%"), "%s"]])
_MARK: Final = Markup(h.i(class_="%s", style="left:%s%%"))
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

    def row(share: Share) -> Markup:
        return _row(share, widest, len(names), with_counts)

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
            joined(
                filled(_BLOCK, (len(heads) + 2, block.title, joined(map(row, block.rows))))
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


def _row(share: Share, widest: float, areas: int, with_counts: bool) -> Markup:
    around = [share.kecamatan, share.kabupaten][-(areas - 1) :] if areas > 1 else []
    has_count = with_counts and share.count is not None
    count = filled(_FIGURE, [numbers.count(share.count)]) if has_count else ""
    if share.reason is None:
        bar, own = _bar(share, widest), filled(_OWN, [numbers.number(share.share, 1)])
    elif has_count:
        bar = filled(_WORDS, [withheld.short(share.reason)])
        own = filled(_FIGURE, [numbers.MISSING])
    else:
        columns = 3 if with_counts else 2
        bar, own = filled(_WIDE_WORDS, (columns, withheld.short(share.reason))), ""
    figures = joined(filled(_FIGURE, [numbers.number(value, 1)]) for value in around)
    return filled(_ROW, (share.label, bar, count, own, figures))


def _bar(share: Share, widest: float) -> Markup:
    def across(value: float) -> str:
        return f"{min(100.0, 100 * value / widest):.1f}"

    marks = joined(
        filled(_MARK, (mark, across(value)))
        for mark, value in (("ring", share.kecamatan), ("line", share.kabupaten))
        if value is not None
    )
    return filled(_BAR, (across(share.share or 0.0), marks))


def _widest(shares: Sequence[Share]) -> float:
    """The share at the right end of the bars: the next ten percent above the largest."""
    values = [
        value
        for share in shares
        for value in (share.share, share.kecamatan, share.kabupaten)
        if value is not None
    ]
    return min(FULL, -(-max(values, default=FULL) // 10) * 10) or 10.0
