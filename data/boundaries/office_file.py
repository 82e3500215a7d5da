"""Boundary files as offices have them, turned into one clean, light coverage of the villages.

Read (any layer, any column names), recognised by its codes, put where it belongs on the globe,
repaired as a coverage, simplified with shared borders kept. The only place that needs geopandas.
"""

import re
import shutil
import tempfile
import unicodedata
import warnings
import zipfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

import geopandas
import numpy as np
import pyogrio
import pyproj
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FieldError, GeometryError
from shapely.geometry.base import BaseGeometry

from data.area_code import is_below
from data.boundaries.kept import Boundaries, as_geojson
from data.intake.delivery import DEEPEST, OTHER_ARCHIVES, refuse_locked
from data.problems import Refused
from data.reference.tables import read_rows
from data.settings import REFERENCE
from language.numbers import number, percent_sign
from language.text import _

SUFFIXES: Final = (".shp", ".gpkg", ".geojson", ".json", ".fgb", ".gdb")
MOST_BYTES_SENT: Final = 200_000  # on the wire
MOST_BYTES: Final = 2 << 30  # of an archive in an archive
GAP_M: Final = 60.0  # wider holes between areas are somebody else's land, and stay
TOLERANCES_M: Final = (10.0, 20.0, 40.0, 80.0, 160.0, 320.0)
FAR_KM: Final = 5.0
KM_PER_DEGREE: Final = (110.3, 110.6)  # at the latitude of Java; only "is it there" hangs on it
DEGREES: Final = pyproj.CRS.from_epsg(4326)
# Named as BPS codes, filled with Kemendagri's, with true BPS codes and with garbage.
UNTRUSTED: Final = re.compile(r"kd[a-z]bps", re.I)
PARTS: Final = (
    ("kdprov", "kdkab", "kdkec", "kddesa"),
    ("provno", "kabkotno", "kecno", "desano"),
)
NO_VILLAGE: Final = re.compile(r"\s*(kehutanan|hutan|waduk|danau|bendungan|telaga)\b", re.I)
NAMES: Final = ("namobj", "wadmkd", "nmdesa", "nama_kel", "kel_desa", "name", "nama", "desa")
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
Frame = geopandas.GeoDataFrame


@dataclass(frozen=True)
class Village:
    """A row of areas.csv that the map must show."""

    code: str
    bps_code: str
    name: str
    latitude: float
    longitude: float
    area_km2: float


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
        kept = asdict(self)
        repaired = {each: kept[each] for each in ("gaps", "overlaps", "invalid")}
        told = ("matched", "missing", "extra", "area_km2")
        more = ("wanted", "reference_km2", "column", "crs", "is_crs_guessed")
        return {
            **{each: kept[each] for each in told},
            "repaired": repaired,
            "bytes_gzip": self.bytes_gzip,
            **{each: kept[each] for each in more},
        }


def read_areas(path: Path, region: str, reference: Path = REFERENCE) -> tuple[Boundaries, Survey]:
    """Boundaries of the region's villages from an office's file, and what was found and repaired.

    Areas are ellipsoidal, in km2. Missing villages are told, not refused: that is the caller's.
    Raises Refused, in one line, for a file that cannot be read, holds no code column, lies
    elsewhere, or cannot be made a coverage.
    """
    wanted = read_villages(region, reference)
    with tempfile.TemporaryDirectory() as unpacked:
        frame, column, codes = _recognised(_layers(path, Path(unpacked)), wanted, path)
    is_ours = codes.notna().to_numpy() & ~_is_no_village(frame, codes, wanted)
    shapes = shapely.force_2d(frame.geometry.to_numpy()[is_ours])
    is_drawn = np.isfinite(shapely.bounds(shapes)).all(axis=1)
    shapes, names = shapes[is_drawn], list(codes[is_ours][is_drawn])
    if not names:
        raise Refused(_no_polygons(path))
    own = _horizontal(frame.crs) if frame.crs is not None else None
    degrees, crs, is_guessed = _on_the_globe(shapes, names, own, wanted, path, column)
    metric = geopandas.GeoSeries(list(degrees), crs=4326).estimate_utm_crs()
    metres = _carry(degrees, DEGREES, metric)
    invalid = int((~shapely.is_valid(metres)).sum())
    by_code: dict[str, list[BaseGeometry]] = {}
    for code, shape in zip(names, shapely.make_valid(metres), strict=True):
        by_code.setdefault(code, []).extend(_polygons(shape))
    pieces = {code: shapely.union_all(by_code[code]) for code in sorted(by_code) if by_code[code]}
    overlaps = _overlaps(np.array(list(pieces.values())))
    before = _holes(pieces.values())
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
        raise Refused(_no_polygons(path))
    after = _holes(whole.values())
    missing = sorted(set(wanted) - set(whole))
    members = {"schematic": False, "region": region, "missing": missing}
    made = _light(whole, metric, members, after, path)
    shown = {
        each["properties"]["area_code"]: shapely.geometry.shape(each["geometry"])
        for each in made.collection["features"]
    }
    globe = pyproj.Geod(ellps="WGS84")
    area = sum(abs(globe.geometry_area_perimeter(shape)[0]) for shape in shown.values()) / 1e6
    survey = Survey(
        matched=len(whole),
        wanted=len(wanted),
        missing=missing,
        extra=int((~is_ours).sum()),
        area_km2=round(area, 3),
        reference_km2=round(sum(wanted[code].area_km2 for code in whole), 3),
        gaps=max(before - after, 0),
        overlaps=overlaps,
        invalid=invalid,
        bytes_gzip=made.bytes_gzip,
        column=column,
        crs=crs,
        is_crs_guessed=is_guessed,
        names={code: wanted[code].name for code in missing},
    )
    return made, survey


