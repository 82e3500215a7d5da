"""The map's areas as pages read them: the office's own where kept, else the schematic ones.

One GeoJSON file in DATA_STORE/boundaries/, replaced whole: a reader sees the old or the new one.
Its features bear area_code and nothing else; the collection's own members say what it is.
"""

import gzip
import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import shapely

from data.area_code import is_below, kecamatan_of
from data.boundaries.schematic import ENCLAVES, Cells, Place, schematic
from data.problems import StoreProblem
from data.reference.tables import read_rows
from data.settings import REFERENCE
from data.walls.files import replace
from language.text import _

FOLDER: Final = "boundaries"
FILE: Final = "areas.geojson"

Corner = tuple[float, float]


@dataclass(frozen=True)
class Boundaries:
    """A GeoJSON FeatureCollection: degrees (WGS 84), properties {"area_code"}, sorted by it."""

    text: str

    @property
    def collection(self) -> dict[str, Any]:
        """The parsed collection; its member "schematic" is True or False."""
        return json.loads(self.text)

    @property
    def is_schematic(self) -> bool:
        return bool(self.collection["schematic"])

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits of the content: a name for caches and addresses."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]

    @property
    def bytes_gzip(self) -> int:
        """Size on the wire, in bytes, at the level that servers use."""
        return len(gzip.compress(self.text.encode(), compresslevel=6, mtime=0))

    @cached_property
    def kecamatan(self) -> "Boundaries":
        """The same map by kecamatan: the villages of each, joined."""
        whole = self.collection
        parts: dict[str, list[Any]] = defaultdict(list)
        for feature in whole.pop("features"):
            parts[kecamatan_of(_code(feature))].append(shapely.geometry.shape(feature["geometry"]))
        # A corner that only one of two neighbours has leaves a sliver; a centimetre closes it.
        joined = {code: shapely.union_all(shapes, grid_size=1e-7) for code, shapes in parts.items()}
        return as_geojson(joined, whole)

    @cached_property
    def neighbours(self) -> dict[str, list[str]]:
        """Areas that share a piece of border, by area code, in code order; desa and kecamatan.

        A corner in common is not enough. An area that touches no other has an empty list.
        """
        beside: dict[str, set[str]] = defaultdict(set)
        owners: dict[frozenset[Corner], set[str]] = defaultdict(set)
        for feature in self.collection["features"]:
            code = _code(feature)
            beside[code], beside[kecamatan_of(code)] = set(), beside[kecamatan_of(code)]
            for edge in _edges(feature["geometry"]):
                owners[edge].add(code)
        for codes in owners.values():
            for names in (codes, {kecamatan_of(code) for code in codes}):
                for code in names:
                    beside[code] |= names - {code}
        return {code: sorted(others) for code, others in sorted(beside.items())}


def _code(feature: dict[str, Any]) -> str:
    return str(feature["properties"]["area_code"])


def _edges(geometry: dict[str, Any]) -> Iterator[frozenset[Corner]]:
    """Every straight piece of every ring, whichever way round it runs."""
    whole = geometry["coordinates"]
    for polygon in whole if geometry["type"] == "MultiPolygon" else [whole]:
        for ring in polygon:
            for one, other in pairwise(ring):
                yield frozenset([(one[0], one[1]), (other[0], other[1])])


def boundaries(store: Path, region: str, reference: Path = REFERENCE) -> Boundaries:
    """The kept boundaries of `region`; without them the schematic ones.

    Raises StoreProblem when the kept file cannot be read or is of another region.
    """
    path = store / FOLDER / FILE
    try:
        text = path.read_text(encoding="utf-8")
        collection = json.loads(text)
        if collection["type"] != "FeatureCollection" or collection["region"] != region:
            raise KeyError(region)
    except FileNotFoundError:
        return schematic_boundaries(region, reference)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise StoreProblem(
            _(
                "{path} rusak atau bukan batas {region}. Masukkan lagi dengan "
                "python -m data areas, atau hapus berkas itu untuk peta skematik."
            ).format(path=path, region=region)
        ) from problem
    return Boundaries(text)


@cache
def schematic_boundaries(region: str, reference: Path = REFERENCE) -> Boundaries:
    """The schematic map of a region's villages, made once a process (about 0.8 s)."""
    cells = schematic(villages(region, reference), ENCLAVES.get(region, ()))
    return as_geojson(cells, {"schematic": True, "region": region})


def villages(region: str, reference: Path = REFERENCE) -> list[Place]:
    """The region's villages in areas.csv that have a centre point and an area, in code order."""
    rows = [row for _line, row in read_rows(reference / "areas.csv")]
    return [
        Place(
            row["area_code"],
            float(row["latitude"]),
            float(row["longitude"]),
            float(row["area_km2"]),
        )
        for row in sorted(rows, key=lambda row: row["area_code"])
        if row["level"] == "desa"
        and is_below(row["area_code"], region)
        and row["latitude"]
        and row["area_km2"]
    ]


def as_geojson(areas: Cells, members: dict[str, Any]) -> Boundaries:
    """Areas in degrees as GeoJSON (exterior rings anticlockwise), `members` beside the features."""
    codes = sorted(areas)
    outlines = shapely.to_geojson(shapely.orient_polygons([areas[code] for code in codes]))
    features = [
        {
            "type": "Feature",
            "properties": {"area_code": code},
            "geometry": json.loads(outline),
        }
        for code, outline in zip(codes, outlines, strict=True)
    ]
    whole = {"type": "FeatureCollection", **members, "features": features}
    return Boundaries(json.dumps(whole, separators=(",", ":"), ensure_ascii=False))


def keep(areas: Boundaries, store: Path, work: Path) -> Path:
    """Put boundaries in the place of the previous ones, in one step.

    `work` is the writer's folder, on the same disk as the store; the caller holds the lock.
    """
    folder = store / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    draft = work / FILE
    with draft.open("w", encoding="utf-8") as file:
        file.write(areas.text)
        file.flush()
        os.fsync(file.fileno())
    replace(draft, folder / FILE)
    return folder / FILE
