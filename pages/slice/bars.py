"""A view as stacked bars: one bar for each group, one part for each trait, at most seven parts."""

from collections.abc import Sequence
from typing import Final

import htpy as h
from markupsafe import Markup

from language import numbers
from language.text import _
from pages.slice import phrases, titles
from pages.slice.cross import Cross
from pages.slice.question import Question, Value
from pages.slice.view import View
from ui.exhibit import STEPS, Colour, Part, Stack, Stacks
from ui.screen import stacked as screen
from ui.words.shares import percent_of

MOST: Final = 7  # colours that can be told apart
HUES: Final[tuple[Colour, ...]] = ("area", "hue2", "hue4", "hue1", "hue5", "hue3", "hue6")
# Their values are steps of one thing, so their colours are too.
ORDERED: Final = (
    "decile_group",
    "family_size",
    "power",
    "age_group",
    "education",
    "disability",
)


def stacks(view: View) -> Stacks:
    """The same bars for those who draw no HTML; nothing where all are of too few."""
    return Stacks(
        tuple(_stack(bar, view) for bar in bars(view)) if is_drawn(view) else (),
        parts(view),
        "percent" if view.is_share else "families" if view.question.unit == "family" else "persons",
        view.is_share,
    )


def is_drawn(view: View) -> bool:
    """Whether there is a bar to draw: not all are of too few."""
    return any(view.value(cell) is not None for cell in view.cells)


def _stack(bar: screen.Bar, view: View) -> Stack:
    is_given = any(bar.lengths) or not view.is_share
    values = tuple(length if is_given else None for length in bar.lengths)
    return Stack(bar.name, values, bar.end, is_own=not bar.is_other and view.is_compared)


def bars(view: View) -> list[screen.Bar]:
    """The bars from the top: for each group this side, then the other side where there is one.

    Groups are rows, or columns while the table shows percentages of columns.
    """
    sides = [(view.question, view.table, "")]
    if view.is_compared and view.other is not None and view.other_table is not None:
        sides.append((view.other, view.other_table, view.other_name))
    return [
        _bar(view, group, side, table, name)
        for group in _groups(view)
        for side, table, name in sides
    ]


def parts(view: View) -> tuple[Part, ...]:
    """What the parts of a bar are, from the left: steps or hues; greys for rest and unknown."""
    kept, merged = _traits(view)
    is_ordered = phrases.traits(view).name in ORDERED
    known = [value.label for value in kept if value.is_known]
    colours = STEPS.get(len(known), ()) if is_ordered else _hues(view, kept)
    named = [Part(*each) for each in zip(known, colours, strict=True)]
    if merged:
        named.append(Part(_("{count} nilai lainnya").format(count=len(merged)), "muted"))
    return (*named, *(Part(value.label, "rule") for value in kept if not value.is_known))


def described(view: View) -> str:
    """The chart in one sentence, for who cannot see it: the table says every number."""
    return _("Grafik batang bertumpuk. {title}.").format(title=titles.chart_title(view))


def chart_html(view: View) -> Markup:
    """The bars as HTML, under a title of their own; '' where all are of too few."""
    if not is_drawn(view):
        return Markup()
    return Markup(
        h.fragment[
            h.h3(".chart-title")[titles.chart_title(view)],
            h.p(".chart-subtitle")[titles.chart_subtitle(view)],
            screen.stacked_html(
                bars(view), parts(view), is_share=view.is_share, alt=described(view)
            ),
        ]
    )


def _bar(view: View, group: Value, question: Question, table: Cross, name: str) -> screen.Bar:
    own, rest = _traits(view)
    order: list[Sequence[Value]] = [[value] for value in own if value.is_known]
    if rest:
        order.append(rest)
    order += [[value] for value in own if not value.is_known]
    counts = [_sum(view, table, group, traits) for traits in order]
    whole = _whole(view, table, group)
    lengths = [percent_of(count, whole) or 0.0 if view.is_share else count for count in counts]
    hovers = [
        f"{phrases.amount(view, length)} · {phrases.counted(question, count)}"
        if view.is_share
        else phrases.counted(question, count)
        for length, count in zip(lengths, counts, strict=True)
    ]
    return screen.Bar(
        name or group.label,
        lengths,
        hovers,
        end=numbers.count(whole),
        is_other=bool(name),
    )


def _groups(view: View) -> Sequence[Value]:
    return view.columns if view.shown == "column_pct" else view.rows


def _traits(view: View) -> tuple[list[Value], list[Value]]:
    """The values with a part of their own, and those that share one: the rarest."""
    every = list(view.rows if view.shown == "column_pct" else view.columns)
    if len(every) <= MOST:
        return every, []
    known = [value for value in every if value.is_known]
    unknown = [value for value in every if not value.is_known]
    common = sorted(known, key=lambda value: -_frequency(view, value))
    own = common[: MOST - 1 - len(unknown)]
    return [v for v in every if v in own or v in unknown], [v for v in known if v not in own]


def _hues(view: View, kept: Sequence[Value]) -> list[Colour]:
    """A colour for each known value by its place in its book, whichever others are shown.

    Of two whose places share a colour, the later takes one that is free.
    """
    every = view.rows if view.shown == "column_pct" else view.columns
    book = [value.value for value in every if value.is_known]
    shown = [book.index(value.value) for value in kept if value.is_known]
    taken: dict[int, Colour] = {}
    for place in sorted(shown, key=lambda place: (place >= len(HUES), place)):
        free: list[Colour] = [hue for hue in HUES if hue not in taken.values()]
        own: Colour = HUES[place % len(HUES)]
        taken[place] = own if own in free else free[0]
    return [taken[place] for place in shown]


def _frequency(view: View, trait: Value) -> int:
    by_column = view.shown == "column_pct"
    totals = view.table.row_totals if by_column else view.table.column_totals
    return totals.get(trait.value, 0)


def _sum(view: View, table: Cross, group: Value, traits: Sequence[Value]) -> int:
    by_column = view.shown == "column_pct"
    return sum(
        table.counts.get((trait.value, group.value) if by_column else (group.value, trait.value), 0)
        for trait in traits
    )


def _whole(view: View, table: Cross, group: Value) -> int:
    by_column = view.shown == "column_pct"
    return (table.column_totals if by_column else table.row_totals).get(group.value, 0)
