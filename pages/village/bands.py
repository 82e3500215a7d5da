"""What the profile of an area is made of: its head, its tables, and the areas beside it."""

from collections.abc import Mapping, Sequence
from typing import Final

import htpy as h
import pandas as pd
from markupsafe import Markup

from data.area_code import level_of, parent_of
from language import numbers
from language.text import _
from pages.village import breadcrumbs
from pages.village.profile import STATES, Block, Profile, Share, deciles, living, who
from pages.village.shares import key_html, shares_html
from ui import links
from ui.exhibit import Column, Rows
from ui.frame import tray
from ui.kept import kept
from ui.look.markup import filled, joined, link, paragraphs, prose
from ui.records import records
from ui.screen.tables import area_table
from ui.words import withheld
from ui.words.areas import full_name, full_names, list_names

# A form, filled for every area.
_ITEM: Final = Markup(h.li["%s"])


@kept
def names_around(areas: pd.DataFrame, code: str) -> dict[str, str]:
    """The area and those around it, itself first, by code: what to call each in a sentence."""
    names = full_names(areas)
    return {step: names[step] for step in breadcrumbs.path_to(areas, code)[::-1]}


@kept
def head_html(
    areas: pd.DataFrame,
    code: str,
    compared: Sequence[str],
    answers: Sequence[str],
    more: Sequence[str],
    map_html: Markup,
) -> Markup:
    """Where the area is and what is said of it first, with its place on the map beside it.

    Args:
        answers: the sentences that answer, the first set largest. more: what follows in small.
        map_html: see ui/look/locator.py; '' without a map.
    """
    return Markup(
        h.div(".profile-head")[
            h.div[
                breadcrumbs.breadcrumbs_html(areas, code, compared),
                h.div(".profile-name")[
                    h.h1(".page-title")[full_names(areas)[code]], tray.button_html(code, compared)
                ],
                h.div(".answer")[paragraphs(*answers)],
                prose(*more),
            ],
            map_html,
        ]
    )


def deciles_html(profile: Profile, names: Mapping[str, str]) -> Markup:
    """Families by decile group, with their counts."""
    block = deciles(profile)
    return _key(names) + shares_html(
        [Block(_("Kelompok desil"), block.rows)],
        _short(names),
        caption=block.title,
        with_counts=True,
    )


