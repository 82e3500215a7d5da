"""The two pillars as bars: which families of deciles 1 and 2 have none, one or both of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import htpy as h
import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from ui import links
from ui.exhibit import Colour, Part, Stack, Stacks
from ui.look.markup import filled, joined, link
from ui.records import records
from ui.words import withheld
from ui.words.groups import family_words
from ui.words.shares import percent_of

# In the order of a bar: the empty part begins at the left, so that bars compare it first.
PARTS: Final = (
    ("families_none", "none"),
    ("families_protection_only", "protection"),
    ("families_both", "both"),
    ("families_empowerment_only", "empowerment"),
)
WHOLE: Final = "families_decile12"
# Forms, filled for every bar and part.
_PART: Final = Markup(h.span(class_="part pillar-%s", style="width:%s%%", title="%s: %s"))
_TRACK: Final = Markup(h.span(".track")["%s"])
_SHARE: Final = Markup(h.b["%s"])
_BAR: Final = Markup(
    h.div(class_="%s")[
        h.span(".bar-name")["%s"], "%s", h.span(".bar-end")["%s ", h.span(".of")["%s"]]
    ]
)
COLOURS: Final[Mapping[str, Colour]] = {
    "none": "none",
    "protection": "protection",
    "both": "both",
    "empowerment": "empowerment",
}
COLUMNS: Final = (WHOLE, *(name for name, _kind in PARTS), "unreached_pct")


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its row, where its name leads, and whether it is the area on screen.

    full: its name in a sentence.
    """

    name: str
    full: str
    row: Mapping[str, Any]
    address: str = ""
    is_own: bool = False


def key_html(row: Mapping[str, Any]) -> Markup:
    """The parts of an area with their numbers: the key of every bar below; '' without any."""
    parts = [_keyed(row, name, kind) for name, kind in PARTS if name in row]
    return Markup(h.ul(".pillar-key")[parts] if parts else "")


def _keyed(row: Mapping[str, Any], name: str, kind: str) -> h.Node:
    # All parts are of one whole: where one has a share, each has.
    why = withheld.reason(row, "unreached_pct")
    if why:
        large, small = numbers.count(row[name]), withheld.in_full(why)
    else:
        large, small = percent_words(percent_of(row[name], row[WHOLE])), numbers.families(row[name])
    return h.li[
        h.span(f".swatch.pillar-{kind}"), h.b[large], h.span[part_words(kind)], h.small[small]
    ]


def whole_percent(row: Mapping[str, Any], column: str) -> str:
    """A share without decimals, as `percent_words`, or why it is not given."""
    share = row[column]
    return withheld.words(row, column) if share is None else percent_words(share)


def percent_words(share: float | None) -> str:
    """A share without decimals, but for one that would round to nothing or to all."""
    is_near_an_end = share is not None and (0 < share < 0.5 or 99.5 <= share < 100)
    return numbers.percent(share, 1 if is_near_an_end else 0)


def few_words(share: float) -> str:
    """A share of a hundred as a whole number; one that may not be nothing is never 0."""
    if not share and numbers.unseen():
        return _("hampir 0")
    if 0 < share < 0.5:
        return _("kurang dari 1")
    return numbers.integer(share)


def part_words(kind: str) -> str:
    """What a part of a bar is called."""
    return {
        "none": _("tanpa program apa pun"),
        "protection": _("hanya perlindungan"),
        "both": _("kedua pilar"),
        "empowerment": _("hanya pemberdayaan"),
    }[kind]


def own_html(row: Mapping[str, Any], alt: str) -> Markup:
    """The bar of one area, large, over the key with its numbers."""
    bar = h.div(".pillar-own", role="img", aria_label=alt)[_track(row)]
    return Markup(h.fragment[bar, key_html(row)])


def bars_html(bars: Sequence[Bar], alt: str) -> Markup:
    """One bar for each area or group; its end says how many are reached by nothing."""
    head = h.div(".bar.bar-head", aria_hidden="true")[
        h.span, h.span, h.span(".bar-end")[_("tanpa program")]
    ]
    return Markup(
        h.div(".stacked.pillars", role="group", aria_label=alt)[head, joined(map(_bar, bars))]
    )


def small_key_html() -> Markup:
    """The key of the parts without numbers."""
    return Markup(
        h.ul(".heat-key", aria_hidden="true")[
            (h.li[h.span(f".swatch.pillar-{kind}"), part_words(kind)] for _name, kind in PARTS)
        ]
    )


def area_bars(areas: pd.DataFrame, names: Mapping[str, str], own: str) -> list[Bar]:
    """A bar for each area, the most without any programme first, the too small last.

    Args:
        areas: rows of `pillars_by_area`. names: by code. own: the area on screen.
    """
    rows = records(areas, ("area_code", "area_name", *COLUMNS))
    rows.sort(key=lambda row: (row["unreached_pct"] is None, -(row["unreached_pct"] or 0)))
    return [
        Bar(
            str(row["area_name"]),
            names.get(str(row["area_code"]), str(row["area_name"])),
            row,
            links.link("cakupan", {"area": str(row["area_code"])}),
            row["area_code"] == own,
        )
        for row in rows
    ]


def group_bars(groups: pd.DataFrame) -> list[Bar]:
    """A bar for all families and for those of each group; rows of `pillars_by_group`."""
    rows = records(groups, ("group_name", *COLUMNS))
    words = [family_words(str(row["group_name"])) for row in rows]
    return [Bar(name, name, row) for name, row in zip(words, rows, strict=True)]


def stack(row: Mapping[str, Any]) -> Stacks:
    """The bar of one area."""
    return Stacks((Stack("", _values(row)),) if row else (), parts(), "families")


def stacks(bars: Sequence[Bar]) -> Stacks:
    """The bars of several areas or groups; each says how many families are reached by nothing."""
    return Stacks(
        tuple(
            Stack(
                bar.name,
                _values(bar.row),
                whole_percent(bar.row, "unreached_pct"),
                (numbers.count(bar.row["families_none"]), numbers.count(bar.row[WHOLE])),
                bar.is_own,
                bar.row["unreached_pct"],
            )
            for bar in bars
        ),
        parts(),
        "families",
        heads=(_("tanpa program"), _("berapa"), _("dari")),
    )


def parts() -> tuple[Part, ...]:
    """The parts of a bar."""
    return tuple(Part(part_words(kind), COLOURS[kind]) for _name, kind in PARTS)


def _values(row: Mapping[str, Any]) -> tuple[float | None, ...]:
    return tuple(row.get(name) for name, _kind in PARTS)


def _bar(bar: Bar) -> Markup:
    share = whole_percent(bar.row, "unreached_pct")
    return filled(
        _BAR,
        (
            "bar own" if bar.is_own else "bar",
            link(bar.address, bar.name) if bar.address else bar.name,
            _track(bar.row),
            share if bar.row["unreached_pct"] is None else filled(_SHARE, [share]),
            _of(bar.row["families_none"], bar.row[WHOLE]),
        ),
    )


def _of(part: float, whole: float) -> str:
    return _("{part} dari {whole}").format(part=numbers.count(part), whole=numbers.count(whole))


def _track(row: Mapping[str, Any]) -> Markup:
    """The parts of a bar: of their own sum, so that it is full."""
    whole = sum(row.get(name) or 0 for name, _kind in PARTS)
    parts = joined(
        filled(
            _PART,
            (
                kind,
                f"{100 * row[name] / whole:.2f}",
                part_words(kind),
                numbers.families(row[name]),
            ),
        )
        for name, kind in PARTS
        if row.get(name)
    )
    return filled(_TRACK, [parts])
