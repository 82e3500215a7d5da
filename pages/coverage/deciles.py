"""How a programme leans: who lives in the families it reaches, and the index in words."""

from collections.abc import Mapping
from typing import Any, Final

import htpy as h
import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from pages.coverage.pillars import few_words, whole_percent
from ui.exhibit import Bar, Bars, Colour, Column, Curve, Point, Table
from ui.records import records
from ui.words import withheld
from ui.words.groups import decile_words

EVEN: Final = 0.1  # index; closer to zero, a programme reaches every decile about alike
CLEAR: Final = 0.3
LOWEST: Final = ("1", "2")
_SHARES: Final = ("reached_pct", "incidence_pct")
_CURVE: Final = ("decile_group", "population_below_pct", "benefit_below_pct")


def shared(incidence: pd.DataFrame) -> pd.DataFrame:
    """`incidence_by_decile` with value_name, the group in words."""
    groups = [decile_words(str(group)) for group in incidence["decile_group"]]
    return incidence.assign(value_name=groups)


def bars(shares: pd.DataFrame, pillar: Colour) -> Bars:
    """A bar for each group of deciles: how many of every hundred are reached; of `shared`."""
    rows = records(shares, ("value_name", "persons_reached", *_SHARES))
    return Bars(
        tuple(
            Bar(
                str(row["value_name"]),
                row["reached_pct"],
                numbers.number(row["reached_pct"], 1, missing=withheld.words(row, "reached_pct")),
                pillar,
                more=(numbers.count(row["persons_reached"]),),
            )
            for row in rows
        ),
        "percent",
        _("dari 100 orang"),
        heads=(_("dari 100 orang"), _("orang dijangkau")),
    )


