"""`python -m data areas`: boundary files as offices have them, and the map that needs none."""

import gzip
import json
import os
import shutil
import socket
import zipfile
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
import pytest
import shapely
from shapely.affinity import translate

from data.boundaries.geojson import Boundaries, boundaries, schematic_boundaries
from data.boundaries.layers import layers_of
from data.boundaries.schematic import Place, schematic
from data.problems import Refused, StoreProblem
from data.settings import PROJECT
from tests import commands
from tests.data.coverages import REGION, VILLAGES, in_system, shapes, write

CELLS = shapes()
CODES = list(CELLS)
SHAPES = list(CELLS.values())
BPS = [VILLAGES[code].bps_code for code in CODES]
BARE = [code.replace(".", "") for code in CODES]
RAW = (
    Path(os.environ.get("SHARED_FOLDER", PROJECT.parent / "shared"))
    / "boundaries"
    / "kab_madiun_desa_raw.geojson"
)


def take(tmp_path: Path, file: Path, *words: str) -> dict[str, Any]:
    """The report of a file that is accepted."""
    return commands.data(tmp_path / "store", "areas", file, *words, "--json").json


def kept(tmp_path: Path) -> dict[str, Any]:
    """What is in the store now, by area code."""
    return by_code(boundaries(tmp_path / "store", REGION))


def by_code(made: Boundaries) -> dict[str, Any]:
    return {
        each["properties"]["area_code"]: shapely.geometry.shape(each["geometry"])
        for each in made.collection["features"]
    }


def refusal(tmp_path: Path, file: Path) -> str:
    """The one line that a refused file is answered with; nothing is kept."""
    done = commands.data(tmp_path / "store", "areas", file)
    assert done.code == 3, done.err
    assert not (tmp_path / "store" / "boundaries").exists()
    assert done.err.count("\n") == 1 and "Traceback" not in done.err
    return done.err


def same_places(found: dict[str, Any]) -> bool:
    return list(found) == CODES and all(
        found[code].distance(CELLS[code].centroid) < 0.002 for code in CODES
    )


@pytest.mark.parametrize("name", ["a.shp", "a.gpkg", "a.geojson", "a.fgb"])
def test_every_kind_of_file(tmp_path: Path, name: str):
    report = take(tmp_path, write(tmp_path / name, SHAPES, {"KDEPUM": CODES}))
    assert report["matched"] == 206 and report["missing"] == [] and report["extra"] == 0
    assert report["repaired"] == {"gaps": 0, "overlaps": 0, "invalid": 0}
    assert same_places(kept(tmp_path))


@pytest.mark.parametrize("folder", ["", "Batas Desa 2024/"])
def test_a_zipped_shapefile(tmp_path: Path, folder: str):
    write(tmp_path / "batas.shp", SHAPES, {"KDEPUM": CODES})
    with zipfile.ZipFile(tmp_path / "batas.zip", "w") as archive:
        for part in tmp_path.glob("batas.[!z]*"):
            archive.write(part, f"{folder}{part.name.upper()}")
    assert take(tmp_path, tmp_path / "batas.zip")["matched"] == 206
    assert same_places(kept(tmp_path))


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("KDEPUM", CODES),
        ("kode_desa_", [int(each) for each in BARE]),
        ("kode_desa_", [float(each) for each in BARE]),
        ("Kode", [f"'{each}.0 " for each in BARE]),
        ("iddesa", BPS),
        ("ADM4_PCODE", [f"ID{each}" for each in BPS]),
        ("idsls", [f"{each}0004" for each in BPS]),
    ],
)
def test_codes_by_rule_whatever_the_column_is_called(
    tmp_path: Path, column: str, values: list[Any]
):
    write(tmp_path / "a.gpkg", SHAPES, {"OBJECTID": list(range(206)), column: values})
    report = take(tmp_path, tmp_path / "a.gpkg")
    assert report["matched"] == 206 and report["column"] == column
    assert same_places(kept(tmp_path))


def test_a_code_in_four_parts_that_passed_a_spreadsheet(tmp_path: Path):
    columns = {
        "KDPROV": [int(each[:2]) for each in BPS],
        "KDKAB": [int(each[2:4]) for each in BPS],
        "KDKEC": [int(each[4:7]) for each in BPS],
        "KDDESA": [int(each[7:]) for each in BPS],
    }
    assert take(tmp_path, write(tmp_path / "a.gpkg", SHAPES, columns))["matched"] == 206
    assert same_places(kept(tmp_path))


