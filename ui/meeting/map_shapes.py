"""A native map: every area a shape that can be recoloured, hidden ones hatched, and its legend."""

import re
from collections.abc import Mapping
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from ui import theme
from ui.locator import WIDTH, Outlines
from ui.map import classes
from ui.meeting import words
from ui.meeting.words import POINT, Box
from ui.pictures import Places
from ui.text import _

LEGEND: Final = 0.3  # of the width
SWATCH: Final = 22  # points
CORNER: Final = re.compile(r"([\d.]+) ([\d.]+)")
FINE: Final = 1000  # units in one of the outlines' pixels


def places(
    shapes: Any, box: Box, picture: Places, outlines: Outlines, name: str, described: str
) -> None:
    """The map at the left, its legend at the right."""
    map_box, key = box.part(0, 0, 1 - LEGEND, 1), box.part(1 - LEGEND, 0.04, LEGEND, 0.92)
    _areas(shapes, map_box, picture, outlines, name, described)
    _legend(shapes, key, picture, outlines)


def _areas(
    shapes: Any, box: Box, picture: Places, outlines: Outlines, name: str, described: str
) -> None:
    scale = min(box.wide / WIDTH, box.high / outlines.height)
    left = box.x + round((box.wide - WIDTH * scale) / 2)
    top = box.y + round((box.high - outlines.height * scale) / 2)
    group = shapes.add_group_shape()
    for code, path in outlines.paths.items():
        rings = [_corners(ring) for ring in path.split("Z") if ring]
        if not rings:
            continue
        draft = group.shapes.build_freeform(*rings[0][0], scale=scale / FINE)
        for place, ring in enumerate(rings):
            if place:
                draft.move_to(*ring[0])
            draft.add_line_segments(ring[1:], close=True)
        shape = draft.convert_to_shape(Emu(left), Emu(top))
        shape.name = code
        words.flat(shape)
        letter = _letter(picture.classes, code)
        _paint(shape, letter, picture.legend)
        shape.line.width = Pt(0.5)
        is_whole = code in picture.classes or letter in (classes.HIDDEN, classes.NONE)
        colors = theme.palette("light")
        shape.line.color.rgb = (
            RGBColor.from_string(colors.paper.lstrip("#"))
            if is_whole
            else RGBColor.from_string(_shade(letter, picture.legend))
        )
        if letter in (classes.HIDDEN, classes.NONE):
            shape.line.color.rgb = words.colour("rule")
    words.describe(group, name, described)


def _letter(of: Mapping[str, str], code: str) -> str:
    """The class of a village, or of the kecamatan that it lies in."""
    return of.get(code) or of.get(code.rpartition(".")[0]) or classes.NONE


def _corners(ring: str) -> list[tuple[int, int]]:
    return [(round(float(x) * FINE), round(float(y) * FINE)) for x, y in CORNER.findall(ring)]


def _shade(letter: str, legend: Mapping[str, tuple[str, str]]) -> str:
    if letter in legend:
        return legend[letter][1].lstrip("#")
    return theme.palette("light").paper.lstrip("#")


def _paint(shape: Any, letter: str, legend: Mapping[str, tuple[str, str]]) -> None:
    if letter == classes.HIDDEN:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb = words.colour("muted")
        shape.fill.back_color.rgb = RGBColor(255, 255, 255)
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(_shade(letter, legend))


def _legend(shapes: Any, box: Box, picture: Places, outlines: Outlines) -> None:
    wide, high = box.points
    note = 20 if outlines.is_schematic else 0
    row = min(46.0, (high - note) / max(1, len(picture.legend)))
    swatch = min(SWATCH, row * 0.6)
    for place, (letter, (label, _colour)) in enumerate(picture.legend.items()):
        y = box.y + round(place * row * POINT)
        mark = shapes.add_shape(
            MSO_SHAPE.RECTANGLE,
            *map(
                Emu,
                (
                    box.x,
                    y + round((row - swatch) / 2 * POINT),
                    round(swatch * 1.5 * POINT),
                    round(swatch * POINT),
                ),
            ),
        )
        words.flat(mark)
        mark.line.color.rgb, mark.line.width = words.colour("rule"), Pt(0.75)
        _paint(mark, letter, picture.legend)
        words.describe(mark, f"{_('Keterangan')} {place + 1}", label)
        start = round((swatch * 1.5 + 10) * POINT)
        words.write(
            shapes,
            Box(box.x + start, y, box.wide - start, round(row * POINT)),
            label,
            most=18,
            anchor=MSO_ANCHOR.MIDDLE,
        )
    if note:
        end = Box(box.x, box.y + box.high - note * POINT, round(wide * POINT), note * POINT)
        words.write(shapes, end, _("peta skematik"), most=12, pale=True)
