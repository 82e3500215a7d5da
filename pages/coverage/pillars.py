"""The two pillars as bars: which families of deciles 1 and 2 have none, one or both of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import pandas as pd

from language import numbers
from language.text import _
from ui import links
from ui.exhibit import Colour, Part, Stack, Stacks
from ui.records import records
from ui.words import withheld
from ui.words.shares import percent_of

# In the order of a bar: the empty part begins at the left, so that bars compare it first.
PARTS: Final = (
    ("families_none", "none"),
    ("families_protection_only", "protection"),
    ("families_both", "both"),
    ("families_empowerment_only", "empowerment"),
)
WHOLE: Final = "families_decile12"
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


def key_html(row: Mapping[str, Any]) -> str:
    """The parts of an area with their numbers: the key of every bar below."""
    said = "".join(_keyed(row, name, kind) for name, kind in PARTS if name in row)
    return f'<ul class="pillar-key">{said}</ul>' if said else ""


def _keyed(row: Mapping[str, Any], name: str, kind: str) -> str:
    # All parts are of one whole: where one has a share, each has.
    why = withheld.reason(row, "unreached_pct")
    if why:
        large, small = numbers.count(row[name]), withheld.in_full(why)
    else:
        large, small = percent_words(percent_of(row[name], row[WHOLE])), numbers.families(row[name])
    return (
        f'<li><span class="swatch pillar-{kind}"></span><b>{escape(large)}</b>'
        f"<span>{escape(part_words(kind))}</span><small>{escape(small)}</small></li>"
    )


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


def own_html(row: Mapping[str, Any], alt: str) -> str:
    """The bar of one area, large, over the key with its numbers."""
    drawn = f'<div class="pillar-own" role="img" aria-label="{escape(alt)}">{_track(row)}'
    return f"{drawn}</div>{key_html(row)}"


def bars_html(bars: Sequence[Bar], alt: str) -> str:
    """One bar for each area or group; its end says how many are reached by nothing."""
    drawn = "".join(map(_bar, bars))
    head = (
        f'<div class="bar bar-head" aria-hidden="true"><span></span><span></span>'
        f'<span class="bar-end">{escape(_("tanpa program"))}</span></div>'
    )
    return (
        f'<div class="stacked pillars" role="group" aria-label="{escape(alt)}">{head}{drawn}</div>'
    )


def small_key_html() -> str:
    """The key of the parts without numbers."""
    said = "".join(
        f'<li><span class="swatch pillar-{kind}"></span>{escape(part_words(kind))}</li>'
        for _name, kind in PARTS
    )
    return f'<ul class="heat-key" aria-hidden="true">{said}</ul>'


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
    words = [group_words(str(row["group_name"])) for row in rows]
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


def group_words(group: str) -> str:
    """What a group of families is called."""
    return {
        "all": _("Semua keluarga"),
        "elderly": _("Ada lansia"),
        "severe_disability": _("Ada disabilitas berat"),
        "child_out_of_school": _("Ada anak tidak sekolah"),
    }[group]


def _bar(bar: Bar) -> str:
    name = escape(bar.name)
    if bar.address:
        name = f'<a href="{escape(bar.address)}" target="_self">{name}</a>'
    share = escape(whole_percent(bar.row, "unreached_pct"))
    figure = share if bar.row["unreached_pct"] is None else f"<b>{share}</b>"
    of = escape(_of(bar.row["families_none"], bar.row[WHOLE]))
    own = " own" if bar.is_own else ""
    return (
        f'<div class="bar{own}"><span class="bar-name">{name}</span>{_track(bar.row)}'
        f'<span class="bar-end">{figure} <span class="of">{of}</span></span></div>'
    )


def _of(part: float, whole: float) -> str:
    return _("{part} dari {whole}").format(part=numbers.count(part), whole=numbers.count(whole))


def _track(row: Mapping[str, Any]) -> str:
    """The parts of a bar: of their own sum, so that it is full."""
    whole = sum(row.get(name) or 0 for name, _kind in PARTS)
    parts = "".join(
        f'<span class="part pillar-{kind}" style="width:{100 * row[name] / whole:.2f}%" '
        f'title="{escape(part_words(kind))}: {escape(numbers.families(row[name]))}"></span>'
        for name, kind in PARTS
        if row.get(name)
    )
    return f'<span class="track">{parts}</span>'
