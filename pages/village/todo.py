"""What follows for the field in words: counts and what to do, no names."""

from collections.abc import Sequence

import htpy as h
from markupsafe import Markup

from language import numbers
from language.text import _, ngettext
from pages.village.tasks import Task
from ui.look.markup import link


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


def tasks_html(tasks: Sequence[Task]) -> Markup:
    """The tasks as a list, each with its count as a way to the page that shows where."""
    return Markup(h.ul(".tasks")[(_item(task) for task in tasks)])


def _item(task: Task) -> h.Node:
    is_part = task.kind.startswith("families") and ":" in task.kind
    return h.li(class_=["task", {"part": is_part}])[
        h.b[link(task.address, count_words(task))], h.span[task.words]
    ]
