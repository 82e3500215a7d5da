"""Boundary files as offices have them, turned into one clean, light coverage of the villages.

Read (any layer, any column names), recognised by its codes, put where it belongs on the globe,
repaired as a coverage, simplified with shared borders kept.
"""

import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

import geopandas
import numpy as np
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from data.boundaries.coverage import holes_in, light, overlaps_in, polygons
from data.boundaries.geojson import Boundaries
from data.boundaries.layers import layers_of, no_polygons
from data.boundaries.systems import DEGREES, carry, horizontal, on_the_globe
from data.boundaries.village_codes import is_no_village, recognised
from data.boundaries.villages import read_villages
from data.problems import Refused
from data.settings import REFERENCE
from language.numbers import number, percent_sign
from language.text import _

GAP_M: Final = 60.0  # wider holes between areas are somebody else's land, and stay


@dataclass(frozen=True)
class Survey:
    """What a boundary file held. `missing` are area codes; `extra` counts rows not used."""

    matched: int
    wanted: int
    missing: list[str]
    extra: int
    area_km2: float
    reference_km2: float
    gaps: int
    overlaps: int
    invalid: int
    bytes_gzip: int
    column: str
    crs: str
    is_crs_guessed: bool
    names: dict[str, str] = field(repr=False)

    def as_json(self) -> dict[str, Any]:
        """The report as scripts read it."""
        facts = asdict(self)
        repaired = {each: facts[each] for each in ("gaps", "overlaps", "invalid")}
        first = ("matched", "missing", "extra", "area_km2")
        more = ("wanted", "reference_km2", "column", "crs", "is_crs_guessed")
        return {
            **{each: facts[each] for each in first},
            "repaired": repaired,
            "bytes_gzip": self.bytes_gzip,
            **{each: facts[each] for each in more},
        }


def read_areas(
    path: Path, region: str, work: Path, reference: Path = REFERENCE
) -> tuple[Boundaries, Survey]:
    """Boundaries of the region's villages from an office's file, and what was found and repaired.

    Args:
        work: where an archive is unpacked, in a folder that is removed again.

    Areas are ellipsoidal, in km2. Missing villages are told, not refused: that is the caller's.
    Raises Refused, in one line, for a file that cannot be read, holds no code column, lies
    elsewhere, or cannot be made a coverage.
    """
    villages = read_villages(region, reference)
    with tempfile.TemporaryDirectory(dir=work) as unpacked:
        frame, column, codes = recognised(layers_of(path, Path(unpacked)), villages, path)
    is_ours = codes.notna().to_numpy() & ~is_no_village(frame, codes, villages)
    shapes = shapely.force_2d(frame.geometry.to_numpy()[is_ours])
    is_drawn = np.isfinite(shapely.bounds(shapes)).all(axis=1)
    shapes, names = shapes[is_drawn], list(codes[is_ours][is_drawn])
    if not names:
        raise Refused(no_polygons(path))
    own = horizontal(frame.crs) if frame.crs is not None else None
    degrees, crs, is_guessed = on_the_globe(shapes, names, own, villages, path, column)
    metric = geopandas.GeoSeries(list(degrees), crs=4326).estimate_utm_crs()
    metres = carry(degrees, DEGREES, metric)
    invalid = int((~shapely.is_valid(metres)).sum())
    by_code: dict[str, list[BaseGeometry]] = {}
    for code, shape in zip(names, shapely.make_valid(metres), strict=True):
        by_code.setdefault(code, []).extend(polygons(shape))
    pieces = {code: shapely.union_all(by_code[code]) for code in sorted(by_code) if by_code[code]}
    overlaps = overlaps_in(np.array(list(pieces.values())))
    before = holes_in(pieces.values())
    try:
        clean = shapely.coverage_clean(  # pyright: ignore[reportAttributeAccessIssue]: newer than its stubs
            list(pieces.values()), gap_width=GAP_M
        )
    except shapely.errors.GEOSException as problem:
        raise Refused(
            _(
                "{path}: batasnya tidak dapat dirapikan. Periksa geometrinya di QGIS "
                "(Check validity), lalu ulangi."
            ).format(path=path)
        ) from problem
    whole = {
        code: shape
        for code, shape in zip(pieces, clean, strict=True)
        if not shape.is_empty and shape.area > 1
    }
    if not whole:
        raise Refused(no_polygons(path))
    after = holes_in(whole.values())
    missing = sorted(set(villages) - set(whole))
    members = {"schematic": False, "region": region, "missing": missing}
    boundaries = light(whole, metric, members, after, path)
    areas = {
        each["properties"]["area_code"]: shapely.geometry.shape(each["geometry"])
        for each in boundaries.collection["features"]
    }
    globe = pyproj.Geod(ellps="WGS84")
    area = sum(abs(globe.geometry_area_perimeter(shape)[0]) for shape in areas.values()) / 1e6
    survey = Survey(
        matched=len(whole),
        wanted=len(villages),
        missing=missing,
        extra=int((~is_ours).sum()),
        area_km2=round(area, 3),
        reference_km2=round(sum(villages[code].area_km2 for code in whole), 3),
        gaps=max(before - after, 0),
        overlaps=overlaps,
        invalid=invalid,
        bytes_gzip=boundaries.bytes_gzip,
        column=column,
        crs=crs,
        is_crs_guessed=is_guessed,
        names={code: villages[code].name for code in missing},
    )
    return boundaries, survey


def refuse_missing(survey: Survey, path: Path) -> None:
    """Raise Refused, with the list, unless every village of the region has its boundary."""
    if survey.missing:
        villages = ", ".join(f"{code} {survey.names[code]}" for code in survey.missing)
        raise Refused(
            _(
                "{path}: {count} dari {wanted} desa tidak ada: {listed}. "
                "Batas yang lama tetap dipakai. Lengkapi berkas itu, atau pakai --allow-missing."
            ).format(path=path, count=len(survey.missing), wanted=survey.wanted, listed=villages)
        )


def survey_words(survey: Survey) -> list[str]:
    """The report, line by line, for an operator."""
    lines = [
        _("Desa: {matched} dari {wanted} cocok (kolom {column}); {extra} bidang lain dilewati."),
        _("Luas: {area} km2; menurut areas.csv {reference} km2 ({difference})."),
        _("Dirapikan: {gaps} celah, {overlaps} tumpang tindih, {invalid} bidang tidak sah."),
        _("Koordinat: {crs}. Ukuran terkirim: {size} kB."),
    ]
    if survey.is_crs_guessed:
        lines.append(_("Sistem koordinat ditebak dari letaknya: periksa peta sebelum dipakai."))
    difference = (survey.area_km2 / survey.reference_km2 - 1) * 100
    return [
        line.format(
            **{**asdict(survey), "missing": None},
            area=number(survey.area_km2, 2),
            reference=number(survey.reference_km2, 2),
            difference=number(difference, 2, signed=True) + percent_sign(),
            size=number(survey.bytes_gzip / 1000, 0),
        )
        for line in lines
    ]
