"""What follows for the field in words: counts and what to do, no names."""

from collections.abc import Sequence
from html import escape

from language import numbers
from language.text import _, ngettext
from pages.village.tasks import Task


def title(tasks: Sequence[Task]) -> str:
    """With what to begin; at least one task."""
    first = tasks[0]
    if first.kind == "families_none":
        return _("Dahulukan {families} desil 1 dan 2 yang belum menerima program apa pun").format(
            families=numbers.families(first.count)
        )
    return ngettext(
        "Yang perlu dikerjakan di lapangan: {count} hal",
        "Yang perlu dikerjakan di lapangan: {count} hal",
        len(tasks),
    ).format(count=numbers.integer(len(tasks)))


def count_words(task: Task) -> str:
    """How many of what: '12 keluarga', '3 temuan'."""
    if task.unit == "family":
        return numbers.families(task.count)
    if task.unit == "person":
        return numbers.people(task.count)
    words = ngettext("{count} temuan", "{count} temuan", task.count)
    return words.format(count=numbers.integer(task.count)).replace(" ", numbers.NBSP)


def tasks_html(tasks: Sequence[Task]) -> str:
    """The tasks as a list, each with its count as a way to the page that shows where."""
    return f'<ul class="tasks">{"".join(map(_item, tasks))}</ul>'


def _item(task: Task) -> str:
    counted = f'<a href="{escape(task.address)}" target="_self">{escape(count_words(task))}</a>'
    part = " part" if ":" in task.kind and task.kind.startswith("families") else ""
    return f'<li class="task{part}"><b>{counted}</b><span>{escape(task.words)}</span></li>'
