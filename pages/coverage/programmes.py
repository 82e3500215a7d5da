"""Every programme as one picture: reached, not reached and outside the rule, on one scale.

Of every 100 who are eligible so many are reached and so many are not: to the right of the line. To
its left, on the same scale, stand recipients whom the rule does not name.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import htpy as h
import pandas as pd
from markupsafe import Markup

from language import numbers as format
from language.text import _
from pages.coverage.pillars import whole_percent
from ui import lists
from ui.asking import Asking
from ui.exhibit import Colour, Part, Rows, Stack, Stacks
from ui.look.markup import filled, joined
from ui.records import records

PILLARS: Final[Mapping[str, Colour]] = {
    "Perlindungan dan Jaminan Sosial": "protection",
    "Pemberdayaan Sosial": "empowerment",
}
FURTHEST: Final = 100.0  # to the left; what is longer is cut, its number says so
NEAREST: Final = 10.0  # to the left, so that the line has room on both sides
# Forms, filled for every programme.
_ROW: Final = Markup(
    h.tr(class_="of-%s")[
        h.th(scope="row")[h.span(".programme-name")["%s"], h.small["%s · %s"]],
        h.td(".bar", aria_hidden="true")[h.div[h.i(".line", style="left:%s%%"), "%s"]],
        "%s",
    ]
)
_PART: Final = Markup(h.b(class_="%s", style="left:%s%%;width:%s%%"))
# The label stands where there is no head, on a phone.
_FIGURE: Final = Markup(h.td(".figure", data_label="%s")[h.b["%s"], h.small["%s"]])
_COUNTS: Final = ("recipients", "eligible", "reached", "missed", "leaked")
_SHARES: Final = ("coverage_pct", "exclusion_pct", "leakage_pct")


@dataclass(frozen=True)
class Row:
    """A programme in one area: its name, pillar, unit and rule in words, and its numbers."""

    code: str
    name: str
    pillar: Colour
    unit: str
    rule: str
    is_readable: bool
    numbers: Mapping[str, Any]


def rows_of(covered: pd.DataFrame, described: pd.DataFrame, readable: Sequence[str]) -> list[Row]:
    """The listed programmes of an area: protection first, in each pillar the largest first.

    Args:
        covered: rows of `coverage_by_programme`. described: rows of `programme_by_release`.
        readable: the programmes whose rule the registry can tell.
    """
    by_code = {str(row["programme_code"]): row for row in records(described)}
    columns = ("programme_code", "pillar", "unit", *_COUNTS, *_SHARES)
    rows = []
    for row in records(covered, columns):
        code = str(row["programme_code"])
        each = by_code[code]
        rows.append(
            Row(
                code,
                str(each["programme_name"]),
                PILLARS[str(row["pillar"])],
                str(row["unit"]),
                rule_words(each, code in readable),
                code in readable,
                row,
            )
        )
    rows.sort(key=lambda row: (row.pillar != "protection", -(row.numbers["eligible"] or 0)))
    return rows


def rows_in(on: Asking) -> list[Row]:
    """The listed programmes of the area in question."""
    covered = on.ask("coverage_by_programme", area=on.area, release=on.release)
    return rows_of(covered, lists.programmes_of(on), lists.readable_in(on))


def pillar_of(on: Asking, programme: str) -> Colour:
    """The pillar of a programme as its colour is called."""
    return PILLARS[str(lists.programme_of(on, programme)["pillar"])]


def stacks(rows: Sequence[Row]) -> Stacks:
    """Of those who are eligible for each programme, how many it reaches; of a readable rule."""
    return Stacks(
        tuple(_stack(row) for row in rows if row.is_readable),
        (
            Part(_("terjangkau, perlindungan"), "protection"),
            Part(_("terjangkau, pemberdayaan"), "empowerment"),
            Part(_("berhak, belum terjangkau"), "pale"),
        ),
        "",
        heads=(_("cakupan"), _("berhak"), _("terjangkau"), _("terlewat")),
    )


def _stack(row: Row) -> Stack:
    n = row.numbers
    reached = {row.pillar: n["reached"]}
    return Stack(
        row.name,
        (reached.get("protection"), reached.get("empowerment"), n["missed"]),
        whole_percent(n, "coverage_pct"),
        tuple(format.count(n[name]) for name in ("eligible", "reached", "missed")),
        share=n["coverage_pct"],
        colour=row.pillar,
    )


def rates(rows: Sequence[Row]) -> Rows:
    """The shares of every programme of a readable rule, and its recipients outside it."""
    return Rows(
        (
            _("Program"),
            _("Dihitung"),
            _("Cakupan"),
            _("Belum terjangkau"),
            _("Penerima"),
            _("Di luar aturan, perlu dicek"),
        ),
        tuple(_rate(row) for row in rows if row.is_readable),
        words=2,
    )


def _rate(row: Row) -> tuple[str, ...]:
    n = row.numbers
    return (
        row.name,
        {"family": _("keluarga"), "person": _("orang")}[row.unit],
        whole_percent(n, "coverage_pct"),
        whole_percent(n, "exclusion_pct"),
        format.count(n["recipients"]),
        f"{format.count(n['leaked'])} ({whole_percent(n, 'leakage_pct')})",
    )


def rule_words(each: Mapping[str, Any], is_readable: bool) -> str:
    """The rule of a programme in a few words, and whether somebody has confirmed it."""
    if not is_readable:
        return _("aturan tidak dapat dibaca dari registri")
    low, high = each["decile_min"], each["decile_max"]
    deciles = (
        _("desil {low}–{high}").format(low=format.integer(low), high=format.integer(high))
        if low is not None and high is not None
        else _("semua desil")
    )
    verified = _("aturan terverifikasi") if each["is_rule_verified"] else _("belum diverifikasi")
    return f"{deciles} · {verified}"


def picture_html(rows: Sequence[Row], caption: str) -> Markup:
    """The programmes whose rule can be told, a row each with its bar and its numbers."""
    shown = [row for row in rows if row.is_readable]
    left = max([NEAREST, *(min(_left(row), FURTHEST) for row in shown)])
    table = h.table(".programmes")[
        h.caption(".visually-hidden")[caption],
        h.thead[
            h.tr[
                h.th(scope="col")[_("Program")],
                h.th(".bar", scope="col")[_("Dari setiap 100 yang berhak")],
                (h.th(".figure", scope="col")[words] for words in _figure_words()),
            ]
        ],
        h.tbody[joined(_row(row, left, FURTHEST + left) for row in shown)],
    ]
    return Markup(h.fragment[key_html(), table])


def key_html() -> Markup:
    """What the three parts of a bar are."""
    parts = {
        "leaked": _("menerima, di luar aturan"),
        "reached": _("berhak dan menerima"),
        "missed": _("berhak, belum menerima"),
    }
    pillars = {
        "protection": _("Perlindungan dan Jaminan Sosial"),
        "empowerment": _("Pemberdayaan Sosial"),
    }
    return Markup(
        h.ul(".heat-key", aria_hidden="true")[
            (h.li[h.span(f".swatch.of-{part}"), words] for part, words in parts.items()),
            (
                h.li(".hue")[h.span(f".swatch.pillar-{pillar}"), words]
                for pillar, words in pillars.items()
            ),
        ]
    )


def others_html(rows: Sequence[Row], unlisted: Sequence[str]) -> Markup:
    """The listed programmes without such a rule, with their recipients, and those without a list.

    unlisted: names of the programmes that no list has come of.
    """
    unreadable = [
        h.li[
            h.span(f".swatch.pillar-{row.pillar}"),
            h.span[f"{row.name}: {units(row.numbers['recipients'], row.unit)}"],
        ]
        for row in rows
        if not row.is_readable
    ]
    if not unreadable and not unlisted:
        return Markup()
    why = _("Aturan tidak dapat dibaca dari registri, jadi hanya penerimanya yang dihitung")
    names = _("Belum ada daftar penerima untuk triwulan ini: {names}.").format(
        names=", ".join(unlisted)
    )
    return Markup(
        h.div(".programmes-more")[
            unreadable and [h.p[f"{why}:"], h.ul[unreadable]],
            unlisted and h.p[names],
        ]
    )


def unlisted(described: pd.DataFrame) -> list[str]:
    """The names of the programmes without a list; rows of `programme_by_release`."""
    columns = ("programme_name", "is_listed")
    rows = records(described, columns)
    return [str(row["programme_name"]) for row in rows if not row["is_listed"]]


def saved(rows: Sequence[Row]) -> pd.DataFrame:
    """What the picture shows, to be read and saved."""
    return pd.DataFrame(
        [
            {
                "programme_code": row.code,
                "programme_name": row.name,
                "pillar": row.numbers["pillar"],
                "unit": row.unit,
                "rule_words": row.rule,
                **{name: row.numbers[name] for name in (*_COUNTS, *_SHARES)},
                "withheld": row.numbers.get("withheld"),
            }
            for row in rows
        ]
    ).astype({name: "Int64" for name in _COUNTS} if rows else {})


def units(count: float, unit: str) -> str:
    """A count of a programme: of families, or of persons."""
    return format.families(count) if unit == "family" else format.people(count)


def _row(row: Row, left: float, scale: float) -> Markup:
    n, line = row.numbers, 100 * left / scale
    unit = {"family": _("keluarga"), "person": _("orang")}[row.unit]
    coverage, missing, outside = _figure_words()
    figures = [
        _figure(coverage, n, "coverage_pct", n["reached"], n["eligible"]),
        _figure(missing, n, "exclusion_pct", n["missed"], n["eligible"]),
        _figure(outside, n, "leakage_pct", n["leaked"], n["recipients"]),
    ]
    parts = joined(_parts(row, line, scale))
    return filled(
        _ROW, (row.pillar, row.name, unit, row.rule, f"{line:.2f}", parts, joined(figures))
    )


def _parts(row: Row, line: float, scale: float) -> Iterator[Markup]:
    """The parts of a bar; line: where eligibility begins, in percent of the width."""
    if not _whole(row):
        return
    unit = 100 / scale / _whole(row) * 100  # percent of the width for each who is eligible
    leaked, reached = row.numbers["leaked"] * unit, row.numbers["reached"] * unit
    if leaked:
        width, kinds = min(leaked, line), "leaked cut" if leaked > line + 0.01 else "leaked"
        yield _part(kinds, line - width, width)
    yield _part("missed", line, 100 - line)
    yield _part("reached", line, reached)


def _part(kinds: str, left: float, width: float) -> Markup:
    return filled(_PART, (kinds, f"{left:.2f}", f"{width:.2f}"))


def _whole(row: Row) -> int:
    """The eligible as the sum of their parts, which fills the bar."""
    return row.numbers["reached"] + row.numbers["missed"]


def _left(row: Row) -> float:
    """Recipients outside the rule for every 100 who are eligible."""
    return 100 * row.numbers["leaked"] / _whole(row) if _whole(row) else 0.0


def _figure_words() -> tuple[str, str, str]:
    """What the three columns of numbers are called."""
    return _("Cakupan"), _("Belum terjangkau"), _("Di luar aturan, perlu dicek")


def _figure(words: str, row: Mapping[str, Any], share: str, part: int, whole: int) -> Markup:
    large = whole_percent(row, share)
    small = _("{part} dari {whole}").format(part=format.count(part), whole=format.count(whole))
    if row[share] is None:
        large, small = small, large
    return filled(_FIGURE, (words, large, small))
