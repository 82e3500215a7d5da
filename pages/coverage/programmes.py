"""Every programme as one picture: reached, not reached and outside the rule, on one scale.

Of every 100 who are eligible so many are reached and so many are not: to the right of the line. To
its left, on the same scale, stand recipients whom the rule does not name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import pandas as pd

from language import numbers as format
from language.text import _
from pages.coverage import lists
from pages.coverage.pillars import whole_percent
from ui.asking import Asking
from ui.exhibit import Colour, Part, Stack, Stacks
from ui.records import records

PILLARS: Final[Mapping[str, Colour]] = {
    "Perlindungan dan Jaminan Sosial": "protection",
    "Pemberdayaan Sosial": "empowerment",
}
FURTHEST: Final = 100.0  # to the left; what is longer is cut, its number says so
NEAREST: Final = 10.0  # to the left, so that the line has room on both sides
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


def picture_html(rows: Sequence[Row], caption: str) -> str:
    """The programmes whose rule can be told, a row each with its bar and its numbers."""
    shown = [row for row in rows if row.is_readable]
    left = max([NEAREST, *(min(_left(row), FURTHEST) for row in shown)])
    scale = FURTHEST + left
    heads = [
        ("bar", _("Dari setiap 100 yang berhak")),
        *(("figure", words) for words in _figure_words()),
    ]
    head = "".join(f'<th scope="col" class="{kind}">{escape(words)}</th>' for kind, words in heads)
    body = "".join(_row(row, left, scale) for row in shown)
    return (
        key_html()
        + f'<table class="programmes"><caption class="visually-hidden">{escape(caption)}</caption>'
        f'<thead><tr><th scope="col">{escape(_("Program"))}</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def key_html() -> str:
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
    said = "".join(
        f'<li><span class="swatch of-{kind}"></span>{escape(words)}</li>'
        for kind, words in parts.items()
    ) + "".join(
        f'<li class="hue"><span class="swatch pillar-{pillar}"></span>{escape(words)}</li>'
        for pillar, words in pillars.items()
    )
    return f'<ul class="heat-key" aria-hidden="true">{said}</ul>'


def others_html(rows: Sequence[Row], unlisted: Sequence[str]) -> str:
    """The listed programmes without such a rule, with their recipients, and those without a list.

    unlisted: names of the programmes that no list has come of.
    """
    said = [
        f'<li><span class="swatch pillar-{row.pillar}"></span>'
        f"<span>{escape(row.name)}: "
        f"{escape(units(row.numbers['recipients'], row.unit))}</span></li>"
        for row in rows
        if not row.is_readable
    ]
    parts = []
    if said:
        words = _("Aturan tidak dapat dibaca dari registri, jadi hanya penerimanya yang dihitung")
        parts.append(f"<p>{escape(words)}:</p><ul>{''.join(said)}</ul>")
    if unlisted:
        words = _("Belum ada daftar penerima untuk triwulan ini: {names}.").format(
            names=", ".join(unlisted)
        )
        parts.append(f"<p>{escape(words)}</p>")
    return f'<div class="programmes-more">{"".join(parts)}</div>' if parts else ""


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


def _row(row: Row, left: float, scale: float) -> str:
    n = row.numbers
    unit = {"family": _("keluarga"), "person": _("orang")}[row.unit]
    name = (
        f'<th scope="row"><span class="programme-name">{escape(row.name)}</span>'
        f"<small>{escape(unit)} · {escape(row.rule)}</small></th>"
    )
    figures = "".join(
        _figure(words, whole_percent(n, share), n[part], whole, is_given=n[share] is not None)
        for words, share, part, whole in zip(
            _figure_words(),
            _SHARES,
            ("reached", "missed", "leaked"),
            (n["eligible"], n["eligible"], n["recipients"]),
            strict=True,
        )
    )
    return f'<tr class="of-{row.pillar}">{name}{_bar(row, left, scale)}{figures}</tr>'


def _bar(row: Row, left: float, scale: float) -> str:
    n, line = row.numbers, 100 * left / scale
    drawn = f'<i class="line" style="left:{line:.2f}%"></i>'
    if _whole(row):
        unit = 100 / scale / _whole(row) * 100  # percent of the width for each who is eligible
        leaked, reached = n["leaked"] * unit, n["reached"] * unit
        if leaked:
            width, cut = min(leaked, line), " cut" if leaked > line + 0.01 else ""
            place = f"left:{line - width:.2f}%;width:{width:.2f}%"
            drawn += f'<b class="leaked{cut}" style="{place}"></b>'
        drawn += f'<b class="missed" style="left:{line:.2f}%;width:{100 - line:.2f}%"></b>'
        drawn += f'<b class="reached" style="left:{line:.2f}%;width:{reached:.2f}%"></b>'
    return f'<td class="bar" aria-hidden="true"><div>{drawn}</div></td>'


def _whole(row: Row) -> int:
    """The eligible as the sum of their parts, which fills the bar."""
    return row.numbers["reached"] + row.numbers["missed"]


def _left(row: Row) -> float:
    """Recipients outside the rule for every 100 who are eligible."""
    return 100 * row.numbers["leaked"] / _whole(row) if _whole(row) else 0.0


def _figure_words() -> tuple[str, str, str]:
    """What the three columns of numbers are called."""
    return _("Cakupan"), _("Belum terjangkau"), _("Di luar aturan, perlu dicek")


def _figure(words: str, share: str, part: int, whole: int, *, is_given: bool) -> str:
    large = share
    small = _("{part} dari {whole}").format(part=format.count(part), whole=format.count(whole))
    if not is_given:
        large, small = small, large
    # The label stands where there is no head, on a phone.
    return (
        f'<td class="figure" data-label="{escape(words)}"><b>{escape(large)}</b>'
        f"<small>{escape(small)}</small></td>"
    )
