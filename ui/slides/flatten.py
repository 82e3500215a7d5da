"""An exhibit as PowerPoint's own charts and tables can hold it."""

from language import numbers
from language.numbers import NBSP
from language.text import _
from ui import exhibit
from ui.exhibit import Colour, Dots, Exhibit, Fan, Figure, Stack, Stacks, Table, Track
from ui.look.theme import CLASS_COLOURS
from ui.slides.pictures import (
    Band,
    Bars,
    Lines,
    Number,
    Numbers,
    Picture,
    Places,
    Rows,
    Series,
    Slide,
)
from ui.words import cells, measures
from ui.words.telling import plain

SHADES: dict[str | None, Colour] = {"above": "above", "below": "below"}


def slide_of(shown: Exhibit) -> Slide:
    return Slide(
        plain(shown.title),
        plain(shown.subtitle),
        measures.kind(shown.measures[0]),
        picture_of(shown),
        tuple(map(plain, shown.notes)),
        _("Sumber: {source}").format(source=shown.source) if shown.source else "",
    )


def picture_of(shown: Exhibit) -> Picture:
    """The picture of an exhibit; a form that PowerPoint lacks becomes the nearest that it has."""
    picture = shown.picture
    match picture.as_dots if isinstance(picture, Track) else picture:
        case exhibit.Bars() as bars:
            return Bars(
                tuple(" ".join(bar.name.split()) for bar in bars.bars),
                (Series(bars.series, tuple(bar.value for bar in bars.bars), "area"),),
                bars.unit,
                colours=tuple(bar.colour for bar in bars.bars),
                gaps=tuple(bar.words for bar in bars.bars),
            )
        case exhibit.Lines() as lines:
            return _lines(lines)
        case Fan() as fan:
            return _fan(fan)
        case exhibit.Places() as places:
            legend = {key: (words, CLASS_COLOURS[key]) for key, words in places.legend.items()}
            return Places(places.classes, legend, places.names)
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
                gaps=tuple(dot.words for dot in dots.dots),
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
        case Table() as table:
            columns = [column for column in table.columns if column.kind != "sparkline"]
            cells_of = cells.rows_of(table.frame, columns)
            return Rows(tuple(column.label for column in columns), tuple(cells_of))
        case exhibit.Numbers() as row:
            return Numbers(tuple(map(_number, row.figures)))
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
        gaps=tuple(stack.words for stack in stacks.stacks),
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


def _lines(lines: exhibit.Lines) -> Lines:
    """The main line first, with its band; what stands alone is left out."""
    ordered = sorted(lines.lines, key=lambda line: not line.is_main)
    bands = [band for line in ordered[:1] for band in line.bands]
    return Lines(
        lines.labels,
        tuple(Series(line.name, line.values, line.colour, line.is_dashed) for line in ordered),
        lines.unit,
        Band(bands[0].low, bands[0].high) if bands else None,
    )


def _fan(fan: Fan) -> Lines:
    """The Marches, and the coming ones as a dashed line in the band of 80 %."""
    areas = [area for area in (fan.own, fan.around) if area is not None]
    marches = {period for area in areas for period in area.rates if period.endswith("-03")}
    coming = {
        march.period: march
        for march in fan.ahead
        if fan.own is None or march.period not in fan.own.rates
    }
    periods = sorted(marches | coming.keys())
    rows = [coming.get(period) for period in periods]
    series = [
        Series(
            area.name,
            tuple(area.rates.get(period) for period in periods),
            "area" if area is fan.own else "province",
            is_dashed=area is not fan.own,
        )
        for area in areas
    ]
    band = None
    if coming:
        middle = tuple(row and row.middle for row in rows)
        series.append(Series(_("perkiraan"), middle, "area", is_dashed=True))
        band = Band(
            tuple(row and row.low[80] for row in rows), tuple(row and row.high[80] for row in rows)
        )
    labels = tuple(numbers.short_period(period) for period in periods)
    return Lines(labels, tuple(series), "percent", band)


def _number(figure: Figure) -> Number:
    colour: Colour = "registry" if figure.kind == "registry" else "area"
    return Number(
        NBSP.join(filter(None, [figure.number, figure.unit.strip()])),
        figure.label,
        f"{measures.kind_words(figure.kind)}, {plain(figure.date)}",
        "province" if figure.of_province else colour,
    )
