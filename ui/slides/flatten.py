"""An exhibit as PowerPoint's own charts and tables can hold it."""

from language.numbers import NBSP
from ui import exhibit
from ui.exhibit import Colour, Dots, Exhibit, Figure, Stack, Stacks
from ui.slides.pictures import Bars, Number, Numbers, Picture, Rows, Series
from ui.words import measures
from ui.words.telling import plain

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
        case Stacks(stacks=(Stack() as only,)) as stacks if not only.name:
            return _parts(stacks, only)
        case Stacks() as stacks:
            has_shares = any(stack.share is not None for stack in stacks.stacks)
            return _shares(stacks) if has_shares else _stacked(stacks)
        case exhibit.Rows() as rows:
            return Rows(rows.head, tuple(tuple(map(plain, row)) for row in rows.rows))
        case exhibit.Numbers() as numbers:
            return Numbers(tuple(map(_number, numbers.figures)))
        case other:
            raise NotImplementedError(type(other).__name__)


def _parts(stacks: Stacks, only: Stack) -> Bars:
    """The only stack, which needs no name: a bar for each of its parts."""
    return Bars(
        tuple(part.name for part in stacks.parts),
        (Series(measures.unit_words(stacks.unit), only.values, "area"),),
        stacks.unit,
        colours=tuple(part.colour for part in stacks.parts),
    )


def _shares(stacks: Stacks) -> Bars:
    """A bar for what the words at the end of each stack say."""
    name = stacks.heads[0] if stacks.heads else stacks.parts[0].name
    return Bars(
        exhibit.names_of(stacks.stacks),
        (Series(name, tuple(stack.share for stack in stacks.stacks), "registry"),),
        "percent",
        colours=tuple(stack.colour for stack in stacks.stacks),
    )


def _stacked(stacks: Stacks) -> Bars:
    """Stacked bars, a series for each part."""
    return Bars(
        exhibit.names_of(stacks.stacks),
        tuple(
            Series(part.name, tuple(stack.values[place] for stack in stacks.stacks), part.colour)
            for place, part in enumerate(stacks.parts)
        ),
        stacks.unit,
    )


def _number(figure: Figure) -> Number:
    colour: Colour = "registry" if figure.kind == "registry" else "area"
    return Number(
        NBSP.join(filter(None, [figure.number, figure.unit.strip()])),
        figure.label,
        f"{measures.kind_words(figure.kind)}, {plain(figure.date)}",
        "province" if figure.of_province else colour,
    )
