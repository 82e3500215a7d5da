"""A native map: every area a shape that can be recoloured, names over it; its legend."""

import re
from collections.abc import Mapping
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

from language.text import _
from ui.look import theme
from ui.look.locator import WIDTH, Outlines
from ui.map import classes
from ui.map.rooms import Room, best
from ui.slides import fitting, words
from ui.slides.parts import one_of
from ui.slides.pictures import Places
from ui.slides.words import POINT, Box

LEGEND: Final = 0.3  # of the width
SWATCH: Final = 22  # points
CORNER: Final = re.compile(r"([\d.]+) ([\d.]+)")
EDGE: Final = 6350  # EMU: half a point
NAME: Final = 11  # points
PALE: Final = (classes.NONE, classes.WITHHELD)  # white: their edges are grey
# Under a name, since few programs draw a halo around letters.
GROUND: Final = (
    f'<a:solidFill {nsdecls("a")}><a:srgbClr val="FFFFFF"><a:alpha val="75000"/></a:srgbClr>'
    "</a:solidFill>"
)

Corner = tuple[int, int]


def places(
    shapes: Any, box: Box, picture: Places, outlines: Outlines, name: str, described: str
) -> None:
    """The map at the left, its legend at the right."""
    map_box, key = box.part(0, 0, 1 - LEGEND, 1), box.part(1 - LEGEND, 0.04, LEGEND, 0.92)
    _areas(shapes, map_box, picture, outlines, name, described)
    _names(shapes, map_box, picture, outlines)
    _legend(shapes, key, picture, outlines)


def _areas(
    shapes: Any, box: Box, picture: Places, outlines: Outlines, name: str, described: str
) -> None:
    scale, left, top = _placed(box, outlines)
    group = shapes.add_group_shape()
    first = group.shape_id + 1
    edges: list[Box] = []
    for place, (code, path) in enumerate(outlines.paths.items()):
        rings = [_corners(ring, scale, left, top) for ring in path.split("Z") if ring]
        if not rings:
            continue
        letter = classes.letter_of(picture.classes, code)
        edge = theme.palette("light").paper.lstrip("#")
        if letter in PALE:
            edge = str(words.colour("rule"))
        elif code not in picture.classes:  # the kecamatan has the class: no line within it
            edge = _shade(letter, picture.legend)
        around = _around([corner for ring in rings for corner in ring])
        group._element.append(
            parse_xml(_shape(first + place, code, around, rings, _fill(letter, picture), edge))
        )
        edges.append(around)
    whole = _around([each for b in edges for each in ((b.x, b.y), (b.x + b.wide, b.y + b.high))])
    frame = one_of(one_of(group._element, "p:grpSpPr"), "a:xfrm") if edges else None
    for start, end in (("a:off", "a:ext"), ("a:chOff", "a:chExt")) if edges else ():
        one_of(frame, start).set("x", str(whole.x))
        one_of(frame, start).set("y", str(whole.y))
        one_of(frame, end).set("cx", str(whole.wide))
        one_of(frame, end).set("cy", str(whole.high))
    words.describe(group, name, described)


def _placed(box: Box, outlines: Outlines) -> tuple[float, int, int]:
    """The scale of the outlines in the middle of a box, and their left and top corner."""
    scale = min(box.wide / WIDTH, box.high / outlines.height)
    left = box.x + round((box.wide - WIDTH * scale) / 2)
    return scale, left, box.y + round((box.high - outlines.height * scale) / 2)


def _names(shapes: Any, box: Box, picture: Places, outlines: Outlines) -> None:
    """The names of areas, each within its own; left out where one does not fit."""
    scale, left, top = _placed(box, outlines)
    for code, name in picture.names.items():
        wide = round(fitting.width(name, NAME, bold=True) * POINT)
        high = round(NAME * fitting.LEADING * POINT)
        rooms = (Room(*each) for each in outlines.rooms.get(code, ()))
        room = best(rooms, wide / scale, high / scale)
        if room is None:
            continue
        x, y = left + round(room.x * scale), top + round(room.y * scale)
        shape = words.write(
            shapes,
            Box(x - wide // 2, y - high // 2, wide, high),
            name,
            most=NAME,
            least=NAME,
            bold=True,
            align=PP_ALIGN.CENTER,
            anchor=MSO_ANCHOR.MIDDLE,
        )
        shape.name = code
        shape.text_frame.word_wrap = False
        one_of(one_of(shape._element, "p:spPr"), "a:noFill").addnext(parse_xml(GROUND))
        shape._element.spPr.remove(one_of(shape._element.spPr, "a:noFill"))


def _shape(id: int, code: str, box: Box, rings: list[list[Corner]], fill: str, edge: str) -> str:
    """One area as an element. By hand: python-pptx measures all corners anew for each of them."""
    path = "".join(
        f'<a:{"lnTo" if place else "moveTo"}><a:pt x="{x - box.x}" y="{y - box.y}"/>'
        f"</a:{'lnTo' if place else 'moveTo'}>" + ("<a:close/>" if place == len(ring) - 1 else "")
        for ring in rings
        for place, (x, y) in enumerate(ring)
    )
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{id}" name={quoteattr(code)}/>'
        f'<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{box.x}" y="{box.y}"/>'
        f'<a:ext cx="{box.wide}" cy="{box.high}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/>'
        f'<a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{box.wide}" h="{box.high}">{path}</a:path></a:pathLst></a:custGeom>{fill}'
        f'<a:ln w="{EDGE}"><a:solidFill><a:srgbClr val="{edge}"/></a:solidFill></a:ln></p:spPr>'
        "</p:sp>"
    )


def _fill(letter: str, picture: Places) -> str:
    if letter == classes.WITHHELD:
        line = words.colour("muted")
        return (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{line}"/></a:fgClr>'
            '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
        )
    shade = _shade(letter, picture.legend)
    return f'<a:solidFill><a:srgbClr val="{shade}"/></a:solidFill>'


def _around(corners: list[Corner]) -> Box:
    """The box around corners; of nothing, nothing."""
    xs, ys = [x for x, _y in corners] or [0], [y for _x, y in corners] or [0]
    return Box(min(xs), min(ys), max(1, max(xs) - min(xs)), max(1, max(ys) - min(ys)))


def _corners(ring: str, scale: float, left: int, top: int) -> list[Corner]:
    return [
        (left + round(float(x) * scale), top + round(float(y) * scale))
        for x, y in CORNER.findall(ring)
    ]


def _shade(letter: str, legend: Mapping[str, tuple[str, str]]) -> str:
    if letter in legend:
        return legend[letter][1].lstrip("#")
    return theme.palette("light").paper.lstrip("#")


def _paint(shape: Any, letter: str, legend: Mapping[str, tuple[str, str]]) -> None:
    if letter == classes.WITHHELD:
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