def test_the_column_that_says_bps_is_never_believed(tmp_path: Path):
    columns = {"KDEBPS": CODES[::-1], "KDEPUM": [*CODES[:-1], ""]}
    write(tmp_path / "a.gpkg", SHAPES, columns)
    report = take(tmp_path, tmp_path / "a.gpkg", "--allow-missing")
    assert report["column"] == "KDEPUM" and report["missing"] == [CODES[-1]]
    only = write(tmp_path / "b.gpkg", SHAPES, {"kdebps": CODES})
    shutil.rmtree(tmp_path / "store")
    assert "KDEBPS" in refusal(tmp_path, only)


@pytest.mark.parametrize("epsg", [4326, 9470, 4755, 32749, 23879, 9489, 23836, 3857])
@pytest.mark.parametrize("has_prj", [True, False])
def test_every_system_with_and_without_its_word(tmp_path: Path, epsg: int, has_prj: bool):
    moved = in_system(SHAPES, epsg)
    crs = f"EPSG:{epsg}" if has_prj else None
    report = take(tmp_path, write(tmp_path / "a.shp", moved, {"KDEPUM": CODES}, crs))
    assert report["area_km2"] == pytest.approx(1113.6, rel=0.02)
    assert report["is_crs_guessed"] is not has_prj
    assert same_places(kept(tmp_path))


def test_swapped_axes_and_heights(tmp_path: Path):
    swapped = [shapely.transform(each, lambda xy: xy[:, ::-1]) for each in SHAPES]
    high = shapely.force_3d(swapped, 7.0)
    file = write(tmp_path / "a.gpkg", list(high), {"KDEPUM": CODES}, kind="MultiPolygon Z")
    assert take(tmp_path, file)["is_crs_guessed"]
    found = kept(tmp_path)
    assert same_places(found) and not any(each.has_z for each in found.values())


def test_neighbours_forest_and_reservoirs_are_left_out(tmp_path: Path):
    strange = [translate(SHAPES[0], 0.5), translate(SHAPES[1], 0.3), SHAPES[2], SHAPES[3]]
    columns = {
        "NAMOBJ": [*(VILLAGES[code].name for code in CODES), "A", "B", "KEHUTANAN", "WADUK X"],
        "KDEPUM": [*CODES, "35.20.01.2001", "91.15.--.----", None, CODES[9]],
    }
    report = take(tmp_path, write(tmp_path / "a.gpkg", SHAPES + strange, columns))
    assert report["matched"] == 206 and report["extra"] == 4
    assert report["repaired"]["overlaps"] == 0


def test_pieces_of_one_village_become_one(tmp_path: Path):
    west, south, east, north = SHAPES[5].bounds
    middle = (west + east) / 2
    halves = [
        SHAPES[5].intersection(shapely.box(west, south, middle, north)),
        SHAPES[5].intersection(shapely.box(middle, south, east, north)),
    ]
    file = write(
        tmp_path / "a.gpkg", [*SHAPES[:5], *SHAPES[6:], *halves],
        {"KDEPUM": [*CODES[:5], *CODES[6:], CODES[5], CODES[5]]},
    )  # fmt: skip
    assert take(tmp_path, file)["matched"] == 206
    assert kept(tmp_path)[CODES[5]].geom_type == "Polygon"


def test_a_torn_coverage_is_repaired_and_its_real_hole_kept(tmp_path: Path):
    metres = in_system_of_metres(SHAPES)
    metres[0] = metres[0].buffer(8)  # overlaps
    inner = next(i for i, each in enumerate(metres) if i and not touches_outline(each, metres))
    metres[inner] = metres[inner].buffer(-3)  # a ring of a gap
    report = take(tmp_path, write(tmp_path / "a.gpkg", metres, {"k": CODES}, "EPSG:32749"))
    assert report["repaired"]["gaps"] >= 1 and report["repaired"]["overlaps"] >= 2
    found = np.array(list(kept(tmp_path).values()))
    assert shapely.coverage_is_valid(found) and shapely.is_valid(found).all()
    assert holes(found) == 1  # Kota Madiun


def test_a_bow_tie_is_counted_and_repaired(tmp_path: Path):
    (x, y), *_rest = SHAPES[7].centroid.coords
    tie = [(x, y), (x + 0.004, y + 0.004), (x + 0.004, y), (x, y + 0.004), (x, y)]
    broken = [*SHAPES[:7], shapely.Polygon(tie), *SHAPES[8:]]
    report = take(tmp_path, write(tmp_path / "a.gpkg", broken, {"k": CODES}))
    assert report["repaired"]["invalid"] == 1 and report["matched"] == 206


