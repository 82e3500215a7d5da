"""Every polygon layer of a boundary file, whatever it is packed in."""

import os
import shutil
import warnings
import zipfile
from pathlib import Path
from typing import Final

import geopandas
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FieldError, GeometryError

from data.intake.delivery import DEEPEST, OTHER_ARCHIVES, refuse_locked
from data.problems import Refused
from language.text import _

SUFFIXES: Final = (".shp", ".gpkg", ".geojson", ".json", ".fgb", ".gdb")
MOST_BYTES: Final = 2 << 30  # of an archive in an archive
# How a map of each kind begins. GDAL looks at contents, not at names: a file in another format can
# name a server, and would be answered by one.
BEGINS: Final = {
    ".shp": b"\0\0\x27\x0a",
    ".gpkg": b"SQLite format 3\0",
    ".fgb": b"fgb",
    ".geojson": b"{",
    ".json": b"{",
}
BOM: Final = b"\xef\xbb\xbf"
# GeoJSON may still name a server that knows its coordinate system: no request leaves.
NOWHERE: Final = "127.0.0.1:1"
OFFLINE: Final = {
    "GDAL_HTTP_PROXY": NOWHERE,
    "GDAL_HTTPS_PROXY": NOWHERE,
    "GDAL_HTTP_CONNECTTIMEOUT": "1",
    "GDAL_HTTP_TIMEOUT": "1",
    "GDAL_HTTP_MAX_RETRY": "0",
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none",
    "PROJ_NETWORK": "OFF",
}
Frame = geopandas.GeoDataFrame


def layers_of(path: Path, unpacked: Path) -> list[Frame]:
    """Every polygon layer of the file, as it lies there; archives in it go into `unpacked`."""
    if not path.exists():
        raise Refused(_("{path}: tidak ada berkas itu.").format(path=path))
    if path.suffix.lower() in OTHER_ARCHIVES:
        raise Refused(
            _("{path}: kemasan ini tidak dapat dibuka. Buka dahulu, lalu beri petanya.").format(
                path=path
            )
        )
    _go_offline()
    try:
        sources = _inside(path, unpacked) if path.suffix.lower() == ".zip" else [_source(path)]
        with warnings.catch_warnings():
            # GDAL tells of dropped M values, odd rings and the like: repaired or reported below.
            warnings.simplefilter("ignore")
            layers = [
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
        raise Refused(unreadable(path)) from problem
    polygons = [
        each
        for each in layers
        if isinstance(each, Frame)
        and each.geom_type.isin(("Polygon", "MultiPolygon", "GeometryCollection")).any()
    ]
    if not polygons:
        raise Refused(no_polygons(path))
    return polygons


def _go_offline() -> None:
    pyogrio.set_gdal_config_options(OFFLINE)
    for name in ("no_proxy", "NO_PROXY"):  # what it names would go around that proxy
        os.environ.pop(name, None)


def _source(path: Path) -> str:
    if path.suffix.lower() == ".shp":
        beside = {each.name.lower() for each in path.parent.iterdir()}
        absent = [s for s in (".shx", ".dbf") if f"{path.stem}{s}".lower() not in beside]
        if absent:
            raise Refused(_lacking(path, absent))
    if path.is_file():
        with path.open("rb") as file:
            _refuse_other(path, path.name, file.read(64))
    return str(path)


def _refuse_other(path: Path, name: str, start: bytes) -> None:
    """Raise Refused for a file that does not begin as a map of its name does."""
    begin = BEGINS.get(Path(name).suffix.lower())
    if begin == b"{":
        start = start.removeprefix(BOM).lstrip()
    if begin is None or not start.startswith(begin):
        raise Refused(unreadable(path))


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
        for each in maps:
            if each.lower().endswith(".gdb"):
                continue
            with archive.open(each) as file:
                _refuse_other(path, each, file.read(64))
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


def unreadable(path: Path) -> str:
    return _(
        "{path}: tidak dapat dibaca sebagai peta. Perlu SHP lengkap (.shp, .shx, .dbf; "
        "boleh dalam .zip), GeoPackage, GeoJSON atau FlatGeobuf."
    ).format(path=path)


def no_polygons(path: Path) -> str:
    return _("{path}: tidak berisi poligon wilayah.").format(path=path)
