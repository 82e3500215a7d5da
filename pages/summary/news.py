"""Kabar rilis ini: what changed beyond its noise since the release before, each with its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import htpy as h
import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from ui import links
from ui.exhibit import Rows
from ui.look.markup import link, marked
from ui.records import Record, records

MOST: Final = 5  # that are told; of one measure, or one programme, the surest


@dataclass(frozen=True)
class Names:
    """What areas, programmes and sorts of findings are called, by code."""

    areas: Mapping[str, str]
    programmes: Mapping[str, str]
    findings: Mapping[str, str]


def told(news: pd.DataFrame) -> list[Record]:
    """At most five changes, the surest first; rows of `news_by_release`."""
    found: dict[tuple[str, str], Record] = {}
    for row in records(news):
        if row["is_told"]:
            found.setdefault((str(row["measure"]), str(row["name"])), row)
    return list(found.values())[:MOST]


def title(news: pd.DataFrame, since: str | None) -> str:
    """How many figures were tested, and how many changed."""
    first = next(iter(records(news)), None)
    if since is None:
        return _("Ini rilis pertama: perubahan baru terlihat pada rilis berikutnya")
    if first is None:
        return _("Belum ada angka yang dapat dibandingkan dengan {since}").format(
            since=numbers.release(since)
        )
    facts = {
        "tested": numbers.integer(first["numbers_tested"]),
        "told": numbers.integer(first["numbers_told"]),
        "since": numbers.release(since),
    }
    if not first["numbers_told"]:
        return _(
            "Dari {tested} angka yang diuji, tidak satu pun berubah melebihi galatnya sejak {since}"
        ).format(**facts)
    return _(
        "Dari {tested} angka yang diuji, {told} berubah melebihi galatnya sejak {since}"
    ).format(**facts)


def by_chance(news: pd.DataFrame) -> str:
    """How many of them are expected to be chance; '' where nothing changed."""
    first = next(iter(records(news)), None)
    if first is None or not first["numbers_told"]:
        return ""
    if first["told_by_chance"] < 0.5:
        return _("Diperkirakan kurang dari satu di antaranya tampak berubah karena kebetulan.")
    return _("Paling banyak sekitar {count} di antaranya tampak berubah karena kebetulan.").format(
        count=numbers.integer(first["told_by_chance"])
    )


def rows(changes: Sequence[Record], names: Names) -> Rows:
    """The changes as a table."""
    return Rows(
        (_("Yang berubah"), _("Wilayah"), _("Sebelumnya"), _("Sekarang")),
        tuple(
            (
                _what(row, names),
                names.areas[str(row["area_code"])],
                _amount(row, "value_before"),
                _amount(row, "value_now"),
            )
            for row in changes
        ),
        words=2,
    )


def news_html(changes: Sequence[Record], names: Names, remark: str) -> Markup:
    """The changes as sentences, each a link; without any, where to see what moves."""
    if not changes:
        way = link(links.link("tren", {}), _("Gerak setiap wilayah di Tren"))
        return Markup(h.p(".beside.with-link")[way])
    return Markup(
        h.div(".news")[
            h.ol[(h.li[link(_address(row), _sentence(row, names))] for row in changes)],
            h.p(".source")[marked(remark)],
        ]
    )


def _sentence(row: Record, names: Names) -> str:
    words = (
        _("{what} di {area} naik dari {before} menjadi {now}.")
        if row["value_now"] > row["value_before"]
        else _("{what} di {area} turun dari {before} menjadi {now}.")
    )
    return words.format(
        what=_what(row, names),
        area=names.areas[str(row["area_code"])],
        before=_amount(row, "value_before"),
        now=_amount(row, "value_now"),
    )


def _what(row: Record, names: Names) -> str:
    name = str(row["name"])
    return {
        "poverty_rate_pct": _("Perkiraan kemiskinan"),
        "families_decile1": _("Keluarga di desil 1"),
        "families_none": _("Keluarga desil 1 dan 2 tanpa program apa pun"),
        "missed": _("Yang berhak atas {programme} tetapi terlewat").format(
            programme=names.programmes.get(name, name)
        ),
        "findings": _("Temuan “{kind}”").format(kind=names.findings.get(name, name)),
    }[str(row["measure"])]


def _amount(row: Record, column: str) -> str:
    if row["measure"] == "poverty_rate_pct":
        return numbers.percent(row[column], 1)
    return numbers.count(row[column])


def _address(row: Record) -> str:
    area, name = {"area": str(row["area_code"])}, str(row["name"])
    return {
        "poverty_rate_pct": links.link("tren", area),
        "families_decile1": links.link("desa", area),
        "families_none": links.link("cakupan", area),
        "missed": links.link("cakupan", {**area, "programme": name}),
        "findings": links.link("ketepatan", area),
    }[str(row["measure"])]
