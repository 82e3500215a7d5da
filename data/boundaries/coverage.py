"""Areas that share their borders: what is wrong with them, and how they become light."""

from pathlib import Path
from typing import Any, Final

import numpy as np
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from data.boundaries.geojson import Boundaries, as_geojson
from data.boundaries.systems import DEGREES, carry
from data.problems import Refused
from language.text import _

MOST_BYTES_SENT: Final = 200_000  # on the wire
TOLERANCES_M: Final = (10.0, 20.0, 40.0, 80.0, 160.0, 320.0)


def polygons(shape: BaseGeometry | None) -> list[BaseGeometry]:
    """The polygons in what a repair left, without its stray lines and points."""
    if shape is None:
        return []
    parts = shapely.get_parts(shapely.get_parts(shape))
    return [part for part in parts if part.geom_type == "Polygon" and part.area > 0]


def overlaps_in(shapes: Any) -> int:
    """How many pairs of areas share more than a square metre."""
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    left, right = left[left < right], right[left < right]
    return int((shapely.area(shapely.intersection(shapes[left], shapes[right])) > 1).sum())


def holes_in(shapes: Any) -> int:
    """How many holes all areas together have."""
    return int(
        shapely.get_num_interior_rings(shapely.get_parts(shapely.union_all(list(shapes)))).sum()
    )


def light(
    whole: dict[str, BaseGeometry],
    metric: pyproj.CRS,
    members: dict[str, Any],
    holes: int,
    path: Path,
) -> Boundaries:
    """The finest simplification that fits on the wire and is still whole after rounding."""
    shapes = list(whole.values())
    for tolerance in TOLERANCES_M:
        simple = shapely.coverage_simplify(shapes, tolerance)
        degrees = carry(simple, metric, DEGREES)
        for decimals in (5, 6, 7):
            rounded = shapely.transform(degrees, lambda xy, to=decimals: np.round(xy, to))
            is_sound = (
                bool(shapely.is_valid(rounded).all())
                and bool(shapely.coverage_is_valid(rounded))
                and holes_in(rounded) == holes
            )
            if not is_sound:
                continue
            simplified = as_geojson(dict(zip(whole, rounded, strict=True)), members)
            if simplified.bytes_gzip <= MOST_BYTES_SENT:
                return simplified
    raise Refused(
        _("{path}: batasnya terlalu rumit untuk peta {most} kB.").format(
            path=path, most=MOST_BYTES_SENT // 1000
        )
    )
