"""Maps for paper, as SVG: where an area lies, and the areas by class. They survive grey print."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import htpy as h
from markupsafe import Markup

from data.area_code import NATION, kecamatan_of
from language.text import _
from ui.look import theme
from ui.look.locator import EDGE, WIDTH, Outlines
from ui.look.markup import filled
from ui.map import classes
from ui.map.rooms import Room
from ui.paper.blocks import Block

AROUND_IT: Final = "#9AA5AB"  # the kecamatan of a desa: between the two, in grey as well
HIDDEN: Final = "hidden"  # a pattern
_VILLAGE: Final = Markup(h.path(fill="%s", d="%s"))  # a form, filled for each


def coarse(outlines: Outlines, step: float = 0.4) -> Outlines:
    """The same outlines with fewer corners, for a map of a few centimetres."""

    def ring(path: str) -> str:
        corners = [
            tuple(round(round(float(x) / step) * step, 1) for x in point.split())
            for point in path.removeprefix("M").split("L")
        ]
        distinct = [one for one, after in pairwise([*corners, corners[0]]) if one != after]
        if len(distinct) < 3:
            return ""
        return "M" + "L".join(f"{x:g} {y:g}" for x, y in distinct) + "Z"

    return Outlines(
        {
            code: "".join(map(ring, filter(None, path.split("Z"))))
            for code, path in outlines.paths.items()
        },
        outlines.height,
        outlines.is_schematic,
    )


def locator(outlines: Outlines, code: str, name: str, width: float) -> Block:
    """The kabupaten pale, the kecamatan darker, the area dark. width: mm."""
    colours = theme.palette("light")
    layers = (
        h.path(fill=fill, stroke=fill, d=outlines.within(area))
        for area, fill in (
            (NATION, colours.grid),
            (kecamatan_of(code), AROUND_IT),
            (code, colours.area),
        )
    )
    return {
        "form": "map",
        "svg": _svg(
            WIDTH, outlines.height, h.g(stroke_width=".6", stroke_linejoin="round")[layers]
        ),
        "width": width,
        "ratio": outlines.height / WIDTH,
        "labels": [],
        "legend": [],
        "alt": _("Peta letak {area} di kabupaten").format(area=name) + ".",
        "note": ground_words(outlines),
    }


def ground_words(outlines: Outlines) -> str:
    """Whether a map shows real boundaries."""
    return _("peta skematik") if outlines.is_schematic else _("menurut berkas batas daerah")


@dataclass(frozen=True)
class Districts:
    """The kecamatan over a map of villages: outlines as SVG, and where each name can stand.

    rooms: by code, in the units of the outlines of the villages; see ui/map/rooms.py.
    """

    outlines: Markup
    rooms: Mapping[str, Sequence[Room]]


def districts(shapes: str) -> Districts:
    """The kecamatan of the map of the browser, moved onto the villages.

    shapes: the text of `ui.map.geometry.Shapes`, with the level 'kecamatan'.
    """
    collection = json.loads(shapes)
    level = collection["levels"]["kecamatan"]
    scale = (WIDTH - 2 * EDGE) / collection["width"]
    moved = f"translate({EDGE} {EDGE}) scale({scale:.6f})"
    return Districts(
        Markup(
            h.g(
                transform=moved,
                fill="none",
                stroke="#1F2A30",
                stroke_linejoin="round",
                stroke_width=f"{0.55 / scale:.1f}",
            )[(h.path(d=path) for path in level["paths"])]
        ),
        {
            code: [
                Room(EDGE + x * scale, EDGE + y * scale, wide * scale, high * scale)
                for x, y, wide, high in places
            ]
            for code, places in zip(level["codes"], level["rooms"], strict=True)
        },
    )


def by_class(
    outlines: Outlines,
    letters: Mapping[str, str],
    legend: Mapping[str, str],
    *,
    alt: str,
    width: float,
    over: Districts | None,
    names: Mapping[str, str],
) -> Block:
    """Villages by class around the province, with the names of their kecamatan.

    Args:
        letters: the class of each village; see ui/map/classes.py.
        legend: words for each letter, in their order.
        width: mm. names: of the kecamatan, by code.
    """
    shapes = Markup().join(
        filled(_VILLAGE, (_paint(classes.letter_of(letters, code)), path))
        for code, path in outlines.paths.items()
    )
    villages = h.g(stroke="#7A858C", stroke_width=".25", stroke_linejoin="round")[shapes]
    return {
        "form": "map",
        "svg": _svg(WIDTH, outlines.height, _patterns(), villages, over and over.outlines),
        "width": width,
        "ratio": outlines.height / WIDTH,
        "labels": [
            {
                "words": names[code],
                # As parts of the width of the picture.
                "rooms": [
                    {"x": x / WIDTH, "y": y / WIDTH, "wide": wide / WIDTH, "high": high / WIDTH}
                    for x, y, wide, high in places
                ],
            }
            for code, places in (over.rooms if over else {}).items()
            if code in names
        ],
        "legend": [{"svg": _key(letter), "words": words} for letter, words in legend.items()],
        "alt": alt,
        "note": ground_words(outlines),
    }


def _paint(letter: str) -> str:
    return f"url(#{HIDDEN})" if letter == classes.WITHHELD else theme.CLASS_COLOURS[letter]


def _patterns() -> h.Element:
    """Grey strokes for what is withheld, and for nothing else."""
    return h.defs[_pattern(HIDDEN, 2.4, "#ffffff", "M0 2.4L2.4 0", "#55616A")]


def _pattern(name: str, size: float, ground: str, line: str, stroke: str) -> h.Element:
    side = f"{size:g}"
    return h.pattern(id=name, width=side, height=side, patternUnits="userSpaceOnUse")[
        h.rect(width=side, height=side, fill=ground),
        h.path(d=line, stroke=stroke, stroke_width=".5"),
    ]


def _key(letter: str) -> Markup:
    return _svg(
        16,
        11,
        _patterns(),
        h.rect(
            x=".3",
            y=".3",
            width="15.4",
            height="10.4",
            fill=_paint(letter),
            stroke="#7A858C",
            stroke_width=".5",
        ),
    )


def _svg(width: int, height: int, *body: h.Node) -> Markup:
    return Markup(h.svg(xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}")[body])
