"""What the map asks of this server by address: its code and its shapes, named by content.

A name never changes its content, so browsers keep both for ever; a new version has a new address.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from data.boundaries import geojson
from data.settings import settings
from ui.browser_code import KINDS, Code, Packed
from ui.map.geometry import Shapes, shapes

FOLDER: Final = "map"  # in addresses, below the dashboard's own
CODE: Final = Code(FOLDER, Path(__file__).parent / "browser")
ENTRY: Final = "map.js"


class Ground(NamedTuple):
    """The shapes of a region, and whether they are only schematic."""

    shapes: Shapes
    is_schematic: bool


def ground(store: Path, region: str) -> Ground:
    """The shapes of the boundaries that the store keeps now, desa and kecamatan.

    Raises StoreProblem when the kept file cannot be read.
    """
    path = store / geojson.FOLDER / geojson.FILE
    stamp = (path.stat().st_mtime_ns, path.stat().st_ino) if path.exists() else None
    return _ground(store, region, stamp)


def here() -> Ground:
    """The same of the office's own store and region."""
    return ground(settings().store, settings().region)


@lru_cache(maxsize=4)
def _ground(store: Path, region: str, stamp: tuple[int, int] | None) -> Ground:
    """`stamp` is that of the file; None for the schematic map."""
    del stamp
    own = geojson.boundaries(store, region)
    levels = {"desa": own.collection, "kecamatan": own.kecamatan.collection}
    return Ground(shapes(levels), own.is_schematic)


def shapes_address(of: Shapes) -> str:
    """Where the browser finds these shapes, below the dashboard's own address."""
    return f"{FOLDER}/shapes-{of.id}.json"


def code_address() -> str:
    """Where the browser finds the code of the map."""
    return CODE.address_of(ENTRY)


def shapes_file(name: str, of: Shapes) -> Packed | None:
    """The shapes of that name; None where it names others."""
    if f"{FOLDER}/{name}" != shapes_address(of):
        return None
    return Packed(of.packed, KINDS[".json"])