def in_system_of_metres(geometry: list[Any]) -> list[Any]:
    return in_system(geometry, 32749)


def touches_outline(shape: Any, everything: list[Any]) -> bool:
    return shape.intersects(shapely.union_all(everything).boundary)


def holes(found: Any) -> int:
    return sum(len(each.interiors) for each in shapely.get_parts(shapely.union_all(found)))


def test_fewer_than_all_are_refused_with_the_list_unless_asked(tmp_path: Path):
    file = write(tmp_path / "a.gpkg", SHAPES[2:], {"KDEPUM": CODES[2:]})
    said = refusal(tmp_path, file)
    assert all(f"{code} {VILLAGES[code].name}" in said for code in CODES[:2])
    report = take(tmp_path, file, "--allow-missing")
    assert report["matched"] == 204 and report["missing"] == CODES[:2]
    assert list(kept(tmp_path)) == CODES[2:]


def test_an_empty_shape_is_a_missing_village(tmp_path: Path):
    file = write(tmp_path / "a.gpkg", [None, *SHAPES[1:]], {"KDEPUM": CODES})
    assert CODES[0] in refusal(tmp_path, file)


def test_a_zip_in_a_zip_and_a_path_with_brackets(tmp_path: Path):
    folder = tmp_path / "kiriman [2]"
    folder.mkdir()
    write(folder / "batas.gpkg", SHAPES, {"KDEPUM": CODES})
    with zipfile.ZipFile(folder / "dalam.zip", "w") as archive:
        archive.write(folder / "batas.gpkg", "peta/batas [1].gpkg")
    with zipfile.ZipFile(folder / "luar.zip", "w") as archive:
        archive.write(folder / "dalam.zip", "kec/dalam.zip")
    for name in ("batas.gpkg", "luar.zip"):
        assert take(tmp_path, folder / name)["matched"] == 206


@pytest.mark.parametrize(
    "spelled",
    [
        lambda code: code.replace(".", "-"),
        lambda code: f"\u200b{code}\u202c",
        lambda code: code.replace(".", "\u2007"),
        lambda code: f"'{code.replace('.', '')}.0",
    ],
    ids=["dashes", "signs nobody sees", "figure spaces", "a spreadsheet's"],
)
def test_codes_as_they_are_pasted(tmp_path: Path, spelled):
    file = write(tmp_path / "a.gpkg", SHAPES, {"KDEPUM": [spelled(code) for code in CODES]})
    assert take(tmp_path, file)["matched"] == 206


def broken_files() -> dict[str, Any]:
    """Each broken file: how it is made, and a word of the one line that answers it."""

    def text(name: str, content: bytes):
        def make(folder: Path) -> Path:
            (folder / name).write_bytes(content)
            return folder / name

        return make

    def without(suffix: str):
        def make(folder: Path) -> Path:
            file = write(folder / "a.shp", SHAPES, {"KDEPUM": CODES})
            file.with_suffix(suffix).unlink()
            return file

        return make

    def empty_zip(folder: Path) -> Path:
        with zipfile.ZipFile(folder / "a.zip", "w") as archive:
            archive.writestr("baca.txt", "kosong")
        return folder / "a.zip"

    def marked(flag: int, method: int):
        """A zip whose only member is locked, or packed in a way that is not opened here."""

        def make(folder: Path) -> Path:
            with zipfile.ZipFile(folder / "a.zip", "w") as archive:
                archive.writestr("batas.gpkg", b"x")
            content = bytearray((folder / "a.zip").read_bytes())
            central = content.index(b"PK\x01\x02")
            for place in (6, central + 8):
                content[place] |= flag
            for place in (8, central + 10):
                content[place] = method
            (folder / "a.zip").write_bytes(content)
            return folder / "a.zip"

        return make

    def cut(folder: Path) -> Path:
        file = write(folder / "a.fgb", SHAPES, {"KDEPUM": CODES})
        file.write_bytes(file.read_bytes()[:3000])
        return file

    def points(folder: Path) -> Path:
        middle = [each.centroid for each in SHAPES]
        return write(folder / "a.gpkg", middle, {"KDEPUM": CODES}, kind="Point")

    def nameless(folder: Path) -> Path:
        return write(folder / "a.gpkg", SHAPES, {"NAME_4": [f"x{i}" for i in range(206)]})

    def elsewhere(folder: Path) -> Path:
        return write(folder / "a.gpkg", [translate(e, 2) for e in SHAPES], {"k": CODES})

    def shuffled(folder: Path) -> Path:
        return write(folder / "a.gpkg", SHAPES, {"k": CODES[100:] + CODES[:100]})

    return {
        "no file": (lambda folder: folder / "tidak-ada.shp", "tidak ada berkas"),
        "nothing": (text("a.geojson", b""), "tidak dapat dibaca"),
        "no map": (text("a.geojson", b'{"type": "Feature'), "tidak dapat dibaca"),
        "a table": (text("a.csv", b"a,b\n1,2\n"), "tidak"),
        "no features": (
            text("a.geojson", b'{"type":"FeatureCollection","features":[]}'),
            "tidak berisi poligon",
        ),
        "not a zip": (text("a.zip", b"PK, hampir"), "tidak dapat dibaca"),
        "zip of nothing": (empty_zip, "tidak ada peta"),
        "zip with a password": (marked(1, 0), "kata sandi"),
        "zip of Windows Explorer": (marked(0, 9), "Deflate64"),
        "rar": (text("a.rar", b"Rar!"), "Buka dahulu"),
        "no shx": (without(".shx"), ".shx"),
        "no dbf": (without(".dbf"), ".dbf"),
        "cut off": (cut, "tidak"),
        "points": (points, "tidak berisi poligon"),
        "no codes": (nameless, "NAME_4"),
        "elsewhere": (elsewhere, ".prj"),
        "codes of others": (shuffled, "kolom kode k"),
    }


