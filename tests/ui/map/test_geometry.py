"""Boundaries as the browser draws them: the same shapes, in whole numbers, and nothing else."""

import json
import re

import pytest

from ui.map.geometry import WIDTH, shapes

SQUARE = [[111.0, -7.5], [111.2, -7.5], [111.2, -7.4], [111.0, -7.4], [111.0, -7.5]]
HOLE = [[111.05, -7.47], [111.05, -7.43], [111.1, -7.43], [111.1, -7.47], [111.05, -7.47]]


def collection(*geometries: dict) -> dict:
    features = [
        {"type": "Feature", "properties": {"area_code": f"35.19.01.200{n}"}, "geometry": geometry}
        for n, geometry in enumerate(geometries)
    ]
    return {"type": "FeatureCollection", "features": features}


def corners(path: str) -> list[list[tuple[int, int]]]:
    """The corners of each ring of path data: M x y, then steps."""
    rings = []
    for ring in re.findall(r"M[^z]+z", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        x, y = numbers[:2]
        found = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            found.append((x, y))
        rings.append(found)
    return rings


def test_a_shape_keeps_its_proportions_and_its_hole():
    made = shapes({"desa": collection({"type": "Polygon", "coordinates": [SQUARE, HOLE]})})
    sent = json.loads(made.text)
    assert sent["width"] == WIDTH
    # 0.2 degrees of longitude at 7.45 south are as long as 0.1983 of latitude.
    assert sent["height"] == pytest.approx(WIDTH * 0.1 / 0.1983, abs=3)
    outer, hole = corners(sent["levels"]["desa"]["paths"][0])
    assert outer == [
        (0, sent["height"]),
        (WIDTH, sent["height"]),
        (WIDTH, 0),
        (0, 0),
    ]
    assert min(x for x, _y in hole) == pytest.approx(WIDTH / 4, abs=1)


def test_the_middle_is_that_of_the_largest_part():
    far = [[[x + 1, y] for x, y in HOLE]]
    made = shapes({"desa": collection({"type": "MultiPolygon", "coordinates": [[SQUARE], far]})})
    (x, y) = json.loads(made.text)["levels"]["desa"]["points"][0]
    assert x == pytest.approx(WIDTH * 0.1 / 1.1, abs=2)
    assert y == pytest.approx(json.loads(made.text)["height"] / 2, abs=2)


def test_levels_lie_in_one_plane_and_tell_only_codes():
    area = {"type": "Polygon", "coordinates": [SQUARE]}
    made = shapes({"desa": collection(area), "kecamatan": collection(area)})
    sent = json.loads(made.text)
    kecamatan = sent["levels"]["kecamatan"]
    assert kecamatan["rooms"][0]
    assert sent["levels"]["desa"] == {**kecamatan, "rooms": []}
    assert set(sent["levels"]["desa"]) == {"codes", "paths", "points", "rooms"}
    assert made.codes["desa"] == ["35.19.01.2000"]


def test_another_shape_has_another_name():
    one = shapes({"desa": collection({"type": "Polygon", "coordinates": [SQUARE]})})
    two = shapes({"desa": collection({"type": "Polygon", "coordinates": [SQUARE, HOLE]})})
    again = shapes({"desa": collection({"type": "Polygon", "coordinates": [SQUARE]})})
    assert one.id == again.id != two.id


def test_a_map_of_nothing_is_refused():
    with pytest.raises(ValueError, match="needs areas"):
        shapes({"desa": collection()})
