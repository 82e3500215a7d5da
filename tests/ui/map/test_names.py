"""In a picture and on a slide a name covers no area but its own; one that would is left out."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import pandas as pd
import pytest
from pptx import Presentation
from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from data.area_code import kecamatan_of
from data.settings import settings
from ui.exhibit import Exhibit, Places
from ui.look.locator import WIDTH
from ui.map.rooms import Room, best
from ui.paper import press, printer, slide
from ui.paper.draw import Ground
from ui.slides import maps, pictures
from ui.slides.words import Box

# Of the length of the real ones, and one that fits nowhere.
NAMES = ("Kare", "Dolopo", "Saradan", "Pilangkenceng", "Kebonsari", "X" * 60)


@cache
def ground() -> Ground:
    return press.ground(settings())


def names() -> dict[str, str]:
    return {code: NAMES[n % len(NAMES)] for n, code in enumerate(ground().villages.rooms)}


@cache
def villages() -> dict[str, Any]:
    """The shape of every village, in the units of the outlines, without what it has of a border."""
    found = {}
    for code, path in ground().villages.paths.items():
        rings = [
            [tuple(map(float, corner)) for corner in re.findall(r"([\d.]+) ([\d.]+)", ring)]
            for ring in path.split("Z")
            if ring
        ]
        found[code] = unary_union([Polygon(ring).buffer(0) for ring in rings]).buffer(-0.3)
    return found


def owners(boxes: Iterable[tuple[float, float, float, float]]) -> list[set[str]]:
    """The kecamatan that each box lies over; a box by its middle and its size."""
    return [
        {
            kecamatan_of(code)
            for code, shape in villages().items()
            if shape.intersects(box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2))
        }
        for x, y, wide, high in boxes
    ]


@pytest.mark.parametrize("is_hall", [True, False], ids=["hall", "file"])
def test_in_a_picture_every_name_stands_in_its_own_kecamatan(is_hall: bool) -> None:
    places = Places({"35.19.01": "1"}, {"1": "di bawah 5"}, names())
    exhibit = Exhibit("map", "t", "s", places, pd.DataFrame(), ("families",), "x")
    facts = slide._facts(exhibit, slide.Around(False), ground(), *SIZES[is_hall])
    written = printer.labelled("slide", facts, "name")
    boxes = [tuple(each[key] * WIDTH for key in ("x", "y", "wide", "high")) for each in written]
    assert 5 <= len(written) < len(names())
    own = {code for code, name in names().items() if name in {each["words"] for each in written}}
    found = owners(boxes)
    assert all(len(each) == 1 for each in found)
    assert set.union(*found) <= own


SIZES = {True: (slide.draw.HALL, slide.HEIGHT), False: (slide.SAVED, None)}


def test_on_a_slide_every_name_stands_in_its_own_kecamatan() -> None:
    deck = Presentation()
    page = deck.slides.add_slide(deck.slide_layouts[6])
    picture = pictures.Places({}, {"-": ("tidak ada angka", "#FFFFFF")}, names())
    around = Box(0, 0, deck.slide_width or 0, deck.slide_height or 0)
    maps.places(page.shapes, around, picture, ground().villages, "x", "x")
    scale, left, top = maps._placed(around.part(0, 0, 1 - maps.LEGEND, 1), ground().villages)
    written = {
        shape.name: (
            (shape.left - left + shape.width / 2) / scale,
            (shape.top - top + shape.height / 2) / scale,
            shape.width / scale,
            shape.height / scale,
        )
        for shape in page.shapes
        if shape.name in names()
    }
    assert 5 <= len(written) < len(names())
    for code, found in zip(written, owners(written.values()), strict=True):
        assert found == {code}


def test_the_roomiest_room_is_taken_and_none_where_none_is_enough() -> None:
    flat, high = Room(0, 0, 10, 2), Room(5, 5, 6, 3)
    assert best([flat, high], 3, 2.5) == high
    assert best([flat, high], 9, 1) == flat
    assert best([flat, high], 9, 2.5) is None
    assert best([], 1, 1) is None
