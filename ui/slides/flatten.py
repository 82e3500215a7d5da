"""An exhibit as PowerPoint's own charts and tables can hold it."""

from ui import exhibit
from ui.exhibit import Dots, Exhibit
from ui.slides.pictures import Bars, Colour, Picture, Series
from ui.words import measures

SHADES: dict[str | None, Colour] = {"above": "above", "below": "below"}


def picture_of(shown: Exhibit) -> Picture:
    """The picture of an exhibit; a form that PowerPoint lacks becomes the nearest that it has."""
    match shown.picture:
        case Dots() as dots:
            return Bars(
                exhibit.names_of(dots.dots),
                (
                    Series(
                        measures.label(shown.measures[0]),
                        tuple(dot.value for dot in dots.dots),
                        "between",
                    ),
                ),
                dots.unit,
                colours=tuple(SHADES.get(dot.kind, "between") for dot in dots.dots),
                line=dots.line,
                line_label=dots.line_name,
            )
        case other:
            raise NotImplementedError(type(other).__name__)
