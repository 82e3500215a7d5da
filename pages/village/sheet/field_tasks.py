"""What follows for the field, as a list to tick off: counts, no names."""

from language.text import _
from pages.village.tasks import tasks_of
from pages.village.todo import count_words
from ui.asking import Asking
from ui.paper.blocks import Block


def listed(on: Asking) -> Block:
    """The tasks of an area, in the order of doing; no items where there is nothing to do."""
    return {
        "title": _("Tugas lapangan"),
        "lead": _(
            "Temuan perlu dicek; itu bukan putusan atas siapa pun. Nama hanya ada pada petugas "
            "yang berwenang."
        ),
        "heads": ["", _("berapa"), _("siapa, dan apa yang dilakukan")],
        "items": [{"count": count_words(task), "words": task.words} for task in tasks_of(on)],
    }
