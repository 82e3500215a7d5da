"""Areas of one level side by side: estimate, band and class, the province as a line through all."""

from html import escape
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from language import numbers
from language.text import _
from ui.look.theme import Mode
from ui.records import records
from ui.screen import canvas
from ui.screen.bands import Band, draw_bands, in_order
from ui.words import classes

EMPTY_HEIGHT: Final = 200
_COLUMNS: Final = ("area_name", "estimate_pct", "low_pct", "high_pct", "class")


def area_bands(
    frame: pd.DataFrame, province_rate_pct: float | None, mode: Mode, *, province_name: str = ""
) -> go.Figure:
    """One row for each area, those above the province at the top; without an estimate at the foot.

    Args:
        frame: area_name; estimate_pct, low_pct and high_pct (percent) and class ('above',
            'not_distinguishable', 'below'), all NULL where the area has too few persons.
        province_rate_pct: the official rate of the province, or None.
        province_name: what its line is called; 'provinsi' without one.
    """
    rows = records(frame, _COLUMNS)
    if not rows:
        return canvas.nothing_yet(EMPTY_HEIGHT, mode)
    bands = in_order([_band(row) for row in rows])
    called = province_name or _("provinsi")
    words = "" if province_rate_pct is None else f"{called} {numbers.percent(province_rate_pct)}"
    figure = draw_bands(bands, province_rate_pct, words, mode)
    said = [classes.count_words(band.kind for band in bands)]
    without = sum(band.value is None for band in bands)
    if without:
        said.append(_("{count} wilayah tanpa angka").format(count=without))
    return canvas.described(
        figure,
        _("Grafik titik dengan kisaran untuk {count} wilayah: {parts}.").format(
            count=len(bands), parts="; ".join(filter(None, said))
        ),
    )


def _band(row: dict[str, Any]) -> Band:
    name, value = str(row["area_name"]), row["estimate_pct"]
    if value is None:
        return Band(name, None, None, None, None, "", "")
    hover = _("<b>{area}</b><br>perkiraan {rate} miskin").format(
        area=escape(name), rate=numbers.percent(value)
    )
    if row["low_pct"] is not None and row["high_pct"] is not None:
        hover += "<br>" + _("kisaran 90 %: {low} sampai {high}").format(
            low=numbers.percent(row["low_pct"]), high=numbers.percent(row["high_pct"])
        )
    if row["class"]:
        hover += "<br>" + classes.class_words(row["class"])
    return Band(
        name, value, row["low_pct"], row["high_pct"], row["class"], numbers.percent(value), hover
    )
