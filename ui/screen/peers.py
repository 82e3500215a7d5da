"""The kabupaten/kota of the province: where each stands, and how its gap has moved."""

from html import escape
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from language import numbers
from language.text import _
from ui.look import theme
from ui.look.theme import Mode
from ui.records import records
from ui.screen import canvas
from ui.screen.bands import BOTTOM, NARROWEST, TOP, VALUE, Band, draw_bands, in_order
from ui.screen.labels import short_name, text_width
from ui.words import classes

ROW: Final = 22  # px: 38 rows
EMPTY_HEIGHT: Final = 200
_COLUMNS: Final = ("area_code", "area_name", "p0_pct", "gap_pp", "gap_low_pp", "gap_high_pp")


def peer_bands(frame: pd.DataFrame, region: str, mode: Mode, *, province_name: str) -> go.Figure:
    """The official gap of each kabupaten/kota with its band; the province is the line at zero.

    Args:
        frame: rows of `peers_by_period`: area_code, area_name, p0_pct (percent), gap_pp, gap_low_pp
            and gap_high_pp (points), province_class.
        region: the area_code to set in bold.
    """
    rows = records(frame, (*_COLUMNS, "province_class"))
    if not rows:
        return canvas.nothing_yet(EMPTY_HEIGHT, mode)
    bands = in_order([_band(row, region) for row in rows])
    figure = draw_bands(bands, 0.0, province_name, mode, row=ROW)
    said = classes.count_words(band.kind for band in bands)
    return canvas.described(
        figure,
        _("Grafik titik dengan kisaran untuk {count} kabupaten dan kota: {parts}.").format(
            count=len(bands), parts=said
        ),
    )


def _band(row: dict[str, Any], region: str) -> Band:
    name = short_name(str(row["area_name"]))
    lines = [
        _("<b>{area}</b><br>{rate} miskin, angka resmi BPS").format(
            area=escape(str(row["area_name"])), rate=numbers.percent(row["p0_pct"])
        ),
        _("{gap} terhadap provinsi").format(gap=numbers.points(row["gap_pp"])),
    ]
    if row["gap_low_pp"] is not None:
        lines.append(
            _("kisaran 90 %: {low} sampai {high}").format(
                low=numbers.number(row["gap_low_pp"], signed=True),
                high=numbers.points(row["gap_high_pp"]),
            )
        )
    if row["province_class"]:
        lines.append(classes.class_words(row["province_class"]))
    return Band(
        name,
        row["gap_pp"],
        row["gap_low_pp"],
        row["gap_high_pp"],
        row["province_class"],
        numbers.number(row["gap_pp"], signed=True),
        "<br>".join(lines),
        is_own=str(row["area_code"]) == region,
    )