@pytest.mark.parametrize("fault", broken_files())
def test_each_broken_file_is_one_clear_line(tmp_path: Path, fault: str):
    make, word = broken_files()[fault]
    assert word in refusal(tmp_path, make(tmp_path))


def test_the_previous_boundaries_stay_until_the_new_ones_are_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = write(tmp_path / "a.gpkg", SHAPES, {"KDEPUM": CODES})
    take(tmp_path, file)
    path = tmp_path / "store" / "boundaries" / "areas.geojson"
    before = path.read_bytes()
    fewer = write(tmp_path / "b.gpkg", SHAPES[1:], {"KDEPUM": CODES[1:]})
    assert commands.data(tmp_path / "store", "areas", fewer).code == 3
    assert path.read_bytes() == before

    def fail(_handle: int) -> None:
        raise OSError(28, "full", str(tmp_path / "store"))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        done = commands.data(tmp_path / "store", "areas", fewer, "--allow-missing")
    assert done.code == 5 and path.read_bytes() == before
    take(tmp_path, fewer, "--allow-missing")
    assert path.read_bytes() != before
    assert [each.name for each in path.parent.iterdir()] == ["areas.geojson"]
    assert list((tmp_path / "store" / "work").iterdir()) == []


def test_what_is_kept_bears_codes_and_nothing_else(tmp_path: Path):
    columns = {"KDEPUM": CODES, "PENDUDUK": [7] * 206}
    report = take(tmp_path, write(tmp_path / "a.gpkg", SHAPES, columns))
    made = boundaries(tmp_path / "store", REGION)
    assert made.collection["schematic"] is False and not made.is_schematic
    assert all(list(e["properties"]) == ["area_code"] for e in made.collection["features"])
    assert report["bytes_gzip"] == made.bytes_gzip
    assert len(gzip.compress(made.text.encode())) == pytest.approx(made.bytes_gzip, rel=0.05)


def test_the_operator_reads_the_report(tmp_path: Path):
    file = write(tmp_path / "a.gpkg", SHAPES, {"KDEPUM": CODES})
    done = commands.data(tmp_path / "store", "areas", file)
    assert done.code == 0
    assert "206 dari 206" in done.out and "KDEPUM" in done.out and "celah" in done.out


def test_without_boundaries_the_map_is_schematic_and_says_so(tmp_path: Path):
    schematic_boundaries.cache_clear()
    made = boundaries(tmp_path, REGION)
    assert made.is_schematic and made.collection["schematic"] is True
    schematic_boundaries.cache_clear()
    assert boundaries(tmp_path, REGION).id == made.id
    assert list(by_code(made)) == sorted(VILLAGES)
    assert made.bytes_gzip < 30_000


