"""What a map says besides its outlines: who lies beside whom, and the outlines of kecamatan."""

import pytest
import shapely

from data.boundaries.geojson import Boundaries, as_geojson, schematic_boundaries

REGION = "35.19"
ONE, TWO, THREE, FOUR = "35.19.01.2001", "35.19.01.2002", "35.19.02.2001", "35.19.03.2001"


def square(east: float, south: float, size: float = 0.01) -> shapely.Polygon:
    return shapely.box(east, south, east + size, south + size)


@pytest.fixture
def few() -> Boundaries:
    """Two villages side by side, one above the first, one that touches a corner only."""
    return as_geojson(
        {
            ONE: square(111.0, -7.5),
            TWO: square(111.01, -7.5),
            THREE: square(111.0, -7.49),
            FOUR: square(111.02, -7.49),
        },
        {"schematic": False, "region": REGION},
    )


def test_neighbours_share_a_border_and_not_a_corner(few: Boundaries):
    assert few.neighbours == {
        "35.19.01": ["35.19.02"],
        ONE: [TWO, THREE],
        TWO: [ONE],
        "35.19.02": ["35.19.01"],
        THREE: [ONE],
        "35.19.03": [],
        FOUR: [],
    }


def test_a_kecamatan_is_its_villages_together(few: Boundaries):
    joined = few.kecamatan
    assert joined.is_schematic is False
    codes = [each["properties"]["area_code"] for each in joined.collection["features"]]
    assert codes == ["35.19.01", "35.19.02", "35.19.03"]
    outline = shapely.geometry.shape(joined.collection["features"][0]["geometry"])
    assert outline.equals(shapely.box(111.0, -7.5, 111.02, -7.49))


def test_the_schematic_map_hangs_together():
    found = schematic_boundaries(REGION)
    villages = {code for code in found.neighbours if len(code) > len("35.19.01")}
    assert len(villages) == 206
    assert all(found.neighbours[code] for code in found.neighbours)
    for code, others in found.neighbours.items():
        assert code not in others
        assert all(code in found.neighbours[other] for other in others)


def test_neighbours_are_those_that_shapely_finds():
    found = schematic_boundaries(REGION)
    shapes = {
        each["properties"]["area_code"]: shapely.geometry.shape(each["geometry"])
        for each in found.collection["features"]
    }
    tree = shapely.STRtree(list(shapes.values()))
    codes = list(shapes)
    for index, (code, area) in enumerate(shapes.items()):
        near = [place for place in tree.query(area, predicate="intersects") if place != index]
        beside = {codes[place] for place in near if shapes[codes[place]].intersection(area).length}
        assert set(found.neighbours[code]) == beside
