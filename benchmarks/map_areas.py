"""What benchmarks/map_app.py draws: the boundaries that BOUNDARIES names, and made-up answers.

Apart from the app, whose file is run anew for every reader.
"""

import json
import os
from functools import cache
from pathlib import Path
from random import Random

import pandas as pd

from ui.map import geometry
from ui.map.geometry import Shapes

RELEASES = ("2026-3", "2026-4")


@cache
def text() -> str:
    """The boundaries as GeoJSON."""
    return Path(os.environ["BOUNDARIES"]).read_text(encoding="utf-8")


@cache
def shapes() -> Shapes:
    """The same boundaries as our map takes them."""
    return geometry.shapes({"desa": json.loads(text())})


@cache
def names() -> list[str]:
    """What the areas are called: as long as names are."""
    return [f"Wonoasri {code[-7:]}" for code in shapes().codes["desa"]]


def areas(release: str, turn: int) -> pd.DataFrame:
    """Made-up answers of `areas_by_measure`, others for every turn."""
    random = Random(f"{release} {turn}")
    codes = shapes().codes["desa"]
    values = [random.lognormvariate(2.2, 0.5) for _code in codes]
    return pd.DataFrame(
        {
            "area_code": codes,
            "value": values,
            "low": None,
            "high": None,
            "province_class": None,
        }
    )
