"""Words in rows, and large numbers."""

from collections.abc import Sequence
from math import ceil
from typing import Any, Final

from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from language import numbers as format
from ui.slides import fitting, words
from ui.slides.parts import one_of, part
from ui.slides.pictures import Number, Numbers, Rows
from ui.slides.words import POINT, Box
from ui.words import withheld

MOST, LEAST = 20, 12  # points
LARGE, LABEL, NOTE = 0.24, 0.32, 0.28  # of the height: a number, what it is, and of when
UNIT: Final = 0.42  # of the size of its number
SIDE: Final = 7  # points left and right of the words in a cell
ABOVE: Final = 4
# The id of 'No Style, No Grid', which every PowerPoint knows.
NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def split(picture: Rows, box: Box) -> list[Rows]:
    """The table in as many parts as it takes at the smallest size, each with the head."""
    count = len(picture.rows)
    for many in range(1, count + 1):
        each = ceil(count / many)
        parts = [
            Rows(picture.head, picture.rows[start : start + each])
            for start in range(0, count, each)
        ]
        if all(_size_of(part, box) for part in parts):
            return parts
    return [picture]


def rows(shapes: Any, box: Box, picture: Rows, name: str, described: str) -> None:
    """A table with its head, numbers at the right, lines between rows and nothing else."""
    size = _size_of(picture, box) or LEAST
    widths, heights = _measures(picture, box, size)
    frame = shapes.add_table(
        len(picture.rows) + 1,
        len(picture.head),
        *map(Emu, (box.x, box.y, box.wide, round(sum(heights) * POINT))),
    )
    words.describe(frame, name, described)
    table = frame.table
    one_of(frame._element.graphic.graphicData.tbl.tblPr, "a:tableStyleId").text = NO_STYLE
    table.horz_banding = False
    for place, wide in enumerate(widths):
        table.columns[place].width = Emu(round(wide * POINT))
    numbers = [_is_number([row[place] for row in picture.rows]) for place in range(len(widths))]
    for line, (cells, high) in enumerate(zip((picture.head, *picture.rows), heights, strict=True)):
        table.rows[line].height = Emu(round(high * POINT))
        for place, text in enumerate(cells):
            cell = table.cell(line, place)
            cell.margin_left, cell.margin_right = Pt(SIDE if place else 0), Pt(SIDE)
            cell.margin_top = cell.margin_bottom = Pt(ABOVE)
            cell.vertical_anchor = MSO_ANCHOR.BOTTOM if line == 0 else MSO_ANCHOR.MIDDLE
            words.fill(
                cell.text_frame,
                [words.plain(text)],
                size,
                bold=line == 0,
                pale=line == 0,
                align=PP_ALIGN.RIGHT if numbers[place] else PP_ALIGN.LEFT,
            )
            _underline(cell, "muted" if line == 0 else "rule")


def numbers(shapes: Any, box: Box, picture: Numbers) -> None:
    """At most four large numbers beside each other, each with what it is."""
    count = len(picture.numbers)
    gap = 0.03
    wide = (1 - gap * (count - 1)) / count
    places = [box.part(place * (wide + gap), 0.1, wide, 0.85) for place in range(count)]
    across, high = places[0].points
    size = min(_number_size(number.number, across) for number in picture.numbers)
    label, note = (
        min(fitting.fit(each, across, part * high, most=most) for each in words)
        for words, part, most in (
            ([number.label for number in picture.numbers], LABEL, 26),
            ([number.note for number in picture.numbers], NOTE, 18),
        )
    )
    for place, number in zip(places, picture.numbers, strict=True):
        _number(shapes, place, number, (size, label, note))


def _number(shapes: Any, box: Box, number: Number, sizes: tuple[int, int, int]) -> None:
    shade = words.colour(number.colour)
    line = shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, *map(Emu, (box.x, box.y, box.x + box.wide, box.y))
    )
    line.line.color.rgb, line.line.width = shade, Pt(3)
    words.flat(line)
    words.describe(line, f"— {number.label}", "")
    figure, unit = _parts(number.number)
    top = box.part(0, 0.05, 1, LARGE)
    shape = words.write(shapes, top, figure, most=sizes[0], bold=True, shade=shade)
    if unit:
        run = shape.text_frame.paragraphs[0].add_run()
        run.text = format.NBSP + unit
        words.dress(run.font, round(sizes[0] * UNIT), shade=shade)
    words.write(
        shapes, box.part(0, 0.06 + LARGE, 1, LABEL), words.plain(number.label), most=sizes[1]
    )
    end = box.part(0, 0.08 + LARGE + LABEL, 1, NOTE)
    words.write(shapes, end, words.plain(number.note), most=sizes[2], pale=True)


def _parts(number: str) -> tuple[str, str]:
    """'1.234' and 'orang'; words without a figure are not parted."""
    if not any(letter.isdigit() for letter in number):
        return number, ""
    figure, _space, unit = number.replace(format.NBSP, " ").partition(" ")
    return figure, unit.replace(" ", format.NBSP)


def _number_size(number: str, across: float) -> int:
    """The largest size at which a number and its unit stand in one line."""
    figure, unit = _parts(number)

    def wide(size: int) -> float:
        return fitting.width(figure, size, bold=True) + fitting.width(f" {unit}", size * UNIT)

    return next((size for size in range(72, 14, -1) if wide(size) <= across), 14)


def _size_of(picture: Rows, box: Box) -> int:
    """The largest size at which the table stands in the box; 0 where none does."""
    high = box.points[1]
    return next(
        (
            size
            for size in range(MOST, LEAST - 1, -1)
            if sum(_measures(picture, box, size)[1]) <= high
        ),
        0,
    )


def _measures(picture: Rows, box: Box, size: int) -> tuple[list[float], list[float]]:
    """Widths of the columns and heights of the rows, in points."""
    across = box.points[0]
    columns = list(zip(picture.head, *picture.rows, strict=True))
    whole_widths = [
        max(fitting.width(words, size, bold=place == 0) for place, words in enumerate(column))
        + 2 * SIDE
        + 2
        for column in columns
    ]
    least = [
        max(fitting.width(word, size, bold=True) for said in column for word in said.split(" "))
        + 2 * SIDE
        + 2
        for column in columns
    ]
    widths = _shared(whole_widths, least, across)
    heights = [
        max(
            fitting.lines(said, size, wide - 2 * SIDE, bold=line == 0)
            for said, wide in zip(cells, widths, strict=True)
        )
        * size
        * fitting.LEADING
        + 2 * ABOVE
        for line, cells in enumerate((picture.head, *picture.rows))
    ]
    return widths, heights


def _shared(widths: list[float], least: list[float], across: float) -> list[float]:
    """The width of the table over its columns: what they want, or the more the longer they are."""
    if sum(widths) <= across:
        spare = (across - sum(widths)) / len(widths)
        return [wide + spare for wide in widths]
    room = max(0.0, across - sum(least))
    more = [want - few for want, few in zip(widths, least, strict=True)]
    whole = sum(more) or 1
    shared = [few + room * part / whole for few, part in zip(least, more, strict=True)]
    return [wide * across / sum(shared) for wide in shared]


def _is_number(cells: Sequence[str]) -> bool:
    numbers = [each for each in cells if not withheld.is_reason(each)]
    return bool(numbers) and all(each.lstrip("+−Rp")[:1].isdigit() for each in numbers)


def _underline(cell: Any, shade: Any) -> None:
    properties = cell._tc.get_or_add_tcPr()
    paint = part("a:srgbClr", val=str(words.colour(shade)))
    properties.insert(0, part("a:lnB", part("a:solidFill", paint), w="9525"))
