"""What follows for the field as a band of a profile: counts and what to do, no names."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from language import numbers
from language.text import _, ngettext
from pages.village.tasks import Task, tasks
from ui.words import sources


def band(
    ask: Callable[..., pd.DataFrame], code: str, name: str, newest: Mapping[str, Any]
) -> dict[str, Any] | None:
    """The tasks of an area as `ui.page.Page.drawn` takes them; None without lists.

    Args:
        name: of the area in a sentence. newest: the record of the release.
    """
    release = str(newest["release"])
    found = tasks(ask, code, release)
    if not found:
        return None
    data = pd.DataFrame([{"finding_name": task.words, "count": task.count} for task in found])
    return {
        "html": tasks_html(found),
        "title": title(found),
        "subtitle": subtitle(name, release),
        "data": data,
        "measure": "families_none",
        "source": source(newest),
    }


def title(found: Sequence[Task]) -> str:
    """With what to begin; found: at least one."""
    first = found[0]
    if first.kind == "families_none":
        return _("Dahulukan {families} desil 1 dan 2 yang belum menerima program apa pun").format(
            families=numbers.families(first.count)
        )
    return _("Yang perlu dikerjakan di lapangan: {count} hal").format(
        count=numbers.integer(len(found))
    )


def subtitle(name: str, release: str) -> str:
    """Of which area and release."""
    return _("yang perlu dikerjakan, {area}, {release}; hitungan tanpa nama").format(
        area=name, release=numbers.release(release)
    )


def source(newest: Mapping[str, Any]) -> str:
    """Where the counts are from."""
    return sources.both(_("daftar penerima program"), sources.registry(newest))


def count_words(task: Task) -> str:
    """How many of what: '12 keluarga', '3 temuan'."""
    if task.unit == "family":
        return numbers.families(task.count)
    if task.unit == "person":
        return numbers.people(task.count)
    words = ngettext("{count} temuan", "{count} temuan", task.count)
    return words.format(count=numbers.integer(task.count)).replace(" ", numbers.NBSP)


def tasks_html(found: Sequence[Task]) -> str:
    """The tasks as a list, each with its count as a way to the page that shows where."""
    return f'<ul class="tasks">{"".join(map(_item, found))}</ul>'


def _item(task: Task) -> str:
    counted = f'<a href="{escape(task.address)}" target="_self">{escape(count_words(task))}</a>'
    part = " part" if ":" in task.kind and task.kind.startswith("families") else ""
    return f'<li class="task{part}"><b>{counted}</b><span>{escape(task.words)}</span></li>'