def test_the_schematic_map_is_a_whole_coverage_with_the_city_cut_out():
    found = np.array(SHAPES)
    assert shapely.coverage_is_valid(found) and shapely.is_valid(found).all()
    whole = shapely.union_all(found)
    assert whole.geom_type == "Polygon" and holes(found) == 1
    assert not whole.contains(shapely.Point(111.5270, -7.6300))
    own = [
        CELLS[code].distance(shapely.Point(each.longitude, each.latitude)) < 0.01
        for code, each in VILLAGES.items()
    ]
    assert np.mean(own) > 0.97


def test_schematic_cells_come_near_the_areas_they_stand_for():
    metres = in_system_of_metres(SHAPES)
    ratio = [
        each.area / 1e6 / VILLAGES[code].area_km2
        for code, each in zip(CODES, metres, strict=True)
        if VILLAGES[code].area_km2 > 0.5
    ]
    assert sum(each.area for each in metres) / 1e6 == pytest.approx(1113.6, rel=0.02)
    assert min(ratio) > 0.6 and max(ratio) < 1.6


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_a_map_of_a_few_places(count: int):
    places = [Place(str(i), -7.5 - 0.01 * i, 111.6 + 0.02 * (i % 2), 4.0) for i in range(count)]
    made = schematic(places)
    assert len(made) == count and not any(each.is_empty for each in made.values())
    assert schematic(places[::-1]) == made


@pytest.mark.parametrize("content", ["", "{}", '{"type":"FeatureCollection","region":"35.20"}'])
def test_a_damaged_file_in_the_store_is_said(tmp_path: Path, content: str):
    (tmp_path / "boundaries").mkdir()
    (tmp_path / "boundaries" / "areas.geojson").write_text(content)
    with pytest.raises(StoreProblem, match="data areas"):
        boundaries(tmp_path, REGION)


@pytest.mark.skipif(not RAW.exists(), reason=f"the real boundaries are not there: {RAW}")
def test_the_real_boundaries(tmp_path: Path):
    report = take(tmp_path, RAW)
    assert report["matched"] == 206 and report["missing"] == [] and report["extra"] == 0
    assert report["area_km2"] == pytest.approx(1113.6, rel=0.003)
    assert report["bytes_gzip"] <= 200_000
    assert report["repaired"]["gaps"] > 1500 and report["repaired"]["overlaps"] > 400
    assert report["repaired"]["invalid"] == 1
    found = np.array(list(kept(tmp_path).values()))
    assert len(found) == 206
    assert shapely.coverage_is_valid(found) and shapely.is_valid(found).all()
    assert holes(found) == 2  # the two exclaves of Kota Madiun
    numbers = json.dumps(json.loads(boundaries(tmp_path / "store", REGION).text)["features"][0])
    assert "area_code" in numbers and "Tambakmas" not in numbers


class Listener:
    """A server that counts who comes; nobody should."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.visits = 0
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                visitor, _address = self.socket.accept()
            except OSError:
                return  # the test is over
            self.visits += 1
            visitor.close()


VIRTUAL = (
    "<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>/vsicurl/{0}/x.geojson"
    "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
)
CALLING = {
    "virtual.geojson": VIRTUAL,
    "virtual.vrt": VIRTUAL,
    "service.json": "<OGRWFSDataSource><URL>{0}/wfs</URL></OGRWFSDataSource>",
    "service.xml": "<OGRWFSDataSource><URL>{0}/wfs</URL></OGRWFSDataSource>",
    "system.geojson": '{{"type": "FeatureCollection", "crs": {{"type": "link", "properties": '
    '{{"href": "{0}/crs.wkt", "type": "ogcwkt"}}}}, "features": [{{"type": "Feature", '
    '"properties": {{"kode": "35.19.01.2001"}}, "geometry": {{"type": "Polygon", "coordinates": '
    "[[[111.5, -7.6], [111.6, -7.6], [111.6, -7.5], [111.5, -7.6]]]}}}}]}}",
}


@pytest.mark.parametrize("is_packed", [False, True])
@pytest.mark.parametrize("name", CALLING)
def test_no_boundary_file_makes_the_computer_call_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, is_packed: bool
):
    monkeypatch.setenv("no_proxy", "*")
    listener = Listener()
    path = tmp_path / name
    path.write_text(CALLING[name].format(listener.address))
    if is_packed:
        packed = path.with_suffix(".zip")
        with zipfile.ZipFile(packed, "w") as archive:
            archive.write(path, name)
        path = packed
    with listener.socket:
        if name.endswith(".geojson") and name.startswith("system"):
            assert len(layers_of(path, tmp_path)) == 1
        else:
            with pytest.raises(Refused):
                layers_of(path, tmp_path)
    assert listener.visits == 0
