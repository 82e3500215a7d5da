"""An exhibit as a picture that stands alone: a slide of a meeting, or what a reader saves."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil
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
SMALL: Final = 320  # pixels
TEXT: Final = 13.0  # points; what is smallest is .81 of it, 21 pixels
MESSAGE: Final = (21.5, 20.0)  # points, of a short message and of a long one
FEW: Final = 9  # rows of a chart that stand on any slide
FEW_OF_TABLE: Final = 4
MOST_PARTS: Final = 4  # slides of one list; a longer one shows its ends, and how many are between
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


@dataclass(frozen=True)
class Part:
    """One of the slides that a list takes.

    Args:
        number: from 1. of: how many there are. rows: that stand on it.
    """

    number: int
    of: int
    rows: range

    def title(self, words: str) -> str:
        return f"{words} ({self.number}/{self.of})"


def slide(
    exhibit: Exhibit, around: Around, on: Ground | None = None, part: Part | None = None
) -> bytes:
    """The exhibit as SVG of WIDTH x HEIGHT, its letters as outlines.

    on: for a map. part: of `parts`; None for all on one slide, which says what has no room on it.
    """
    svg = printer.picture("slide", facts(exhibit, around, on, part), "svg")
    return _with_title(svg, exhibit, part)


def parts(exhibit: Exhibit, around: Around, on: Ground | None = None) -> Sequence[Part | None]:
    """The slides that hold the whole list of an exhibit; [None] where one does, or no few do."""
    made = _facts(exhibit, around, on, draw.HALL, HEIGHT)
    count = len(_rows(made["picture"]))
    if _fits(made) == count:
        return [None]
    made = {**made, "title": Part(MOST_PARTS, MOST_PARTS, range(0)).title(exhibit.title)}
    many = ceil(count / _fits(made))
    while many <= MOST_PARTS:
        each = [count // many + (place < count % many) for place in range(many)]
        rows = [range(end - size, end) for end, size in zip(accumulate(each), each, strict=True)]
        if all(_fits(_of_rows(made, few)) == len(few) for few in rows):
            return [Part(number, many, few) for number, few in enumerate(rows, start=1)]
        many += 1
    return [None]


def picture_file(
    exhibit: Exhibit, around: Around, form: printer.Form, on: Ground | None = None
) -> bytes:
    """The exhibit as a picture, as high as it needs; form: 'svg' or 'png'."""
    content = printer.picture("slide", _facts(exhibit, around, on, SAVED, None), form)
    return _with_title(content, exhibit) if form == "svg" else content


def preview(exhibit: Exhibit, around: Around, on: Ground | None = None) -> bytes:
    """The exhibit as the PNG of a link to it, of PREVIEW."""
    width, height = PREVIEW
    made = _shortened(exhibit, around, on, round(height * WIDTH / width))
    return printer.picture("slide", made, "png", ppi=72 * width / WIDTH)


def small(exhibit: Exhibit, around: Around, on: Ground | None = None) -> bytes:
    """The slide as a PNG that is SMALL pixels wide, to be known again by."""
    made = _shortened(exhibit, around, on, HEIGHT)
    return printer.picture("slide", made, "png", ppi=72 * SMALL / WIDTH)


def facts(
    exhibit: Exhibit, around: Around, on: Ground | None = None, part: Part | None = None
) -> Mapping[str, Any]:
    """What the template of a slide reads; arguments as for `slide`."""
    if part is None:
        return _shortened(exhibit, around, on, HEIGHT)
    made = _facts(exhibit, around, on, draw.HALL, HEIGHT)
    return {**_of_rows(made, part.rows), "title": part.title(exhibit.title)}


def words(exhibit: Exhibit, part: Part | None = None) -> str:
    """A slide in words, for who cannot see it: its letters are outlines."""
    title = plain(exhibit.title).rstrip(".")
    title = part.title(title) if part else title
    return " ".join(f"{title}. {exhibit.alt or plain(exhibit.subtitle)}".split())


def _with_title(svg: bytes, exhibit: Exhibit, part: Part | None = None) -> bytes:
    """Title and description at the head of an SVG, where a screen reader looks for them."""
    head, sign, rest = svg.partition(b">")
    title = h.title[plain(exhibit.title)]
    return head + sign + Markup(h.fragment[title, h.desc[words(exhibit, part)]]).encode() + rest


def _facts(
    exhibit: Exhibit, around: Around, on: Ground | None, size: Size, height: int | None
) -> Mapping[str, Any]:
    is_long = len(plain(exhibit.title)) > LONG
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


def _rows(picture: Mapping[str, Any]) -> Sequence[Any]:
    """The rows of a list, as its template reads them; none where the picture is no list."""
    return picture.get("table", picture).get("rows", ()) if picture["form"] != "panels" else ()


def _of_rows(made: Mapping[str, Any], rows: range) -> Mapping[str, Any]:
    """The facts of a slide with a few of the rows of its list."""
    picture = made["picture"]
    few = _rows(picture)[rows.start : rows.stop]
    if "table" in picture:
        return {**made, "picture": {**picture, "table": {**picture["table"], "rows": few}}}
    return {**made, "picture": {**picture, "rows": few}}


def _fits(made: Mapping[str, Any]) -> int:
    """How many rows of a list its slide has room for."""
    count, is_table = len(_rows(made["picture"])), "table" in made["picture"]
    if count <= (FEW_OF_TABLE if is_table else FEW):  # measuring takes a tenth of a second
        return count
    (fit,) = printer.labelled("slide", made, "fit")
    return int(fit["rows"])


def _shortened(
    exhibit: Exhibit, around: Around, on: Ground | None, height: int
) -> Mapping[str, Any]:
    """The facts of one slide: of too many rows the first, the last, and those it speaks of."""
    made = _facts(exhibit, around, on, draw.HALL, height)
    count = len(_rows(made["picture"]))
    if not isinstance(exhibit.picture, Dots | Bars | Stacks) or _fits(made) == count:
        return made
    said = plain(" ".join([exhibit.title, *exhibit.notes]))
    short = replace(exhibit, picture=_ends(exhibit.picture, _fits(made), said))
    return _facts(short, around, on, draw.HALL, height)


def _ends(picture: Dots | Bars | Stacks, most: int, said: str) -> Picture:
    """At most so many rows; said: what is said of them."""
    match picture:
        case Dots():
            rows = _between(picture.dots, most, said, lambda words: Dot(words, None))
            return replace(picture, dots=rows)
        case Bars():
            rows = _between(picture.bars, most, said, lambda words: Bar(words, None, ""))
            return replace(picture, bars=rows)
        case Stacks():
            empty = (None,) * len(picture.parts)
            rows = _between(picture.stacks, most, said, lambda words: Stack(words, empty))
            return replace(picture, stacks=rows)


Row = TypeVar("Row", Dot, Bar, Stack)


def _between(
    rows: tuple[Row, ...], most: int, said: str, row: Callable[[str], Row]
) -> tuple[Row, ...]:
    """The first and the last, those in between that are named, and how many are left out."""
    ranks = sorted(
        range(len(rows)),
        key=lambda place: (
            not (rows[place].is_own or is_named(rows[place].name, said)),
            min(place, len(rows) - 1 - place),
            place,
        ),
    )
    kept = set(ranks[: max(1, most - 1)])
    first_gap = next(place for place in range(len(rows)) if place not in kept)
    words = _("… dan {count} lagi").format(count=len(rows) - len(kept))
    before = [rows[place] for place in sorted(kept) if place < first_gap]
    after = [rows[place] for place in sorted(kept) if place > first_gap]
    return (*before, row(words), *after)


def is_named(name: str, said: str) -> bool:
    """Whether words speak of a row: by its name."""
    return bool(re.search(rf"\b{re.escape(' '.join(name.split()))}\b", said))