def refuse_missing(survey: Survey, path: Path) -> None:
    """Raise Refused, with the list, unless every village of the region has its boundary."""
    if survey.missing:
        listed = ", ".join(f"{code} {survey.names[code]}" for code in survey.missing)
        raise Refused(
            _(
                "{path}: {count} dari {wanted} desa tidak ada: {listed}. "
                "Batas yang lama tetap dipakai. Lengkapi berkas itu, atau pakai --allow-missing."
            ).format(path=path, count=len(survey.missing), wanted=survey.wanted, listed=listed)
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


def read_villages(region: str, reference: Path = REFERENCE) -> dict[str, Village]:
    """The villages that the map of a region must show, by area code."""
    rows = (row for _line, row in read_rows(reference / "areas.csv"))
    return {
        row["area_code"]: Village(
            row["area_code"],
            row["bps_code"],
            row["name"],
            float(row["latitude"] or "nan"),
            float(row["longitude"] or "nan"),
            float(row["area_km2"] or "nan"),
        )
        for row in rows
        if row["level"] == "desa" and is_below(row["area_code"], region)
    }


def _layers(path: Path, unpacked: Path) -> list[Frame]:
    """Every polygon layer of the file, as it lies there; archives in it go into `unpacked`."""
    if not path.exists():
        raise Refused(_("{path}: tidak ada berkas itu.").format(path=path))
    if path.suffix.lower() in OTHER_ARCHIVES:
        raise Refused(
            _("{path}: kemasan ini tidak dapat dibuka. Buka dahulu, lalu beri petanya.").format(
                path=path
            )
        )
    try:
        sources = _inside(path, unpacked) if path.suffix.lower() == ".zip" else [_source(path)]
        with warnings.catch_warnings():
            # GDAL tells of dropped M values, odd rings and the like: repaired or reported below.
            warnings.simplefilter("ignore")
            found = [
                pyogrio.read_dataframe(
                    source,
                    layer=layer,
                    on_invalid="fix",
                    # Codes are digits, names are hardly read: any DBF can be read this way.
                    encoding="latin-1" if source.lower().endswith(".shp") else None,
                )
                for source in sources
                for layer, kind in pyogrio.list_layers(source)
                if kind is not None
            ]
    except (
        DataSourceError,
        DataLayerError,
        FieldError,
        GeometryError,
        shapely.errors.ShapelyError,
        zipfile.BadZipFile,
        UnicodeDecodeError,
        OSError,
    ) as problem:
        raise Refused(
            _(
                "{path}: tidak dapat dibaca sebagai peta. Perlu SHP lengkap (.shp, .shx, .dbf; "
                "boleh dalam .zip), GeoPackage, GeoJSON atau FlatGeobuf."
            ).format(path=path)
        ) from problem
    polygons = [
        each
        for each in found
        if isinstance(each, Frame)
        and each.geom_type.isin(("Polygon", "MultiPolygon", "GeometryCollection")).any()
    ]
    if not polygons:
        raise Refused(_no_polygons(path))
    return polygons


def _source(path: Path) -> str:
    if path.suffix.lower() == ".shp":
        beside = {each.name.lower() for each in path.parent.iterdir()}
        absent = [s for s in (".shx", ".dbf") if f"{path.stem}{s}".lower() not in beside]
        if absent:
            raise Refused(_lacking(path, absent))
    return str(path)


def _inside(path: Path, unpacked: Path, depth: int = 1) -> list[str]:
    """The maps in a zip archive, in folders and in archives in it too."""
    further: list[str] = []
    with zipfile.ZipFile(path) as archive:
        members = [each for each in archive.infolist() if not each.filename.startswith("__MACOSX")]
        for member in members:
            refuse_locked(member, str(path))
            if member.filename.lower().endswith(".zip"):
                if depth == DEEPEST or member.file_size > MOST_BYTES:
                    raise Refused(
                        _(
                            "{path}: kemasan di dalam kemasan terlalu dalam atau terlalu besar. "
                            "Buka dahulu, lalu beri petanya."
                        ).format(path=path)
                    )
                inner = unpacked / f"{depth}-{len(further)}.zip"
                with archive.open(member) as source, inner.open("wb") as copy:
                    shutil.copyfileobj(source, copy, 1 << 20)
                further += _inside(inner, unpacked, depth + 1)
        names = [each.filename for each in members]
    maps = [each for each in names if each.lower().endswith(SUFFIXES)]
    lower = {each.lower() for each in names}
    for each in maps:
        absent = [s for s in (".shx", ".dbf") if f"{each[:-4]}{s}".lower() not in lower]
        if each.lower().endswith(".shp") and absent:
            raise Refused(_lacking(path, absent))
    if not maps and not further:
        raise Refused(
            _("{path}: tidak ada peta di dalamnya ({kinds}).").format(
                path=path, kinds=", ".join(SUFFIXES)
            )
        )
    return [*(f"/vsizip/{{{path.resolve()}}}/{each}" for each in maps), *further]


def _lacking(path: Path, absent: list[str]) -> str:
    return _(
        "{path}: SHP tidak lengkap, {absent} tidak ada. Salin semua berkas dengan nama yang sama."
    ).format(path=path, absent=", ".join(absent))


def _no_polygons(path: Path) -> str:
    return _("{path}: tidak berisi poligon wilayah.").format(path=path)


def _recognised(
    layers: list[Frame], wanted: dict[str, Village], path: Path
) -> tuple[Frame, str, Any]:
    """The layer and column whose values name most villages, and each row's area code or None."""
    best: tuple[int, Frame, str, Any] | None = None
    known = {code.replace(".", ""): code for code in wanted}
    known |= {village.bps_code: village.code for village in wanted.values()}
    for layer in layers:
        for name, values in _candidates(layer):
            codes = values.map(lambda value: known.get(_digits(value)))
            number = codes.nunique()
            if number and (best is None or number > best[0]):
                best = number, layer, name, codes
    if best is None:
        columns = [str(each) for layer in layers for each in layer.columns if each != "geometry"]
        raise Refused(
            _(
                "{path}: tidak ada kolom berisi kode desa (Kemendagri atau BPS) dari wilayah ini; "
                "KDEBPS tidak dipercaya. Kolom yang ada: {columns}."
            ).format(path=path, columns=", ".join(columns) or "-")
        )
    return best[1:]


def _candidates(layer: Frame) -> list[tuple[str, Any]]:
    """Columns that may hold a village's code, and codes put together from BPS's four parts."""
    names = {str(each).lower(): each for each in layer.columns}
    found = [
        (str(each), layer[each])
        for each in layer.columns
        if each != layer.geometry.name and not UNTRUSTED.match(str(each))
    ]
    for parts in PARTS:
        if all(part in names for part in parts):
            padded = [
                layer[names[part]].map(lambda value, width=width: _bare(value).zfill(width))
                for part, width in zip(parts, (2, 2, 3, 3), strict=True)
            ]
            found.append(("+".join(parts), padded[0] + padded[1] + padded[2] + padded[3]))
    return found


def _digits(value: Any) -> str:
    """Ten digits of a village code, from any spelling; longer BPS codes (SLS) name their village.

    The seventh digit tells the systems apart (0 BPS; 1, 2 Kemendagri), so one look-up serves both.
    """
    bare = re.sub(r"[.\-‐-―]", "", _bare(value).upper().removeprefix("ID"))
    if len(bare) in (14, 16) and bare.isdigit() and bare[6] == "0":
        return bare[:10]
    return bare


def _bare(value: Any) -> str:
    """A cell without the traces of spreadsheets: quotes, spaces, a decimal zero, an exponent."""
    if value is None or (isinstance(value, float) and not np.isfinite(value)):
        return ""
    if isinstance(value, int | float | np.number):
        return f"{float(value):.0f}"
    text = "".join(
        each
        for each in str(value)
        if unicodedata.category(each)[0] not in "CZ" and each not in "'\"`"
    )
    if re.fullmatch(r"\d\.\d+[eE]\+?\d+", text):
        return f"{float(text):.0f}"
    return re.sub(r"\.0+$", "", text) if text.count(".") == 1 else text


def _is_no_village(
    frame: Frame, codes: Any, wanted: dict[str, Village]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Rows of forest and reservoirs, even where somebody gave them a village's code."""
    found = np.zeros(len(frame), dtype=bool)
    for column in frame.columns:
        if str(column).lower() in NAMES:
            found |= np.array(
                [
                    isinstance(name, str)
                    and bool(NO_VILLAGE.match(name))
                    and not (
                        isinstance(code, str)
                        and name.strip().casefold() == wanted[code].name.casefold()
                    )
                    for name, code in zip(frame[column], codes, strict=True)
                ]
            )
    return found


def _on_the_globe(
    shapes: Any,
    codes: list[str],
    own: pyproj.CRS | None,
    wanted: dict[str, Village],
    path: Path,
    column: str,
) -> tuple[Any, str, bool]:
    """The shapes in degrees where areas.csv says that the villages lie, the system, if guessed.

    The file's own word on its coordinates is tried first, then what offices bring.
    """
    bounds = shapely.bounds(shapes)
    middle = (bounds[:, :2] + bounds[:, 2:]) / 2
    truth = np.array([(wanted[code].longitude, wanted[code].latitude) for code in codes])
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
    return _carry(shapes, crs, DEGREES), name, is_swapped or crs != own


def _horizontal(crs: pyproj.CRS) -> pyproj.CRS:
    """The part of a system that says east and north; SRGI2013 and DGN95 are WGS 84 to a map."""
    flat = crs.sub_crs_list[0] if crs.is_compound else crs
    return DEGREES if flat.is_geographic else flat


def _move(xy: Any, crs: pyproj.CRS, to: pyproj.CRS) -> Any:
    """Pairs (n, 2) from one system to another; what cannot be is infinite."""
    if crs == to:
        return xy
    change = pyproj.Transformer.from_crs(crs, to, always_xy=True)
    return np.column_stack(change.transform(xy[:, 0], xy[:, 1]))


def _carry(shapes: Any, crs: pyproj.CRS, to: pyproj.CRS) -> Any:
    return shapely.transform(shapes, lambda pairs: _move(pairs, crs, to))


def _polygons(shape: BaseGeometry | None) -> list[BaseGeometry]:
    """The polygons in what a repair left, without its stray lines and points."""
    if shape is None:
        return []
    parts = shapely.get_parts(shapely.get_parts(shape))
    return [part for part in parts if part.geom_type == "Polygon" and part.area > 0]


def _overlaps(shapes: Any) -> int:
    """How many pairs of areas share more than a square metre."""
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    left, right = left[left < right], right[left < right]
    return int((shapely.area(shapely.intersection(shapes[left], shapes[right])) > 1).sum())


def _holes(shapes: Any) -> int:
    """How many holes all areas together have."""
    return int(
        shapely.get_num_interior_rings(shapely.get_parts(shapely.union_all(list(shapes)))).sum()
    )


def _light(
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
        degrees = _carry(simple, metric, DEGREES)
        for decimals in (5, 6, 7):
            rounded = shapely.transform(degrees, lambda xy, to=decimals: np.round(xy, to))
            is_sound = (
                bool(shapely.is_valid(rounded).all())
                and bool(shapely.coverage_is_valid(rounded))
                and _holes(rounded) == holes
            )
            if not is_sound:
                continue
            made = as_geojson(dict(zip(whole, rounded, strict=True)), members)
            if made.bytes_gzip <= MOST_BYTES_SENT:
                return made
    raise Refused(
        _("{path}: batasnya terlalu rumit untuk peta {most} kB.").format(
            path=path, most=MOST_BYTES_SENT // 1000
        )
    )
