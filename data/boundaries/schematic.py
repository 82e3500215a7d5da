"""The map that needs no boundary file: one cell for each village, from data/reference/areas.csv.

A power diagram of the villages' centre points, with weights found so that the cells come near the
villages' areas. Neighbours are roughly right, coastlines of rivers and hills are not: the pages
call it *peta skematik*. The same facts always make the same map.
"""

from dataclasses import dataclass
from math import cos, radians
from typing import Final

import numpy as np
import shapely
from scipy.spatial import KDTree
from shapely.geometry.base import BaseGeometry

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Cells = dict[str, BaseGeometry]

KM_PER_DEGREE: Final = 111.2
DECIMALS: Final = 4  # about 11 m: finer would claim what a schematic map does not know
GRID_KM: Final = 0.25  # the weights are found on points this far apart
SMALLEST_KM2: Final = 0.4  # a smaller cell could not be touched with a finger
ROUNDS: Final = 60
NEAREST: Final = 24


@dataclass(frozen=True)
class Place:
    """A centre point in degrees (WGS 84) and an area in km2."""

    code: str
    latitude: float
    longitude: float
    area_km2: float


# A city that a regency lies around is no area of the regency, and areas.csv gives it no point.
# Centre and area from public gazetteers, rounded: only its rough place is wanted.
ENCLAVES: Final = {"35.19": (Place("35.77", -7.6300, 111.5270, 34.0),)}


def schematic(places: list[Place], enclaves: tuple[Place, ...] = ()) -> Cells:
    """Cells in degrees, a valid coverage, by area code.

    `places` get a cell each, in any order; where `enclaves` lie, the map has a hole. Raises
    ValueError without places.
    """
    if not places:
        raise ValueError("a map needs places")
    places = sorted(places, key=lambda place: place.code)
    everyone = [*places, *enclaves]
    points, origin = _kilometres(everyone)
    areas = np.array([max(place.area_km2, SMALLEST_KM2) for place in everyone])
    outline = _outline(points, areas)
    areas = areas * (outline.area / areas.sum())
    weights = _weights(points, areas, outline)
    cells = [_cell(index, points, weights, outline) for index in range(len(places))]
    # Corners that two cells computed each for itself differ in the last digits.
    shared = shapely.coverage_clean(  # pyright: ignore[reportAttributeAccessIssue]: newer than its stubs
        cells, snapping_distance=0.02, gap_width=0.1
    )
    shared = shapely.coverage_simplify(shared, 0.1)
    degrees = shapely.transform(shared, lambda xy: np.round(_degrees(xy, origin), DECIMALS))
    return {place.code: cell for place, cell in zip(places, degrees, strict=True)}


def _kilometres(places: list[Place]) -> tuple[Array, Array]:
    """Points in km east and north of their middle, which is given in degrees too."""
    degrees = np.array([(place.longitude, place.latitude) for place in places])
    origin = degrees.mean(axis=0)
    return (degrees - origin) * _scale(origin), origin


def _degrees(xy: Array, origin: Array) -> Array:
    return xy / _scale(origin) + origin


def _scale(origin: Array) -> Array:
    return np.array([KM_PER_DEGREE * cos(radians(origin[1])), KM_PER_DEGREE])


def _outline(points: Array, areas: Array) -> BaseGeometry:
    """A blob around the points with about the area of all of them together."""
    radii = np.sqrt(areas / np.pi)
    low, high = 0.4, 3.0
    blob: BaseGeometry = shapely.Polygon()
    for _round in range(8):
        factor = (low + high) / 2
        discs = shapely.buffer(shapely.points(points), radii * factor, quad_segs=6)
        # Closing joins discs that do not touch; gaps inside belong to somebody.
        closed = shapely.union_all(discs).buffer(2.0, quad_segs=4).buffer(-2.0, quad_segs=4)
        parts = shapely.get_parts(closed)
        blob = shapely.union_all([shapely.Polygon(part.exterior) for part in parts])
        low, high = (factor, high) if blob.area < areas.sum() else (low, factor)
    return blob.simplify(0.15)


def _weights(points: Array, areas: Array, outline: BaseGeometry) -> Array:
    """Weights of the power diagram (km2) that bring each cell near its wanted area."""
    west, south, east, north = outline.bounds
    x, y = np.meshgrid(np.arange(west, east, GRID_KM), np.arange(south, north, GRID_KM))
    inside = shapely.contains_xy(outline, x, y)
    grid = np.column_stack([x[inside], y[inside]])
    # Only the nearest few places can own a point: all 206 would take eight times as long.
    distance, nearest = KDTree(points).query(grid, k=min(NEAREST, len(points)))
    nearest, square = nearest.reshape(len(grid), -1), distance.reshape(len(grid), -1) ** 2
    row = np.arange(len(grid))
    weights = np.zeros(len(points))
    share = outline.area / len(grid)
    for step in np.linspace(0.3, 0.05, ROUNDS):
        owner = nearest[row, np.argmin(square - weights[nearest], axis=1)]
        has = np.bincount(owner, minlength=len(points)) * share
        weights += step * (areas - has)
    return weights


def _cell(index: int, points: Array, weights: Array, outline: BaseGeometry) -> BaseGeometry:
    """What of the outline is nearer to this point than to any other, weights counted."""
    west, south, east, north = outline.bounds
    corners = [(west, south), (east, south), (east, north), (west, north)]
    here, weight = points[index], weights[index]
    between = points - here
    square = (between**2).sum(axis=1)
    for other in np.argsort(square, kind="stable")[1:]:
        if square[other] == 0:
            continue
        # x . between <= limit, with x measured from here
        limit = float(square[other] + weight - weights[other]) / 2
        east_by, north_by = map(float, between[other])
        beyond = [(x - here[0]) * east_by + (y - here[1]) * north_by - limit for x, y in corners]
        if max(beyond) <= 0:
            continue
        corners = _clipped(corners, beyond)
        if not corners:
            break
    return shapely.Polygon(corners).intersection(outline)


def _clipped(corners: list[tuple[float, float]], beyond: list[float]) -> list[tuple[float, float]]:
    """The part of a convex polygon on the near side of a line."""
    inside: list[tuple[float, float]] = []
    for now, (x, y) in enumerate(corners):
        then = now - 1
        if (beyond[now] > 0) != (beyond[then] > 0):
            part = beyond[then] / (beyond[then] - beyond[now])
            from_x, from_y = corners[then]
            inside.append((from_x + part * (x - from_x), from_y + part * (y - from_y)))
        if beyond[now] <= 0:
            inside.append((x, y))
    return inside
