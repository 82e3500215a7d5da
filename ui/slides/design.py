"""The dress of the slides: our own, or the template of an office."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.util import Emu, Inches

from language.text import _
from ui.look import theme
from ui.slides.parts import part
from ui.slides.words import Box

FAMILY: Final = "Source Sans Pro"
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WIDE, HIGH = Inches(13.333), Inches(7.5)
EDGE: Final = Inches(0.6)
TITLES: Final = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
# What a layout may hold and still leave its middle free.
QUIET: Final = {
    *TITLES,
    PP_PLACEHOLDER.DATE,
    PP_PLACEHOLDER.FOOTER,
    PP_PLACEHOLDER.SLIDE_NUMBER,
}
LOWEST: Final = 0.9  # of the height: a title that ends below leaves no room
# Slots of the Office theme, and the colour of ours in each.
SLOTS: Final = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "muted",
    "lt2": "surface",
    "accent1": "area",
    "accent2": "province",
    "accent3": "target",
    "accent4": "registry",
    "accent5": "protection",
    "accent6": "empowerment",
    "hlink": "area",
    "folHlink": "registry",
}


@dataclass(frozen=True)
class Design:
    """An empty presentation, the layouts to use, and the place below a title.

    Args:
        body: between the title and the foot.
        foot: one line at the bottom.
    """

    presentation: Any
    cover: Any
    slide: Any
    body: Box
    foot: Box


def design(template: Path | None) -> Design:
    """The office's template where it can be used, else our own; see `problem`."""
    if template is not None and not problem(template):
        return _of(Presentation(str(template)))
    return _of(_own())


def problem(template: Path) -> str:
    """Why a template cannot be used, in words for the office; '' where it can."""
    try:
        presentation = Presentation(str(template))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError):
        return _("{file} bukan berkas PowerPoint (.pptx); rancangan bawaan yang dipakai.").format(
            file=template.name
        )
    if _plain_layout(presentation) is None:
        return _(
            "{file} tidak punya tata letak yang hanya berisi judul; rancangan bawaan yang dipakai."
        ).format(file=template.name)
    return ""


def _of(presentation: Any) -> Design:
    _empty(presentation)
    package = presentation.part.package
    for name, link in list(package._rels.items()):
        if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # a picture of the example slides
            package.drop_rel(name)
    wide, high = presentation.slide_width, presentation.slide_height
    slide = _plain_layout(presentation)
    title = _title(slide)
    feet = [each.top for each in slide.placeholders if _kind(each) not in TITLES and each.top]
    low = min([high - round(0.06 * high), *(top for top in feet if top > high / 2)])
    left, across = title.left, min(title.width, wide - 2 * title.left)
    under = title.top + title.height
    line = round(0.05 * high)
    cover = next(
        (each for each in presentation.slide_layouts if _is_cover(each)),
        slide,
    )
    return Design(
        presentation,
        cover,
        slide,
        Box(left, under, across, low - line - under),
        Box(left, low - round(line * 0.8), across, line),
    )


def _plain_layout(presentation: Any) -> Any:
    """The layout with a title and the most free space; None without any."""
    layouts = [
        layout
        for layout in presentation.slide_layouts
        if {_kind(each) for each in layout.placeholders} <= QUIET
        and _title(layout) is not None
        and _title(layout).top + _title(layout).height < presentation.slide_height / 2
    ]
    return max(layouts, key=lambda layout: len(list(layout.placeholders)), default=None)


def _is_cover(layout: Any) -> bool:
    kinds = {_kind(each) for each in layout.placeholders}
    return PP_PLACEHOLDER.SUBTITLE in kinds and bool(kinds & set(TITLES))


def _title(layout: Any) -> Any:
    return next((each for each in layout.placeholders if _kind(each) in TITLES), None)


def _kind(placeholder: Any) -> Any:
    return placeholder.placeholder_format.type


def _empty(presentation: Any) -> None:
    """Take the template's example slides away."""
    slides = presentation.slides._sldIdLst
    for slide in list(slides):
        presentation.part.drop_rel(slide.rId)
        slides.remove(slide)


def _own() -> Any:
    """16:9, two layouts, our colours and type in the theme."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = WIDE, HIGH
    for layout in list(presentation.slide_layouts):
        if layout.name not in ("Title Slide", "Title Only"):
            presentation.slide_layouts.remove(layout)
    master = presentation.slide_master
    _dress_theme(master.part.part_related_by(RELATIONSHIP_TYPE.THEME))
    across = WIDE - 2 * EDGE
    sheets: list[Any] = [master, *presentation.slide_layouts]
    for sheet in sheets:
        for each in list(sheet.placeholders):
            if _kind(each) in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE):
                is_cover = sheet.name == "Title Slide"
                place = (Inches(2.1), Inches(1.7)) if is_cover else (Inches(0.4), Inches(1.05))
                _place(each, EDGE, place[0], across, place[1])
                each.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
            elif _kind(each) == PP_PLACEHOLDER.SUBTITLE:
                _place(each, EDGE, Inches(4.05), across, Inches(1.2))
            elif _kind(each) == PP_PLACEHOLDER.BODY:
                _place(each, EDGE, Inches(1.6), across, Inches(5))
            else:
                each._element.getparent().remove(each._element)
    _dress_styles(master)
    for sheet in presentation.slide_layouts:
        for level in sheet._element.iter(f"{DRAWING}lvl1pPr"):
            level.set("algn", "l")
            level.set("marL", "0")
            for words in level.iter(f"{DRAWING}defRPr"):
                for shade in list(words):
                    words.remove(shade)
    stripe = presentation.slide_layouts[0].shapes
    _stripe(stripe)
    return presentation


def _place(shape: Any, left: int, top: int, wide: int, high: int) -> None:
    shape.left, shape.top, shape.width, shape.height = map(Emu, (left, top, wide, high))
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = 0


def _stripe(shapes: Any) -> None:
    """A line in the colour of the area above the title of the first slide."""
    line: Any = parse_xml(
        f'<p:cxnSp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        f'xmlns:a="{DRAWING[1:-1]}"><p:nvCxnSpPr><p:cNvPr id="90" name="Line"/>'
        "<p:cNvCxnSpPr/><p:nvPr userDrawn='1'/></p:nvCxnSpPr><p:spPr><a:xfrm>"
        f'<a:off x="{EDGE}" y="{Inches(3.87)}"/><a:ext cx="{Inches(1.6)}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="57150"><a:solidFill>'
        '<a:schemeClr val="accent1"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )
    shapes._spTree.append(line)


def _dress_theme(theme_part: Any) -> None:
    colors = theme.palette("light")
    tree: Any = parse_xml(theme_part.blob)
    tree.set("name", "Dasbor kemiskinan")
    for slot, name in SLOTS.items():
        (place,) = tree.iter(f"{DRAWING}{slot}")
        for old in list(place):
            place.remove(old)
        place.append(part("a:srgbClr", val=getattr(colors, name).lstrip("#")))
    for kind in ("majorFont", "minorFont"):
        (place,) = tree.iter(f"{DRAWING}{kind}")
        place.find(f"{DRAWING}latin").set("typeface", FAMILY)
    theme_part._blob = serialize_part_xml(tree)


def _dress_styles(master: Any) -> None:
    """Titles at the left, bold; their size is set on each slide by what fits."""
    (style,) = master._element.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr")
    style.set("algn", "l")
    words = style.find(f"{DRAWING}defRPr")
    words.set("b", "1")
    words.set("sz", "3000")
