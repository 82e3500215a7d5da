"""The agenda as a PowerPoint file: charts and maps that stay editable, notes to speak from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from language import text
from language.numbers import rounded
from language.text import _
from ui.exhibit import Exhibit
from ui.look import theme
from ui.look.locator import Outlines
from ui.slides import charts, design, fitting, maps, packing, tables, words
from ui.slides.design import Design
from ui.slides.flatten import slide_of
from ui.slides.pictures import Bars, Lines, Numbers, Picture, Places, Rows, Slide
from ui.slides.words import POINT, Box, number, plain
from ui.words import measures, sources

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
TITLE: Final = (30, 18)  # points: most and least
SUBTITLE: Final = 30  # points, its line under the title


@dataclass(frozen=True)
class About:
    """What a whole deck is of.

    Args:
        place: 'Kabupaten Madiun'.
        date: the day it was made for, in words.
        made_up: 'data sintetis' where anything in it is made up, else ''.
        facts: source, generation, edition and the like, for the last slide, in reading order.
    """

    place: str
    date: str
    made_up: str
    facts: Mapping[str, str]


def deck(
    exhibits: Sequence[Exhibit],
    *,
    title: str,
    about: About,
    outlines: Outlines,
    template: Path | None = None,
) -> bytes:
    """The exhibits as slides of a .pptx: first title and place, then the agenda, the sources.

    The same slides give the same bytes. A list too long for one slide goes on in the next.

    Args:
        outlines: of the villages, for maps; see ui/look/locator.py.
        template: the office's own; our design where it is None or of no use
            (`ui.slides.design.problem` says why).
    """
    return written(list(map(slide_of, exhibits)), title, about, outlines, template)


def written(
    slides: Sequence[Slide], title: str, about: About, outlines: Outlines, template: Path | None
) -> bytes:
    """The slides as .pptx; arguments as for `deck`."""
    dress = design.design(template)
    _cover(dress, title, about)
    for slide in slides:
        for part in _parts(slide, dress):
            _slide(dress, part, about, outlines)
    _sources(dress, about)
    properties = dress.presentation.core_properties
    properties.title, properties.author, properties.last_modified_by = title, about.place, ""
    properties.subject, properties.keywords, properties.comments = about.date, about.made_up, ""
    properties.language, properties.revision = text.language(), 1
    out = BytesIO()
    dress.presentation.save(out)
    return packing.still(out.getvalue())


def _parts(slide: Slide, dress: Design) -> Iterator[Slide]:
    match slide.picture:
        case Rows() as picture:
            parts: Sequence[Picture] = tables.split(picture, _picture_box(dress))
        case Bars() as picture:
            parts = charts.split(picture, _picture_box(dress))
        case picture:
            parts = [picture]
    for place, part in enumerate(parts, start=1):
        title = slide.title if place == 1 else f"{slide.title} ({place}/{len(parts)})"
        yield replace(slide, title=title, picture=part)


def _cover(dress: Design, title: str, about: About) -> None:
    slide = dress.presentation.slides.add_slide(dress.cover)
    _write_title(slide, title, most=44)
    rest = [each for each in slide.placeholders if each.placeholder_format.idx == 1]
    lines = [about.place, about.date]
    if rest:
        words.fill(rest[0].text_frame, lines, 22, pale=True)
    else:
        words.write(slide.shapes, dress.body.part(0, 0, 1, 0.3), "\n".join(lines), most=22)
    _mark(slide.shapes, dress, about)


def _slide(dress: Design, slide: Slide, about: About, outlines: Outlines) -> None:
    page = dress.presentation.slides.add_slide(dress.slide)
    _write_title(page, plain(slide.title))
    kind = measures.kind_words(slide.kind)
    subtitle = Box(dress.body.x, dress.body.y, dress.body.wide, SUBTITLE * POINT)
    words.write(
        page.shapes,
        subtitle,
        f"{kind} · {plain(slide.subtitle)}",
        most=18,
        pale=True,
        anchor=MSO_ANCHOR.MIDDLE,
    )
    box = _picture_box(dress)
    name, described = _("Gambar"), _described(slide)
    match _rounded(slide):
        case Bars(labels=()) | Lines(labels=()) | Rows(rows=()) | Numbers(numbers=()):
            words.write(page.shapes, box, _("belum ada data"), most=24, pale=True)
        case Bars() as picture:
            charts.bars(page.shapes, box, picture, name, described)
        case Lines() as picture:
            charts.lines(page.shapes, box, picture, name, described)
        case Places() as picture:
            maps.places(page.shapes, box, picture, outlines, name, described)
        case Rows() as picture:
            tables.rows(page.shapes, box, picture, name, described)
        case Numbers() as picture:
            tables.numbers(page.shapes, box, picture)
    source = plain(slide.source)
    _foot(page, dress, source, about, is_made_up=sources.is_of_registry(source))
    notes = page.notes_slide.notes_text_frame
    words.fill(notes, [*map(plain, slide.notes), source], 12)


def _sources(dress: Design, about: About) -> None:
    page = dress.presentation.slides.add_slide(dress.slide)
    _write_title(page, _("Sumber dan cara membaca"))
    facts = Rows((_("Hal"), _("Keterangan")), tuple(about.facts.items()))
    box = _picture_box(dress)
    parts = tables.split(facts, box)
    described = "; ".join(f"{name}: {value}" for name, value in about.facts.items())
    tables.rows(page.shapes, box, parts[0], _("Sumber"), described)
    _foot(page, dress, "", about, is_made_up=True)
    words.fill(page.notes_slide.notes_text_frame, [described], 12)


def _picture_box(dress: Design) -> Box:
    top = (SUBTITLE + 8) * POINT
    return Box(dress.body.x, dress.body.y + top, dress.body.wide, dress.body.high - top - 6 * POINT)


def _write_title(slide: Any, title: str, most: int = TITLE[0]) -> None:
    shape = slide.shapes.title
    frame = shape.text_frame
    inside = (
        (shape.width - frame.margin_left - frame.margin_right) / POINT,
        (shape.height - frame.margin_top - frame.margin_bottom) / POINT,
    )
    size = fitting.fit(title, *inside, most=most, least=TITLE[1] - 4, bold=True)
    frame.text = title
    for run in frame.paragraphs[0].runs:
        run.font.size = Pt(size)
        run.font._rPr.set("lang", text.locale().replace("_", "-"))


def _foot(slide: Any, dress: Design, source: str, about: About, *, is_made_up: bool) -> None:
    """The source at the left; at the right whether data are made up, and the number.

    is_made_up: of this slide, where anything in the deck is.
    """
    foot = dress.foot
    _number(slide.shapes, foot.part(0.95, 0, 0.05, 1))
    mark = _mark(slide.shapes, dress, about) if is_made_up else 0.0
    if source:
        left = foot.part(0, 0, 0.94 - mark, 1)
        words.write(
            slide.shapes, left, source, most=12, least=8, pale=True, anchor=MSO_ANCHOR.MIDDLE
        )


def _mark(shapes: Any, dress: Design, about: About) -> float:
    """A mark that nobody can miss where data are made up; the part of the foot that it takes."""
    if not about.made_up:
        return 0.0
    colors = theme.palette("light")
    wide = (fitting.width(about.made_up, 13, bold=True) + 24) * POINT / dress.foot.wide
    place = dress.foot.part(0.94 - wide, 0.02, wide, 0.96)
    mark = shapes.add_shape(
        MSO_SHAPE.RECTANGLE, *map(Emu, (place.x, place.y, place.wide, place.high))
    )
    words.flat(mark)
    mark.fill.solid()
    mark.fill.fore_color.rgb = RGBColor.from_string(colors.banner.lstrip("#"))
    mark.line.color.rgb = RGBColor.from_string(colors.banner_stripe.lstrip("#"))
    frame = mark.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    ink = RGBColor.from_string(colors.banner_ink.lstrip("#"))
    words.fill(frame, [about.made_up], 13, bold=True, shade=ink, align=PP_ALIGN.CENTER)
    words.describe(mark, about.made_up, "")
    return wide + 0.01


def _number(shapes: Any, box: Box) -> None:
    """The number of the slide, as a field: it stays right when slides are moved."""
    shape = words.write(
        shapes, box, "0", most=12, pale=True, align=PP_ALIGN.RIGHT, anchor=MSO_ANCHOR.MIDDLE
    )
    words.describe(shape, _("Nomor salindia"), "")
    run = shape.text_frame.paragraphs[0].runs[0]._r
    run.tag = qn("a:fld")
    run.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
    run.set("type", "slidenum")


def _rounded(slide: Slide) -> Picture:
    """The picture with estimated counts rounded to what they can tell: 880 persons, not 877."""
    picture = slide.picture
    if not isinstance(picture, Bars | Lines) or slide.kind != "estimate":
        return picture
    if picture.unit not in ("persons", "families"):
        return picture
    series = tuple(
        replace(
            one,
            values=tuple(None if value is None else rounded(value) for value in one.values),
        )
        for one in picture.series
    )
    return replace(picture, series=series)


def _described(slide: Slide) -> str:
    """The picture in words, for who cannot see it."""
    return f"{plain(slide.title)} {_contents(_rounded(slide))}".strip()


def _contents(picture: Picture) -> str:
    match picture:
        case Bars() | Lines():
            return "; ".join(
                f"{label}: {', '.join(_values(picture, place))}"
                for place, label in enumerate(picture.labels)
            )
        case Places():
            counts = {
                label: list(picture.classes.values()).count(letter)
                for letter, (label, _colour) in picture.legend.items()
            }
            return "; ".join(f"{label}: {count}" for label, count in counts.items())
        case Rows():
            return "; ".join(picture.head)
        case Numbers():
            return ""


def _values(picture: Bars | Lines, place: int) -> Iterator[str]:
    """The values of one label in words, each after the name of its series."""
    gap = picture.gap(place) if isinstance(picture, Bars) else _("tidak ada angka")
    for one in picture.series:
        value = one.values[place]
        label = gap if value is None else number(value, picture.unit)
        yield f"{one.name} {label}" if len(picture.series) > 1 else label
