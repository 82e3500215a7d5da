"""The map's areas as pages read them: the office's own where kept, else the schematic ones.

One GeoJSON file in DATA_STORE/boundaries/, replaced whole: a reader sees the old or the new one.
Its features bear area_code and nothing else; the collection's own members say what it is.
"""

import gzip
import hashlib
import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import shapely

from data.problems import StoreProblem
from data.reference import read_rows
from data.schematic import ENCLAVES, Cells, Place, schematic
from data.settings import REFERENCE
from ui.text import _

FOLDER: Final = "boundaries"
FILE: Final = "areas.geojson"


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


def boundaries(store: Path, region: str, reference: Path = REFERENCE) -> Boundaries:
    """The kept boundaries of `region`; without them the schematic ones.

    Raises StoreProblem when the kept file cannot be read or is of another region.
    """
    path = store / FOLDER / FILE
    try:
        text = path.read_text(encoding="utf-8")
        kept = json.loads(text)
        if kept["type"] != "FeatureCollection" or kept["region"] != region:
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
        and row["area_code"].startswith(f"{region}.")
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


def keep(made: Boundaries, store: Path, work: Path) -> Path:
    """Put boundaries in the place of the previous ones, in one step.

    `work` is the writer's folder, on the same disk as the store; the caller holds the lock.
    """
    folder = store / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    draft = work / FILE
    with draft.open("w", encoding="utf-8") as file:
        file.write(made.text)
        file.flush()
        os.fsync(file.fileno())
    return draft.replace(folder / FILE)
