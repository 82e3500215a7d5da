"""What the profile of an area is made of: its head, its tables, and the areas beside it."""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from data.area_code import level_of, parent_of
from language import numbers
from language.text import _
from pages.village import breadcrumbs
from pages.village.profile import Block, Profile, Share, deciles, living, state_words, who
from pages.village.shares import key_html, shares_html
from ui import links
from ui.exhibit import Column, Rows
from ui.frame import tray
from ui.look.markup import marked
from ui.records import records
from ui.screen.tables import area_table
from ui.words import areas


def names_around(known: pd.DataFrame, code: str) -> dict[str, str]:
    """The area and those around it, itself first, by code: what to call each in a sentence."""
    names = areas.full_names(known)
    return {step: names[step] for step in breadcrumbs.path_to(known, code)[::-1]}


def head_html(
    known: pd.DataFrame,
    code: str,
    compared: Sequence[str],
    answers: Sequence[str],
    more: Sequence[str],
    map_html: str,
) -> str:
    """Where the area is and what is said of it first, with its place on the map beside it.

    Args:
        answers: the sentences that answer, the first set largest. more: what follows in small.
        map_html: see ui/look/locator.py; '' without a map.
    """
    said = "".join(f"<p>{marked(words)}</p>" for words in answers if words)
    after = "".join(f"<p>{marked(words)}</p>" for words in more if words)
    name = areas.full_names(known)[code]
    return (
        f'<div class="profile-head"><div>{breadcrumbs.breadcrumbs_html(known, code, compared)}'
        f'<div class="profile-name"><h1 class="page-title">{escape(name)}</h1>'
        f"{tray.button_html(code, compared)}</div>"
        f'<div class="answer">{said}</div><div class="prose">{after}</div></div>{map_html}</div>'
    )


def deciles_html(profile: Profile, names: Mapping[str, str]) -> str:
    """Families by decile group, with their counts."""
    block = deciles(profile)
    return _key(names) + shares_html(
        [Block(_("Kelompok desil"), block.rows)],
        _short(names),
        caption=block.title,
        with_counts=True,
    )


def portrait_html(profile: Profile, names: Mapping[str, str]) -> str:
    """Who lives there and how, in three columns of one width."""
    homes = living(profile)
    middle = -(-len(homes) // 2)
    columns = [
        (who(profile), _("Siapa yang tinggal di sini: bagian dari semua orang, dalam persen")),
        (homes[:middle], _("Bagaimana keluarga tinggal: bagian dari semua keluarga, dalam persen")),
        (homes[middle:], _("Bagaimana keluarga tinggal, lanjutan, dalam persen")),
    ]
    tables = "".join(
        shares_html(blocks, _short(names), caption=caption) for blocks, caption in columns
    )
    return _key(names) + f'<div class="portrait">{tables}</div>'


def portrait_rows(profile: Profile, names: Mapping[str, str]) -> Rows:
    """The same as a table of words: the area, its kecamatan where it has one, the kabupaten."""
    short = _short(names)

    def row(share: Share) -> tuple[str, ...]:
        own = numbers.number(share.share, 1) if share.state == "shown" else state_words(share.state)
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
        "yang tampak di sini; semuanya ada di Data & definisi."
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
            "state": share.state,
        }
        for (unit, characteristic), shares in profile.shares.items()
        if not only or (unit, characteristic) == ("family", only)
        for share in shares
    ]
    counts = {name: "Int64" for name in ("count", "previous_count")}
    return pd.DataFrame(rows).astype(counts) if rows else pd.DataFrame(columns=["value_code"])


def beside_html(
    similar: pd.DataFrame,
    neighbours: Sequence[str],
    known: pd.DataFrame,
    code: str,
    compared: Sequence[str],
) -> str:
    """Where to read on: the areas most alike, those around, and those below.

    Args:
        similar: rows of `similar_by_area`.
        neighbours: codes of the areas that share a border with this one.
    """
    names = areas.list_names(known)
    parts = []
    if len(similar):
        parts.append(("", _("Wilayah yang paling mirip"), _similar(similar, names, compared)))
    short, own = areas.full_names(known), parent_of(code)
    around = "".join(
        # One of the same kecamatan needs no word of it.
        _item(each, (short if parent_of(each) == own else names)[each], compared)
        for each in neighbours
        if each in names
    )
    if around:
        parts.append(("", _("Berbatasan dengan"), f'<ul class="area-links">{around}</ul>'))
    if level_of(code) != "desa":
        parts.append(("below", _("Wilayah di dalamnya"), below_html(known, code, compared)))
    said = "".join(
        f'<section class="{kind}"><h2 class="section-title">{escape(title)}</h2>{words}</section>'
        for kind, title, words in parts
    )
    return f'<div class="beside-areas">{said}</div>'


def _similar(similar: pd.DataFrame, names: Mapping[str, str], compared: Sequence[str]) -> str:
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


def below_html(known: pd.DataFrame, code: str, compared: Sequence[str]) -> str:
    """The areas of one, each a link: the kecamatan of the kabupaten, the desa of a kecamatan."""
    rows = records(known, ("area_code", "area_name", "parent_code"))
    items = "".join(
        _item(str(row["area_code"]), str(row["area_name"]), compared)
        for row in rows
        if row["parent_code"] == code
    )
    return f'<ul class="area-links">{items}</ul>'


def directory_html(known: pd.DataFrame, region: str, compared: Sequence[str]) -> str:
    """Every kecamatan with its villages, each a link."""
    rows = records(known, ("area_code", "area_name", "parent_code"))
    parts = [
        f'<section><h2><a href="{escape(links.profile(str(row["area_code"]), compared))}" '
        f'target="_self">{escape(areas.full_name(str(row["area_name"]), "kecamatan"))}</a>'
        f"</h2>{below_html(known, str(row['area_code']), compared)}</section>"
        for row in rows
        if row["parent_code"] == region
    ]
    return f'<div class="directory">{"".join(parts)}</div>'


def subtitle(release: str, what: str) -> str:
    """What is counted, and of which release."""
    return f"{what}, {numbers.release(release)}"


def _item(code: str, name: str, compared: Sequence[str]) -> str:
    address = escape(links.profile(code, compared))
    return f'<li><a href="{address}" target="_self">{escape(name)}</a></li>'


def _short(names: Mapping[str, str]) -> list[str]:
    """What the columns of figures are called: here, and the kind of each area around."""
    return [_("di sini"), _("Kec."), _("Kab.")] if len(names) > 2 else [_("di sini"), _("Kab.")]


def _key(names: Mapping[str, str]) -> str:
    own, *around = names.values()
    return key_html(own, around[0] if len(around) > 1 else None, around[-1] if around else "")
