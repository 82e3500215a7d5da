"""Words on a slide: text boxes with the language said, the size measured, colours of the theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Pt

from language import numbers, text
from ui.exhibit import Colour, Unit
from ui.look import theme
from ui.slides import fitting

POINT: Final = 12700  # EMU
PALER: Final = 0.25  # of words that explain, beside those that say


@dataclass(frozen=True)
class Box:
    """A place on a slide, in EMU."""

    x: int
    y: int
    wide: int
    high: int

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.wide / POINT, self.high / POINT

    def part(self, left: float, top: float, wide: float, high: float) -> "Box":
        """A part of it, all four as fractions."""
        return Box(
            round(self.x + left * self.wide),
            round(self.y + top * self.high),
            round(wide * self.wide),
            round(high * self.high),
        )


def colour(name: Colour) -> RGBColor:
    """A colour of the palette; slides are always light."""
    return RGBColor.from_string(theme.colour(name, "light").lstrip("#"))


def plain(words: str) -> str:
    """Without the stars of bold words."""
    return words.replace("**", "")


def number(value: float | None, unit: Unit) -> str:
    """A number in words; None is one that is not given."""
    return {
        "percent": numbers.percent,
        "points": numbers.points,
        "persons": numbers.people,
        "families": numbers.families,
        "rupiah": numbers.rupiah,
        "": numbers.number,
    }[unit](value)


def number_format(unit: Unit) -> str:
    """How a chart or a sheet writes a number; the reader's own commas."""
    count = f'#,##0;-#,##0;"{numbers.count(0)}"'
    sign, points = numbers.percent_sign(), numbers.points(0, 0, signed=False).removeprefix("0")
    return {
        "percent": f'0.00"{sign}"',
        "points": f'+0.00"{points}";-0.00"{points}";0.00"{points}"',
        "persons": count,
        "families": count,
        "rupiah": '"Rp"#,##0',
        "": "#,##0.00",
    }[unit]


def write(
    shapes: Any,
    box: Box,
    words: str,
    *,
    most: int,
    least: int = 9,
    bold: bool = False,
    pale: bool = False,
    shade: RGBColor | None = None,
    align: PP_ALIGN = PP_ALIGN.LEFT,
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
) -> Any:
    """A text box without margins, its type as large as fits from `most` points down."""
    shape = shapes.add_textbox(Emu(box.x), Emu(box.y), Emu(box.wide), Emu(box.high))
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = anchor
    size = fitting.fit(words, *box.points, most=most, least=least, bold=bold)
    fill(frame, [words], size, bold=bold, pale=pale, shade=shade, align=align)
    return shape


def fill(
    frame: Any,
    paragraphs: Sequence[str],
    size: int,
    *,
    bold: bool = False,
    pale: bool = False,
    shade: RGBColor | None = None,
    align: PP_ALIGN | None = None,
) -> None:
    """Put paragraphs into a text frame; it neither grows nor shrinks by itself."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for place, words in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        if align is not None:
            paragraph.alignment = align
        run = paragraph.add_run()
        run.text = words
        dress(run.font, size, bold=bold, pale=pale, shade=shade)


def dress(
    font: Any, size: int, *, bold: bool = False, pale: bool = False, shade: RGBColor | None = None
) -> None:
    """Size, weight, colour and language of a run, or of the words of a chart."""
    font.size, font.bold = Pt(size), bold
    if shade is not None:
        font.color.rgb = shade
    else:
        font.color.theme_color = MSO_THEME_COLOR.TEXT_1
        if pale:
            font.color.brightness = PALER
    font._rPr.set("lang", text.locale().replace("_", "-"))


def flat(shape: Any) -> None:
    """Without the shadow and outline that a theme gives every shape."""
    for style in shape._element.xpath("./p:style"):
        shape._element.remove(style)


def describe(shape: Any, name: str, words: str) -> None:
    """What a screen reader says instead of a picture, and its name in the list of shapes."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", name)
    properties.set("descr", words)
