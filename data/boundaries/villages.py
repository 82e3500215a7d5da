"""The villages that a map must show, as areas.csv has them."""

from dataclasses import dataclass
from pathlib import Path

from data.area_code import is_below
from data.reference.tables import read_rows
from data.settings import REFERENCE


@dataclass(frozen=True)
class Village:
    """A row of areas.csv that the map must show."""

    code: str
    bps_code: str
    name: str
    latitude: float
    longitude: float
    area_km2: float


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
