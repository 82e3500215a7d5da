"""What a page says before it is drawn: its question, the sentence that answers, what it shows."""

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from ui.exhibit import Exhibit

Shape = Literal["chart", "map", "table", "words"]


@dataclass(frozen=True)
class Opening:
    """The words of a page at its default address, in the language of the running thread.

    Args:
        sentences: what answers, as the page says it; the first is what a link preview shows.
            **Two stars** set words in bold.
        exhibit: what the picture of a link preview shows; None where there is nothing to show.
        body: stands in place of question and sentences, where the page has more to say at once.
        beside: what stands beside the body, in a panel that buttons are added to.
        shape: what comes below them; None for nothing.
    """

    question: str
    sentences: tuple[str, ...] = ()
    exhibit: Exhibit | None = None
    body: Markup | None = None
    beside: Markup | None = None
    shape: Shape | None = "chart"
