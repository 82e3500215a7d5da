"""Names find room inside their area, and touch no neighbour."""

import json
import re

from shapely.geometry import Polygon, box

from data.boundaries.geojson import schematic_boundaries
from tests.ui.map.test_geometry import corners
from ui.map.geometry import shapes
from ui.map.rooms import PROPORTIONS, rooms

# A bowl: its middle is no place for a name.
BOWL = [(0, 0), (300, 0), (300, 100), (280, 100), (280, 20), (20, 20), (20, 100), (0, 100), (0, 0)]


def test_a_square_is_filled() -> None:
    made = rooms([[(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]])
    assert [round(room.wide / room.high) for room in made] == list(PROPORTIONS)
    assert all(94 <= room.wide <= 100 for room in made)
    assert all(abs(room.x - 50) < 3 for room in made)


def test_a_room_lies_inside_a_bowl_and_beside_a_hole() -> None:
    hole = [(100, 100), (250, 100), (250, 250), (100, 250), (100, 100)]
    square = [(0, 0), (300, 0), (300, 300), (0, 300), (0, 0)]
    for rings in ([BOWL], [square, hole]):
        shape = Polygon(rings[0], rings[1:])
        made = rooms(rings)
        assert made
        assert all(shape.contains(area_of(room)) for room in made)


def test_a_line_has_no_room() -> None:
    assert rooms([[(0, 0), (100, 0), (0, 0)]]) == []
    assert rooms([[(5, 5), (5, 5), (5, 5)]]) == []


def test_the_rooms_of_every_kecamatan_touch_no_other() -> None:
    own = schematic_boundaries("35.19")
    sent = json.loads(shapes({"kecamatan": own.kecamatan.collection}).text)
    level = sent["levels"]["kecamatan"]
    whole = [
        Polygon(max(corners(path), key=len)) for path in level["paths"] if re.search("M", path)
    ]
    assert len(whole) == 15 and all(level["rooms"])
    for place, found in enumerate(level["rooms"]):
        for room in found:
            lies_in = [n for n, shape in enumerate(whole) if shape.intersects(area_of(room))]
            assert lies_in == [place]


def area_of(room) -> Polygon:
    x, y, wide, high = room
    return box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
