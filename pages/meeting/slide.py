"""A slide: one message, one picture, the sentences behind it, and the page of the same view."""

from dataclasses import dataclass

from ui.screen.figures import Kind
from ui.slides.pictures import Picture


@dataclass(frozen=True)
class Slide:
    """One message of a meeting. All words are in the language of the running script.

    Args:
        name: its key in the agenda, e.g. 'selisih'.
        title: the message, a sentence that can be read aloud.
        subtitle: measure, unit, area and period.
        kind: whether the number is official, of the registry or our estimate.
        notes: what the speaker says: the sentences behind the number.
        source: where it comes from, with the date of the data.
        address: the page of the same view, below the dashboard's own address: 'peta?area=35.19.01'.
    """

    name: str
    title: str
    subtitle: str
    kind: Kind
    picture: Picture
    notes: tuple[str, ...]
    source: str
    address: str