def bars_html(shares: pd.DataFrame, pillar: str, caption: str) -> Markup:
    """A bar for each group of deciles: how many of every hundred live in a family that is reached.

    shares: of `shared`.
    """
    rows = records(shares, ("value_name", "persons_reached", *_SHARES))
    widest = max([10.0, *(row["reached_pct"] or 0.0 for row in rows)])
    widest = min(100.0, -(-widest // 10) * 10)
    has_parts = any(row["incidence_pct"] is not None for row in rows)
    return Markup(
        h.table(f".incidence.of-{pillar}")[
            h.caption(".visually-hidden")[caption],
            h.thead[
                h.tr[
                    h.th(scope="col")[_("Desil")],
                    h.td,
                    h.th(scope="col")[_("dari 100 orang")],
                    h.th(scope="col")[_("orang dijangkau")],
                    has_parts and h.th(scope="col")[_("bagiannya")],
                ]
            ],
            h.tbody[(_row(row, widest, has_parts) for row in rows)],
        ]
    )


def _row(row: Mapping[str, Any], widest: float, has_parts: bool) -> h.Node:
    share = row["reached_pct"]
    bar = None if share is None else h.b(style=f"width:{100 * share / widest:.2f}%")
    return h.tr[
        h.th(scope="row")[row["value_name"]],
        h.td(".bar", aria_hidden="true")[h.div[bar]],
        h.td[numbers.number(share, 1, missing=withheld.words(row, "reached_pct"))],
        h.td[numbers.count(row["persons_reached"])],
        has_parts and h.td[whole_percent(row, "incidence_pct")],
    ]


def title(shares: pd.DataFrame, programme: str) -> str:
    """How many of those reached live in deciles 1 and 2, or how many of decile 1 are reached.

    shares: of `shared`.
    """
    low = {
        str(row["decile_group"]): row
        for row in records(shares, ("decile_group", *_SHARES))
        if row["decile_group"] in LOWEST
    }
    parts = [row["incidence_pct"] for row in low.values()]
    if parts and None not in parts:
        return _("Dari 100 orang yang dijangkau {programme}, {count} di desil 1 dan 2").format(
            programme=programme, count=numbers.integer(sum(parts))
        )
    first = low.get("1", {}).get("reached_pct")
    if first is None:
        return _("Siapa yang dijangkau {programme}").format(programme=programme)
    return _("{programme} menjangkau {count} dari 100 orang di desil 1").format(
        programme=programme, count=few_words(first)
    )


def index_words(row: Mapping[str, Any]) -> str:
    """The concentration index in words; row: of `programme_by_release`."""
    index = row.get("concentration_index")
    if index is None:
        return _("Indeks konsentrasi tidak dapat ditampilkan.")
    words = (
        _("Indeks konsentrasi {index}: manfaatnya hampir merata di semua desil.")
        if abs(index) < EVEN
        else _("Indeks konsentrasi {index}: manfaatnya condong {leaning}.")
    )
    sentence = words.format(index=numbers.number(index, signed=True), leaning=leaning(index))
    low = row.get("bottom40_benefit_pct")
    if low is None:
        return sentence
    more = _("{share} manfaatnya sampai ke desil 1–4.").format(share=numbers.percent(low, 0))
    return f"{sentence} {more}"


def leaning(index: float) -> str:
    """Which way a programme leans; index: below zero to the lower deciles."""
    if abs(index) < EVEN:
        return _("hampir merata")
    if index <= -CLEAR:
        return _("jelas ke desil bawah")
    if index < 0:
        return _("ke desil bawah")
    return _("ke desil atas")


def leanings(described: pd.DataFrame) -> pd.DataFrame:
    """Every programme with an index, the one that leans most to the lowest deciles first.

    described: rows of `programme_by_release`. Adds area_code (of the programme).
    """
    frame = described.dropna(subset=["concentration_index"])
    frame = frame.sort_values("concentration_index", kind="stable", ignore_index=True)
    return frame[
        ["programme_code", "programme_name", "concentration_index", "bottom40_benefit_pct"]
    ].assign(area_code=frame["programme_code"])


def leanings_table(frame: pd.DataFrame) -> Table:
    """The table of `leanings`."""
    return Table(
        frame,
        (
            Column("programme_name", _("Program")),
            Column("concentration_index", _("Indeks konsentrasi"), "number"),
            Column("bottom40_benefit_pct", _("Manfaat untuk desil 1–4"), "percent"),
        ),
    )


def leanings_remark() -> str:
    """How to read the index."""
    return _(
        "Indeks di bawah nol: manfaatnya condong ke desil bawah; nol: sama di semua desil; di atas "
        "nol: condong ke desil atas."
    )


def curve(points: pd.DataFrame, pillar: Colour) -> Curve:
    """What part of a programme reaches what part of the people, the lowest decile first.

    points: rows of `concentration_by_decile`; empty of any benefit nothing is drawn.
    """
    rows = records(points, _CURVE)
    is_known = bool(rows) and rows[-1]["benefit_below_pct"] is not None
    reached = [
        Point(row["population_below_pct"], row["benefit_below_pct"], _hover(row)) for row in rows
    ]
    return Curve(
        tuple(reached) if is_known else (),
        pillar,
        _("penduduk, dari desil terbawah"),
        _("merata"),
    )


def curve_described(shown: Curve) -> str:
    """The curve in one sentence."""
    points = "; ".join(point.hover for point in shown.points[:-1])
    return _("Kurva konsentrasi: {points}.").format(points=points)


def _hover(row: Mapping[str, Any]) -> str:
    return _("{people} penduduk terbawah mendapat {benefit} manfaat").format(
        people=numbers.percent(row["population_below_pct"], 0),
        benefit=numbers.percent(row["benefit_below_pct"], 0),
    )


def curve_title(points: pd.DataFrame, programme: str) -> str:
    """What part of a programme the lowest deciles get; rows of `concentration_by_decile`."""
    rows = {row["decile_group"]: row for row in records(points, _CURVE)}
    low = rows.get("2", {})
    if low.get("benefit_below_pct") is None or low.get("population_below_pct") is None:
        return _("Ke mana manfaat {programme} mengalir").format(programme=programme)
    return _("{people} penduduk terbawah mendapat {benefit} manfaat {programme}").format(
        people=numbers.percent(low["population_below_pct"], 0),
        benefit=numbers.percent(low["benefit_below_pct"], 0),
        programme=programme,
    )


def curve_remark() -> str:
    """How to read the curve."""
    return _(
        "Makin jauh kurva di atas garis merata, makin banyak manfaat sampai ke desil bawah. "
        "Manfaat dihitung dalam rupiah; tanpa nominal dalam daftar, dalam orang."
    )


def leanings_title(frame: pd.DataFrame) -> str:
    """How many programmes lean to the lower deciles; frame: of `leanings`."""
    rows = records(frame, ("concentration_index",))
    if not rows:
        return _("Belum dapat dikatakan ke mana program condong")
    low = sum(row["concentration_index"] <= -EVEN for row in rows)
    return _("{low} dari {all} program condong ke desil bawah").format(
        low=numbers.integer(low), all=numbers.integer(len(rows))
    )
