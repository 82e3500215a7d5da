"""How Irisan names things: what is counted, a value, a group, an amount."""

from language import numbers
from language.text import _
from pages.slice import choices
from pages.slice.cross import Cell
from pages.slice.question import DECILE, Characteristic, Question, Value
from pages.slice.view import View


def units(question: Question) -> str:
    """What is counted, as a word inside a sentence; in English several of them."""
    return choices.units()[question.unit].lower()


def counted(question: Question, count: float) -> str:
    """A count with its unit: '1.234 keluarga'."""
    return numbers.families(count) if question.unit == "family" else numbers.people(count)


def amount(view: View, value: float | None) -> str:
    """What stands in a cell, with its sign: '12,3 %' or '1.234'."""
    return numbers.percent(value, 1) if view.is_share else numbers.count(value)


def difference(view: View, value: float) -> str:
    """A difference with its sign and unit."""
    return numbers.points(value, 1) if view.is_share else numbers.number(value, 0, signed=True)


def named(characteristic: Characteristic, value: Value) -> str:
    """A value with its characteristic, unless it says it itself: 'lantai tanah', 'desil 1'."""
    if characteristic.name == DECILE and value.is_known:
        return value.label
    return _("{characteristic} {value}").format(
        characteristic=characteristic.word, value=value.label
    )


def having(characteristic: Characteristic, value: Value) -> str:
    """Who has a value, behind a noun: 'dengan lantai tanah', 'di desil 1'."""
    if characteristic.name == DECILE and value.is_known:
        return _("di {decile}").format(decile=value.label)
    return _("dengan {characteristic} {value}").format(
        characteristic=characteristic.word, value=value.label
    )


def of_decile(group: Value) -> str:
    """Who is in a decile group, behind a noun: 'di desil 1'."""
    return having(Characteristic(DECILE, _("Desil"), (group,)), group)


def narrowed(question: Question) -> str:
    """The unit, with the decile that the table is narrowed to: 'keluarga di desil 1'."""
    return units(question) + (" " + of_decile(question.decile) if question.decile else "")


def own_name(view: View) -> str:
    """What this side of a comparison is called."""
    if view.other is not None and view.other.area == view.question.area:
        return numbers.release(view.question.release)
    return view.question.area.name


def groups(view: View) -> Characteristic:
    """What sentences and bars tell apart: the rows, or the columns in percentages of columns."""
    return view.question.column if view.shown == "column_pct" else view.question.row


def traits(view: View) -> Characteristic:
    """What they tell of each: the other characteristic."""
    return view.question.row if view.shown == "column_pct" else view.question.column


def values_of(view: View, cell: Cell) -> tuple[Value, Value]:
    """The values of a cell: of its row and of its column."""
    row = next(value for value in view.question.row.values if value.value == cell[0])
    column = next(value for value in view.question.column.values if value.value == cell[1])
    return row, column
