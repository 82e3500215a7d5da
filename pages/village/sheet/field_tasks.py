"""What follows for the field, as a list to tick off: counts, no names."""

from language import numbers
from language.text import _
from pages.village.tasks import Task, tasks_of
from ui.paper.blocks import Block
from ui.paper.subject import Subject


def listed(subject: Subject, area: str) -> Block:
    """The tasks of an area, in the order of doing; no items where there is nothing to do."""
    return {
        "title": _("Tugas lapangan"),
        "lead": _(
            "Temuan perlu dicek; itu bukan putusan atas siapa pun. Nama hanya ada pada petugas "
            "yang berwenang."
        ),
        "heads": ["", _("berapa"), _("siapa, dan apa yang dilakukan")],
        "items": [
            {
                "count": numbers.count(task.count),
                "words": words(task),
            }
            for task in tasks_of(subject.asking(area))
        ],
    }


def words(task: Task) -> str:
    """Who and what, after the count."""
    if not task.kind.startswith("missed:"):
        return task.words
    said = _("keluarga {task}") if task.unit == "family" else _("orang {task}")
    return said.format(task=task.words)
