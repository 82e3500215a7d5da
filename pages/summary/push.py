"""Where to push, and what to do: kecamatan by their share of those who must leave poverty."""

import json
from base64 import b64encode
from functools import lru_cache
from typing import Final

import htpy as h
import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from pages.outlook import exhibits as outlook
from ui import links
from ui.asking import Asking
from ui.kept import kept
from ui.look.markup import marked
from ui.map.geometry import Shapes
from ui.records import Record, records

PRIORITIES: Final = "prioritas"  # pages that say more, in addresses
COVERAGE: Final = "cakupan"
INTEGRITY: Final = "ketepatan"
NAMED: Final = 3
LIMITS: Final = (4, 6, 8, 10)  # percent: what each class of the map but the first begins with
# As on the maps, then the lines between areas: ui/map/browser/map.css.
SHADES: Final = {
    "light": ("#FFF7D6", "#FDD587", "#F79A35", "#CC5B12", "#7A2B05", "#8A9398"),
    "dark": ("#3B2A16", "#734012", "#B8651B", "#EDA23F", "#FFE8AE", "#7D878D"),
}


@kept
def push_html(on: Asking, shapes: Shapes) -> Markup:
    """Where to push first, and what to do this quarter; shapes: of the kecamatan."""
    return Markup(
        h.section(".push")[
            h.h2[_("Di mana dorong dulu")],
            _where(on, shapes),
            h.h2[_("Triwulan ini")],
            _todo(on),
        ]
    )


def shares(to_leave: pd.DataFrame, region: str) -> dict[str, float]:
    """Percent of those who must leave poverty by kecamatan, the most first; {} for nobody.

    to_leave: rows of `persons_to_leave_by_area`.
    """
    total = outlook.total_of(to_leave, region).get("persons_to_leave")
    if not total or round(total) <= 0:
        return {}
    return {
        str(row["area_code"]): 100 * row["persons_to_leave"] / total
        for row in outlook.parts_of(to_leave, region)
        if row["persons_to_leave"] is not None
    }


def _where(on: Asking, shapes: Shapes) -> h.Node:
    to_leave = on.ask("persons_to_leave_by_area", parent=on.region, release=on.release)
    parts = shares(to_leave, on.region)
    if not parts:
        is_level = outlook.total_of(to_leave, on.region).get("gap_pp") is not None
        return h.p[
            _("Menurut perkiraan tidak ada yang tertinggal dari provinsi.")
            if is_level
            else _("Belum ada perkiraan per kecamatan.")
        ]
    first = list(parts)[:NAMED]
    names = {str(row["area_code"]): str(row["area_name"]) for row in records(to_leave)}
    more = h.a(href=links.link(PRIORITIES, {}), target="_self")[_("Desa prioritas")]
    return h.div(".push-where")[
        h.img(
            src=_address(shapes.text, tuple(sorted(parts.items()))),
            alt=_(
                "Peta kecamatan menurut bagian orang yang harus keluar dari kemiskinan; tiga yang "
                "terbanyak ada di daftar."
            ),
        ),
        h.div[
            h.p[_("harus keluar dari kemiskinan")],
            h.ol[
                (
                    h.li[
                        h.a(href=links.profile(code), target="_self")[names[code]],
                        h.b[numbers.percent(parts[code], 0)],
                    ]
                    for code in first
                )
            ],
            h.p[more],
        ],
    ]


def _todo(on: Asking) -> h.Node:
    if not on.has_lists:
        return h.p[_("Daftar penerima triwulan ini belum ada.")]
    at = {"area": on.region, "release": on.release}
    columns = ("kind", "findings")
    rows = records(on.ask("integrity_by_kind", **at), columns)
    # Of the whole kabupaten, so not protected.
    found = {row["kind"]: numbers.integer(row["findings"]) for row in rows}
    groups = records(on.ask("pillars_by_group", **at), ("group_name", "families_none"))
    whole: Record = next((row for row in groups if row["group_name"] == "all"), {})
    none = numbers.count(whole.get("families_none"))
    pairs = found.get("forbidden_pair", numbers.MISSING)
    dead = found.get("dead_recipient", numbers.MISSING)
    tasks = (
        (COVERAGE, _("Kunjungi **{count}** keluarga desil 1–2 tanpa program"), none),
        (INTEGRITY, _("Cek **{count}** keluarga dengan program bertentangan"), pairs),
        (INTEGRITY, _("Laporkan **{count}** penerima tercatat meninggal"), dead),
    )
    return h.ul[
        (
            h.li[h.a(href=links.link(page, {}), target="_self")[marked(words.format(count=count))]]
            for page, words, count in tasks
        )
    ]


@lru_cache(maxsize=8)
def _address(shapes: str, parts: tuple[tuple[str, float], ...]) -> str:
    """The map as the address of an <img>: `st.html` would drop an <svg>."""
    return "data:image/svg+xml;base64," + b64encode(picture(shapes, parts).encode()).decode()


def picture(shapes: str, parts: tuple[tuple[str, float], ...]) -> str:
    """The kecamatan in classes of their share, as SVG that follows the theme around it.

    Args:
        shapes: the text of `Shapes`. parts: percent by area_code.
    """
    drawn = json.loads(shapes)
    kecamatan = drawn["levels"]["kecamatan"]
    by_code = dict(parts)
    rules = ["path{stroke-width:40;stroke-linejoin:round}"]
    for mode, colours in SHADES.items():
        *steps, line = colours
        own = "".join(f".c{step}{{fill:{colour}}}" for step, colour in enumerate(steps))
        own += f"path{{fill:none;stroke:{line}}}"
        rules.append(own if mode == "light" else f"@media(prefers-color-scheme:dark){{{own}}}")
    made = h.svg(
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"-40 -40 {drawn['width'] + 80} {drawn['height'] + 80}",
    )[
        h.style[Markup("".join(rules))],
        (
            h.path(class_=f"c{_step(by_code[code])}" if code in by_code else "", d=path)
            for code, path in zip(kecamatan["codes"], kecamatan["paths"], strict=True)
        ),
    ]
    return str(made)


def _step(share: float) -> int:
    return sum(share >= limit for limit in LIMITS)
