"""Coordinates: the system of a file, told by where its villages must lie."""

from pathlib import Path
from typing import Any, Final

import numpy as np
import pyproj
import shapely

from data.boundaries.villages import Village
from data.problems import Refused
from language.text import _

FAR_KM: Final = 5.0
KM_PER_DEGREE: Final = (110.3, 110.6)  # at the latitude of Java; only "is it there" hangs on it
DEGREES: Final = pyproj.CRS.from_epsg(4326)
# What offices bring, as (EPSG, axes swapped); the first that lands on the region is taken.
SYSTEMS: Final = (
    (4326, False),
    (4326, True),
    (32749, False),
    (3857, False),
    (23836, False),
    (32649, False),
    (32749, True),
    (3857, True),
    (23836, True),
)


def on_the_globe(
    shapes: Any,
    codes: list[str],
    own: pyproj.CRS | None,
    villages: dict[str, Village],
    path: Path,
    column: str,
) -> tuple[Any, str, bool]:
    """The shapes in degrees where areas.csv says that the villages lie, the system, if guessed.

    The file's own word on its coordinates is tried first, then what offices bring.
    """
    bounds = shapely.bounds(shapes)
    middle = (bounds[:, :2] + bounds[:, 2:]) / 2
    truth = np.array([(villages[code].longitude, villages[code].latitude) for code in codes])
    tries = [] if own is None else [(own, False)]
    tries += [(pyproj.CRS.from_epsg(code), swapped) for code, swapped in SYSTEMS]
    for crs, is_swapped in tries:
        xy = middle[:, ::-1] if is_swapped else middle
        off_km = np.hypot(*((_move(xy, crs, DEGREES) - truth) * KM_PER_DEGREE).T)
        if (off_km < FAR_KM).mean() > 0.9:
            break
    else:
        raise Refused(
            _(
                "{path}: bidang-bidangnya tidak terletak di tempat desa menurut areas.csv. "
                "Periksa sistem koordinat (.prj) dan kolom kode {column}."
            ).format(path=path, column=column)
        )
    if is_swapped:
        shapes = shapely.transform(shapes, lambda pairs: pairs[:, ::-1])
    name = f"EPSG:{crs.to_epsg()}" if crs.to_epsg() else crs.name
    return carry(shapes, crs, DEGREES), name, is_swapped or crs != own


def horizontal(crs: pyproj.CRS) -> pyproj.CRS:
    """The part of a system that says east and north; SRGI2013 and DGN95 are WGS 84 to a map."""
    flat = crs.sub_crs_list[0] if crs.is_compound else crs
    return DEGREES if flat.is_geographic else flat


def _move(xy: Any, crs: pyproj.CRS, to: pyproj.CRS) -> Any:
    """Pairs (n, 2) from one system to another; what cannot be is infinite."""
    if crs == to:
        return xy
    change = pyproj.Transformer.from_crs(crs, to, always_xy=True)
    return np.column_stack(change.transform(xy[:, 0], xy[:, 1]))


def carry(shapes: Any, crs: pyproj.CRS, to: pyproj.CRS) -> Any:
    return shapely.transform(shapes, lambda pairs: _move(pairs, crs, to))
