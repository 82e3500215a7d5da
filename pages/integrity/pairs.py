"""Two programmes at once: how many families, and whether a rule forbids, doubts or allows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import htpy as h
import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _, ngettext
from pages.integrity.programmes import names as listed_names
from pages.integrity.programmes import short
from ui.exhibit import Rows
from ui.look.markup import filled, joined, table_box
from ui.records import records
from ui.words import sources

RULES: Final = ("forbidden", "to_check", "allowed", "none")
SIGNS: Final = {"forbidden": "✕", "to_check": "?", "allowed": "✓", "none": ""}
# Forms of the matrix and of the rules, filled for every row and cell.
_HEAD: Final = Markup(h.th(scope="col")[h.span(title="%s")["%s"]])
_ROW: Final = Markup(h.tr[h.th(".text", scope="row", title="%s")["%s"], "%s"])
_CELL: Final = Markup(h.td(class_="%s", title="%s")["%s%s"])
_RULE: Final = Markup(
    h.tr[
        h.th(".text", scope="row")["%s + %s"],
        h.td(class_="text rule-%s")[h.i(aria_hidden="true")["%s"], " %s", h.small["%s"]],
        h.td["%s"],
        h.td(".text", lang="id")["%s"],
        h.td(".text")["%s"],
    ]
)
_SMALL: Final = Markup(h.small["%s"])


@dataclass(frozen=True, slots=True)
class Pair:
    """Two programmes.

    Args:
        families: that both reach; None where a list is lacking.
        rule: one of RULES; an unverified ban is 'to_check', as in the findings.
        is_checked: whether there is a list of both.
    """

    codes: tuple[str, str]
    families: int | None
    rule: str
    is_checked: bool
    about: dict[str, Any]


def pairs_of(overlaps: pd.DataFrame, rules: pd.DataFrame, programmes: pd.DataFrame) -> list[Pair]:
    """Every pair of programmes with lists, and every pair with a rule.

    Args:
        overlaps: rows of `overlap_by_pair`; a pair it lacks has no family.
        rules: rows of `rule_by_pair`.
        programmes: rows of `programme_by_release`.
    """
    counts = {
        _key(row): row["families"]
        for row in records(overlaps, ("programme_code", "other_code", "families"))
    }
    ruled = {
        _key(row): row
        for row in records(
            rules,
            (
                *("programme_code", "other_code", "level", "rule", "is_verified", "basis"),
                *("source", "valid_from", "is_checked"),
            ),
        )
    }
    codes = list(listed_names(programmes))
    listed = [(one, other) for place, one in enumerate(codes) for other in codes[place + 1 :]]
    keys = dict.fromkeys([*(_sorted(pair) for pair in listed), *ruled])
    return [_pair(key, counts, ruled.get(key), set(codes)) for key in keys]


def _pair(
    key: tuple[str, str],
    counts: Mapping[tuple[str, str], Any],
    rule: dict[str, Any] | None,
    listed: set[str],
) -> Pair:
    is_checked = set(key) <= listed
    families = counts.get(key, 0 if is_checked else None)
    return Pair(
        key,
        None if families is None else int(families),
        _rule(rule),
        is_checked,
        rule or {},
    )


def _rule(rule: dict[str, Any] | None) -> str:
    if rule is None:
        return "none"
    if rule["rule"] == "forbidden" and not rule["is_verified"]:
        return "to_check"
    return str(rule["rule"])


def _key(row: Mapping[str, Any]) -> tuple[str, str]:
    return _sorted((str(row["programme_code"]), str(row["other_code"])))


def _sorted(pair: tuple[str, str]) -> tuple[str, str]:
    one, other = sorted(pair)
    return one, other


def rule_words(rule: str) -> str:
    """What holds for a pair."""
    return {
        "forbidden": _("tidak boleh bersamaan"),
        "to_check": _("perlu dicek"),
        "allowed": _("boleh bersamaan"),
        "none": _("belum ada aturan"),
    }[rule]


def matrix_html(pairs: Sequence[Pair], programmes: pd.DataFrame) -> Markup:
    """Programmes by programmes: families in both; colour and mark say the rule."""
    names = listed_names(programmes)
    by_codes = {pair.codes: pair for pair in pairs}
    codes = list(names)
    caption = title(pairs)
    marks = {rule: _mark(rule) for rule in RULES}
    key = h.ul(".pair-key")[
        (h.li[h.span(f".rule-{rule}")[mark], rule_words(rule)] for rule, mark in marks.items())
    ]
    heads = joined(filled(_HEAD, (names[code], short(code))) for code in codes[:-1])

    def row(place: int) -> Markup:
        code = codes[place]
        cells = (_cell(by_codes[_sorted((code, other))], names, marks) for other in codes[:place])
        return filled(_ROW, (names[code], short(code), joined(cells)))

    matrix = h.table(".area-table.pairs")[
        h.caption(".visually-hidden")[caption],
        h.thead[h.tr[h.td, heads]],
        h.tbody[joined(map(row, range(1, len(codes))))],
    ]
    return Markup(h.fragment[key, table_box(caption, matrix)])


def _cell(pair: Pair, names: Mapping[str, str], marks: Mapping[str, Markup]) -> Markup:
    words = _("{one} dan {other}: {rule}").format(
        one=names[pair.codes[0]], other=names[pair.codes[1]], rule=rule_words(pair.rule)
    )
    kinds = f"rule-{pair.rule} zero" if pair.families == 0 else f"rule-{pair.rule}"
    return filled(_CELL, (kinds, words, marks[pair.rule], numbers.count(pair.families)))


def _mark(rule: str) -> Markup:
    """A sign beside the colour; read aloud as the rule."""
    words = h.span(".visually-hidden")[f"{rule_words(rule)}: "]
    return Markup(h.fragment[h.i(aria_hidden="true")[SIGNS[rule]], words])


def rules_html(pairs: Sequence[Pair], programmes: pd.DataFrame) -> Markup:
    """The pairs with a rule: what it says, whether it was verified, on what ground."""
    names = _names(programmes)
    caption = _("Aturan tentang dua program sekaligus")
    heads = [
        h.th(".text", scope="col")[_("Pasangan")],
        h.th(".text", scope="col")[_("Aturan")],
        h.th(scope="col")[_("Keluarga pada keduanya")],
        h.th(".text", scope="col")[_("Dasar")],
        h.th(".text", scope="col")[_("Sumber")],
    ]
    return table_box(
        caption,
        h.table(".area-table.pair-rules")[
            h.caption(".visually-hidden")[caption],
            h.thead[h.tr[heads]],
            h.tbody[joined(_rule_row(pair, names) for pair in _ruled(pairs))],
        ],
    )


def _ruled(pairs: Sequence[Pair]) -> list[Pair]:
    """Those with a rule, what is forbidden first."""
    ruled = [pair for pair in pairs if pair.rule != "none"]
    return sorted(ruled, key=lambda pair: RULES.index(pair.rule))


def _names(programmes: pd.DataFrame) -> dict[str, str]:
    return dict(zip(programmes["programme_code"], programmes["programme_name"], strict=True))


def _rule_row(pair: Pair, names: Mapping[str, str]) -> Markup:
    one, other = (names.get(code, code) for code in pair.codes)
    verified = _("terverifikasi") if pair.about["is_verified"] else _("belum terverifikasi")
    level = _("per orang") if pair.about["level"] == "person" else _("per keluarga")
    since = pair.about["valid_from"]
    when = _("sejak {date}").format(date=numbers.short_date(since)) if since else ""
    families = _families(pair)
    return filled(
        _RULE,
        (
            one,
            other,
            pair.rule,
            SIGNS[pair.rule],
            rule_words(pair.rule),
            " · ".join(filter(None, [verified, level, when])),
            families if pair.is_checked else filled(_SMALL, [families]),
            pair.about["basis"],
            sources.links_html([str(pair.about["source"])]) or _("belum ada sumber tertulis"),
        ),
    )


def _families(pair: Pair) -> str:
    return numbers.count(pair.families) if pair.is_checked else _("daftarnya belum lengkap")


def rules(pairs: Sequence[Pair], programmes: pd.DataFrame) -> Rows:
    """The pairs with a rule as rows of words."""
    names = _names(programmes)
    return Rows(
        (_("Pasangan"), _("Aturan"), _("Dasar"), _("Keluarga pada keduanya")),
        tuple(
            (
                f"{names.get(pair.codes[0], pair.codes[0])} + "
                f"{names.get(pair.codes[1], pair.codes[1])}",
                rule_words(pair.rule),
                str(pair.about["basis"]),
                _families(pair),
            )
            for pair in _ruled(pairs)
        ),
        words=3,
    )


def title(pairs: Sequence[Pair]) -> str:
    """How many families are in two programmes that a verified rule forbids."""
    banned = [pair for pair in pairs if pair.rule == "forbidden" and pair.is_checked]
    families = sum(pair.families or 0 for pair in banned)
    if not families:
        return _("Keluarga yang menerima dua program sekaligus")
    return ngettext(
        "{count} keluarga ada di dua program yang tidak boleh bersamaan",
        "{count} keluarga ada di dua program yang tidak boleh bersamaan",
        families,
    ).format(count=numbers.integer(families))


def saved(pairs: Sequence[Pair], programmes: pd.DataFrame, release: str) -> pd.DataFrame:
    """One row for each pair, for a file."""
    names = _names(programmes)
    frame = pd.DataFrame(
        [
            {
                "release": release,
                "programme_code": pair.codes[0],
                "programme_name": names.get(pair.codes[0], pair.codes[0]),
                "other_code": pair.codes[1],
                "other_name": names.get(pair.codes[1], pair.codes[1]),
                "rule": pair.rule,
                "rule_words": rule_words(pair.rule),
                "is_verified": _flag(pair.about["is_verified"]) if pair.about else None,
                "basis": pair.about.get("basis"),
                "source": pair.about.get("source"),
                "families": pair.families,
                "is_checked": _flag(pair.is_checked),
            }
            for pair in pairs
        ],
        columns=[
            *("release", "programme_code", "programme_name", "other_code", "other_name", "rule"),
            *("rule_words", "is_verified", "basis", "source", "families", "is_checked"),
        ],
    )
    return frame.astype({"families": "Int64"})


def _flag(is_so: bool) -> str:
    return "true" if is_so else "false"