def gap_moves(frame: pd.DataFrame, region: str, mode: Mode, *, province_name: str) -> go.Figure:
    """How each gap moved: a ring at the earlier March, a circle at the later, a line between.

    Args:
        frame: area_code, area_name, earlier_gap_pp, gap_pp and gap_change_pp (points), in the order
            to be drawn; rows without an earlier gap are left out.
        region: the area_code to set in bold.
    """
    columns = ("area_code", "area_name", "earlier_gap_pp", "gap_pp", "gap_change_pp")
    rows = [row for row in records(frame, columns) if row["earlier_gap_pp"] is not None]
    if not rows:
        return canvas.nothing_yet(EMPTY_HEIGHT, mode)
    everything, own_row = rows, next((r for r in rows if str(r["area_code"]) == region), None)
    rows, gap = canvas.rows_shown(everything, own_row)
    colors = theme.palette(mode)
    names = [short_name(str(row["area_name"])) for row in rows]
    is_own = [str(row["area_code"]) == region for row in rows]
    changes = [numbers.change(row["gap_change_pp"]) for row in rows]
    shades = {"better": colors.better, "worse": colors.worse, "unchanged": colors.muted}
    left = max(text_width(name, 14, bold=True) for name in names) + 14
    figure = canvas.start(
        26 * len(rows) + TOP + BOTTOM, mode, left=left, right=12, top=TOP, bottom=BOTTOM
    )
    figure.add_scatter(
        x=[0, 0],
        y=[-0.5, len(rows) - 0.5],
        name="province",
        mode="lines",
        line={"color": colors.province, "width": 2, "dash": "dash"},
        hoverinfo="skip",
    )
    for verdict, shade in shades.items():
        at = [place for place, change in enumerate(changes) if change.verdict == verdict]
        _draw_moves(figure, [(place, rows[place]) for place in at], shade, mode)
    far = [max(float(row["earlier_gap_pp"]), float(row["gap_pp"])) for row in rows]
    figure.add_scatter(
        x=far,
        y=list(range(len(rows))),
        name="value",
        mode="text",
        text=[
            f"\u2002{change.arrow} {numbers.number(row['gap_change_pp'], signed=True)}"
            for row, change in zip(rows, changes, strict=True)
        ],
        textposition="middle right",
        textfont={"size": 14, "color": [shades[change.verdict] for change in changes]},
        cliponaxis=False,
        hoverinfo="skip",
    )
    ends = [0.0, *far, *(min(float(row["earlier_gap_pp"]), float(row["gap_pp"])) for row in rows)]
    low, high = min(ends), max(max(ends), min(ends) + 1)
    scale = (high - low) / (NARROWEST - 16 - VALUE)
    figure.update_xaxes(
        range=[low - 16 * scale, high + VALUE * scale],
        showticklabels=False,
        ticks="",
        showline=False,
    )
    figure.update_yaxes(
        range=[len(rows) - 0.5, -0.5],
        tickmode="array",
        tickvals=list(range(len(rows))),
        ticktext=[
            f"<b>{escape(name)}</b>" if own else escape(name)
            for name, own in zip(names, is_own, strict=True)
        ],
        tickfont={"size": 14, "color": colors.ink},
        showgrid=False,
    )
    figure.add_annotation(
        name="province-label",
        text=escape(province_name),
        x=0,
        y=1,
        yref="paper",
        yanchor="bottom",
        xanchor="left",
        xshift=-6,
        showarrow=False,
        font={"size": 14, "color": colors.province},
    )
    if gap is not None:
        canvas.left_out(figure, len(everything) - len(rows), gap, mode)
    said = [f"{name} {change.words}" for name, change in zip(names, changes, strict=True)]
    if len(said) > 6:
        said = [*said[:3], "…", *said[-3:]]
    return canvas.described(
        figure,
        _("Grafik perubahan selisih {count} kabupaten dan kota: {areas}.").format(
            count=len(everything), areas="; ".join(said)
        ),
    )


def _draw_moves(
    figure: go.Figure, moved: list[tuple[int, dict[str, Any]]], shade: str, mode: Mode
) -> None:
    if not moved:
        return
    colors = theme.palette(mode)
    figure.add_scatter(
        x=[x for _place, row in moved for x in (row["earlier_gap_pp"], row["gap_pp"], None)],
        y=[y for place, _row in moved for y in (place, place, None)],
        name="move",
        mode="lines",
        line={"color": shade, "width": 2},
        connectgaps=False,
        hoverinfo="skip",
    )
    places = [place for place, _row in moved]
    hover = [
        _("<b>{area}</b><br>selisih {earlier} menjadi {now}").format(
            area=escape(str(row["area_name"])),
            earlier=numbers.points(row["earlier_gap_pp"]),
            now=numbers.points(row["gap_pp"]),
        )
        for _place, row in moved
    ]
    for column, fill in (("earlier_gap_pp", colors.paper), ("gap_pp", shade)):
        figure.add_scatter(
            x=[row[column] for _place, row in moved],
            y=places,
            name=column,
            mode="markers",
            marker={
                "symbol": "circle",
                "size": 10,
                "color": fill,
                "line": {"color": shade, "width": 2},
            },
            cliponaxis=False,
            hovertext=hover,
            hovertemplate="%{hovertext}<extra></extra>",
        )
