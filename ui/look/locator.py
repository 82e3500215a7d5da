"""A small map that says where an area lies: all of the kabupaten pale, the area dark.

An <img> and not an inline <svg>, which `st.html` would drop; it follows the theme around it.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, radians
from typing import Any, Final

import htpy as h
from markupsafe import Markup

from data.area_code import NATION, is_within, kecamatan_of
from language.text import _
from ui.look import theme

WIDTH: Final = 240  # px
EDGE: Final = 2

Ring = Sequence[Sequence[float]]


@dataclass(frozen=True)
class Outlines:
    """The villages of a kabupaten as SVG paths by area_code, in a picture of that height in px.

    rooms: where the name of a kecamatan can stand, by code; see ui/map/rooms.py.
    """

    paths: Mapping[str, str]
    height: int
    is_schematic: bool
    rooms: Mapping[str, Sequence[tuple[float, float, float, float]]] = field(default_factory=dict)

    def within(self, area: str) -> str:
        """The paths of every village of an area as one; all of them of NATION."""
        return "".join(path for code, path in self.paths.items() if is_within(code, area))


def outlines(collection: Mapping[str, Any]) -> Outlines:
    """What `locator_html` draws; the same for every area, so it is worth keeping.

    collection: GeoJSON of villages in degrees, properties {"area_code"}, and "schematic".
    """
    rings = {
        str(feature["properties"]["area_code"]): list(_rings(feature["geometry"]))
        for feature in collection["features"]
    }
    points = [point for each in rings.values() for ring in each for point in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    narrow = cos(radians((south + north) / 2))
    scale = (WIDTH - 2 * EDGE) / ((east - west) * narrow)

    def path(ring: Ring) -> str:
        placed = [
            (
                round(EDGE + (point[0] - west) * narrow * scale, 1),
                round(EDGE + (north - point[1]) * scale, 1),
            )
            for point in ring
        ]
        corners = [one for one, next_one in pairwise(placed) if one != next_one]
        if len(corners) < 3:
            return ""
        return "M" + "L".join(f"{x:g} {y:g}" for x, y in corners) + "Z"

    return Outlines(
        {code: "".join(map(path, each)) for code, each in rings.items()},
        round((north - south) * scale) + 2 * EDGE,
        bool(collection.get("schematic")),
    )


def locator_html(drawn: Outlines, code: str, *, name: str) -> Markup:
    """The map as an <img>, under it whether it is schematic.

    code: the area to find: a village in its kecamatan, or a kecamatan with all below it.
    """
    styles = []
    for mode in theme.MODES:
        colors = theme.palette(mode)
        rules = (
            f".a{{fill:{colors.grid};stroke:{colors.grid}}}"
            f".b{{fill:{colors.rule};stroke:{colors.paper}}}"
            f".c{{fill:{colors.area};stroke:{colors.area}}}"
        )
        styles.append(rules if mode == "light" else f"@media(prefers-color-scheme:dark){{{rules}}}")
    layers = (("a", NATION), ("b", kecamatan_of(code)), ("c", code))
    picture = h.svg(xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {drawn.height}")[
        h.style["path{stroke-width:.6;stroke-linejoin:round}", styles],
        (h.path(class_=shade, d=drawn.within(area)) for shade, area in layers),
    ]
    source = "data:image/svg+xml;base64," + b64encode(str(picture).encode()).decode()
    words = _("Peta letak {area} di kabupaten").format(area=name)
    note = _("peta skematik") if drawn.is_schematic else _("menurut berkas batas daerah")
    return Markup(
        h.figure(".locator")[
            h.img(src=source, width=WIDTH, height=drawn.height, alt=words),
            h.figcaption[note],
        ]
    )


def _rings(geometry: Mapping[str, Any]) -> Iterable[Ring]:
    if geometry["type"] == "Polygon":
        yield from geometry["coordinates"]
    else:
        for polygon in geometry["coordinates"]:
            yield from polygon
