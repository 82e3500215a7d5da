"""What every printed thing says of itself: which publication, of when, protected how."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from language import numbers
from language.text import _
from ui.words.imprint import edition_words, protection_note


@dataclass(frozen=True)
class Issue:
    """A generation as paper names it; always the public edition.

    Args:
        published: the day of its publication, and so the date of the file: paper has no clock.
        protection: the row of `protection` of its public edition.
        region, province: codes.
    """

    generation: str
    published: date
    is_made_up: bool
    protection: Mapping[str, Any]
    region: str
    province: str

    def version(self) -> str:
        """Which publication, for the foot of every page."""
        return _("terbitan {id}").format(id=self.generation)

    def line(self) -> str:
        """Version, date and edition, for the foot of a page."""
        return _("Terbitan {id}, {date} · {edition}").format(
            id=self.generation, date=numbers.date(self.published), edition=edition_words("public")
        )

    def protected(self) -> str:
        """How counts are protected."""
        return protection_note(self.protection)
