"""What Irisan writes above and below its table and its bars."""

from collections.abc import Mapping
from typing import Any, Final

from language import numbers
from language.text import _, ngettext
from pages.slice import phrases
from pages.slice import words as answers
from pages.slice.question import Question
from pages.slice.view import View
from ui.words import top_decile

FEW: Final = 5  # names that a remark can hold


def title(question: Question) -> str:
    """What the table is of."""
    return _("{column} menurut {row}, {area}").format(
        column=question.column.label, row=question.row.word, area=question.area.name
    )


def subtitle(view: View) -> str:
    """What stands in the cells."""
    question = view.question
    said = {
        "row_pct": _("persen dari {units} setiap baris"),
        "column_pct": _("persen dari {units} setiap kolom"),
        "count": _("jumlah {units}"),
    }[view.shown].format(units=phrases.narrowed(question))
    if view.is_compared:
        less = _("{said}; {own} dikurangi {theirs}, di bawahnya kedua angka")
        said = less.format(said=said, own=phrases.own_name(view), theirs=view.other_name)
        if view.other and view.other.release != question.release:
            return said
    return f"{said}; {numbers.release(question.release)}"


def chart_title(view: View) -> str:
    """How far the trait that stands out differs between groups."""
    telling = answers.most_telling(view)
    if telling is None or not view.is_share:
        words = _("Susunan {traits} menurut {groups}").format(
            traits=phrases.traits(view).word, groups=phrases.groups(view).word
        )
        return _upper(words)
    place = 0 if view.shown == "column_pct" else 1
    same = [cell for cell in view.cells if cell[place] == telling.cell[place]]
    known = [
        cell for cell in same if all(value.is_known for value in phrases.values_of(view, cell))
    ]
    shares = {cell: share for cell in known if (share := view.value(cell)) is not None}
    least, most = min(shares, key=lambda c: shares[c]), max(shares, key=lambda c: shares[c])
    trait = phrases.values_of(view, telling.cell)[place]
    return _("{trait}: dari {low} ({least}) sampai {high} ({most})").format(
        trait=_upper(phrases.named(phrases.traits(view), trait)),
        low=numbers.percent(shares[least], 1),
        high=numbers.percent(shares[most], 1),
        least=phrases.values_of(view, least)[1 - place].label,
        most=phrases.values_of(view, most)[1 - place].label,
    )


def chart_subtitle(view: View) -> str:
    """What the length of a bar is."""
    units_ = phrases.narrowed(view.question)
    if view.is_share:
        return _("persen dari {units}; di ujung batang: jumlahnya").format(units=units_)
    return _("jumlah {units}; di ujung batang: semuanya").format(units=units_)


def folded(view: View) -> str:
    """How many values are not drawn because nobody is seen to have them, and which while few."""
    names = [
        phrases.named(characteristic, value)
        for characteristic, drawn in (
            (view.question.row, view.rows),
            (view.question.column, view.columns),
        )
        for value in characteristic.values
        if value not in drawn
    ]
    if not names:
        return ""
    words = ngettext(
        "{count} nilai dengan {few} di setiap sel tidak digambar",
        "{count} nilai dengan {few} di setiap sel tidak digambar",
        len(names),
    ).format(count=len(names), few=phrases.counted(view.question, 0))
    return f"{words}: {', '.join(names)}." if len(names) <= FEW else f"{words}."


def top_deciles(view: View, own: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """Which upper deciles are one group in the releases of a table by decile; '' for none.

    own, other: the rows of both sides in `release_by_cutoff`.
    """
    if not view.question.is_by_decile:
        return ""
    theirs = top_decile.named_note(other) if other and other != own else ""
    return " ".join(filter(None, [top_decile.note(own), theirs]))


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