def portrait_html(profile: Profile, names: Mapping[str, str]) -> Markup:
    """Who lives there and how, in three columns of one width."""
    homes = living(profile)
    middle = -(-len(homes) // 2)
    columns = [
        (who(profile), _("Siapa yang tinggal di sini: bagian dari semua orang, dalam persen")),
        (homes[:middle], _("Bagaimana keluarga tinggal: bagian dari semua keluarga, dalam persen")),
        (homes[middle:], _("Bagaimana keluarga tinggal, lanjutan, dalam persen")),
    ]
    tables = [shares_html(blocks, _short(names), caption=caption) for blocks, caption in columns]
    return Markup(h.fragment[_key(names), h.div(".portrait")[tables]])


def portrait_rows(profile: Profile, names: Mapping[str, str]) -> Rows:
    """The same as a table of words: the area, its kecamatan where it has one, the kabupaten."""
    short = _short(names)

    def row(share: Share) -> tuple[str, ...]:
        own = numbers.number(share.share, 1, missing=withheld.short(share.reason))
        around = (share.kecamatan, share.kabupaten)[-(len(short) - 1) :]
        return (share.label, own, *(numbers.number(value, 1) for value in around))

    rows: list[tuple[str, ...]] = []
    for block in [*who(profile), *living(profile)]:
        if block.rows:
            rows += [(f"**{block.title}**", *("" for _name in short)), *map(row, block.rows)]
    return Rows((_("nilai"), *short), tuple(rows))


def portrait_note() -> str:
    """How the stars and the small figures are to be read."""
    return _(
        "Angka: persen. * dari anak 7–18 tahun; ** dari keluarga. Hanya nilai yang paling banyak "
        "yang tampak di sini; semuanya ada di Tabel dan Excel."
    )


def saved(profile: Profile, only: str = "") -> pd.DataFrame:
    """Every share as a row, or those of one characteristic of families, to be read and saved."""
    rows = [
        {
            "unit": unit,
            "characteristic": characteristic,
            "value_code": share.value,
            "characteristic_name": profile.titles[unit, characteristic],
            "value_name": share.label,
            "count": share.count,
            "share_pct": share.share,
            "kecamatan_share_pct": share.kecamatan,
            "kabupaten_share_pct": share.kabupaten,
            "previous_count": share.previous,
            "state": STATES[share.reason],
            "withheld": share.withheld,
        }
        for (unit, characteristic), shares in profile.shares.items()
        if not only or (unit, characteristic) == ("family", only)
        for share in shares
    ]
    counts = {name: "Int64" for name in ("count", "previous_count")}
    return pd.DataFrame(rows).astype(counts) if rows else pd.DataFrame(columns=["value_code"])


@kept
def beside_html(
    similar: pd.DataFrame,
    neighbours: Sequence[str],
    areas: pd.DataFrame,
    code: str,
    compared: Sequence[str],
) -> Markup:
    """Where to read on: the areas most alike, those around, and those below.

    Args:
        similar: rows of `similar_by_area`.
        neighbours: codes of the areas that share a border with this one.
    """
    names = list_names(areas)
    sections = []
    if len(similar):
        title = _("Wilayah yang paling mirip")
        sections.append(_section(title, _similar(similar, names, compared)))
    short, own = full_names(areas), parent_of(code)
    around = [
        # One of the same kecamatan needs no word of it.
        _item(each, (short if parent_of(each) == own else names)[each], compared)
        for each in neighbours
        if each in names
    ]
    if around:
        sections.append(_section(_("Berbatasan dengan"), h.ul(".area-links")[joined(around)]))
    if level_of(code) != "desa":
        below = below_html(areas, code, compared)
        sections.append(_section(_("Wilayah di dalamnya"), below, class_="below"))
    return Markup(h.div(".beside-areas")[sections])


def _section(title: str, content: h.Node, class_: str | None = None) -> h.Element:
    return h.section(class_=class_)[h.h2(".section-title")[title], content]


def _similar(similar: pd.DataFrame, names: Mapping[str, str], compared: Sequence[str]) -> Markup:
    columns = ("area_code", "area_name", "poverty_rate_pct", "decile1_share_pct")
    rows = records(similar, columns)
    frame = similar.assign(
        list_name=[names.get(str(row["area_code"]), str(row["area_name"])) for row in rows]
    )
    return area_table(
        frame,
        [
            Column("list_name", _("Wilayah"), "text"),
            Column("poverty_rate_pct", _("Perkiraan kemiskinan"), "percent"),
            Column("decile1_share_pct", _("Desil 1 (registri)"), "percent"),
        ],
        caption=_("Wilayah yang paling mirip"),
        link=links.profile("{area_code}", compared).replace("%7Barea_code%7D", "{area_code}"),
    )


def below_html(areas: pd.DataFrame, code: str, compared: Sequence[str]) -> Markup:
    """The areas of one, each a link: the kecamatan of the kabupaten, the desa of a kecamatan."""
    rows = records(areas, ("area_code", "area_name", "parent_code"))
    return Markup(
        h.ul(".area-links")[
            joined(
                _item(str(row["area_code"]), str(row["area_name"]), compared)
                for row in rows
                if row["parent_code"] == code
            )
        ]
    )


@kept
def directory_html(areas: pd.DataFrame, region: str, compared: Sequence[str]) -> Markup:
    """Every kecamatan with its villages, each a link."""
    return Markup(
        h.div(".directory")[
            (
                h.section[
                    h.h2[
                        link(
                            links.profile(str(row["area_code"]), compared),
                            full_name(str(row["area_name"]), "kecamatan"),
                        )
                    ],
                    below_html(areas, str(row["area_code"]), compared),
                ]
                for row in records(areas, ("area_code", "area_name", "parent_code"))
                if row["parent_code"] == region
            )
        ]
    )


def subtitle(release: str, what: str) -> str:
    """What is counted, and of which release."""
    return f"{what}, {numbers.release(release)}"


def _item(code: str, name: str, compared: Sequence[str]) -> Markup:
    return filled(_ITEM, [link(links.profile(code, compared), name)])


def _short(names: Mapping[str, str]) -> list[str]:
    """What the columns of figures are called: here, and the kind of each area around."""
    return [_("di sini"), _("Kec."), _("Kab.")] if len(names) > 2 else [_("di sini"), _("Kab.")]


def _key(names: Mapping[str, str]) -> Markup:
    own, *around = names.values()
    return key_html(own, around[0] if len(around) > 1 else None, around[-1] if around else "")
