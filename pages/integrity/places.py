"""Findings by kecamatan and desa, in the order of their codes: a list of work, not of blame."""

import pandas as pd

from language import numbers
from language.text import _
from pages.integrity.files import long_form
from pages.integrity.grid import CELL, Row, cells_by
from pages.integrity.kinds import placed
from ui import links
from ui.records import records

_NAMED = ("area_code", "area_name", "level", "parent_name")


def subtitle(shown: str, release: str) -> str:
    """What stands in the cells; shown: 'findings' or 'amount_idr'."""
    words = {
        "findings": _("temuan dan, di bawahnya, yang diperiksa; {release}; urut kode wilayah"),
        "amount_idr": _("rupiah yang melekat pada temuan; {release}; urut kode wilayah"),
    }
    return words[shown].format(release=numbers.release(release))


def remark() -> str:
    """What a row says of a village, and what it does not."""
    return _(
        "Banyaknya temuan mengikuti banyaknya penyaluran, dan mutu daftar bukan hanya urusan "
        "desa: bandingkan dengan yang diperiksa. Yang tidak ada di registri tidak punya desa, "
        "jadi hanya dihitung untuk seluruh kabupaten."
    )


def rows(by_area: pd.DataFrame, release: str) -> list[Row]:
    """A row for each area; rows of `integrity_by_area`."""
    cells = cells_by(by_area, "area_code", _NAMED)
    return [_row(code, of_area, release) for code, of_area in cells.items()]


def _row(code: str, cells: dict[str, dict[str, object]], release: str) -> Row:
    about = next(iter(cells.values()))
    is_village = about["level"] == "desa"
    return Row(
        str(about["area_name"]),
        _("Kec. {name}").format(name=about["parent_name"]) if is_village else "",
        links.link("", {"area": code, "release": release}),
        cells,
    )


def title(by_area: pd.DataFrame) -> str:
    """Which areas are told."""
    if "desa" in set(by_area["level"]):
        return _("Yang perlu dicek di setiap desa dan kelurahan")
    return _("Yang perlu dicek di setiap kecamatan")


def saved(by_area: pd.DataFrame, release: str) -> pd.DataFrame:
    """Every cell as a row, to be read and saved."""
    order = {kind.name: place for place, kind in enumerate(placed())}
    rows = [
        {**row, "area": row["area_code"], "release": release}
        for row in records(by_area, (*_NAMED, *CELL))
        if row["kind"] in order
    ]
    rows.sort(key=lambda row: (row["area_code"], order[row["kind"]]))
    return long_form(rows, ("area", "area_name", "parent_name", "release"))
