"""What every printed thing says of itself: which publication, of when, with what hidden."""

from dataclasses import dataclass
from datetime import date

from ui import format
from ui.imprint import edition_words, hidden_note
from ui.text import _


@dataclass(frozen=True)
class Issue:
    """A generation as paper names it; always the public edition.

    Args:
        published: the day of its publication, and so the date of the file: paper has no clock.
        smallest: the smallest count that is shown.
        region, province: codes.
    """

    generation: str
    published: date
    is_made_up: bool
    smallest: int
    region: str
    province: str

    def version(self) -> str:
        """Which publication, for the foot of every page."""
        return _("terbitan {id}").format(id=self.generation)

    def line(self) -> str:
        """Version, date and edition, for the foot of a page."""
        return _("Terbitan {id}, {date} · {edition}").format(
            id=self.generation, date=format.date(self.published), edition=edition_words("public")
        )

    def hidden(self) -> str:
        """What is hidden, and why."""
        return hidden_note(self.smallest)
