"""The question of Irisan, and its answer from the data. **Two stars** mark what is set in bold."""

from typing import Final, NamedTuple

from language import numbers
from language.text import _
from pages.slice import phrases
from pages.slice.cross import Cell
from pages.slice.question import Question
from pages.slice.view import View
from ui.kept import kept
from ui.words.telling import bold

ALIKE_PP: Final = 1.0  # points: closer than this, a group is like all others


class Telling(NamedTuple):
    """The group that stands out most, and by what: the cell, its share and that of everybody."""

    cell: Cell
    share_pct: float
    of_all_pct: float


@kept
def page_title(question: Question) -> str:
    """The question of the page, from what was chosen."""
    words = (
        _("Berapa keluarga menurut {row} dan {column}?")
        if question.unit == "family"
        else _("Berapa orang menurut {row} dan {column}?")
    )
    return words.format(row=question.row.word, column=question.column.word)


@kept
def answer(view: View) -> list[str]:
    """What the table says in one sentence, and how it differs from the other side."""
    return [said for said in (_answer(view), compared(view)) if said]


def _answer(view: View) -> str:
    if view.table.is_withheld:
        return _(
            "Tabel ini tidak ditampilkan untuk {area}: ciri tentang kesehatan, disabilitas, atau "
            "anak hanya diterbitkan untuk kecamatan dan kabupaten."
        ).format(area=view.question.area.name)
    if view.table.is_absent:
        return _(
            "Tidak ada tabel {units} pada {release}: semua jumlahnya terlalu kecil, atau rilis ini "
            "diterima sebelum dasbor membuat tabel seperti ini."
        ).format(units=phrases.units(view.question), release=numbers.release(view.question.release))
    if not view.rows:
        return _("Registri mencatat {count} di {area} di setiap sel tabel ini.").format(
            count=phrases.counted(view.question, 0), area=view.question.area.name
        )
    telling = most_telling(view) if len(view.cells) > 1 else None
    return _largest(view) if telling is None else _spoken(view, telling)


def _spoken(view: View, telling: Telling) -> str:
    if abs(_distance(telling)) < ALIKE_PP:
        words = _("Di setiap {groups}, {traits} hampir sama: bedanya kurang dari satu poin.")
        return words.format(traits=phrases.traits(view).word, groups=phrases.groups(view).word)
    group, trait = _phrases(view, telling.cell)
    tens, of_all = _tens(telling.share_pct), _tens(telling.of_all_pct)
    facts = {
        "units": phrases.units(view.question),
        "group": group,
        "trait": trait,
        "everybody": _everybody(view.question),
    }
    if 0 < tens < 10 and tens != of_all:
        words = _("{count} dari 10").format(count=of_all) if of_all else _("kurang dari 1 dari 10")
        return _("Dari 10 {units} {group}, {tens} {trait}; {everybody} {of_all}.").format(
            **facts, tens=bold(str(tens)), of_all=bold(words)
        )
    return _("{share} {units} {group} tercatat {trait}; {everybody} {of_all}.").format(
        **facts,
        share=bold(numbers.percent(telling.share_pct, 1)),
        of_all=bold(numbers.percent(telling.of_all_pct, 1)),
    )


def most_telling(view: View) -> Telling | None:
    """The known group that stands out most in a known trait; None where none can be said.

    The farthest above everybody, or where none is by a point, the farthest from everybody; only
    where that is more than the protection of its count. Groups are rows, or columns while the
    table shows percentages of columns.
    """
    told: list[Telling] = []
    for cell in view.cells:
        row, column = phrases.values_of(view, cell)
        by_column = view.shown == "column_pct"
        part = view.table.column_pct(cell) if by_column else view.table.row_pct(cell)
        everybody = (
            view.table.of_all_columns(cell[0]) if by_column else view.table.of_all_rows(cell[1])
        )
        if part is not None and everybody is not None and row.is_known and column.is_known:
            told.append(Telling(cell, part, everybody))
    if all(abs(_distance(one)) < ALIKE_PP for one in told):
        return next(iter(told), None)
    clear = [one for one in told if _is_clear(view, one)]
    above = [one for one in clear if _distance(one) >= ALIKE_PP]
    if above:
        return max(above, key=_standing_out)
    return max(clear, key=lambda one: abs(_distance(one)), default=None)


def _is_clear(view: View, telling: Telling) -> bool:
    """Whether the count differs from what it were if the group were like everybody."""
    like_everybody = view.whole(telling.cell) * telling.of_all_pct / 100
    return numbers.is_told_apart(view.table.counts[telling.cell], like_everybody)


def _distance(telling: Telling) -> float:
    """Points above everybody."""
    return telling.share_pct - telling.of_all_pct


def _standing_out(telling: Telling) -> float:
    """The distance in standard deviations: rare traits count for more."""
    of_all = telling.of_all_pct
    return _distance(telling) / max(of_all * (100 - of_all), 1) ** 0.5


def _largest(view: View) -> str:
    cell = max(view.cells, key=lambda each: view.table.counts[each])
    row, column = phrases.values_of(view, cell)
    return _("Yang terbanyak: {count} {group} {trait}.").format(
        count=bold(phrases.counted(view.question, view.table.counts[cell])),
        group=phrases.having(view.question.row, row),
        trait=phrases.having(view.question.column, column),
    )


def compared(view: View) -> str:
    """Where the two sides differ most; '' without another side."""
    if view.other is None or view.table.is_withheld or not view.rows:
        return ""
    if not view.is_compared:
        return _("Tabel ini tidak diterbitkan untuk {other}.").format(other=view.other_name)
    sizes = {cell: size for cell in view.cells if (size := view.difference(cell)) is not None}
    if not sizes:
        return _("Tidak ada angka yang dapat dibandingkan dengan {other}.").format(
            other=view.other_name
        )
    if view.is_share and all(abs(size) < ALIKE_PP for size in sizes.values()):
        return _("Hampir sama dengan {other}: bedanya kurang dari satu poin.").format(
            other=view.other_name
        )
    apart = [cell for cell in sizes if view.is_told_apart(cell)]
    if not apart:
        return _("Belum dapat dibedakan dari {other}.").format(other=view.other_name)
    cell = max(apart, key=lambda each: abs(sizes[each]))
    row, column = phrases.values_of(view, cell)
    return _(
        "Beda terbesar dengan {other}: {row}, {column}: {own} berbanding {theirs} ({size})."
    ).format(
        other=view.other_name,
        row=phrases.named(view.question.row, row),
        column=phrases.named(view.question.column, column),
        own=phrases.amount(view, view.value(cell)),
        theirs=phrases.amount(view, view.other_value(cell)),
        size=bold(phrases.difference(view, sizes[cell])),
    )


def _everybody(question: Question) -> str:
    if question.decile is None:
        return _("di seluruh {area}").format(area=question.area.name)
    return _("di antara semua {units} {group}").format(
        units=phrases.units(question), group=phrases.of_decile(question.decile)
    )


def _phrases(view: View, cell: Cell) -> tuple[str, str]:
    """The group and the trait of a cell, behind a noun."""
    row, column = phrases.values_of(view, cell)
    pair = phrases.having(view.question.row, row), phrases.having(view.question.column, column)
    return (pair[1], pair[0]) if view.shown == "column_pct" else pair


def _tens(share: float) -> int:
    return int(share / 10 + 0.5)
