"""Boundaries as the file that a browser draws from: whole numbers in a plane, one path an area.

The file holds shapes and codes and nothing else, because anybody who can reach the server can ask
for it. Its name is its content, so a browser may keep it for ever.
"""

import gzip
import hashlib
import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians
from typing import Any, Final

from ui.map.rooms import rooms

WIDTH: Final = 10_000  # units from west to east: 5 m each for a kabupaten

Point = tuple[int, int]


@dataclass(frozen=True, eq=False)  # large: told apart by what it is
class Shapes:
    """The shapes of one or more levels, ready to be sent.

    Args:
        text: JSON of {"width", "height", "levels": {level: {"codes", "paths", "points", "rooms"}}};
            paths are SVG path data, points the middles [x, y] of the areas, rooms the boxes
            [x, y, width, height] by their middles where a name can stand, of areas that are not
            desa; all in the order of codes.
        codes: area codes by level, in that order.
    """

    text: str
    codes: Mapping[str, list[str]]

    @cached_property
    def id(self) -> str:
        """Twelve hexadecimal digits of the content."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]

    @cached_property
    def packed(self) -> bytes:
        """The text as it crosses the wire, gzip."""
        return gzip.compress(self.text.encode(), compresslevel=9, mtime=0)


def shapes(levels: Mapping[str, Mapping[str, Any]]) -> Shapes:
    """GeoJSON FeatureCollections in degrees, by level, in one plane.

    Their features bear `area_code` and are Polygons or MultiPolygons. Raises ValueError without
    any feature.
    """
    outlines = {
        level: {
            str(feature["properties"]["area_code"]): list(_rings(feature["geometry"]))
            for feature in collection["features"]
        }
        for level, collection in levels.items()
    }
    corners = [
        corner
        for areas in outlines.values()
        for rings in areas.values()
        for ring in rings
        for corner in ring
    ]
    if not corners:
        raise ValueError("a map needs areas")
    west, east = min(x for x, _y in corners), max(x for x, _y in corners)
    south, north = min(y for _x, y in corners), max(y for _x, y in corners)
    # Degrees of longitude are shorter than degrees of latitude; at the middle they fit.
    shrink = cos(radians((south + north) / 2))
    scale = WIDTH / max((east - west) * shrink, north - south)
    content: dict[str, Any] = {
        "width": round((east - west) * shrink * scale),
        "height": round((north - south) * scale),
        "levels": {},
    }
    for level, areas in outlines.items():
        placed_rings = [
            [
                [(round((x - west) * shrink * scale), round((north - y) * scale)) for x, y in ring]
                for ring in rings
            ]
            for rings in areas.values()
        ]
        content["levels"][level] = {
            "codes": list(areas),
            "paths": ["".join(map(_path, rings)) for rings in placed_rings],
            "points": [_middle(rings) for rings in placed_rings],
            "rooms": [
                [[round(x), round(y), int(wide), int(high)] for x, y, wide, high in rooms(rings)]
                for rings in placed_rings
            ]
            if level != "desa"
            else [],
        }
    return Shapes(
        json.dumps(content, separators=(",", ":")),
        {level: list(areas) for level, areas in outlines.items()},
    )


def _rings(geometry: Mapping[str, Any]) -> Iterator[list[tuple[float, float]]]:
    whole = geometry["coordinates"]
    for polygon in whole if geometry["type"] == "MultiPolygon" else [whole]:
        for ring in polygon:
            yield [(corner[0], corner[1]) for corner in ring]


def _path(ring: list[Point]) -> str:
    """A ring as path data: the first corner, then steps; corners that fall together are one."""
    (x, y), words = ring[0], [f"M{ring[0][0]} {ring[0][1]}l"]
    for next_x, next_y in ring[1:-1]:
        if (next_x, next_y) != (x, y):
            words.append(_pair(next_x - x, next_y - y))
            x, y = next_x, next_y
    return words[0] + " ".join(words[1:]).replace(" -", "-") + "z" if len(words) > 2 else ""


def _pair(x: int, y: int) -> str:
    return f"{x}{y}" if y < 0 else f"{x} {y}"


def _middle(rings: list[list[Point]]) -> Point:
    """The centre of gravity of the largest ring."""
    doubled, ring = max(((abs(_doubled(ring)), ring) for ring in rings), key=lambda each: each[0])
    if not doubled:
        return ring[0]
    signed = _doubled(ring)
    sides = list(itertools.pairwise(ring))
    east = sum((x + u) * (x * v - u * y) for (x, y), (u, v) in sides)
    south = sum((y + v) * (x * v - u * y) for (x, y), (u, v) in sides)
    return round(east / (3 * signed)), round(south / (3 * signed))


def _doubled(ring: list[Point]) -> int:
    """Twice the area, signed by the way round."""
    return sum(x * v - u * y for (x, y), (u, v) in itertools.pairwise(ring))
