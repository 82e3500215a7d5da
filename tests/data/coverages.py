"""Made-up boundary files: the schematic map, spoiled and dressed as offices have theirs."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw
import pyproj
import shapely

from data.boundaries.geojson import schematic_boundaries
from data.boundaries.villages import read_villages

REGION = "35.19"
VILLAGES = read_villages(REGION)


def shapes() -> dict[str, Any]:
    """The 206 cells of the schematic map in degrees, by area code."""
    features = schematic_boundaries(REGION).collection["features"]
    return {
        each["properties"]["area_code"]: shapely.geometry.shape(each["geometry"])
        for each in features
    }


def write(
    path: Path,
    geometry: Sequence[Any],
    columns: Mapping[str, Sequence[Any]],
    crs: str | None = "EPSG:4326",
    kind: str = "MultiPolygon",
) -> Path:
    """One layer with these columns; GDAL's driver follows the name."""
    wkb = [None if each is None else shapely.to_wkb(each) for each in geometry]
    # pyogrio calls a file without a system a mistake, and offices have such files.
    data = [np.array(values, dtype=_dtype(values)) for values in columns.values()]
    pyogrio.raw.write(
        path,
        np.array(wkb, dtype=object),
        data,
        list(columns),
        geometry_type=kind,
        crs=crs or "EPSG:4326",
    )
    if crs is None:
        path.with_suffix(".prj").unlink()
    return path


def in_system(geometry: Sequence[Any], epsg: int) -> list[Any]:
    """Shapes in degrees, moved to another system."""
    change = pyproj.Transformer.from_crs(4326, epsg, always_xy=True)
    return [
        shapely.transform(each, lambda xy: np.column_stack(change.transform(xy[:, 0], xy[:, 1])))
        for each in geometry
    ]


def _dtype(values: Sequence[Any]) -> Any:
    return None if all(isinstance(each, int | float) for each in values) else object
