"""An exhibit as a picture that stands alone: a slide of a meeting, or what a reader saves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

import htpy as h
from markupsafe import Markup

from language.text import _, language
from ui.exhibit import Bar, Bars, Dot, Dots, Exhibit, Picture, Stack, Stacks, is_empty
from ui.look import theme
from ui.paper import draw, printer
from ui.paper.draw import Ground, Size
from ui.words import measures, sources
from ui.words.telling import plain

WIDTH, HEIGHT = 640, 338  # points: 1280 x 676 pixels of a hall, above the line of the meeting
PREVIEW: Final = (1200, 630)  # pixels of the picture of a link
TEXT: Final = 13.0  # points; what is smallest is .81 of it, 21 pixels
MESSAGE: Final = (21.5, 20.0)  # points, of a short message and of a long one
MOST_ROWS: Final = 15  # that can be read from the last row of a hall
LONG: Final = 108  # letters of a message in two lines
SAVED: Final = Size(lines=190, right=130, has_more=False, has_values=True, map=95)


@dataclass(frozen=True)
class Around:
    """What stands around every picture.

    Args:
        is_made_up: whether the registry is; then a mark says so where any of it is shown.
        code: the QR code of the page of the same view, as SVG; None without one.
        notes: lines above the source, such as the publication.
    """

    is_made_up: bool
    code: str | None = None
    notes: Sequence[str] = ()


def slide(exhibit: Exhibit, around: Around, on: Ground | None = None) -> bytes:
    """The exhibit as SVG of WIDTH x HEIGHT, its letters as outlines; on: for a map."""
    svg = printer.picture("slide", facts(exhibit, around, on), "svg")
    return _with_title(svg, exhibit)


def picture_file(
    exhibit: Exhibit, around: Around, form: printer.Form, on: Ground | None = None
) -> bytes:
    """The exhibit as a picture, as high as it needs; form: 'svg' or 'png'."""
    content = printer.picture("slide", _facts(exhibit, around, on, SAVED, None), form)
    return _with_title(content, exhibit) if form == "svg" else content


def preview(exhibit: Exhibit, around: Around, on: Ground | None = None) -> bytes:
    """The exhibit as the PNG of a link to it, of PREVIEW."""
    width, height = PREVIEW
    made = _facts(exhibit, around, on, draw.HALL, round(height * WIDTH / width))
    return printer.picture("slide", made, "png", ppi=72 * width / WIDTH)


def facts(exhibit: Exhibit, around: Around, on: Ground | None = None) -> Mapping[str, Any]:
    """What the template of a slide reads."""
    return _facts(exhibit, around, on, draw.HALL, HEIGHT)


def words(exhibit: Exhibit) -> str:
    """A slide in words, for who cannot see it: its letters are outlines."""
    sentence = f"{plain(exhibit.title).rstrip('.')}. {exhibit.alt or plain(exhibit.subtitle)}"
    return " ".join(sentence.split())


def _with_title(svg: bytes, exhibit: Exhibit) -> bytes:
    """Title and description at the head of an SVG, where a screen reader looks for them."""
    head, sign, rest = svg.partition(b">")
    description = Markup(h.fragment[h.title[plain(exhibit.title)], h.desc[words(exhibit)]])
    return head + sign + description.encode() + rest


def _facts(
    exhibit: Exhibit, around: Around, on: Ground | None, size: Size, height: int | None
) -> Mapping[str, Any]:
    is_long = len(plain(exhibit.title)) > LONG
    exhibit = replace(exhibit, picture=_shortened(exhibit.picture)) if height else exhibit
    if is_empty(exhibit.picture):
        picture: Mapping[str, Any] = {
            "form": "words",
            "words": exhibit.remark or _("belum ada data"),
            "alt": _("belum ada data"),
        }
    else:
        picture = draw.picture(exhibit, size, on=on)
    is_made_up = around.is_made_up and sources.is_of_registry(exhibit.source)
    return {
        "width": WIDTH,
        "height": height,
        "text": TEXT if height else 10.5,
        "message": (MESSAGE[1] if is_long else MESSAGE[0]) if height else 15,
        "language": language(),
        "title": exhibit.title,
        "subtitle": exhibit.subtitle,
        "kinds": list(dict.fromkeys(map(measures.kind, exhibit.measures))),
        "picture": picture,
        "source": _("Sumber: {source}").format(
            # The mark beside it says the same.
            source=exhibit.source.replace(" · " + _("data sintetis"), "")
        ),
        "notes": [line for line in (exhibit.remark if not height else "", *around.notes) if line],
        "code": around.code,
        "made_up": {"mark": _("Data sintetis"), "words": ""} if is_made_up else None,
        "colours": theme.colours("light"),
        "words": {
            "more": _("dan {count} lagi di halaman ini"),
            "kinds": {
                kind: measures.kind_words(kind)
                for kind in ("official", "registry", "estimate", "target")
            },
        },
    }


def _shortened(picture: Picture) -> Picture:
    """The first and the last of many rows, the page's own, and how many are left out."""
    match picture:
        case Dots():
            rows = _ends(picture.dots, lambda words: Dot(words, None))
            return replace(picture, dots=rows)
        case Bars():
            return replace(picture, bars=_ends(picture.bars, lambda words: Bar(words, None, "")))
        case Stacks():
            empty = (None,) * len(picture.parts)
            rows = _ends(picture.stacks, lambda words: Stack(words, empty))
            return replace(picture, stacks=rows)
        case _:
            return picture


Row = TypeVar("Row", Dot, Bar, Stack)


def _ends(rows: tuple[Row, ...], between: Callable[[str], Row]) -> tuple[Row, ...]:
    if len(rows) <= MOST_ROWS:
        return rows
    half = MOST_ROWS // 2 - 1
    own = [row for row in rows[half:-half] if row.is_own]
    words = _("… dan {count} lagi").format(count=len(rows) - 2 * half - len(own))
    return (*rows[:half], between(words), *own, *rows[-half:])
