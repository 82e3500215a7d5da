"""A slide: one message, one picture, the sentences behind it, and the page of the same view."""

from dataclasses import dataclass

from language.text import _
from ui.exhibit import Exhibit, Kind
from ui.slides.flatten import picture_of
from ui.slides.pictures import Picture
from ui.words import measures
from ui.words.telling import plain


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


def of_exhibit(shown: Exhibit, name: str, address: str) -> Slide:
    """An exhibit as the slide of a step."""
    return Slide(
        name,
        plain(shown.title),
        plain(shown.subtitle),
        _kind(shown),
        picture_of(shown),
        tuple(map(plain, shown.notes)),
        _("Sumber: {source}").format(source=shown.source),
        address,
    )


def _kind(shown: Exhibit) -> Kind:
    """An estimate where one of its measures is; else what the first is."""
    kinds: list[Kind] = [measures.kind(name) for name in shown.measures]
    return "estimate" if "estimate" in kinds else kinds[0]
