"""The two pillars as bars: which families of deciles 1 and 2 have none, one or both of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import pandas as pd

from ui import format, links
from ui.records import records
from ui.text import _

# In the order of a bar: the empty part begins at the left, so that bars compare it first.
PARTS: Final = (
    ("families_none", "none"),
    ("families_protection_only", "protection"),
    ("families_both", "both"),
    ("families_empowerment_only", "empowerment"),
)
WHOLE: Final = "families_decile12"
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
    said = [
        _keyed(row[name], row[WHOLE], f"pillar-{kind}", part_words(kind))
        for name, kind in PARTS
        if row.get(name) is not None and row.get(WHOLE)
    ]
    if row.get(WHOLE) and row["families_both"] is None:  # how the pillars part is hidden, not that
        reached = row[WHOLE] - row["families_none"]
        words = _("sedikitnya satu program; menurut pilar disembunyikan")
        said.append(_keyed(reached, row[WHOLE], "hidden-part", words))
    return f'<ul class="pillar-key">{"".join(said)}</ul>' if said else ""


def _keyed(count: float, whole: float, swatch: str, words: str) -> str:
    return (
        f'<li><span class="swatch {swatch}"></span>'
        f"<b>{escape(whole_percent(100 * count / whole))}</b><span>{escape(words)}</span>"
        f"<small>{escape(format.families(count))}</small></li>"
    )


def whole_percent(share: float | None) -> str:
    """A share without decimals, but for one that would round to nothing or to all."""
    if share is None:
        return format.MISSING
    is_near_an_end = 0 < share < 0.5 or 99.5 <= share < 100
    return format.percent(share, 1 if is_near_an_end else 0)


def few_words(share: float) -> str:
    """A share of a hundred as a whole number; one that is not nothing is never 0."""
    if 0 < share < 0.5:
        return _("kurang dari 1")
    return format.integer(share)


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
    drawn = f'<div class="pillar-own" role="img" aria-label="{escape(alt)}">{_track(row, _chip())}'
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


def small_key_html(bars: Sequence[Bar]) -> str:
    """The key of the parts without numbers; of what is hidden only where something is."""
    parts = [(f"pillar-{kind}", part_words(kind)) for _name, kind in PARTS]
    if any(bar.row["families_both"] is None and bar.row.get(WHOLE) for bar in bars):
        parts.append(("hidden-part", _("terjangkau, menurut pilar disembunyikan")))
    said = "".join(
        f'<li><span class="swatch {swatch}"></span>{escape(words)}</li>' for swatch, words in parts
    )
    return f'<ul class="heat-key" aria-hidden="true">{said}</ul>'


def area_bars(areas: pd.DataFrame, names: Mapping[str, str], own: str) -> list[Bar]:
    """A bar for each area, the most without any programme first, hidden ones last.

    Args:
        areas: rows of `pillars_by_area`. names: by code. own: the area on screen.
    """
    rows = records(areas, ("area_code", "area_name", *COLUMNS), "area_bars")
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
    rows = records(groups, ("group_name", *COLUMNS), "group_bars")
    words = [group_words(str(row["group_name"])) for row in rows]
    return [Bar(name, name, row) for name, row in zip(words, rows, strict=True)]


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
    share, none = bar.row["unreached_pct"], bar.row["families_none"]
    if none is None:
        end = _chip()
    elif share is None:  # nobody of deciles 1 and 2
        end = escape(format.MISSING)
    else:
        end = (
            f"<b>{escape(whole_percent(share))}</b> "
            f'<span class="of">{escape(_of(none, bar.row[WHOLE]))}</span>'
        )
    own = " own" if bar.is_own else ""
    return (
        f'<div class="bar{own}"><span class="bar-name">{name}</span>{_track(bar.row)}'
        f'<span class="bar-end">{end}</span></div>'
    )


def _of(part: float, whole: float) -> str:
    return _("{part} dari {whole}").format(part=format.integer(part), whole=format.integer(whole))


def _track(row: Mapping[str, Any], said: str = "") -> str:
    """The parts of a bar; what is hidden of it is hatched. said: in a bar that is all hidden."""
    whole = row.get(WHOLE)
    if whole is None:
        return f'<span class="track covered">{said}</span>'
    parts = "".join(
        f'<span class="part pillar-{kind}" style="width:{100 * row[name] / whole:.2f}%" '
        f'title="{escape(part_words(kind))}: {escape(format.families(row[name]))}"></span>'
        for name, kind in PARTS
        if row[name] and whole
    )
    covered = " covered" if any(row[name] is None for name, _kind in PARTS) else ""
    return f'<span class="track{covered}">{parts}</span>'


def _chip() -> str:
    return f'<span class="hidden-cell"><span>{escape(format.hidden())}</span></span>'
